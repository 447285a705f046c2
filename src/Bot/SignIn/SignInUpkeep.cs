using CaseReform.Ops.Data.Access;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>Writes down once a minute which sessions were used, and forgets what is over.</summary>
internal sealed partial class SignInUpkeep(Sessions sessions, SessionStore store, AccessMailStore mails, TimeProvider clock, ILogger<SignInUpkeep> log) : BackgroundService
{
    private const int MinutesBetweenPurges = 60;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);

        // a start that another service refuses stops this one, too: that is no fault to be logged beside the reason
        await using var stop = stoppingToken.Register(timer.Dispose);
        for (var minute = 0; await timer.WaitForNextTickAsync(CancellationToken.None); minute++)
        {
            try
            {
                await sessions.NoteSeenAsync(stoppingToken);
                if (minute % MinutesBetweenPurges == 0)
                {
                    await mails.PurgeAsync(clock.GetUtcNow(), stoppingToken);
                    await store.PurgeAsync(clock.GetUtcNow(), stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // nobody is signed out for it; the next minute tries again
                Log.NotWritten(log, e.GetType().Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "the use of sessions could not be noted: {Reason}")]
        public static partial void NotWritten(ILogger logger, string reason);
    }
}
