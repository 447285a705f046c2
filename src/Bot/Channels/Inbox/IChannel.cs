using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>A way to talk with people: an adapter of the SDK that authenticates what comes in, hands it to <see cref="Inbox"/>, and takes the answers.</summary>
internal interface IChannel
{
    /// <summary>Its name in the inbox; for good.</summary>
    string Name { get; }

    /// <summary>Whether only the speaker hears the answer.</summary>
    bool IsPrivate(Activity activity) => true;

    /// <summary>Runs a turn through the SDK's pipeline: the bot answers whom the channel knows. A channel may talk to strangers.</summary>
    Task OnTurnAsync(InboxTurn turn, IBot bot, CancellationToken token);

    /// <summary>Delivers an answer, or sees to it that it will be: with <see cref="InboxTurn.Keep"/> or a store of its own. An answer of the same id is delivered once.</summary>
    /// <param name="turn">What is answered.</param>
    /// <param name="answer">With id, sender, receiver, conversation and time set.</param>
    /// <param name="token">Stops waiting.</param>
    Task SendAsync(InboxTurn turn, Activity answer, CancellationToken token);
}
