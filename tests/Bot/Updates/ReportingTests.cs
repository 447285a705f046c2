using System.Text.Json;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Updates;

public sealed class ReportingTests : IAsyncLifetime
{
    private UpdateTown _town = null!;

    public async ValueTask InitializeAsync() => _town = await UpdateTown.BuildAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact(Timeout = Limit.Outside)]
    public async Task A_report_is_shown_from_what_to_what_and_written_only_by_the_button()
    {
        await _town.MeasureAsync();

        var card = await _town.Handler.ReportAsync("12", 60, "已修订两项制度");

        Assert.Equal("请核对：报送12-1的进展。", card.Text);
        Assert.Equal(["确认", "取消"], card.Buttons);
        Assert.Contains("事项：12-1（默认台账）", card.All, StringComparison.Ordinal);
        Assert.Contains("完成时限：2026年11月20日", card.All, StringComparison.Ordinal);
        Assert.Contains("状态：正在推进（不变）", card.All, StringComparison.Ordinal);
        Assert.Contains("进度：未填 → 60%", card.All, StringComparison.Ordinal);
        Assert.Contains("原进展：未报送\n新进展：已修订两项制度", card.All, StringComparison.Ordinal);
        Assert.Equal("in_progress -1 - v1", await _town.CellsAsync());

        var done = await _town.Handler.PressAsync(card, "确认");

        Assert.Equal("09:00 已记入：12-1（默认台账），进度未填 → 60%，进展“已修订两项制度”。09:10前可发送“撤销”。", done.Text);
        Assert.Equal("in_progress 60 已修订两项制度 v2", await _town.CellsAsync());
        Assert.Equal(1, await _town.TrailAsync("measure.reported"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_same_press_again_even_by_a_bot_that_was_restarted_says_the_same_and_changes_nothing()
    {
        await _town.MeasureAsync();
        var card = await _town.Handler.ReportAsync("12", 60);
        await _town.Handler.PressAsync(card, "确认");
        await _town.RestartAsync();
        _town.Test.Clock.Advance(TimeSpan.FromMinutes(30));

        const string Again = "已确认过，台账只记一次：09:00 已记入：12-1（默认台账），进度未填 → 60%。";
        Assert.Equal(Again, (await _town.Handler.PressAsync(card, "确认")).Text);
        Assert.Equal(Again, (await _town.Handler.PressAsync(card, "取消")).Text);
        Assert.Equal(1, await _town.CountAsync("reports"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_same_button_five_times_in_parallel_has_one_effect_and_four_are_told_so()
    {
        await _town.MeasureAsync();
        var card = await _town.Handler.ReportAsync("12", 60);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => _town.Handler.PressAsync(card, "确认"))));

        Assert.Equal(4, answers.Count(a => a.Text.StartsWith("已确认过，台账只记一次：09:00 已记入：", StringComparison.Ordinal)));
        Assert.Equal(1, await _town.CountAsync("reports"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_same_text_twice_gives_two_cards_of_which_one_counts()
    {
        await _town.MeasureAsync();
        var (first, second) = (await _town.Handler.ReportAsync("12", 60), await _town.Handler.ReportAsync("12", 60));
        await _town.Handler.PressAsync(first, "确认");

        var answer = await _town.Handler.PressAsync(second, "确认");

        Assert.StartsWith("该事项刚刚有变动", answer.Text, StringComparison.Ordinal);
        Assert.Contains("进度：60%（不变）", answer.All, StringComparison.Ordinal);
        Assert.Equal(1, await _town.CountAsync("reports"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task After_ten_minutes_there_is_a_fresh_card_and_that_counts()
    {
        await _town.MeasureAsync();
        var card = await _town.Handler.ReportAsync("12", 60);
        _town.Test.Clock.Advance(TimeSpan.FromMinutes(10));

        var fresh = await _town.Handler.PressAsync(card, "确认");

        Assert.StartsWith("确认已超过10分钟", fresh.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _town.CountAsync("reports"));
        Assert.Contains("已记入", (await _town.Handler.PressAsync(fresh, "确认")).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_changed_meanwhile_is_refused_with_a_card_that_shows_it()
    {
        await _town.MeasureAsync();
        var card = await _town.Handler.ReportAsync("12", 60);
        await _town.Office.PressAsync(await _town.Office.ReportAsync("12", 50), "确认");

        var fresh = await _town.Handler.PressAsync(card, "确认");

        Assert.StartsWith("该事项刚刚有变动，台账没有改动。", fresh.Text, StringComparison.Ordinal);
        Assert.Contains("进度：50% → 60%", fresh.All, StringComparison.Ordinal);
        Assert.Equal("in_progress 50 - v2", await _town.CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_button_that_somebody_else_presses_is_refused_and_noted()
    {
        await _town.MeasureAsync();
        var card = await _town.Handler.ReportAsync("12", 60);

        Assert.StartsWith("只有提出的人", (await _town.Leader.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
        Assert.StartsWith("只有提出的人", (await _town.Stranger.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await _town.TrailAsync("access.refused"));
        Assert.Equal(0, await _town.CountAsync("reports"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_cancelled_card_writes_nothing()
    {
        await _town.MeasureAsync();
        var card = await _town.Handler.ReportAsync("12", 60);

        Assert.Equal("已取消，台账没有改动。", (await _town.Handler.PressAsync(card, "取消")).Text);
        Assert.Equal("这次更新已取消，台账没有改动。", (await _town.Handler.PressAsync(card, "确认")).Text);
        Assert.Equal(0, await _town.CountAsync("reports"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_percentage_that_goes_down_is_pointed_out()
    {
        await _town.MeasureAsync();
        await _town.Handler.PressAsync(await _town.Handler.ReportAsync("12", 60), "确认");

        Assert.Contains("注意：进度将由60%降为40%。", (await _town.Handler.ReportAsync("12", 40)).All, StringComparison.Ordinal);
        Assert.DoesNotContain("注意：", (await _town.Handler.ReportAsync("12", 70)).All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Completing_is_said_not_to_be_closing()
    {
        await _town.MeasureAsync();

        var card = await _town.Handler.SayAsync(new Intent.Complete(new SpokenNumber("12-1"), null));

        Assert.Contains("状态：正在推进 → 已完成", card.All, StringComparison.Ordinal);
        Assert.Contains("完成不等于销号", card.All, StringComparison.Ordinal);
        Assert.Contains("状态为已完成，进度100%", (await _town.Handler.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
        Assert.Equal("in_progress", await _town.Test.ScalarAsync<string>("SELECT status FROM problems"));
        Assert.StartsWith("该措施已经完成", (await _town.Handler.SayAsync(new Intent.Complete(new SpokenNumber("12-1"), null))).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_day_that_was_said_is_the_day_of_the_completion()
    {
        await _town.MeasureAsync();

        var card = await _town.Handler.SayAsync(new Intent.Complete(new SpokenNumber("12-1"), null, new DateOnly(2026, 11, 17)));

        Assert.Contains("完成日期：未填 → 2026年11月17日", card.All, StringComparison.Ordinal);
        Assert.Equal(
            "09:00 已记入：12-1（默认台账），状态为已完成，进度100%，完成日期2026年11月17日。09:10前可发送“撤销”。", (await _town.Handler.PressAsync(card, "确认")).Text);
        Assert.Equal("2026-11-17 2026-11-20", await _town.Test.ScalarAsync<string>("SELECT completed_on || ' ' || last_report_on FROM measures"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Without_a_day_the_completion_is_todays_and_the_card_says_so()
    {
        await _town.MeasureAsync();

        Assert.Contains("完成日期：未填 → 2026年11月20日", (await _town.Handler.SayAsync(new Intent.Complete(new SpokenNumber("12"), null))).All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_completion_is_neither_in_the_future_nor_before_the_problem_was_handed_out()
    {
        await _town.MeasureAsync();
        await _town.Test.ExecuteAsync("UPDATE problems SET issued_on = '2026-11-10'");

        Assert.Equal("完成日期不能晚于今天。", (await CompleteAsync(new DateOnly(2026, 11, 21))).Text);
        Assert.Equal("完成日期不能早于交办日期（2026年11月10日）。", (await CompleteAsync(new DateOnly(2026, 11, 9))).Text);
        Assert.True((await CompleteAsync(new DateOnly(2026, 11, 10))).HasCard);
        Assert.True((await CompleteAsync(new DateOnly(2026, 11, 20))).HasCard);
        Assert.Equal("in_progress -1 - v1", await _town.CellsAsync());

        Task<Heard> CompleteAsync(DateOnly day) => _town.Handler.SayAsync(new Intent.Complete(new SpokenNumber("12-1"), null, day));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_day_of_the_completion_goes_along_when_the_measure_is_chosen()
    {
        var problem = await _town.Seed.ProblemAsync(_town.Ledger, _town.Unit.Id, "12");
        await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 11, 20));
        await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 11, 20), ordinal: 2);

        var choice = await _town.Handler.SayAsync(new Intent.Complete(new SpokenNumber("12"), null, new DateOnly(2026, 11, 17)));

        Assert.Contains("完成日期：未填 → 2026年11月17日", (await _town.Handler.PressAsync(choice, "12-2（默认台账）")).All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_measure_that_goes_on_for_good_is_said_to()
    {
        await _town.Seed.MeasureAsync(await _town.Seed.ProblemAsync(_town.Ledger, _town.Unit.Id, "12"), new DateOnly(2026, 11, 20), longTerm: true);

        var card = await _town.Handler.SayAsync(new Intent.Complete(new SpokenNumber("12"), null));

        Assert.Contains("状态：正在推进 → 长期坚持", card.All, StringComparison.Ordinal);
        Assert.Contains("每季度末仍需报送情况", card.All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_number_of_several_measures_asks_which_and_the_button_goes_on()
    {
        var problem = await _town.Seed.ProblemAsync(_town.Ledger, _town.Unit.Id, "12");
        await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 11, 20));
        await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 11, 20), ordinal: 2);

        var choice = await _town.Handler.ReportAsync("12", 60, "已修订");

        Assert.Equal("12号有2条措施可以办理，请选择一条。", choice.Text);
        Assert.Equal(["12-1（默认台账）", "12-2（默认台账）"], choice.Buttons);
        var card = await _town.Handler.PressAsync(choice, "12-2（默认台账）");
        Assert.Contains("进度：未填 → 60%", card.All, StringComparison.Ordinal);
        Assert.Contains("12-2（默认台账），进度未填 → 60%，进展“已修订”", (await _town.Handler.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_only_measure_that_is_ones_own_is_meant()
    {
        var problem = await _town.Seed.ProblemAsync(_town.Ledger, _town.Unit.Id, "12");
        var measure = await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 11, 20));
        await _town.Seed.MeasureAsync(problem, new DateOnly(2026, 11, 20), ordinal: 2);
        var other = await _town.Test.ScalarAsync<long>("SELECT id FROM units WHERE name = '乙县示例局'");
        await _town.Test.ExecuteAsync("UPDATE measures SET unit_id = @other WHERE id = @measure", new { other, measure });

        Assert.Equal("请核对：报送12-2的进展。", (await _town.Handler.ReportAsync("12", 60)).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_forged_button_for_another_units_measure_says_no_more_than_one_for_nothing_and_is_noted()
    {
        await _town.MeasureAsync("7");
        var measure = await _town.Test.ScalarAsync<long>("SELECT min(id) FROM measures");
        JsonElement Forged(long id) => JsonSerializer.SerializeToElement(new { @do = "propose", action = "report", measure = id, percent = 60 });

        var hidden = await _town.Stranger.SubmitAsync(Forged(measure));
        var missing = await _town.Stranger.SubmitAsync(Forged(9999));

        Assert.Equal(missing.Text, hidden.Text);
        Assert.Equal(1, await _town.TrailAsync("access.refused"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_another_units_and_what_does_not_exist_get_the_same_words_and_only_the_first_is_noted()
    {
        await _town.MeasureAsync("7");

        var hidden = await _town.Stranger.ReportAsync("7", 60);
        Assert.Equal(1, await _town.TrailAsync("access.refused"));
        var missing = await _town.Stranger.ReportAsync("8", 60);

        Assert.Equal(hidden.Text.Replace('7', '8'), missing.Text);
        Assert.Equal((hidden.HasCard, hidden.Activity.SuggestedActions is null), (missing.HasCard, missing.Activity.SuggestedActions is null));
        Assert.Equal(1, await _town.TrailAsync("access.refused"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_may_only_read_is_told_so_and_it_is_noted()
    {
        await _town.MeasureAsync();

        Assert.StartsWith("您不是该措施的责任人", (await _town.Leader.ReportAsync("12", 60)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await _town.TrailAsync("access.refused"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_report_without_anything_asks_with_a_form()
    {
        await _town.MeasureAsync();

        var form = await _town.Handler.ReportAsync("12", null);

        Assert.Equal(["下一步"], form.Buttons);
        var card = await _town.Handler.PressAsync(form, "下一步", ("percent", "60"), ("text", "已修订\r\n两项"));
        Assert.Contains("进度：未填 → 60%", card.All, StringComparison.Ordinal);
        await _town.Handler.PressAsync(card, "确认");
        Assert.Equal("in_progress 60 已修订\n两项 v2", await _town.CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Where_others_listen_nothing_is_changed_nor_shown()
    {
        await _town.MeasureAsync();
        var card = await _town.Handler.ReportAsync("12", 60);
        _town.Handler.Alone = false;

        Assert.StartsWith("报送、佐证、承诺和撤销请在", (await _town.Handler.ReportAsync("12", 60)).Text, StringComparison.Ordinal);
        Assert.StartsWith("报送、佐证、承诺和撤销请在", (await _town.Handler.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await _town.CountAsync("reports"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("report")]
    [InlineData("complete")]
    [InlineData("evidence")]
    [InlineData("promise")]
    [InlineData("undo")]
    public async Task Where_others_listen_no_button_opens_a_form_or_a_card(string action)
    {
        var measure = await _town.MeasureAsync();
        _town.Handler.Alone = false;

        foreach (var json in new[]
        {
            $$"""{"do":"propose","action":"{{action}}","measure":{{measure}}}""",
            $$"""{"do":"propose","action":"{{action}}","measure":{{measure}},"percent":60,"text":"已修订","until":"2026-11-20","on":"2026-11-20"}""",
            $$"""{"do":"propose","action":"{{action}}","measure":{{measure}},"form":true,"percent":"60","until":"2026-11-20"}""",
        })
        {
            var heard = await _town.Handler.SubmitAsync(System.Text.Json.JsonElement.Parse(json));

            Assert.StartsWith("报送、佐证、承诺和撤销请在", heard.Text, StringComparison.Ordinal);
            Assert.False(heard.HasCard);
        }

        Assert.Equal(0, await _town.CountAsync("proposals"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Where_others_listen_a_card_cannot_be_put_aside_either()
    {
        await _town.MeasureAsync();
        var card = await _town.Handler.ReportAsync("12", 60);
        _town.Handler.Alone = false;
        Assert.StartsWith("报送、佐证、承诺和撤销请在", (await _town.Handler.PressAsync(card, "取消")).Text, StringComparison.Ordinal);

        _town.Handler.Alone = true;
        Assert.Contains("已记入", (await _town.Handler.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Words_of_the_ledger_and_of_the_report_format_nothing()
    {
        await _town.MeasureAsync();
        await _town.Test.ExecuteAsync("UPDATE measures SET text = '[点此](https://example.test) **重要**'");

        var card = await _town.Handler.ReportAsync("12", 60, "![图](http://example.test/a.png)\u202E\0");

        Assert.Contains("""\\[点此\\](https:""", card.Card, StringComparison.Ordinal);
        Assert.Contains("""!\\[图\\](http:""", card.Card, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", card.Card, StringComparison.Ordinal);
        await _town.Handler.PressAsync(card, "确认");
        Assert.Equal("in_progress 60 ![图](http://example.test/a.png) v2", await _town.CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_text_beyond_the_limit_is_refused()
    {
        await _town.MeasureAsync();

        Assert.StartsWith("进展内容最多1000字", (await _town.Handler.ReportAsync("12", 60, new string('长', 1001))).Text, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("""{"do":"confirm"}""")]
    [InlineData("""{"do":"confirm","nonce":5}""")]
    [InlineData("""{"do":"confirm","nonce":"\ud800"}""")]
    [InlineData("""{"do":"confirm","nonce":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""")]
    [InlineData("""{"do":"drop","nonce":{}}""")]
    [InlineData("""{"do":"propose"}""")]
    [InlineData("""{"do":"propose","action":"report","measure":999999}""")]
    [InlineData("""{"do":"propose","action":"report","measure":1,"percent":200}""")]
    [InlineData("""{"do":"propose","action":"report","measure":1,"percent":-1}""")]
    [InlineData("""{"do":"propose","action":"report","measure":1,"percent":99999999999999999999}""")]
    [InlineData("""{"do":"propose","action":"0","measure":1}""")]
    [InlineData("""{"do":"propose","action":"promise","measure":1,"until":"2026-13-40"}""")]
    [InlineData("""{"do":"propose","action":"complete","measure":1,"on":"2026-13-40"}""")]
    [InlineData("""{"do":"propose","action":"complete","measure":1,"on":"9999-12-31"}""")]
    [InlineData("""{"do":"propose","action":"evidence","measure":1}""")]
    [InlineData("""{"do":"propose","action":"undo","measure":1}""")]
    public async Task Forged_buttons_get_a_sentence_and_change_nothing(string data)
    {
        await _town.MeasureAsync();

        var answer = await _town.Handler.SubmitAsync(JsonDocument.Parse(data).RootElement);

        Assert.NotEmpty(answer.Text);
        Assert.Equal("in_progress -1 - v1", await _town.CellsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_report_of_the_chat_reads_like_one_of_the_command_line()
    {
        await _town.MeasureAsync("12");
        await _town.MeasureAsync("13");
        await _town.Handler.PressAsync(await _town.Handler.ReportAsync("12", 60, "已修订"), "确认");
        await _town.Get<ProgressStore>().ReportAsync(
            new ProgressReport
            {
                Number = "13", Percent = 60, Text = "已修订", PersonId = _town.Handler.Person, Actor = "张示例", Through = "chat", At = _town.Test.Now, Day = new DateOnly(2026, 11, 20),
            },
            TestContext.Current.CancellationToken);

        const string Written = "SELECT group_concat(c.field || ' ' || coalesce(c.old_value, '') || '→' || c.new_value || ' ' || c.version || ' ' || c.actor || c.through, '; ') FROM changes c WHERE c.problem_id = @problem";
        Assert.Equal(
            await _town.Test.ScalarAsync<string>(Written, new { problem = 2 }),
            await _town.Test.ScalarAsync<string>(Written, new { problem = 1 }));
    }
}
