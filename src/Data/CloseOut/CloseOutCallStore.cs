using System.Globalization;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.CloseOut;

/// <summary>Turns what waits on the way to 销号 into notices. What to decide stands in <see cref="CloseOutCallRule"/>.</summary>
public sealed class CloseOutCallStore(Database database, IOptions<CloseOutOptions> options)
{
    private const int Batch = 200;

    /// <summary>Whether any turn needs a decision: reads one index entry.</summary>
    public async Task<bool> AnyDueAsync(DateTimeOffset now, CancellationToken token) =>
        await database.ReadFirstAsync<long?>("SELECT problem_id FROM close_out_turns WHERE next_due <= @now LIMIT 1", new { now }, token) is not null;

    /// <summary>Problems whose turn has come and of which nobody was told yet: what goes out once reminders are released, or with the next round.</summary>
    public async Task<int> CountUntoldAsync(DateOnly today, CancellationToken token) => (int)(await database.ReadFirstAsync<long?>(
        $"""
        SELECT count(*) FROM close_out_turns t JOIN problems p ON p.id = t.problem_id
        WHERE t.next_due IS NOT NULL AND t.since <= @today AND {ProblemSql.IsLive} AND EXISTS (SELECT 1 FROM close_out_steps s WHERE s.problem_id = t.problem_id)
          AND p.status IN ('close_out_requested', 'under_review', 'public_notice', 'returned', 'reopened', 'closed') AND NOT EXISTS (
            SELECT 1 FROM notices n JOIN measures m ON m.id = n.measure_id
            WHERE m.problem_id = t.problem_id AND n.channel = 'mail' AND n.state IN ('sent', 'undeliverable') AND n.rung IN ({CloseOutCallSql.Turns})
              AND n.occurrence = (SELECT CAST(max(x.id) AS TEXT) FROM close_out_steps x WHERE x.problem_id = t.problem_id))
        """,
        new { today = IsoDay.Text(today) }, token) ?? 0);

    /// <summary>Decides every turn whose time has come, each in a transaction of its own, and again each office day while it runs: posts change hands. One that cannot be decided waits for the next day.</summary>
    /// <param name="context">The present.</param>
    /// <param name="fault">Hears of a problem whose turn could not be decided.</param>
    /// <param name="stop">Ends it between two problems.</param>
    /// <returns>Notices planned and superseded.</returns>
    public async Task<PlanTally> PlanAsync(PlanContext context, Action<long, Exception> fault, CancellationToken stop)
    {
        var (all, last) = (PlanTally.None, 0L);
        while (await DueAsync(context.Now, last, stop) is { Count: > 0 } problems)
        {
            foreach (var problem in problems)
            {
                try
                {
                    all += await database.WriteAsync(session => DecideAsync(session, context, problem), stop);
                }
                catch (Exception e) when (SetAsideRule.IsOfItem(e))
                {
                    fault(problem, e);
                    await database.WriteAsync(session => NextAsync(session, problem, context, context.Day.Today.AddDays(1)), stop);
                }

                last = problem;
            }
        }

        return all;
    }

    private Task<IReadOnlyList<long>> DueAsync(DateTimeOffset now, long last, CancellationToken token) => database.ReadRowsAsync<long>(
        "SELECT problem_id FROM close_out_turns WHERE next_due <= @now AND problem_id > @last ORDER BY problem_id LIMIT @take", new { now, last, take = Batch }, token);

