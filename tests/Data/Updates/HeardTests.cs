using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Updates;

/// <summary>办理情况 of 李示例, the 分管领导, who answers for nothing and was written to.</summary>
public abstract class HeardTests(DatabaseFixture fixture) : UpdateTests(fixture)
{
    private static readonly DateOnly Later = Today.AddDays(30);

    [Theory(Timeout = Limit.Outside)]
    [InlineData("sent", null, null, true)]
    [InlineData("sent", "sent", null, true)]
    [InlineData("pending", "uncertain", null, true)]
    [InlineData("pending", "sent", null, true)]
    [InlineData("undeliverable", "given_up", "uncertain", true)]
    [InlineData("pending", null, null, false)]
    [InlineData("pending", "waiting", null, false)]
    [InlineData("pending", "leased", null, false)]
    [InlineData("superseded", null, null, false)]
    [InlineData("undeliverable", "refused", "address", false)]
    [InlineData("undeliverable", "given_up", "mailbox", false)]
    public async Task A_letter_that_went_out_or_perhaps_did_lets_its_reader_speak(string notice, string? letter, string? cause, bool heard)
    {
        var measure = await MeasureAsync("12", Later);
        await NotifyAsync(measure, Unit.Leader, notice, letter, cause);

        var confirmation = await SayAsync(measure, Heard("已约谈责任单位"));

        Assert.Equal(heard, confirmation is Confirmation.Recorded);
        Assert.Equal(heard ? 1 : 0, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task It_is_kept_with_the_role_and_moves_nothing_but_the_day_of_the_last_report()
    {
        var measure = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "12", ProblemStatus.NotStarted), Later, status: MeasureStatus.NotStarted);
        await NotifyAsync(measure, Unit.Leader);
        var before = MeasureCells.Of(await StateAsync(measure));

        var recorded = Assert.IsType<Confirmation.Recorded>(await SayAsync(measure, Heard("已约谈责任单位"))).Update;

        Assert.Equal((PostRole.SupervisingLeader, "已约谈责任单位", null), (recorded.As, recorded.Text, recorded.Percent));
        Assert.Equal(before with { LastReportOn = Today }, MeasureCells.Of(await StateAsync(measure)));
        Assert.Equal("李示例 supervising_leader 已约谈责任单位 -", await Test.ScalarAsync<string>("SELECT actor || ' ' || role || ' ' || text || ' ' || coalesce(CAST(percent AS TEXT), '-') FROM reports"));
        Assert.Equal("已约谈责任单位", await Test.ScalarAsync<string>("SELECT new_value FROM changes WHERE field = 'heard'"));
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'measure.heard'"));
        var said = Assert.Single((await new HeardReports(Database).OfAsync([1], Token))[measure]);
        Assert.Equal(("李示例", PostRole.SupervisingLeader, "已约谈责任单位", Today), (said.Actor, said.Role, said.Text, said.Day));
        var shown = await new ProblemStore(Database).ReadAsync((await new ProblemStore(Database).FindAsync((await StandingAsync(Leader)).Scope, "12", null, Token)).Problems[0], Token);
        Assert.Equal(PostRole.SupervisingLeader, Assert.Single(shown.Reports).Role);
        Assert.Equal([Unit.Leader], shown.Notified[measure]);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_sign_of_life_ends_the_silence()
    {
        var measure = await MeasureAsync("12", Later);
        await Test.ExecuteAsync("UPDATE problems SET issued_on = '2026-10-16', entered_on = '2026-10-16'");
        await PlanAsync();
        Assert.Contains("责任人:滞后:pending", await NoticesAsync(measure));
        await NotifyAsync(measure, Unit.Leader);

        Assert.IsType<Confirmation.Recorded>(await SayAsync(measure, Heard("已约谈责任单位")));
        await PlanAsync();

        Assert.Contains("责任人:滞后:superseded", await NoticesAsync(measure));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_the_card_could_not_have_shown_is_refused_when_it_is_confirmed()
    {
        var measure = await MeasureAsync("12", Later);
        await NotifyAsync(measure, Unit.Leader);

        Refused(UpdateRefusal.NotPermitted, await SayAsync(measure, Heard("已约谈") with { Percent = 60 }));
        Refused(UpdateRefusal.NotPermitted, await SayAsync(measure, Heard("已约谈") with { As = null }));
        Refused(UpdateRefusal.NotPermitted, await SayAsync(measure, Complete() with { As = PostRole.SupervisingLeader }));
        Refused(UpdateRefusal.NotPermitted, await SayAsync(measure, Promise(Today) with { As = PostRole.SupervisingLeader }));
        Refused(UpdateRefusal.Changed, await SayAsync(measure, Heard("已约谈") with { As = PostRole.FirstResponsible }));
        Assert.Equal(1, (await StateAsync(measure)).Version);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_loses_the_post_or_becomes_the_责任人_after_the_card_was_shown_is_not_heard_by_it()
    {
        var measure = await MeasureAsync("12", Later);
        await NotifyAsync(measure, Unit.Leader);
        var (first, second) = (await ProposeAsync(measure, Heard("已约谈"), Leader), await ProposeAsync(measure, Heard("已约谈"), Leader));
        await Seed.HoldAsync(Unit.Handler, Leader);

        Refused(UpdateRefusal.Changed, await Updates.ConfirmAsync(first, Token));
        await Test.ExecuteAsync("UPDATE holdings SET to_day = '2026-11-19' WHERE person_id = @Leader", new { Leader });
        await Test.ExecuteAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        Refused(UpdateRefusal.NotPermitted, await Updates.ConfirmAsync(second, Token));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Whose_post_answers_for_other_units_by_now_is_not_heard_by_the_card()
    {
        var measure = await MeasureAsync("12", Later);
        await NotifyAsync(measure, Unit.Leader);
        var press = await ProposeAsync(measure, Heard("已约谈"), Leader);
        var other = await Seed.UnitAsync("甲市样本局");
        await Test.ExecuteAsync("INSERT INTO post_units (post_id, unit_id) VALUES (@Leader, @Id)", new { Unit.Leader, other.Id });
        await Test.ExecuteAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");

        Refused(UpdateRefusal.NotPermitted, await Updates.ConfirmAsync(press, Token));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_measure_that_was_completed_meanwhile_is_no_longer_spoken_of()
    {
        var measure = await MeasureAsync("12", Later);
        await NotifyAsync(measure, Unit.Leader);
        var press = await ProposeAsync(measure, Heard("已约谈"), Leader);
        await CompleteAsync(measure);

        Refused(UpdateRefusal.NotPermitted, await Updates.ConfirmAsync(press, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task It_is_undone_by_whoever_said_it_and_the_day_of_the_last_report_comes_back()
    {
        var measure = await MeasureAsync("12", Later);
        await NotifyAsync(measure, Unit.Leader);
        await RecordAsync(measure, Progress(60, "已修订"));
        var before = MeasureCells.Of(await StateAsync(measure));
        await Test.ExecuteAsync("UPDATE measures SET last_report_on = '2026-11-02' WHERE id = @measure", new { measure });
        await SayAsync(measure, Heard("已约谈"));
        var last = (await Updates.LastAsync(Leader, [], null, Now, Token))!;
        var undo = new UpdateDraft { Action = UpdateAction.Undo, Undoes = last.Id };

        Refused(UpdateRefusal.NotPermitted, await SayAsync(measure, undo));
        var undone = Assert.IsType<Confirmation.Recorded>(await SayAsync(measure, undo with { As = PostRole.SupervisingLeader })).Update;

        Assert.Equal((UpdateAction.Undo, UpdateAction.Report, PostRole.SupervisingLeader), (undone.Action, undone.Undone, undone.As));
        Assert.Equal(before with { LastReportOn = new DateOnly(2026, 11, 2) }, MeasureCells.Of(await StateAsync(measure)));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM reports WHERE role IS NOT NULL"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_reported_in_full_and_is_only_heard_by_now_does_not_undo_it_as_that()
    {
        var problem = await Seed.ProblemAsync(Ledger, Unit.Id, "12");
        var measure = await Seed.MeasureAsync(problem, Later);
        await Seed.MeasureAsync(problem, Later, ordinal: 2);
        await NotifyAsync(measure, Unit.Handler);
        await RecordAsync(measure, Progress(60));
        var other = await Seed.PostAsync(Unit.Id, PostRole.Handler, "审批科");
        await Seed.HolderAsync(other, "赵示例", "zhao@example.test");
        await Test.ExecuteAsync("UPDATE measures SET responsible_post_id = @other WHERE id = @measure", new { other, measure });
        var undo = await UndoAsync();

        Refused(UpdateRefusal.NotPermitted, await DoAsync(measure, undo));
        Refused(UpdateRefusal.NothingToUndo, await DoAsync(measure, undo with { As = PostRole.Handler }));
        Assert.Equal(60, (await StateAsync(measure)).Percent);
    }

    [Theory]
    [InlineData(UpdateAction.Report, 60, LeftOut.Percent)]
    [InlineData(UpdateAction.Report, null, null)]
    [InlineData(UpdateAction.Complete, null, LeftOut.Completion)]
    [InlineData(UpdateAction.Evidence, null, null)]
    public async Task A_draft_keeps_what_its_speaker_may_say_and_names_the_rest(UpdateAction action, int? percent, LeftOut? leftOut)
    {
        var measure = await MeasureAsync("12", Later);
        await NotifyAsync(measure, Unit.Leader);
        var draft = new UpdateDraft { Action = action, Percent = percent, Text = "已约谈" };

        var fitted = await Updates.FitAsync(draft, await StateAsync(measure), await StandingAsync(Leader), Token);
        var own = await Updates.FitAsync(draft with { As = PostRole.Overseer }, await StateAsync(measure), await StandingAsync(Handler), Token);

        Assert.Equal((leftOut, PostRole.SupervisingLeader, null, "已约谈"), (fitted.LeftOut, fitted.Draft.As, fitted.Draft.Percent, fitted.Draft.Text));
        Assert.Equal(action == UpdateAction.Complete ? UpdateAction.Report : action, fitted.Draft.Action);
        Assert.Equal((null, draft), (own.LeftOut, own.Draft));
    }

    private static UpdateDraft Heard(string text) => Progress(null, text) with { As = PostRole.SupervisingLeader };

    private async Task<Confirmation> SayAsync(long measure, UpdateDraft draft) => await Updates.ConfirmAsync(await ProposeAsync(measure, draft, Leader), Token);

    private async Task NotifyAsync(long measure, long post, string state = "sent", string? letterState = null, string? cause = null)
    {
        long? letter = letterState is null ? null : await Database.WriteAsync(
            session => session.InsertAsync(
                """
                INSERT INTO letters (kind, recipient, day, subject, message_id, content_hash, state, cause, any_hour, priority, attempts, repeats, composed_at)
                VALUES ('ladder', 'li@example.test', '2026-11-19', '提醒', '<1@example.test>', 'x', @letterState, @cause, 0, 5, 1, 0, 1) RETURNING id
                """,
                new { letterState, cause }),
            Token);
        await Test.ExecuteAsync(
            """
            INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at, letter_id)
            VALUES (@measure, '督办', '2026-11-01', '', @post, 'mail', 'to', @state, 'due', 1, '2026-11-19', 1, @letter)
            """,
            new { measure, post, state, letter });
    }
}

public sealed class HeardOnSqlite(SqliteFixture fixture) : HeardTests(fixture), IClassFixture<SqliteFixture>;

public sealed class HeardOnPostgres(PostgresFixture fixture) : HeardTests(fixture), IClassFixture<PostgresFixture>;
