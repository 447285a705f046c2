using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Ledger.Withdrawal;

public abstract class WithdrawalStoreTests(DatabaseFixture fixture) : WithdrawalTests(fixture)
{
    [Fact]
    public async Task The_preview_says_what_goes_out_and_changes_nothing()
    {
        await MeasureAsync("1", Today);
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "2", ProblemStatus.Closed), Today);
        var measure = await MeasureAsync("3", Today.AddDays(5));
        await Test.ExecuteAsync(
            "INSERT INTO promises (measure_id, deadline, made_on, until, person_id) VALUES (@measure, '2026-11-25', '2026-11-16', '2026-11-24', @Handler)", new { measure, Handler });
        await PlanAsync();
        await ZhangsAsync();
        var before = await StateAsync();

        var shown = Assert.IsType<WithdrawalOutcome.Done>(await Store.PreviewAsync(Request(), Token));

        Assert.Equal("默认台账(已撤销 2026-11-20)", shown.Name);
        Assert.Equal((3, 1, 3, 1, 1), (shown.Counts.Problems, shown.Counts.Closed, shown.Counts.Measures, shown.Counts.Letters, shown.Counts.Promises));
        Assert.Equal(await Test.ScalarAsync<long>("SELECT count(*) FROM notices WHERE state = 'pending'"), shown.Counts.Notices);
        Assert.Equal(before, await StateAsync());
        Assert.Equal(shown.Counts, (await WithdrawAsync()).Counts);
    }

    [Fact]
    public async Task A_ledger_goes_out_whole_and_its_name_is_free()
    {
        await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);

        Assert.Equal("默认台账(已撤销 2026-11-20)", (await WithdrawAsync()).Name);

        Assert.Empty(await new LedgerStore(Database).NamesAsync(Token));
        await Seed.LedgerAsync();
        Assert.Equal(["默认台账"], await new LedgerStore(Database).NamesAsync(Token));
        Assert.Equal(["office command 默认台账"], await Test.QueryAsync<string>("SELECT actor || ' ' || through || ' ' || subject FROM audit WHERE action = 'ledger.withdrawn'"));
        Assert.Contains("重复导入", await Test.ScalarAsync<string>("SELECT detail FROM audit WHERE action = 'ledger.withdrawn'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_name_withdrawn_twice_on_a_day_leads_to_two_names()
    {
        await WithdrawAsync();
        await Seed.LedgerAsync();

        Assert.Equal("默认台账(已撤销 2026-11-20 第2次)", (await WithdrawAsync()).Name);
    }

    [Fact]
    public async Task A_problem_alone_leaves_the_others_and_the_ledgers_name()
    {
        await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);

        Assert.Equal(("默认台账", 1L), (await WithdrawAsync("1") is var done ? done.Name : "", done.Counts.Problems));

        Assert.Equal(["2"], await LiveAsync());
        Assert.Equal(["默认台账/1"], await Test.QueryAsync<string>("SELECT subject FROM audit WHERE action = 'problem.withdrawn'"));
        Assert.Equal(["withdrawn 重复导入 v2"], await Test.QueryAsync<string>("SELECT field || ' ' || new_value || ' v' || version FROM changes"));
    }

    [Fact]
    public async Task A_second_time_says_when_and_why_it_was()
    {
        await MeasureAsync("1", Today);
        await WithdrawAsync("1");

        var problem = Assert.IsType<WithdrawalOutcome.Before>(await Store.PreviewAsync(Request("1"), Token)).Withdrawal;
        Assert.Equal(("默认台账", "1", Today, "重复导入"), (problem.Ledger, problem.Number, problem.Day, problem.Reason));

        await WithdrawAsync();
        foreach (var name in new[] { "默认台账", "默认台账(已撤销 2026-11-20)" })
        {
            var ledger = Assert.IsType<WithdrawalOutcome.Before>(await Store.PreviewAsync(Request(ledger: name), Token)).Withdrawal;
            Assert.Equal(("默认台账", null, "默认台账(已撤销 2026-11-20)"), (ledger.Ledger, ledger.Number, ledger.Name));
        }
    }

    [Fact]
    public async Task A_problem_withdrawn_before_its_ledger_keeps_its_own_withdrawal()
    {
        await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);
        await WithdrawAsync("1");

        Assert.Equal(1, (await WithdrawAsync()).Counts.Problems);

        Assert.Equal(["1 1", "2 2"], await Test.QueryAsync<string>("SELECT number || ' ' || withdrawal_id FROM problems ORDER BY id"));
    }

    [Fact]
    public async Task A_ledger_from_which_everything_was_withdrawn_can_be_withdrawn_still()
    {
        await MeasureAsync("1", Today);
        await WithdrawAsync("1");

        Assert.Equal(0, (await WithdrawAsync()).Counts.Problems);
        Assert.Empty(await new LedgerStore(Database).NamesAsync(Token));
    }

    [Fact]
    public async Task What_is_not_there_is_said_apart()
    {
        await MeasureAsync("12", Today);

        Assert.IsType<WithdrawalOutcome.NoLedger>(await Store.PreviewAsync(Request(ledger: "没有这本"), Token));
        Assert.IsType<WithdrawalOutcome.NoProblem>(await Store.PreviewAsync(Request("13"), Token));
        Assert.IsType<WithdrawalOutcome.NoProblem>(await Store.PreviewAsync(Request("13-1"), Token));
        Assert.Equal("12", Assert.IsType<WithdrawalOutcome.IsMeasure>(await Store.PreviewAsync(Request("12-1"), Token)).Problem);
    }

    [Fact]
    public async Task What_is_not_what_was_shown_stays()
    {
        await MeasureAsync("1", Today);
        var shown = await ShownAsync(Request());
        await MeasureAsync("2", Today);

        Assert.IsType<WithdrawalOutcome.Changed>(await Store.WithdrawAsync(Request(), shown, Token));
        Assert.Equal(["1", "2"], await LiveAsync());
    }

    [Fact]
    public async Task An_open_problem_is_a_correction_and_a_closed_one_is_none()
    {
        await MeasureAsync("1", Today);
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "2", ProblemStatus.Closed), Today);

        await WithdrawAsync();

        Assert.Equal(["correction -1 1"], await Test.QueryAsync<string>("SELECT e.kind || ' ' || e.delta || ' ' || p.number FROM events e JOIN problems p ON p.id = e.problem_id"));
    }

    [Fact]
    public async Task Its_history_stays_readable()
    {
        var measure = await MeasureAsync("1", Today);
        await new ProgressStore(Database).ReportAsync(Report("1", percent: 40, text: "完成初稿。"), Token);
        await Test.ExecuteAsync(
            """
            INSERT INTO evidence (person_id, conversation, name, kind, size, sha256, received_at, measure_id, version)
            VALUES (@Handler, 'c', '制度.pdf', 'pdf', 1, 'ab', 1, @measure, 1)
            """,
            new { Handler, measure });
        await WithdrawAsync("1");

        var problem = Assert.Single(await ReadAsync(new LedgerQuery(Withdrawn: true)));
        var history = await new WithdrawnHistory(Database).ReadAsync([problem], Token);

        Assert.Equal((MeasureStatus.InProgress, 40), (problem.Measures[0].Status, problem.Measures[0].Percent));
        Assert.Equal(("重复导入", Today, "office"), history.Withdrawals[problem.WithdrawalId!.Value] is var w ? (w.Reason, w.Day, w.Actor) : default);
        Assert.Equal((40, "完成初稿。", "张示例"), Assert.Single(history.Reports[measure]) is var r ? (r.Percent, r.Text, r.Actor) : default);
        Assert.Equal("制度.pdf", Assert.Single(history.Files[measure]).Name);
        Assert.Equal(["percent", "last_report_on", "progress", "withdrawn"], history.Changes[problem.Id].Select(c => c.Field));
    }

    private async Task<IEnumerable<string>> LiveAsync() => (await ReadAsync(new LedgerQuery())).Select(p => p.Number);

    private async Task<List<LedgerProblem>> ReadAsync(LedgerQuery query)
    {
        var all = new List<LedgerProblem>();
        await new LedgerStore(Database).ReadAsync(
            query,
            page =>
            {
                all.AddRange(page);
                return ValueTask.CompletedTask;
            },
            Token);
        return all;
    }

    private Task<string> StateAsync() => Test.ScalarAsync<string>(
        """
        SELECT (SELECT count(*) FROM withdrawals) || ' ' || (SELECT sum(version) FROM problems) || ' ' || (SELECT sum(open) FROM measures) || ' '
               || (SELECT count(*) FROM notices WHERE state = 'pending') || ' ' || (SELECT count(*) FROM events) || ' ' || (SELECT max(name) FROM ledgers)
        """);
}

public sealed class WithdrawalStoreOnSqlite(SqliteFixture fixture) : WithdrawalStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class WithdrawalStoreOnPostgres(PostgresFixture fixture) : WithdrawalStoreTests(fixture), IClassFixture<PostgresFixture>;
