using System.Text;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Data.Chat;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>Where everything that was said goes first: written once for its id, answered to the channel at once, worked on afterwards.</summary>
internal sealed class Inbox(ChatWriter writer, TurnLoop turns, TimeProvider clock)
{
    /// <summary>Writes what came in and starts the work. Returns when it is on disk.</summary>
    public async Task<Accepted> AcceptAsync(Incoming incoming, CancellationToken token)
    {
        Task? done = null;
        var written = await writer.WriteAsync(
            new ChatWrite
            {
                ConversationId = incoming.ConversationId ?? 0,
                Conversation = incoming.ConversationId is null ? new ConversationKey(incoming.Channel.Name, incoming.ConversationName, incoming.PersonId) : null,
                Turn = new NewTurn(incoming.ActivityId, incoming.PersonId, Encoding.UTF8.GetString(ActivityJson.Write(incoming.Activity))),
                Activities = incoming.Echo,
            },
            token,
            w => done = Begin(incoming, w));
        return new Accepted(written.ConversationId, written.IsNew, done);
    }

    private Task? Begin(Incoming incoming, ChatWritten written)
    {
        if (written.TurnId is not { } id)
        {
            return null;
        }

        var turn = new InboxTurn(incoming.Channel, clock)
        {
            TurnId = id,
            ConversationId = written.ConversationId,
            ConversationName = incoming.ConversationName,
            ActivityId = incoming.ActivityId,
            PersonId = incoming.PersonId,
            Attempts = 1,
            Activity = incoming.Activity,
        };
        if (written.Mine)
        {
            turns.Add(turn);
        }
        else
        {
            turn.Done.SetCanceled();
        }

        return turn.Done.Task;
    }
}

/// <summary>Something that was said, by whom the channel knows it was.</summary>
internal sealed record Incoming
{
    /// <summary>How it came.</summary>
    public required IChannel Channel { get; init; }

    /// <summary>The channel's id of the conversation.</summary>
    public required string ConversationName { get; init; }

    /// <summary>The conversation's row, where the channel knows it; otherwise it is looked up and made.</summary>
    public long? ConversationId { get; init; }

    /// <summary>The activity's id, unique within the conversation: the same id a second time changes nothing.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Who said it; null for a stranger.</summary>
    public required long? PersonId { get; init; }

    /// <summary>What was said.</summary>
    public required Activity Activity { get; init; }

    /// <summary>What the channel's clients are shown of it, written together with it.</summary>
    public IReadOnlyList<NewActivity> Echo { get; init; } = [];
}

/// <summary>What became of it.</summary>
/// <param name="ConversationId">The conversation's row.</param>
/// <param name="ConversationIsNew">It began with this.</param>
/// <param name="Done">Ends with the turn; cancelled when it is done later or by another process; null when the activity was known already.</param>
internal sealed record Accepted(long ConversationId, bool ConversationIsNew, Task? Done);
