using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>What the card of a problem offers whoever was written to, and how it shows what they said.</summary>
public sealed class HeardProblemTests : TwoUnitsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private protected override bool HasUpdates => true;

    [Fact]
    public async Task The_card_offers_words_and_files_once_a_letter_went_out_and_names_who_said_them()
    {
        var problem = await ProblemAsync("12", Today);
        Assert.DoesNotContain("报送办理情况", (await SayAsync("李分管", "12号进展")).Card.GetRawText(), StringComparison.Ordinal);
        await NotifyAsync();

        var card = (await SayAsync("李分管", "12号进展")).Card.GetRawText();
        Assert.Contains("报送办理情况", card, StringComparison.Ordinal);
        Assert.Contains("\"佐证\"", card, StringComparison.Ordinal);
        Assert.DoesNotContain("报进度", card, StringComparison.Ordinal);
        Assert.DoesNotContain("报送办理情况", (await SayAsync("张责任", "12号进展")).Card.GetRawText(), StringComparison.Ordinal);

        var shown = await SayAsync("李分管", "12-1办理情况：已约谈责任单位，要求本周办结");
        Assert.Equal("请核对：报送12-1的办理情况。", shown.Answer.Text);
        var confirm = shown.Card.GetProperty("actions")[0].GetProperty("data");
        Assert.Contains("已记入", (await PressAsync("李分管", confirm)).Answer.Text, StringComparison.Ordinal);

        Assert.Contains("李分管（分管领导）", (await SayAsync("张责任", "12号进展")).Card.GetRawText(), StringComparison.Ordinal);
        await Ledger.MeasureAsync(problem, new SeedMeasure { Deadline = Today });
        Assert.Contains("办理12-1", (await SayAsync("李分管", "12号进展")).Card.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("办理12-2", (await SayAsync("李分管", "12号进展")).Card.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12-1进度60% 已约谈责任单位", "进度百分比不记入，由责任人张责任报送。")]
    [InlineData("完成12-1", "完成不记入，由责任人张责任报送。")]
    [InlineData("签收12-1 承诺12月20日前", "签收和承诺不记入，由责任人张责任办理。")]
    public async Task What_only_the_责任人_may_say_is_named(string sentence, string named)
    {
        await ProblemAsync("12", new DateOnly(2026, 12, 31));
        await NotifyAsync();

        var answer = (await SayAsync("李分管", sentence)).Answer;

        Assert.Contains(named, answer.Text + answer.Summary, StringComparison.Ordinal);
    }

    /// <summary>What the chat and the first letter give as an example.</summary>
    [Theory]
    [InlineData("12-1办理情况：已约谈责任单位，要求本周办结")]
    [InlineData("12-1进展：已召开专题会，督促加快推进")]
    public async Task An_example_is_understood_and_taken_as_it_stands(string sentence)
    {
        await ProblemAsync("12", Today);
        await NotifyAsync();

        var answer = (await SayAsync("李分管", sentence)).Answer;

        Assert.Equal("请核对：报送12-1的办理情况。", answer.Text);
        Assert.Contains("办理情况：" + sentence[(sentence.IndexOf('：', StringComparison.Ordinal) + 1)..], answer.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("不记入", answer.Summary, StringComparison.Ordinal);
    }

    private Task NotifyAsync() => Test.ExecuteAsync(
        """
        INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
        SELECT 1, '催办', '2026-11-19', '', h.post_id, 'mail', 'to', 'sent', 'due', 1, '2026-11-20', 1 FROM holdings h WHERE h.person_id = @person
        """,
        new { person = Person("李分管") });
}
