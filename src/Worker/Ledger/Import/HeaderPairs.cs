namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What a header of two words says: one thing told in two words, or two things in one column.</summary>
internal static class HeaderPairs
{
    // What wins among texts that may stand in one cell.
    private static readonly LedgerColumn[] Texts =
        [LedgerColumn.Progress, LedgerColumn.Measure, LedgerColumn.Target, LedgerColumn.Symptom, LedgerColumn.RootCause, LedgerColumn.Evidence, LedgerColumn.Source, LedgerColumn.Category, LedgerColumn.Remark];

    private static readonly LedgerColumn[] Units = [LedgerColumn.LeadUnit, LedgerColumn.SupportingUnits, LedgerColumn.OverseeingUnit];

    /// <summary>The meaning of both.</summary>
    public static HeaderMeaning Of(HeaderMeaning left, HeaderMeaning right)
    {
        if (left.Turn is HeaderTurn.Side or HeaderTurn.Two || right.Turn == HeaderTurn.Two)
        {
            return left.Turn == HeaderTurn.Side && right.Turn == HeaderTurn.Side ? HeaderMeaning.Side : HeaderMeaning.Two;
        }

        if (right.Turn == HeaderTurn.Side || left.Column == right.Column)
        {
            return left with { IsWord = false };
        }

        // 责任单位及责任人: the persons are told from the units cell by cell
        if (Array.IndexOf(Units, left.Column) >= 0 && right.Column == LedgerColumn.Responsible)
        {
            return left with { IsWord = false };
        }

        // 问题及整改措施 is a whole ledger in one column.
        if (Is(left, right, LedgerColumn.Symptom, LedgerColumn.Measure) && left.Turn == HeaderTurn.Fixed && right.Turn == HeaderTurn.Fixed)
        {
            return HeaderMeaning.Two;
        }

        foreach (var group in new[] { Units, Texts })
        {
            var (a, b) = (Array.IndexOf(group, left.Column), Array.IndexOf(group, right.Column));
            if (a >= 0 && b >= 0)
            {
                return (a <= b ? left : right) with { IsWord = false };
            }
        }

        return HeaderMeaning.Two;
    }

    private static bool Is(HeaderMeaning left, HeaderMeaning right, LedgerColumn one, LedgerColumn other) =>
        (left.Column == one && right.Column == other) || (left.Column == other && right.Column == one);
}
