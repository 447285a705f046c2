using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>What became of a week's digest.</summary>
internal abstract record DigestOutcome
{
    private DigestOutcome()
    {
    }

    /// <summary>The office has not let letters go yet.</summary>
    public sealed record NotReleased : DigestOutcome;

    /// <summary>The database was put back and the office has not said yet what holds.</summary>
    /// <param name="Sentence">Why.</param>
    public sealed record Held(string Sentence) : DigestOutcome;

    /// <summary>It is not time.</summary>
    public sealed record NotDue : DigestOutcome;

    /// <summary>The clock stands before the last digest: it went back since, or was ahead then.</summary>
    /// <param name="Last">The day of the last digest.</param>
    public sealed record ClockWentBack(DateOnly Last) : DigestOutcome;

    /// <summary>The week has its digest.</summary>
    /// <param name="Key">The week.</param>
    /// <param name="IsWithheld">It was withheld, and still would be.</param>
    public sealed record Already(string Key, bool IsWithheld) : DigestOutcome;

    /// <summary>Nobody with an address holds a post of the leading group or its office.</summary>
    public sealed record NobodyToSend : DigestOutcome;

    /// <summary>The ledger did not stand still long enough to be counted.</summary>
    public sealed record Busy : DigestOutcome;

    /// <summary>Its letters are queued.</summary>
    public sealed record Queued(string Key, int Letters, string Workbook) : DigestOutcome;

    /// <summary>Its numbers do not reconcile; the office is told instead.</summary>
    public sealed record Withheld(string Key, DigestCheck.Mismatch Mismatch, int Letters) : DigestOutcome;
}
