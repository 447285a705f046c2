using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Deadlines;

namespace CaseReform.Ops.Domain.Tests.Deadlines;

/// <summary>What people write in other words than the field's: English dates and quarters, feasts, extensions, slips of the keyboard.</summary>
public sealed class DeadlineOtherWordsTests
{
    [Theory]
    [InlineData("Q4", "2026-12-31")]
    [InlineData("Q4底", "2026-12-31")]
    [InlineData("2026Q3", "2026-09-30")]
    [InlineData("2026年Q4", "2026-12-31")]
    [InlineData("２０２６Ｑ４", "2026-12-31")]
    [InlineData("Q1 2027", "2027-03-31")]
    [InlineData("Dec 20", "2026-12-20")]
    [InlineData("Dec. 20, 2026", "2026-12-20")]
    [InlineData("December 20", "2026-12-20")]
    [InlineData("20-Dec", "2026-12-20")]
    [InlineData("20-Dec-26", "2026-12-20")]
    [InlineData("Dec 2026", "2026-12-31")]
    [InlineData("12/20", "2026-12-20")]
    [InlineData("12-20", "2026-12-20")]
    [InlineData("12-31前", "2026-12-31")]
    [InlineData("12 月 2 0 日", "2026-12-20")]
    [InlineData("2026年1 2月底", "2026-12-31")]
    [InlineData("2O26年12月底", "2026-12-31")]
    [InlineData("2026年l2月底", "2026-12-31")]
    [InlineData("12月3l日", "2026-12-31")]
    [InlineData("元旦前", "2026-12-31")]
    [InlineData("2027年元旦前完成", "2026-12-31")]
    [InlineData("国庆节前", "2027-09-30")]
    [InlineData("明年五一前", "2027-04-30")]
    [InlineData("来年3月底", "2027-03-31")]
    [InlineData("12月上半月", "2026-12-15")]
    [InlineData("12月下半月", "2026-12-31")]
    [InlineData("自10月20日起30日内", "2026-11-19")]
    [InlineData("自10月12日起两个月内", "2026-12-12")]
    [InlineData("收到报告30日内", "2026-11-11")]
    [InlineData("原11月15日，已批准延到12月20日", "2026-12-20")]
    [InlineData("分两步：2026年12月底前兑付60%，2027年6月底前全部兑付", "2026-12-31 2027-06-30")]
    [InlineData("分两步走，2026年底完成3座，2027年9月底完成4座", "2026-12-31 2027-09-30")]
    [InlineData("分两批：2026年12月底前、2027年4月底前", "2026-12-31 2027-04-30")]
    [InlineData("分两步实施：2026年12月底前完成2处，2027年5月底前完成剩余1处", "2026-12-31 2027-05-31")]
    [InlineData("第一批10月31日前，第二批12月31日前", "2026-10-31 2026-12-31")]
    [InlineData("第一批2026年11月底前，第二批2027年3月底前", "2026-11-30 2027-03-31")]
    [InlineData("第一阶段12月底，第二阶段2027年3月底", "2026-12-31 2027-03-31")]
    [InlineData("分三期推进，11月底、12月底、2027年3月底", "2026-11-30 2026-12-31 2027-03-31")]
    [InlineData("2027年春季学期开学前（2027年2月底）", "2027-02-28")]
    [InlineData("春节前（即2027年2月5日前）", "2027-02-05")]
    [InlineData("国庆前(10月1日)", "2027-09-30")]
    [InlineData("国庆前（2026年10月1日）", "2026-09-30")]
    [InlineData("汛期前（2027年5月31日）", "2027-05-31")]
    [InlineData("每年秋收季，长期坚持", "+")]
    [InlineData("每年汛期前完成检修，长期坚持", "+")]
    [InlineData("11月15日（经同意延期至12月20日）", "2026-12-20")]
    [InlineData("1个月（11月12日前）", "2026-11-12")]
    [InlineData("11月12日前（1个月内）", "2026-11-12")]
    [InlineData("2026年12月31日（年度任务）", "2026-12-31")]
    [InlineData("即刻", "2026-10-27")]
    [InlineData("首次10月底前，以后每月", "2026-10-31 +")]
    [InlineData("首次排查11月底前完成，此后每月一次", "2026-11-30 +")]
    [InlineData("11月底前（首次），以后每季度", "2026-11-30 +")]
    [InlineData("12月底前交付A区，明年5月底前交付B区", "2026-12-31 2027-05-31")]
    public void A_date_that_has_one_meaning_is_read(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("Dec-20")] // the twentieth, or the month as spreadsheets write it
    [InlineData("Q4前")]
    [InlineData("Q5")]
    [InlineData("10-12")]
    [InlineData("1 2月底前")] // the first item, February
    [InlineData("春节前")]
    [InlineData("十一前")]
    [InlineData("两会前")]
    [InlineData("11月15日，申请延期至12月20日")]
    [InlineData("6月底前（延期至9月底）")]
    [InlineData("3个月内（2027年1月11日前）")]
    [InlineData("12月20日（暂定）")]
    [InlineData("12月31日（启动）")]
    [InlineData("12月底前（市级验收前）")]
    [InlineData("自2026年11月1日起")]
    [InlineData("首次")]
    [InlineData("31/12/20")]
    [InlineData("第一批启动前")]
    [InlineData("分两步实施")]
    [InlineData("分阶段推进")]
    [InlineData("条件成熟后(2026年10月印发文件)")]
    [InlineData("春节前（3处）")]
    [InlineData("春节前（2027年）")]
    public void What_has_two_is_refused(string text) => Assert.Equal("refused", Show(text));

    [Fact]
    public void What_was_made_of_it_is_said_beside_the_words_as_written()
    {
        var part = Assert.Single(Assert.IsType<DeadlineReading.Understood>(Read("元旦前")).Parts);
        Assert.Equal(("元旦前", true), (part.Text, part.Reckoned));
        Assert.Contains("“元旦前”按2026年12月31日", part.Note, StringComparison.Ordinal);
    }

    private static string Show(string text) => Read(text) is DeadlineReading.Understood { Parts: var parts }
        ? string.Join(' ', parts.Select(p => $"{p.Date:yyyy-MM-dd}{(p.LongTerm ? "+" : "")}"))
        : "refused";

    private static DeadlineReading Read(string text) => DeadlineReader.Read(text, new DateOnly(2026, 10, 12), 2026, new WorkingCalendar(ShippedCalendars.All), new DeadlineTerms());
}
