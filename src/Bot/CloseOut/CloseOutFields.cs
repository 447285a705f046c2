using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.CloseOut;

/// <summary>What a button or a form of the close-out sends: <c>{"do":"closeout","move":"Verify","problem":5,"text":"…","yes0":"1","note0":"…"}</c>. It comes from outside like any text.</summary>
internal sealed record CloseOutFields
{
    public const string Do = "closeout";

    /// <summary>The move; null for whatever waits for the speaker.</summary>
    public CloseOutMove? Move { get; private init; }

    /// <summary>The problem's row.</summary>
    public long Problem { get; private init; }

    /// <summary>Whether a form sent it: then what is missing is said.</summary>
    public bool IsForm { get; private init; }

    /// <summary>What was said.</summary>
    public string? Text { get; init; }

    /// <summary>The clauses as they were answered, each with its note; null where neither was chosen.</summary>
    public IReadOnlyDictionary<CloseOutClause, (bool? Yes, string? Note)> Clauses { get; private init; } = new Dictionary<CloseOutClause, (bool?, string?)>();

    public bool? Effective { get; private init; }

    public bool? Holds { get; private init; }

    public bool? Relapse { get; private init; }

    public DateOnly? From { get; private init; }

    public int? Days { get; private init; }

    /// <summary>What was said in a sentence.</summary>
    public static CloseOutFields Of(CloseOutMove? move, long problem, string? text) => new() { Move = move, Problem = problem, Text = SpokenText.Clean(text) };

    /// <summary>What a button carries; the fields of its form come beside it.</summary>
    public static object Button(CloseOutMove? move, long problem, bool isForm) => new { @do = Do, move = move?.ToString(), problem, form = isForm };

    /// <summary>Reads it; null when it is none of ours.</summary>
    public static CloseOutFields? Read(JsonElement value)
    {
        CloseOutMove? move = null;
        if (Wish.Text(value, "move") is { } name)
        {
            if (!Enum.TryParse<CloseOutMove>(name, out var found) || found.ToString() != name)
            {
                return null;
            }

            move = found;
        }

        return !value.TryGetProperty("problem", out var row) || row.ValueKind != JsonValueKind.Number || !row.TryGetInt64(out var problem) ? null : new CloseOutFields
        {
            Move = move,
            Problem = problem,
            IsForm = value.TryGetProperty("form", out var form) && form.ValueKind == JsonValueKind.True,
            Text = SpokenText.Clean(Wish.Text(value, "text")),
            Clauses = Enum.GetValues<CloseOutClause>().ToDictionary(clause => clause, clause => (Choice(value, YesOf(clause)), SpokenText.Clean(Wish.Text(value, NoteOf(clause))))),
            Effective = Choice(value, "effective"),
            Holds = Choice(value, "holds"),
            Relapse = Choice(value, "relapse"),
            From = IsoDay.Find(Wish.Text(value, "from")),
            Days = int.TryParse(Wish.Text(value, "days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null,
        };
    }

    /// <summary>The field of a clause's answer.</summary>
    public static string YesOf(CloseOutClause clause) => FormattableString.Invariant($"yes{(int)clause}");

    /// <summary>The field of its note.</summary>
    public static string NoteOf(CloseOutClause clause) => FormattableString.Invariant($"note{(int)clause}");

    /// <summary>As the rule takes it: what was left empty is left out, so that the rule asks for it.</summary>
    public CloseOutWish ToWish() => new()
    {
        Text = Text,
        Answers = [.. Clauses.Where(c => c.Value.Yes is not null).Select(c => new ClauseAnswer(c.Key, c.Value.Yes!.Value, c.Value.Note ?? string.Empty))],
        Effective = Effective switch { true => Effectiveness.Yes, false => Effectiveness.No, null => Effectiveness.NotJudged },
        NoticeFrom = From,
        NoticeDays = Days,
        IsRelapse = Relapse ?? false,
        Holds = Holds ?? false,
    };

    private static bool? Choice(JsonElement value, string name) => Wish.Text(value, name) switch { "1" => true, "0" => false, _ => null };
}
