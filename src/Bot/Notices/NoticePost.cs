using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Channels.Connector.Outbound;
using CaseReform.Ops.Bot.Channels.DirectLine;
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
    ChatNoticeStore store, OutsideMessages outside, DirectLineAdapter page, ConnectorPost post, IOptions<NoticeOptions> options, TimeProvider clock)
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
        if (await outside.ToAsync(to.PersonId, to.Channel, name, message, entry.At, token) is not { } outgoing)
        {
            return;
        }

        await store.HandOverAsync(notices, outgoing, entry, token);
        post.Wake();
    }
}
