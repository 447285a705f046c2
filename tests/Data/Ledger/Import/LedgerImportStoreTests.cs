using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Ledger.Import;

/// <summary>What a second file does to a ledger that a first one made. Today is Friday, 20 November 2026; every file is taken whole.</summary>
public abstract class LedgerImportStoreTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private const string Name = "专项台账";

    [Fact]
    public async Task A_deadline_that_a_file_moves_keeps_the_one_it_had_at_first()
    {
        await TakeAsync(Problem(Measure()));
        await TakeAsync(Problem(Measure(new(2027, 3, 31))));
        await TakeAsync(Problem(Measure(new(2027, 6, 30))));

        Assert.Equal(["2027-06-30 2026-12-31"], await RowsAsync("SELECT deadline || ' ' || original_deadline FROM measures"));
    }

    [Fact]
    public async Task A_measure_without_a_deadline_keeps_the_first_it_gets()
    {
        await TakeAsync(Problem(Measure() with { Deadline = null, DeadlineText = "长期坚持", LongTerm = true }));
        Assert.Equal(["long_term - -"], await RowsAsync("SELECT status || ' ' || coalesce(deadline, '-') || ' ' || coalesce(original_deadline, '-') FROM measures"));

        await TakeAsync(Problem(Measure(new(2027, 3, 31))));
        await TakeAsync(Problem(Measure(new(2027, 6, 30))));

        Assert.Equal(["2027-06-30 2027-03-31 0"], await RowsAsync("SELECT deadline || ' ' || original_deadline || ' ' || long_term FROM measures"));
    }

    [Theory]
    [InlineData(ProblemStatus.CloseOutRequested)]
    [InlineData(ProblemStatus.UnderReview)]
    [InlineData(ProblemStatus.PublicNotice)]
    [InlineData(ProblemStatus.Closed)]
    [InlineData(ProblemStatus.Returned)]
    [InlineData(ProblemStatus.Reopened)]
    public async Task A_sheet_moves_a_known_problem_no_further_than_completed_and_what_it_says_beyond_is_listed(ProblemStatus said)
    {
        await TakeAsync(Problem(Measure()) with { Status = ProblemStatus.NotStarted });
        var result = await TakeAsync(Today.AddDays(1), Problem(Measure() with { Status = MeasureStatus.Completed }) with { Status = said, StatusWord = "后来的词" });

        Assert.Equal([new("1", "status", "not_started", Codes.ProblemStatus[said])], result.CloseOuts);
        Assert.Equal(["in_progress completed -"], await RowsAsync("SELECT p.status || ' ' || m.status || ' ' || coalesce(p.status_word, '-') FROM problems p JOIN measures m ON m.problem_id = p.id"));
        Assert.Equal(["new 1"], await RowsAsync("SELECT kind || ' ' || delta FROM events ORDER BY id"));
        Assert.Empty(await RowsAsync("SELECT move FROM close_out_steps"));
        Assert.Single((await TakeAsync(Today.AddDays(2), Problem(Measure() with { Status = MeasureStatus.Completed }) with { Status = said })).CloseOuts);
    }

    [Theory]
    [InlineData(ProblemStatus.Closed)]
    [InlineData(ProblemStatus.PublicNotice)]
    [InlineData(ProblemStatus.Returned)]
    public async Task A_sheet_takes_nothing_of_the_close_out_back(ProblemStatus stands)
    {
        await TakeAsync(Problem(Measure()));
        await Test.ExecuteAsync("UPDATE problems SET status = @stands, closed_on = '2026-11-19'", new { stands });

        var result = await TakeAsync(Today.AddDays(1), Problem(Measure()) with { Status = ProblemStatus.InProgress });

        Assert.Equal([new("1", "status", Codes.ProblemStatus[stands], "in_progress")], result.CloseOuts);
        Assert.Empty(result.Differences);
        Assert.Equal([$"{Codes.ProblemStatus[stands]} 2026-11-19"], await RowsAsync("SELECT status || ' ' || closed_on FROM problems"));
    }

    [Fact]
    public async Task An_export_of_before_a_move_changes_nothing_and_says_nothing()
    {
        await TakeAsync(Problem(Measure()) with { Status = ProblemStatus.InProgress });
        await Test.ExecuteAsync("UPDATE problems SET status = 'closed', version = 2");
        await Test.ExecuteAsync("INSERT INTO changes (problem_id, field, old_value, new_value, version, at, actor, through) SELECT id, 'status', 'in_progress', 'closed', 2, 1, '陈样例', 'chat' FROM problems");

        var result = await TakeAsync(Today.AddDays(1), Problem(Measure()) with { Status = ProblemStatus.InProgress, Version = 1 });

        Assert.Empty(result.CloseOuts);
        Assert.Equal((1, 0), (result.Unchanged, result.Conflicts.Count));
        Assert.Equal(["closed"], await RowsAsync("SELECT status FROM problems"));
    }

    [Theory]
    [InlineData(ProblemStatus.Closed, "closed 2026-11-20")]
    [InlineData(ProblemStatus.UnderReview, "- -")]
    public async Task At_the_first_import_what_is_on_its_way_holds_as_written_and_says_file_and_row(ProblemStatus status, string ended)
    {
        var result = await TakeAsync(Problem(Measure() with { Status = MeasureStatus.Completed }) with { Status = status, Place = "“总账”第4行" });

        Assert.Equal(["1"], result.TakenOver);
        Assert.Equal([$"台账.xlsx “总账”第4行 {ended}"], await RowsAsync("SELECT taken_over || ' ' || coalesce(outcome, '-') || ' ' || coalesce(ended_on, '-') FROM close_outs"));
    }

    [Fact]
    public async Task A_problem_that_comes_closed_is_taken_in_and_closed_and_nobody_is_reminded()
    {
        await TakeAsync(Problem(Measure() with { Status = MeasureStatus.Completed }) with { Status = ProblemStatus.Closed });

        Assert.Equal(["new 0"], await RowsAsync("SELECT kind || ' ' || delta FROM events ORDER BY id"));
        Assert.Equal(["- 0 never"], await RowsAsync(
            "SELECT coalesce(p.closed_on, '-') || ' ' || m.open || ' ' || CASE WHEN m.next_due IS NULL THEN 'never' ELSE 'due' END FROM problems p JOIN measures m ON m.problem_id = p.id"));
    }

    [Fact]
    public async Task What_a_file_says_of_progress_is_a_report_of_that_day()
    {
        await TakeAsync(Problem(Measure("甲"), Measure("乙"), Measure("丙")));
        Assert.Equal(["-", "-", "-"], await ReportedAsync());

        await TakeAsync(
            Today.AddDays(3),
            Problem(Measure("甲") with { Progress = "已印发" }, Measure("乙") with { Percent = 60 }, Measure("丙") with { Status = MeasureStatus.InProgress }));

        Assert.Equal(["2026-11-23", "2026-11-23", "2026-11-23"], await ReportedAsync());
    }

    [Fact]
    public async Task Other_words_for_the_same_state_are_a_sign_of_life_too()
    {
        await TakeAsync(Problem(Measure() with { Status = MeasureStatus.InProgress, StatusWord = "正在推进" }));

        await TakeAsync(Today.AddDays(3), Problem(Measure() with { Status = MeasureStatus.InProgress, StatusWord = "阶段性办结" }));

        Assert.Equal(["2026-11-23"], await ReportedAsync());
    }

    [Fact]
    public async Task A_measure_that_joins_a_problem_later_was_not_silent_before_it_came()
    {
        await TakeAsync(Problem(Measure("甲")));

        await TakeAsync(Today.AddDays(30), Problem(Measure("甲"), Measure("乙")));

        Assert.Equal(["-", "2026-12-20"], await ReportedAsync());
    }

    [Fact]
    public async Task What_a_file_says_of_anything_else_is_none()
    {
        await TakeAsync(Problem(Measure("甲"), Measure("乙"), Measure("丙")));

        var taken = await TakeAsync(Problem(
            Measure("甲") with { Evidence = "文件三份" }, Measure("乙") with { ResponsibleName = "张示例" }, Measure("丙", new(2027, 3, 31))));

        Assert.Equal(3, taken.Differences.Count);
        Assert.Equal(["-", "-", "-"], await ReportedAsync());
    }

    [Fact]
    public async Task Another_name_in_a_file_is_another_post_and_a_name_that_nobody_has_is_none()
    {
        var deputy = await Seed.PostAsync(Unit.Id, PostRole.Handler, "科长");
        await Seed.HolderAsync(deputy, "赵示例", "zhao@example.test");
        var second = await Seed.PostAsync(Unit.Id, PostRole.SupervisingLeader, "副局长");
        await Seed.HolderAsync(second, "钱示例", "qian@example.test");

        Assert.Equal([$"{Unit.Handler} {Unit.Leader}"], await NamedAsync("张示例", "李示例"));
        Assert.Equal([$"{deputy} {Unit.Leader}"], await NamedAsync("赵示例", "李示例"));
        Assert.Equal([$"{deputy} {second}"], await NamedAsync("赵示例", "钱示例"));
        Assert.Equal(["0 0"], await NamedAsync("孙示例", "周示例"));

        async Task<IReadOnlyList<string>> NamedAsync(string responsible, string leader)
        {
            await TakeAsync(Problem(Measure() with { ResponsibleName = responsible }) with { LeadLeader = leader });
            return await RowsAsync("SELECT coalesce(m.responsible_post_id, 0) || ' ' || coalesce(p.lead_leader_post_id, 0) FROM measures m JOIN problems p ON p.id = m.problem_id");
        }
    }

    [Fact]
    public async Task A_completion_is_of_the_day_of_the_file_that_tells_it_and_goes_when_it_is_taken_back()
    {
        await TakeAsync(Problem(Measure()));
        await TakeAsync(Problem(Measure() with { Status = MeasureStatus.Completed }));
        await TakeAsync(Today.AddDays(5), Problem(Measure() with { Status = MeasureStatus.Completed, Evidence = "文件" }));
        Assert.Equal(["completed 2026-11-20 0"], await StatesAsync());

        await TakeAsync(Today.AddDays(6), Problem(Measure() with { Status = MeasureStatus.InProgress }));

        Assert.Equal(["in_progress - 1"], await StatesAsync());
    }

    [Fact]
    public async Task The_day_of_issue_is_taken_once_and_never_moved()
    {
        await TakeAsync(Problem(Measure()));
        await TakeAsync(Problem(Measure()) with { IssuedOn = new(2026, 11, 2) });

        var again = await TakeAsync(Problem(Measure()) with { IssuedOn = new(2026, 11, 9) });

        Assert.Equal((0, 1), (again.Changed, again.Unchanged));
        Assert.Equal(["2026-11-02"], await RowsAsync("SELECT issued_on FROM problems"));
    }

    [Fact]
    public async Task A_blank_cell_erases_nothing()
    {
        await TakeAsync(Problem(Measure() with { Progress = "已起草", Percent = 30 }) with { Remark = "重点" });

        Assert.Equal(0, (await TakeAsync(Problem(Measure()))).Changed);

        Assert.Equal(["重点 已起草 30"], await RowsAsync("SELECT p.remark || ' ' || m.progress || ' ' || m.percent FROM problems p JOIN measures m ON m.problem_id = p.id"));
    }

    [Fact]
    public async Task Words_for_many_units_stand_in_one_cell_with_the_units_and_go_only_where_that_cell_is_not_blank()
    {
        var both = Problem(Measure()) with { SupportingUnits = ["甲市样本局"], SupportingText = "各乡镇" };
        await ImportAsync(File(Today, both) with { NewUnits = ["甲市样本局"] });
        Assert.Equal(0, (await TakeAsync(both)).Changed);
        Assert.Equal(0, (await TakeAsync(Problem(Measure()))).Changed);
        Assert.Equal("各乡镇 1", await SupportAsync());

        var without = await TakeAsync(both with { SupportingText = null });
        Assert.Equal(("supporting_text", "各乡镇", null), without.Differences.Select(d => (d.Field, d.Ledger, d.File)).Single());
        Assert.Equal("- 1", await SupportAsync());

        await TakeAsync(both with { SupportingUnits = [], SupportingText = "各区" });
        Assert.Equal("各区 0", await SupportAsync());

        async Task<string> SupportAsync() => Assert.Single(await RowsAsync(
            "SELECT coalesce(p.supporting_text, '-') || ' ' || (SELECT count(*) FROM problem_units s WHERE s.problem_id = p.id) FROM problems p"));
    }

    [Fact]
    public async Task A_measure_that_comes_later_gets_the_next_number_and_the_others_keep_theirs()
    {
        await TakeAsync(Problem(Measure("甲"), Measure("乙")));

        var taken = await TakeAsync(Problem(Measure("新"), Measure("甲"), Measure("乙")));

        Assert.Equal((1, 0), (taken.NewMeasures.Count, taken.Missing.Count));
        Assert.Equal(["1 甲", "2 乙", "3 新"], await RowsAsync("SELECT ordinal || ' ' || text FROM measures ORDER BY ordinal"));
    }

    [Fact]
    public async Task What_a_file_lacks_is_named_and_stays_and_what_it_could_not_say_is_not_missing()
    {
        await TakeAsync(Problem(Measure("甲"), Measure("乙")), Problem("2", Measure()), Problem("3", Measure()));

        var taken = await ImportAsync(File(Today, Problem(Measure("甲"))) with { Refused = ["2"] });

        Assert.Equal(["3", "1-2"], taken.Missing);
        Assert.Equal(["4"], await RowsAsync("SELECT CAST(count(*) AS TEXT) FROM measures"));
    }

    [Fact]
    public async Task What_was_changed_wants_a_decision_at_once()
    {
        await TakeAsync(Problem(Measure()), Problem("2", Measure()));
        await Test.ExecuteAsync("UPDATE measures SET next_due = 99");

        await TakeAsync(Problem(Measure(new(2027, 3, 31))), Problem("2", Measure()));

        Assert.Equal(["1 0", "2 99"], await RowsAsync("SELECT p.number || ' ' || m.next_due FROM problems p JOIN measures m ON m.problem_id = p.id ORDER BY p.number"));
    }

    [Fact]
    public async Task A_file_that_is_only_compared_writes_nothing()
    {
        await TakeAsync(Problem(Measure()));
        var entries = await Test.ScalarAsync<long>("SELECT count(*) FROM audit");

        var shown = await ImportAsync(File(Today, Problem(Measure(new(2027, 3, 31))), Problem("2", Measure())) with { DryRun = true });

        Assert.Equal((1, 1), (shown.Problems, shown.Differences.Count));
        Assert.Equal(["2026-12-31"], await RowsAsync("SELECT deadline FROM measures"));
        Assert.Equal(entries, await Test.ScalarAsync<long>("SELECT count(*) FROM audit"));
    }

    [Fact]
    public async Task Without_leave_differences_are_told_and_new_problems_are_taken()
    {
        await TakeAsync(Problem(Measure()));

        var taken = await ImportAsync(File(Today, Problem(Measure(new(2027, 3, 31))), Problem("2", Measure())) with { AcceptChanges = false });

        Assert.Equal((1, 1), (taken.Problems, taken.Changed));
        Assert.Equal(["1 2026-12-31", "2 2026-12-31"], await RowsAsync("SELECT p.number || ' ' || m.deadline FROM problems p JOIN measures m ON m.problem_id = p.id ORDER BY p.number"));
    }

    [Fact]
    public async Task What_was_reported_since_is_kept_against_a_file_that_says_what_it_said_before_and_a_conflict_against_another()
    {
        await TakeAsync(Problem(Measure() with { Progress = "已起草" }));
        await new ProgressStore(Database).ReportAsync(Report("1-1", text: "已印发", ledger: Name), Token);

        var old = await TakeAsync(Problem(Measure() with { Progress = "已起草" }));
        Assert.Equal((0, 0), (old.Changed, old.Conflicts.Count));

        var other = await TakeAsync(Problem(Measure() with { Progress = "已报批" }));
        Assert.Equal(("1-1", "progress", "已印发", "已报批"), other.Conflicts.Select(c => (c.Number, c.Field, c.Ledger, c.File)).Single());
        Assert.Equal(["已印发"], await RowsAsync("SELECT progress FROM measures"));
    }

    [Fact]
    public async Task Several_ledgers_of_one_file_are_taken_together_or_not_at_all()
    {
        var store = new LedgerImportStore(Database);
        var second = File(Today, Problem(Measure())) with { Ledger = "另一台账" };
        await Assert.ThrowsAnyAsync<Exception>(() => store.ImportAsync([File(Today, Problem(Measure())), second with { Problems = [Problem(Measure()) with { LeadUnit = "没有的单位" }] }], Token));
        Assert.Equal(["0"], await RowsAsync("SELECT CAST(count(*) AS TEXT) FROM problems"));

        Assert.Equal([1, 1], (await store.ImportAsync([File(Today, Problem(Measure())), second], Token)).Select(r => r.Problems));
        Assert.Equal([Name, "另一台账"], (await store.NamesAsync(Token)).TakeLast(2));
    }

    [Fact]
    public async Task What_a_ledger_has_is_known_by_number_with_its_measures_in_order()
    {
        await TakeAsync(Problem("2", Measure("甲"), Measure("乙") with { Deadline = null, DeadlineText = "长期坚持", LongTerm = true }) with { Category = "作风", IssuedOn = new(2026, 11, 2) }, Problem(Measure()));

        var known = await new LedgerImportStore(Database).KnownAsync(Name, Token);

        Assert.Equal(["1", "2"], known.Keys.Order());
        Assert.Equal(("示例问题", "甲市示例局", "作风", new DateOnly(2026, 11, 2)), (known["2"].Symptom, known["2"].LeadUnit, known["2"].Category, known["2"].IssuedOn));
        Assert.Equal([("甲", new DateOnly(2026, 12, 31), false), ("乙", null, true)], known["2"].Measures.Select(m => (m.Text, m.Deadline, m.LongTerm)));
        Assert.Empty(await new LedgerImportStore(Database).KnownAsync("别的台账", Token));
    }

    [Fact]
    public async Task Several_ledgers_of_one_file_are_taken_in_together_and_share_a_new_unit()
    {
        var import = File(Today, Problem(Measure()) with { LeadUnit = "甲市新设局" }) with { NewUnits = ["甲市新设局"] };

        var results = await new LedgerImportStore(Database).ImportAsync([import, import with { Ledger = "第二台账" }], Token);

        Assert.Equal([1, 1], results.Select(r => r.Problems));
        Assert.Equal([1, 0], results.Select(r => r.CreatedUnits.Count));
        Assert.Equal(["1"], await RowsAsync("SELECT CAST(count(*) AS text) FROM units WHERE name = '甲市新设局'"));
        Assert.Equal(["2"], await RowsAsync("SELECT CAST(count(*) AS text) FROM problems"));
    }

    private static ImportedProblem Problem(params ImportedMeasure[] measures) => Problem("1", measures);

    private static ImportedProblem Problem(string number, params ImportedMeasure[] measures) => new()
    {
        Number = ProblemNumber.From(number), Symptom = "示例问题", LeadUnit = "甲市示例局", Measures = measures,
    };

    private static ImportedMeasure Measure(DateOnly? deadline = null) => Measure("示例措施", deadline);

    private static ImportedMeasure Measure(string text, DateOnly? deadline = null)
    {
        var day = deadline ?? new DateOnly(2026, 12, 31);
        return new() { Text = text, Deadline = day, DeadlineText = FormattableString.Invariant($"{day.Year}年{day.Month}月{day.Day}日前") };
    }

    private LedgerImport File(DateOnly day, params ImportedProblem[] problems) => new()
    {
        Ledger = Name, Year = 2026, Problems = problems, AcceptChanges = true, At = Test.Now, Day = day, File = "台账.xlsx",
    };

    private Task<ImportResult> TakeAsync(params ImportedProblem[] problems) => TakeAsync(Today, problems);

    private Task<ImportResult> TakeAsync(DateOnly day, params ImportedProblem[] problems) => ImportAsync(File(day, problems));

    private Task<ImportResult> ImportAsync(LedgerImport import) => new LedgerImportStore(Database).ImportAsync(import, Token);

    private Task<IReadOnlyList<string>> RowsAsync(string sql) => Test.QueryAsync<string>(sql);

    private Task<IReadOnlyList<string>> ReportedAsync() => RowsAsync("SELECT coalesce(last_report_on, '-') FROM measures ORDER BY ordinal");

    private Task<IReadOnlyList<string>> StatesAsync() => RowsAsync("SELECT status || ' ' || coalesce(completed_on, '-') || ' ' || open FROM measures");
}

public sealed class LedgerImportOnSqlite(SqliteFixture fixture) : LedgerImportStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class LedgerImportOnPostgres(PostgresFixture fixture) : LedgerImportStoreTests(fixture), IClassFixture<PostgresFixture>;
