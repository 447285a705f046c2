using System.Data.Common;
using System.Globalization;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Reminders;

/// <summary>Turns what is due into notices, in short transactions over bounded batches. What to decide stands in <see cref="NoticeRule"/>.</summary>
public sealed class PlanStore(Database database)
{
    private const string Mail = "mail";

    private static readonly SqlText AnyDue = "SELECT id FROM measures WHERE next_due <= @now LIMIT 1";

    /// <summary>Whether any measure needs a decision: reads one index entry, however large the ledger is.</summary>
    public async Task<bool> AnyDueAsync(DateTimeOffset now, CancellationToken token) =>
        await database.ReadFirstAsync<long?>(AnyDue, new { now }, token) is not null;

    /// <summary>
    /// How many batches are worth deciding at the same time. PostgreSQL locks rows, so one batch is decided while the server stores the other; SQLite
    /// has one writer.
    /// </summary>
    public int Lanes => database.Kind == DatabaseKind.Postgres ? 2 : 1;

    /// <summary>Has the measures that were kept aside decided anew: another program may be able to, and what was wrong may have passed.</summary>
    public async Task RetryAsideAsync(CancellationToken token)
    {
        if (await database.ReadAsync(AsideStore.AnyAsync, token))
        {
            await database.WriteAsync(AsideStore.WakeAsync, token);
        }
    }

    /// <summary>
    /// Decides one batch. An answer with fewer measures than asked for means that nothing more is due. A measure that cannot be read, reckoned or stored is kept
    /// aside with its reason; the others go on.
    /// </summary>
    public async Task<PlanTally> PlanBatchAsync(PlanContext context, int take, CancellationToken token)
    {
        var due = new { now = context.Now, take };
        try
        {
            return await database.WriteAsync(async session => await StoreAsync(session, context, await PageAsync(session, PlanSql.Due, PlanSql.DueIds, due)), token);
        }
        catch (DbException e) when (SetAsideRule.IsOfItem(e))
        {
            // the database does not take one of them, and does not say which
            var ids = await database.ReadRowsAsync<long>(PlanSql.DueNow, due, token);
            var all = PlanTally.None;
            foreach (var id in ids)
            {
                all += await PlanOneAsync(context, id, token);
            }

            return all;
        }
    }

    private async Task<PlanTally> PlanOneAsync(PlanContext context, long id, CancellationToken token)
    {
        // by then another may have decided it
        var one = new { now = context.Now, id };
        try
        {
            return await database.WriteAsync(async session => await StoreAsync(session, context, await PageAsync(session, PlanSql.DueOne, PlanSql.DueOneId, one)), token);
        }
        catch (DbException e) when (SetAsideRule.IsOfItem(e))
        {
            return await database.WriteAsync(
                async session => await StoreAsync(session, context, new PlanPage([id], [], NoNotices, new() { [id] = await AsideStore.SentenceAsync(session, id, e) })), token);
        }
    }

    private static async Task<PlanTally> StoreAsync(DatabaseSession session, PlanContext context, PlanPage page)
    {
        if (page.Ids.Count == 0)
        {
            return PlanTally.None;
        }

        var changes = new Changes(context);
        foreach (var measure in page.Measures)
        {
            try
            {
                changes.Add(measure, Decide(context, measure, page.Existing[measure.Id]));
            }
            catch (Exception e) when (AsideStore.IsAboutOne(e))
            {
                page.Aside.Add(measure.Id, await AsideStore.SentenceAsync(session, measure.Id, e));
            }
        }

        foreach (var (measure, reason) in page.Aside)
        {
            changes.KeepAside(measure, reason);
        }

        await PlanSql.Insert.RunAsync(session, changes.Inserts);
        await PlanSql.Supersede.RunAsync(session, changes.Supersedes);
        await PlanSql.Revive.RunAsync(session, changes.Revives);
        await PlanSql.Broken.RunAsync(session, changes.Broken);
        await PlanSql.Next.RunAsync(session, changes.Nexts);
        await AsideStore.StoreAsync(session, page.Aside, page.Ids.Where(id => !page.Aside.ContainsKey(id)), context.Now);
        changes.Audit(session);
        return new PlanTally(page.Ids.Count, changes.Planned, changes.Superseded, page.Aside.Count);
    }

    /// <summary>What would go out if the plan were made now, and what already waits, as of one moment. Changes nothing.</summary>
    /// <param name="context">The present.</param>
    /// <param name="all">Decide every open measure, not only what is due: for a ladder that is not in force yet.</param>
    /// <param name="token">Stops reading.</param>
    public Task<IReadOnlyList<PlannedNotice>> PreviewAsync(PlanContext context, bool all, CancellationToken token) => PreviewAsync(context, all, [], token);

