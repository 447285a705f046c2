namespace CaseReform.Ops.Worker.Calendar;

/// <summary>What a new calendar changed.</summary>
/// <param name="Year">The calendar's year.</param>
/// <param name="Days">Days it names.</param>
/// <param name="Reminders">Measures whose next reminder falls on another day.</param>
/// <param name="Deadlines">Measures whose deadline is another day.</param>
/// <param name="Settled">Measures whose deadline is no longer provisional.</param>
/// <param name="Aside">Measures that could not be reckoned and stay as they are.</param>
internal sealed record CalendarReport(int Year, int Days, IReadOnlyList<MovedDay> Reminders, IReadOnlyList<MovedDay> Deadlines, int Settled, IReadOnlyList<string> Aside);

/// <summary>A day that moved; null stands for none.</summary>
internal sealed record MovedDay(string Measure, DateOnly? From, DateOnly? To);
