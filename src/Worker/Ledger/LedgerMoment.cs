using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Hosting.Office;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Ledger;

/// <summary>What lights depend on beside the ledger itself. Reads only; not for several threads.</summary>
/// <param name="Day">The ladder on the office day.</param>
/// <param name="AsOf">The present instant in the office's zone.</param>
internal sealed record LedgerMoment(LadderDay Day, DateTimeOffset AsOf)
{
    public DateOnly Today => Day.Today;

    /// <summary>In which order units stand.</summary>
    public UnitOrder Units { get; init; }

    public Light LightOf(MeasureRow measure) => Day.LightOf(measure.Facts);

    /// <summary>A problem shows the loudest of its measures.</summary>
    public Light LightOf(LedgerProblem problem) =>
        problem.Measures.Count == 0 ? Light.None : problem.Measures.Max(m => LightOf(m));

    /// <summary>What a measure counts as.</summary>
    public static CountedMeasure Counted(MeasureRow measure) =>
        CountedMeasure.Of(measure.ProblemStatus, measure.Status, measure.Deadline, measure.OriginalDeadline, measure.CompletedOn);
}

/// <summary>Makes the moment that is now.</summary>
internal sealed class LedgerMoments(Ladder ladder, CalendarStore calendars, OfficeHours hours, IOptions<OfficeOptions> office, TimeProvider clock)
{
    public async Task<LedgerMoment> NowAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        return new LedgerMoment(new LadderDay(ladder, await calendars.LoadAsync(token), hours.DayOf(now)), TimeZoneInfo.ConvertTime(now, hours.Zone)) { Units = office.Value.UnitOrder };
    }
}
