using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Notices;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Queues;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Ledger.Withdrawal;

/// <summary>Of two problems, 12 is withdrawn: whatever lists, counts, finds, plans or sends has 13 only.</summary>
public abstract class WithdrawnEverywhereTests(DatabaseFixture fixture) : WithdrawalTests(fixture)
{
    private static Domain.Reminders.Ladder Other { get; } = Assert.IsType<LadderReading.Understood>(
        Domain.Reminders.Ladder.Parse(Domain.Reminders.Ladder.Default.ToJson().Replace(Domain.Reminders.Ladder.Default.Name, "另一阶梯", StringComparison.Ordinal))).Ladder;

    [Fact]
    public async Task A_letter_that_carries_it_is_dropped_and_composed_anew_without_it()
    {
        var (gone, stays) = await BothAsync(Today);
        await PlanAsync();
        await RecordAsync(await ZhangsAsync(), LetterState.Waiting);

        await WithdrawAsync("12");

        var due = await LeaseAsync();
        Assert.Equal((0, 1), (due.Letters.Count, due.Dropped));
        var letter = await ZhangsAsync();
        Assert.Equal([stays], await Test.QueryAsync<long>("SELECT DISTINCT measure_id FROM notices WHERE letter_id = @Id", new { letter.Id }));
        Assert.Equal(["superseded withdrawn"], await Test.QueryAsync<string>("SELECT DISTINCT state || ' ' || reason FROM notices WHERE measure_id = @gone AND reason <> 'lower-rung'", new { gone }));
    }

    [Fact]
    public async Task A_letter_that_carries_nothing_else_is_dropped_and_no_other_takes_its_place()
    {
        await MeasureAsync("12", Today);
        await PlanAsync();
        await RecordAsync(await ZhangsAsync(), LetterState.Waiting);

        await WithdrawAsync();

        Assert.Empty((await LeaseAsync()).Letters);
        Assert.Empty(await ComposeAsync(Zhang, Li));
        Assert.Equal(0, await Letters.PendingCountAsync(Token));
    }

    [Fact]
    public async Task A_letter_in_the_couriers_hands_that_does_not_go_out_is_not_tried_again_with_it()
    {
        var (_, stays) = await BothAsync(Today);
        await PlanAsync();
        var inHand = await ZhangsAsync();

        await WithdrawAsync("12");
        await RecordAsync(inHand, LetterState.Waiting);

        Assert.Empty((await LeaseAsync()).Letters);
        var letter = await ZhangsAsync();
        Assert.Equal([stays], await Test.QueryAsync<long>("SELECT DISTINCT measure_id FROM notices WHERE letter_id = @Id", new { letter.Id }));
    }

    [Fact]
    public async Task A_notice_of_the_chat_is_dropped_as_well_and_none_is_taken_over_again()
    {
        var (gone, _) = await BothAsync(Today);
        await PlanAsync();
        var chat = new ChatNoticeStore(Database);
        var wanted = new WantedPost(Unit.Handler, "directline|1", Test.Now.AddDays(-1));
        await chat.TakeOverAsync([wanted], Test.Now, Token);
        Assert.Contains(await chat.WaitingAsync(Token), n => n.MeasureId == gone);

        await WithdrawAsync("12");
        await chat.TakeOverAsync([wanted with { Key = "directline|2" }], Test.Now, Token);

        Assert.DoesNotContain(await chat.WaitingAsync(Token), n => n.MeasureId == gone);
        Assert.Empty(await chat.MeasuresAsync(await ScopeAsync(), [gone], Token));
    }

    [Fact]
    public async Task Whatever_wakes_measures_does_not_wake_it()
    {
        var (gone, stays) = await BothAsync(Today);
        await PlanAsync();
        var refused = await ZhangsAsync();
        await RecordAsync(refused, LetterState.Refused);
        await Test.ExecuteAsync("INSERT INTO alarms (key, kind, text, raised_at) VALUES (@key, 'unplanned', '', 1)", new { key = $"unplanned|{gone}" });
        await WithdrawAsync("12");

        await new UndeliveredStore(Database).ReturnAsync([refused.Id], new ChangeOrigin(Test.Now, "office", "command"), Token);
        await Plans.RetryAsideAsync(Token);
        Assert.True((await new LadderStore(Database).UseAsync(Other, Test.Now, Token)).IsNew);
        await Database.WriteAsync(session => CalendarMoves.WakeAsync(session), Token);
        await new ReleaseStore(Database).ReleaseAsync(Today, Test.Now, "office", Token);

        Assert.Equal([stays], await Test.QueryAsync<long>("SELECT id FROM measures WHERE next_due IS NOT NULL"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM alarms WHERE cleared_at IS NULL"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM notices WHERE measure_id = @gone AND state = 'pending'", new { gone }));
    }

