namespace CaseReform.Ops.Domain.Digest;

/// <summary>The first rows of a list and how long it really is: a page stays small however large the ledger.</summary>
/// <param name="Rows">The rows that are kept, in the order in which they are shown.</param>
/// <param name="Total">How many there are in all; never less than the rows.</param>
public sealed record DigestList<T>(IReadOnlyList<T> Rows, int Total);
