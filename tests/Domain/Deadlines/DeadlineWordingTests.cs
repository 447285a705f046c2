using System.Globalization;
using System.Text.RegularExpressions;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Deadlines;

namespace CaseReform.Ops.Domain.Tests.Deadlines;

/// <summary>Wordings that any clerk can read, in a ledger of 2026 issued on Monday 2 November 2026; and damage, which is named as what it is.</summary>
public sealed partial class DeadlineWordingTests
{
    private static readonly WorkingCalendar Calendar = new(ShippedCalendars.All);
    private static readonly DateOnly Issued = new(2026, 11, 2);

    [Theory]
    // what is reached by the day
    [InlineData("2026年12月31日完工", "2026-12-31")]
    [InlineData("2026年12月31日前完工", "2026-12-31")]
    [InlineData("2026年12月20日前通水", "2026-12-20")]
    [InlineData("2026年12月31日前投用", "2026-12-31")]
    [InlineData("2026年12月31日前建成", "2026-12-31")]
    [InlineData("2026年12月31日前办结", "2026-12-31")]
    [InlineData("2026年12月31日前完成", "2026-12-31")]
    [InlineData("2026年12月31日前到位", "2026-12-31")]
    [InlineData("2026年12月31日前报送", "2026-12-31")]
    [InlineData("12月15日前通车", "2026-12-15")]
    [InlineData("2026年底建成投用", "2026-12-31")]
    [InlineData("年底前通水", "2026-12-31")]
    [InlineData("12月底前投入运营", "2026-12-31")]
    [InlineData("2026年12月底前全线贯通", "2026-12-31")]
    [InlineData("2026年12月底前主体封顶", "2026-12-31")]
    [InlineData("2026年12月底前点火试车", "2026-12-31")]
    [InlineData("2027年6月底前入驻", "2027-06-30")]
    [InlineData("2026年11月30日前挂牌", "2026-11-30")]
    [InlineData("2026年12月完工", "2026-12-31")]
    [InlineData("2026年第四季度完工", "2026-12-31")]
    [InlineData("2026.12.31完工", "2026-12-31")]
    [InlineData("2026-12-31前通水", "2026-12-31")]
    [InlineData("12月20日竣工", "2026-12-20")]
    [InlineData("30日内完工", "2026-12-02")]
    [InlineData("3个月内建成投产", "2027-02-02")]
    [InlineData("2026年12月31日（周四）前完工", "2026-12-31")]
    [InlineData("2026年12月底前由市财政局牵头办理", "2026-12-31")]
    [InlineData("2026年12月底前交付使用", "2026-12-31")]
    [InlineData("2026年11月20日前退缴", "2026-11-20")]
    [InlineData("2026年12月底前建成12个服务站", "2026-12-31")]
    [InlineData("2026年12月31日前安装80套", "2026-12-31")]
    [InlineData("12月底前拨付到位1.5万元", "2026-12-31")]
    [InlineData("2026年底前完成率达到95%", "2026-12-31")]
    [InlineData("2026年底前完工，并持续巩固", "2026-12-31 长期")]
    [InlineData("2026年12月31日前，长期坚持", "2026-12-31 长期")]
    [InlineData("2026年底前基本完工，2027年6月底前投用", "2026-12-31=基本完工 | 2027-06-30=投用")]
    [InlineData("第一阶段：11月底前；第二阶段：12月底前", "2026-11-30=第一阶段 | 2026-12-31=第二阶段")]
    // from the issue
    [InlineData("会议纪要印发之日起20日内", "2026-11-22")]
    [InlineData("自会议纪要印发之日起20日内", "2026-11-22")]
    [InlineData("会议印发之日起20日内", "2026-11-22")]
    [InlineData("文件印发后一个月内", "2026-12-02")]
    [InlineData("文件印发之日起1个月内", "2026-12-02")]
    [InlineData("自文件下发之日起30日内", "2026-12-02")]
    [InlineData("自交办之日起15日内", "2026-11-17")]
    [InlineData("自交办之日起20个工作日内", "2026-11-30")]
    [InlineData("从交办之日起7日内完成整改", "2026-11-09")]
    [InlineData("自任务交办之日起15日", "2026-11-17")]
    [InlineData("自交办日起7天内", "2026-11-09")]
    [InlineData("自方案印发之日起三个月内", "2027-02-02")]
    [InlineData("本方案印发之日起半年内", "2027-05-02")]
    [InlineData("通知下发后5个工作日内", "2026-11-09")]
    [InlineData("自本通知发布之日起10个工作日内", "2026-11-16")]
    [InlineData("整改通知书下达之日起30日内", "2026-12-02")]
    [InlineData("督办函发出之日起15日内", "2026-11-17")]
    [InlineData("交办单签发之日起，15日内", "2026-11-17")]
    [InlineData("交办后2周内", "2026-11-16")]
    [InlineData("印发之日起15日内完成，并长期坚持", "2026-11-17 长期")]
    [InlineData("20日内（自印发之日起）", "2026-11-22")]
    [InlineData("20日内（会议纪要印发之日起）完成", "2026-11-22")]
    [InlineData("自交办之日起至12月15日", "2026-12-15")]
    [InlineData("1至2个月内", "2027-01-02")]
    [InlineData("两个月内到位", "2027-01-02")]
    [InlineData("当日", "2026-11-02")]
    [InlineData("当天完成", "2026-11-02")]
    [InlineData("交办当日办结", "2026-11-02")]
    [InlineData("当日下班前", "2026-11-02")]
    [InlineData("次日", "2026-11-03")]
    [InlineData("24小时内", "2026-11-03")]
    [InlineData("48小时内", "2026-11-04")]
    [InlineData("自交办之日起72小时内", "2026-11-05")]
    [InlineData("立行立改（2026年11月20日前）", "2026-11-20")]
    [InlineData("立行立改，11月底前完成", "2026-11-30")]
    // the time of day
    [InlineData("2026年12月31日下班前", "2026-12-31")]
    [InlineData("12月31日下班前报送", "2026-12-31")]
    [InlineData("2026年12月31日17:30前", "2026-12-31")]
    [InlineData("2026年12月31日 17：30 前", "2026-12-31")]
    [InlineData("2026年12月31日17时前", "2026-12-31")]
    [InlineData("2026年12月31日17时30分前", "2026-12-31")]
    [InlineData("2026年12月31日17点半前", "2026-12-31")]
    [InlineData("12月31日下午5点前", "2026-12-31")]
    [InlineData("12月31日十七时前", "2026-12-31")]
    [InlineData("12月31日中午12:00前", "2026-12-31")]
    [InlineData("12月31日上午", "2026-12-31")]
    [InlineData("2026年12月31日24时前", "2026-12-31")]
    [InlineData("2026年12月31日24:00前", "2026-12-31")]
    [InlineData("2026年12月31日当天下班前", "2026-12-31")]
    [InlineData("2026-12-31 17:30:00", "2026-12-31")]
    [InlineData("2026-12-31 23:59:59", "2026-12-31")]
    [InlineData("2026/12/31 17:30", "2026-12-31")]
    [InlineData("2026-12-31 17:30前", "2026-12-31")]
    [InlineData("2026-12-31T23:59:59", "2026-12-31")]
    // usual words around it
    [InlineData("预计2026年12月底完成", "2026-12-31")]
    [InlineData("争取2026年底前完成", "2026-12-31")]
    [InlineData("计划于2026年12月底完成", "2026-12-31")]
    [InlineData("拟于12月底前完成", "2026-12-31")]
    [InlineData("整改完成时限：2026年12月31日", "2026-12-31")]
    [InlineData("2026年12月月底前", "2026-12-31")]
    [InlineData("12月月底前", "2026-12-31")]
    [InlineData("本月月底前", "2026-11-30")]
    [InlineData("本月底", "2026-11-30")]
    [InlineData("2026年12月30日至31日", "2026-12-31")]
    [InlineData("2025—2027年", "2027-12-31")]
    [InlineData("2026年第4季度", "2026-12-31")]
    [InlineData("2026年12月 31 日", "2026-12-31")]
    [InlineData("2027年上半年", "2027-06-30")]
    [InlineData("2027年6月底", "2027-06-30")]
    [InlineData("2026年12月31日之前全部完成", "2026-12-31")]
    [InlineData("2026年12月31日前（含当日）完工", "2026-12-31")]
    [InlineData("11月中旬", "2026-11-20")]
    [InlineData("年内", "2026-12-31")]
    [InlineData("20261231", "2026-12-31")]
    [InlineData("（2026年12月31日前）", "2026-12-31")]
    [InlineData("2026年12月底前完成，之后长期坚持", "2026-12-31 长期")]
    [InlineData("2026年12月底前整改完成，转入常态化", "2026-12-31 长期")]
    [InlineData("立行立改 2026年11月底", "2026-11-30")]
    [InlineData("立行立改+长期坚持", "2026-11-17 长期")]
    [InlineData("立行立改，举一反三", "2026-11-17")]
    [InlineData("即时整改", "2026-11-17")]
    [InlineData("长期坚持（2026年12月底前完成首轮）", "2026-12-31 长期")]
    [InlineData("长期坚持（每季度）", "长期")]
    [InlineData("交办15日内", "2026-11-17")]
    [InlineData("2026年12月底前 3 个项目完工", "2026-12-31")]
    // periodic: nothing that could fall due once
    [InlineData("每年12月底前", "长期")]
    [InlineData("每月25日前报送", "长期")]
    [InlineData("每月25日前", "长期")]
    [InlineData("每季度末月25日前报告", "长期")]
    [InlineData("每季度第一个月10日前报告", "长期")]
    [InlineData("每周五前报送", "长期")]
    [InlineData("每年6月底、12月底前", "长期")]
    [InlineData("每月5日前报送上月进展", "长期")]
    [InlineData("每季度", "长期")]
    public void A_text_is_read(string text, string expected) => Assert.Equal(expected, Shown(Read(text)));

