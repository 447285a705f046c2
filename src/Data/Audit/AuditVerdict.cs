namespace CaseReform.Ops.Data.Audit;

/// <summary>What a walk along the chain found.</summary>
public abstract record AuditVerdict
{
    private AuditVerdict()
    {
    }

    /// <summary>Every entry is as it was written.</summary>
    /// <param name="Head">The last entry.</param>
    /// <param name="HeadFileRead">Whether the head outside the database was there to compare; without it a cut tail cannot be seen.</param>
    public sealed record Whole(AuditHead Head, bool HeadFileRead) : AuditVerdict;

    /// <summary>An entry was changed.</summary>
    /// <param name="Seq">The first that does not fit.</param>
    public sealed record Changed(long Seq) : AuditVerdict;

    /// <summary>An entry is missing in the middle.</summary>
    /// <param name="Seq">The first that is missing.</param>
    public sealed record Missing(long Seq) : AuditVerdict;

    /// <summary>The tail is missing.</summary>
    /// <param name="Last">The last entry that is there.</param>
    /// <param name="Known">The entry that must have been there.</param>
    public sealed record CutOff(long Last, long Known) : AuditVerdict;
}
