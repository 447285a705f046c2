using System.Globalization;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Deadlines;

namespace CaseReform.Ops.Domain.Tests.Deadlines;

/// <summary>What offices write under 完成时限, in a ledger of 2026 issued on Friday 13 February 2026, the day before a make-up Saturday.</summary>
public sealed class DeadlineReaderTests
{
    private static readonly WorkingCalendar Calendar = new(ShippedCalendars.All);
    private static readonly DateOnly Issued = new(2026, 2, 13);

    [Theory]
    // days
    [InlineData("2026-12-31", "2026-12-31")]
    [InlineData("2026/12/31", "2026-12-31")]
    [InlineData("2026.12.31", "2026-12-31")]
    [InlineData("2026.12.31.", "2026-12-31")]
    [InlineData("2026-6-3", "2026-06-03")]
    [InlineData("2026-12-31 00:00:00", "2026-12-31")]
    [InlineData("2026/6/30 0:00", "2026-06-30")]
    [InlineData("20261231", "2026-12-31")]
    [InlineData("20261231前", "2026-12-31")]
    [InlineData("2026年12月31日", "2026-12-31")]
    [InlineData("2026年12月31日前", "2026-12-31")]
    [InlineData("2026年12月31日之前", "2026-12-31")]
    [InlineData("2026年12月31日以前", "2026-12-31")]
    [InlineData("2026年12月31日止", "2026-12-31")]
    [InlineData("截至2026年12月31日", "2026-12-31")]
    [InlineData("2025年12月31日前", "2025-12-31")]
    [InlineData("2026年6月30号前", "2026-06-30")]
    [InlineData("２０２６年６月３０日前", "2026-06-30")]
    [InlineData("2026 年 6 月 30 日前。", "2026-06-30")]
    [InlineData("2026年6月\n30日前", "2026-06-30")]
    [InlineData("二〇二六年六月三十日前", "2026-06-30")]
    [InlineData("二○二六年十二月三十一日", "2026-12-31")]
    [InlineData("2024年2月29日前", "2024-02-29")]
    [InlineData("12月31日前", "2026-12-31")]
    [InlineData("12.31", "2026-12-31")]
    [InlineData("6.30前", "2026-06-30")]
    [InlineData("12/31", "2026-12-31")]
    [InlineData("于6月30日前完成整改", "2026-06-30")]
    [InlineData("完成时限：2026年6月30日", "2026-06-30")]
    [InlineData("力争2026年6月30日前整改到位", "2026-06-30")]
    [InlineData("2026年6月30日前（已完成）", "2026-06-30")]
    [InlineData("2026年6月30日（含当日）前", "2026-06-30")]
    [InlineData("2026年6月30日（星期二）前完成", "2026-06-30")]
    [InlineData("2026年6月30日（周二）", "2026-06-30")]
    [InlineData("立行立改，2026年6月30日前", "2026-06-30")]
    [InlineData("2026年6月30日前（立行立改）", "2026-06-30")]
    // months, quarters, halves, years
    [InlineData("2026年12月底前", "2026-12-31")]
    [InlineData("2024年12月底", "2024-12-31")]
    [InlineData("2024 年 12 月底。", "2024-12-31")]
    [InlineData("2026年6月", "2026-06-30")]
    [InlineData("2026年2月", "2026-02-28")]
    [InlineData("2028年2月底前", "2028-02-29")]
    [InlineData("2026年6月份", "2026-06-30")]
    [InlineData("2026年6月内", "2026-06-30")]
    [InlineData("2026年06月末", "2026-06-30")]
    [InlineData("2026-06", "2026-06-30")]
    [InlineData("2026/6", "2026-06-30")]
    [InlineData("2026.6", "2026-06-30")]
    [InlineData("2026.12底前", "2026-12-31")]
    [InlineData("12月底", "2026-12-31")]
    [InlineData("6月底前", "2026-06-30")]
    [InlineData("六月底前", "2026-06-30")]
    [InlineData("十二月底前完成", "2026-12-31")]
    [InlineData("6月份", "2026-06-30")]
    [InlineData("6月份内", "2026-06-30")]
    [InlineData("6月底前销号", "2026-06-30")]
    [InlineData("6月完成", "2026-06-30")]
    [InlineData("26年6月底", "2026-06-30")]
    [InlineData("26年底前", "2026-12-31")]
    [InlineData("2023年底前", "2023-12-31")]
    [InlineData("2026年年底前", "2026-12-31")]
    [InlineData("2024年内", "2024-12-31")]
    [InlineData("2026年", "2026-12-31")]
    [InlineData("2026年度内", "2026-12-31")]
    [InlineData("年底前", "2026-12-31")]
    [InlineData("年底", "2026-12-31")]
    [InlineData("年末", "2026-12-31")]
    [InlineData("年内", "2026-12-31")]
    [InlineData("年内完成", "2026-12-31")]
    [InlineData("今年底前", "2026-12-31")]
    [InlineData("今年年底前", "2026-12-31")]
    [InlineData("明年6月底前", "2027-06-30")]
    [InlineData("上半年", "2026-06-30")]
    [InlineData("下半年", "2026-12-31")]
    [InlineData("2026年上半年完成", "2026-06-30")]
    [InlineData("上半年底前", "2026-06-30")]
    [InlineData("第三季度", "2026-09-30")]
    [InlineData("三季度", "2026-09-30")]
    [InlineData("3季度", "2026-09-30")]
    [InlineData("一季度末", "2026-03-31")]
    [InlineData("2027年第一季度末前", "2027-03-31")]
    [InlineData("第四季度内", "2026-12-31")]
    [InlineData("9月上旬", "2026-09-10")]
    [InlineData("9月中旬", "2026-09-20")]
    [InlineData("2026年9月下旬", "2026-09-30")]
    [InlineData("本月底", "2026-02-28")]
    [InlineData("本月底前", "2026-02-28")]
    [InlineData("下月底前", "2026-03-31")]
    [InlineData("本月25日前", "2026-02-25")]
    // ranges
    [InlineData("1—5日", "2026-02-18")]
    [InlineData("3至5个工作日内", "2026-02-27")]
    [InlineData("2026年3月至6月", "2026-06-30")]
    [InlineData("2026年3-6月", "2026-06-30")]
    [InlineData("2026.3-2026.6", "2026-06-30")]
    [InlineData("2026.3-6", "2026-06-30")]
    [InlineData("2026-3-2026-6", "2026-06-30")]
    [InlineData("2026-03-01~2026-06-30", "2026-06-30")]
    [InlineData("2026.3.1-6.30", "2026-06-30")]
    [InlineData("2026年3月1日至6月30日", "2026-06-30")]
    [InlineData("2026年3月1日-15日", "2026-03-15")]
    [InlineData("2026年3月1—15日", "2026-03-15")]
    [InlineData("2025年11月至2026年2月", "2026-02-28")]
    [InlineData("2025-2027年", "2027-12-31")]
    [InlineData("3-6月", "2026-06-30")]
    [InlineData("即日起至2026年12月31日", "2026-12-31")]
    [InlineData("从3月1日起至6月30日", "2026-06-30")]
    // from the issue date
    [InlineData("7日内", "2026-02-20")]
    [InlineData("15日", "2026-02-28")]
    [InlineData("30日", "2026-03-15")]
    [InlineData("二十日", "2026-03-05")]
    [InlineData("90天内", "2026-05-14")]
    [InlineData("180天内", "2026-08-12")]
    [InlineData("180日内", "2026-08-12")]
    [InlineData("10个自然日内", "2026-02-23")]
    [InlineData("1个工作日内", "2026-02-14")]
    [InlineData("5个工作日", "2026-02-27")]
    [InlineData("5个工作日内完成", "2026-02-27")]
    [InlineData("20个工作日内", "2026-03-19")]
    [InlineData("十五个工作日内", "2026-03-12")]
    [InlineData("自印发之日起5个工作日内", "2026-02-27")]
    [InlineData("交办后7日内", "2026-02-20")]
    [InlineData("2周内", "2026-02-27")]
    [InlineData("两周内", "2026-02-27")]
    [InlineData("一个星期内", "2026-02-20")]
    [InlineData("3个月", "2026-05-13")]
    [InlineData("三个月内", "2026-05-13")]
    [InlineData("两个月内整改到位", "2026-04-13")]
    [InlineData("6个月集中整改", "2026-08-13")]
    [InlineData("半年内", "2026-08-13")]
    [InlineData("一年内", "2027-02-13")]
    [InlineData("立行立改", "2026-02-28")]
    [InlineData("立即整改", "2026-02-28")]
    [InlineData("立知立改。", "2026-02-28")]
    [InlineData("即知即改", "2026-02-28")]
    [InlineData("马上整改", "2026-02-28")]
    // only kept up
    [InlineData("长期坚持", "长期")]
    [InlineData("长期", "长期")]
    [InlineData("持续推进", "长期")]
    [InlineData("常态化坚持", "长期")]
    [InlineData("常态化", "长期")]
    [InlineData("持续整改", "长期")]
    [InlineData("年内持续推进", "长期")]
    [InlineData("2026年持续推进", "长期")]
    [InlineData("全年持续推进", "长期")]
    [InlineData("每季度", "长期")]
    [InlineData("每季度开展一次督查", "长期")]
    [InlineData("每月底前报告", "长期")]
    [InlineData("长期坚持，每季度报告", "长期")]
    [InlineData("长期坚持（已完成）", "长期")]
    // both
    [InlineData("立行立改,长期坚持", "2026-02-28 长期")]
    [InlineData("立行立改并长期坚持", "2026-02-28 长期")]
    [InlineData("立行立改长期坚持", "2026-02-28 长期")]
    [InlineData("立行立改、持续推进", "2026-02-28 长期")]
    [InlineData("2024年底前，并长期坚持", "2024-12-31 长期")]
    [InlineData("2026年底前完成，长期坚持", "2026-12-31 长期")]
    [InlineData("2026年底前完成并持续推进", "2026-12-31 长期")]
    [InlineData("6月底前取得阶段性成果并持续推进", "2026-06-30 长期")]
    [InlineData("2026年6月30日前（长期坚持）", "2026-06-30 长期")]
    [InlineData("2026年底前\n长期坚持", "2026-12-31 长期")]
    // several
    [InlineData("9月底前启动、10月底前完成", "2026-09-30=启动 | 2026-10-31=完成")]
    [InlineData("9月底前启动 10月底前完成", "2026-09-30=启动 | 2026-10-31=完成")]
    [InlineData("9月底前启动\n10月底前完成", "2026-09-30=启动 | 2026-10-31=完成")]
    [InlineData("9月底前\n10月底前", "2026-09-30 | 2026-10-31")]
    [InlineData("①9月底前启动②10月底前完成", "2026-09-30=启动 | 2026-10-31=完成")]
    [InlineData("（1）9月底前启动；（2）10月底前完成", "2026-09-30=启动 | 2026-10-31=完成")]
    [InlineData("启动：9月底前；完成：10月底前", "2026-09-30=启动 | 2026-10-31=完成")]
    [InlineData("2025年9月底前启动、10月底前完成", "2025-09-30=启动 | 2025-10-31=完成")]
    [InlineData("1个月内建立机制，每季度报告，年内完成", "2026-03-13=建立机制 | 长期=报告 | 2026-12-31=完成")]
    [InlineData("1个月内建立联席会议制度，每季度开展一次督查，年内完成整改", "2026-03-13=建立联席会议制度 | 长期=开展督查 | 2026-12-31=完成整改")]
    [InlineData("9月底前启动、10月底前完成，并长期坚持", "2026-09-30=启动 | 2026-10-31=完成 长期")]
    [InlineData("3月、6月、9月底前", "2026-03-31 | 2026-06-30 | 2026-09-30")]
    [InlineData("6月底前，完成整改；12月底前，建立日常监管机制", "2026-06-30=完成整改 | 2026-12-31=建立日常监管机制")]
    public void A_text_is_read(string text, string expected) => Assert.Equal(expected, Shown(Read(text)));

