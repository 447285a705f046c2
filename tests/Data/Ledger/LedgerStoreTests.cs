using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Ledger;

public abstract class LedgerStoreTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    [Fact]
    public async Task Numbers_come_in_the_order_people_count_and_ledgers_one_after_the_other()
    {
        var second = await Seed.LedgerAsync("巡察整改台账");
        foreach (var number in new[] { "12", "2", "1", "问-2", "A10", "a9", "A9", "二", "一" })
        {
            await Seed.ProblemAsync(Ledger, Unit.Id, number);
        }

        await Seed.ProblemAsync(second, Unit.Id, "1");

        var read = await ReadAsync(new LedgerQuery());

        // by code point after the numbers, the same on both databases, whatever the server's collation
        Assert.Equal(["1", "2", "12", "A9", "A10", "a9", "一", "二", "问-2", "1"], read.Select(p => p.Number));
        Assert.Equal(["默认台账", "巡察整改台账"], read.Select(p => p.Ledger).Distinct());
        Assert.Equal(["默认台账", "巡察整改台账"], await new LedgerStore(Database).NamesAsync(Token));
    }

    [Fact]
    public async Task Pages_leave_out_none_and_repeat_none_even_where_sort_keys_are_equal()
    {
        await Seed.ManyAsync(Ledger, Unit.Id, 2100, Today);
        await Test.ExecuteAsync("UPDATE problems SET sort_key = 'same' WHERE id > 900 AND id <= 1300");
        var pages = new List<int>();
        var ids = new List<long>();

        await new LedgerStore(Database).ReadAsync(new LedgerQuery(), page =>
        {
            pages.Add(page.Count);
            ids.AddRange(page.Select(p => p.Id));
            return ValueTask.CompletedTask;
        }, Token);

        Assert.Equal([1000, 1000, 100], pages);
        Assert.Equal(2100, ids.Distinct().Count());
    }

    [Fact]
    public async Task All_pages_show_the_ledger_as_it_stood_at_the_first_one()
    {
        await Seed.ManyAsync(Ledger, Unit.Id, 1100, Today);
        var statuses = new HashSet<ProblemStatus>();
        await using var second = Test.SecondDoor();

        await new LedgerStore(Database).ReadAsync(new LedgerQuery(), async page =>
        {
            statuses.UnionWith(page.Select(p => p.Status));
            await second.ExecuteAsync("UPDATE problems SET status = 'closed', version = version + 1");
        }, Token);

        Assert.Equal([ProblemStatus.InProgress], statuses);
    }

    [Fact]
    public async Task Questions_by_ledger_unit_and_overdue_are_answered_together()
    {
        var other = await Seed.UnitAsync("乙市示例局");
        await MeasureAsync("1", Today.AddDays(-1));
        await MeasureAsync("2", Today);
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "3", ProblemStatus.Closed), Today.AddDays(-9));
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "4"), Today.AddDays(-9), status: MeasureStatus.Completed);
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, other.Id, "5"), Today.AddDays(-9));

        Assert.Equal(["1", "5"], await NumbersAsync(new LedgerQuery(OverdueOn: Today)));
        Assert.Equal(["5"], await NumbersAsync(new LedgerQuery("默认台账", "乙市示例局", Today)));
        Assert.Equal(["1", "2", "3", "4"], await NumbersAsync(new LedgerQuery(Unit: "甲市示例局")));
        Assert.Empty(await NumbersAsync(new LedgerQuery("没有这本台账")));
    }

    [Fact]
    public async Task What_goes_on_for_good_is_not_overdue()
    {
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "1"), Today.AddDays(-9), status: MeasureStatus.LongTerm, longTerm: true);

        Assert.Empty(await NumbersAsync(new LedgerQuery(OverdueOn: Today)));
    }

    [Fact]
    public async Task Measures_and_supporting_units_come_in_their_order()
    {
        var (b, c) = (await Seed.UnitAsync("乙市示例局"), await Seed.UnitAsync("丙市示例局"));
        var problem = await Seed.ProblemAsync(Ledger, Unit.Id, "1");
        await Seed.MeasureAsync(problem, null, ordinal: 2, longTerm: true);
        await Seed.MeasureAsync(problem, Today);
        await Test.ExecuteAsync("INSERT INTO problem_units (problem_id, unit_id, position) VALUES (@problem, @b, 2), (@problem, @c, 1)", new { problem, b = b.Id, c = c.Id });

        var read = Assert.Single(await ReadAsync(new LedgerQuery()));

        Assert.Equal(["丙市示例局", "乙市示例局"], read.SupportingUnits);
        Assert.Equal([(1, Today, false), (2, null, true)], read.Measures.Select(m => (m.Ordinal, m.Deadline, m.LongTerm)));
        Assert.Equal((SourceKind.SelfCheck, ProblemScope.Individual, "甲市示例局"), (read.SourceKind, read.Scope, read.LeadUnit));
        Assert.Equal((new DateOnly(2026, 11, 16), (DateOnly?)null), (read.IssuedOn, read.ClosedOn));
    }

    private async Task<IEnumerable<string>> NumbersAsync(LedgerQuery query) => (await ReadAsync(query)).Select(p => p.Number);

    private async Task<IReadOnlyList<LedgerProblem>> ReadAsync(LedgerQuery query)
    {
        var all = new List<LedgerProblem>();
        await new LedgerStore(Database).ReadAsync(query, page =>
        {
            all.AddRange(page);
            return ValueTask.CompletedTask;
        }, Token);
        return all;
    }
}

public sealed class LedgerStoreOnSqlite(SqliteFixture fixture) : LedgerStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class LedgerStoreOnPostgres(PostgresFixture fixture) : LedgerStoreTests(fixture), IClassFixture<PostgresFixture>;
