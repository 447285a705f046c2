using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Bot.Understanding.Slots;

/// <summary>Where something stands to a day.</summary>
internal enum DaySide
{
    On,
    Before,
    After,
    Within,
}

/// <summary>A day as somebody said it.</summary>
/// <param name="Day">The day, the next one to come where the year was left out; null when there is none such.</param>
internal sealed record Moment(DateOnly? Day)
{
    /// <summary>明天起, 12月1日开始: the day itself is meant with what comes after it.</summary>
    public bool IsFrom { get; init; }

    /// <summary>The same day in the year that is nearest, for questions that may look back.</summary>
    public DateOnly? Nearest { get; init; } = Day;

    /// <summary>The same day for what is said to be done: of this year, or of the last where that is nearer.</summary>
    public DateOnly? Done { get; init; } = Day;

    /// <summary>The first day, when the words name a period: 本周, 10月.</summary>
    public DateOnly? From { get; init; }

    /// <summary>A week without a day of it: who promises to be done then means its last working day.</summary>
    public bool IsWeek { get; init; }

    /// <summary>前, 后, 内.</summary>
    public DaySide Side { get; init; }

    /// <summary>The stretch in working days, when it was said as one.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>A stretch from today rather than a day.</summary>
    public bool IsStretch { get; init; }

    /// <summary>Why there is no such day.</summary>
    public string? Refusal { get; init; }

    /// <summary>The day that somebody binds themselves to: of a week its last working day.</summary>
    public DateOnly? Promised(WorkingCalendar calendar) => Day is { } day && IsWeek ? calendar.LastWorkingDayOnOrBefore(day) : Day;
}