    /// <inheritdoc cref="PreviewAsync(PlanContext, bool, CancellationToken)"/>
    /// <param name="aside">Gets a sentence for each measure that cannot be reckoned.</param>
    public async Task<IReadOnlyList<PlannedNotice>> PreviewAsync(PlanContext context, bool all, ICollection<string> aside, CancellationToken token)
    {
        const int Page = 2000;
        var until = all ? DateTimeOffset.MaxValue : context.Now;
        return await database.ReadAsync<IReadOnlyList<PlannedNotice>>(
            async session =>
            {
                var planned = new List<PlannedNotice>();
                foreach (var (sql, ids, decides) in new[] { (PlanSql.Preview, PlanSql.PreviewIds, true), (PlanSql.Waiting, PlanSql.WaitingIds, false) })
                {
                    var after = 0L;
                    PlanPage page;
                    do
                    {
                        page = await PageAsync(session, sql, ids, new { now = until, after, take = Page });
                        foreach (var measure in page.Measures)
                        {
                            try
                            {
                                planned.AddRange([.. Preview(context, measure, [.. page.Existing[measure.Id]], decides)]);
                            }
                            catch (Exception e) when (AsideStore.IsAboutOne(e))
                            {
                                page.Aside.Add(measure.Id, await AsideStore.SentenceAsync(session, measure.Id, e));
                            }
                        }

                        foreach (var sentence in page.Aside.Values)
                        {
                            aside.Add(sentence);
                        }

                        after = page.Ids.Count > 0 ? page.Ids.Max() : after;
                    }
                    while (page.Ids.Count == Page);
                }

                return planned;
            },
            token);
    }

    /// <summary>Reads measures with their notices; one by one when some row among them cannot be read.</summary>
    private static async Task<PlanPage> PageAsync(DatabaseSession session, SqlText all, SqlText ids, object parameters)
    {
        try
        {
            var measures = await session.QueryAsync<PlannedMeasure>(all, parameters);
            return new PlanPage([.. measures.Select(m => m.Id)], measures, measures.Count == 0 ? NoNotices : await ExistingAsync(session, measures), []);
        }
        catch (Exception e) when (AsideStore.IsAboutOne(e))
        {
            var page = (Ids: await session.QueryAsync<long>(ids, parameters), Measures: new List<PlannedMeasure>(), Notices: new List<NoticeRow>(), Aside: new Dictionary<long, string>());
            foreach (var id in page.Ids)
            {
                try
                {
                    var measure = (await session.FirstAsync<PlannedMeasure>(PlanSql.One, new { id }))!;
                    page.Notices.AddRange((await ExistingAsync(session, [measure]))[id]);
                    page.Measures.Add(measure);
                }
                catch (Exception one) when (AsideStore.IsAboutOne(one))
                {
                    page.Aside.Add(id, await AsideStore.SentenceAsync(session, id, one));
                }
            }

            return new PlanPage(page.Ids, page.Measures, page.Notices.ToLookup(n => n.MeasureId), page.Aside);
        }
    }

    private static async Task<ILookup<long, NoticeRow>> ExistingAsync(DatabaseSession session, IReadOnlyList<PlannedMeasure> measures) =>
        (await session.QueryAsync<NoticeRow>(PlanSql.Notices, IdList.Of(session, measures.Select(m => m.Id))))
        .Where(n => n.Channel == Mail)
        .ToLookup(n => n.MeasureId);

    private static NoticePlan Decide(PlanContext context, PlannedMeasure measure, IEnumerable<NoticeRow> existing)
    {
        var posts = measure.Posts;
        return NoticeRule.Reconcile(
            measure.Facts,
            [.. existing.Select(n => n.Facts())],
            context.Day,
            role => context.Roster.PostsFor(role, posts, context.Day.Today));
    }

    private static IEnumerable<PlannedNotice> Preview(PlanContext context, PlannedMeasure measure, NoticeRow[] existing, bool decides)
    {
        var plan = decides ? Decide(context, measure, existing) : null;
        var gone = plan?.Supersede.Select(s => s.Id).ToHashSet() ?? [];
        var back = plan?.Revive.ToHashSet() ?? [];
        var left = context.Day.WorkingDaysLeft(measure.Deadline);
        var number = measure.ToNumber();
        foreach (var n in existing)
        {
            if (((n.State == NoticeState.Pending && !gone.Contains(n.Id)) || back.Contains(n.Id)) && OfficeUrge.RungOf(context.Ladder, n.Rung) is { } rung)
            {
                yield return new PlannedNotice(measure.Id, measure.Ledger, number, rung, measure.Deadline, left, n.PostId, n.Kind, n.FiredOn, n.Reason);
            }
        }

        foreach (var n in plan?.Insert ?? [])
        {
            if (n.State == NoticeState.Pending)
            {
                yield return new PlannedNotice(measure.Id, measure.Ledger, number, n.Due.Rung, measure.Deadline, left, n.PostId, n.Kind, n.Due.FiredOn, n.Due.Reason);
            }
        }
    }

