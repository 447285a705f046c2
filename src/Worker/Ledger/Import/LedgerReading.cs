using CaseReform.Ops.Data.Ledger.Import;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What a workbook holds: problems that were read for certain, and what was not.</summary>
/// <param name="Problems">In the order of the file; none of them has a refusal.</param>
/// <param name="Refusals">The unit of refusal is the whole problem; a refusal without a problem number speaks of a row or a sheet.</param>
/// <param name="Warnings">Assumptions that the office should know of, each with its place.</param>
/// <param name="UnknownUnits">Names the directory does not have: to be created when that was asked for, else each has its refusal.</param>
internal sealed record LedgerReading(
    IReadOnlyList<ImportedProblem> Problems,
    IReadOnlyList<Refusal> Refusals,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> UnknownUnits)
{
    /// <summary>What was refused, to be written back with the reasons.</summary>
    public IReadOnlyList<ReturnedSheet> Returned { get; init; } = [];
}
