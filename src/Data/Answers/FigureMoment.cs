using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Answers;

/// <summary>The day that figures speak of. Overdue means past the deadline on it; due next means from it to the end of next week, as in the digest.</summary>
/// <param name="Ladder">The ladder on that day; for one thread.</param>
public sealed record FigureMoment(LadderDay Ladder)
{
    /// <summary>The office day.</summary>
    public DateOnly Today => Ladder.Today;

    /// <summary>The last day of the coming window.</summary>
    public DateOnly NextTo => DigestIssue.Monday(Today).AddDays(13);

    internal bool IsSameAs(FigureMoment other) =>
        Today == other.Today && ReferenceEquals(Ladder.Ladder, other.Ladder.Ladder) && ReferenceEquals(Ladder.Calendar, other.Ladder.Calendar);
}
