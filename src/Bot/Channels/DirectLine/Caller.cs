using System.Collections.Concurrent;

using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>Who calls about which conversation, proved by a token of a session that still lives.</summary>
internal sealed record Caller(ChatTokenClaims Claims, string PersonName)
{
    public long PersonId => Claims.PersonId;
}

/// <summary>
/// Looks at tokens. What the database says about a session is believed for two seconds, so that a busy conversation does not ask for every call; a session
/// that ends in this process is forgotten at once.
/// </summary>
internal sealed class Admission
{
    private const string Scheme = "Bearer ";
    private const int MaxSeen = 10_000;

    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<long, Seen> _seen = new();
    private readonly ChatTokens _tokens;
    private readonly ISignInSessions _sessions;
    private readonly Standings _standings;
    private readonly TimeProvider _clock;
    private int _ends;

    public Admission(ChatTokens tokens, ISignInSessions sessions, Standings standings, TimeProvider clock)
    {
        (_tokens, _sessions, _standings, _clock) = (tokens, sessions, standings, clock);
        sessions.Ended += session =>
        {
            Interlocked.Increment(ref _ends);
            _seen.TryRemove(session, out _);
        };
    }

    /// <summary>The caller, or null when the call was refused and answered.</summary>
    /// <param name="context">The call.</param>
    /// <param name="conversation">The conversation it is about; null for the token's own.</param>
    public async Task<Caller?> AdmitAsync(HttpContext context, string? conversation)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var claims = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? _tokens.Read(header[Scheme.Length..], TokenUse.Talk) : null;
        if (claims is null)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status401Unauthorized, "BadToken");
            return null;
        }

        if (conversation is not null && conversation != claims.Conversation)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status403Forbidden, "NotYourConversation");
            return null;
        }

        // clients take this for an expired token and end
        var name = await NameAsync(claims, context.RequestAborted);
        if (name is null)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status403Forbidden, "TokenExpired");
            return null;
        }

        return new Caller(claims, name);
    }

    /// <summary>Whether the bearer of a good token is still here and sees what the conversation was begun with; the name then.</summary>
    public async ValueTask<string?> NameAsync(ChatTokenClaims claims, CancellationToken token)
    {
        if (_tokens.IsOver(claims))
        {
            return null;
        }

        return await StandingAsync(claims, token) is { } standing && ConversationName.Suits(claims.Conversation, standing.Scope) ? standing.Person.Name : null;
    }

    private async ValueTask<Standing?> StandingAsync(ChatTokenClaims claims, CancellationToken token)
    {
        var now = _clock.GetUtcNow();

        // a refusal is looked up again: who has just got a post is let in at once
        if (_seen.TryGetValue(claims.SessionId, out var seen) && seen.At + Believed > now && seen.At <= now && ConversationName.Suits(claims.Conversation, seen.Standing.Scope))
        {
            return seen.Standing;
        }

        var ends = Volatile.Read(ref _ends);
        var standing = await _sessions.IsAliveAsync(claims.SessionId, token) ? await _standings.OfAsync(claims.PersonId, token) : null;
        if (_seen.Count > MaxSeen)
        {
            _seen.Clear();
        }

        if (standing is null)
        {
            _seen.TryRemove(claims.SessionId, out _);
            return null;
        }

        _seen[claims.SessionId] = new Seen(now, standing);
        if (ends != Volatile.Read(ref _ends))
        {
            // a session ended while the question was under way: perhaps this one
            _seen.TryRemove(claims.SessionId, out _);
        }

        return standing;
    }

    private sealed record Seen(DateTimeOffset At, Standing Standing);
}
