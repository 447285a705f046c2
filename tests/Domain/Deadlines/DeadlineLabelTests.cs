using System.Globalization;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Deadlines;

namespace CaseReform.Ops.Domain.Tests.Deadlines;

/// <summary>What is reached by a day is a label in whatever words, unless it moves, softens or denies the day; and what a clerk reads without doubt is read.</summary>
public sealed class DeadlineLabelTests
{
    private static readonly WorkingCalendar Calendar = new(ShippedCalendars.All);
    private static readonly DateOnly Issued = new(2026, 11, 2);

    [Theory]
    [InlineData("11月底前完成签约，12月底前完成拆除", "11-30=完成签约 | 12-31=完成拆除")]
    [InlineData("9月底前启动、10月底前完成主体、年底前投用", "09-30=启动 | 10-31=完成主体 | 12-31=投用")]
    [InlineData("2026年6月底前完成方案，12月底前全部完成整改", "06-30=完成方案 | 12-31=全部完成整改")]
    [InlineData("11月20日前形成初步方案；12月20日前出台办法；12月底前全面消除隐患", "11-20=形成初步方案 | 12-20=出台办法 | 12-31=全面消除隐患")]
    [InlineData("11月完成征收，12月完成拆除", "11-30=完成征收 | 12-31=完成拆除")]
    [InlineData("11月底前签约，12月底前关停", "11-30=签约 | 12-31=关停")]
    [InlineData("30日内完成后评价、60日内完成二期工程", "12-02=完成后评价 | 01-01=完成二期工程")]
    [InlineData("6月底前基本消除积水点，12月底前取得不动产登记证", "06-30=基本消除积水点 | 12-31=取得不动产登记证")]
    [InlineData("11月底前建成日间照料中心，12月底前完成节水改造", "11-30=建成日间照料中心 | 12-31=完成节水改造")]
    [InlineData("11月底前完成三号楼改造，12月底前完成停车场建设", "11-30=完成三号楼改造 | 12-31=完成停车场建设")]
    [InlineData("11月底前健全会商机制，12月底前完成起草", "11-30=健全会商机制 | 12-31=完成起草")]
    [InlineData("11月底前，完成拆除；12月底前，完成可研批复", "11-30=完成拆除 | 12-31=完成可研批复")]
    [InlineData("完成拆除：11月底前；完成复绿：12月底前", "11-30=完成拆除 | 12-31=完成复绿")]
    [InlineData("11月底前启动招标，12月底前完成非遗展厅布展", "11-30=启动招标 | 12-31=完成非遗展厅布展")]
    [InlineData("11月15日前完成摸底，12月15日前出台《管理办法》", "11-15=完成摸底 | 12-15=出台《管理办法》")]
    [InlineData("11月底前建立“一户一档”，12月底前完成\"回头看\"", "11-30=建立“一户一档” | 12-31=完成\"回头看\"")]
    public void Each_date_keeps_its_label(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Theory]
    [InlineData("12月底前完成拆除", "12-31")]
    [InlineData("12月底前全面清除", "12-31")]
    [InlineData("12月底前到位资金", "12-31")]
    [InlineData("12月底前完成全年任务", "12-31")]
    [InlineData("60日内", "01-01")]
    [InlineData("5个工作日内", "11-09")]
    [InlineData("一周内", "11-09")]
    [InlineData("两个月内", "01-02")]
    [InlineData("半年内", "05-02")]
    [InlineData("一年内", "11-02")]
    [InlineData("半个月内", "11-17")]
    [InlineData("半月内完成", "11-17")]
    [InlineData("一个半月内", "12-17")]
    [InlineData("2026年12月31", "12-31")]
    [InlineData("2026年12月31。", "12-31")]
    [InlineData("2026年12月31前", "12-31")]
    [InlineData("12月31前完成", "12-31")]
    [InlineData("12月5前完成", "12-05")]
    [InlineData("12月31号前", "12-31")]
    [InlineData("12月31完成", "12-31")]
    [InlineData("2026年12月31止", "12-31")]
    [InlineData("11月30前启动、12月31前完成", "11-30=启动 | 12-31=完成")]
    public void What_leaves_no_doubt_is_read(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Theory]
    [InlineData("半个月内", "自2026年11月2日起算；“半个月”按15日")]
    [InlineData("2026年12月31前", "原文未写“日”字")]
    public void What_was_filled_in_is_said(string text, string note)
    {
        var part = Assert.Single(Assert.IsType<DeadlineReading.Understood>(Read(text)).Parts);
        Assert.Equal((note, true), (part.Note, part.Reckoned));
    }

    [Theory]
    [InlineData("12月底前完成不了")]
    [InlineData("12月底前完成后延期")]
    [InlineData("12月底前完成延后")]
    [InlineData("12月底前完成或明年完成")]
    [InlineData("12月底前完成十日后拆除")]
    [InlineData("9月底前启动十月底前完成")]
    [InlineData("9月底前启动次年完成")]
    [InlineData("9月底前启动春节前完成")]
    [InlineData("9月底前启动汛期前完成")]
    [InlineData("12月底前完成左右")]
    [InlineData("12月底前完成视资金情况")]
    [InlineData("12月底前完成待批复")]
    [InlineData("12月底前完成资金到位后拆除")]
    [InlineData("12月底前完成约三十天")]
    [InlineData("12月底前完成原定任务")]
    [InlineData("12月底前全部停工")]
    [InlineData("12月底前基本不能完成")]
    [InlineData("12月底前全面推迟")]
    [InlineData("12月底前完成暂缓")]
    [InlineData("12月底前力争半年完成")]
    [InlineData("12月底前完成十五号")]
    [InlineData("12月底前启动无法完成")]
    [InlineData("12月底前完成除资金外")]
    [InlineData("2026年9")]
    [InlineData("2026年12月3")]
    [InlineData("2026年12月311")]
    [InlineData("2026年12月31.5")]
    [InlineData("2026年11月31前")]
    public void What_moves_softens_or_denies_the_day_is_refused(string text) => Assert.IsType<DeadlineReading.Refused>(Read(text));

    [Theory]
    [InlineData("46356")]
    [InlineData("46356.0")]
    [InlineData("46356.729")]
    public void A_serial_number_is_said_to_be_a_date_without_its_format(string text) => Assert.Contains(
        $"“{text}”像是表格的日期序号。请把单元格改为日期格式，或直接写年月日",
        Assert.IsType<DeadlineReading.Refused>(Read(text)).Reason,
        StringComparison.Ordinal);

    private static string Shown(string text) => Read(text) switch
    {
        DeadlineReading.Understood understood => string.Join(" | ", understood.Parts.Select(part =>
            part.Date!.Value.ToString("MM-dd", CultureInfo.InvariantCulture) + (part.Label is null ? "" : "=" + part.Label))),
        DeadlineReading.Refused refused => refused.Reason,
        _ => "",
    };

    private static DeadlineReading Read(string text) => DeadlineReader.Read(text, Issued, 2026, Calendar, new DeadlineTerms());
}
