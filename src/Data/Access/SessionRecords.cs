namespace CaseReform.Ops.Data.Access;

/// <summary>How somebody came in.</summary>
public enum SignInKind
{
    /// <summary>By a mailed link.</summary>
    Link,

    /// <summary>By the word of a trusted proxy.</summary>
    Proxy,

    /// <summary>Chosen on the developer's page.</summary>
    Chosen,
}

/// <summary>A session to be opened.</summary>
public sealed record NewSignInSession
{
    /// <summary>How they came in.</summary>
    public required SignInKind Kind { get; init; }

    /// <summary>A hash of what the browser keeps; of nothing for a session without a cookie.</summary>
    public required string CookieHash { get; init; }

    /// <summary>Which browser, in short.</summary>
    public required string UserAgent { get; init; }

    /// <summary>When it ends at the latest.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A session that lives.</summary>
public sealed record OpenSignInSession
{
    /// <summary>The session.</summary>
    public long Id { get; init; }

    /// <summary>Who.</summary>
    public long PersonId { get; init; }

    /// <summary>How they came in.</summary>
    public SignInKind Kind { get; init; }

    /// <summary>Which browser, in short.</summary>
    public string UserAgent { get; init; } = string.Empty;

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used, to within some minutes.</summary>
    public DateTimeOffset SeenAt { get; init; }
}

/// <summary>What came of using a link.</summary>
/// <param name="State">How it stood.</param>
/// <param name="SessionId">The session that was opened, when it could be used.</param>
public sealed record LinkUse(LinkState State, long? SessionId);
