namespace CaseReform.Ops.Data.Chat;

/// <summary>An activity on its way to a channel outside.</summary>
public sealed record OutgoingActivity
{
    /// <summary>Its row.</summary>
    public long Id { get; init; }

    /// <summary>Once only: a turn that is done again says the same under the same key.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>The channel.</summary>
    public string Channel { get; init; } = string.Empty;

    /// <summary>The channel's id of the conversation.</summary>
    public string Conversation { get; init; } = string.Empty;

    /// <summary>Where the channel listens.</summary>
    public string ServiceUrl { get; init; } = string.Empty;

    /// <summary>The activity that it answers, or null.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The activity.</summary>
    public string Json { get; init; } = string.Empty;

    /// <summary>When it was said.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often it was tried, this time included.</summary>
    public int Attempts { get; init; }
}

/// <summary>How an activity on its way ended.</summary>
public enum OutgoingEnd
{
    /// <summary>The channel has it.</summary>
    Sent,

    /// <summary>The channel may have it; it is not said twice.</summary>
    Uncertain,

    /// <summary>The channel will not take it, or must not get it.</summary>
    Refused,

    /// <summary>The channel could not be reached for too long.</summary>
    GivenUp,
}
