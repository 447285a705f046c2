namespace CaseReform.Ops.Domain.Reminders;

/// <summary>A notice to insert.</summary>
/// <param name="Due">The rung that fired.</param>
/// <param name="PostId">Whom it is for.</param>
/// <param name="Kind">To or copy.</param>
/// <param name="State">Pending, or Superseded from the start.</param>
/// <param name="Reason">Why it exists (<see cref="DueRung.Reason"/>) or why it is superseded (<see cref="NoticeReasons"/>).</param>
public sealed record NewNotice(DueRung Due, long PostId, NoticeKind Kind, NoticeState State, string Reason);
