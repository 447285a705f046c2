namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What a row reports: a table may have a column of progress for each month, and none of them may pass for another.</summary>
internal static class ProgressCells
{
    /// <summary>The filled cells that say different things, in the order of their columns.</summary>
    public static IReadOnlyList<FieldCell> Of(LedgerRow row) =>
        [.. row.All(LedgerColumn.Progress).Where(f => !f.IsBlank).DistinctBy(f => f.Text, StringComparer.Ordinal)];

    /// <summary>All of it as one text; where there are several, each behind the header of its column.</summary>
    public static FieldCell Joined(LedgerRow row) => Of(row) is { Count: > 1 } cells
        ? cells[0] with
        {
            Text = string.Join('\n', cells.Select(f => Say(ImportTexts.ProgressUnder, row.Header.NameOf(f.Column), f.Text))),
            FromAbove = cells.All(f => f.FromAbove),
        }
        : row[LedgerColumn.Progress];
}
