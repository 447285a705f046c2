using System.Text;
using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Tests.Understanding;
using CaseReform.Ops.Testing.Ledger;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>Joining, nonsense, hostile words.</summary>
public sealed class MannersTests : TwoUnitsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task Whoever_joins_is_greeted_once_a_day_with_buttons()
    {
        var joined = await SendAsync("张责任", new Activity { Type = ActivityTypes.ConversationUpdate, ChannelId = "directline", MembersAdded = [new ChannelAccount { Id = "bot" }] });
        Assert.StartsWith("张责任，您好。", joined.Answer.Text, StringComparison.Ordinal);
        Assert.Equal(["我的任务", "总体情况", "逾期的", "七天内到期", "帮助"], joined.Suggestions);
        Assert.Empty((await SendAsync("张责任", new Activity { Type = ActivityTypes.Event, Name = "webchat/join", ChannelId = "directline" })).Sent);
        Assert.Empty((await SendAsync("张责任", new Activity { Type = ActivityTypes.Event, Name = "other", ChannelId = "directline" })).Sent);
        Test.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single((await SendAsync("张责任", new Activity { Type = ActivityTypes.Event, Name = "webchat/join", ChannelId = "directline" })).Sent);
    }

    [Theory]
    [InlineData("adaptiveCard/action")]
    [InlineData("signin/verifyState")]
    [InlineData("application/search")]
    [InlineData("whatever")]
    public async Task An_invoke_is_told_that_the_bot_knows_none(string name)
    {
        var turn = await SendAsync("张责任", new Activity { Type = ActivityTypes.Invoke, Name = name, ChannelId = "msteams", Value = JsonElement.Parse("""{"action":[]}""") });

        Assert.Equal(501, Assert.IsType<InvokeResponse>(turn.Answer.Value).Status);
    }

    [Fact]
    public async Task What_help_offers_for_reminders_is_understood()
    {
        Assert.Contains("在对话中接收提醒", (await SayAsync("张责任", "帮助")).Answer.Summary, StringComparison.Ordinal);
        Assert.Equal("Notices on", Spoken.Spell(Spoken.Say("在对话中接收提醒")));
    }

    [Fact]
    public async Task What_is_not_understood_gets_a_sentence_and_two_suggestions()
    {
        var turn = await SayAsync("张责任", "qwertz asdf");
        Assert.Equal("没有听懂。您可以问“我的任务”或“总体情况”，也可以发送“帮助”查看全部用法。", turn.Answer.Text);
        Assert.Equal(["我的任务", "总体情况", "帮助"], turn.Suggestions);
        Assert.Equal("一次最多输入2000个字，请精简后再发。", (await SayAsync("张责任", new string('进', 2001))).Answer.Text);
        Assert.Single((await SayAsync("张责任", "  ")).Sent);
        Assert.Equal("无法确认您的身份，请先登录或绑定。", (await SayAsync("陌生人", "我的任务")).Answer.Text);
    }

    [Theory]
    [InlineData("""{"do":"page"}""")]
    [InlineData("""{"do":"page","list":"due","after":"x"}""")]
    [InlineData("""{"do":"page","list":"due","after":"2026-01-01.99999999999999999999","before":"9999-12-31"}""")]
    [InlineData("""{"do":"page","list":"notices","after":"-1","number":"12"}""")]
    [InlineData("""{"do":"page","list":"tasks","after":"' OR 1=1 --"}""")]
    [InlineData("""{"do":"show","number":{"a":1}}""")]
    [InlineData("""{"do":"show","number":"\ud800"}""")]
    [InlineData("""{"do":"who","number":"12","ledger":"' OR ''='"}""")]
    [InlineData("""{"do":"say","text":"\ud800我的任务"}""")]
    [InlineData("""{"do":"nothing","x":[[[[]]]]}""")]
    [InlineData("""{"do":5}""")]
    public async Task A_forged_button_gets_a_sentence_and_shows_nothing_of_others(string json)
    {
        await ProblemAsync("12", Today);
        var turn = await PressAsync("孙外人", json);
        Assert.NotEmpty(turn.Answer.Text!);
        Assert.DoesNotContain("示例局", Encoding.UTF8.GetString(ActivityJson.Write(turn.Answer)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我的任务")]
    [InlineData("12号进展")]
    [InlineData("谁负责12号")]
    [InlineData("12号的提醒记录")]
    [InlineData("总体情况")]
    [InlineData("逾期的")]
    [InlineData("进展怎么样")]
    [InlineData("下一页")]
    public async Task In_a_group_nothing_of_the_ledger_is_said(string text)
    {
        await ProblemAsync("12", Today);

        var turn = await SayAsync("张责任", text, isPrivate: false);

        Assert.Equal("群聊中只回答工作日计算和帮助。台账事项请与我单独对话。", turn.Answer.Text);
        Assert.Empty(turn.Suggestions);
    }

    [Fact]
    public async Task In_a_group_working_days_are_counted() =>
        Assert.Contains("工作日是", (await SayAsync("张责任", "9月30日后5个工作日", isPrivate: false)).Answer.Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_sentence_on_a_button_is_heard_in_a_group_as_if_it_had_been_said()
    {
        await ProblemAsync("12", Today);
        var pressed = new Activity { Type = ActivityTypes.Message, Value = JsonElement.Parse("""{"do":"say","text":"12号进展"}"""), ChannelId = "directline" };

        Assert.Equal("群聊中只回答工作日计算和帮助。台账事项请与我单独对话。", (await SendAsync("张责任", pressed, isPrivate: false)).Answer.Text);
    }

    [Fact]
    public async Task Nobody_is_greeted_in_a_group() =>
        Assert.Empty((await SendAsync("张责任", new Activity { Type = ActivityTypes.Event, Name = "webchat/join", ChannelId = "directline" }, isPrivate: false)).Sent);

    [Fact]
    public async Task Two_thousand_characters_are_read_and_one_more_is_not()
    {
        const string TooLong = "一次最多输入2000个字，请精简后再发。";

        Assert.NotEqual(TooLong, (await SayAsync("张责任", new string('进', 2000))).Answer.Text);
        Assert.Equal(TooLong, (await SayAsync("张责任", new string('进', 2001))).Answer.Text);
    }

    [Theory]
    [InlineData("""{"do":"page","list":"tasks","after":"2026-11-01|0"}""")]
    [InlineData("""{"do":"show","number":"12"}""")]
    [InlineData("""{"do":"who","number":"12"}""")]
    [InlineData("""{"do":"notices","number":"12"}""")]
    public async Task A_button_pressed_in_a_group_says_nothing_of_the_ledger(string json)
    {
        await ProblemAsync("12", Today);
        var pressed = new Activity { Type = ActivityTypes.Message, Value = JsonDocument.Parse(json).RootElement, ChannelId = "directline" };

        var turn = await SendAsync("张责任", pressed, isPrivate: false);

        Assert.Equal("群聊中只回答工作日计算和帮助。台账事项请与我单独对话。", turn.Answer.Text);
        Assert.DoesNotContain("群聊中", (await SendAsync("张责任", pressed)).Answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12号进展")]
    [InlineData("我的任务")]
    [InlineData("逾期的")]
    [InlineData("七天内到期")]
    public async Task Words_of_the_ledger_format_nothing(string question)
    {
        const string Hostile = "# **粗** [点我](http://evil.test) <img src=x onerror=alert(1)> ${name} {{DATE(2026-01-01)}} `x` &lt;b&gt; _下划_ ~~删~~ a@b.test\r\n- 列表\u202E";
        await ProblemAsync("12", Today, new SeedMeasure { Text = Hostile, Progress = Hostile }, new SeedProblem { Symptom = Hostile });
        var turn = await SayAsync("张责任", question);
        foreach (var text in turn.Answer.Attachments is null ? [] : CardShape.Formatted(turn.Card))
        {
            Assert.Equal(text, CardText.Plain(text, int.MaxValue).Length == 0 ? "" : text);
            var bare = text.Replace("\\\\", "", StringComparison.Ordinal);
            foreach (var acting in new[] { "*", "_", "`", "[", "]", "<", "&", "~" })
            {
                Assert.DoesNotContain(acting, bare.Replace("\\" + acting, "", StringComparison.Ordinal), StringComparison.Ordinal);
            }

            Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
            Assert.DoesNotContain("${", text, StringComparison.Ordinal);
            Assert.DoesNotContain("://", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', text);
            Assert.DoesNotContain('\n', text);
            Assert.False(text.StartsWith('#') || text.StartsWith('-') || text.StartsWith('>'), text);
        }

        Assert.Equal("plain", turn.Answer.TextFormat);
        Assert.DoesNotContain('\u202E', turn.Answer.Summary ?? turn.Answer.Text!);
    }

    [Theory]
    [InlineData("12-1", "12-1")]
    [InlineData("- 一", "\\- 一")]
    [InlineData("1. 一", "1\\. 一")]
    [InlineData("a_b", "a\\_b")]
    [InlineData("50%", "50%")]
    [InlineData("a\\b", "a\\\\b")]
    public void Escaping_touches_only_what_acts(string text, string expected) => Assert.Equal(expected, CardText.Escape(text));

    [Fact]
    public void Long_texts_are_cut_between_characters()
    {
        Assert.Equal("一二…", CardText.Plain("一二三四", 3));
        Assert.Equal("一…", CardText.Plain("一😀😀", 3));
        Assert.Equal("a b", CardText.Plain("  a \r\n\t b  "));
    }
}
