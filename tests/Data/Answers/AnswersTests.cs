using System.Globalization;

using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Answers;

/// <summary>What the chat reads, against the same told from the whole ledger.</summary>
public abstract class AnswersTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private const string Marks = "ledger_id, lead_unit_id, overseeing_unit_id, running, deadline, quiet_on, judged, due_on";

    [Fact]
    public async Task Counts_stay_what_a_fresh_count_says()
    {
        var ledger = new RandomLedger(Test, 7);
        await ledger.BeginAsync(20);
        for (var change = 0; change < 150; change++)
        {
            await ledger.ChangeAsync();
            Assert.Equal(0, await DifferenceAsync($"SELECT {Marks}, n FROM measure_counts", $"SELECT {Marks}, count(*) AS n FROM measure_states WHERE running = 1 OR judged <> '' GROUP BY {Marks}"));
            Assert.Equal(0, await DifferenceAsync(
                "SELECT ledger_id, lead_unit_id, overseeing_unit_id, status, first_due, n FROM problem_counts",
                "SELECT ledger_id, lead_unit_id, overseeing_unit_id, status, first_due, count(*) AS n FROM problem_states GROUP BY ledger_id, lead_unit_id, overseeing_unit_id, status, first_due"));
        }

        Assert.Equal(0, (await Test.QueryAsync<long>(
            """
            SELECT count(*) FROM measures m JOIN problems p ON p.id = m.problem_id
            WHERE m.lead_unit_id <> p.lead_unit_id OR coalesce(m.overseeing_unit_id, 0) <> coalesce(p.overseeing_unit_id, 0) OR coalesce(m.lead_leader_post_id, 0) <> coalesce(p.lead_leader_post_id, 0)
            """)).Single());
    }

    [Fact]
    public async Task The_view_says_of_every_measure_what_the_domain_says()
    {
        await new RandomLedger(Test, 5).BeginAsync(200);

        var told = (await Test.QueryAsync<StateRow>("SELECT measure_id, running, deadline, judged, due_on FROM measure_states")).OrderBy(s => s.MeasureId).Select(s => (s.MeasureId, s.Counted)).ToList();

        var expected = (await ProblemsAsync())
            .SelectMany(p => p.Measures.Select(m => (m.Id, CountedMeasure.Of(p.Status, m.Status, m.Deadline, m.OriginalDeadline, m.CompletedOn)))).OrderBy(m => m.Id).ToList();
        Assert.Equal(expected, told);
    }

    [Fact]
    public async Task The_columns_of_a_problem_are_read_in_scope_only()
    {
        var ledger = new RandomLedger(Test, 3);
        await ledger.BeginAsync(30);
        var (problems, facts) = (await ProblemsAsync(), await ledger.FactsAsync());
        foreach (var (who, person) in ledger.People)
        {
            var scope = await ScopeAsync(person);
            var seen = await new ProblemColumnStore(Database).ReadAsync(scope, [.. problems.Select(p => p.Id)], Token);
            var visible = problems.Where(p => scope.Covers(facts[p.Id])).Select(p => p.Id).Order();
            Assert.Equal($"{who} {string.Join(' ', visible)}", $"{who} {string.Join(' ', seen.Select(row => row.Id).Order())}");
        }
    }

    [Fact]
    public async Task Figures_are_the_digests_for_every_reader_and_follow_each_change()
    {
        var ledger = new RandomLedger(Test, 11);
        await ledger.BeginAsync(30);
        using var figures = new FigureStore(Database);
        for (var change = 0; change < 12; change++)
        {
            var problems = await ProblemsAsync();
            var facts = await ledger.FactsAsync();
            foreach (var (who, person) in ledger.People)
            {
                var scope = await ScopeAsync(person);
                var visible = problems.Where(p => scope.Covers(facts[p.Id])).ToList();
                var expected = Tally(visible).Figures(new DigestFlow(0, 0, 0, 0, 0, 0));
                var seen = await figures.ReadAsync(scope, Moment(await DayAsync()), Token);
                Assert.Equal((who, Print(expected)), (who, Print(seen.Total)));
                Assert.Equal(
                    (who, visible.GroupBy(p => p.LeadUnitId).Where(g => g.Any()).Select(g => (g.Key, g.Count())).Order().ToList()),
                    (who, seen.ByUnit.Where(u => u.Value.Problems > 0).Select(u => (u.Key, u.Value.Problems)).Order().ToList()),
                    (a, b) => a.who == b.who && a.Item2.SequenceEqual(b.Item2));
            }

            await ledger.ChangeAsync();
        }
    }

    /// <summary>The bot keeps a reader's scope from question to question, and the figures what they added up for it.</summary>
    [Fact]
    public async Task Figures_follow_each_change_also_for_a_reader_who_asks_again()
    {
        var ledger = new RandomLedger(Test, 19);
        await ledger.BeginAsync(30);
        using var figures = new FigureStore(Database);
        var scopes = new Dictionary<string, Scope>();
        foreach (var (who, person) in ledger.People)
        {
            scopes.Add(who, await ScopeAsync(person));
        }

        var moment = Moment(await DayAsync());
        for (var change = 0; change < 20; change++)
        {
            var problems = await ProblemsAsync();
            var facts = await ledger.FactsAsync();
            foreach (var (who, scope) in scopes)
            {
                var expected = Tally(problems.Where(p => scope.Covers(facts[p.Id]))).Figures(new DigestFlow(0, 0, 0, 0, 0, 0));
                Assert.Equal((change, who, Print(expected)), (change, who, Print((await figures.ReadAsync(scope, moment, Token)).Total)));
            }

            await ledger.ChangeAsync();
        }
    }

    /// <summary>Each reason for which a problem of another unit lies in the scope of a 责任人.</summary>
    [Theory]
    [InlineData("UPDATE measures SET responsible_post_id = @Handler")]
    [InlineData("UPDATE measures SET unit_id = @Id")]
    [InlineData("UPDATE problems SET lead_leader_post_id = @Handler")]
    public async Task Figures_of_a_matter_of_another_unit_follow_it_until_it_is_in_other_hands(string hands)
    {
        var seed = new Seed(Database);
        var unit = await seed.UnitAsync("甲市示例局");
        var scope = await ScopeAsync(await seed.HolderAsync(unit.Handler, "张示例", "zhang@example.test"));
        var other = await seed.UnitAsync("甲市样本局");
        await seed.MeasureAsync(await seed.ProblemAsync(await seed.LedgerAsync(), other.Id, "1"), Today.AddDays(-1));
        await Test.ExecuteAsync(hands, unit);
        using var figures = new FigureStore(Database);
        var moment = Moment(await DayAsync());

        Assert.Equal((1, 1, 0), await SeenAsync());
        await Test.ExecuteAsync("UPDATE measures SET status = 'completed', open = 0");
        Assert.Equal((1, 0, 0), await SeenAsync());
        await Test.ExecuteAsync("UPDATE problems SET status = 'closed'");
        Assert.Equal((1, 0, 1), await SeenAsync());
        await Test.ExecuteAsync("UPDATE problems SET lead_leader_post_id = NULL");
        await Test.ExecuteAsync("UPDATE measures SET unit_id = NULL, responsible_post_id = NULL");
        Assert.Equal((0, 0, 0), await SeenAsync());

        async Task<(int Problems, int Overdue, int Closed)> SeenAsync()
        {
            var total = (await figures.ReadAsync(scope, moment, Token)).Total;
            return (total.Problems, total.Overdue, total.Of(ProblemStatus.Closed));
        }
    }

    [Fact]
    public async Task A_problem_is_shown_as_it_stands_when_its_measures_are_read_not_when_it_was_found()
    {
        var seed = new Seed(Database);
        var unit = await seed.UnitAsync("甲市示例局");
        var handler = await seed.HolderAsync(unit.Handler, "张示例", "zhang@example.test");
        await seed.MeasureAsync(await seed.ProblemAsync(await seed.LedgerAsync(), unit.Id, "1"), Today);
        var matters = new ProblemStore(Database);
        var found = (await matters.FindAsync(await ScopeAsync(handler), "1", null, Token)).Problems.Single();
        await Test.ExecuteAsync("UPDATE problems SET status = 'closed'");

        var read = await matters.ReadAsync(found, Token);

        Assert.Equal(ProblemStatus.Closed, read.Problem.Status);
        Assert.Equal(found, read.Problem with { Status = found.Status });
    }

    [Fact]
    public async Task Lists_hold_what_is_in_scope_and_nothing_else_whatever_the_page()
    {
        var ledger = new RandomLedger(Test, 13);
        await ledger.BeginAsync(60);
        var lists = new FilteredMeasures(Database);
        var facts = await ledger.FactsAsync();
        var all = (await ProblemsAsync()).SelectMany(p => p.Measures.Select(m => (Problem: p, Measure: m))).ToList();
        foreach (var (who, person) in ledger.People)
        {
            var standing = await StandingAsync(person);
            var running = all.Where(x => x.Problem.Status != ProblemStatus.Closed && x.Measure.Status != MeasureStatus.Completed).ToList();
            var overdue = running.Where(x => standing.Scope.Covers(facts[x.Problem.Id]) && x.Measure.Status != MeasureStatus.LongTerm && x.Measure.Deadline < Today).ToList();
            var query = new MeasureQuery(standing, new MeasureFilter { Overdue = true }, await DayAsync());
            Assert.Equal((who, Ids(overdue)), (who, await AllAsync(after => lists.PageAsync(query, after, 3, Token))));
            Assert.Equal(new CountedTo(overdue.Count, false), await lists.CountAsync(query, Token));

            var own = running.Where(x => AccessRule.IsOwn(standing, facts[x.Problem.Id].Measures[x.Measure.Ordinal - 1])).ToList();
            Assert.Equal((who, Ids(own)), (who, await AllAsync(after => lists.PageAsync(query with { Filter = MeasureFilter.Tasks }, after, 3, Token))));
            Assert.Equal((own.Count, own.Count(x => x.Measure.Status != MeasureStatus.LongTerm && x.Measure.Deadline < Today)), await lists.CountOwnAsync(standing, Today, Token));
        }

        static string Ids(IEnumerable<(LedgerProblem Problem, MeasureRow Measure)> measures) =>
            string.Join(' ', measures.OrderBy(x => x.Measure.Deadline ?? DateOnly.MaxValue).ThenBy(x => x.Measure.Id).Select(x => x.Measure.Id));
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    public async Task A_list_is_counted_up_to_a_thousand(int measures, bool isMore)
    {
        var seed = new Seed(Database);
        var unit = await seed.UnitAsync("甲市示例局");
        var handler = await seed.HolderAsync(unit.Handler, "张示例", "zhang@example.test");
        await seed.ManyAsync(await seed.LedgerAsync(), unit.Id, measures, Today);

        Assert.Equal(new CountedTo(1000, isMore), await new FilteredMeasures(Database).CountAsync(new MeasureQuery(await StandingAsync(handler), new MeasureFilter { Due = DaySpan.Of(Today) }, await DayAsync()), Token));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    public async Task A_window_holds_its_first_day_and_its_last(int day, int measures)
    {
        var seed = new Seed(Database);
        var unit = await seed.UnitAsync("甲市示例局");
        var handler = await seed.HolderAsync(unit.Handler, "张示例", "zhang@example.test");
        await seed.MeasureAsync(await seed.ProblemAsync(await seed.LedgerAsync(), unit.Id, "1"), Today.AddDays(day));
        var query = new MeasureQuery(await StandingAsync(handler), new MeasureFilter { Due = new DaySpan(Today, Today.AddDays(2)) }, await DayAsync());

        Assert.Equal(measures, (await new FilteredMeasures(Database).PageAsync(query, ListPlace.Start, 5, Token)).Rows.Count);
        Assert.Equal(new CountedTo(measures, false), await new FilteredMeasures(Database).CountAsync(query, Token));
    }

    [Fact]
    public async Task A_full_page_without_more_is_the_last()
    {
        var seed = new Seed(Database);
        var unit = await seed.UnitAsync("甲市示例局");
        var handler = await seed.HolderAsync(unit.Handler, "张示例", "zhang@example.test");
        await seed.ManyAsync(await seed.LedgerAsync(), unit.Id, 3, Today);
        var query = new MeasureQuery(await StandingAsync(handler), MeasureFilter.Tasks, await DayAsync());

        Assert.Null((await new FilteredMeasures(Database).PageAsync(query, ListPlace.Start, 3, Token)).Next);
        Assert.NotNull((await new FilteredMeasures(Database).PageAsync(query, ListPlace.Start, 2, Token)).Next);
    }

    [Fact]
    public async Task A_problem_is_found_by_those_who_may_read_it()
    {
        var ledger = new RandomLedger(Test, 17);
        await ledger.BeginAsync(40);
        var matters = new ProblemStore(Database);
        var facts = await ledger.FactsAsync();
        var problems = await ProblemsAsync();
        var hidden = 0;
        foreach (var (who, person) in ledger.People)
        {
            var scope = await ScopeAsync(person);
            foreach (var problem in problems)
            {
                var found = await matters.FindAsync(scope, problem.Number, null, Token);
                var expected = scope.Covers(facts[problem.Id]);
                Assert.Equal((who, problem.Number, expected), (who, problem.Number, found.Problems.Any(m => m.Id == problem.Id)));
                hidden += expected ? 0 : 1;
            }
        }

        Assert.NotEqual(0, hidden);
        Assert.Equal($"{problems[0].Ledger}/{problems[0].Number}", await matters.HiddenAsync($"{problems[0].Number}-1", null, Token));
        Assert.Null(await matters.HiddenAsync("999", null, Token));
        var office = await ScopeAsync(ledger.People["办公室"]);
        Assert.Equal(1, (await matters.FindAsync(office, $"{problems[0].Number}-1", problems[0].Ledger, Token)).Ordinal);
        Assert.Equal(problems[0].Measures.Count, (await matters.ReadAsync((await matters.FindAsync(office, problems[0].Number, null, Token)).Problems[0], Token)).Measures.Count);
    }

    [Fact]
    public async Task A_page_of_reminders_goes_on_after_the_last_of_the_page_before()
    {
        var seed = new Seed(Database);
        var unit = await seed.UnitAsync("甲市示例局");
        var handler = await seed.HolderAsync(unit.Handler, "张示例", "zhang@example.test");
        var measure = await seed.MeasureAsync(await seed.ProblemAsync(await seed.LedgerAsync(), unit.Id, "1"), Today);
        foreach (var rung in new[] { "预警", "到期", "逾期" })
        {
            await Test.ExecuteAsync(
                """
                INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
                VALUES (@measure, @rung, '2026-11-20', '', @Handler, 'mail', 'to', 'sent', '', 1, '2026-11-20', 0)
                """,
                new { measure, rung, unit.Handler });
        }

        var matters = new ProblemStore(Database);
        var found = (await matters.FindAsync(await ScopeAsync(handler), "1", null, Token)).Problems.Single();
        var first = await matters.NoticesAsync(found, null, ListPlace.Start, 2, Token);
        var second = await matters.NoticesAsync(found, null, first.Rows[^1].Place, 2, Token);

        Assert.Equal(["逾期", "到期"], first.Rows.Select(n => n.Rung));
        Assert.Equal((3, 3, 2), (second.Total, second.Sent, second.Before));
        Assert.Equal(["预警"], second.Rows.Select(n => n.Rung));
    }

    private static FigureMoment Moment(LadderDay day) => new(day);

    private async Task<LadderDay> DayAsync() => new(Ladder.Default, await new CalendarStore(Database).LoadAsync(Token), Today);

    private async Task<Standing> StandingAsync(long person) => Standing.Of(await new RosterStore(Database).LoadAsync(Token), person, Today)!;

    private async Task<Scope> ScopeAsync(long person) => (await StandingAsync(person)).Scope;

    private async Task<List<LedgerProblem>> ProblemsAsync()
    {
        var all = new List<LedgerProblem>();
        await new LedgerStore(Database).ReadAsync(
            new LedgerQuery(),
            page =>
            {
                all.AddRange(page);
                return ValueTask.CompletedTask;
            },
            Token);
        return all;
    }

    private DigestTally Tally(IEnumerable<LedgerProblem> problems)
    {
        var day = new LadderDay(Ladder.Default, new CalendarStore(Database).LoadAsync(Token).GetAwaiter().GetResult(), Today);
        var tally = new DigestTally(new DigestPeriod
        {
            AsOf = Test.Now, Day = Today, From = Today.AddDays(-7), To = Today, NextFrom = Today, NextTo = DueSoon.LastDay(Today),
        });
        foreach (var p in problems)
        {
            tally.Add(new TalliedProblem(
                new ProblemKey(p.Ledger, ProblemNumber.From(p.Number)), p.LeadUnit, p.Symptom, p.Status, false,
                [.. p.Measures.Select(m => new TalliedMeasure(m.Ordinal, m.Status, m.Deadline, m.OriginalDeadline, m.CompletedOn, day.LightOf(m.Facts), false))]));
        }

        return tally;
    }

    private static string Print(DigestFigures f) => string.Join(
        '|', f.Problems, f.CloseOut, f.Overdue.Total, f.OverdueProblems, f.DueNext.Total, $"{f.OnTime.Part}/{f.OnTime.Whole}",
        string.Join(',', Enum.GetValues<ProblemStatus>().Select(s => f.ByStatus.GetValueOrDefault(s))), string.Join(',', Enum.GetValues<Light>().Select(l => f.ByLight.GetValueOrDefault(l))));

    private static string Print(Figures f) => string.Join(
        '|', f.Problems, f.CloseOut, f.Overdue, f.OverdueProblems, f.DueNext, $"{f.OnTime.Part}/{f.OnTime.Whole}",
        string.Join(',', Enum.GetValues<ProblemStatus>().Select(f.Of)), string.Join(',', Enum.GetValues<Light>().Select(f.Of)));

    private static async Task<string> AllAsync(Func<ListPlace, Task<MeasurePage>> read)
    {
        var ids = new List<long>();
        var after = ListPlace.Start;
        while (true)
        {
            var page = await read(after);
            Assert.Empty(ids.Intersect(page.Rows.Select(r => r.Id)));
            ids.AddRange(page.Rows.Select(r => r.Id));
            if (page.Next is not { } next)
            {
                return string.Join(' ', ids);
            }

            Assert.Equal(3, page.Rows.Count);
            after = ListPlace.Parse(next.ToString());
        }
    }

    private async Task<long> DifferenceAsync(string kept, string counted) => (await Test.QueryAsync<long>(
        $"SELECT count(*) FROM (SELECT * FROM ({kept} EXCEPT {counted}) a UNION ALL SELECT * FROM ({counted} EXCEPT {kept}) b) c")).Single();

    private sealed record StateRow
    {
        public long MeasureId { get; init; }

        public long Running { get; init; }

        public string Deadline { get; init; } = string.Empty;

        public string Judged { get; init; } = string.Empty;

        public string DueOn { get; init; } = string.Empty;

        public CountedMeasure Counted => new(Running == 1, DayOf(Deadline), Judged switch { "met" => true, "missed" => false, _ => null }, DayOf(DueOn));

        private static DateOnly? DayOf(string text) => text.Length == 0 ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
    }
}

public sealed class AnswersOnSqlite(SqliteFixture fixture) : AnswersTests(fixture), IClassFixture<SqliteFixture>;

public sealed class AnswersOnPostgres(PostgresFixture fixture) : AnswersTests(fixture), IClassFixture<PostgresFixture>;
