namespace CaseReform.Ops.Data.Chat;

/// <summary>A conversation by the channel's name for it.</summary>
/// <param name="Channel">The channel, e.g. <c>directline</c>; no slash.</param>
/// <param name="Name">The channel's id of the conversation.</param>
/// <param name="PersonId">Whose it is, where the channel knows that before anything was said.</param>
public sealed record ConversationKey(string Channel, string Name, long? PersonId = null);

/// <summary>A conversation as it is remembered.</summary>
public sealed record ConversationRecord
{
    /// <summary>Its row.</summary>
    public long Id { get; init; }

    /// <summary>The channel's id of it.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Whose it is, or null.</summary>
    public long? PersonId { get; init; }

    /// <summary>The number of its last activity: the watermark of who has seen all.</summary>
    public long LastSeq { get; init; }
}

/// <summary>An activity as clients of a stored channel get it.</summary>
public sealed record StoredActivity
{
    /// <summary>Its number within the conversation; gaps mean nothing.</summary>
    public long Seq { get; init; }

    /// <summary>The activity.</summary>
    public string Json { get; init; } = string.Empty;
}

/// <summary>An activity to be kept for the channel's clients, once for its id.</summary>
/// <param name="Id">Unique within the conversation.</param>
/// <param name="Json">The activity.</param>
public sealed record NewActivity(string Id, string Json);

/// <summary>Something was said: work for the bot, once for its id.</summary>
/// <param name="ActivityId">Unique within the conversation.</param>
/// <param name="PersonId">Who said it, as the channel proved it.</param>
/// <param name="Json">The activity.</param>
public sealed record NewTurn(string ActivityId, long? PersonId, string Json);

/// <summary>A turn that ended.</summary>
/// <param name="TurnId">Its row.</param>
/// <param name="State">What the bot remembers of the conversation now; null leaves it as it was.</param>
public sealed record TurnEnd(long TurnId, string? State);

/// <summary>The right to open one stream, which ends with its use.</summary>
/// <param name="Nonce">Random.</param>
/// <param name="ExpiresAt">Afterwards nobody has to remember it.</param>
public sealed record TicketUse(string Nonce, DateTimeOffset ExpiresAt);

/// <summary>A turn that some process has still to do.</summary>
public sealed record OpenTurn
{
    /// <summary>Its row; turns of one conversation are done in this order.</summary>
    public long Id { get; init; }

    /// <summary>The conversation's row.</summary>
    public long ConversationId { get; init; }

    /// <summary>The channel.</summary>
    public string Channel { get; init; } = string.Empty;

    /// <summary>The channel's id of the conversation.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Unique within the conversation.</summary>
    public string ActivityId { get; init; } = string.Empty;

    /// <summary>Who said it.</summary>
    public long? PersonId { get; init; }

    /// <summary>The activity.</summary>
    public string Json { get; init; } = string.Empty;

    /// <summary>How often it was begun, this time included.</summary>
    public int Attempts { get; init; }
}
