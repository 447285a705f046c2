using System.Text.Json;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Grammar;
using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Bot.Tests.Understanding;

/// <summary>Several sentences in a row: U is said, B is understood.</summary>
public sealed class DialogueTests
{
    [Theory]
    [InlineData("报进度", "Ask Number: Report - -", "12 60%", "Report 12 60%")]
    [InlineData("报进度", "Ask Number: Report - -", "12号 60% 已印发", "Report 12 60% 已印发")]
    [InlineData("完成了", "Ask Number: Complete -", "12-1，已印发", "Complete 12-1 已印发")]
    [InlineData("签收", "Ask Number: Promise - -", "12-1 下周五前", "Promise 12-1 2026-11-27")]
    [InlineData("承诺月底前", "Ask Number: Promise - 2026-11-30", "12号的", "Promise 12 2026-11-30")]
    public void An_answer_may_say_more_than_was_asked(string said, string asked, string answer, string understood) => Talk((said, asked), (answer, understood));

    [Theory]
    [InlineData("不是五成")]
    [InlineData("不是50%")]
    [InlineData("采购那个还没完，先算九成")]
    [InlineData("住建局还没验收，就按100%")]
    public void What_says_no_figure_for_the_update_told_last_is_none_of_its(string said)
    {
        var turn = Spoken.Say(said, Spoken.Say("12-1进度30%").State);
        Assert.DoesNotContain("Report 12-1 50%", Spoken.Spell(turn), StringComparison.Ordinal);
        Assert.DoesNotContain("Report 12-1 90%", Spoken.Spell(turn), StringComparison.Ordinal);
        Assert.DoesNotContain("Report 12-1 100%", Spoken.Spell(turn), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comma_behind_no_corrects() => Talk(("12-1进度30%", "Report 12-1 30%"), ("不是，五成", "Report 12-1 50%"));

    [Fact]
    public void A_figure_for_now_names_what_it_is_of() => Talk(("12-1进度30%", "Report 12-1 30%"), ("压减还没 先算九成", "Report 12-1 90% 压减还没 «压减还没»"));

    [Theory]
    [InlineData("他什么时候报的")]
    [InlineData("他负责的怎么样了")]
    [InlineData("提醒他")]
    public void A_matter_spoken_of_since_has_its_own_people(string said)
    {
        var turn = Spoken.Say(said, Spoken.Say("12-1进展", Spoken.Say("李示例的任务").State).State);
        Assert.DoesNotContain("people=", Spoken.Spell(turn), StringComparison.Ordinal);
    }

    [Fact]
    public void How_many_somebody_has_is_of_the_person() =>
        Assert.Contains("people=", Spoken.Spell(Spoken.Say("他逾期几条", Spoken.Say("12-1进展", Spoken.Say("李示例的任务").State).State)), StringComparison.Ordinal);

    [Fact]
    public void A_number_answers_which_one() => Talk(
        ("进展", "Ask Number: Show -"),
        ("12", "Show 12"));

    [Theory]
    [InlineData("12", "12")]
    [InlineData("12号", "12")]
    [InlineData("第12项", "12")]
    [InlineData("第十二项", "12")]
    [InlineData("十二", "12")]
    [InlineData("十二号吧", "12")]
    [InlineData("问题12", "12")]
    [InlineData("是12-1", "12-1")]
    [InlineData("12-1", "12-1")]
    [InlineData("12号第1条措施", "12-1")]
    [InlineData("Ａ－３", "A-3")]
    [InlineData("以案促改台账12号", "以案促改台账/12")]
    public void The_number_may_take_any_form(string answer, string number) => Talk(
        ("谁负责", "Ask Number: Who -"),
        (answer, $"Who {number}"));

    [Fact]
    public void Slots_are_filled_one_after_the_other() => Talk(
        ("报进度", "Ask Number: Report - -"),
        ("12-1", "Ask Progress: Report 12-1 -"),
        ("60%，已修订两项制度", "Report 12-1 60% 已修订两项制度"));

    [Theory]
    [InlineData("60", "60%")]
    [InlineData("60%", "60%")]
    [InlineData("到60%了", "60%")]
    [InlineData("进度60", "60%")]
    [InlineData("六成", "60%")]
    [InlineData("六十", "60%")]
    [InlineData("百分之六十", "60%")]
    [InlineData("６０％", "60%")]
    [InlineData("完成了60%", "60%")]
    [InlineData("60 已修订两项制度", "60% 已修订两项制度")]
    [InlineData("60%，制度已印发", "60% 制度已印发")]
    [InlineData("两项制度已印发", "- 两项制度已印发")]
    [InlineData("已修订两项制度，印发一份通知", "- 已修订两项制度，印发一份通知")]
    public void How_far_may_be_said_in_any_form_or_as_a_text(string answer, string report) => Talk(
        ("报12号进度", "Ask Progress: Report 12 -"),
        (answer, $"Report 12 {report}"));

    [Theory]
    [InlineData("下周五", "2026-11-27")]
    [InlineData("下周五前", "2026-11-27")]
    [InlineData("12月20日", "2026-12-20")]
    [InlineData("12月20日前完成", "2026-12-20")]
    [InlineData("12.20", "2026-12-20")]
    [InlineData("12-20", "2026-12-20")]
    [InlineData("12/20", "2026-12-20")]
    [InlineData("2026-12-20", "2026-12-20")]
    [InlineData("20261220", "2026-12-20")]
    [InlineData("20号", "2026-11-20")]
    [InlineData("20日前吧", "2026-11-20")]
    [InlineData("三天后", "2026-11-21")]
    [InlineData("5个工作日内", "2026-11-25")]
    [InlineData("月底", "2026-11-30")]
    [InlineData("承诺月底前完成", "2026-11-30")]
    [InlineData("明天", "2026-11-19")]
    [InlineData("半个月", "2026-12-03")]
    public void The_day_may_take_any_form(string answer, string day) => Talk(
        ("签收12", "Ask Day: Promise 12 -"),
        (answer, $"Promise 12 {day}"));

    [Theory]
    [InlineData("20号以后")]
    [InlineData("11月30日之后")]
    [InlineData("月底以后吧")]
    public void A_day_after_which_it_will_be_is_not_the_promised_one(string answer) =>
        Assert.DoesNotContain("Promise 12 2026", Spoken.Spell(Spoken.Say(answer, Spoken.Say("签收12").State)), StringComparison.Ordinal);

    [Fact]
    public void A_day_that_does_not_exist_is_asked_for_again() => Talk(
        ("签收12", "Ask Day: Promise 12 -"),
        ("2月30日", "Ask Day: Promise 12 -"),
        ("月底", "Promise 12 2026-11-30"));

    [Fact]
    public void A_percentage_that_cannot_be_is_asked_for_again() => Talk(
        ("报12号进度", "Ask Progress: Report 12 -"),
        ("160", "Ask Progress: Report 12 -"),
        ("60", "Report 12 60%"));

    [Theory]
    [InlineData("取消")]
    [InlineData("算了")]
    [InlineData("不报了，谢谢")]
    public void Cancel_ends_it_at_any_point(string words)
    {
        var state = Talk(("报进度", "Ask Number: Report - -"), ("12", "Ask Progress: Report 12 -"), (words, "Cancel"));
        Assert.Null(state.Pending);
    }

    [Theory]
    [InlineData("佐证", "取消", true)]
    [InlineData("佐证", "不", true)]
    [InlineData("报进度", "取消", false)]
    [InlineData("我的任务", "取消", true)]
    [InlineData("我的任务", "不要撤销", false)]
    public void Cancel_means_files_that_wait_unless_something_else_was_being_asked(string first, string second, bool files) =>
        Assert.Equal(new Intent.Cancel(files), Assert.IsType<Step.Act>(Spoken.Say(second, Spoken.Say(first).State).Step).Intent);

    [Fact]
    public void A_new_sentence_drops_the_old_question() => Talk(
        ("报进度", "Ask Number: Report - -"),
        ("我的任务", "MyTasks"),
        ("60", "Show 60"));

    [Fact]
    public void A_new_sentence_with_a_number_is_no_answer() => Talk(
        ("报进度", "Ask Number: Report - -"),
        ("12号进展", "Show 12"));

    [Fact]
    public void A_new_sentence_about_another_number_wins_over_the_open_report() => Talk(
        ("报12号进度", "Ask Progress: Report 12 -"),
        ("13号进度怎么样", "Show 13"),
        ("60", "Show 60"));

    [Fact]
    public void What_is_not_understood_is_asked_once_more_and_then_let_go() => Talk(
        ("谁负责", "Ask Number: Who -"),
        ("不知道啊怎么讲", "Ask Number: Who -"),
        ("不知道啊怎么讲", "Unknown"));

    [Fact]
    public void A_question_does_not_live_until_tomorrow()
    {
        var asked = Spoken.Say("报12号进度").State;
        var tomorrow = Spoken.Office with { Today = Spoken.Today.AddDays(1) };
        Assert.Equal("Show 60", Spoken.Spell(Dialogue.Next(asked, "60", tomorrow)));
    }

    [Fact]
    public void The_last_number_is_remembered_over_other_questions() => Talk(
        ("12号进展", "Show 12"),
        ("总体情况", "OverallFigures"),
        ("它谁负责", "Who 12"),
        ("这项进度70%", "Report 12 70%"),
        ("第2条措施完成了", "Complete 12-2"));

    [Fact]
    public void Of_several_numbers_one_is_chosen_and_the_rest_of_the_sentence_stays() => Talk(
        ("12号完成了，13号没完成", "Ask Number: Complete -"),
        ("12号", "Complete 12"));

    [Fact]
    public void The_buttons_name_the_numbers_and_end_in_cancel()
    {
        var ask = Assert.IsType<Step.Ask>(Spoken.Say("签收12和13").Step);
        Assert.Equal(["12号", "13号", "取消"], ask.Choices);
    }

    [Theory]
    [InlineData("进展")]
    [InlineData("报进度")]
    [InlineData("报12号进度")]
    [InlineData("签收12")]
    [InlineData("签收12和13")]
    public void Every_button_is_understood(string said)
    {
        var turn = Spoken.Say(said);
        foreach (var choice in Assert.IsType<Step.Ask>(turn.Step).Choices)
        {
            var next = Spoken.Say(choice, turn.State);
            Assert.False(next.Step is Step.Act { Intent: Intent.Unknown or Intent.DidYouMean or Intent.Refused }, $"{said} → {choice}");
            Assert.True(next.State.Pending?.Slot != turn.State.Pending!.Slot, $"{said} → {choice}");
        }
    }

    [Theory]
    [InlineData("不知道")]
    [InlineData("还没定下来呢")]
    [InlineData("今天天气真好")]
    [InlineData("已经印发了吗")]
    [InlineData("确认")]
    public void What_tells_of_nothing_is_no_report(string answer) => Talk(
        ("报12号进度", "Ask Progress: Report 12 -"),
        (answer, "Ask Progress: Report 12 -"));

    [Fact]
    public void A_unit_is_chosen_from_those_that_end_so() => Talk(
        ("财政局逾期的", "DidYouMean 示例市财政局逾期的/戊己区财政局逾期的"),
        ("戊己区财政局逾期的", "Overdue 6"));

    [Theory]
    [InlineData("第2条", "12-2")]
    [InlineData("2", "12-2")]
    [InlineData("12-2", "12-2")]
    [InlineData("第二条措施", "12-2")]
    [InlineData("12-3", "12-3")]
    [InlineData("二", "12-2")]
    public void A_handler_may_ask_which_measure_and_get_its_ordinal(string answer, string number)
    {
        var report = new Intent.Report(new SpokenNumber("12"), 60, "已修订");

        var turn = Dialogue.Ask(DialogueState.Empty, report, Slot.Number, "12号有3条措施，是哪一条？", ["12-1", "12-2", "12-3"], Spoken.Today);

        Assert.Equal(["12-1", "12-2", "12-3", "取消"], ((Step.Ask)turn.Step).Choices);
        Assert.Equal($"Report {number} 60% 已修订", Spoken.Spell(Spoken.Say(answer, turn.State)));
    }

    [Fact]
    public void Paging_survives_only_the_next_page()
    {
        var listed = Spoken.Say("我的任务").State with { Paging = "20" };
        Assert.Equal("20", Spoken.Say("下一页", listed).State.Paging);
        Assert.Null(Spoken.Say("总体情况", listed).State.Paging);
    }

    [Fact]
    public void The_state_survives_json_and_stays_small()
    {
        var state = Spoken.Say("进度60% 已修订两项制度", DialogueState.Empty with { Paging = "abc" }).State;
        var json = JsonSerializer.Serialize(state);
        Assert.InRange(json.Length, 10, 600);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<DialogueState>(json)));
        Assert.Equal("Report 13 60% 已修订两项制度", Spoken.Spell(Spoken.Say("13", JsonSerializer.Deserialize<DialogueState>(json))));
    }

