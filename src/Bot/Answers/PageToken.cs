using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>Where a list goes on: what 下一页 carries. It comes back from outside, so it says only which list; whose it is and what may be seen is decided anew.</summary>
internal sealed record PageToken
{
    /// <summary>One of <see cref="Tasks"/>, <see cref="Due"/>, <see cref="Notices"/>.</summary>
    public required string List { get; init; }

    /// <summary>After which row.</summary>
    public required string After { get; init; }

    /// <summary>First deadline, when there is one.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day after the last deadline.</summary>
    public DateOnly? Before { get; init; }

    /// <summary>Of one unit.</summary>
    public long? Unit { get; init; }

    /// <summary>Of one problem or measure.</summary>
    public string? Number { get; init; }

    /// <summary>The ledger of the problem.</summary>
    public string? Ledger { get; init; }

    public const string Tasks = "tasks";
    public const string Due = "due";
    public const string Notices = "notices";

    /// <summary>The object of the button.</summary>
    public object ToData() => new
    {
        @do = "page", list = List, after = After, from = IsoDay.Text(From), before = IsoDay.Text(Before),
        unit = Unit?.ToString(CultureInfo.InvariantCulture), number = Number, ledger = Ledger,
    };

    /// <summary>Reads such an object; null when it is none of ours.</summary>
    public static PageToken? Read(JsonElement value) => SubmitText.Of(value, "list") is Tasks or Due or Notices && SubmitText.Of(value, "after") is { Length: <= 40 } after
        ? new PageToken
        {
            List = SubmitText.Of(value, "list")!, After = after, From = IsoDay.Find(SubmitText.Of(value, "from")), Before = IsoDay.Find(SubmitText.Of(value, "before")),
            Unit = long.TryParse(SubmitText.Of(value, "unit"), NumberStyles.None, CultureInfo.InvariantCulture, out var unit) ? unit : null,
            Number = SubmitText.Of(value, "number"), Ledger = SubmitText.Of(value, "ledger"),
        }
        : null;

    /// <summary>The place in a list of measures.</summary>
    public ListPlace Place => ListPlace.Parse(After);
}

/// <summary>Members of what a button sends.</summary>
internal static class SubmitText
{
    private const int MaxLength = 200;

    /// <summary>A member that is a text; null when it is missing, none, too long, or no text at all (half a surrogate pair).</summary>
    public static string? Of(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
                && member.GetString() is { Length: <= MaxLength } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
