using System.Globalization;

using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Worker.Demo;

/// <summary>The days of the demonstration, counted from the last working day so that every rung of the ladder has something to say on any evening.</summary>
internal sealed class DemoDays(WorkingCalendar calendar, DateOnly today)
{
    private const int WorkingDaysBefore = 16;

    /// <summary>The day as of which the letters go out.</summary>
    public DateOnly Day { get; } = calendar.LastWorkingDayOnOrBefore(today);

    /// <summary>The day on which the ledger is taken in: long enough before for a silence to be noticed.</summary>
    public DateOnly Imported => calendar.AddWorkingDays(Day, -WorkingDaysBefore);

    /// <summary>交办日期</summary>
    public DateOnly Issued => calendar.AddWorkingDays(Imported, -2);

    /// <summary>A day so many working days after <see cref="Day"/>, or before it when negative.</summary>
    public DateOnly At(int workingDays) => workingDays == 0 ? Day : calendar.AddWorkingDays(Day, workingDays);

    /// <summary>As an office writes it: 2026年11月27日前.</summary>
    public string Before(int workingDays) => At(workingDays).ToString("yyyy年M月d日前", CultureInfo.InvariantCulture);
}