    [Fact]
    public void A_report_keeps_its_text_as_typed() =>
        Assert.Equal("Report 12 60% 修订《Ａ办法》（试行），  印发１份", Spoken.Spell(Spoken.Say("１２号进度６０％：修订《Ａ办法》（试行），  印发１份 ")));

    [Fact]
    public void Nobody_sees_what_is_left_out_of_a_text() =>
        Assert.Equal("Report 12 60% 已修订制度", Spoken.Spell(Spoken.Say("12号进\u200B度60% 已修\u202E订\uD800制\u0000度\u2066")));

    [Fact]
    public void A_text_that_is_too_long_is_refused_and_nothing_is_cut_off()
    {
        Assert.Equal("Refused", Spoken.Spell(Spoken.Say("12号进度60% " + new string('改', 1001))));
        Assert.EndsWith("改", Spoken.Spell(Spoken.Say("12号进度60% " + new string('改', 1000))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_is_too_long_is_refused_even_as_an_answer()
    {
        var asked = Spoken.Say("报12号进度").State;
        Assert.Equal("Refused", Spoken.Spell(Spoken.Say(new string('1', SentenceReader.MaxLength + 1), asked)));
        Assert.Equal("Refused", Spoken.Spell(Spoken.Say(new string('完', 10_000))));
    }

    [Theory]
    [InlineData("2026-12-30", "承诺1月5日", "2027-01-05")]
    [InlineData("2026-12-30", "承诺12月30日", "2026-12-30")]
    [InlineData("2026-12-30", "承诺12月29日", "2027-12-29")]
    [InlineData("2027-03-01", "承诺2月29日", "2028-02-29")]
    [InlineData("2026-03-01", "承诺2月29日", null)]
    [InlineData("2028-01-15", "承诺2月29日", "2028-02-29")]
    [InlineData("2026-01-31", "承诺下月底", "2026-02-28")]
    [InlineData("2026-11-29", "承诺月底前", "2026-11-30")]
    [InlineData("2026-11-30", "承诺月底前", "2026-11-30")]
    [InlineData("2026-12-31", "承诺月底", "2026-12-31")]
    [InlineData("2026-01-31", "承诺31号", "2026-01-31")]
    [InlineData("2026-02-01", "承诺31日前", "2026-03-31")]
    [InlineData("2026-09-30", "承诺5个工作日内", "2026-10-13")]
    [InlineData("2026-02-13", "承诺2个工作日内", "2026-02-24")]
    [InlineData("2026-11-22", "承诺周五", "2026-11-27")]
    [InlineData("2026-11-22", "承诺下周五", "2026-11-27")]
    [InlineData("2026-11-20", "承诺周五", "2026-11-20")]
    [InlineData("2026-09-28", "承诺下周", "2026-10-10")]
    public void Days_are_counted_from_the_office_day(string today, string words, string? until)
    {
        var office = Spoken.Office with { Today = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture) };
        var said = Spoken.Spell(Dialogue.Next(DialogueState.Empty, "签收12，" + words, office));
        Assert.Equal(until is null ? "Refused" : $"Promise 12 {until}", said);
    }

    [Fact]
    public void The_same_sentence_gives_the_same_turn()
    {
        Assert.Equal(JsonSerializer.Serialize(Spoken.Say("签收12").State), JsonSerializer.Serialize(Spoken.Say("签收12").State));
        Assert.Contains(2026, ShippedCalendars.All.Select(year => year.Year));
    }

    private static DialogueState Talk(params (string Said, string Understood)[] turns)
    {
        var state = DialogueState.Empty;
        foreach (var (said, understood) in turns)
        {
            var turn = Spoken.Say(said, state);
            Assert.Equal((said, understood), (said, Spoken.Spell(turn)));
            state = turn.State;
        }

        return state;
    }
}
