using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>How a deadline was read whose day does not stand in its cell; one line of the table that the office checks.</summary>
/// <param name="Written">The words of the cell.</param>
/// <param name="Date">The day they come to; null for what is only kept up.</param>
/// <param name="LongTerm">并长期坚持</param>
/// <param name="Note">What was taken for granted.</param>
/// <param name="Count">In how many cells.</param>
/// <param name="Sheet">Where the first stands.</param>
/// <param name="Row">Its row, from 1.</param>
internal sealed record ReckonedDeadline(string Written, DateOnly? Date, bool LongTerm, string? Note, int Count, string Sheet, int Row)
{
    /// <summary>Each reading once, in the order of the file.</summary>
    public static IReadOnlyList<ReckonedDeadline> Of(IReadOnlyList<(DeadlinePart Part, LedgerRow Row)> cells) =>
    [
        .. cells.GroupBy(c => (c.Part.Text, c.Part.Date, c.Part.LongTerm, c.Part.Note), c => c.Row)
            .Select(g => new ReckonedDeadline(g.Key.Text, g.Key.Date, g.Key.LongTerm, g.Key.Note, g.Count(), g.First().Sheet, g.First().Number)),
    ];

    /// <summary>Those of several ledgers in one list.</summary>
    public static IReadOnlyList<ReckonedDeadline> Joined(IEnumerable<ReckonedDeadline> deadlines) =>
        [.. deadlines.GroupBy(d => (d.Written, d.Date, d.LongTerm, d.Note)).Select(g => g.First() with { Count = g.Sum(d => d.Count) })];

    /// <summary>2026年12月31日，并长期坚持</summary>
    public string Meaning => (Date, LongTerm) switch
    {
        ({ } day, true) => Say(ImportTexts.DayAndLongTerm, OfficialDate.Of(day)),
        ({ } day, false) => OfficialDate.Of(day),
        (null, _) => ImportTexts.LongTermWord,
    };

    /// <summary>As a line of the table.</summary>
    public string Line => Say(ImportTexts.DeadlineLine, Written, Note is null ? Meaning : Say(ImportTexts.WithLabel, Meaning, Note), Count, Sheet, Row);
}