    [Theory]
    [InlineData("20259月底前", "年份存疑")]
    [InlineData("20259月", "年份存疑")]
    [InlineData("20269", "年份存疑")]
    [InlineData("202591日", "年份存疑")]
    [InlineData("202612月31日前", "年份存疑")]
    [InlineData("20266月30日", "年份存疑")]
    [InlineData("202606", "年份存疑")]
    [InlineData("226年6月底前", "年份存疑")]
    [InlineData("年6月底前", "年份存疑")]
    [InlineData("2026年1231日", "月、日存疑")]
    [InlineData("1231日前", "月、日存疑")]
    [InlineData("2026年月底前", "月份存疑")]
    [InlineData("2026年13月", "月份存疑")]
    [InlineData("2026年13月底前", "月份存疑")]
    [InlineData("2026-13-01", "月份存疑")]
    [InlineData("20261331", "月份存疑")]
    [InlineData("12月日前", "日期存疑")]
    [InlineData("2026年2月30日", "存疑")]
    [InlineData("2026年11月31日前", "存疑")]
    [InlineData("2026年9月31日", "存疑")]
    [InlineData("0000-00-00", "不是完成时限")]
    [InlineData("0000-00-00 00:00:00", "不是完成时限")]
    [InlineData("NULL", "不是完成时限")]
    [InlineData("2026年9", "缺字或多字")]
    [InlineData("2026.1", "分不清是2026年1月还是2026年10月")]
    [InlineData("10-12", "分不清")]
    public void Damage_is_refused_and_what_is_doubtful_is_named(string text, string doubtful) => Assert.Contains(doubtful, Refused(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026年12月31日0时前", "前一日")]
    [InlineData("12月31日零点前", "前一日")]
    [InlineData("12月31日凌晨", "前一日")]
    [InlineData("2026年12月31日25时前", "钟点")]
    [InlineData("36小时内", "以小时计")]
    [InlineData("2026年12月31日前夕", "读不懂")]
    [InlineData("2026年12月31日前一周", "读不懂")]
    [InlineData("2026年12月底前难以完工", "读不懂")]
    [InlineData("2026年12月底前停工", "读不懂")]
    [InlineData("2026年12月底前缓建", "读不懂")]
    [InlineData("2026年春节前", "没有确定的日期")]
    [InlineData("2027年汛期前", "没有确定的日期")]
    [InlineData("每月报送至2026年底", "读不懂")]
    [InlineData("每月25日前报送12月底前完成", "读不懂")]
    [InlineData("会议纪要印发之日起", "读不懂")]
    [InlineData("会议纪要印发之日起2026年12月底前", "读不懂")]
    [InlineData("2026-12-31T16:00:00.000Z", "读不懂")]
    [InlineData("立行立改（视情延期）", "没有确定的日期")]
    [InlineData("资金到位后30日内", "从哪天起算")]
    [InlineData("省委会议纪要印发之日起20日内", "从哪天起算")]
    [InlineData("长期坚持2026年12月31日", "缺字或多字")]
    [InlineData("（2026年12月31日前，视情延期）", "括号里")]
    [InlineData("举一反三", "不是完成时限")]
    [InlineData("2026年底前建成2026年度项目", "")]
    [InlineData("2026年底前建成3个月内", "")]
    public void What_could_move_or_soften_the_day_is_refused(string text, string reason) => Assert.Contains(reason, Refused(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("20259月底前")]
    [InlineData("202591日")]
    [InlineData("2026年1231日")]
    [InlineData("2026年13月")]
    [InlineData("2026年2月30日")]
    [InlineData("10-12")]
    [InlineData("6.3")]
    [InlineData("15日前")]
    [InlineData("26.6.30")]
    [InlineData("2026 12 31")]
    [InlineData("6月中")]
    [InlineData("2026年6月3")]
    public void An_advice_never_writes_a_date_of_its_own(string text) =>
        Assert.DoesNotMatch(OwnDate(), Refused(text).Replace($"“{text}”", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("会议纪要印发之日起20日内", "自2026年11月2日起算", true)]
    [InlineData("2026年12月31日17时前", "“17时”不计钟点，按当日", true)]
    [InlineData("48小时内", "自2026年11月2日起算；“48小时”按2日", true)]
    [InlineData("2026年12月31日下班前", null, false)]
    [InlineData("2026年12月31日", null, false)]
    [InlineData("2026年12月底前", null, true)]
    [InlineData("2026年第四季度", null, true)]
    [InlineData("长期坚持", null, false)]
    public void What_was_assumed_is_said_and_a_day_that_is_not_written_counts_as_reckoned(string text, string? note, bool reckoned)
    {
        var part = Assert.Single(Assert.IsType<DeadlineReading.Understood>(Read(text)).Parts);
        Assert.Equal((note, reckoned), (part.Note, part.Reckoned));
    }

    [Theory]
    [InlineData("会议纪要印发之日起20日内")]
    [InlineData("文件印发后一个月内")]
    [InlineData("当日")]
    [InlineData("24小时内")]
    public void What_counts_from_the_issue_needs_its_day(string text) => Assert.Contains(
        "没有印发（交办）日期",
        Assert.IsType<DeadlineReading.Refused>(DeadlineReader.Read(text, null, 2026, Calendar, new DeadlineTerms())).Reason,
        StringComparison.Ordinal);

    private static string Refused(string text) => Assert.IsType<DeadlineReading.Refused>(Read(text)).Reason;

    private static DeadlineReading Read(string text) => DeadlineReader.Read(text, Issued, 2026, Calendar, new DeadlineTerms());

    private static string Shown(DeadlineReading reading) => reading switch
    {
        DeadlineReading.Understood understood => string.Join(" | ", understood.Parts.Select(Shown)),
        DeadlineReading.Refused refused => refused.Reason,
        _ => "",
    };

    private static string Shown(DeadlinePart part) =>
        (part.Date is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (part.Label is null ? "" : "=" + part.Label) + (part.LongTerm ? " 长期" : "") : "长期");

    [GeneratedRegex(@"(?:[0-9]{4}年[0-9]|写成“[0-9]+月[0-9]+日)")]
    private static partial Regex OwnDate();
}
