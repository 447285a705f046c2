using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Updates;

namespace CaseReform.Ops.Bot.Tests.Updates;

public sealed class UndoAndPromiseTests : IAsyncLifetime
{
    private static readonly MatterRef Twelve = new("12");

    private UpdateTown _town = null!;

    public async ValueTask InitializeAsync() => _town = await UpdateTown.BuildAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task The_last_update_is_shown_and_undone()
    {
        await _town.MeasureAsync();
        await _town.Handler.PressAsync(await _town.Handler.ReportAsync("12", 40, "完成初稿"), "确认");
        await _town.Handler.PressAsync(await _town.Handler.ReportAsync("12", 60, "完成定稿"), "确认");

        var card = await _town.Handler.SayAsync(new Intent.Undo(null));

        Assert.Contains("撤销内容：进展报送", card.All, StringComparison.Ordinal);
        Assert.Contains("进度：60% → 40%", card.All, StringComparison.Ordinal);
        Assert.Contains("原进展：完成定稿\n新进展：完成初稿", card.All, StringComparison.Ordinal);
        Assert.Equal("09:00 已记入：12-1（默认台账），已撤销进展报送，恢复为正在推进、进度40%。", (await _town.Handler.PressAsync(card, "确认")).Text);
        Assert.Equal("in_progress 40 完成初稿 v4", await _town.CellsAsync());
        Assert.Equal(1, await _town.TrailAsync("measure.undone"));
    }

    [Fact]
    public async Task After_ten_minutes_or_when_there_is_nothing_the_answer_says_so()
    {
        await _town.MeasureAsync();
        Assert.Equal("10分钟内没有您可以撤销的更新。", (await _town.Handler.SayAsync(new Intent.Undo(null))).Text);
        await _town.Handler.PressAsync(await _town.Handler.ReportAsync("12", 60), "确认");
        _town.Test.Clock.Advance(TimeSpan.FromMinutes(9));
        var card = await _town.Handler.SayAsync(new Intent.Undo(Twelve));
        _town.Test.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("10分钟内没有您可以撤销的更新。", (await _town.Handler.PressAsync(card, "确认")).Text);
        Assert.Equal("10分钟内没有您可以撤销的更新。", (await _town.Handler.SayAsync(new Intent.Undo(Twelve))).Text);
        Assert.Equal("in_progress 60 - v2", await _town.CellsAsync());
    }

    [Fact]
    public async Task What_somebody_has_built_on_is_not_undone()
    {
        await _town.MeasureAsync();
        await _town.Handler.PressAsync(await _town.Handler.ReportAsync("12", 60), "确认");
        await _town.Office.PressAsync(await _town.Office.ReportAsync("12", 70), "确认");

        Assert.StartsWith("此后该事项又有变动", (await _town.Handler.SayAsync(new Intent.Undo(Twelve))).Text, StringComparison.Ordinal);
        Assert.Equal("10分钟内没有您可以撤销的更新。", (await _town.Leader.SayAsync(new Intent.Undo(Twelve))).Text);
    }

    [Fact]
    public async Task A_promise_is_made_once_by_who_answers_for_it_and_can_be_taken_back()
    {
        var measure = await _town.MeasureAsync("12", new DateOnly(2026, 12, 31));

        var card = await _town.Handler.SayAsync(new Intent.Promise(Twelve, new DateOnly(2026, 12, 20)));

        Assert.Contains("承诺：2026年12月20日前完成", card.All, StringComparison.Ordinal);
        Assert.Contains("督办、通报照常", card.All, StringComparison.Ordinal);
        Assert.Contains("承诺2026年12月20日前完成", (await _town.Handler.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
        var given = (await _town.Get<PromiseStore>().OfAsync([measure], TestContext.Current.CancellationToken))[measure];
        Assert.Equal((new DateOnly(2026, 11, 20), new DateOnly(2026, 12, 20), "张示例"), (given.MadeOn, given.Until, given.Person));
        Assert.StartsWith("该措施在本时限内已作过承诺", (await _town.Handler.SayAsync(new Intent.Promise(Twelve, new DateOnly(2026, 12, 25)))).Text, StringComparison.Ordinal);

        await _town.Handler.PressAsync(await _town.Handler.SayAsync(new Intent.Undo(null)), "确认");
        Assert.Equal(0, await _town.CountAsync("promises"));
    }

    [Theory]
    [InlineData("2026-12-31", "2026-11-19", false)]
    [InlineData("2026-12-31", "2026-11-20", true)]
    [InlineData("2026-12-31", "2026-12-31", true)]
    [InlineData("2026-12-31", "2027-01-01", false)]
    [InlineData("2026-11-19", "2026-11-27", true)]
    [InlineData("2026-11-19", "2026-11-28", false)]
    public async Task A_promise_has_its_days(string deadline, string until, bool allowed)
    {
        await _town.MeasureAsync("12", DateOnly.ParseExact(deadline, "yyyy-MM-dd", null));

        var answer = await _town.Handler.SayAsync(new Intent.Promise(Twelve, DateOnly.ParseExact(until, "yyyy-MM-dd", null)));

        Assert.Equal(allowed, answer.HasCard);
        Assert.Equal(!allowed, answer.Text.StartsWith("承诺日期应在2026年11月20日至", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_promise_without_a_day_asks_for_one_and_nobody_promises_for_another()
    {
        await _town.MeasureAsync("12", new DateOnly(2026, 12, 31));

        var form = await _town.Handler.SayAsync(new Intent.Promise(Twelve, null));

        Assert.Contains("\"min\":\"2026-11-20\",\"max\":\"2026-12-31\"", form.Card, StringComparison.Ordinal);
        Assert.True((await _town.Handler.PressAsync(form, "下一步", ("until", "2026-12-20"))).HasCard);
        Assert.StartsWith("您不是该措施的责任人", (await _town.Office.SayAsync(new Intent.Promise(Twelve, new DateOnly(2026, 12, 20)))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_in_chat_are_ones_own_choice()
    {
        Assert.StartsWith("今后的提醒也会发到这里", (await _town.Handler.SayAsync(new Intent.ChooseNotices(true))).Text, StringComparison.Ordinal);

        var choice = Assert.Single(await _town.Get<SubscriptionStore>().ActiveAsync(TestContext.Current.CancellationToken));
        Assert.Equal((_town.Handler.Person, "directline"), (choice.PersonId, choice.Channel));
        Assert.Contains(_town.Handler.Conversation, choice.Reference, StringComparison.Ordinal);

        await _town.Handler.SayAsync(new Intent.ChooseNotices(false));
        Assert.Empty(await _town.Get<SubscriptionStore>().ActiveAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await _town.TrailAsync("notices.chosen"));
    }
}
