using System.Text;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Binding;
using CaseReform.Ops.Bot.Channels.Connector.Outbound;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Chat;

namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>The channels of Azure Bot Service as the inbox sees them: who speaks is looked up at each turn, answers are kept until their channel has them.</summary>
internal sealed class ConnectorChannel(
    BindingDialogue dialogue, BindingStore bindings, Standings standings, OutgoingStore store, ConnectorPost post, ConnectorClient client, TimeProvider clock)
    : IChannel
{
    /// <inheritdoc/>
    public string Name => "connector";

    /// <summary>The name of a conversation in the inbox: two channels may use the same id.</summary>
    public static string NameOf(Activity activity) => $"{activity.ChannelId}/{activity.Conversation?.Id}";

    /// <summary>Whether the channel waits for what is said, in the answer to its own call.</summary>
    public static bool IsAwaited(Activity activity) => activity.Type == ActivityTypes.Invoke || IsExpectingReplies(activity);

    /// <summary>Whether everything that is said goes into that answer.</summary>
    public static bool IsExpectingReplies(Activity activity) => activity.DeliveryMode == "expectReplies";

    /// <inheritdoc/>
    public bool IsPrivate(Activity activity) => ChannelIdentity.IsPrivate(activity);

    /// <inheritdoc/>
    public async Task OnTurnAsync(Turn turn, IBot bot, CancellationToken token)
    {
        if (ChannelIdentity.AccountOf(turn.Activity) is not { } account)
        {
            return;
        }

        // not whom the inbox noted: bound or unbound since, by an earlier turn of this conversation
        var binding = await bindings.FindAsync(account, token);
        turn.Speaker = binding is null ? null : await standings.OfAsync(binding.PersonId, token);
        if (binding is null)
        {
            await dialogue.OnStrangerAsync(turn, account, ReferenceTo(turn.Activity), token);
        }
        else if (turn.Attempts > 1 && turn.IsPrivate && await dialogue.IsSaidAgainAsync(turn, account, binding.PersonId, token))
        {
            // the process ended between the binding and the word of it
        }
        else if (turn.Activity.Type == ActivityTypes.Message && BindingDialogue.IsUnbinding(turn.Activity.Text))
        {
            await dialogue.UnbindAsync(turn, account, token);
        }
        else if (turn.Speaker is null)
        {
            await BindingDialogue.OnPostlessAsync(turn, token);
        }
        else
        {
            if (turn.IsPrivate && ReferenceTo(turn.Activity) is var reference && reference != binding.Reference)
            {
                await bindings.ReferAsync(account, reference, token);
            }

            await bot.OnTurnAsync(turn, token);
        }
    }

    /// <inheritdoc/>
    public async Task SendAsync(Turn turn, Activity answer, CancellationToken token)
    {
        var asked = turn.Activity;
        if (answer.Type == ActivityTypes.Typing)
        {
            if (!IsExpectingReplies(asked))
            {
                // a courtesy: neither kept nor waited for
                _ = client.SendToConversationAsync(asked.ServiceUrl!, asked.Conversation!.Id!, answer, CancellationToken.None);
            }

            return;
        }

        var key = FormattableString.Invariant($"{turn.ConversationId}/{answer.Id}");
        answer.Id = null;
        var outgoing = new OutgoingActivity
        {
            Key = key,
            Channel = asked.ChannelId!,
            Conversation = asked.Conversation!.Id!,
            ServiceUrl = asked.ServiceUrl!,
            ReplyTo = asked.Id,
            Json = Encoding.UTF8.GetString(ActivityJson.Write(answer)),
            CreatedAt = clock.GetUtcNow(),
        };
        if (answer.Type == ActivityTypes.InvokeResponse ? IsAwaited(asked) : IsExpectingReplies(asked))
        {
            await store.AddInlineAsync(outgoing, token);
        }
        else if (answer.Type != ActivityTypes.InvokeResponse)
        {
            await store.AddAsync(outgoing, token);
            post.Wake();
        }
    }

    /// <summary>An empty message to the sender of an activity: with a text it can be sent at any time.</summary>
    private static string ReferenceTo(Activity activity)
    {
        var reply = activity.CreateReply();
        reply.ReplyToId = null;
        return Encoding.UTF8.GetString(ActivityJson.Write(reply));
    }
}
