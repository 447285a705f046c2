namespace CaseReform.Ops.Worker.People;

/// <summary>A column of a plain list and the words offices put above it, the one to show first.</summary>
internal sealed record ListColumn(string Key, params string[] Words);
