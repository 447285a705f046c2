using System.Text;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Bot.Channels.Connector.Outbound;
using CaseReform.Ops.Bot.Channels.DirectLine;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Notices;
using CaseReform.Ops.Data.Updates;

using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Notices;

/// <summary>Says one message to one person, once for its name.</summary>
internal sealed class NoticePost(
    ChatNoticeStore store, BindingStore bindings, DirectLineAdapter page, ConnectorPost post, ConnectorMode mode, IOptions<NoticeOptions> options, TimeProvider clock)
{
    /// <summary>Says it, or leaves the notices waiting while there is nowhere to say it.</summary>
    /// <param name="to">Who, and on which channel.</param>
    /// <param name="context">The reader's.</param>
    /// <param name="begun">The instant that names the message.</param>
    /// <param name="notices">What it consists of.</param>
    /// <param name="rows">Their measures.</param>
    /// <param name="token">Gives up.</param>
    public Task SendAsync(
        Subscription to, ReaderContext context, DateTimeOffset begun, IReadOnlyCollection<long> notices, IReadOnlyList<MeasureRow> rows, CancellationToken token)
    {
        var name = FormattableString.Invariant($"notice-{to.PersonId}-{begun.ToUnixTimeMilliseconds()}");
        var entry = new ChangeOrigin(clock.GetUtcNow(), "bot", "chat").Entry("notices.told", to.Key, rows.Select(row => $"{row.Ledger}/{row.Name}"));
        return to.Channel == DirectLineAdapter.ChannelName
            ? OnPageAsync(to, name, NoticeMessage.Of(rows, context, isDetailed: true).ToActivity(to.Channel), notices, entry, token)
            : OutsideAsync(to, name, NoticeMessage.Of(rows, context, options.Value.ChatDetail).ToActivity(to.Channel), notices, entry, token);
    }

    private async Task OnPageAsync(Subscription to, string name, Activity message, IReadOnlyCollection<long> notices, AuditEntry entry, CancellationToken token)
    {
        if (await store.PlaceAsync(to.Channel, to.PersonId, name, token) is { } place)
        {
            await page.SayAsync(place.Id, place.Name, name, message, token);
            await store.SaidAsync(notices, entry, token);
        }
    }

    /// <summary>Handed to the post, which tries what surely did not arrive again and what may have arrived never.</summary>
    private async Task OutsideAsync(Subscription to, string name, Activity message, IReadOnlyCollection<long> notices, AuditEntry entry, CancellationToken token)
    {
        if (!mode.IsOn || await ReferenceAsync(to, token) is not { } reference)
        {
            return;
        }

        reference.Text = message.Text;
        reference.Summary = message.Summary;
        reference.Attachments = message.Attachments;
        reference.SuggestedActions = message.SuggestedActions;
        reference.Timestamp = entry.At;
        var outgoing = new OutgoingActivity
        {
            Key = $"{to.Channel}/{name}",
            Channel = to.Channel,
            Conversation = reference.Conversation!.Id!,
            ServiceUrl = reference.ServiceUrl!,
            Json = Encoding.UTF8.GetString(ActivityJson.Write(reference)),
            CreatedAt = entry.At,
        };
        await store.HandOverAsync(notices, outgoing, entry, token);
        post.Wake();
    }

    /// <summary>Where an account of the person's own is now that is still bound; what the choice noted may be over.</summary>
    private async Task<Activity?> ReferenceAsync(Subscription to, CancellationToken token)
    {
        foreach (var binding in await bindings.OfAsync(to.PersonId, token))
        {
            if (binding.Reference is { } json && ActivityJson.TryRead(Encoding.UTF8.GetBytes(json), out var activity, ActivityJson.MaxStoredBytes)
                && activity.ChannelId == to.Channel && ChannelIdentity.IsPrivate(activity) && activity is { ServiceUrl: not null, Conversation.Id: not null })
            {
                return activity;
            }
        }

        return null;
    }
}
