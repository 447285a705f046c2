using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Hosting;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Whether something is recorded that has not happened yet by the clock: it went back since, or was ahead then.</summary>
internal sealed class ClockCheck(Database database, DigestStore digests, OfficeHours hours, TimeProvider clock) : ICheck
{
    /// <summary>How far the clocks of several machines may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<CheckFinding>> RunAsync(bool full, CancellationToken token)
    {
        if (clock is ShiftedClock)
        {
            // --as-of: another day is meant
            return [];
        }

        var now = clock.GetUtcNow();
        var entry = await database.ReadFirstAsync<DateTimeOffset?>("SELECT at FROM audit ORDER BY seq DESC LIMIT 1", null, token);
        var digest = (await digests.LastAsync(token))?.AsOf;
        var newest = digest > entry ? digest : entry ?? digest;
        return newest > now + Skew
            ? [new CheckFinding(
                CheckSeverity.Warning,
                Say(digest > now + Skew ? ChecksTexts.ClockBehindDigest : ChecksTexts.ClockBehind, At(newest.Value), At(now)),
                ChecksTexts.ClockAdvice)]
            : [];
    }

    private string At(DateTimeOffset instant) => IsoDay.Minute(TimeZoneInfo.ConvertTime(instant, hours.Zone));
}
