using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Rows that go back together: those of a refused problem, or of what would be one if its number could be read.</summary>
/// <param name="Number">Null when it could not be read.</param>
/// <param name="Category">Of the heading above or of an earlier row.</param>
internal sealed record ReturnedRows(ProblemNumber? Number, string? Category, SheetLabels Labels, List<LedgerRow> Rows)
{
    public static ReturnedRows Of(ProblemRows problem) => new(problem.Number, problem.Category, problem.Labels, problem.Rows);
}

/// <summary>What of a sheet goes back, in the order of the sheet.</summary>
/// <param name="Whole">The table as a whole was refused: all of the sheet goes back as it is.</param>
/// <param name="Above">How many rows stand above its first header.</param>
/// <param name="NeedsIssued">It does not say its issue date itself.</param>
internal sealed record ReturnedSheet(SheetGrid Sheet, bool Whole, int Above, bool NeedsIssued, IReadOnlyList<ReturnedRows> Parts);