    [Fact]
    public async Task A_letter_that_failed_counts_it_as_no_longer_to_be_said()
    {
        await BothAsync(Today);
        await PlanAsync();
        var refused = await ZhangsAsync();
        await RecordAsync(refused, LetterState.Refused);
        await WithdrawAsync("12");

        var (standing, dropped) = await new UndeliveredStore(Database).PreviewAsync(await ContextAsync(), [refused.Id], Token);

        Assert.Equal(("13-1", 1), (Assert.Single(standing.Select(n => n.Number.ToString()).Distinct()), dropped));
    }

    [Fact]
    public async Task No_plan_and_no_queue_has_it()
    {
        await BothAsync(Today);
        await WithdrawAsync("12");

        Assert.All(await Plans.PreviewAsync(await ContextAsync(), all: true, Token), n => Assert.Equal("13-1", n.Number.ToString()));
        Assert.Equal(1, (await PlanAsync()).Measures);
        Assert.Equal(1, (await new AnswerableStore(Database).GroupsAsync(Token)).Sum(g => g.Measures));
    }

    [Fact]
    public async Task A_number_finds_nothing_of_it_however_it_is_asked_for()
    {
        var (gone, _) = await BothAsync(Today);
        await WithdrawAsync("12");
        var (scope, problems, updates) = (await ScopeAsync(), new ProblemStore(Database), UpdatesOf());

        Assert.Empty((await problems.FindAsync(scope, "12", null, Token)).Problems);
        Assert.Null(await problems.HiddenAsync("12", null, Token));
        Assert.Empty(await updates.FindAsync(scope, "12-1", null, Token));
        Assert.Null(await updates.HiddenAsync("12", null, Token));
        Assert.Null(await updates.MeasureAsync(scope, gone, Token));
        Assert.IsType<ProgressOutcome.NotFound>(await new ProgressStore(Database).ReportAsync(Report("12", percent: 50), Token));
    }

    [Fact]
    public async Task Lists_and_figures_have_the_other_one_only()
    {
        await BothAsync(Today.AddDays(-3));
        var standing = Standing.Of(await new RosterStore(Database).LoadAsync(Token), Handler, Today)!;
        using var figures = new FigureStore(Database);
        var moment = new FigureMoment((await ContextAsync()).Day);
        Assert.Equal(2, (await figures.ReadAsync(standing.Scope, moment, Token)).Total.Overdue);

        await WithdrawAsync("12");

        var (lists, day) = (new FilteredMeasures(Database), (await ContextAsync()).Day);
        Assert.Equal(["13-1"], (await lists.PageAsync(new MeasureQuery(standing, MeasureFilter.Tasks, day), ListPlace.Start, 9, Token)).Rows.Select(m => m.Name));
        Assert.Equal((1, 1), await lists.CountOwnAsync(standing, Today, Token));
        Assert.Equal(["13-1"], (await lists.PageAsync(new MeasureQuery(standing, new MeasureFilter { Overdue = true }, day), ListPlace.Start, 9, Token)).Rows.Select(m => m.Name));
        var seen = (await figures.ReadAsync(standing.Scope, moment, Token)).Total;
        Assert.Equal((1, 1, 1), (seen.Problems, seen.Overdue, seen.OverdueProblems));

        await WithdrawAsync();
        Assert.Empty((await figures.ReadAsync(standing.Scope, moment, Token)).ByUnit);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT (SELECT count(*) FROM measure_counts) + (SELECT count(*) FROM problem_counts) + (SELECT count(*) FROM problem_marks)"));
    }