    private async Task<PlanTally> DecideAsync(DatabaseSession session, PlanContext context, long problem)
    {
        var today = context.Day.Today;

        // the problem is held from here on, as by every move: neither overtakes the other
        var it = await CloseOutCase.ReadAsync(session, problem, options.Value.Terms, today);
        var row = await session.FirstAsync<TurnRow>(
            """
            SELECT t.since, (SELECT max(s.id) FROM close_out_steps s WHERE s.problem_id = t.problem_id) AS step, (SELECT l.planned_on FROM look_backs l WHERE l.problem_id = t.problem_id AND l.done_on IS NULL) AS planned_on
            FROM close_out_turns t WHERE t.problem_id = @problem AND t.next_due <= @now
            """,
            new { problem, now = context.Now });
        if (row is null)
        {
            return PlanTally.None;
        }

        if (it is null || row.Step is not { } step)
        {
            // withdrawn: nobody is asked any more
            await session.ExecuteAsync("UPDATE close_out_turns SET next_due = NULL WHERE problem_id = @problem", new { problem });
            return PlanTally.None;
        }

        var turn = CloseOutTurns.Of(it.Facts.Stage, it.Facts.Notice, row.PlannedOn, today);
        var task = CloseOutTasks.Of(it.Facts.Stage, it.Facts.Notice, options.Value.NoticeDays);
        var holders = CloseOutHolders.Of(context.Roster, it.Hands, it.LastApplication?.By, turn, task, today);
        List<CalledNotice> existing = [.. (await session.QueryAsync<CallRow>(CloseOutCallSql.Existing, new { problem })).Select(call => call.Called(context.Hours))];

        // also where it is nobody's turn: what waits of an earlier one, as a letter that was returned to be sent again, goes
        var plan = CloseOutCallRule.Reconcile(step, row.Since, holders, options.Value.ActWithinDays, existing, today, context.Day.Calendar);
        await StoreAsync(session, context, it, step, plan);
        await NextAsync(session, problem, context, row.Since > today ? row.Since : today.AddDays(1));
        return new PlanTally(0, plan.Insert.Count + plan.Revive.Count, plan.Supersede.Count);
    }

    private static async Task StoreAsync(DatabaseSession session, PlanContext context, CloseOutCase it, long step, CloseOutCallPlan plan)
    {
        var audited = new List<string>();
        foreach (var (call, post, day) in plan.Insert)
        {
            await InsertAsync(session, it.Problem.Id, step, call, post, context.LadderVersion, day, context.Now);
            audited.Add(string.Create(CultureInfo.InvariantCulture, $"{it.Subject} {CloseOutCalls.RungOf(call)} >{post}"));
        }

        foreach (var (id, reason) in plan.Supersede)
        {
            await session.ExecuteAsync("UPDATE notices SET state = 'superseded', reason = @reason WHERE id = @id AND state = 'pending'", new { id, reason });
            audited.Add(string.Create(CultureInfo.InvariantCulture, $"{it.Subject} -{id} {Codes.NoticeReason[reason]}"));
        }

        foreach (var id in plan.Revive)
        {
            await session.ExecuteAsync("UPDATE notices SET state = 'pending', reason = 'revived' WHERE id = @id AND state = 'superseded'", new { id });
            audited.Add(string.Create(CultureInfo.InvariantCulture, $"{it.Subject} +{id}"));
        }

        if (audited.Count > 0)
        {
            session.Audit(new AuditEntry
            {
                At = context.Now, Actor = "worker", Through = "worker", Action = "notices.planned", Subject = it.Subject, Detail = AuditJson.Of(audited),
            });
        }
    }

    /// <summary>Stores one notice, once for its key.</summary>
    internal static Task<int> InsertAsync(DatabaseSession session, long measure, long step, CloseOutCall call, long post, long ladder, DateOnly day, DateTimeOffset at) => session.ExecuteAsync(
        CloseOutCallSql.Insert,
        new
        {
            measure, rung = CloseOutCalls.RungOf(call), occurrence = step.ToString(CultureInfo.InvariantCulture), post, kind = CloseOutCalls.KindOf(call), ladder, day = IsoDay.Text(day), at,
        });

    private static Task<int> NextAsync(DatabaseSession session, long problem, PlanContext context, DateOnly day) => session.ExecuteAsync(
        "UPDATE close_out_turns SET next_due = @next WHERE problem_id = @problem AND next_due IS NOT NULL",
        new { problem, next = (context.Hours with { Opens = TimeOnly.MinValue }).OpeningOf(day) });

    private sealed record TurnRow
    {
        public DateOnly Since { get; init; }

        public long? Step { get; init; }

        public DateOnly? PlannedOn { get; init; }
    }

    private sealed record CallRow
    {
        public long Id { get; init; }

        public string Rung { get; init; } = string.Empty;

        public string Occurrence { get; init; } = string.Empty;

        public long PostId { get; init; }

        public NoticeState State { get; init; }

        public string Reason { get; init; } = string.Empty;

        public DateOnly FiredOn { get; init; }

        public DateTimeOffset? DoneAt { get; init; }

        public CalledNotice Called(OfficeHours hours) => new(
            Id, CloseOutCalls.Find(Rung)!.Value, long.Parse(Occurrence, CultureInfo.InvariantCulture), PostId, State,
            State is NoticeState.Sent or NoticeState.Undeliverable ? DoneAt is { } at ? hours.DayOf(at) : FiredOn : null, Codes.NoticeReason.Find(Reason));
    }
}
