using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Updates;

/// <summary>Several updates in one message: one card, one confirmation, all or nothing; and updates that name their measure by words.</summary>
public sealed class SeveralTests : IAsyncLifetime
{
    private UpdateTown _town = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await UpdateTown.BuildAsync();
        await _town.MeasureAsync("12");
        await _town.MeasureAsync("3");
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact(Timeout = Limit.Outside)]
    public async Task Several_updates_are_shown_on_one_card_and_written_by_one_button_each_with_its_entry()
    {
        var card = await SayAsync(Report("12-1", 60), Complete("3-1"));

        Assert.Equal("请核对：2项更新，一次确认，一起记入。", card.Text);
        Assert.Equal(["确认", "取消"], card.Buttons);
        Assert.Contains("12-1：报送进展", card.All, StringComparison.Ordinal);
        Assert.Contains("3-1：报为完成", card.All, StringComparison.Ordinal);
        Assert.Equal("12 - v1/3 - v1", await CellsAsync());

        var done = await _town.Handler.PressAsync(card, "确认");

        Assert.Equal("09:00 已记入2项：12-1（默认台账），进度未填 → 60%；3-1（默认台账），状态为已完成，进度100%，完成日期2026年11月20日。09:10前可发送“撤销”，这几项一起撤销。", done.Text);
        Assert.Equal("12 60 v2/3 100 v2", await CellsAsync());
        Assert.Equal((1, 1), (await _town.TrailAsync("measure.reported"), await _town.TrailAsync("measure.completed")));
        Assert.StartsWith("已确认过，台账只记一次：09:00 已记入2项：", (await _town.Handler.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_was_recorded_together_is_undone_together()
    {
        await _town.Handler.PressAsync(await SayAsync(Report("12-1", 60), Complete("3-1")), "确认");

        var card = await _town.Handler.SayAsync(new Intent.Undo(new SpokenNumber("3-1")));
        Assert.Equal("请核对：撤销刚才一起记入的2项更新。", card.Text);
        var done = await _town.Handler.PressAsync(card, "确认");

        Assert.StartsWith("09:00 已记入2项：12-1（默认台账），已撤销进展报送", done.Text, StringComparison.Ordinal);
        Assert.Equal("12 - v3/3 - v3", await CellsAsync());
        Assert.Equal(2, await _town.TrailAsync("measure.undone"));
        Assert.Equal(0, await _town.CountAsync("reports"));
        Assert.StartsWith("10分钟内没有您可以撤销的更新", (await _town.Handler.SayAsync(new Intent.Undo(null))).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Two_measures_of_one_problem_and_their_undo_leave_the_problem_as_it_was()
    {
        await _town.Test.ExecuteAsync("UPDATE problems SET status = 'not_started' WHERE number = '12'");
        await _town.Seed.MeasureAsync(1, new DateOnly(2026, 11, 20), ordinal: 2);
        await _town.Handler.PressAsync(await SayAsync(Report("12-1", 60), Report("12-2", 20)), "确认");
        Assert.Equal("in_progress", await _town.Test.ScalarAsync<string>("SELECT status FROM problems WHERE number = '12'"));

        await _town.Handler.PressAsync(await _town.Handler.SayAsync(new Intent.Undo(null)), "确认");

        Assert.Equal("not_started", await _town.Test.ScalarAsync<string>("SELECT status FROM problems WHERE number = '12'"));
        Assert.Equal(0, await _town.Test.ScalarAsync<long>("SELECT count(*) FROM measures WHERE percent IS NOT NULL"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_can_be_done_is_on_the_card_and_it_is_said_which_is_not_and_why()
    {
        await _town.MeasureAsync("7");
        var card = await SayAsync(Report("12-1", 60), Report("99-1", 20), Complete("7-1"));

        Assert.Equal("请核对：2项更新，一次确认，一起记入。", card.Text);
        Assert.Contains("没有列入的：没有找到99-1号事项", card.All, StringComparison.Ordinal);
        Assert.Contains("没有列入的：没有找到99-1号事项", card.Card, StringComparison.Ordinal);
        await _town.Handler.PressAsync(card, "确认");
        Assert.Equal("12 60 v2/3 - v1", await CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_only_one_that_can_be_done_has_its_own_card_that_says_what_is_left()
    {
        await _town.Test.ExecuteAsync("UPDATE problems SET status = 'closed' WHERE number = '3'");
        var card = await SayAsync(Report("12-1", 60), Complete("3-1"));

        Assert.Equal("请核对：报送12-1的进展。", card.Text);
        Assert.Contains("没有列入的：3-1：该问题已销号", card.All, StringComparison.Ordinal);
        await _town.Handler.PressAsync(card, "确认");
        Assert.Equal("12 60 v2/3 - v1", await CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_lacks_a_percentage_or_a_day_or_was_put_off_is_named()
    {
        var said = new Intent.Several([Report("12-1", 60)])
        {
            Left = [new LeftPart(new SpokenNumber("3-1"), Slot.Progress), new LeftPart(new SpokenNumber("4-1"), Slot.Day), new LeftPart(new SpokenNumber("5-1"), null)],
        };

        var card = await _town.Handler.SayAsync(said);

        Assert.Contains("没有列入的：3-1没有说到进度，请补报，如“3-1进度60%”。4-1没有说承诺哪一天完成，请补报，如“签收4-1，承诺下周五前完成”。5-1您说先不报。", card.All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task If_none_can_be_done_there_is_no_card()
    {
        var answer = await SayAsync(Report("98-1", 60), Report("99-1", 20));
        Assert.False(answer.HasCard);
        Assert.Equal("这2项一项都没有提交，台账没有改动。没有找到98-1号事项，或不在您的职责范围内。请核对编号。有疑问的，请联系以案促改工作领导小组办公室。没有找到99-1号事项，或不在您的职责范围内。请核对编号。有疑问的，请联系以案促改工作领导小组办公室。改好后请一起重发，或分开报送。", answer.Text);
        Assert.Equal(0, await _town.CountAsync("proposals"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Several_that_are_named_by_words_share_a_card()
    {
        await _town.Test.ExecuteAsync("UPDATE measures SET text = '建立拨付清单制度' WHERE problem_id = 2");
        await _town.Test.ExecuteAsync("UPDATE measures SET text = '修订采购管理办法' WHERE problem_id = 1");

        var card = await SayAsync(new Intent.Report(null, 50, null) { Named = "管理办法" }, new Intent.Report(null, 95, null) { Named = "拨付" });

        Assert.Equal("请核对：2项更新，一次确认，一起记入。", card.Text);
        await _town.Handler.PressAsync(card, "确认");
        Assert.Equal("12 50 v2/3 95 v2", await CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task One_of_them_changed_meanwhile_makes_none_and_shows_the_card_anew()
    {
        var card = await SayAsync(Report("12-1", 60), Report("3-1", 20));
        await _town.Handler.PressAsync(await _town.Handler.ReportAsync("3-1", 10), "确认");

        var answer = await _town.Handler.PressAsync(card, "确认");

        Assert.StartsWith("该事项刚刚有变动", answer.Text, StringComparison.Ordinal);
        Assert.Contains("进度：10% → 20%", answer.All, StringComparison.Ordinal);
        Assert.Equal("12 - v1/3 10 v2", await CellsAsync());
        await _town.Handler.PressAsync(answer, "确认");
        Assert.Equal("12 60 v2/3 20 v3", await CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task One_of_them_closed_meanwhile_makes_none_and_says_which()
    {
        var card = await SayAsync(Report("12-1", 60), Report("3-1", 20));
        await _town.Test.ExecuteAsync("UPDATE problems SET status = 'closed' WHERE number = '3'");

        Assert.StartsWith("3-1不能记入：该问题已销号", (await _town.Handler.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
        Assert.Equal("12 - v1/3 - v1", await CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Words_name_the_measure_among_ones_own()
    {
        await _town.Test.ExecuteAsync("UPDATE measures SET text = '建立拨付清单制度' WHERE problem_id = 2");
        await _town.Test.ExecuteAsync("UPDATE measures SET text = '公示评审流程' WHERE problem_id = 1");

        var card = await _town.Handler.SayAsync(new Intent.Complete(null, null, new DateOnly(2026, 11, 19)) { Named = "拨付清单" });
        Assert.Equal("请核对：3-1报为完成。", card.Text);
        Assert.Contains("措施：建立拨付清单制度", card.All, StringComparison.Ordinal);

        Assert.StartsWith("您可以办理的措施中没有找到“轮岗计划”", (await _town.Handler.SayAsync(new Intent.Complete(null, null) { Named = "轮岗计划" })).Text, StringComparison.Ordinal);
        Assert.StartsWith("您可以办理的措施中没有找到“拨付清单”", (await _town.Stranger.SayAsync(new Intent.Complete(null, null) { Named = "拨付清单" })).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Words_that_name_several_offer_them()
    {
        await _town.Test.ExecuteAsync("UPDATE measures SET text = '修订采购办法'");

        var answer = await _town.Handler.SayAsync(new Intent.Report(null, 70, null) { Named = "采购办法" });

        Assert.Equal("有2条措施可能是您说的，请选择一条。", answer.Text);
        Assert.Equal(["12-1（默认台账）", "3-1（默认台账）"], answer.Buttons);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Words_beside_a_number_must_fit_its_measure()
    {
        await _town.Test.ExecuteAsync("UPDATE measures SET text = '公示评审流程' WHERE problem_id = 1");

        Assert.Equal("请核对：12-1报为完成。", (await _town.Handler.SayAsync(new Intent.Complete(new SpokenNumber("12-1"), null) { Named = "公示" })).Text);
        var differs = await _town.Handler.SayAsync(new Intent.Complete(new SpokenNumber("12-1"), null) { Named = "招标" });
        Assert.False(differs.HasCard);
        Assert.StartsWith("12-1的措施是“公示评审流程”，您说的是“招标”，对不上，没有提交。", differs.Text, StringComparison.Ordinal);

        var told = await _town.Handler.SayAsync(new Intent.Report(new SpokenNumber("12-1"), 40, null) { Named = "追回", Aside = "追回来四成" });
        Assert.Contains("新进展：追回来四成", told.All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Words_that_name_another_measure_point_away_from_the_one_spoken_of_last()
    {
        await _town.Test.ExecuteAsync("UPDATE measures SET text = '建立拨付清单制度' WHERE problem_id = 2");

        Assert.Equal("请核对：报送3-1的进展。", (await _town.Handler.SayAsync(new Intent.Report(new SpokenNumber("12-1"), 40, null) { Implied = true, Named = "拨付清单", Aside = "拨付清单已发" })).Text);
        Assert.Equal("请核对：报送12-1的进展。", (await _town.Handler.SayAsync(new Intent.Report(new SpokenNumber("12-1"), 40, null) { Implied = true, Named = "渠道电话", Aside = "渠道电话已开通" })).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_number_may_be_typed_in_a_hurry()
    {
        await _town.MeasureAsync("JT-03");

        Assert.Equal("请核对：报送JT-03-1的进展。", (await _town.Handler.ReportAsync("jt03", 60)).Text);
        Assert.Equal("请核对：报送JT-03-1的进展。", (await _town.Handler.ReportAsync("jt-03-1", 60)).Text);
        Assert.Equal("请核对：报送JT-03-1的进展。", (await _town.Handler.ReportAsync("JT03-1", 60)).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_note_belongs_to_the_file_and_a_cancelled_card_keeps_the_files()
    {
        await _town.SendFileAsync(_town.Handler, "a.txt");
        var card = await _town.Handler.SayAsync(new Intent.Evidence(new SpokenNumber("3-1")) { Note = "现场照片" });
        Assert.Contains("说明：现场照片", card.All, StringComparison.Ordinal);

        Assert.Equal("已取消，台账没有改动。1份材料仍待归入：a.txt；不要了请发送“删除佐证”。", (await _town.Handler.PressAsync(card, "取消")).Text);

        card = await _town.Handler.SayAsync(new Intent.Evidence(new SpokenNumber("3-1")) { Note = "现场照片" });
        Assert.Contains("佐证材料1份（a.txt），说明“现场照片”", (await _town.Handler.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
        Assert.Equal("现场照片", await _town.Test.ScalarAsync<string>("SELECT note FROM evidence WHERE measure_id = 2"));
    }

    private Task<Heard> SayAsync(params Intent[] parts) => _town.Handler.SayAsync(new Intent.Several(parts));

    private static Intent.Report Report(string number, int percent) => new(new SpokenNumber(number), percent, null);

    private static Intent.Complete Complete(string number) => new(new SpokenNumber(number), null);

    private async Task<string> CellsAsync() => await OfAsync("12") + "/" + await OfAsync("3");

    private Task<string> OfAsync(string number) => _town.Test.ScalarAsync<string>(
        "SELECT p.number || ' ' || coalesce(CAST(m.percent AS TEXT), '-') || ' v' || m.version FROM measures m JOIN problems p ON p.id = m.problem_id WHERE p.number = @number", new { number });
}
