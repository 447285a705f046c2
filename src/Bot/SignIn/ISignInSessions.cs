namespace CaseReform.Ops.Bot.SignIn;

/// <summary>Who is signed in. A session lives until somebody signs out, ends it, its time is over, or its person is nobody here any more.</summary>
internal interface ISignInSessions
{
    /// <summary>A session ended in this process: whatever hangs on it, tokens and open sockets, ends now. Other processes are noticed by <see cref="AliveAsync"/>.</summary>
    event Action<long>? Ended;

    /// <summary>Who sent this request, by the session cookie or by the trusted proxy's word; null for nobody.</summary>
    Task<SignInIdentity?> CurrentAsync(HttpContext context, CancellationToken token);

    /// <summary>Whether a session still lives: asked for each request that carries a token, and its person has a post today.</summary>
    Task<bool> IsAliveAsync(long sessionId, CancellationToken token);

    /// <summary>Those of many sessions that still live, in one look: for a sweep over open sockets every few seconds.</summary>
    Task<IReadOnlySet<long>> AliveAsync(IReadOnlyCollection<long> sessionIds, CancellationToken token);
}

/// <summary>A signed-in person.</summary>
/// <param name="SessionId">The session; tokens are bound to it.</param>
/// <param name="PersonId">Who.</param>
internal sealed record SignInIdentity(long SessionId, long PersonId);
