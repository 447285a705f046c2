using System.Globalization;

using CaseReform.Ops.Bot.Channels.DirectLine;
using CaseReform.Ops.Bot.Notices;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.Notices;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Hosting.Periodic;

namespace CaseReform.Ops.Bot.Asks;

/// <summary>Says in the conversation what came of a request, once, and how far a long one is.</summary>
internal sealed class AskTeller(
    OfficeAskStore store, ChatNoticeStore places, OutgoingStore outgoing, OutsideMessages outside, DirectLineAdapter page, Standings standings, PublicSite site, OfficeHours hours, TimeProvider clock,
    ILogger<AskTeller> logger) : PeriodicService(TimeSpan.FromSeconds(5), "results of requests cannot be said", clock, logger, atOnce: true)
{
    /// <summary>A request that takes this long is told of, and once more after ten times as long.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(8);

    /// <summary>So long nobody takes a request only when no worker runs.</summary>
    private static readonly TimeSpan Untaken = TimeSpan.FromMinutes(2);

    // what was said on the way is not said again by this process, and by another once for its name
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>One round.</summary>
    public async Task TellAsync(CancellationToken token)
    {
        if (!await store.HasNewsAsync(token))
        {
            return;
        }

        var now = Clock.GetUtcNow();
        foreach (var ask in await store.UntoldAsync(now, token))
        {
            if (await standings.OfAsync(ask.PersonId, token) is { } standing && OfficeAskRule.May(standing, ask.Kind)
                && !await SayAsync(ask, FormattableString.Invariant($"request-{ask.Id}-{ask.Step}"), AskCard.Of(ask, hours, site.Origin), now, token))
            {
                // there is no conversation to say it in; it waits for one
                continue;
            }

            await store.ToldAsync(ask.Id, ask.Step, token);
        }

        foreach (var ask in await store.InHandAsync(token))
        {
            var age = now - ask.ChangedAt;
            if (age >= Long)
            {
                var part = age >= Long * 10 ? 2 : 1;
                await SayOnceAsync(ask, FormattableString.Invariant($"request-{ask.Id}-{ask.Step}-progress{part}"), ask.Progress!, now, token);
            }
        }

        foreach (var ask in await store.UntakenAsync(now - Untaken, token))
        {
            await SayOnceAsync(ask, FormattableString.Invariant($"request-{ask.Id}-{ask.Step}-waits"), Say(AskTexts.NobodyTakes, AskWords.Of(ask.Kind)), now, token);
        }
    }

    /// <inheritdoc/>
    protected override Task RunAsync(CancellationToken stoppingToken) => TellAsync(stoppingToken);

    private async Task SayOnceAsync(OfficeAsk ask, string name, string sentence, DateTimeOffset now, CancellationToken token)
    {
        if (!_said.Contains(name) && await SayAsync(ask, name, new Cards.Answer(sentence), now, token))
        {
            _said.Add(name);
        }
    }

    private async Task<bool> SayAsync(OfficeAsk ask, string name, Cards.Answer answer, DateTimeOffset now, CancellationToken token)
    {
        var message = answer.ToActivity(ask.Channel);
        if (ask.Channel != DirectLineAdapter.ChannelName)
        {
            return await outside.ToAsync(ask.PersonId, ask.Channel, name, message, now, token) is { } sent && (await outgoing.AddAsync(sent, token) || true);
        }

        if (await places.PlaceAsync(ask.Channel, ask.PersonId, name, ask.Conversation, token) is not { } place)
        {
            return false;
        }

        await page.SayAsync(place.Id, place.Name, name, message, token);
        return true;
    }
}
