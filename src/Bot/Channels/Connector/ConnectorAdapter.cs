using System.Text;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Binding;
using CaseReform.Ops.Bot.Channels.Connector.Outbound;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Chat;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>
/// The channels of Azure Bot Service. Calls are judged and written into the inbox by <see cref="MessagesEndpoint"/>; here a turn of the inbox runs through the
/// SDK's adapter. Who speaks is looked up at each turn, answers are kept until their channel has them. The SDK writes no log: it would name conversations.
/// </summary>
internal sealed class ConnectorAdapter(
    ConnectorAuthentication authentication, BindingDialogue dialogue, BindingStore bindings, Standings standings, OutgoingStore store, ConnectorPost post,
    ActivitySender sender, TimeProvider clock) : CloudAdapter(authentication, NullLogger.Instance), IChannel
{
    /// <inheritdoc/>
    public string Name => "connector";

    /// <summary>The name of a conversation in the inbox: two channels may use the same id.</summary>
    public static string NameOf(Activity activity) => $"{activity.ChannelId}/{activity.Conversation?.Id}";

    /// <summary>Whether the channel waits for what is said, in the answer to its own call.</summary>
    public static bool IsAwaited(Activity activity) => activity.Type == ActivityTypes.Invoke || IsExpectingReplies(activity);

    /// <summary>Whether everything that is said goes into that answer.</summary>
    public static bool IsExpectingReplies(Activity activity) => activity.DeliveryMode == DeliveryModes.ExpectReplies;

    /// <inheritdoc/>
    public bool IsPrivate(Activity activity) => ChannelIdentity.IsPrivate(activity);

    /// <inheritdoc/>
    public Task OnTurnAsync(InboxTurn turn, IBot bot, CancellationToken token) =>
        ChannelIdentity.AccountOf(turn.Activity) is { } account
            ? ProcessProactiveAsync(
                authentication.Channel, turn.Activity, authentication.GetOriginatingAudience(), (context, stopping) => AnswerAsync(context, turn, account, bot, stopping), token)
            : Task.CompletedTask;

    /// <inheritdoc/>
    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        if (activities.FirstOrDefault(a => a.Type == ActivityTypesEx.InvokeResponse) is { } answer)
        {
            // the SDK looks here whether an invoke was answered
            turnContext.TurnState.Set(InvokeResponseKey, answer);
        }

        return InboxTurn.Of(turnContext).SendAsync(activities, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task SendAsync(InboxTurn turn, Activity answer, CancellationToken token)
    {
        var asked = turn.Activity;
        if (answer.Type == ActivityTypes.Typing)
        {
            if (!IsExpectingReplies(asked))
            {
                // a courtesy: neither kept nor waited for
                answer.Id = null;
                _ = sender.SendAsync(asked.ServiceUrl, asked.Conversation.Id, null, answer, CancellationToken.None);
            }

            return;
        }

        var key = FormattableString.Invariant($"{turn.ConversationId}/{answer.Id}");
        answer.Id = null;
        var outgoing = new OutgoingActivity
        {
            Key = key,
            Channel = asked.ChannelId,
            Conversation = asked.Conversation.Id,
            ServiceUrl = asked.ServiceUrl,
            ReplyTo = asked.Id,
            Json = Encoding.UTF8.GetString(ActivityJson.Write(answer)),
            CreatedAt = clock.GetUtcNow(),
        };
        if (answer.Type == ActivityTypesEx.InvokeResponse ? IsAwaited(asked) : IsExpectingReplies(asked))
        {
            await store.AddInlineAsync(outgoing, token);
        }
        else if (answer.Type != ActivityTypesEx.InvokeResponse)
        {
            await store.AddAsync(outgoing, token);
            post.Wake();
        }
    }

    private async Task AnswerAsync(ITurnContext context, InboxTurn turn, string account, IBot bot, CancellationToken token)
    {
        context.TurnState.Add<TurnFacts>(turn);
        try
        {
            await TalkAsync(context, turn, account, bot, token);
        }
        finally
        {
            // what a channel waits for the SDK keeps in the context instead of handing it on; what was said is handed on although the bot stops
            await turn.SendAsync(((TurnContext)context).BufferedReplyActivities, CancellationToken.None);
        }
    }

    private async Task TalkAsync(ITurnContext context, InboxTurn turn, string account, IBot bot, CancellationToken token)
    {
        // not whom the inbox noted: bound or unbound since, by an earlier turn of this conversation
        var binding = await bindings.FindAsync(account, token);
        turn.Speaker = binding is null ? null : await standings.OfAsync(binding.PersonId, token);
        if (binding is null)
        {
            await dialogue.OnStrangerAsync(context, account, ReferenceTo(turn.Activity), token);
        }
        else if (turn.Attempts > 1 && turn.IsPrivate && await dialogue.IsSaidAgainAsync(context, account, binding.PersonId, token))
        {
            // the process ended between the binding and the word of it
        }
        else if (turn.Activity.Type == ActivityTypes.Message && BindingDialogue.IsUnbinding(turn.Activity.Text))
        {
            await dialogue.UnbindAsync(context, account, token);
        }
        else if (turn.Speaker is null)
        {
            await BindingDialogue.OnPostlessAsync(context, token);
        }
        else
        {
            if (turn.IsPrivate && ReferenceTo(turn.Activity) is var reference && reference != binding.Reference)
            {
                await bindings.ReferAsync(account, reference, token);
            }

            await bot.OnTurnAsync(context, token);
        }
    }

    /// <summary>An empty message to the sender of an activity: with a text it can be sent at any time.</summary>
    private static string ReferenceTo(Activity activity)
    {
        var message = new Activity(ActivityTypes.Message).ApplyConversationReference(activity.GetConversationReference());
        message.ReplyToId = null;
        return Encoding.UTF8.GetString(ActivityJson.Write(message));
    }
}
