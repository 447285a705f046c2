using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Burden;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Notices;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Tests.CloseOut;

/// <summary>Problem 12 of 示例局 with one completed measure; 陈样例 is the office and 蒋示例 the leading group. Today is a Friday.</summary>
public abstract class CloseOutCallStoreTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private const string All =
        """
        SELECT n.rung || ' ' || e.name || ' ' || n.state FROM notices n JOIN holdings h ON h.post_id = n.post_id JOIN people e ON e.id = h.person_id ORDER BY n.id
        """;

    private long _measure;
    private long _first;
    private long _office;
    private CloseOutStore _store = null!;
    private CloseOutCallStore _calls = null!;

    private DateOnly Day { get; set; } = Today;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _first = await Test.ScalarAsync<long>("SELECT id FROM people WHERE name = '王示例'");
        var unit = await Seed.UnitAsync("甲市示例委");
        _office = await Seed.HolderAsync(await Seed.PostAsync(unit.Id, PostRole.Office, "专员"), "陈样例", "chen@example.test");
        await Seed.HolderAsync(await Seed.PostAsync(unit.Id, PostRole.LeadingGroup, "组长"), "蒋示例", "jiang@example.test");
        _measure = await MeasureAsync("12", Today.AddDays(-3));
        await Test.ExecuteAsync("UPDATE measures SET status = 'completed', completed_on = @day, open = 0, next_due = NULL, evidence = '会议纪要'", new { day = Today });
        var options = Options.Create(new CloseOutOptions());
        _store = new CloseOutStore(Database, new RosterStore(Database), new CalendarStore(Database), options);
        _calls = new CloseOutCallStore(Database, options);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Each_turn_is_planned_once_for_its_holder_and_a_move_ends_what_waits()
    {
        await MadeAsync(CloseOutMove.Apply, Handler);
        Assert.Equal((1, 0), await PlannedAsync());
        Assert.Equal((0, 0), await PlannedAsync());
        await MadeAsync(CloseOutMove.Agree, _first);
        Assert.Equal(["销号待办 王示例 superseded"], await Test.QueryAsync<string>(All));
        await PlannedAsync();

        Assert.Equal(["销号待办 王示例 superseded", "销号待办 陈样例 pending"], await Test.QueryAsync<string>(All));
        Assert.Equal("not-due", await Test.ScalarAsync<string>("SELECT reason FROM notices WHERE state = 'superseded'"));
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'notices.planned'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task After_the_days_the_holder_is_reminded_and_then_those_above_are_told_each_once()
    {
        await MadeAsync(CloseOutMove.Apply, Handler);
        await PlannedAsync();
        await SentAsync();
        foreach (var day in new[] { 4, 6, 7, 10, 11, 12, 30 })
        {
            Day = Today.AddDays(day);
            await PlannedAsync();
            await SentAsync();
        }

        // the fifth working day after Friday is Friday; nobody is above the unit, so it is the office
        Assert.Equal(["2026-11-20 销号待办 王示例", "2026-11-27 销号催办 王示例", "2026-11-30 销号督促 陈样例"], await Test.QueryAsync<string>(
            "SELECT n.fired_on || ' ' || n.rung || ' ' || e.name FROM notices n JOIN holdings h ON h.post_id = n.post_id JOIN people e ON e.id = h.person_id ORDER BY n.id"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_post_that_falls_vacant_passes_its_call_to_the_one_above_the_next_day()
    {
        await MadeAsync(CloseOutMove.Apply, Handler);
        await PlannedAsync();
        await Test.ExecuteAsync("UPDATE holdings SET to_day = @day WHERE person_id = @first", new { day = Today, first = _first });
        await Test.ExecuteAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        Day = Today.AddDays(3);
        await PlannedAsync();

        Assert.Equal(["销号待办 王示例 superseded", "销号督促 陈样例 pending"], await Test.QueryAsync<string>(All));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_waited_before_the_migration_is_told_to_nobody()
    {
        await MadeAsync(CloseOutMove.Apply, Handler);
        await Test.ExecuteAsync("UPDATE close_out_turns SET next_due = NULL");

        Assert.Equal((0, 0), await PlannedAsync());
        Assert.False(await _calls.AnyDueAsync(Test.Now, Token));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_it_is_closed_is_told_to_the_unit_once_reminders_are_released(bool released)
    {
        if (released)
        {
            await new ReleaseStore(Database).ReleaseAsync(null, Test.Now, "office", Token);
        }

        await CloseAsync();

        Assert.Equal(released ? ["销号结果 张示例 pending"] : [], await Test.QueryAsync<string>(All));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_look_back_calls_the_office_when_its_day_has_come()
    {
        await CloseAsync();
        Assert.Equal((0, 0), await PlannedAsync());
        Day = await Test.ScalarAsync<DateOnly>("SELECT planned_on FROM look_backs");
        await PlannedAsync();

        Assert.Equal(["销号待办 陈样例 pending"], await Test.QueryAsync<string>(All));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_still_waits_of_an_earlier_turn_goes_also_where_it_is_nobodys()
    {
        await MadeAsync(CloseOutMove.Apply, Handler);
        await PlannedAsync();
        await MadeAsync(CloseOutMove.Agree, _first);
        await MadeAsync(CloseOutMove.Verify, _office);
        await MadeAsync(CloseOutMove.Close, _office);
        await Test.ExecuteAsync("UPDATE notices SET state = 'pending'");
        await Test.ExecuteAsync("UPDATE close_out_turns SET next_due = 0");
        await PlannedAsync();

        Assert.Equal(["销号待办 王示例 superseded"], await Test.QueryAsync<string>(All));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_nobody_was_told_of_yet_is_counted_for_the_preview()
    {
        Assert.Equal(0, await _calls.CountUntoldAsync(Day, Token));
        await MadeAsync(CloseOutMove.Apply, Handler);
        Assert.Equal(0, await _calls.CountUntoldAsync(Day.AddDays(-1), Token));
        Assert.Equal(1, await _calls.CountUntoldAsync(Day, Token));
        await PlannedAsync();
        Assert.Equal(1, await _calls.CountUntoldAsync(Day, Token));
        await SentAsync();
        Assert.Equal(0, await _calls.CountUntoldAsync(Day, Token));
        await MadeAsync(CloseOutMove.Agree, _first);
        Assert.Equal(1, await _calls.CountUntoldAsync(Day, Token));
        await MadeAsync(CloseOutMove.Verify, _office);
        await MadeAsync(CloseOutMove.Close, _office);
        Assert.Equal(0, await _calls.CountUntoldAsync(Day, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_letter_carries_what_the_application_says_and_the_planner_of_measures_leaves_it_alone()
    {
        await MadeAsync(CloseOutMove.Apply, Handler);
        await PlannedAsync();
        await Test.ExecuteAsync("UPDATE measures SET next_due = 0");
        await PlanAsync();
        IReadOnlyList<PendingNotice> carried = [];
        await new LetterStore(Database).ComposeAsync(
            [new Addressee { PersonId = _first, Email = "wang@example.test", Posts = [Unit.First] }],
            (_, notices) =>
            {
                carried = notices;
                return null;
            },
            new LeaseTerms("w", Test.Now.AddMinutes(5)), Today, Test.Now, Token);

        var matter = Assert.Single(carried).CloseOut;
        Assert.NotNull(matter);
        Assert.Equal((CloseOutStage.UnitReview, "张示例", "已按要求整改", Today), (matter.Stage, matter.Application!.Applicant, matter.Application.Statement, matter.Since));
        Assert.Equal(Unit.First, Assert.Single(matter.Called).PostId);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_letter_that_did_not_arrive_comes_back_only_with_the_turn_that_still_runs()
    {
        await MadeAsync(CloseOutMove.Apply, Handler);
        await PlannedAsync();
        await LetterAsync("refused", "undeliverable");
        await MadeAsync(CloseOutMove.Agree, _first);
        await PlannedAsync();
        await new UndeliveredStore(Database).ReturnAsync([1], new ChangeOrigin(Test.Now, "office", "command"), Token);

        Assert.Equal(["销号待办 王示例 undeliverable", "销号待办 陈样例 pending"], await Test.QueryAsync<string>(All));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_call_is_not_said_in_chat_as_if_it_were_a_reminder_of_the_measure()
    {
        await MadeAsync(CloseOutMove.Apply, Handler);
        await PlannedAsync();

        Assert.Equal(0, await new ChatNoticeStore(Database).TakeOverAsync([new WantedPost(Unit.First, "chat:directline:1", DateTimeOffset.UnixEpoch)], Test.Now, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_call_that_went_out_gives_no_right_to_report_and_is_no_asking_after_the_work_was_done()
    {
        await MadeAsync(CloseOutMove.Apply, Handler);
        await PlannedAsync();
        await LetterAsync("sent", "sent");
        await Test.ExecuteAsync("INSERT INTO reports (measure_id, at, day, actor, through, completes) VALUES (@measure, 1, @day, '张示例', 'chat', 1)", new { measure = _measure, day = Today });

        Assert.Empty(await Database.ReadAsync(session => NotifiedPosts.OfAsync(session, _measure), Token));
        Assert.Equal(0, (await new BurdenStore(Database).CountAsync(Today, Today, Token)).AskedAfterDone);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_waits_longest_stands_first_and_what_came_with_a_ledger_before_all()
    {
        foreach (var number in new[] { "13", "14", "15" })
        {
            await MeasureAsync(number, Today);
        }

        await Test.ExecuteAsync("UPDATE problems SET status = 'returned' WHERE number <> '12'");
        await Test.ExecuteAsync("INSERT INTO close_out_turns (problem_id, since) SELECT id, CASE number WHEN '13' THEN '2026-11-19' ELSE '2026-11-18' END FROM problems WHERE number IN ('13', '14')");
        await MadeAsync(CloseOutMove.Apply, Handler);

        Assert.Equal(["15", "14", "13", "12"], (await _store.WaitingAsync(Domain.Access.Scope.Everything, Today, Token)).Select(it => it.Number));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_waits_is_read_from_indexes()
    {
        await Seed.ManyAsync(await Seed.LedgerAsync("另一台账"), Unit.Id, 400, Today);
        await Test.ExecuteAsync("INSERT INTO look_backs (problem_id, planned_on, done_on, holds) SELECT problem_id, '2026-01-05', '2026-01-05', 1 FROM measures");
        var sql = CloseOutStore.UnderWay.Replace("@today", "'2026-11-20'", StringComparison.Ordinal);
        if (Database.Kind == DatabaseKind.Postgres)
        {
            await Test.ExecuteAsync("ANALYZE problems");
            await Test.ExecuteAsync("ANALYZE look_backs");
        }

        var plan = Database.Kind == DatabaseKind.Postgres
            ? string.Join('\n', await Test.QueryAsync<string>("EXPLAIN " + sql))
            : string.Join('\n', (await Test.QueryAsync<StepView>("EXPLAIN QUERY PLAN " + sql)).Select(step => step.Detail));

        Assert.Contains("problems_under_way", plan, StringComparison.Ordinal);
        Assert.Contains("look_backs_due", plan, StringComparison.Ordinal);
    }

    private async Task CloseAsync()
    {
        await MadeAsync(CloseOutMove.Apply, Handler);
        await MadeAsync(CloseOutMove.Agree, _first);
        await MadeAsync(CloseOutMove.Verify, _office);
        await MadeAsync(CloseOutMove.Close, _office);
    }

    private async Task MadeAsync(CloseOutMove move, long person) => Assert.IsType<CloseOutOutcome.Made>(await _store.MakeAsync(
        "12", null,
        new CloseOutRequest(
            move,
            new CloseOutWish
            {
                Text = "已按要求整改", Answers = [.. Enum.GetValues<CloseOutClause>().Select(clause => new ClauseAnswer(clause, true, "属实"))], Effective = Effectiveness.Yes, Holds = true,
            },
            person, null, Day, new ChangeOrigin(Seed.Friday, "某人", "command")),
        Token));

    private async Task<(int Planned, int Superseded)> PlannedAsync()
    {
        var tally = await _calls.PlanAsync(await ContextAsync(Day), (_, fault) => Assert.Fail(fault.ToString()), Token);
        return (tally.Planned, tally.Superseded);
    }

    private sealed record StepView
    {
        public string Detail { get; init; } = string.Empty;
    }

    private Task SentAsync() => Test.ExecuteAsync("UPDATE notices SET state = 'sent' WHERE state = 'pending'");

    private async Task LetterAsync(string state, string notices)
    {
        await Test.ExecuteAsync(
            """
            INSERT INTO letters (id, kind, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at)
            VALUES (1, 'ladder', @first, 'wang@example.test', @day, 's', '<1@x>', 'h', @state, 0, 5, 1, 0, 5)
            """,
            new { first = _first, day = Today, state });
        await Test.ExecuteAsync("UPDATE notices SET state = @notices, letter_id = 1", new { notices });
    }
}

public sealed class CloseOutCallStoreOnSqlite(SqliteFixture fixture) : CloseOutCallStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class CloseOutCallStoreOnPostgres(PostgresFixture fixture) : CloseOutCallStoreTests(fixture), IClassFixture<PostgresFixture>;