    private static ILookup<long, NoticeRow> NoNotices { get; } = Array.Empty<NoticeRow>().ToLookup(n => n.MeasureId);

    /// <summary>Measures in hand.</summary>
    /// <param name="Ids">All of them.</param>
    /// <param name="Measures">Those that could be read.</param>
    /// <param name="Existing">Their notices.</param>
    /// <param name="Aside">The others, with a sentence each.</param>
    private sealed record PlanPage(IReadOnlyList<long> Ids, IReadOnlyList<PlannedMeasure> Measures, ILookup<long, NoticeRow> Existing, Dictionary<long, string> Aside);

    /// <summary>The rows one transaction writes.</summary>
    private sealed class Changes(PlanContext context)
    {
        private readonly List<string> _audited = [];

        public List<object?[]> Inserts { get; } = [];

        public List<object?[]> Supersedes { get; } = [];

        public List<object?[]> Revives { get; } = [];

        public List<object?[]> Broken { get; } = [];

        public List<object?[]> Nexts { get; } = [];

        public int Planned { get; private set; }

        public int Superseded { get; private set; }

        /// <summary>No decision until something changes.</summary>
        public void KeepAside(long measure, string reason)
        {
            Nexts.Add([measure, null]);
            _audited.Add(reason);
        }

        public void Add(PlannedMeasure measure, NoticePlan plan)
        {
            // what can fail comes first: half a measure is not stored
            var nextDue = plan.Next is { } next ? StartOf(next).ToUnixTimeMilliseconds() : (long?)null;
            foreach (var n in plan.Insert)
            {
                Inserts.Add(
                [
                    measure.Id, n.Due.Rung.Name, IsoDay.Text(n.Due.Deadline) ?? NoticeRow.None, n.Due.Occurrence.Length == 0 ? NoticeRow.None : n.Due.Occurrence,
                    n.PostId, Mail, Codes.NoticeKind[n.Kind], Codes.NoticeState[n.State], n.Silenced is { } silenced ? Codes.NoticeReason[silenced] : n.Due.Reason, context.LadderVersion, IsoDay.Text(n.Due.FiredOn),
                    context.Now.ToUnixTimeMilliseconds(),
                ]);
                if (n.State == NoticeState.Pending)
                {
                    Planned++;
                    _audited.Add(string.Create(CultureInfo.InvariantCulture, $"{measure.Subject} {n.Due.Rung.Name} {n.Due.Reason} >{n.PostId}"));
                }
                else
                {
                    Superseded++;
                }
            }

            foreach (var (id, reason) in plan.Supersede)
            {
                Supersedes.Add([id, Codes.NoticeReason[reason]]);
                _audited.Add(string.Create(CultureInfo.InvariantCulture, $"{measure.Subject} -{id} {Codes.NoticeReason[reason]}"));
                Superseded++;
            }

            foreach (var id in plan.Revive)
            {
                Revives.Add([id]);
                _audited.Add(string.Create(CultureInfo.InvariantCulture, $"{measure.Subject} +{id}"));
                Planned++;
            }

            var today = context.Day.Today;
            if (measure.PromiseBrokenOn is null && measure.Promise?.IsBroken(today, measure.CompletedOn) == true)
            {
                Broken.Add([measure.PromiseId, IsoDay.Text(today)]);
                _audited.Add(string.Create(CultureInfo.InvariantCulture, $"{measure.Subject} promise broken {IsoDay.Text(measure.Promise.Until)}"));
            }

            // the beginning of the office's day, not its opening: letters are ready when it opens
            Nexts.Add([measure.Id, nextDue]);
        }

        public void Audit(DatabaseSession session)
        {
            if (_audited.Count > 0)
            {
                session.Audit(new AuditEntry
                {
                    At = context.Now,
                    Actor = "worker",
                    Through = "worker",
                    Action = "notices.planned",
                    Subject = string.Create(CultureInfo.InvariantCulture, $"ladder {context.LadderVersion}"),
                    Detail = AuditJson.Of(_audited),
                });
            }
        }

        private DateTimeOffset StartOf(DateOnly day) => (context.Hours with { Opens = TimeOnly.MinValue }).OpeningOf(day);
    }
}
