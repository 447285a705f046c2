namespace CaseReform.Ops.Domain.Units;

/// <summary>What a cell's piece without a separator comes to.</summary>
/// <param name="Parts">Its units, one or several.</param>
/// <param name="Other">Another reading that is just as good; null when there is none.</param>
internal sealed record UnitSplit(IReadOnlyList<string> Parts, IReadOnlyList<string>? Other = null);
