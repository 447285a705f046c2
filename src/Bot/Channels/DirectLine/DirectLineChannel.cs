using System.Text;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Data.Chat;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>Answers to browsers: stored with the conversation, from where every stream and poll gets them.</summary>
internal sealed class DirectLineChannel(ChatWriter writer, TimeProvider clock) : IChannel
{
    /// <summary>The channel's id in activities and in the inbox.</summary>
    public const string ChannelName = "directline";

    /// <inheritdoc/>
    public string Name => ChannelName;

    /// <summary>The bot as clients see it.</summary>
    public static ChannelAccount Bot => new() { Id = "caseops", Name = DirectLineTexts.BotName, Role = "bot" };

    /// <inheritdoc/>
    public Task SendAsync(Turn turn, Activity answer, CancellationToken token)
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
    public Task SayAsync(Conversation conversation, string id, string sentence, CancellationToken token)
    {
        var message = MessageFactory.Text(sentence);
        message.Id = id;
        message.Timestamp = clock.GetUtcNow();
        message.ChannelId = ChannelName;
        message.From = Bot;
        message.Conversation = new ConversationAccount { Id = conversation.Name };
        return writer.WriteAsync(new ChatWrite { ConversationId = conversation.Id, Activities = [Stored(message)] }, token);
    }

    /// <summary>An activity as it is stored.</summary>
    public static NewActivity Stored(Activity activity) => new(activity.Id!, Encoding.UTF8.GetString(ActivityJson.Write(activity)));
}
