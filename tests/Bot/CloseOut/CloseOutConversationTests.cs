using CaseReform.Ops.Bot.Tests.Updates;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.CloseOut;

/// <summary>The close-out of problem 12 as the unit, its leader and the office (周示例, of the same unit and alone) talk of it.</summary>
public sealed class CloseOutConversationTests : IAsyncLifetime
{
    private UpdateTown _town = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await UpdateTown.BuildAsync();
        await _town.MeasureAsync();
        await _town.Test.ExecuteAsync("UPDATE measures SET status = 'completed', completed_on = '2026-11-19', open = 0, evidence = '会议纪要'");
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact(Timeout = Limit.Outside)]
    public async Task From_the_application_to_the_closing_and_back()
    {
        var form = await _town.Handler.SayCloseOutAsync("申请销号12");
        Assert.Contains("12号问题申请销号，请填写", form.Text, StringComparison.Ordinal);
        var card = await _town.Handler.PressCloseOutAsync(form, "下一步", ("text", "已修订制度"));
        Assert.Contains("已完成 → 申请销号（待单位审核）", card.All, StringComparison.Ordinal);
        Assert.Equal("completed", await StatusOfMeasureAsync());
        Assert.Equal(0, await _town.CountAsync("close_outs"));
        Assert.Contains("现在是“申请销号（待单位审核）”", (await _town.Handler.PressCloseOutAsync(card, "确认")).Text, StringComparison.Ordinal);

        Assert.Contains("待您办理的销号事项1项", (await _town.First.SayCloseOutAsync("待我审核")).Text, StringComparison.Ordinal);
        Assert.Contains("没有待您审核", (await _town.Office.SayCloseOutAsync("待我审核")).Text, StringComparison.Ordinal);
        var review = await _town.First.SayCloseOutAsync("审核12");
        Assert.Contains("申请人：张示例", review.All, StringComparison.Ordinal);
        Assert.Contains("完成情况：已修订制度", review.All, StringComparison.Ordinal);
        Assert.Equal(["同意", "退回"], review.Buttons);
        await ConfirmedAsync(_town.First, await _town.First.PressCloseOutAsync(review, "同意"), "现在是“待办公室核查”");

        var verify = await _town.Office.SayCloseOutAsync("审核12");
        var missing = await _town.Office.PressCloseOutAsync(verify, "下一步", ("yes0", "1"), ("note0", "查阅纪要"));
        Assert.Contains("核查意见没有填完：风险点是否找准、整改措施是否过硬、成效是否显著", missing.Text, StringComparison.Ordinal);
        Assert.Equal("查阅纪要", missing.Field("note0"));
        card = await _town.Office.PressCloseOutAsync(missing, "下一步", Answers(true));
        Assert.Contains("风险点是否找准：是：清单齐全", card.All, StringComparison.Ordinal);
        await ConfirmedAsync(_town.Office, card, "现在是“核查通过”");

        review = await _town.Office.SayCloseOutAsync("审核12");
        await ConfirmedAsync(_town.Office, await _town.Office.PressCloseOutAsync(review, "销号"), "现在是“已销号”");
        Assert.Equal("closed", await StatusAsync());

        form = await _town.Office.SayCloseOutAsync("回头看12：问题再次出现");
        Assert.Equal("问题再次出现", form.Field("text"));
        Assert.Contains("请选择整改成效是否保持", (await _town.Office.PressCloseOutAsync(form, "下一步", ("text", "问题再次出现"))).Text, StringComparison.Ordinal);
        card = await _town.Office.PressCloseOutAsync(form, "下一步", ("text", "问题再次出现"), ("holds", "0"));
        await ConfirmedAsync(_town.Office, card, "已计入反弹");
        Assert.Equal("reopened", await StatusAsync());
        Assert.Equal(5, await _town.Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action LIKE 'closeout.%'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task One_no_returns_it_and_the_card_says_so_before()
    {
        await AppliedAsync();
        await ConfirmedAsync(_town.First, await _town.First.PressCloseOutAsync(await _town.First.SayCloseOutAsync("审核12"), "同意"), "待办公室核查");
        var card = await _town.Office.PressCloseOutAsync(await _town.Office.SayCloseOutAsync("审核12"), "下一步", Answers(false));

        Assert.Contains("待办公室核查 → 退回", card.All, StringComparison.Ordinal);
        await ConfirmedAsync(_town.Office, card, "现在是“退回”");
        Assert.Contains("待您办理的销号事项1项", (await _town.Handler.SayCloseOutAsync("待我审核")).Text, StringComparison.Ordinal);
        Assert.Contains("12号问题申请销号", (await _town.Handler.SayCloseOutAsync("申请销号12：已补列")).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_leader_returns_it_with_the_reason_from_the_review_card()
    {
        await AppliedAsync();
        var review = await _town.First.SayCloseOutAsync("审核12");
        Assert.Contains("请写明退回的理由", (await _town.First.PressCloseOutAsync(review, "退回")).Text, StringComparison.Ordinal);
        await ConfirmedAsync(_town.First, await _town.First.PressCloseOutAsync(review, "退回", ("text", "佐证不全")), "现在是“退回”");

        Assert.Equal("佐证不全", await _town.Test.ScalarAsync<string>("SELECT text FROM close_out_steps WHERE move = 'return'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_may_not_is_told_who_may_and_what_is_none_of_theirs_does_not_exist()
    {
        Assert.Equal("“申请销号”由责任人或单位第一责任人或办公室办理。", (await _town.Leader.SayCloseOutAsync("申请销号12：好")).Text);
        Assert.StartsWith("没有找到12号问题，或不在您的职责范围内", (await _town.Stranger.SayCloseOutAsync("申请销号12：好")).Text, StringComparison.Ordinal);
        Assert.Contains("“重新打开”在“已销号”时办理", (await _town.Office.SayCloseOutAsync("重新打开12：好")).Text, StringComparison.Ordinal);
        Assert.Contains("没有需要您办理的", (await _town.Leader.SayCloseOutAsync("审核12")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await _town.CountAsync("close_outs"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_application_without_evidence_or_with_a_measure_left_is_refused_with_what_is_missing()
    {
        await _town.Test.ExecuteAsync("UPDATE measures SET evidence = NULL");
        Assert.Equal("佐证材料不齐：12-1还缺1件。每条措施需要1件。", (await _town.Handler.SayCloseOutAsync("申请销号12：好")).Text);
        await _town.Test.ExecuteAsync("UPDATE measures SET status = 'in_progress', completed_on = NULL, open = 1");
        Assert.Equal("12-1还没有完成，全部措施完成后才能办理“申请销号”。", (await _town.Handler.SayCloseOutAsync("申请销号12：好")).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_dropped_card_changes_nothing_and_a_card_of_what_changed_says_so()
    {
        var card = await _town.Handler.SayCloseOutAsync("申请销号12：好");
        Assert.Equal("已取消，台账没有改动。", (await _town.Handler.PressCloseOutAsync(card, "取消")).Text);
        Assert.Equal("已取消，台账没有改动。", (await _town.Handler.PressCloseOutAsync(card, "确认")).Text);
        card = await _town.Handler.SayCloseOutAsync("申请销号12：好");
        await _town.Test.ExecuteAsync("UPDATE problems SET version = version + 1");
        Assert.Contains("有了变化，台账没有改动", (await _town.Handler.PressCloseOutAsync(card, "确认")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await _town.CountAsync("close_outs"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Not_before_others()
    {
        _town.Handler.Alone = false;

        Assert.Equal("销号事项请在与我的单独对话中办理。", (await _town.Handler.SayCloseOutAsync("申请销号12：好")).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_office_of_one_that_recorded_the_application_sees_the_mark_before_it_verifies()
    {
        await ConfirmedAsync(_town.Office, await _town.Office.SayCloseOutAsync("申请销号12：按纸质申请代录"), "待单位审核");
        var review = await _town.First.SayCloseOutAsync("审核12");
        Assert.Contains("申请人：甲市示例局（周示例代录）", review.All, StringComparison.Ordinal);
        await ConfirmedAsync(_town.First, await _town.First.PressCloseOutAsync(review, "同意"), "待办公室核查");
        var card = await _town.Office.PressCloseOutAsync(await _town.Office.SayCloseOutAsync("审核12"), "下一步", Answers(true));

        Assert.Contains("核查标注：代录并核查", card.All, StringComparison.Ordinal);
        await ConfirmedAsync(_town.Office, card, "本次核查标注为“代录并核查”");
    }

    private async Task AppliedAsync() => await ConfirmedAsync(_town.Handler, await _town.Handler.SayCloseOutAsync("申请销号12：已修订制度"), "待单位审核");

    private static async Task ConfirmedAsync(Talker talker, Heard card, string sentence) =>
        Assert.Contains(sentence, (await talker.PressCloseOutAsync(card, "确认")).Text, StringComparison.Ordinal);

    private static (string, string)[] Answers(bool all) =>
    [
        .. Enum.GetValues<CloseOutClause>().SelectMany(clause => new[] { ($"yes{(int)clause}", all || clause != CloseOutClause.Risks ? "1" : "0"), ($"note{(int)clause}", clause == CloseOutClause.Risks ? "清单齐全" : "查阅纪要") }),
        ("effective", "1"),
    ];

    private Task<string> StatusAsync() => _town.Test.ScalarAsync<string>("SELECT status FROM problems");

    private Task<string> StatusOfMeasureAsync() => _town.Test.ScalarAsync<string>("SELECT status FROM measures");
}
