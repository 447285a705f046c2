using CaseReform.Ops.Worker.Ledger.Import;

namespace CaseReform.Ops.Worker.People;

/// <summary>A directory as read; with a single refusal nothing of it is taken.</summary>
internal sealed record UnitsReading(IReadOnlyList<UnitEntry> Rows, IReadOnlyList<Refusal> Refusals);
