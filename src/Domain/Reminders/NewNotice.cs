namespace CaseReform.Ops.Domain.Reminders;

/// <summary>A notice to insert.</summary>
/// <param name="Due">The rung that fired.</param>
/// <param name="PostId">Whom it is for.</param>
/// <param name="Kind">To or copy.</param>
/// <param name="Silenced">Why it is superseded from the start; null for a pending one, which exists because of <see cref="DueRung.Reason"/>.</param>
public sealed record NewNotice(DueRung Due, long PostId, NoticeKind Kind, NoticeReason? Silenced)
{
    /// <summary>Pending or superseded.</summary>
    public NoticeState State => Silenced is null ? NoticeState.Pending : NoticeState.Superseded;
}
