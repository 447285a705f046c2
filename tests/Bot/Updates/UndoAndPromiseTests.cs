using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Updates;

public sealed class UndoAndPromiseTests : IAsyncLifetime
{
    private static readonly SpokenNumber Twelve = new("12");

    private UpdateTown _town = null!;

    public async ValueTask InitializeAsync() => _town = await UpdateTown.BuildAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact(Timeout = Limit.Outside)]
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

    [Fact(Timeout = Limit.Outside)]
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

    [Fact(Timeout = Limit.Outside)]
    public async Task What_somebody_has_built_on_is_not_undone()
    {
        await _town.MeasureAsync();
        await _town.Handler.PressAsync(await _town.Handler.ReportAsync("12", 60), "确认");
        await _town.Office.PressAsync(await _town.Office.ReportAsync("12", 70), "确认");

        Assert.StartsWith("此后该事项又有变动", (await _town.Handler.SayAsync(new Intent.Undo(Twelve))).Text, StringComparison.Ordinal);
        Assert.Equal("10分钟内没有您可以撤销的更新。", (await _town.Leader.SayAsync(new Intent.Undo(Twelve))).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_promise_is_made_once_by_who_answers_for_it_and_can_be_taken_back()
    {
        var measure = await _town.MeasureAsync("12", new DateOnly(2026, 12, 31));

        var card = await _town.Handler.SayAsync(new Intent.Promise(Twelve, new DateOnly(2026, 12, 20)));

        Assert.Contains("承诺：未承诺 → 2026年12月20日前完成", card.All, StringComparison.Ordinal);
        Assert.Contains("督办、通报照常", card.All, StringComparison.Ordinal);
        Assert.Contains("承诺2026年12月20日前完成", (await _town.Handler.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
        var given = (await _town.Get<PromiseStore>().OfAsync([measure], TestContext.Current.CancellationToken))[measure];
        Assert.Equal((new DateOnly(2026, 11, 20), new DateOnly(2026, 12, 20), "张示例"), (given.MadeOn, given.Until, given.Person));
        Assert.StartsWith("该措施在本时限内已作过承诺", (await _town.Handler.SayAsync(new Intent.Promise(Twelve, new DateOnly(2026, 12, 25)))).Text, StringComparison.Ordinal);

        var undo = await _town.Handler.SayAsync(new Intent.Undo(null));
        Assert.Equal("请核对：撤销12-1的承诺（2026年12月20日前完成）。", undo.Text);
        Assert.Contains("事项：12-1（默认台账）", undo.All, StringComparison.Ordinal);
        Assert.Contains("承诺：2026年12月20日前完成 → 未承诺", undo.All, StringComparison.Ordinal);
        Assert.DoesNotContain("状态：", undo.All, StringComparison.Ordinal);
        Assert.Equal("09:00 已记入：12-1（默认台账），已撤销承诺（2026年12月20日前完成）。", (await _town.Handler.PressAsync(undo, "确认")).Text);
        Assert.Equal(0, await _town.CountAsync("promises"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Undoing_files_or_a_completion_says_which_and_from_what_to_what()
    {
        await _town.MeasureAsync("12", new DateOnly(2026, 12, 31));
        await _town.SendFileAsync(_town.Handler, "纪要.txt");
        await _town.Handler.PressAsync(await _town.Handler.SayAsync(new Intent.Evidence(Twelve)), "确认");

        var files = await _town.Handler.SayAsync(new Intent.Undo(null));
        Assert.Equal("请核对：撤销12-1的佐证材料（纪要.txt）。", files.Text);
        Assert.Contains("材料：纪要.txt → 删除", files.All, StringComparison.Ordinal);
        Assert.Equal("09:00 已记入：12-1（默认台账），已撤销佐证材料（纪要.txt），材料已删除。", (await _town.Handler.PressAsync(files, "确认")).Text);

        await _town.Handler.PressAsync(await _town.Handler.SayAsync(new Intent.Complete(Twelve, null, new DateOnly(2026, 11, 17))), "确认");
        var completion = await _town.Handler.SayAsync(new Intent.Undo(null));
        Assert.Equal("请核对：撤销12-1的完成报送。", completion.Text);
        Assert.Contains("状态：已完成 → 正在推进\n进度：100% → 未填\n完成日期：2026年11月17日 → 未填", completion.All, StringComparison.Ordinal);
        await _town.Handler.PressAsync(completion, "确认");
        Assert.Equal(0, await _town.Test.ScalarAsync<long>("SELECT count(*) FROM measures WHERE completed_on IS NOT NULL"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_named_is_undone_and_nothing_newer_of_another_kind()
    {
        await _town.MeasureAsync("12", new DateOnly(2026, 12, 31));
        await _town.Handler.PressAsync(await _town.Handler.SayAsync(new Intent.Complete(Twelve, null)), "确认");
        Assert.Equal("请核对：撤销12-1的完成报送。", (await _town.Handler.SayAsync(new Intent.Undo(Twelve) { Kind = UpdateAction.Complete })).Text);
        Assert.Equal("10分钟内没有您可以撤销的佐证材料，没有改动。", (await _town.Handler.SayAsync(new Intent.Undo(Twelve) { Kind = UpdateAction.Evidence })).Text);

        await _town.SendFileAsync(_town.Handler, "纪要.txt");
        await _town.Handler.PressAsync(await _town.Handler.SayAsync(new Intent.Evidence(Twelve)), "确认");

        Assert.StartsWith("此后该事项又有变动", (await _town.Handler.SayAsync(new Intent.Undo(Twelve) { Kind = UpdateAction.Complete })).Text, StringComparison.Ordinal);
        Assert.Equal("请核对：撤销12-1的佐证材料（纪要.txt）。", (await _town.Handler.SayAsync(new Intent.Undo(null) { Kind = UpdateAction.Evidence })).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Of_several_measures_the_speaker_says_which_is_signed_even_when_the_day_suits_one_only()
    {
        var problem = await _town.Seed.ProblemAsync(_town.Ledger, _town.Unit.Id, "12");
        var first = await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 12, 31));
        await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 12, 10), ordinal: 2);

        var choice = await _town.Handler.SayAsync(new Intent.Promise(Twelve, new DateOnly(2026, 12, 20)));

        Assert.Equal("12号有2条措施可以办理，请选择一条。", choice.Text);
        Assert.Equal(["12-1（默认台账）", "12-2（默认台账）"], choice.Buttons);
        Assert.Equal("承诺日期应在2026年11月20日至2026年12月10日之间。", (await _town.Handler.PressAsync(choice, "12-2（默认台账）")).Text);
        var card = await _town.Handler.PressAsync(choice, "12-1（默认台账）");
        Assert.Contains("承诺：未承诺 → 2026年12月20日前完成", card.All, StringComparison.Ordinal);

        await _town.Handler.PressAsync(card, "确认");
        Assert.Equal(first, await _town.Test.ScalarAsync<long>("SELECT measure_id FROM promises"));
        Assert.Equal("请核对：签收12-2并承诺完成日期。", (await _town.Handler.SayAsync(new Intent.Promise(Twelve, new DateOnly(2026, 12, 9)))).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_only_measure_that_can_be_signed_is_meant_and_a_day_that_does_not_suit_it_is_refused()
    {
        var problem = await _town.Seed.ProblemAsync(_town.Ledger, _town.Unit.Id, "12");
        await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 12, 31), status: Domain.Ledger.MeasureStatus.Completed);
        await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 12, 10), ordinal: 2);

        Assert.Equal("请核对：签收12-2并承诺完成日期。", (await _town.Handler.SayAsync(new Intent.Promise(Twelve, new DateOnly(2026, 12, 9)))).Text);
        Assert.Equal("承诺日期应在2026年11月20日至2026年12月10日之间。", (await _town.Handler.SayAsync(new Intent.Promise(Twelve, new DateOnly(2026, 12, 20)))).Text);
    }

    [Theory(Timeout = Limit.Outside)]
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

    [Fact(Timeout = Limit.Outside)]
    public async Task A_promise_without_a_day_asks_for_one_and_nobody_promises_for_another()
    {
        await _town.MeasureAsync("12", new DateOnly(2026, 12, 31));

        var form = await _town.Handler.SayAsync(new Intent.Promise(Twelve, null));

        Assert.Contains("\"min\":\"2026-11-20\",\"max\":\"2026-12-31\"", form.Card, StringComparison.Ordinal);
        Assert.True((await _town.Handler.PressAsync(form, "下一步", ("until", "2026-12-20"))).HasCard);
        Assert.StartsWith("您不是该措施的责任人", (await _town.Office.SayAsync(new Intent.Promise(Twelve, new DateOnly(2026, 12, 20)))).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
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
