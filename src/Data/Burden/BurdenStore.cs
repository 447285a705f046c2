using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Burden;

namespace CaseReform.Ops.Data.Burden;

/// <summary>What the system asks of people, in totals. No name, no person and no time of reading or answering leaves this class.</summary>
public sealed class BurdenStore(Database database)
{
    private const string Went = "l.state IN ('sent', 'uncertain') AND l.day >= @from AND l.day <= @to";

    /// <summary>Mails that let somebody in are asked for by that person and are no burden of ours.</summary>
    private const string Letters =
        $"SELECT l.person_id, l.day, count(*) AS letters FROM letters l WHERE l.kind IN ('ladder', 'digest', 'office') AND l.person_id IS NOT NULL AND {Went} GROUP BY l.person_id, l.day";

    /// <summary>What a report said: percentage, words, done.</summary>
    private const string Reports =
        """
        SELECT fields, count(*) AS reports FROM (
            SELECT CASE WHEN percent IS NULL THEN 0 ELSE 1 END + CASE WHEN text IS NULL THEN 0 ELSE 1 END + CASE WHEN completes = 0 THEN 0 ELSE 1 END AS fields
            FROM reports WHERE day >= @from AND day <= @to) r
        GROUP BY fields ORDER BY fields
        """;

    private const string AskedTwice =
        $"""
        SELECT count(*) FROM (
            SELECT n.measure_id, l.person_id, l.day FROM letters l JOIN notices n ON n.letter_id = l.id
            WHERE l.kind = 'ladder' AND n.kind = 'to' AND {Went} GROUP BY n.measure_id, l.person_id, l.day HAVING count(DISTINCT l.id) > 1) x
        """;

    private static readonly string AskedAfterDone =
        $"""
        SELECT count(DISTINCT n.measure_id) FROM letters l JOIN notices n ON n.letter_id = l.id JOIN measures m ON m.id = n.measure_id
        WHERE l.kind = 'ladder' AND n.kind = 'to' AND m.status = 'completed' AND n.rung NOT IN ({CloseOutCallSql.Rungs}) AND {Went}
          AND EXISTS (SELECT 1 FROM reports r WHERE r.measure_id = m.id AND r.completes = 1 AND r.at < l.composed_at)
        """;

    private const string Finished = "SELECT count(*) FROM measures m WHERE m.status = 'completed' AND m.completed_on >= @from AND m.completed_on <= @to";

    /// <summary>Nobody reported on them in the chat or on the page: the office did, or a table.</summary>
    private const string WithoutLogIn =
        $"{Finished} AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.measure_id = m.id AND r.through NOT IN ('import', 'command'))";

    /// <summary>Counts what lies between two days, both included.</summary>
    public Task<BurdenFigures> CountAsync(DateOnly from, DateOnly to, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var days = new { from, to };
            var reports = (await session.QueryAsync<ReportRow>(Reports, days)).ToDictionary(r => (int)r.Fields, r => (int)r.Reports);
            return new BurdenFigures
            {
                Letters = LetterLoad.Of((await session.QueryAsync<LetterRow>(Letters, days)).Select(l => (l.PersonId, l.Day, (int)l.Letters))),
                ReportsByFields = [.. Enumerable.Range(1, 3).Select(fields => reports.GetValueOrDefault(fields))],
                AskedTwice = (int)await session.ScalarAsync<long>(AskedTwice, days),
                AskedAfterDone = (int)await session.ScalarAsync<long>(AskedAfterDone, days),
                Finished = (int)await session.ScalarAsync<long>(Finished, days),
                FinishedWithoutLogIn = (int)await session.ScalarAsync<long>(WithoutLogIn, days),
            };
        },
        token);

    private sealed record LetterRow
    {
        public long PersonId { get; init; }

        public DateOnly Day { get; init; }

        public long Letters { get; init; }
    }

    private sealed record ReportRow
    {
        public long Fields { get; init; }

        public long Reports { get; init; }
    }
}

/// <summary>What was asked of people in some weeks.</summary>
public sealed record BurdenFigures
{
    /// <summary>Letters a person and week.</summary>
    public required LetterLoad Letters { get; init; }

    /// <summary>Reports that filled in one, two and three of percentage, words and done.</summary>
    public required IReadOnlyList<int> ReportsByFields { get; init; }

    /// <summary>Measures of which one person was asked in two letters of one day.</summary>
    public required int AskedTwice { get; init; }

    /// <summary>Measures that were asked for after they had been reported as done.</summary>
    public required int AskedAfterDone { get; init; }

    /// <summary>Measures completed.</summary>
    public required int Finished { get; init; }

    /// <summary>Those of them on which nobody reported in the chat or on the page.</summary>
    public required int FinishedWithoutLogIn { get; init; }
}
