using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Bot.Notices;
using CaseReform.Ops.Bot.Tests.Channels;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Notices;

/// <summary>Notices on the page. Today is Friday, 20 November 2026, 09:00; a measure is due today.</summary>
public sealed class PageNoticeTests : IAsyncLifetime
{
    private TestDatabase _test = null!;
    private ChatHost _host = null!;
    private Seed _seed = null!;
    private SeededUnit _unit = null!;
    private long _handler;
    private Reminders _reminders = null!;

    public async ValueTask InitializeAsync()
    {
        _test = await new SqliteFixture().NewAsync();
        _seed = new Seed(_test.Database);
        _unit = await _seed.UnitAsync("甲市示例局");
        _handler = await _seed.HolderAsync(_unit.Handler, "张示例", "zhang@example.test");
        await _seed.MeasureAsync(await _seed.ProblemAsync(await _seed.LedgerAsync(), _unit.Id, "12"), new DateOnly(2026, 11, 20));
        await StartAsync();
        await _reminders.ReleaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _test.DisposeAsync();
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_chose_it_hears_of_the_measure_at_once_and_once()
    {
        await using var client = await _host.TalkAsync(_handler);
        await _reminders.ChooseAsync(_handler, "directline");
        await _reminders.PlanAsync();

        await _reminders.RoundAsync();
        await _reminders.RoundAsync();
        _test.Clock.Advance(TimeSpan.FromMinutes(2));
        await _reminders.RoundAsync();

        Assert.Contains("您好", await client.NextTextAsync(), StringComparison.Ordinal);
        Assert.Contains("有1条", await client.NextTextAsync(), StringComparison.Ordinal);
        var said = Assert.Single(await _reminders.SaidAsync());
        Assert.Contains("12-1", said, StringComparison.Ordinal);
        Assert.Contains("AdaptiveCard", said, StringComparison.Ordinal);
        Assert.Equal(["sent"], await _reminders.StatesAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Several_measures_make_one_message()
    {
        await _host.TalkAsync(_handler);
        await _seed.MeasureAsync(await _seed.ProblemAsync(1, _unit.Id, "13"), new DateOnly(2026, 11, 20));
        await _reminders.ChooseAsync(_handler, "directline");
        await _reminders.PlanAsync();

        await _reminders.RoundAsync();

        var said = Assert.Single(await _reminders.SaidAsync());
        Assert.Contains("有2条", said, StringComparison.Ordinal);
        Assert.Contains("13-1", said, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_did_not_choose_it_hears_nothing()
    {
        await _host.TalkAsync(_handler);
        await _reminders.PlanAsync();

        await _reminders.RoundAsync();

        Assert.Empty(await _reminders.StatesAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_was_planned_before_somebody_chose_it_is_not_said()
    {
        await _host.TalkAsync(_handler);
        await _reminders.PlanAsync();
        _test.Clock.Advance(TimeSpan.FromMinutes(1));
        await _reminders.ChooseAsync(_handler, "directline");

        await _reminders.RoundAsync();

        Assert.Empty(await _reminders.StatesAsync());
        Assert.Empty(await _reminders.SaidAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Nothing_is_said_before_the_release_nor_while_the_office_is_closed()
    {
        await _host.TalkAsync(_handler);
        await _reminders.ExecuteAsync("DELETE FROM settings WHERE key = 'reminders.released'");
        await _reminders.ChooseAsync(_handler, "directline");
        await _reminders.PlanAsync();
        await _reminders.RoundAsync();
        Assert.Empty(await _reminders.SaidAsync());

        await _reminders.ReleaseAsync();
        _test.Clock.Advance(TimeSpan.FromHours(10));
        await _reminders.RoundAsync();
        Assert.Empty(await _reminders.SaidAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_was_said_before_a_crash_is_not_said_again_by_the_next_process_wherever_the_person_is_now()
    {
        await _host.TalkAsync(_handler);
        await _reminders.ChooseAsync(_handler, "directline");
        await _reminders.PlanAsync();
        await _reminders.RoundAsync();

        // killed after the message was stored and before that was noted; meanwhile there is more to say and the person opened another window
        await _reminders.ExecuteAsync("UPDATE notices SET state = 'pending', done_at = NULL WHERE channel <> 'mail'");
        _test.Clock.Advance(TimeSpan.FromSeconds(20));
        await _host.TalkAsync(_handler);
        await _seed.MeasureAsync(await _seed.ProblemAsync(1, _unit.Id, "13"), new DateOnly(2026, 11, 20));
        await _reminders.PlanAsync();
        await _host.DisposeAsync();
        await StartAsync();
        await _reminders.RoundAsync();
        await _reminders.RoundAsync();

        var said = await _reminders.SaidAsync();
        Assert.Equal(2, said.Count);
        Assert.DoesNotContain("12-1", said[1], StringComparison.Ordinal);
        Assert.Equal(["sent", "sent"], await _reminders.StatesAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_was_replaced_hears_nothing_more()
    {
        await WaitingAsync();
        await _reminders.ExecuteAsync("UPDATE holdings SET to_day = '2026-11-19'");
        await _seed.HolderAsync(_unit.Handler, "新示例", "xin@example.test");

        // where they were before; without a post nobody opens a new one
        await _reminders.ExecuteAsync($"INSERT INTO conversations (channel, name, person_id, last_at) VALUES ('directline', 'before', {_handler}, 0)");
        await _reminders.RoundAsync();

        Assert.Empty(await _reminders.SaidAsync());
        Assert.Equal(["post-changed"], await _reminders.StatesAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_went_to_another_post_may_no_longer_hear_of_it()
    {
        await WaitingAsync();
        await _reminders.ExecuteAsync("UPDATE holdings SET to_day = '2026-11-19'");
        await _seed.HoldAsync((await _seed.UnitAsync("乙县示例局")).Handler, _handler);

        await _host.TalkAsync(_handler);
        await _reminders.RoundAsync();

        Assert.Empty(await _reminders.SaidAsync());
        Assert.Equal(["out-of-scope"], await _reminders.StatesAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_post_that_was_handed_over_is_no_longer_told_of_although_its_former_holder_keeps_another()
    {
        await WaitingAsync();
        await _seed.HoldAsync(_unit.Leader, _handler);
        await _reminders.ExecuteAsync($"UPDATE holdings SET to_day = '2026-11-19' WHERE post_id = {_unit.Handler}");
        await _seed.HolderAsync(_unit.Handler, "新示例", "xin@example.test");

        await _host.TalkAsync(_handler);
        await _reminders.RoundAsync();

        // what the leader is told of the same matter is another notice
        Assert.Equal(["post-changed", "sent"], await _reminders.StatesAsync());
        Assert.Single(await _reminders.SaidAsync());
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    public async Task What_was_planned_from_the_instant_the_office_closed_is_said_when_it_opens(int milliseconds, int said)
    {
        await _reminders.ExecuteAsync("UPDATE measures SET deadline = '2026-11-24', next_due = 0");
        await _reminders.ChooseAsync(_handler, "directline");
        await _host.TalkAsync(_handler);
        _test.Clock.Advance(new TimeSpan(8, 30, 0) + TimeSpan.FromMilliseconds(milliseconds)); // from nine to half past five
        await _reminders.PlanAsync();

        _test.Clock.Advance(Seed.Friday.AddDays(3) - _test.Clock.GetUtcNow());
        await _reminders.RoundAsync();

        Assert.Equal(said, (await _reminders.SaidAsync()).Count);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("UPDATE measures SET status = 'completed', open = 0, next_due = 0", "completed")]
    [InlineData("UPDATE measures SET deadline = '2027-03-31', next_due = 0", "deadline-moved")]
    public async Task What_changed_in_between_is_not_said_whether_or_not_the_worker_has_noticed(string change, string reason)
    {
        await WaitingAsync();
        await _reminders.ExecuteAsync(change);

        await _host.TalkAsync(_handler);
        await _reminders.RoundAsync();

        Assert.Empty(await _reminders.SaidAsync());
        Assert.Equal([reason], await _reminders.StatesAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_wants_none_any_more_hears_nothing()
    {
        await WaitingAsync();
        await _reminders.ChooseAsync(_handler, "directline", on: false);

        await _host.TalkAsync(_handler);
        await _reminders.RoundAsync();

        Assert.Empty(await _reminders.SaidAsync());
        Assert.Equal(["not-wanted"], await _reminders.StatesAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_could_not_be_said_that_day_is_left_to_the_letter()
    {
        await WaitingAsync();
        _test.Clock.Advance(TimeSpan.FromDays(3));

        await _host.TalkAsync(_handler);
        await _reminders.RoundAsync();

        Assert.Empty(await _reminders.SaidAsync());
        Assert.Equal(["late"], await _reminders.StatesAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task One_persons_trouble_is_not_anothers()
    {
        var leader = await _seed.HolderAsync(_unit.Leader, "李示例", "li@example.test");
        await _host.TalkAsync(_handler);
        await _host.TalkAsync(leader);
        await _reminders.ChooseAsync(_handler, "directline");
        await _reminders.ChooseAsync(leader, "directline");
        await _reminders.PlanAsync();
        await _reminders.ExecuteAsync(
            $"CREATE TRIGGER trouble BEFORE UPDATE OF tried_since ON notices WHEN NEW.channel = 'chat:directline:{_handler}' BEGIN SELECT RAISE(ABORT, 'trouble'); END");

        await _reminders.RoundAsync();
        Assert.Equal(["pending", "sent"], (await _reminders.StatesAsync()).Order(StringComparer.Ordinal));

        await _reminders.ExecuteAsync("DROP TRIGGER trouble");
        await _reminders.RoundAsync();
        Assert.Equal(["sent", "sent"], await _reminders.StatesAsync());
    }

    /// <summary>A notice that waits because the person has no conversation yet.</summary>
    private async Task WaitingAsync()
    {
        await _reminders.ChooseAsync(_handler, "directline");
        await _reminders.PlanAsync();
        await _reminders.RoundAsync();
        Assert.Equal(["pending"], await _reminders.StatesAsync());
    }

    private async Task StartAsync()
    {
        _host = await ChatHost.StartAsync(
            _test, change: services => services.AddSingleton<TimeProvider>(_test.Clock).AddConnector().AddAnswers().AddUpdates().AddNotices());
        _reminders = new Reminders(_host.Get<IServiceProvider>(), _test.Clock);
    }
}
