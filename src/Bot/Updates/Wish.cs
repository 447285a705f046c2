using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>The object of a button or a form that asks for a card: <c>{"do":"propose","action":"report","measure":5,"percent":60,"text":"…","until":"2026-12-20","on":"2026-11-15"}</c>. It comes from outside like any text.</summary>
internal sealed record Wish(long MeasureId, UpdateDraft Draft)
{
    /// <summary>The same as it was typed.</summary>
    public required FormFields Typed { get; init; }

    /// <summary>Whether a form sent it.</summary>
    public bool IsForm { get; init; }

    /// <summary>What a button carries.</summary>
    public static object Of(UpdateDraft draft, long measure) => new
    {
        @do = "propose", action = Name(draft.Action), measure, percent = draft.Percent, text = draft.Text, until = IsoDay.Text(draft.Until), on = IsoDay.Text(draft.CompletedOn),
    };

    /// <summary>What the button of a form carries; its fields come beside it under the names above, those that were left empty do not.</summary>
    public static object OfForm(UpdateAction action, long measure) => new { @do = "propose", action = Name(action), measure, form = true };

    /// <summary>Reads it; null when it is none of ours.</summary>
    public static Wish? Read(JsonElement value)
    {
        if (Text(value, "action") is not { } action
            || !Enum.TryParse<UpdateAction>(action, ignoreCase: true, out var what) || !string.Equals(Name(what), action, StringComparison.Ordinal)
            || Number(value, "measure") is not { } measure
            || !TryDay(value, "on", out var completedOn))
        {
            return null;
        }

        var typed = FormFields.Of(value);
        return new Wish(measure, new UpdateDraft
        {
            Action = what,
            Percent = typed.Share,
            Text = SpokenText.Clean(typed.Text),
            Until = typed.Day,
            CompletedOn = completedOn,
        })
        {
            Typed = typed, IsForm = value.TryGetProperty("form", out var form) && form.ValueKind == JsonValueKind.True,
        };
    }

    /// <summary>A member that is a text.</summary>
    public static string? Text(JsonElement value, string name)
    {
        try
        {
            return value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // half a surrogate pair
            return null;
        }
    }

    // a day of ours that cannot be read would be another day
    private static bool TryDay(JsonElement value, string name, out DateOnly? day)
    {
        day = IsoDay.Find(Text(value, name));
        return day is not null || !value.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null;
    }

    private static string Name(UpdateAction action) => action switch
    {
        UpdateAction.Report => "report",
        UpdateAction.Complete => "complete",
        UpdateAction.Evidence => "evidence",
        UpdateAction.Promise => "promise",
        UpdateAction.Undo => "undo",
    };

    /// <summary>Forms send numbers as numbers or as texts.</summary>
    private static long? Number(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var number) ? number
        : long.TryParse(Text(value, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written) ? written
        : null;
}
