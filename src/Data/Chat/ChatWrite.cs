namespace CaseReform.Ops.Data.Chat;

/// <summary>What one caller wants written of one conversation. Many of them share a transaction.</summary>
public sealed record ChatWrite
{
    /// <summary>The conversation's row; 0 when <see cref="Conversation"/> names it.</summary>
    public long ConversationId { get; init; }

    /// <summary>The conversation by its name; made when it is new.</summary>
    public ConversationKey? Conversation { get; init; }

    /// <summary>Work for the bot.</summary>
    public NewTurn? Turn { get; init; }

    /// <summary>Activities for the channel's clients, in order; nothing of them when <see cref="Turn"/> is known already.</summary>
    public IReadOnlyList<NewActivity> Activities { get; init; } = [];

    /// <summary>Work that is done.</summary>
    public TurnEnd? End { get; init; }

    /// <summary>A ticket that is used up.</summary>
    public TicketUse? Ticket { get; init; }
}

/// <summary>What became of a <see cref="ChatWrite"/>.</summary>
public sealed record ChatWritten
{
    /// <summary>The conversation's row.</summary>
    public long ConversationId { get; init; }

    /// <summary>The conversation was made by this write.</summary>
    public bool IsNew { get; init; }

    /// <summary>The turn's row; null when there was none, or the activity was known already.</summary>
    public long? TurnId { get; init; }

    /// <summary>This process does the turn now; otherwise another one has the conversation's lease, or turns that came before are still to be fetched.</summary>
    public bool Mine { get; init; }

    /// <summary>The activities that were new, with their numbers.</summary>
    public IReadOnlyList<StoredActivity> Stored { get; init; } = [];

    /// <summary>The ticket had not been used before.</summary>
    public bool TicketIsGood { get; init; }
}

/// <summary>Who does a conversation's turns, and until when.</summary>
/// <param name="Owner">The process.</param>
/// <param name="Length">How long without renewal.</param>
public sealed record TurnLease(string Owner, TimeSpan Length);
