using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Hosting.Periodic;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>Writes down once a minute which sessions were used, and forgets what is over.</summary>
internal sealed class SignInUpkeep(SignInSessions sessions, SignInSessionStore store, AccessMailStore mails, TimeProvider clock, ILogger<SignInUpkeep> log)
    : PeriodicService(TimeSpan.FromMinutes(1), "the use of sessions could not be noted", clock, log)
{
    private const int MinutesBetweenPurges = 60;

    private int _minutes;

    /// <inheritdoc/>
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        await sessions.NoteSeenAsync(stoppingToken);
        if (_minutes++ % MinutesBetweenPurges == 0)
        {
            await mails.PurgeAsync(Clock.GetUtcNow(), stoppingToken);
            await store.PurgeAsync(Clock.GetUtcNow(), stoppingToken);
        }
    }
}
