using System.Text.Json;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Updates;

/// <summary>Whoever a letter went to can answer it, and is told by name who may do what they may not.</summary>
public sealed class HeardTests : IAsyncLifetime
{
    private const string Contact = "0000-6666666";

    private UpdateTown _town = null!;

    public async ValueTask InitializeAsync() => _town = await UpdateTown.BuildAsync(("Office:Contact", Contact), ("Office:Name", "示例办公室"));

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact(Timeout = Limit.Outside)]
    public async Task A_第一责任人_to_whom_a_letter_went_says_what_was_done_and_undoes_it()
    {
        var measure = await _town.MeasureAsync();
        await _town.NotifyAsync(measure, _town.Unit.First);

        var card = await _town.First.ReportAsync("12", null, "已约谈责任单位，要求月底前办结");

        Assert.Equal("请核对：报送12-1的办理情况。", card.Text);
        Assert.Contains("报送身份：第一责任人\n办理情况：已约谈责任单位，要求月底前办结", card.All, StringComparison.Ordinal);
        Assert.Contains("状态：正在推进（不变）", card.All, StringComparison.Ordinal);
        Assert.Contains("进度：未填（不变）", card.All, StringComparison.Ordinal);
        Assert.DoesNotContain("不记入", card.All, StringComparison.Ordinal);
        Assert.Equal(
            "09:00 已记入：12-1（默认台账），第一责任人报送，办理情况“已约谈责任单位，要求月底前办结”。09:10前可发送“撤销”。", (await _town.First.PressAsync(card, "确认")).Text);
        Assert.Equal("in_progress -1 - v2", await _town.CellsAsync());
        Assert.Equal("2026-11-20 王示例 first_responsible", await _town.Test.ScalarAsync<string>("SELECT m.last_report_on || ' ' || r.actor || ' ' || r.role FROM reports r JOIN measures m ON m.id = r.measure_id"));

        var undo = await _town.First.SayAsync(new Intent.Undo(null));
        Assert.Equal("请核对：撤销12-1的办理情况报送。", undo.Text);
        Assert.StartsWith("09:00 已记入：12-1（默认台账），已撤销办理情况报送", (await _town.First.PressAsync(undo, "确认")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await _town.CountAsync("reports"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("12-1我已经约谈了责任人，要求本周办结", "我已经约谈了责任人，要求本周办结")]
    [InlineData("12-1已催办，对方答应本周报结果", "已催办，对方答应本周报结果")]
    public async Task What_a_leader_typed_is_taken_as_words_and_completes_nothing(string typed, string heard)
    {
        await _town.NotifyAsync(await _town.MeasureAsync(), _town.Unit.Leader);
        var said = Assert.IsType<Intent.Report>(Assert.IsType<Step.Act>(Understanding.Spoken.Say(typed).Step).Intent);

        var card = await _town.Leader.SayAsync(said);

        Assert.Equal("请核对：报送12-1的办理情况。", card.Text);
        Assert.Contains("办理情况：" + heard, card.All, StringComparison.Ordinal);
        await _town.Leader.PressAsync(card, "确认");
        Assert.Equal("in_progress -1 - v2", await _town.CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_percentage_is_named_as_not_taken_with_who_may_and_the_words_are_taken()
    {
        await _town.NotifyAsync(await _town.MeasureAsync(), _town.Unit.Leader);

        var card = await _town.Leader.ReportAsync("12", 60, "已约谈责任单位");

        Assert.Contains("进度百分比不记入，由责任人张示例报送。", card.All, StringComparison.Ordinal);
        Assert.Contains("进度百分比不记入", card.Card, StringComparison.Ordinal);
        Assert.Contains("办理情况：已约谈责任单位", card.All, StringComparison.Ordinal);
        Assert.Contains("分管领导报送，办理情况“已约谈责任单位”", (await _town.Leader.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
        Assert.Equal("in_progress -1 - v2", await _town.CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_percentage_alone_is_answered_with_who_may_and_a_form_for_words()
    {
        await _town.NotifyAsync(await _town.MeasureAsync(), _town.Unit.Leader);

        var form = await _town.Leader.ReportAsync("12", 60);

        Assert.Equal("进度百分比不记入，由责任人张示例报送。请填写12-1的办理情况。", form.Text);
        Assert.DoesNotContain("percent", form.Card, StringComparison.Ordinal);
        var card = await _town.Leader.PressAsync(form, "下一步", ("text", "已约谈责任单位"));
        Assert.Equal("请核对：报送12-1的办理情况。", card.Text);
        Assert.Contains("进度百分比不记入", (await _town.Leader.PressAsync(form, "下一步", ("text", "已约谈"), ("percent", "60"))).All, StringComparison.Ordinal);
        Assert.Equal("请填写12-1的办理情况。", (await _town.Leader.PressAsync(form, "下一步", ("text", " "))).Text);
        Assert.StartsWith("进度百分比不记入", (await _town.Leader.ReportAsync("12", 150)).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_completion_is_named_as_not_taken_and_its_words_are()
    {
        await _town.NotifyAsync(await _town.MeasureAsync(), _town.Unit.Leader);

        var card = await _town.Leader.SayAsync(new Intent.Complete(new SpokenNumber("12"), "制度已印发", new DateOnly(2026, 11, 17)));

        Assert.Equal("请核对：报送12-1的办理情况。", card.Text);
        Assert.Contains("完成不记入，由责任人张示例报送。", card.All, StringComparison.Ordinal);
        Assert.DoesNotContain("完成日期", card.All, StringComparison.Ordinal);
        await _town.Leader.PressAsync(card, "确认");
        Assert.Equal("in_progress -1 - v2", await _town.CellsAsync());
        Assert.Equal("完成不记入，由责任人张示例报送。请填写12-1的办理情况。", (await _town.Leader.SayAsync(new Intent.Complete(new SpokenNumber("12"), null))).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_promise_is_the_责任人s_and_the_answer_says_what_can_be_done_instead()
    {
        await _town.NotifyAsync(await _town.MeasureAsync("12", new DateOnly(2026, 12, 31)), _town.Unit.Leader);

        Assert.Equal(
            "签收和承诺不记入，由责任人张示例办理。您可以报送办理情况，例如“12-1办理情况：已约谈责任单位，要求本周办结”。",
            (await _town.Leader.SayAsync(new Intent.Promise(new SpokenNumber("12"), new DateOnly(2026, 12, 20)))).Text);
        Assert.Equal(0, await _town.CountAsync("promises"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Typed_and_pressed_are_answered_with_the_same_words()
    {
        var measure = await _town.MeasureAsync();
        JsonElement Button(string action) => JsonSerializer.SerializeToElement(new { @do = "propose", action, measure, percent = 60, text = "已约谈" });

        Assert.Equal((await _town.Leader.ReportAsync("12", 60, "已约谈")).All, (await _town.Leader.SubmitAsync(Button("report"))).All);
        Assert.Equal((await _town.Leader.SayAsync(new Intent.Complete(new SpokenNumber("12"), "已约谈"))).All, (await _town.Leader.SubmitAsync(Button("complete"))).All);

        await _town.NotifyAsync(measure, _town.Unit.Leader);

        Assert.Equal((await _town.Leader.ReportAsync("12", 60, "已约谈")).All, (await _town.Leader.SubmitAsync(Button("report"))).All);
        Assert.Equal((await _town.Leader.SayAsync(new Intent.Complete(new SpokenNumber("12"), "已约谈"))).All, (await _town.Leader.SubmitAsync(Button("complete"))).All);
        Assert.Equal((await _town.Leader.SayAsync(new Intent.Promise(new SpokenNumber("12"), null))).All, (await _town.Leader.SubmitAsync(Button("promise"))).All);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_refusal_says_who_is_responsible_and_whom_to_call()
    {
        await _town.MeasureAsync();

        Assert.Equal(
            $"您不是该措施的责任人，不能办理此项。12-1由甲市示例局责任人张示例负责。有疑问的，请联系示例办公室：{Contact}。", (await _town.Leader.ReportAsync("12", 60, "已约谈")).Text);
        Assert.Equal(0, await _town.CountAsync("proposals"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_责任人_of_the_day_is_named_whoever_acts_or_inherits()
    {
        var measure = await _town.MeasureAsync();
        await _town.Test.ExecuteAsync(
            "INSERT INTO absences (person_id, acting_id, from_day, to_day) VALUES (@away, @acting, '2026-11-20', '2026-11-20')", new { away = _town.Handler.Person, acting = _town.Stranger.Person });
        await _town.Test.Database.WriteAsync(RosterStore.TouchAsync, TestContext.Current.CancellationToken);
        Assert.Contains("责任人赵示例（代张示例）负责", (await _town.Leader.ReportAsync("12", 60)).Text, StringComparison.Ordinal);

        var vacant = await _town.Seed.PostAsync(_town.Unit.Id, PostRole.SupervisingLeader, "空缺的岗位");
        await _town.Test.ExecuteAsync("UPDATE measures SET responsible_post_id = @vacant WHERE id = @measure", new { vacant, measure });
        await _town.Test.Database.WriteAsync(RosterStore.TouchAsync, TestContext.Current.CancellationToken);
        Assert.Contains("12-1由甲市示例局责任人李示例（承接空缺岗位）负责。", (await _town.First.ReportAsync("12", 60)).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_one_may_not_see_names_nobody_and_is_answered_like_what_does_not_exist()
    {
        var measure = await _town.MeasureAsync();
        await _town.NotifyAsync(measure, _town.Unit.Leader);

        var hidden = await _town.Stranger.ReportAsync("12", 60, "已约谈");

        Assert.Equal(hidden.Text.Replace("12", "13", StringComparison.Ordinal), (await _town.Stranger.ReportAsync("13", 60, "已约谈")).Text);
        Assert.DoesNotContain("张示例", hidden.All, StringComparison.Ordinal);
        Assert.EndsWith($"有疑问的，请联系示例办公室：{Contact}。", hidden.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Files_are_added_as_theirs_and_go_when_it_is_undone()
    {
        await _town.NotifyAsync(await _town.MeasureAsync(), _town.Unit.Leader);
        await _town.SendFileAsync(_town.Leader, "约谈纪要.txt");

        var card = await _town.Leader.SayAsync(new Intent.Evidence(new SpokenNumber("12")));

        Assert.Contains("报送身份：分管领导", card.All, StringComparison.Ordinal);
        await _town.Leader.PressAsync(card, "确认");
        Assert.Equal("约谈纪要.txt supervising_leader", await _town.Test.ScalarAsync<string>("SELECT name || ' ' || role FROM evidence WHERE measure_id IS NOT NULL"));
        await _town.Leader.PressAsync(await _town.Leader.SayAsync(new Intent.Undo(null)), "确认");
        Assert.Equal(0, await _town.CountAsync("evidence"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_percentage_means_what_is_ones_own_and_words_alone_ask_which()
    {
        var problem = await _town.Seed.ProblemAsync(_town.Ledger, _town.Unit.Id, "12");
        var first = await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 11, 20));
        await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 11, 20), ordinal: 2);
        await _town.NotifyAsync(first, _town.Unit.Leader);
        await _town.Test.ExecuteAsync("UPDATE measures SET responsible_post_id = @post WHERE ordinal = 2", new { post = _town.Unit.Leader });

        Assert.Equal("请核对：报送12-2的进展。", (await _town.Leader.ReportAsync("12", 60, "已修订")).Text);
        var choice = await _town.Leader.ReportAsync("12", null, "已约谈");
        Assert.Equal(["12-1（默认台账）", "12-2（默认台账）"], choice.Buttons);
        Assert.Equal("请核对：报送12-1的办理情况。", (await _town.Leader.PressAsync(choice, "12-1（默认台账）")).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_became_the_责任人_since_the_card_was_shown_gets_a_fresh_one()
    {
        var measure = await _town.MeasureAsync();
        await _town.NotifyAsync(measure, _town.Unit.Leader);
        var card = await _town.Leader.ReportAsync("12", null, "已约谈");
        await _town.Seed.HoldAsync(_town.Unit.Handler, _town.Leader.Person);

        var fresh = await _town.Leader.PressAsync(card, "确认");

        Assert.StartsWith("该事项刚刚有变动，台账没有改动。", fresh.Text, StringComparison.Ordinal);
        Assert.Contains("新进展：已约谈", fresh.All, StringComparison.Ordinal);
        Assert.Equal(0, await _town.CountAsync("reports"));
        await _town.Leader.PressAsync(fresh, "确认");
        Assert.Equal("in_progress -1 已约谈 v2", await _town.CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_office_reports_for_others_as_before_although_it_was_written_to()
    {
        var measure = await _town.MeasureAsync();
        await _town.NotifyAsync(measure, await _town.Test.ScalarAsync<long>("SELECT id FROM posts WHERE role = 'office'"));

        await _town.Office.PressAsync(await _town.Office.ReportAsync("12", 60, "代报"), "确认");

        Assert.Equal("in_progress 60 代报 v2", await _town.CellsAsync());
        Assert.Equal(0, await _town.Test.ScalarAsync<long>("SELECT count(*) FROM reports WHERE role IS NOT NULL"));
    }
}
