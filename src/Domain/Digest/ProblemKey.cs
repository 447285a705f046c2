using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>A problem across ledgers: its number is unique only within its own.</summary>
/// <param name="Ledger">The ledger's name; null where there is only one.</param>
/// <param name="Number">The number that people quote.</param>
public sealed record ProblemKey(string? Ledger, ProblemNumber Number)
{
    /// <inheritdoc/>
    public override string ToString() => Ledger is null ? Number.Text : $"{Ledger} {Number}";
}
