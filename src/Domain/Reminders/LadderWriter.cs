using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Writes a ladder in its one spelling: members in fixed order, Chinese unescaped, line feeds, no final one.</summary>
internal static class LadderWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // never put into HTML; people read it
    };

    public static string Write(Ladder ladder)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("name", ladder.Name);
            json.WriteStartArray("rungs");
            foreach (var rung in ladder.Rungs)
            {
                Write(json, rung);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Rung rung)
    {
        json.WriteStartObject();
        json.WriteString("name", rung.Name);
        json.WriteString("light", LightNames.NameOf(rung.Light));
        json.WriteStartObject("when");
        Write(json, rung.When);
        json.WriteEndObject();
        Write(json, "to", rung.To);
        Write(json, "copy", rung.Copy);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RungTiming when)
    {
        switch (when)
        {
            case RungTiming.Before before:
                json.WriteNumber("before", before.Days);
                break;
            case RungTiming.OnTheDay:
                json.WriteBoolean("day", true);
                break;
            case RungTiming.After after:
                json.WriteNumber("after", after.Days);
                if (after.Every is { } every)
                {
                    json.WriteNumber("every", every);
                }

                break;
            case RungTiming.Silence silence:
                json.WriteNumber("silence", silence.Days);
                json.WriteNumber("whileMoreThan", silence.WhileMoreThan);
                if (silence.WhileAtMost is { } most)
                {
                    json.WriteNumber("whileAtMost", most);
                }

                break;
            case RungTiming.QuarterEnd quarter:
                json.WriteNumber("quarterEndBefore", quarter.DaysBefore);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Write(Utf8JsonWriter json, string member, IReadOnlyList<PostRole> roles)
    {
        json.WriteStartArray(member);
        foreach (var role in roles)
        {
            json.WriteStringValue(PostRoleNames.NameOf(role));
        }

        json.WriteEndArray();
    }
}
