using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Worker.Digest;
using CaseReform.Ops.Worker.Reminders;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Restore;

/// <summary>What can still be told after the database was put back, and what becomes of the office's answer.</summary>
internal sealed class AfterRestore(
    RestoreStore restores, RestoreDetector detector, SentEvidence evidence, ReleaseStore release, Planner planner, CloseOutPlanner closeOuts, PlanContexts contexts, CalendarStore calendars,
    DigestPaper digests, OfficeHours hours, TimeProvider clock, IOptions<CloseOutOptions> closing)
{
    /// <summary>What is noticed, also when no worker was there to notice it; null when nothing looks like it.</summary>
    public async Task<RestoreNotice?> NoticedAsync(CancellationToken token)
    {
        await detector.HeldAsync(token);
        return await restores.NoticedAsync(token);
    }

    /// <summary>What lies outside the database.</summary>
    public async Task<RestoreFindings> FindAsync(RestoreNotice? noticed, CancellationToken token)
    {
        var known = noticed is null ? await restores.LastKnownAsync(token) : noticed.Known;
        var week = DigestRule.Key(Today);

        // since the database was noticed only mails for signing in and the letter that asks have gone out
        var letters = evidence.Letters(known).Where(l => l.Measures.Count > 0 || noticed is null || l.At < noticed.At.AddSeconds(-1)).ToList();
        return new RestoreFindings(
            known, letters, evidence.Journal(), File.Exists(Path.Combine(digests.Folder, week + ".html")) ? week : null, (await restores.LettersAsync(token)).Count);
    }

    /// <summary>Everything that was to go out until an instant did. A day that the office had not opened yet is not over.</summary>
    public async Task<(int Letters, int Notices)> SentUntilAsync(DateTimeOffset until, CancellationToken token)
    {
        var day = hours.DayOf(until);
        var last = until >= hours.OpeningOf(day) ? day : day.AddDays(-1);
        await PlanAsync(token);
        var issued = DigestRule.Key(last) == DigestRule.Key(Today) && DigestRule.FirstWorkingDay(await calendars.LoadAsync(token), last) <= last;
        return await SettleAsync(new RestoreAnswer.SentUntil(last, until), issued ? DigestRule.Key(last) : null, token);
    }

    /// <summary>What was found went out, and nothing else.</summary>
    public async Task<(int Letters, int Notices)> ProvenAsync(RestoreFindings found, CancellationToken token)
    {
        await PlanAsync(token);
        var context = await contexts.NowAsync(token);
        var ids = found.Letters.Select(l => l.MessageId).ToHashSet(StringComparer.Ordinal);
        var letters = (await restores.LettersAsync(token))
            .Where(l => ids.Contains(l.MessageId) || (l.LeaseToken is { } key && found.Journal.GetValueOrDefault(key)))
            .Select(l => l.Id)
            .ToList();
        var addressees = Addressees.Build(context.Roster, context.Roster.Posts.Select(p => p.Id), context.Day.Today);
        return await SettleAsync(new RestoreAnswer.Sent(letters, SentEvidence.Carried(found.Letters, await restores.NoticesAsync(token), addressees, closing.Value.NoticeDays)), found.Digest, token);
    }

    /// <summary>Everything that is due goes out.</summary>
    public Task<(int Letters, int Notices)> SendAgainAsync(CancellationToken token) => SettleAsync(new RestoreAnswer.SendAgain(), null, token);

    private DateOnly Today => hours.DayOf(clock.GetUtcNow());

    /// <summary>What fell due since the backup is planned first: what is not there cannot be marked.</summary>
    private async Task PlanAsync(CancellationToken token)
    {
        if (await release.ReleasedAtAsync(token) is not null)
        {
            await planner.RunAsync(token);
            await closeOuts.RunAsync(token);
        }
    }

    private Task<(int Letters, int Notices)> SettleAsync(RestoreAnswer answer, string? digest, CancellationToken token) =>
        restores.SettleAsync(answer, digest, RestoreTexts.LetterDetail, new ChangeOrigin(clock.GetUtcNow(), "office", "command"), token);
}

/// <summary>What lies outside the database.</summary>
/// <param name="Known">When the database last knew of anything.</param>
/// <param name="Letters">Letters as files since then.</param>
/// <param name="Journal">How far letters in hand had got.</param>
/// <param name="Digest">The present week, when its digest was made.</param>
/// <param name="UnderWay">How many letters the database holds that have not ended.</param>
internal sealed record RestoreFindings(DateTimeOffset? Known, IReadOnlyList<FoundLetter> Letters, IReadOnlyDictionary<string, bool> Journal, string? Digest, int UnderWay);
