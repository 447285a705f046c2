using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>A bounded list of measures; what does not fit is counted.</summary>
internal static class DigestMeasureTable
{
    /// <summary>Where a name is cut.</summary>
    public const int MaxNameLength = 40;

    private const int MaxProblemLength = 60;

    /// <param name="page">Where to.</param>
    /// <param name="model">Of this digest.</param>
    /// <param name="list">The measures.</param>
    /// <param name="rows">How many are shown at most.</param>
    /// <param name="late">Also says how many days each is overdue.</param>
    /// <param name="day">What the day of a row is; null for the deadline.</param>
    public static void Write(Page page, DigestModel model, DigestList<DigestMeasure> list, int rows, bool late = false, string? day = null)
    {
        var deadline = new PageColumn(day ?? DigestTexts.Deadline, model.NumbersOnly ? 60 : 33, late ? DigestTexts.DaysOverdue : null);
        page.Table(
            model.NumbersOnly
                ? [new(DigestTexts.Number, 40), deadline]
                : [new(DigestTexts.Number, 17), new(DigestTexts.Unit, 50, DigestTexts.Problem), deadline],
            list.Rows.Take(rows).Select(IReadOnlyList<PageCell> (m) => model.NumbersOnly
                ? [m.Number.ToString(), When(m, late)]
                : [Number(m), new(Plain.Cut(m.Unit, MaxNameLength), Plain.Cut(m.Problem, MaxProblemLength)), When(m, late)]));
        More(page, model, list.Total - Math.Min(list.Rows.Count, rows));
    }

    /// <summary>Says how many are left out and where they are.</summary>
    public static void More(Page page, DigestModel model, int left)
    {
        if (left > 0)
        {
            page.Remark(Say(model.Attachment is null ? DigestTexts.MoreInLedger : DigestTexts.MoreAttached, left));
        }
    }

    private static PageCell Number(DigestMeasure measure) =>
        measure.Ledger is null ? measure.Number.ToString() : Say(PageTexts.NumberInLedger, measure.Number, Plain.Cut(measure.Ledger, MaxNameLength));

    private static PageCell When(DigestMeasure measure, bool late) => new(
        measure.Deadline is { } day ? OfficialDate.Of(day) : LetterTexts.NoDeadline,
        late ? Say(DigestTexts.Days, measure.DaysOverdue) : null);
}
