using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>The ledger counted at one instant for the digest of one week.</summary>
internal sealed record DigestCount
{
    /// <summary>The week.</summary>
    public required string Key { get; init; }

    public required DigestFigures Figures { get; init; }

    /// <summary>Whether the figures reconcile.</summary>
    public required DigestCheck Check { get; init; }

    /// <summary>What is kept for the next digest.</summary>
    public required DigestSnapshot Snapshot { get; init; }

    /// <summary>All of <see cref="DigestFigures.BrokenPromises"/>, for the workbook.</summary>
    public IReadOnlyList<DigestMeasure> BrokenPromises { get; init; } = [];

    /// <summary>By which it is seen whether the ledger stood still while it was counted.</summary>
    public required LedgerMark Mark { get; init; }

    /// <summary>There was a first working day of the week before this one, and a digest could have gone out on it.</summary>
    public required bool IsLate { get; init; }
}
