using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>What the digest has to know of one problem.</summary>
/// <param name="Key">Its number.</param>
/// <param name="Unit">牵头单位.</param>
/// <param name="Text">问题.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ClosedInPeriod">Closed since the last digest, and still closed.</param>
/// <param name="Measures">Its measures.</param>
public sealed record TalliedProblem(
    ProblemKey Key, string Unit, string Text, ProblemStatus Status, bool ClosedInPeriod, IReadOnlyList<TalliedMeasure> Measures)
{
    /// <summary>Opened again since the last digest, and still open.</summary>
    public bool ReopenedInPeriod { get; init; }

    /// <summary>Counts as closed in the period: it is still closed.</summary>
    internal bool IsNewlyClosed => Status == ProblemStatus.Closed && ClosedInPeriod;
}

/// <summary>What the digest has to know of one measure.</summary>
/// <param name="Ordinal">Its place in the problem.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Deadline">The deadline in force.</param>
/// <param name="OriginalDeadline">The first deadline; the same as <paramref name="Deadline"/> while it has not moved.</param>
/// <param name="CompletedOn">The day it was completed; null also where the ledger came with 已完成 and no day.</param>
/// <param name="Light">Its light on the day of the digest.</param>
/// <param name="Unattended">No post of its chain has a holder.</param>
public sealed record TalliedMeasure(
    int Ordinal, MeasureStatus Status, DateOnly? Deadline, DateOnly? OriginalDeadline, DateOnly? CompletedOn, Light Light, bool Unattended)
{
    /// <summary>整改措施.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The unit that answers for it; null when it is the problem's.</summary>
    public string? Unit { get; init; }

    /// <summary>Who answers for it.</summary>
    public DigestOwner Owner { get; init; } = DigestOwner.Nobody;

    /// <summary>Completed since the last digest.</summary>
    public bool CompletedInPeriod { get; init; }

    /// <summary>What it counts as.</summary>
    public CountedMeasure Counted(ProblemStatus problem) => CountedMeasure.Of(problem, Status, Deadline, OriginalDeadline, CompletedOn);
}
