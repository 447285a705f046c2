namespace CaseReform.Ops.Worker.Calendar;

/// <summary>What a new calendar changed.</summary>
/// <param name="Year">The calendar's year.</param>
/// <param name="Days">Days it names.</param>
/// <param name="Reminders">Measures whose next reminder falls on another day.</param>
/// <param name="Deadlines">Measures whose deadline is another day.</param>
/// <param name="Settled">Measures whose deadline is no longer provisional.</param>
internal sealed record CalendarReport(int Year, int Days, IReadOnlyList<MovedDay> Reminders, IReadOnlyList<MovedDay> Deadlines, int Settled);

/// <summary>A day that moved; null stands for none.</summary>
internal sealed record MovedDay(string Measure, DateOnly? From, DateOnly? To);
