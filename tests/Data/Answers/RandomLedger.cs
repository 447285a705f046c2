using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Answers;

/// <summary>Five units, two ledgers, and whatever a seeded dice throws into them: measures of other units, overseers, leaders named by the problem, days of every kind.</summary>
internal sealed class RandomLedger(TestDatabase test, int seed)
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private readonly Random _dice = new(seed);
    private readonly List<SeededUnit> _units = [];
    private readonly List<long> _ledgers = [];
    private readonly List<long> _posts = [];
    private int _number;

    /// <summary>People of every role, by what they are.</summary>
    public Dictionary<string, long> People { get; } = [];

    public async Task BeginAsync(int problems)
    {
        var seed = new Seed(test.Database);
        for (var n = 0; n < 5; n++)
        {
            var unit = await seed.UnitAsync($"示例{n}局", n == 4 ? _units[3].Id : null);
            _units.Add(unit);
            People[$"责任人{n}"] = await seed.HolderAsync(unit.Handler, $"张{n}", $"z{n}@example.test");
            if (n != 4)
            {
                People[$"分管领导{n}"] = await seed.HolderAsync(unit.Leader, $"李{n}", $"l{n}@example.test");
                People[$"第一责任人{n}"] = await seed.HolderAsync(unit.First, $"王{n}", $"w{n}@example.test");
            }

            _posts.AddRange([unit.Handler, unit.Leader]);
        }

        var section = await seed.PostAsync(_units[0].Id, PostRole.Handler, "综合科科长");
        People["科长"] = await seed.HolderAsync(section, "赵科", "zk@example.test");
        _posts.Add(section);
        People["督导人"] = await seed.HolderAsync(await seed.PostAsync(_units[1].Id, PostRole.Overseer), "钱督", "qd@example.test");
        var naming = await seed.PostAsync(_units[2].Id, PostRole.Overseer, "督导专员");
        await test.ExecuteAsync("INSERT INTO post_units (post_id, unit_id) VALUES (@naming, @unit)", new { naming, unit = _units[0].Id });
        People["点名督导人"] = await seed.HolderAsync(naming, "孙督", "sd@example.test");
        People["办公室"] = await seed.HolderAsync(await seed.PostAsync(_units[0].Id, PostRole.Office), "周办", "zb@example.test");
        People["巡察"] = await seed.HolderAsync(await seed.PostAsync(_units[0].Id, PostRole.Inspector), "吴巡", "wx@example.test");
        _ledgers.Add(await seed.LedgerAsync("甲台账"));
        _ledgers.Add(await seed.LedgerAsync("乙台账"));
        for (var n = 0; n < problems; n++)
        {
            await AddAsync();
        }
    }

    /// <summary>One change of a kind that the program makes, or that somebody makes around it; often of several rows in one statement.</summary>
    public async Task ChangeAsync()
    {
        var problems = new { some = Row(_number), other = Row(_number), status = Status(), unit = Unit(), overseeing = Maybe(Unit()), leader = Maybe(Post()), issued = Text(Maybe(Days())), entered = Text(Days()) };
        var measures = new
        {
            some = Row(_number * 2), other = Row(_number * 2), problem = Row(_number), status = Codes.MeasureStatus[MeasureState()], deadline = Text(Maybe(Days())), day = Text(Days()),
            completed = Text(Maybe(Days())), post = Maybe(Post()),
        };
        _ = _dice.Next(10) switch
        {
            0 => await test.ExecuteAsync("UPDATE problems SET status = @status WHERE id IN (@some, @other)", problems),
            1 => await test.ExecuteAsync("UPDATE problems SET lead_unit_id = @unit, overseeing_unit_id = @overseeing WHERE id = @some", problems),
            2 => await test.ExecuteAsync("UPDATE problems SET lead_leader_post_id = @leader, issued_on = @issued, entered_on = @entered WHERE id IN (@some, @other)", problems),
            3 => await test.ExecuteAsync("UPDATE measures SET deadline = @deadline, original_deadline = coalesce(original_deadline, @deadline) WHERE problem_id = @problem", measures),
            4 => await test.ExecuteAsync("UPDATE measures SET status = @status, completed_on = @completed WHERE id IN (@some, @other) OR problem_id = @problem", measures),
            5 => await test.ExecuteAsync("UPDATE measures SET last_report_on = @day WHERE problem_id IN (@some, @problem)", measures),
            6 => await test.ExecuteAsync("UPDATE measures SET responsible_post_id = @post WHERE id = @some", measures),
            7 => await test.ExecuteAsync("UPDATE measures SET next_due = 0, version = version + 1 WHERE id > @some", measures),
            8 => await WithdrawAsync(problems.some),
            _ => await AddAsync(),
        };

        // open follows from the states, as it does in every path of the program
        await test.ExecuteAsync(
            "UPDATE measures SET open = CASE WHEN status = 'completed' OR (SELECT p.status FROM problems p WHERE p.id = measures.problem_id) = 'closed' THEN 0 ELSE 1 END WHERE problem_id NOT IN (SELECT id FROM problems WHERE withdrawal_id IS NOT NULL)");
    }

    /// <summary>What decides who may read each problem, by row.</summary>
    public async Task<Dictionary<long, ProblemFacts>> FactsAsync()
    {
        var measures = (await test.QueryAsync<HandsRow>(
            "SELECT m.problem_id, coalesce(m.unit_id, p.lead_unit_id) AS unit_id, m.responsible_post_id FROM measures m JOIN problems p ON p.id = m.problem_id ORDER BY m.problem_id, m.ordinal"))
            .ToLookup(m => m.ProblemId, m => new MeasureHands(m.UnitId, m.ResponsiblePostId));
        return (await test.QueryAsync<FactsRow>("SELECT id, lead_unit_id, overseeing_unit_id, lead_leader_post_id FROM problems"))
            .ToDictionary(p => p.Id, p => new ProblemFacts(p.LeadUnitId, p.OverseeingUnitId, p.LeadLeaderPostId, [.. measures[p.Id]]));
    }

    private async Task<int> WithdrawAsync(long problem)
    {
        await test.ExecuteAsync(
            "INSERT INTO withdrawals (ledger, number, day, at, actor, reason) VALUES ('甲台账', '1', '2026-11-20', 1, 'office', '重复导入')");
        await test.ExecuteAsync("UPDATE problems SET withdrawal_id = (SELECT max(id) FROM withdrawals) WHERE id = @problem AND withdrawal_id IS NULL", new { problem });
        return await test.ExecuteAsync("UPDATE measures SET open = 0, next_due = NULL WHERE problem_id = @problem", new { problem });
    }

    private async Task<int> AddAsync()
    {
        var number = $"{++_number}";
        var problem = await test.Database.WriteAsync(
            session => session.InsertAsync(
                """
                INSERT INTO problems (ledger_id, number, sort_key, symptom, source_kind, scope, lead_unit_id, overseeing_unit_id, lead_leader_post_id, status, issued_on, entered_on, version, imported_version)
                VALUES (@ledger, @number, @key, '窗口服务不规范', 'other', 'unknown', @unit, @overseeing, @leader, @status, @issued, @entered, 1, 1) RETURNING id
                """,
                new
                {
                    ledger = _ledgers[_dice.Next(2)], number, key = NaturalOrder.Key(number), unit = Unit(), overseeing = Maybe(Unit()), leader = _dice.Next(4) == 0 ? Post() : (long?)null,
                    status = Status(), issued = Text(Maybe(Days())), entered = Text(Days()),
                }),
            CancellationToken.None);
        for (var ordinal = 1; ordinal <= _dice.Next(1, 4); ordinal++)
        {
            await test.ExecuteAsync(
                """
                INSERT INTO measures (problem_id, ordinal, text, deadline, original_deadline, deadline_text, long_term, provisional, status, unit_id, responsible_post_id, last_report_on,
                                      completed_on, open, next_due, version)
                VALUES (@problem, @ordinal, '修订制度', @deadline, @original, '', 0, 0, @status, @unit, @post, @reported, @completed, 1, 0, 1)
                """,
                new
                {
                    problem, ordinal, deadline = Text(Maybe(Days())), original = Text(Maybe(Days())), status = Codes.MeasureStatus[MeasureState()], unit = _dice.Next(4) == 0 ? Unit() : (long?)null,
                    post = Maybe(Post()), reported = Text(Maybe(Days())), completed = Text(Maybe(Days())),
                });
        }

        await test.ExecuteAsync(
            "UPDATE measures SET open = CASE WHEN status = 'completed' OR (SELECT p.status FROM problems p WHERE p.id = measures.problem_id) = 'closed' THEN 0 ELSE 1 END WHERE problem_id = @problem", new { problem });
        return 1;
    }

    private long Row(int max) => _dice.Next(1, max + 2);

    private long Unit() => _units[_dice.Next(_units.Count)].Id;

    private long Post() => _posts[_dice.Next(_posts.Count)];

    private DateOnly Days() => Today.AddDays(_dice.Next(-40, 60));

    private static string? Text(DateOnly? day) => IsoDay.Text(day);

    private T? Maybe<T>(T value) where T : struct => _dice.Next(3) == 0 ? null : value;

    private string Status() => Codes.ProblemStatus[(ProblemStatus)_dice.Next(Enum.GetValues<ProblemStatus>().Length)];

    private MeasureStatus MeasureState() => (MeasureStatus)_dice.Next(Enum.GetValues<MeasureStatus>().Length);

    private sealed record HandsRow
    {
        public long ProblemId { get; init; }

        public long UnitId { get; init; }

        public long? ResponsiblePostId { get; init; }
    }

    private sealed record FactsRow
    {
        public long Id { get; init; }

        public long LeadUnitId { get; init; }

        public long? OverseeingUnitId { get; init; }

        public long? LeadLeaderPostId { get; init; }
    }
}
