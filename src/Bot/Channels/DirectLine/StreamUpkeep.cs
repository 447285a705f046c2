using System.Net.WebSockets;

using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Hosting.Periodic;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>Looks after all open streams at once: ends those whose session ended or whose person sees something else now, cuts off those whose client takes nothing, keeps the others from falling asleep, and fetches what other processes said.</summary>
internal sealed class StreamUpkeep(
    ConversationCache conversations, ISignInSessions sessions, Standings standings, ChatStore store, Database database, IHostApplicationLifetime life, TimeProvider clock, ILogger<StreamUpkeep> logger)
    : PeriodicService(TimeSpan.FromSeconds(1), "open streams cannot be looked after", clock, logger)
{
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(30);

    private long _pinged;
    private long _asked;

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        sessions.Ended += End;
        life.ApplicationStopping.Register(() => EndAll(_ => true, WebSocketCloseStatus.EndpointUnavailable));
        _pinged = _asked = Clock.GetTimestamp();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        sessions.Ended -= End;
        base.Dispose();
    }

    /// <summary>One look.</summary>
    public async Task LookAsync(CancellationToken token)
    {
        var now = Clock.GetTimestamp();
        var isTime = Clock.GetElapsedTime(_pinged, now) >= BetweenPings;
        _pinged = isTime ? now : _pinged;
        var open = new List<Conversation>();
        foreach (var conversation in conversations.All.Where(c => c.Streams.Count > 0))
        {
            open.Add(conversation);
            foreach (var stream in conversation.Streams)
            {
                if (stream.StuckFor(now) > Patience)
                {
                    stream.Abort();
                }
                else if (isTime)
                {
                    stream.Ping();
                }
            }
        }

        if (open.Count > 0 && Clock.GetElapsedTime(_asked, now) >= BetweenQuestions)
        {
            _asked = now;
            var gone = open.SelectMany(c => c.Streams).Select(s => s.Claims.SessionId).ToHashSet();
            gone.ExceptWith(await sessions.AliveAsync(gone, token));
            var standing = await standings.NowAsync(token);
            EndAll(
                s => gone.Contains(s.Claims.SessionId) || standing(s.Claims.PersonId) is not { } seen || !ConversationName.Suits(s.Claims.Conversation, seen.Scope),
                WebSocketCloseStatus.PolicyViolation);
        }

        if (open.Count > 0 && database.Kind == DatabaseKind.Postgres)
        {
            // on SQLite there is no other process
            var last = await store.LastSeqsAsync(open.Select(c => c.Id), token);
            open.ForEach(c => c.CatchUp(last.GetValueOrDefault(c.Id)));
        }
    }

    /// <inheritdoc/>
    protected override Task RunAsync(CancellationToken stoppingToken) => LookAsync(stoppingToken);

    private void End(long session) => EndAll(s => s.Claims.SessionId == session, WebSocketCloseStatus.PolicyViolation);

    private void EndAll(Predicate<ChatStream> which, WebSocketCloseStatus status)
    {
        foreach (var stream in conversations.All.SelectMany(c => c.Streams).Where(s => which(s)))
        {
            stream.End(status);
        }
    }
}
