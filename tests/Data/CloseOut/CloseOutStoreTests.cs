using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Tests.CloseOut;

/// <summary>Problem 12 of 示例局 with two completed measures and evidence; 陈样例 and 褚示例 are the office.</summary>
public abstract class CloseOutStoreTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private const string Here = "directline/c1";

    private readonly CloseOutOptions _options = new();
    private long _problem;
    private long _first;
    private long _office;
    private long _second;
    private int _nonces;
    private CloseOutStore _store = null!;

    private DateOnly Day { get; set; } = Today;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _first = await Test.ScalarAsync<long>("SELECT id FROM people WHERE name = '王示例'");
        var unit = await Seed.UnitAsync("甲市示例委");
        _office = await Seed.HolderAsync(await Seed.PostAsync(unit.Id, PostRole.Office, "专员"), "陈样例", "chen@example.test");
        _second = await Seed.HolderAsync(await Seed.PostAsync(unit.Id, PostRole.Office, "科员"), "褚示例", "chu@example.test");
        _problem = await Seed.ProblemAsync(Ledger, Unit.Id, "12");
        foreach (var ordinal in new[] { 1, 2 })
        {
            await Seed.MeasureAsync(_problem, Today.AddDays(-3), ordinal);
        }

        await CompleteAllAsync();
        _store = new CloseOutStore(Database, new RosterStore(Database), new CalendarStore(Database), Options.Create(_options));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_problem_goes_from_the_application_to_the_closing_and_every_step_is_kept()
    {
        await MadeAsync(CloseOutMove.Apply, Handler, CloseOutStage.UnitReview);
        await MadeAsync(CloseOutMove.Agree, _first, CloseOutStage.OfficeReview);
        await MadeAsync(CloseOutMove.Verify, _office, CloseOutStage.Verified);
        var made = await MadeAsync(CloseOutMove.Close, _office, CloseOutStage.Closed);

        Assert.NotNull(made.LookBackOn);
        Assert.Equal("closed 2026-11-20 5 0 0", await Test.ScalarAsync<string>(
            "SELECT p.status || ' ' || p.closed_on || ' ' || p.version || ' ' || (SELECT sum(m.open) FROM measures m) || ' ' || (SELECT sum(m.next_due) FROM measures m) FROM problems p"));
        Assert.Equal("-1", await Test.ScalarAsync<string>("SELECT CAST(sum(delta) AS TEXT) FROM events WHERE kind = 'closed'"));
        Assert.Equal(4, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action LIKE 'closeout.%'"));
        var steps = await _store.StepsAsync(_problem, Token);
        Assert.Equal([CloseOutMove.Apply, CloseOutMove.Agree, CloseOutMove.Verify, CloseOutMove.Close], steps.Select(s => s.Move));
        Assert.Equal(4, steps[2].Answers.Count);
        var application = Assert.Single(await _store.ApplicationsAsync(_problem, Token));
        Assert.Equal(("张示例", "王示例", "陈样例", "closed", null), (application.Applicant, application.Reviewer, application.Verifier, application.Outcome, application.Mark));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_kept_counts_follow_every_move()
    {
        await CloseAsync();
        Assert.Equal("closed:1", await CountsAsync());
        await MadeAsync(CloseOutMove.Reopen, _office, CloseOutStage.Reopened);
        Assert.Equal("reopened:1", await CountsAsync());
        await MadeAsync(CloseOutMove.Apply, Handler, CloseOutStage.UnitReview);
        Assert.Equal("close_out_requested:1", await CountsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_returned_application_stays_readable_and_the_next_one_begins_at_its_first_level()
    {
        await MadeAsync(CloseOutMove.Apply, Handler, CloseOutStage.UnitReview);
        await MadeAsync(CloseOutMove.Agree, _first, CloseOutStage.OfficeReview);
        await MadeAsync(CloseOutMove.Verify, _office, CloseOutStage.Returned, Full() with { Answers = [.. Full().Answers.Select((a, i) => a with { Yes = i != 2 })] });
        await MadeAsync(CloseOutMove.Apply, Handler, CloseOutStage.UnitReview, Full() with { Text = "已补齐制度" });

        var rounds = await _store.ApplicationsAsync(_problem, Token);
        Assert.Equal([(1, "returned", "已按要求整改", "王示例"), (2, null, "已补齐制度", null)], rounds.Select(r => (r.Round, r.Outcome, r.Statement, r.Reviewer)));
        Assert.False((await _store.StepsAsync(_problem, Token))[2].Answers[2].Yes);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_failed_look_back_opens_the_problem_again_and_counts_a_relapse()
    {
        await CloseAsync();
        var made = await MadeAsync(CloseOutMove.LookBack, _office, CloseOutStage.Reopened, Full() with { Holds = false, Text = "问题再次出现" });

        Assert.True(made.IsRelapse);
        Assert.Equal("reopened", await Test.ScalarAsync<string>("SELECT status FROM problems"));
        Assert.Equal("0", await Test.ScalarAsync<string>("SELECT coalesce(closed_on, '0') FROM problems"));
        Assert.Equal("1 0", await Test.ScalarAsync<string>("SELECT (SELECT sum(delta) FROM events WHERE kind = 'reopened') || ' ' || (SELECT sum(delta) FROM events WHERE kind = 'relapse')"));
        Assert.Equal("问题再次出现 0", await Test.ScalarAsync<string>("SELECT note || ' ' || holds FROM look_backs"));
        await CloseAsync();
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM events WHERE kind = 'closed'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_look_back_that_holds_leaves_the_day_of_closing_as_it_was()
    {
        await CloseAsync();
        Day = Today.AddDays(90);
        await MadeAsync(CloseOutMove.LookBack, _office, CloseOutStage.Closed);

        Assert.Equal("closed 2026-11-20", await Test.ScalarAsync<string>("SELECT status || ' ' || closed_on FROM problems"));
        Assert.Empty(await _store.WaitingAsync((await StandingAsync(_office)).Scope, Day, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_stands_in_for_the_office_finds_what_waits_for_them_and_not_what_the_office_alone_may_do()
    {
        _options.NoticeDays = 5;
        var group = await Seed.HolderAsync(await Seed.PostAsync((await Seed.UnitAsync("甲市样本委")).Id, PostRole.LeadingGroup, "组长"), "蒋示例", "jiang@example.test");
        await MadeAsync(CloseOutMove.Apply, Handler, CloseOutStage.UnitReview);
        await MadeAsync(CloseOutMove.Agree, _first, CloseOutStage.OfficeReview);
        Assert.Empty(await _store.WaitingForAsync(await StandingAsync(group), Token));
        await Test.ExecuteAsync("UPDATE close_outs SET applicant_id = @office, recorded_by_id = NULL", new { office = _office });
        await Test.ExecuteAsync("DELETE FROM holdings WHERE person_id = @second", new { second = _second });
        await Test.ExecuteAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");

        Assert.Equal("12", Assert.Single(await _store.WaitingForAsync(await StandingAsync(group), Token)).Number);
        await MadeAsync(CloseOutMove.Verify, group, CloseOutStage.Verified);
        Assert.Empty(await _store.WaitingForAsync(await StandingAsync(group), Token));
        Assert.Single(await _store.WaitingForAsync(await StandingAsync(_office), Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_notice_runs_stops_for_an_objection_and_only_its_end_lets_close()
    {
        _options.NoticeDays = 5;
        await VerifiedAsync();
        await RefusedAsync(CloseOutFault.NoticeMissing, CloseOutMove.Close, _office);
        var made = await MadeAsync(CloseOutMove.Publish, _office, CloseOutStage.PublicNotice, Full() with { NoticeFrom = new(2026, 11, 23), NoticeDays = 5 });
        Assert.Equal(new DateOnly(2026, 11, 27), made.NoticeTo);
        Day = new(2026, 11, 25);
        Assert.Equal(CloseOutTurn.Nobody, (await OneWaitingAsync()).Turn);
        await MadeAsync(CloseOutMove.Object, _office, CloseOutStage.PublicNotice, Full() with { Text = "反映仍在收费" });
        Day = new(2026, 11, 30);
        await RefusedAsync(CloseOutFault.ObjectionOpen, CloseOutMove.Close, _office);
        made = await MadeAsync(CloseOutMove.Settle, _office, CloseOutStage.PublicNotice, Full() with { Text = "经查不属实" });
        Assert.Equal(new DateOnly(2026, 12, 2), made.NoticeTo);
        Day = new(2026, 12, 2);
        await RefusedAsync(CloseOutFault.NoticeRunning, CloseOutMove.Close, _office);
        Day = new(2026, 12, 3);
        Assert.Equal((CloseOutTurn.Office, Day), ((await OneWaitingAsync()).Turn, (await OneWaitingAsync()).Since));
        await MadeAsync(CloseOutMove.Close, _office, CloseOutStage.Closed);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_the_rule_refuses_the_transaction_refuses_again_and_nothing_changes()
    {
        await Test.ExecuteAsync("UPDATE measures SET status = 'in_progress', completed_on = NULL, open = 1 WHERE ordinal = 2", null);
        var refusal = await RefusedAsync(CloseOutFault.MeasuresOpen, CloseOutMove.Apply, Handler);
        Assert.Equal("12-2还没有完成，全部措施完成后才能办理“申请销号”。", refusal.Sentence);
        await CompleteAllAsync();
        await Test.ExecuteAsync("DELETE FROM evidence WHERE measure_id = (SELECT id FROM measures WHERE ordinal = 1)", null);
        await RefusedAsync(CloseOutFault.EvidenceMissing, CloseOutMove.Apply, Handler);
        await CompleteAllAsync();
        await RefusedAsync(CloseOutFault.NotPermitted, CloseOutMove.Apply, Leader);
        await RefusedAsync(CloseOutFault.WrongStage, CloseOutMove.Close, _office);

        Assert.Equal("in_progress 1 0", await Test.ScalarAsync<string>("SELECT status || ' ' || version || ' ' || (SELECT count(*) FROM close_out_steps) FROM problems"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_cell_of_evidence_counts_as_one_item()
    {
        await Test.ExecuteAsync("DELETE FROM evidence");
        await Test.ExecuteAsync("UPDATE measures SET evidence = '会议纪要'", null);

        await MadeAsync(CloseOutMove.Apply, Handler, CloseOutStage.UnitReview);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Recording_for_the_unit_leaves_verifying_to_the_second_person()
    {
        await MadeAsync(CloseOutMove.Apply, _office, CloseOutStage.UnitReview, forId: Handler);
        await MadeAsync(CloseOutMove.Agree, _first, CloseOutStage.OfficeReview);
        var refusal = await RefusedAsync(CloseOutFault.Barred, CloseOutMove.Verify, _office);
        Assert.Equal("这份申请由您代录，请办公室其他人员核查。", refusal.Sentence);
        await MadeAsync(CloseOutMove.Verify, _second, CloseOutStage.Verified);

        Assert.Empty(await _store.MarkedAsync(Token));
        Assert.Equal(("张示例", "陈样例"), (await _store.ApplicationsAsync(_problem, Token)).Select(a => (a.Applicant, a.RecordedBy)).Single());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_office_of_one_closes_what_it_recorded_and_it_is_marked_and_listed()
    {
        await Test.ExecuteAsync("UPDATE people SET active = 0 WHERE id = @id", new { id = _second });
        await Database.WriteAsync(RosterStore.TouchAsync, Token);
        await MadeAsync(CloseOutMove.Apply, _office, CloseOutStage.UnitReview);
        await MadeAsync(CloseOutMove.Agree, _first, CloseOutStage.OfficeReview);
        Assert.Equal("代录并核查", (await MadeAsync(CloseOutMove.Verify, _office, CloseOutStage.Verified)).Mark);
        await MadeAsync(CloseOutMove.Close, _office, CloseOutStage.Closed);

        Assert.Equal(("12", "陈样例", "代录并核查"), (await _store.MarkedAsync(Token)).Select(m => (m.Number, m.Verifier, m.Mark)).Single());
        Assert.Equal("甲市示例局", (await _store.ApplicationsAsync(_problem, Token))[0].Applicant);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Where_the_first_responsible_applies_and_nobody_is_above_the_office_verifies_at_once_with_the_reason()
    {
        var made = await MadeAsync(CloseOutMove.Apply, _first, CloseOutStage.OfficeReview);

        Assert.Equal("甲市示例局第一责任人就是申请人，没有可以审核的上级单位，直接由办公室核查。", made.Passed);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Nobody_applies_in_the_name_of_somebody_who_could_not()
    {
        var outcome = await DoAsync(CloseOutMove.Apply, _office, Full(), forId: Leader);

        Assert.Equal("李示例不是12号问题的责任人或单位第一责任人，不能以其名义申请销号。", Assert.IsType<CloseOutOutcome.Refused>(outcome).Refusal.Sentence);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_waits_is_shown_to_whose_turn_it_is_and_to_nobody_else()
    {
        await MadeAsync(CloseOutMove.Apply, Handler, CloseOutStage.UnitReview);
        Assert.Equal(["王示例"], await WaitsForAsync());
        await MadeAsync(CloseOutMove.Agree, _first, CloseOutStage.OfficeReview);
        Assert.Equal(["陈样例", "褚示例"], await WaitsForAsync());
        await MadeAsync(CloseOutMove.Return, _office, CloseOutStage.Returned);
        Assert.Equal(["张示例"], await WaitsForAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_confirmed_card_makes_its_move_once_and_tells_the_same_again()
    {
        var press = await ProposeAsync(CloseOutMove.Apply, Handler);

        Assert.False(Assert.IsType<CloseOutOutcome.Made>(await _store.ConfirmAsync(press, Token)).Again);
        Assert.True(Assert.IsType<CloseOutOutcome.Made>(await _store.ConfirmAsync(press, Token)).Again);
        Assert.Equal(GoneButton.NotYours, Assert.IsType<CloseOutOutcome.Gone>(await _store.ConfirmAsync(press with { PersonId = _first }, Token)).Why);
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM close_outs"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_card_of_what_changed_meanwhile_or_was_dropped_or_is_old_does_nothing()
    {
        var stale = await ProposeAsync(CloseOutMove.Apply, Handler);
        await Test.ExecuteAsync("UPDATE problems SET version = version + 1", null);
        Assert.IsType<CloseOutOutcome.Changed>(await _store.ConfirmAsync(stale, Token));
        var dropped = await ProposeAsync(CloseOutMove.Apply, Handler);
        await _store.DropAsync(dropped, Token);
        Assert.Equal(GoneButton.Dropped, Assert.IsType<CloseOutOutcome.Gone>(await _store.ConfirmAsync(dropped, Token)).Why);
        var old = await ProposeAsync(CloseOutMove.Apply, Handler);
        Assert.Equal(GoneButton.Expired, Assert.IsType<CloseOutOutcome.Gone>(await _store.ConfirmAsync(old with { At = old.At.AddMinutes(11) }, Token)).Why);

        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM close_outs"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(ProblemStatus.CloseOutRequested, CloseOutStage.UnitReview)]
    [InlineData(ProblemStatus.UnderReview, CloseOutStage.OfficeReview)]
    [InlineData(ProblemStatus.PublicNotice, CloseOutStage.PublicNotice)]
    public async Task What_was_on_its_way_without_an_application_goes_on_and_closes_only_when_it_is_verified(ProblemStatus status, CloseOutStage stage)
    {
        await Test.ExecuteAsync("UPDATE problems SET status = @status", new { status });
        Assert.Equal(stage, (await OneWaitingAsync()).Stage);
        Assert.Null((await OneWaitingAsync()).Since);
        if (stage == CloseOutStage.UnitReview)
        {
            await MadeAsync(CloseOutMove.Agree, _first, CloseOutStage.OfficeReview);
        }

        if (stage == CloseOutStage.PublicNotice)
        {
            await RefusedAsync(CloseOutFault.NotVerified, CloseOutMove.Close, _office);
        }

        await MadeAsync(CloseOutMove.Verify, _office, stage == CloseOutStage.PublicNotice ? stage : CloseOutStage.Verified);
        if (stage == CloseOutStage.PublicNotice)
        {
            await RefusedAsync(CloseOutFault.NoticeMissing, CloseOutMove.Close, _office);
            await MadeAsync(CloseOutMove.Publish, _office, stage, Full() with { NoticeFrom = Today.AddDays(-10), NoticeDays = 5 });
        }

        await MadeAsync(CloseOutMove.Close, _office, CloseOutStage.Closed);
        Assert.Equal("", (await _store.ApplicationsAsync(_problem, Token))[0].TakenOver);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_upgrade_takes_over_what_was_on_its_way_with_nothing_answered_and_makes_it_nobodys_turn_since_any_day()
    {
        await Test.ExecuteAsync("UPDATE problems SET status = 'under_review'");
        foreach (var (number, status) in new[] { ("13", ProblemStatus.CloseOutRequested), ("14", ProblemStatus.PublicNotice), ("15", ProblemStatus.Closed), ("16", ProblemStatus.Returned), ("17", ProblemStatus.InProgress) })
        {
            await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, number, status), Today);
        }

        foreach (var statement in Upgrade())
        {
            await Test.ExecuteAsync(statement);
        }

        Assert.Equal(
            ["12 1 0 - -", "13 1 0 - -", "14 1 0 - -", "15 1 0 closed ended"],
            await Test.QueryAsync<string>(
                "SELECT p.number || ' ' || c.round || ' ' || c.verified || ' ' || coalesce(c.outcome, '-') || ' ' || CASE WHEN c.ended_on IS NULL THEN '-' ELSE 'ended' END FROM close_outs c JOIN problems p ON p.id = c.problem_id ORDER BY p.number"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM close_out_turns"));
        await MadeAsync(CloseOutMove.Verify, _office, CloseOutStage.Verified);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_came_in_closed_is_opened_again_and_closed_the_whole_way()
    {
        await Test.ExecuteAsync("UPDATE problems SET status = 'closed'");
        await Test.ExecuteAsync("INSERT INTO close_outs (problem_id, round, taken_over, ended_on, outcome) SELECT id, 1, '台账.xlsx “总账”第4行', '2026-11-01', 'closed' FROM problems");
        await MadeAsync(CloseOutMove.Reopen, _office, CloseOutStage.Reopened);
        await CloseAsync();

        Assert.Equal([(1, "台账.xlsx “总账”第4行"), (2, null)], (await _store.ApplicationsAsync(_problem, Token)).Select(a => (a.Round, a.TakenOver)));
        Assert.Equal("0", await Test.ScalarAsync<string>("SELECT CAST(sum(delta) AS TEXT) FROM events WHERE kind IN ('reopened', 'closed')"));
    }

    /// <summary>The statements with which the migration fills its tables.</summary>
    private static IEnumerable<string> Upgrade()
    {
        var assembly = typeof(CloseOutStore).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().First(n => n.EndsWith("0022_close_out.sql", StringComparison.Ordinal)))!);
        var text = reader.ReadToEnd();
        return text[text.IndexOf("INSERT INTO close_outs", StringComparison.Ordinal)..].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private async Task VerifiedAsync()
    {
        await MadeAsync(CloseOutMove.Apply, Handler, CloseOutStage.UnitReview);
        await MadeAsync(CloseOutMove.Agree, _first, CloseOutStage.OfficeReview);
        await MadeAsync(CloseOutMove.Verify, _office, CloseOutStage.Verified);
    }

    private async Task CloseAsync()
    {
        await VerifiedAsync();
        await MadeAsync(CloseOutMove.Close, _office, CloseOutStage.Closed);
    }

    private async Task<MadeMove> MadeAsync(CloseOutMove move, long person, CloseOutStage stage, CloseOutWish? wish = null, long? forId = null)
    {
        var made = Assert.IsType<CloseOutOutcome.Made>(await DoAsync(move, person, wish ?? Full(), forId)).Move;
        Assert.Equal(stage, made.Stage);
        return made;
    }

    private async Task<CloseOutRefusal> RefusedAsync(CloseOutFault fault, CloseOutMove move, long person)
    {
        var refusal = Assert.IsType<CloseOutOutcome.Refused>(await DoAsync(move, person, Full())).Refusal;
        Assert.Equal(fault, refusal.Kind);
        return refusal;
    }

    private async Task<CloseOutOutcome> DoAsync(CloseOutMove move, long person, CloseOutWish wish, long? forId = null) => await _store.MakeAsync(
        "12", null,
        new CloseOutRequest(move, wish, person, forId, Day, new ChangeOrigin(Seed.Friday, await Test.ScalarAsync<string>("SELECT name FROM people WHERE id = @person", new { person }), "command")),
        Token);

    private async Task<Press> ProposeAsync(CloseOutMove move, long person)
    {
        var view = await _store.ViewAsync(_problem, await StandingAsync(person), move, Full(), Token);
        Assert.Null(view!.Refusal);
        var hash = $"{++_nonces:x64}";
        await _store.ProposeAsync(
            new NewCloseOut
            {
                NonceHash = hash, PersonId = person, Conversation = Here, ProblemId = _problem, Version = view.Version, Move = move, Wish = new(Full()),
                At = Seed.Friday, ExpiresAt = Seed.Friday.AddMinutes(10),
            },
            Token);
        return new Press(hash, person, Here, Seed.Friday, Today);
    }

    private async Task<WaitingCloseOut> OneWaitingAsync() => Assert.Single(await _store.WaitingAsync((await StandingAsync(_office)).Scope, Day, Token));

    private async Task<IReadOnlyList<string>> WaitsForAsync()
    {
        var names = new List<string>();
        foreach (var person in new[] { Handler, Leader, _first, _office, _second })
        {
            var standing = await StandingAsync(person);
            if ((await _store.WaitingForAsync(standing, Token)).Count > 0)
            {
                names.Add(standing.Person.Name);
            }
        }

        return names;
    }

    private async Task<Standing> StandingAsync(long person) => Standing.Of(await new RosterStore(Database).LoadAsync(Token), person, Day)!;

    private Task<string> CountsAsync() => Test.ScalarAsync<string>("SELECT status || ':' || n FROM problem_counts");

    private async Task CompleteAllAsync()
    {
        await Test.ExecuteAsync("UPDATE measures SET status = 'completed', completed_on = @day, open = 0", new { day = Today });
        await Test.ExecuteAsync("DELETE FROM evidence");
        await Test.ExecuteAsync(
            """
            INSERT INTO evidence (person_id, conversation, name, kind, size, sha256, received_at, measure_id, version)
            SELECT @person, 'c', '佐证.pdf', 'pdf', 1, 'h', 0, id, 1 FROM measures
            """,
            new { person = Handler });
    }

    private static CloseOutWish Full() => new()
    {
        Text = "已按要求整改",
        Answers = [.. Enum.GetValues<CloseOutClause>().Select(clause => new ClauseAnswer(clause, true, "查阅材料属实"))],
        Effective = Effectiveness.Yes,
        Holds = true,
    };
}

public sealed class CloseOutStoreOnSqlite(SqliteFixture fixture) : CloseOutStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class CloseOutStoreOnPostgres(PostgresFixture fixture) : CloseOutStoreTests(fixture), IClassFixture<PostgresFixture>;
