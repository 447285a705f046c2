using System.Collections.Concurrent;

using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Domain.People;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>The sessions in the database, and the process's own part of them: who listens for an end, and what was seen since the last note.</summary>
internal sealed class SignInSessions(
    SignInSessionStore store, AccessMailStore people, Standings standings, SignInCookies cookies, RememberedBrowser browsers, IOptions<SignInOptions> options, TimeProvider clock) : ISignInSessions
{
    /// <summary>A session in use is noted so often, not for every request.</summary>
    private static readonly TimeSpan Rarely = TimeSpan.FromMinutes(5);

    private static readonly object Key = new();

    private readonly ConcurrentDictionary<long, DateTimeOffset> _seen = new();
    private readonly ConcurrentDictionary<long, long> _proxied = new();

    /// <inheritdoc/>
    public event Action<long>? Ended;

    private DateTimeOffset Now => clock.GetUtcNow();

    private DateTimeOffset IdleSince => Now - options.Value.Idle;

    /// <inheritdoc/>
    public async Task<SignInIdentity?> CurrentAsync(HttpContext context, CancellationToken token)
    {
        if (context.Items.TryGetValue(Key, out var known))
        {
            return (SignInIdentity?)known;
        }

        var session = TrustedProxy.PersonOf(context) is { } address
            ? await ByProxyAsync(address, context.Request, token)
            : cookies.SessionOf(context.Request) is { } cookie
                ? await store.FindAsync(AccessSecret.HashOf(cookie), Now, IdleSince, token)
                : null;
        var identity = session is not null && await standings.OfAsync(session.PersonId, token) is not null
            ? new SignInIdentity(session.Id, session.PersonId)
            : null;
        if (identity is not null && session!.SeenAt < Now - Rarely)
        {
            _seen[session.Id] = Now;
        }

        if (identity is not null && TrustedProxy.PersonOf(context) is null)
        {
            browsers.Note(context, identity.PersonId);
        }

        context.Items[Key] = identity;
        return identity;
    }

    /// <inheritdoc/>
    public async Task<bool> IsAliveAsync(long sessionId, CancellationToken token) => (await AliveAsync([sessionId], token)).Count == 1;

    /// <inheritdoc/>
    public async Task<IReadOnlySet<long>> AliveAsync(IReadOnlyCollection<long> sessionIds, CancellationToken token)
    {
        var alive = new HashSet<long>();
        var standing = await standings.NowAsync(token);
        foreach (var session in sessionIds.Count == 0 ? [] : await store.AmongAsync(sessionIds, Now, IdleSince, token))
        {
            if (standing(session.PersonId) is not null)
            {
                alive.Add(session.Id);
                if (session.SeenAt < Now - Rarely)
                {
                    // an open socket is a use
                    _seen[session.Id] = Now;
                }
            }
        }

        return alive;
    }

    /// <summary>Uses a link up. The cookie is set when it could be used.</summary>
    public async Task<LinkState> OpenByLinkAsync(HttpContext context, string linkToken, string browser, CancellationToken token)
    {
        var (open, cookie) = New(SignInKind.Link, context.Request);
        var use = await store.OpenByLinkAsync(linkToken, AccessSecret.HashOf(browser), open, Now, token);
        if (use.State == LinkState.Open)
        {
            cookies.SetSession(context.Response, cookie, options.Value.Lifetime);
        }

        return use.State;
    }

    /// <summary>Signs a developer in as somebody.</summary>
    public async Task ChooseAsync(HttpContext context, long person, CancellationToken token)
    {
        var (open, cookie) = New(SignInKind.Chosen, context.Request);
        await store.OpenAsync(person, open, Now, token);
        cookies.SetSession(context.Response, cookie, options.Value.Lifetime);
    }

    /// <summary>A person's sessions, the last used first.</summary>
    public Task<IReadOnlyList<OpenSignInSession>> OfPersonAsync(long person, CancellationToken token) => store.OfPersonAsync(person, Now, IdleSince, token);

    /// <summary>Ends a session of a person, at once for everything that hangs on it in this process.</summary>
    public async Task EndAsync(long sessionId, long person, CancellationToken token)
    {
        if (await store.EndAsync(sessionId, person, Now, token))
        {
            Ended?.Invoke(sessionId);
        }
    }

    /// <summary>Writes down which sessions were used since the last time.</summary>
    public async Task NoteSeenAsync(CancellationToken token)
    {
        var seen = _seen.ToArray();
        if (seen.Length > 0)
        {
            await store.SeenAsync(seen, token);
            foreach (var one in seen)
            {
                _seen.TryRemove(one);
            }
        }
    }

    /// <summary>One session a person, as long as the proxy names them; the proxy knows more about their browsers than we do.</summary>
    private async Task<OpenSignInSession?> ByProxyAsync(EmailAddress address, HttpRequest request, CancellationToken token)
    {
        if (await people.PersonOfAsync(address, token) is not { } person || await standings.OfAsync(person, token) is null)
        {
            return null;
        }

        if (_proxied.TryGetValue(person, out var known) && await store.AmongAsync([known], Now, IdleSince, token) is [var alive])
        {
            return alive;
        }

        var session = (await OfPersonAsync(person, token)).FirstOrDefault(s => s.Kind == SignInKind.Proxy);
        if (session is null)
        {
            var id = await store.OpenAsync(person, New(SignInKind.Proxy, request).Open, Now, token);
            session = new OpenSignInSession { Id = id, PersonId = person, Kind = SignInKind.Proxy, CreatedAt = Now, SeenAt = Now };
        }

        _proxied[person] = session.Id;
        return session;
    }

    private (NewSignInSession Open, string Cookie) New(SignInKind kind, HttpRequest request)
    {
        var cookie = AccessSecret.NewToken();
        return (
            new NewSignInSession
            {
                Kind = kind, CookieHash = AccessSecret.HashOf(cookie), UserAgent = BrowserName.Of(request.Headers.UserAgent.ToString()), ExpiresAt = Now + options.Value.Lifetime,
            },
            cookie);
    }
}
