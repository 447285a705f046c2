using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Deadlines;

namespace CaseReform.Ops.Domain.Tests.Deadlines;

/// <summary>Terms that run from the receipt of what was issued, in a ledger issued on Monday 2 November 2026: no ledger holds that day, so the issue stands for it, and says so.</summary>
public sealed class DeadlineReceiptTests
{
    private static readonly WorkingCalendar Calendar = new(ShippedCalendars.All);
    private static readonly DateOnly Issued = new(2026, 11, 2);

    [Theory]
    [InlineData("收到交办单后5日内", 11, 7)]
    [InlineData("收到交办单5日内", 11, 7)]
    [InlineData("收到交办单之日起15日内", 11, 17)]
    [InlineData("收到通知之日起30日内", 12, 2)]
    [InlineData("收到通知书之日起三十日内", 12, 2)]
    [InlineData("收到《整改通知书》之日起15日内", 11, 17)]
    [InlineData("接到交办单之日起7个工作日内", 11, 11)]
    [InlineData("收文后15日内", 11, 17)]
    [InlineData("收到工单之日起10日内", 11, 12)]
    [InlineData("收文之日起15日内完成整改", 11, 17)]
    [InlineData("自接到本通知起10日内", 11, 12)]
    [InlineData("自收到本通知之日起，10日内报送整改方案", 11, 12)]
    [InlineData("收到整改建议书之日起一个月内", 12, 2)]
    [InlineData("收到监察建议书之日起半个月内", 11, 17)]
    [InlineData("应于收到督办函后的5个工作日内", 11, 9)]
    [InlineData("各单位收到通知后一周内", 11, 9)]
    [InlineData("收到之日起15日内", 11, 17)]
    [InlineData("接交办通知后5日内", 11, 7)]
    [InlineData("接到交办后5日内", 11, 7)]
    [InlineData("接单后3日内", 11, 5)]
    [InlineData("收到市督办通知后15日内", 11, 17)]
    [InlineData("收到县纪委监委交办单之日起15日内", 11, 17)]
    [InlineData("通知送达之日起15日内", 11, 17)]
    [InlineData("交办单签收之日起15日内", 11, 17)]
    [InlineData("签收后15日内", 11, 17)]
    [InlineData("接到交办单当日", 11, 2)]
    [InlineData("收到提示函后48小时内", 11, 4)]
    [InlineData("15日内（自收到通知之日起）", 11, 17)]
    public void The_day_of_receipt_is_read_as_the_issue_and_the_note_says_so(string text, int month, int day)
    {
        var part = Assert.Single(Assert.IsType<DeadlineReading.Understood>(Read(text, Issued)).Parts);
        Assert.Equal((new DateOnly(2026, month, day), true), (part.Date, part.Reckoned));
        Assert.StartsWith("自2026年11月2日起算", part.Note, StringComparison.Ordinal);
        Assert.Contains("收到之日按印发（交办）日期计", part.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("收到反馈意见之日起30日内", 12, 2)]
    [InlineData("收到《反馈意见》之日起30日内", 12, 2)]
    [InlineData("反馈之日起30日内", 12, 2)]
    [InlineData("自反馈之日起20个工作日内完成", 11, 30)]
    [InlineData("自收到巡察反馈意见之日起1个月内", 12, 2)]
    [InlineData("收到市委巡察组反馈意见后一个月内", 12, 2)]
    [InlineData("收到反馈问题清单10个工作日内", 11, 16)]
    [InlineData("接到反馈意见15日内", 11, 17)]
    [InlineData("集中反馈之日起1个月内", 12, 2)]
    [InlineData("反馈后15日内", 11, 17)]
    [InlineData("收到审计报告之日起30日内", 12, 2)]
    [InlineData("收到督察报告之日起一个月内", 12, 2)]
    [InlineData("反馈会后15日内", 11, 17)]
    [InlineData("15日内（自反馈之日起）", 11, 17)]
    public void The_day_of_feedback_is_read_as_the_issue_and_the_note_says_so(string text, int month, int day)
    {
        var part = Assert.Single(Assert.IsType<DeadlineReading.Understood>(Read(text, Issued)).Parts);
        Assert.Equal((new DateOnly(2026, month, day), true), (part.Date, part.Reckoned));
        Assert.Contains("反馈之日按印发（交办）日期计", part.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("收到反馈意见之日起30日内")]
    [InlineData("反馈后15日内")]
    [InlineData("收到交办单后5日内")]
    [InlineData("收到之日起一个月内")]
    [InlineData("接到通知当日")]
    public void It_needs_the_issue_date(string text) => Assert.Contains("没有印发（交办）日期", Refused(text, null), StringComparison.Ordinal);

    [Theory]
    [InlineData("资金到位后30日内")]
    [InlineData("验收通过后15日内")]
    [InlineData("土地移交之日起三个月内")]
    [InlineData("收到资金后30日内")]
    [InlineData("收到省厅批复之日起30日内")]
    [InlineData("整改情况反馈后30日内")]
    [InlineData("反馈次日起30日内")]
    [InlineData("收到群众反馈之日起30日内")]
    [InlineData("收到检察建议书之日起2个月内")]
    [InlineData("接到群众举报后3日内")]
    [InlineData("收到设计方案后15日内")]
    [InlineData("资金收到后15日内")]
    [InlineData("收到市级补助后15日内")]
    [InlineData("收到区财政局拨款之日起15日内")]
    [InlineData("收到通知次日起15日内")]
    [InlineData("收到通知之日前15日内")]
    public void What_begins_with_an_event_of_the_world_stays_refused(string text) => Assert.Contains("从哪天起算", Refused(text, Issued), StringComparison.Ordinal);

    [Fact]
    public void A_date_that_is_named_needs_no_receipt()
    {
        var part = Assert.Single(Assert.IsType<DeadlineReading.Understood>(Read("自收到通知之日起至2026年12月15日", Issued)).Parts);
        Assert.Equal((new DateOnly(2026, 12, 15), null), (part.Date, part.Note));
    }

    private static string Refused(string text, DateOnly? issued) => Assert.IsType<DeadlineReading.Refused>(Read(text, issued)).Reason;

    private static DeadlineReading Read(string text, DateOnly? issued) => DeadlineReader.Read(text, issued, 2026, Calendar, new DeadlineTerms());
}
