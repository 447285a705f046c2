using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>Where a list goes on: what 下一页 carries. It comes back from outside, so it says only which list; whose it is and what may be seen is decided anew.</summary>
internal sealed record PageToken
{
    /// <summary>One of <see cref="Measures"/>, <see cref="Notices"/>.</summary>
    public required string List { get; init; }

    /// <summary>After which row.</summary>
    public required string After { get; init; }

    /// <summary>What was asked of the measures.</summary>
    public Asked Asked { get; init; }

    /// <summary>Of which measures.</summary>
    public MeasureFilter? Filter { get; init; }

    /// <summary>Of one problem or measure.</summary>
    public string? Number { get; init; }

    /// <summary>The ledger of the problem.</summary>
    public string? Ledger { get; init; }

    public const string Measures = "measures";
    public const string Notices = "notices";

    private const int MaxPlace = 40;

    /// <summary>The object of the button.</summary>
    public object ToData()
    {
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["do"] = "page", ["list"] = List, ["after"] = After };
        if (List == Measures)
        {
            data["asked"] = Asked.ToString();
            foreach (var (name, text) in FilterToken.Write(Filter!))
            {
                data[name] = text;
            }
        }

        if (Number is not null)
        {
            data["number"] = Number;
        }

        if (Ledger is not null)
        {
            data["ledger"] = Ledger;
        }

        return data;
    }

    /// <summary>Reads such an object; null when it is none of ours.</summary>
    public static PageToken? Read(JsonElement value) => SubmitText.Of(value, "after") is not { Length: <= MaxPlace } after ? null : SubmitText.Of(value, "list") switch
    {
        Measures when FilterToken.Read(value) is { } filter && SubmitText.Of(value, "asked") is nameof(Asked.List) or nameof(Asked.Urgent) or nameof(Asked.People) => new PageToken
        {
            List = Measures, After = after, Filter = filter, Asked = Enum.Parse<Asked>(SubmitText.Of(value, "asked")!),
        },
        Notices => new PageToken { List = Notices, After = after, Number = SubmitText.Of(value, "number"), Ledger = SubmitText.Of(value, "ledger") },

        // buttons of a chat from before there were filters
        "tasks" => new PageToken { List = Measures, After = after, Filter = MeasureFilter.Tasks },
        "due" when IsoDay.Find(SubmitText.Of(value, "before")) is { } before => new PageToken { List = Measures, After = after, Filter = Due(value, before) },
        _ => null,
    };

    /// <summary>The place in a list of measures.</summary>
    public ListPlace Place => ListPlace.Parse(After);

    private static MeasureFilter Due(JsonElement value, DateOnly before)
    {
        var from = IsoDay.Find(SubmitText.Of(value, "from"));
        return new MeasureFilter
        {
            Overdue = from is null,
            Due = from is null || before == DateOnly.MinValue ? null : new DaySpan(from, before.AddDays(-1)),
            Stage = from is null ? null : MeasureStage.Open,
            Units = long.TryParse(SubmitText.Of(value, "unit"), NumberStyles.None, CultureInfo.InvariantCulture, out var unit) ? [unit] : [],
        };
    }
}

/// <summary>Members of what a button sends.</summary>
internal static class SubmitText
{
    private const int MaxLength = 400;

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