    [Theory]
    [InlineData("", "没有写完成时限")]
    [InlineData(" 　\n", "没有写完成时限")]
    [InlineData(null, "没有写完成时限")]
    // damaged
    [InlineData("20259月底前", "“20259月底前”缺字或多字")]
    [InlineData("202591日", "“202591日”缺字或多字")]
    [InlineData("312日", "缺字或多字")]
    [InlineData("20269月", "缺字或多字")]
    [InlineData("年6月底", "缺字或多字")]
    [InlineData("202606", "缺字或多字")]
    [InlineData("226年6月底", "缺字或多字")]
    [InlineData("2026", "缺字或多字")]
    [InlineData("2026年9", "缺字或多字")]
    [InlineData("2026年6月.30日", "“.30日”读不懂")]
    [InlineData("2026年6月-", "缺字或多字")]
    [InlineData("6月底前12月底前", "缺字或多字")]
    [InlineData("2026 12 31", "数字之间有空格")]
    [InlineData("1 2月底", "数字之间有空格")]
    [InlineData("46022", "表格的日期序号")]
    [InlineData("2026.1", "分不清是2026年1月还是2026年10月")]
    [InlineData("6.3", "分不清是6月3日还是6月30日")]
    // impossible
    [InlineData("2026年2月30日", "没有“2026年2月30日”这一天")]
    [InlineData("2026-02-29", "没有“2026-02-29”这一天")]
    [InlineData("20260231", "没有“20260231”这一天")]
    [InlineData("4月31日前", "没有“4月31日前”这一天")]
    [InlineData("13月底前", "不是有效的月份")]
    [InlineData("20261331", "不是有效的月份")]
    [InlineData("0月底", "不是有效的月份")]
    [InlineData("五季度", "不是有效的季度")]
    [InlineData("2026年6月30日（星期三）", "写的是星期三，而2026年6月30日是星期二")]
    // unclear
    [InlineData("春节前", "没有确定的日期")]
    [InlineData("2026年春节前", "没有确定的日期")]
    [InlineData("尽快", "没有确定的日期")]
    [InlineData("尽快完成", "没有确定的日期")]
    [InlineData("待定", "没有确定的日期")]
    [InlineData("两会前", "没有确定的日期")]
    [InlineData("近期", "没有确定的日期")]
    [InlineData("适时", "没有确定的日期")]
    [InlineData("十一前", "没有确定的日期")]
    [InlineData("月底前", "没有确定的日期")]
    [InlineData("年初", "没有确定的日期")]
    [InlineData("6月初", "没有确定的日期")]
    [InlineData("6月中", "没有确定的日期")]
    [InlineData("2026年初", "没有确定的日期")]
    [InlineData("按期完成", "没有确定的日期")]
    [InlineData("6月前", "分不清是期初之前还是期末之前")]
    [InlineData("2026年6月前完成", "分不清是期初之前还是期末之前")]
    [InlineData("2026年前", "分不清是期初之前还是期末之前")]
    [InlineData("三季度前", "分不清是期初之前还是期末之前")]
    [InlineData("6月上旬前", "分不清是期初之前还是期末之前")]
    [InlineData("3月内", "“3月内”分不清是当月之内还是几个月之内。请写成“3月底前”或“3个月内”")]
    [InlineData("15日前", "没有写月份")]
    [InlineData("15号", "没有写月份")]
    [InlineData("5个工作日前", "请写成“5个工作日内”")]
    [InlineData("10-12", "分不清是日期还是起止范围")]
    [InlineData("26.6.30", "四位年份")]
    [InlineData("1至2个半月", "请写成“×日内”")]
    [InlineData("36小时内", "以小时计")]
    [InlineData("0日内", "太长或为零")]
    [InlineData("9999天内", "缺字或多字")]
    [InlineData("999个月内", "太长或为零")]
    [InlineData("2026年底前持续推进", "分不清是否到期完成")]
    [InlineData("2026年6月底前，持续推进", "分不清是否到期完成")]
    [InlineData("持续推进，2026年6月底前完成", "分不清是否到期完成")]
    // kinds of rectification
    [InlineData("短期6个月", "只是整改类别")]
    [InlineData("中期1-2年", "只是整改类别")]
    [InlineData("长期3-5年", "只是整改类别")]
    [InlineData("短期", "只是整改类别")]
    [InlineData("限期整改", "只是整改类别")]
    [InlineData("3-5年", "年限范围")]
    // no deadline at all
    [InlineData("已完成", "不是完成时限")]
    [InlineData("无", "不是完成时限")]
    [InlineData("—", "不是完成时限")]
    [InlineData("/", "不是完成时限")]
    [InlineData("已完成并长期坚持", "不是完成时限")]
    [InlineData("完成整改", "读不懂")]
    // ranges
    [InlineData("2026年6月至3月", "截止时间不晚于起始时间")]
    [InlineData("11月至2月", "截止时间不晚于起始时间")]
    [InlineData("6-3月", "截止时间不晚于起始时间")]
    [InlineData("2026年3月起", "只有起始时间")]
    [InlineData("2026年3月1日起长期坚持", "只有起始时间")]
    [InlineData("11月底前启动、2月底前完成", "早于前一个日期")]
    // too far
    [InlineData("2206年6月底前", "离台账年度2026年太远")]
    [InlineData("2015年12月31日", "离台账年度2026年太远")]
    [InlineData("2047-01-01", "离台账年度2026年太远")]
    [InlineData("99年底前", "离台账年度2026年太远")]
    // only partly known
    [InlineData("2026年6月底前（延期至9月底）", "括号里的“延期至9月底”读不懂")]
    [InlineData("2026年6月底前（原为3月底前）", "括号里")]
    [InlineData("2026年6月底前（", "括号不成对")]
    [InlineData("2026年6月底前）", "读不懂")]
    [InlineData("2026年6月底左右", "“左右”读不懂")]
    [InlineData("2026年6月底前不能完成", "读不懂")]
    [InlineData("2026年6月底前完成，视情延期", "没有确定的日期")]
    [InlineData("2026年6月底前完成后延期", "读不懂")]
    [InlineData("2026年6月3", "少了“日”字")]
    [InlineData("6月30个", "少了“日”字")]
    [InlineData("2026年6月底前，完成2026年度任务", "读不懂")]
    [InlineData("2026年6月底前完成2026年整改", "“2026年整改”读不懂")]
    [InlineData("2026年6月底前建成5个月", "“5个月”读不懂")]
    [InlineData("2026年6月底后", "读不懂")]
    [InlineData("3个月后", "读不懂")]
    [InlineData("2026年6月30日或7月15日", "读不懂")]
    [InlineData("甲市示例局2026年6月底前", "读不懂")]
    [InlineData("2026年6月底前 abc", "读不懂")]
    [InlineData("启动：", "不是完成时限")]
    public void A_text_that_is_not_certain_is_refused_with_the_reason(string? text, string reason) =>
        Assert.Contains(reason, Assert.IsType<DeadlineReading.Refused>(Read(text)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("15日内")]
    [InlineData("5个工作日内")]
    [InlineData("3个月")]
    [InlineData("半年内")]
    [InlineData("立行立改")]
    [InlineData("立行立改，长期坚持")]
    public void A_relative_term_without_an_issue_date_is_refused(string text) =>
        Assert.Contains("没有印发（交办）日期", Assert.IsType<DeadlineReading.Refused>(Read(text, issued: null)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("明年6月底前")]
    [InlineData("本月底前")]
    [InlineData("下月15日前")]
    public void Which_year_or_month_is_meant_hangs_on_the_issue_date_and_nothing_is_counted_from_it(string text)
    {
        var missing = Assert.IsType<DeadlineReading.Refused>(Read(text, issued: null)).Reason;
        var far = Assert.IsType<DeadlineReading.Refused>(Read(text, issued: new DateOnly(2012, 3, 2))).Reason;

        Assert.All([missing, far], reason => Assert.DoesNotContain("起算", reason, StringComparison.Ordinal));
        Assert.All([missing, far], reason => Assert.Contains("是哪年哪月，要看印发（交办）日期", reason, StringComparison.Ordinal));
        Assert.Contains("2012年3月2日离台账年度2026年太远", far, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("6月底前", "未写年份，按印发（交办）日期为2026年")]
    [InlineData("年内", "未写年份，按印发（交办）日期为2026年")]
    [InlineData("3-6月", "未写年份，按印发（交办）日期为2026年；写的是起止时间，取截止时间")]
    [InlineData("2026年3月至6月", "写的是起止时间，取截止时间")]
    [InlineData("今年底前", "“今年”按2026年")]
    [InlineData("7日内", "自2026年2月13日起算")]
    [InlineData("立行立改", "“立行立改”按交办之日起15日")]
    [InlineData("立行立改，2026年6月30日前", "“立行立改”另有明确日期，以明确日期为准")]
    [InlineData("2026年6月30日前（已完成）", "原文注明“已完成”")]
    [InlineData("年内持续推进", "未定完成日期，按长期坚持办理")]
    [InlineData("每季度", "按周期开展，不设完成日期")]
    [InlineData("2026年6月30日", null)]
    [InlineData("长期坚持", null)]
    public void What_was_assumed_is_said(string text, string? note) => Assert.Equal(note, Assert.Single(Parts(text)).Note);

    [Fact]
    public void A_later_date_without_a_year_takes_the_year_before_it_and_says_so()
    {
        var parts = Parts("2025年9月底前启动、10月底前完成");

        Assert.Equal([null, "未写年份，沿用前文2025年"], parts.Select(part => part.Note));
        Assert.Equal(["2025年9月底前启动", "10月底前完成"], parts.Select(part => part.Text));
    }

    [Fact]
    public void A_part_is_quoted_as_it_was_written()
    {
        Assert.Equal(["９ 月底前启动", "10月底前完成"], Parts(" ９ 月底前启动、10月底前完成。").Select(part => part.Text));
        Assert.Equal("2024 年 12 月底。", Assert.Single(Parts("2024 年 12 月底。 ")).Text);
    }

    [Fact]
    public void Working_days_counted_into_a_year_without_a_calendar_are_provisional()
    {
        var late = new DateOnly(2026, 12, 28);
        var parts = Assert.IsType<DeadlineReading.Understood>(Read("5个工作日内；3个工作日内；15日内", late)).Parts;

        Assert.Equal([true, false, false], parts.Select(part => part.Provisional));
        Assert.Equal([new DateOnly(2027, 1, 5), new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 12)], parts.Select(part => part.Date!.Value));
        Assert.Equal("自2026年12月28日起算；节假日安排未导入，暂按周末和元旦推算", parts[0].Note);
    }

    [Fact]
    public void A_month_after_the_31st_ends_with_the_shorter_month()
    {
        Assert.Equal("2026-02-28", Shown(Read("1个月内", new DateOnly(2026, 1, 31))));
        Assert.Equal("2025-02-28", Shown(Read("一年内", new DateOnly(2024, 2, 29))));
    }

    [Theory]
    [InlineData("2026-03-20", "一个半月内", "2026-05-05")]
    [InlineData("2026-01-20", "一个半月内", "2026-03-07")]
    [InlineData("2026-01-31", "一个半月内", "2026-03-15")]
    [InlineData("2026-12-20", "两个半月内", "2027-03-07")]
    public void The_half_month_is_counted_after_the_whole_ones(string issued, string text, string day) =>
        Assert.Equal(day, Shown(Read(text, DateOnly.ParseExact(issued, "yyyy-MM-dd", CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("明年6月底前", "2027-06-30")]
    [InlineData("次年3月底前", "2027-03-31")]
    [InlineData("明年底前", "2027-12-31")]
    public void Next_year_is_the_one_after_the_issue_and_not_after_the_ledgers_year(string text, string day) =>
        Assert.Equal(day, Shown(DeadlineReader.Read(text, new DateOnly(2026, 1, 10), 2025, Calendar, new DeadlineTerms())));

    [Theory]
    [InlineData("今年底前", "2026-12-31")]
    [InlineData("本年度内", "2026-12-31")]
    [InlineData("年底前", "2025-12-31")]
    [InlineData("本月底前", "2026-01-31")]
    public void This_year_is_that_of_the_issue_and_a_year_that_is_not_named_that_of_the_ledger(string text, string day) =>
        Assert.Equal(day, Shown(DeadlineReader.Read(text, new DateOnly(2026, 1, 10), 2025, Calendar, new DeadlineTerms())));

    [Fact]
    public void This_year_without_an_issue_date_is_the_ledgers() =>
        Assert.Equal("2025-12-31", Shown(DeadlineReader.Read("今年底前", null, 2025, Calendar, new DeadlineTerms())));

    [Theory]
    [InlineData("2025-12-15", "下月底前", "2026-01-31")]
    [InlineData("2026-01-31", "下月底前", "2026-02-28")]
    [InlineData("2025-12-31", "次月10日前", "2026-01-10")]
    [InlineData("2025-12-31", "本月底前", "2025-12-31")]
    [InlineData("2025-12-25", "7日内", "2026-01-01")]
    [InlineData("2025-12-31", "1个工作日内", "2026-01-04")]
    public void What_counts_from_the_issue_goes_on_over_the_years_end(string issued, string text, string day) =>
        Assert.Equal(day, Shown(DeadlineReader.Read(text, DateOnly.ParseExact(issued, "yyyy-MM-dd", CultureInfo.InvariantCulture), 2026, Calendar, new DeadlineTerms())));

    [Theory]
    [InlineData("6-6月")]
    [InlineData("2026年6月至6月")]
    [InlineData("2026-2026年")]
    [InlineData("2026年3月1日至1日")]
    [InlineData("2026年6-6月")]
    [InlineData("6月5-5日")]
    public void A_range_that_ends_where_it_begins_is_refused(string text) =>
        Assert.Contains("不晚于起始时间", Assert.IsType<DeadlineReading.Refused>(Read(text)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData(2016, true)]
    [InlineData(2015, false)]
    [InlineData(2046, true)]
    [InlineData(2047, false)]
    public void A_deadline_lies_from_ten_years_before_the_ledgers_to_twenty_after(int year, bool taken) =>
        Assert.Equal(taken, DeadlineReader.FromDate(new DateOnly(year, 6, 30), 2026) is DeadlineReading.Understood);

    [Fact]
    public void What_is_due_soon_is_due_from_today_to_the_seventh_day_after() =>
        Assert.Equal(new DateOnly(2027, 1, 3), DueSoon.LastDay(new DateOnly(2026, 12, 27)));

    [Fact]
    public void The_term_of_an_immediate_fix_is_the_offices() =>
        Assert.Equal("2026-03-15", Shown(DeadlineReader.Read("立行立改", Issued, 2026, Calendar, new DeadlineTerms { ImmediateFixDays = 30 })));

    [Fact]
    public void An_immediate_fix_beside_a_date_needs_no_issue_date() =>
        Assert.Equal("2026-06-30", Shown(Read("立行立改，2026年6月底前", issued: null)));

    [Fact]
    public void An_issue_date_far_from_the_ledger_is_refused() =>
        Assert.Contains("交办日期9999年12月31日离台账年度2026年太远", Assert.IsType<DeadlineReading.Refused>(Read("15日内", DateOnly.MaxValue)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_text_of_more_than_200_characters_is_refused()
    {
        Assert.Contains("超过200个字", Assert.IsType<DeadlineReading.Refused>(Read(new string('9', 201))).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("超过200个字", Assert.IsType<DeadlineReading.Refused>(Read(new string('9', 200))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_real_date_is_taken_when_it_is_near_the_ledgers_year()
    {
        var part = Assert.Single(Assert.IsType<DeadlineReading.Understood>(DeadlineReader.FromDate(new DateOnly(2026, 6, 30), 2026)).Parts);
        Assert.Equal((new DateOnly(2026, 6, 30), "2026年6月30日"), (part.Date!.Value, part.Text));
        Assert.IsType<DeadlineReading.Refused>(DeadlineReader.FromDate(new DateOnly(1900, 1, 1), 2026));
    }

    [Fact]
    public void A_ledgers_year_or_a_term_out_of_range_is_an_error()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineReader.Read("年底", Issued, 26, Calendar, new DeadlineTerms()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeadlineTerms { ImmediateFixDays = 0 });
    }

    private static DeadlineReading Read(string? text) => Read(text, Issued);

    private static DeadlineReading Read(string? text, DateOnly? issued) => DeadlineReader.Read(text, issued, 2026, Calendar, new DeadlineTerms());

    private static IReadOnlyList<DeadlinePart> Parts(string text) => Assert.IsType<DeadlineReading.Understood>(Read(text)).Parts;

    private static string Shown(DeadlineReading reading) => reading switch
    {
        DeadlineReading.Understood understood => string.Join(" | ", understood.Parts.Select(Shown)),
        DeadlineReading.Refused refused => refused.Reason,
        _ => "",
    };

    private static string Shown(DeadlinePart part)
    {
        var label = part.Label is null ? "" : "=" + part.Label;
        return part.Date is { } date
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + label + (part.LongTerm ? " 长期" : "")
            : "长期" + label;
    }
}
