using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Ledger.Withdrawal;

/// <summary>撤销导入: takes a ledger, or one problem of it, out of everything that is listed, counted, said and sent, for good. What it says and its history stay.</summary>
public sealed class WithdrawalStore(Database database)
{
    /// <summary>What a withdrawal would do. Changes nothing.</summary>
    public Task<WithdrawalOutcome> PreviewAsync(WithdrawalRequest request, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var (target, no) = await TargetAsync(session, request);
            return no ?? new WithdrawalOutcome.Done(await NameAsync(session, request), await CountAsync(session, target!));
        },
        token);

    /// <summary>Withdraws in one transaction, provided that it is still what the office was shown.</summary>
    /// <param name="request">What.</param>
    /// <param name="shown">What the office was shown.</param>
    /// <param name="token">Stops waiting.</param>
    public Task<WithdrawalOutcome> WithdrawAsync(WithdrawalRequest request, WithdrawalCounts shown, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            // before anything else is held: whoever imports or confirms a change waits here
            await LedgerLock.TakeAsync(session);
            var (target, no) = await TargetAsync(session, request);
            if (no is not null)
            {
                return no;
            }

            var counts = await CountAsync(session, target!);
            return counts.Problems == shown.Problems && counts.Measures == shown.Measures
                ? new WithdrawalOutcome.Done(await ApplyAsync(session, request, target!, counts), counts)
                : new WithdrawalOutcome.Changed();
        },
        token);

    /// <summary>The withdrawal of a ledger, by the name it had or the one it has now; null when no such ledger was withdrawn.</summary>
    public Task<WithdrawnBefore?> OfLedgerAsync(string name, CancellationToken token) =>
        database.ReadFirstAsync<WithdrawnBefore>(WithdrawalSql.OfLedger, new { name }, token);

    private static async Task<(Target?, WithdrawalOutcome?)> TargetAsync(DatabaseSession session, WithdrawalRequest request)
    {
        if (await session.FirstAsync<Found>(WithdrawalSql.Ledger, new { name = request.Ledger }) is not { WithdrawalId: null } ledger)
        {
            return (null, await session.FirstAsync<WithdrawnBefore>(WithdrawalSql.OfLedger, new { name = request.Ledger }) is { } before
                ? new WithdrawalOutcome.Before(before)
                : new WithdrawalOutcome.NoLedger());
        }

        return request.Problem is not { } number ? (new Target(ledger.Id, 0), null)
            : await FindAsync(session, ledger.Id, number) switch
            {
                { WithdrawalId: { } withdrawal } => (null, new WithdrawalOutcome.Before((await session.FirstAsync<WithdrawnBefore>(WithdrawalSql.ById, new { id = withdrawal }))!)),
                { } problem => (new Target(ledger.Id, problem.Id), null),
                null when MeasureNumber.TryParse(number, out var measure) && await FindAsync(session, ledger.Id, measure.Problem.Text) is not null =>
                    (null, new WithdrawalOutcome.IsMeasure(measure.Problem.Text)),
                null => (null, new WithdrawalOutcome.NoProblem()),
            };
    }

    private static Task<Found?> FindAsync(DatabaseSession session, long ledger, string number) =>
        session.FirstAsync<Found>(WithdrawalSql.Problem, new { ledger, number });

    private static async Task<WithdrawalCounts> CountAsync(DatabaseSession session, Target target) =>
        (await session.FirstAsync<WithdrawalCounts>(WithdrawalSql.Count, new { ledger = target.Ledger, problem = target.Problem }))!;

    private static async Task<string> ApplyAsync(DatabaseSession session, WithdrawalRequest request, Target target, WithdrawalCounts counts)
    {
        var withdrawal = await session.InsertAsync(WithdrawalSql.Insert, new
        {
            ledger = request.Ledger, number = request.Problem, day = request.Day, at = request.Origin.At, actor = request.Origin.Actor, reason = request.Reason,
        });
        var all = new
        {
            ledger = target.Ledger, problem = target.Problem, withdrawal, at = request.Origin.At, actor = request.Origin.Actor, through = request.Origin.Through, reason = request.Reason,
        };
        await session.ExecuteAsync(WithdrawalSql.Events, all);
        await session.ExecuteAsync(WithdrawalSql.Changes, all);

        // in the order of those who plan and confirm: problems, measures, then what belongs to them
        await session.ExecuteAsync(WithdrawalSql.Problems, all);
        await session.ExecuteAsync(WithdrawalSql.Measures, all);
        await session.ExecuteAsync(WithdrawalSql.Notices, all);
        await session.ExecuteAsync(WithdrawalSql.SetAside, all);
        await session.ExecuteAsync(WithdrawalSql.Alarms, all);
        var name = await NameAsync(session, request);
        if (request.Problem is null)
        {
            await session.ExecuteAsync(WithdrawalSql.Rename, new { name, withdrawal, ledger = target.Ledger });
        }

        session.Audit(request.Problem is { } number
            ? request.Origin.Entry("problem.withdrawn", $"{request.Ledger}/{number}", new { request.Reason, counts })
            : request.Origin.Entry("ledger.withdrawn", request.Ledger, new { request.Reason, name, counts }));
        return name;
    }

    /// <summary>The ledger's name afterwards: the old one is free for the corrected file, even where it was withdrawn twice on one day.</summary>
    private static async Task<string> NameAsync(DatabaseSession session, WithdrawalRequest request)
    {
        if (request.Problem is not null)
        {
            return request.Ledger;
        }

        var name = Say(DataTexts.LedgerWithdrawn, request.Ledger, IsoDay.Text(request.Day));
        for (var n = 2; await session.FirstAsync<long?>(WithdrawalSql.NameTaken, new { name }) is not null; n++)
        {
            name = Say(DataTexts.LedgerWithdrawnAgain, request.Ledger, IsoDay.Text(request.Day), n);
        }

        return name;
    }

    /// <param name="Ledger">The ledger's row.</param>
    /// <param name="Problem">The problem's row; 0 for all.</param>
    private sealed record Target(long Ledger, long Problem);

    private sealed record Found
    {
        public long Id { get; init; }

        public long? WithdrawalId { get; init; }
    }
}
