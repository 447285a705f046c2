namespace CaseReform.Ops.Domain.Digest;

/// <summary>Whether opening + new + reopened − closed ± corrections is what is open now. A digest that does not reconcile is not sent.</summary>
public abstract record DigestCheck
{
    private DigestCheck() { }

    /// <summary>The numbers add up, row by row.</summary>
    public sealed record Balanced : DigestCheck;

    /// <summary>They do not.</summary>
    /// <param name="Expected">Open problems by the movements.</param>
    /// <param name="Actual">Open problems by the ledger.</param>
    /// <param name="Problems">The rows that differ, in natural order.</param>
    public sealed record Mismatch(int Expected, int Actual, IReadOnlyList<ProblemKey> Problems) : DigestCheck;
}
