using System.Data;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Calendar;

/// <summary>The open measures that a new calendar may move, and what is stored when it does.</summary>
public static class CalendarMoves
{
    private static readonly BulkText Move = new(
        "UPDATE measures SET deadline = @p1, provisional = @p2, version = version + 1 WHERE id = @p0",
        """
        UPDATE measures m SET deadline = v.deadline, provisional = v.provisional, version = m.version + 1
        FROM unnest(@p0, @p1, @p2) AS v (id, deadline, provisional) WHERE m.id = v.id
        """,
        DbType.Int64, DbType.String, DbType.Int64);

    private static readonly SqlText Raise = IdList.In("id", "UPDATE problems SET version = version + 1 WHERE");

    private static readonly SqlText Versions = IdList.In("id", "SELECT id, version FROM problems WHERE");

    /// <summary>Open measures of open problems, a page at a time, by row.</summary>
    public static Task<IReadOnlyList<OpenMeasure>> OpenAsync(DatabaseSession session, long after, int take) => session.QueryAsync<OpenMeasure>(
        $"""
        SELECT {PlannedMeasure.Columns}, m.problem_id, g.year, m.deadline_text, m.provisional FROM {PlannedMeasure.Tables} {PlannedMeasure.Promises}
        WHERE m.open = 1 AND p.status <> 'closed' AND m.id > @after ORDER BY m.id LIMIT @take
        """,
        new { after, take });

    /// <summary>Stores deadlines that moved; the original one stays. Each is told in the history and in the trail.</summary>
    public static async Task ApplyAsync(DatabaseSession session, IReadOnlyList<MovedDeadline> moved, ChangeOrigin origin)
    {
        if (moved.Count == 0)
        {
            return;
        }

        var problems = moved.Select(m => m.Measure.ProblemId).Distinct().ToList();
        await LedgerLock.TakeAsync(session);
        await Move.RunAsync(session, [.. moved.Select(m => new object?[] { m.Measure.Id, IsoDay.Text(m.Deadline), m.Provisional ? 1L : 0L })]);
        await session.ExecuteAsync(Raise, IdList.Of(session, problems));
        var versions = (await session.QueryAsync<VersionRow>(Versions, IdList.Of(session, problems))).ToDictionary(v => v.Id, v => v.Version);
        foreach (var problem in moved.GroupBy(m => m.Measure.ProblemId))
        {
            var log = new ChangeLog(problem.Key, versions[problem.Key], origin.At, origin.Actor, origin.Through);
            foreach (var m in problem)
            {
                log.Add(m.Measure.Id, "deadline", IsoDay.Text(m.Measure.Deadline), IsoDay.Text(m.Deadline));
                log.Add(m.Measure.Id, "provisional", m.Measure.Provisional ? "1" : "0", m.Provisional ? "1" : "0");
            }

            await log.WriteAsync(session);
            var first = problem.First().Measure;
            session.Audit(origin.Entry("measure.recounted", $"{first.Ledger}/{first.Number}", log.Entries));
        }
    }

    /// <summary>Has every measure decided anew: other days may be working days now.</summary>
    public static Task<int> WakeAsync(DatabaseSession session) => session.ExecuteAsync("UPDATE measures SET next_due = 0 WHERE open = 1 OR next_due IS NOT NULL");

    private sealed record VersionRow
    {
        public long Id { get; init; }

        public long Version { get; init; }
    }
}

/// <summary>An open measure with what its days are counted from.</summary>
public sealed record OpenMeasure : PlannedMeasure
{
    /// <summary>The problem's row.</summary>
    public long ProblemId { get; init; }

    /// <summary>The ledger's year.</summary>
    public int Year { get; init; }

    /// <summary>The deadline in the office's words.</summary>
    public string DeadlineText { get; init; } = string.Empty;

    /// <summary>Counted over a year without a calendar.</summary>
    public bool Provisional { get; init; }
}

/// <summary>A measure whose deadline, or its certainty, is another by the new calendar.</summary>
public sealed record MovedDeadline(OpenMeasure Measure, DateOnly Deadline, bool Provisional);
