namespace CaseReform.Ops.Worker.People;

/// <summary>One unit of a directory file.</summary>
/// <param name="Parent">The parent's name, resolved where an alias was written; null at the top.</param>
/// <param name="Function">职能 as written (纪委、组织、宣传、巡察…).</param>
/// <param name="Row">1-based.</param>
internal sealed record UnitEntry(string Name, string? Parent, IReadOnlyList<string> Aliases, string? Function, string Sheet, int Row);
