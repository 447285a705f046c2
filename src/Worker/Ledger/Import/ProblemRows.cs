using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>The rows of one problem, from the row of its number to the row before the next.</summary>
/// <param name="Category">From the heading row above it, when there is one.</param>
internal sealed record ProblemRows(ProblemNumber Number, string? Category, SheetLabels Labels, List<LedgerRow> Rows)
{
    public LedgerRow First => Rows[0];

    /// <summary>Where the category was read.</summary>
    public FieldCell? CategoryField { get; init; }
}
