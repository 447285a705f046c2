namespace CaseReform.Ops.Data.Access;

/// <summary>What an access mail carries.</summary>
public enum AccessMailKind
{
    /// <summary>A link that signs in to the chat page.</summary>
    Link,

    /// <summary>A code that binds an account of a chat channel to a person.</summary>
    Code,
}

/// <summary>A mail to be composed; the secret it will carry does not exist yet.</summary>
public sealed record AccessMailRequest
{
    /// <summary>The request.</summary>
    public long Id { get; init; }

    /// <summary>What it will carry.</summary>
    public AccessMailKind Kind { get; init; }

    /// <summary>The person.</summary>
    public long PersonId { get; init; }

    /// <summary>The person's name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The address as it stands in the list of people now.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>The public address of the chat page; null for a code.</summary>
    public string? LinkBase { get; init; }

    /// <summary>After this instant the link or code is worth nothing, nor is the mail.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>How a link stands.</summary>
public enum LinkState
{
    /// <summary>No such link, or forgotten long ago.</summary>
    Unknown,

    /// <summary>It can be used.</summary>
    Open,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was used.</summary>
    Used,
}

/// <summary>What came of a code that somebody typed.</summary>
public abstract record CodeTry
{
    private CodeTry()
    {
    }

    /// <summary>The right one: the account is this person's.</summary>
    public sealed record Right(long PersonId) : CodeTry;

    /// <summary>A wrong one.</summary>
    /// <param name="Left">How many tries are left; with none the code is worth nothing.</param>
    public sealed record Wrong(int Left) : CodeTry;

    /// <summary>There is no code to try: none was asked for, its time is over, or its tries are used up.</summary>
    public sealed record None : CodeTry;
}
