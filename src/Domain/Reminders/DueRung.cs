namespace CaseReform.Ops.Domain.Reminders;

/// <summary>A rung that has fired for a measure and still applies.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Deadline">The deadline it was counted from; null for a quarterly one.</param>
/// <param name="Occurrence">Tells firings of one rung under one deadline apart: empty; <c>0</c>, <c>1</c>… for repetitions; the day a silence
/// began (<c>2026-03-02</c>); the quarter (<c>2026Q4</c>).</param>
/// <param name="FiredOn">The working day on which it fired; a letter of a later day is late and says so.</param>
/// <param name="Reason">A code for the store and the log: <c>before:7</c>, <c>day</c>, <c>after:5</c>, <c>after:10+2*5</c>,
/// <c>silence:10@2026-03-02</c>, <c>quarter-end:7@2026Q4</c>.</param>
public sealed record DueRung(Rung Rung, DateOnly? Deadline, string Occurrence, DateOnly FiredOn, string Reason);
