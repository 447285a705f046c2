namespace CaseReform.Ops.Worker.Restore;

/// <summary>What the mark outside the database says.</summary>
/// <param name="Name">The worker's name.</param>
/// <param name="Settled">The office's last answer about a restored database that this worker knows of; empty before the first.</param>
/// <param name="Number">The number in the database.</param>
/// <param name="IsPending">The number is about to be written to the database: perhaps it never was.</param>
internal sealed record MarkContent(string Name, string Settled, long Number, bool IsPending);
