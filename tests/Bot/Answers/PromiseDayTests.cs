namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>Asking for the day of a promise, on Friday, 20 November 2026.</summary>
public sealed class PromiseDayTests : TwoUnitsTests
{
    private protected override bool HasUpdates => true;

    [Fact]
    public async Task Only_days_that_may_be_promised_are_offered()
    {
        await ProblemAsync("12", new(2026, 12, 1));
        await ProblemAsync("13", new(2026, 11, 25));
        Assert.Equal(["下周五", "月底", "12月1日", "取消"], (await SayAsync("张责任", "签收12-1")).Suggestions);
        Assert.Equal(["11月25日", "取消"], (await SayAsync("张责任", "签收13")).Suggestions);
    }

    [Fact]
    public async Task What_is_promised_already_offers_no_day()
    {
        await ProblemAsync("13", new(2026, 11, 25));
        await ExecuteAsync(
            "INSERT INTO promises (measure_id, deadline, made_on, until, person_id) SELECT id, deadline, '2026-11-18', '2026-11-24', @person FROM measures", new { person = Person("张责任") });

        Assert.DoesNotContain("11月25日", (await SayAsync("张责任", "签收13")).Suggestions);
    }

    [Fact]
    public async Task After_a_day_that_cannot_be_promised_another_is_asked_for()
    {
        await ProblemAsync("12", new(2026, 12, 1));
        var refused = await SayAsync("张责任", "签收12-1 承诺2027年6月1日前");
        Assert.Equal("承诺日期应在2026年11月20日至2026年12月1日之间。", refused.Answer.Text);
        Assert.Equal(["下周五", "月底", "12月1日", "取消"], refused.Suggestions);
        Assert.Equal(refused.Answer.Text, (await SayAsync("张责任", "12月20日")).Answer.Text);
        Assert.StartsWith("请核对：签收12-1", (await SayAsync("张责任", "11月30日")).Answer.Text, StringComparison.Ordinal);
    }
}
