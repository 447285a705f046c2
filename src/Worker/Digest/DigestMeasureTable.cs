using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>A bounded list of measures; what does not fit is counted.</summary>
internal static class DigestMeasureTable
{
    /// <summary>Where a name is cut.</summary>
    public const int MaxNameLength = 40;

    private const int MaxTextLength = 60;
    private const int MaxProblemLength = 36;

    /// <param name="page">Where to.</param>
    /// <param name="model">Of this digest.</param>
    /// <param name="list">The measures.</param>
    /// <param name="rows">How many are shown at most.</param>
    /// <param name="late">Also says how many days each is overdue.</param>
    /// <param name="day">What the day of a row is; null for the deadline.</param>
    public static void Write(Page page, DigestModel model, DigestList<DigestMeasure> list, int rows, bool late = false, string? day = null)
    {
        page.Table(
            model.NumbersOnly
                ? [new(DigestTexts.Number, 40), new(day ?? DigestTexts.Deadline, 60, late ? DigestTexts.DaysOverdue : null)]
                :
                [
                    new(DigestTexts.Number, 14, SeveralLedgers(list) ? DigestTexts.Ledger : null), new(DigestTexts.Measure, 38, DigestTexts.Problem), new(DigestTexts.Unit, 26, DigestTexts.Owner),
                    new(day ?? DigestTexts.Deadline, 22, late ? DigestTexts.DaysOverdue : null),
                ],
            list.Rows.Take(rows).Select(IReadOnlyList<PageCell> (m) => model.NumbersOnly
                ? [m.Number.ToString(), When(m, model.Figures.Period.Day, late)]
                : [Number(m), What(m), new(Plain.Cut(m.Unit, MaxNameLength), OwnerOf(m.Owner)), When(m, model.Figures.Period.Day, late)]));
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

    private static bool SeveralLedgers(DigestList<DigestMeasure> list) => list.Rows.Any(m => m.Ledger is not null);

    private static PageCell Number(DigestMeasure measure) =>
        new(measure.Number.ToString(), measure.Ledger is null ? null : Plain.Cut(measure.Ledger, MaxNameLength));

    /// <summary>The measure by its own text, with the problem behind it.</summary>
    private static PageCell What(DigestMeasure measure) => measure.Text.Length == 0 || string.Equals(measure.Text, measure.Problem, StringComparison.Ordinal)
        ? new(Plain.Cut(measure.Problem, MaxTextLength))
        : new(Plain.Cut(measure.Text, MaxTextLength), Plain.Cut(measure.Problem, MaxProblemLength));

    private static string OwnerOf(DigestOwner owner) => Say(
        DigestTexts.OwnerNames, Plain.Cut(owner.Handler ?? DigestTexts.Vacant, MaxNameLength), Plain.Cut(owner.Leader ?? DigestTexts.Vacant, MaxNameLength));

    private static PageCell When(DigestMeasure measure, DateOnly paper, bool late) => new(
        measure.Deadline is { } day ? OfficialDate.Short(day, paper) : LetterTexts.NoDeadline,
        late ? Say(measure.IsNew ? DigestTexts.DaysNew : DigestTexts.Days, measure.DaysOverdue) : null);
}
