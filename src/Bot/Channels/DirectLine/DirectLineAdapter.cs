using System.Text;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Data.Chat;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>Answers to browsers: stored with the conversation, from where every stream and poll gets them.</summary>
internal sealed class DirectLineAdapter(ChatWriter writer, TimeProvider clock) : BotAdapter, IChannel
{
    /// <summary>The channel's id in activities and in the inbox.</summary>
    public const string ChannelName = "directline";

    /// <inheritdoc/>
    public string Name => ChannelName;

    /// <summary>The bot as clients see it.</summary>
    public static ChannelAccount Bot => new("caseops", DirectLineTexts.BotName, RoleTypes.Bot);

    /// <inheritdoc/>
    public async Task OnTurnAsync(InboxTurn turn, IBot bot, CancellationToken token)
    {
        if (turn.Speaker is null)
        {
            return;
        }

        // a client that wants its answers in the response to its post: here there is none, they would be lost
        turn.Activity.DeliveryMode = null;
        using var context = new TurnContext(this, turn.Activity);
        context.TurnState.Add<TurnFacts>(turn);
        await RunPipelineAsync(context, bot.OnTurnAsync, token);
    }

    /// <inheritdoc/>
    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken) =>
        InboxTurn.Of(turnContext).SendAsync(activities, cancellationToken);

    /// <inheritdoc/>
    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("what was said in a conversation stays as it was said");

    /// <inheritdoc/>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("what was said in a conversation stays");

    /// <inheritdoc/>
    public Task SendAsync(InboxTurn turn, Activity answer, CancellationToken token)
    {
        // stored and shown late, typing would only say that somebody once was writing
        if (answer.Type != ActivityTypes.Typing)
        {
            answer.Recipient = null;
            turn.Keep(Stored(answer));
        }

        return Task.CompletedTask;
    }

    /// <summary>Says something in a conversation that nobody asked for, once for its id.</summary>
    public Task SayAsync(Conversation conversation, string id, string sentence, CancellationToken token) =>
        SayAsync(conversation.Id, conversation.Name, id, PlainMessage.Of(sentence), token);

    /// <summary>The same, more than a sentence, in any conversation.</summary>
    public Task SayAsync(long conversation, string name, string id, Activity message, CancellationToken token)
    {
        message.Id = id;
        message.Timestamp = clock.GetUtcNow();
        message.ChannelId = ChannelName;
        message.From = Bot;
        message.Conversation = new ConversationAccount { Id = name };
        return writer.WriteAsync(new ChatWrite { ConversationId = conversation, Activities = [Stored(message)] }, token);
    }

    /// <summary>An activity as it is stored.</summary>
    public static NewActivity Stored(Activity activity) => new(activity.Id, Encoding.UTF8.GetString(ActivityJson.Write(activity)));
}