    [Fact]
    public async Task A_card_shown_before_is_refused_when_it_is_confirmed_and_nothing_is_left_to_undo()
    {
        var (gone, _) = await BothAsync(Today);
        var updates = UpdatesOf();
        await ProposeAsync(updates, gone, "1");
        Assert.IsType<Confirmation.Recorded>(await updates.ConfirmAsync(PressOf("1"), Token));
        await ProposeAsync(updates, gone, "2");

        await WithdrawAsync("12");

        Assert.Equal(UpdateRefusal.Withdrawn, Assert.IsType<Confirmation.Refused>(await updates.ConfirmAsync(PressOf("2"), Token)).Reason);
        Assert.Equal(UpdateRefusal.Withdrawn, Assert.IsType<Confirmation.Refused>(await updates.ConfirmAsync(PressOf("2"), Token)).Reason);
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
        Assert.Null(await updates.MeasureAsync(await ScopeAsync(), (await updates.LastAsync(Handler, [], null, Test.Now, Token))!.MeasureId, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Beside_people_who_confirm_it_goes_out_whole_and_each_is_recorded_before_or_refused_after()
    {
        var updates = UpdatesOf();
        for (var n = 1; n <= 12; n++)
        {
            await ProposeAsync(updates, await MeasureAsync($"{n}", Today), $"{n}");
        }

        var shown = await ShownAsync(Request());
        var presses = Enumerable.Range(1, 12).Select(n => Task.Run(() => updates.ConfirmAsync(PressOf($"{n}"), Token), Token)).ToList();
        Assert.IsType<WithdrawalOutcome.Done>(await Store.WithdrawAsync(Request(), shown, Token));

        var answers = await Task.WhenAll(presses);
        Assert.All(answers, a => Assert.True(a is Confirmation.Recorded or Confirmation.Refused { Reason: UpdateRefusal.Withdrawn }));
        Assert.Equal(answers.Count(a => a is Confirmation.Recorded), await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM measures WHERE open = 1 OR next_due IS NOT NULL"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT (SELECT count(*) FROM measure_counts) + (SELECT count(*) FROM problem_counts)"));
    }

    [Fact]
    public async Task A_promise_of_it_is_not_told_as_broken()
    {
        var (gone, stays) = await BothAsync(Today);
        foreach (var measure in new[] { gone, stays })
        {
            await Test.ExecuteAsync(
                "INSERT INTO promises (measure_id, deadline, made_on, until, person_id, broken_on) VALUES (@measure, '2026-11-20', '2026-11-09', '2026-11-13', @Handler, '2026-11-16')",
                new { measure, Handler });
        }

        await WithdrawAsync("12");

        var broken = Assert.Single(await new PromiseStore(Database).BrokenAsync(null, Today.AddDays(-9), Today, 9, Token));
        Assert.Equal(("13", 1), (broken.Number, broken.Total));
    }

    [Fact]
    public async Task A_name_that_only_it_bears_is_asked_for_no_more()
    {
        await BothAsync(Today);
        await Test.ExecuteAsync("UPDATE problems SET lead_leader = '无此人' WHERE number = '12'");
        await Test.ExecuteAsync("UPDATE measures SET responsible_name = '也无此人' WHERE problem_id IN (SELECT id FROM problems WHERE number = '12')");
        await WithdrawAsync("12");

        Assert.Empty((await Database.WriteAsync(session => ResponsibleNames.ResolveAsync(session, Today, new ChangeOrigin(Test.Now, "office", "import")), Token)).Unknown);
    }

    private async Task<(long Gone, long Stays)> BothAsync(DateOnly deadline) => (await MeasureAsync("12", deadline), await MeasureAsync("13", deadline));

    private async Task<Scope> ScopeAsync() => Standing.Of(await new RosterStore(Database).LoadAsync(Token), Handler, Today)!.Scope;

    private UpdateStore UpdatesOf() => new(Database, new RosterStore(Database), new CalendarStore(Database));

    private Press PressOf(string nonce) => new(nonce.PadLeft(64, '0'), Handler, "c", Test.Now, Today);

    private async Task ProposeAsync(UpdateStore updates, long measure, string nonce) => await updates.ProposeAsync(
        new NewProposal
        {
            NonceHash = nonce.PadLeft(64, '0'), PersonId = Handler, Conversation = "c", Measure = (await updates.MeasureAsync(await ScopeAsync(), measure, Token))!,
            Draft = new UpdateDraft { Action = UpdateAction.Report, Percent = 60 }, At = Test.Now, ExpiresAt = Test.Now.AddMinutes(10),
        },
        Token);
}

public sealed class WithdrawnEverywhereOnSqlite(SqliteFixture fixture) : WithdrawnEverywhereTests(fixture), IClassFixture<SqliteFixture>;

public sealed class WithdrawnEverywhereOnPostgres(PostgresFixture fixture) : WithdrawnEverywhereTests(fixture), IClassFixture<PostgresFixture>;
