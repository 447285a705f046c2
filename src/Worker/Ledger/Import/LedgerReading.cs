using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Units;

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
    /// <summary>The measures whose status was read from words, or could not be, for the office to look over.</summary>
    public IReadOnlyList<StatusNote> Statuses { get; init; } = [];

    /// <summary>False when no sheet has a header.</summary>
    public bool HasTable { get; init; } = true;

    /// <summary>Deadlines whose day does not stand in the cell: what was written and how it was read.</summary>
    public IReadOnlyList<ReckonedDeadline> Deadlines { get; init; } = [];

    /// <summary>Deadlines that are over before the problem was issued.</summary>
    public IReadOnlyList<EarlyDeadline> EarlyDeadlines { get; init; } = [];

    /// <summary>The units that would be created, beside those they are like; empty where none may be.</summary>
    public NewUnitPlan NewUnits { get; init; } = NewUnitPlan.Empty;

    /// <summary>The names of all columns that were seen, without white space.</summary>
    public IReadOnlySet<string> Headers { get; init; } = new HashSet<string>();

    /// <summary>The numbers of what was refused: they are in the file all the same.</summary>
    public IReadOnlyList<ProblemNumber> RefusedNumbers { get; init; } = [];

    /// <summary>What was refused, to be written back with the reasons.</summary>
    public IReadOnlyList<ReturnedSheet> Returned { get; init; } = [];
}
