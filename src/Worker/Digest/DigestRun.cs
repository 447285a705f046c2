using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Worker.Restore;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Decides whether the week's digest is to be issued now: once, however often and in however many processes it is tried. The timer and <c>digest --send</c> call the same method.</summary>
internal sealed partial class DigestRun(
    DigestStore store,
    DigestIssuer issuer,
    ReleaseStore release,
    RestoreDetector restore,
    SettingsStore settings,
    CalendarStore calendars,
    OfficeHours hours,
    TimeProvider clock,
    ILogger<DigestRun> log)
{
    private bool _saidClockWentBack;

    /// <summary>Issues the week's digest when it is due.</summary>
    /// <param name="atOnce">Somebody says so: does not wait for the time, nor for a clock that went back; a digest that was withheld is tried again.</param>
    /// <param name="token">Stops before anything is stored.</param>
    public async Task<DigestOutcome> RunAsync(bool atOnce, CancellationToken token)
    {
        if (await restore.HeldAsync(token) is { } held)
        {
            return new DigestOutcome.Held(held);
        }

        var now = clock.GetUtcNow();
        if (await release.ReleasedAtAsync(token) is not { } released)
        {
            return new DigestOutcome.NotReleased();
        }

        var day = hours.DayOf(now);
        var last = await store.LastAsync(token);
        if (DigestRule.ClockWentBack(day, last?.Day) && !atOnce)
        {
            if (!_saidClockWentBack)
            {
                Log.ClockWentBack(log, day, last!.Day);
            }

            _saidClockWentBack = true;
            return new DigestOutcome.ClockWentBack(last!.Day);
        }

        _saidClockWentBack = false;
        if (await store.FindAsync(DigestRule.Key(day), token) is { } filed && !(atOnce && filed.Withheld))
        {
            if (!filed.Withheld)
            {
                await issuer.CatchUpAsync(filed, day, token);
            }

            return new DigestOutcome.Already(filed.Key, filed.Withheld);
        }

        if (!atOnce && await settings.GetAsync(SettingKeys.RestoreDigest, token) == DigestRule.Key(day))
        {
            return new DigestOutcome.Already(DigestRule.Key(day), IsWithheld: false);
        }

        return atOnce || DigestRule.IsDue(await calendars.LoadAsync(token), hours, now, last?.Day, hours.DayOf(released))
            ? await issuer.IssueAsync(day, token)
            : new DigestOutcome.NotDue();
    }

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Warning, "no digest: the clock says {Today:yyyy-MM-dd}, the last digest is of {Last:yyyy-MM-dd}; the clock went back, or was ahead then")]
        public static partial void ClockWentBack(ILogger logger, DateOnly today, DateOnly last);
    }
}
