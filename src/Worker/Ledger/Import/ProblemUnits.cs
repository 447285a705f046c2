namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>The units of a problem.</summary>
/// <param name="Lead">牵头单位; null when it was refused.</param>
/// <param name="Supporting">配合单位</param>
/// <param name="Overseeing">督导单位</param>
/// <param name="Collectives">Words for many units among those who support (各乡镇), as they stand.</param>
internal sealed record ProblemUnits(string? Lead, IReadOnlyList<string> Supporting, string? Overseeing, IReadOnlyList<string> Collectives);
