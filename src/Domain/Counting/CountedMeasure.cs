using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Counting;

/// <summary>What a measure counts as, whatever the day, for digest, workbook and chat. The view <c>measure_states</c> says the same in SQL.</summary>
/// <param name="IsOpen">Neither completed nor its problem closed.</param>
/// <param name="Toward">The deadline it runs toward; null without one, when it is 长期坚持, and when it is not open.</param>
/// <param name="OnTime">Whether it was completed by its original deadline; null when it was not, or on an unknown day, or had no deadline.</param>
/// <param name="AwaitedUntil">The original deadline of a measure still to be completed, also where the problem was closed over it.</param>
public readonly record struct CountedMeasure(bool IsOpen, DateOnly? Toward, bool? OnTime, DateOnly? AwaitedUntil)
{
    /// <summary>Counts a measure of a problem.</summary>
    public static CountedMeasure Of(ProblemStatus problem, MeasureStatus status, DateOnly? deadline, DateOnly? originalDeadline, DateOnly? completedOn)
    {
        var isOpen = problem != ProblemStatus.Closed && status != MeasureStatus.Completed;
        var isToComplete = status is MeasureStatus.NotStarted or MeasureStatus.InProgress;
        var original = originalDeadline ?? deadline;
        return new CountedMeasure(
            isOpen,
            isOpen && isToComplete ? deadline : null,
            completedOn is { } done && original is { } due ? done <= due : null,
            isToComplete && completedOn is null ? original : null);
    }

    /// <summary>Past the deadline and still to be completed.</summary>
    public bool IsOverdue(DateOnly today) => IsPast(Toward, today);

    /// <summary>Due from today to a day, both inclusive.</summary>
    public bool IsDueBy(DateOnly last, DateOnly today) => today <= Toward && Toward <= last;

    /// <summary>Whether what is still to be done by a day is late.</summary>
    internal static bool IsPast(DateOnly? deadline, DateOnly today) => LadderRule.IsOverdue(deadline, today);
}
