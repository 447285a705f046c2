using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Reminders;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Counts the ledger for a digest. Reads only; the ledger goes by page by page.</summary>
internal sealed class DigestCounter(
    DigestStore digests, DigestFlowReader flows, PromiseStore promises, LedgerStore ledgers, LedgerMention names, RosterStore rosters, LedgerMoments moments)
{
    /// <summary>Counts as of now.</summary>
    public async Task<DigestCount> CountAsync(CancellationToken token)
    {
        var moment = await moments.NowAsync(token);
        var mark = await digests.MarkAsync(token);
        var last = await digests.LastAsync(token);
        var severalLedgers = await names.SeveralAsync(token);
        var snapshot = last is null ? null : DigestSnapshot.Parse(last.Snapshot);
        var flow = await flows.ReadAsync(snapshot, severalLedgers, token);
        var before = await digests.LastUpToAsync(moment.Today, token);
        var period = PeriodOf(moment, before, await digests.FirstDayAsync(token));
        var tally = new DigestTally(period, moment.Units);
        var owners = new DigestOwners(await rosters.LoadAsync(token), moment.Today);
        var completed = new CompletedSince(snapshot, period.From);
        var broken = await BrokenAsync(period, snapshot, token);
        var promised = broken.Select(b => b.MeasureId).ToHashSet();
        var promisers = new Dictionary<long, DigestOwner>();
        var years = new SortedSet<int>();
        await ledgers.ReadAsync(
            new LedgerQuery(),
            page =>
            {
                foreach (var problem in page)
                {
                    tally.Add(Tallied(problem, moment, owners, completed, flow, severalLedgers));
                    foreach (var measure in problem.Measures.Where(m => promised.Contains(m.Id)))
                    {
                        promisers[measure.Id] = owners.Of(measure);
                    }

                    years.UnionWith(Provisional(problem, moment.Day.Calendar, moment.Today));
                }

                return ValueTask.CompletedTask;
            },
            token);
        var head = await digests.HeadAsync(token);
        IReadOnlyList<DigestMeasure> brokenRows = [.. broken.Select(b => Row(b, promisers.GetValueOrDefault(b.MeasureId, DigestOwner.Nobody), severalLedgers))];
        var figures = tally.Figures(flow.Flow) with
        {
            BrokenPromises = new([.. brokenRows.Take(DigestTally.Rows)], brokenRows.Count),
            Undelivered = await UndeliveredAsync(before?.AsOf ?? DateTimeOffset.UnixEpoch, token),
            ProvisionalYears = [.. years],
            Audit = new PrintedAuditHead(head.Seq, head.Mac),
        };
        return new DigestCount
        {
            Key = DigestRule.Key(moment.Today),
            Figures = figures,
            Check = flow.Check,
            Snapshot = new DigestSnapshot
            {
                LastEvent = mark.LastEvent,
                Open = flow.Open,
                Completed = completed.Write(),
                Broken = IdRanges.Write(broken.Where(b => b.BrokenOn == period.To).Select(b => b.Id).Order()),
                Figures = figures,
            },
            BrokenPromises = brokenRows,
            Mark = mark,
            IsLate = last is not null && before?.Key != DigestRule.Key(moment.Today) && DigestRule.FirstWorkingDay(moment.Day.Calendar, moment.Today) < moment.Today,
        };
    }

    /// <summary>From the last digest to today, never from one that a clock ahead of its time dated later; the coming window reaches to the end of next week, so that nothing falls between two digests.</summary>
    private static DigestPeriod PeriodOf(LedgerMoment moment, FiledDigest? last, DateOnly? firstDay) => new()
    {
        AsOf = moment.AsOf,
        Day = moment.Today,
        From = last?.Day ?? (firstDay < moment.Today ? firstDay.Value : moment.Today),
        To = moment.Today,
        WeeksMissed = last is null ? 0 : DigestIssue.WeeksMissed(last.Day, moment.Today),
        NextFrom = moment.Today,
        NextTo = DigestIssue.Monday(moment.Today).AddDays(13),
    };

    private static TalliedProblem Tallied(
        LedgerProblem p, LedgerMoment moment, DigestOwners owners, CompletedSince completed, FlowReading flow, bool severalLedgers) => new(
        new ProblemKey(severalLedgers ? p.Ledger : null, ProblemNumber.From(p.Number)),
        p.LeadUnit,
        p.Symptom,
        p.Status,
        flow.Closed.Contains(p.Id),
        [.. p.Measures.Select(m => new TalliedMeasure(
            m.Ordinal, m.Status, m.Deadline, m.OriginalDeadline, m.CompletedOn, moment.LightOf(m), owners.IsUnattended(m))
        {
            Text = m.Text,
            Unit = m.Unit,
            Owner = owners.Of(m),
            CompletedInPeriod = completed.Take(m),
        })])
    {
        ReopenedInPeriod = flow.Reopened.Contains(p.Id),
    };

    /// <summary>Each promise once: one found on the day of the last digest, after it was counted, comes now.</summary>
    private async Task<List<BrokenPromise>> BrokenAsync(DigestPeriod period, DigestSnapshot? last, CancellationToken token)
    {
        var told = IdRanges.Read(last?.Broken ?? string.Empty).ToHashSet();
        var broken = await promises.BrokenAsync(null, period.From, period.To, int.MaxValue, token);
        return [.. broken.Where(b => !(b.BrokenOn == period.From && told.Contains(b.Id))).OrderBy(b => b.Until).ThenBy(b => b.Id)];
    }

    private static DigestMeasure Row(BrokenPromise b, DigestOwner owner, bool severalLedgers) =>
        new(severalLedgers ? b.Ledger : null, new MeasureNumber(ProblemNumber.From(b.Number), b.Ordinal), b.Unit, b.Symptom, b.Until, 0) { Text = b.Text, Owner = owner };

    /// <summary>The years without a holiday calendar that a reminder of the problem counts through.</summary>
    private static IEnumerable<int> Provisional(LedgerProblem problem, WorkingCalendar calendar, DateOnly today) =>
        problem.Measures.Select(m => LedgerMoment.Counted(m).Toward).OfType<DateOnly>().Where(deadline => deadline >= today)
            .SelectMany(deadline => Enumerable.Range(today.Year, deadline.Year - today.Year + 1))
            .Where(year => calendar.IsProvisional(new DateOnly(year, 1, 1)));

    private async Task<DigestList<UndeliveredLetter>> UndeliveredAsync(DateTimeOffset since, CancellationToken token)
    {
        var lost = await digests.LostLettersAsync(since, token);
        return new(
            [.. lost.Take(DigestTally.Rows).Select(l => new UndeliveredLetter(l.Day, l.Person ?? DigestRunTexts.Nobody, l.Unit, FailureOf(l), l.Detail))],
            lost.Count);
    }

    /// <summary>A letter given up after repeats was perhaps accepted each time.</summary>
    private static DeliveryFailure FailureOf(LostLetter letter) => letter.State switch
    {
        LetterState.Refused => DeliveryFailure.Refused,
        LetterState.GivenUp when letter.Repeats == 0 => DeliveryFailure.GivenUp,
        _ => DeliveryFailure.Uncertain,
    };
}
