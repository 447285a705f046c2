using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Ledger;

/// <summary>What lights and lateness depend on beside the ledger itself. Reads only; not for several threads.</summary>
/// <param name="Day">The ladder on the office day.</param>
/// <param name="AsOf">The present instant in the office's zone.</param>
internal sealed record LedgerMoment(LadderDay Day, DateTimeOffset AsOf)
{
    public DateOnly Today => Day.Today;

    public Light LightOf(LedgerProblem problem, LedgerMeasure measure) => Day.LightOf(new MeasureFacts
    {
        Id = measure.Id,
        Status = measure.Status,
        ProblemOpen = problem.Status != ProblemStatus.Closed,
        Deadline = measure.Deadline,
        LongTerm = measure.LongTerm,
        IssuedOn = problem.IssuedOn,
        EnteredOn = problem.EnteredOn,
        LastReportOn = measure.LastReportOn,
        Floor = measure.FloorDay,
    });

    /// <summary>A problem shows the loudest of its measures.</summary>
    public Light LightOf(LedgerProblem problem) =>
        problem.Measures.Count == 0 ? Light.None : problem.Measures.Max(m => LightOf(problem, m));

    /// <summary>What a measure counts as.</summary>
    public static CountedMeasure Counted(LedgerProblem problem, LedgerMeasure measure) =>
        CountedMeasure.Of(problem.Status, measure.Status, measure.Deadline, measure.OriginalDeadline, measure.CompletedOn);

    /// <inheritdoc cref="CountedMeasure.IsOverdue"/>
    public bool IsOverdue(LedgerProblem problem, LedgerMeasure measure) => Counted(problem, measure).IsOverdue(Today);
}

/// <summary>Makes the moment that is now.</summary>
internal sealed class LedgerMoments(Ladder ladder, CalendarStore calendars, OfficeHours hours, TimeProvider clock)
{
    public async Task<LedgerMoment> NowAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        return new LedgerMoment(new LadderDay(ladder, await calendars.LoadAsync(token), hours.DayOf(now)), TimeZoneInfo.ConvertTime(now, hours.Zone));
    }
}
