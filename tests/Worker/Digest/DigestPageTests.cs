using System.Text;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Worker.Digest;
using CaseReform.Ops.Worker.Tests.Letters;

namespace CaseReform.Ops.Worker.Tests.Digest;

public sealed class DigestPageTests
{
    [Fact]
    public void A_digest_survives_mail_programs_and_says_the_same_in_text()
    {
        var figures = DigestSamples.Ledger(80, 8) with
        {
            Undelivered = new([new UndeliveredLetter(new DateOnly(2026, 11, 12), "王示例", "乙县示例局", DeliveryFailure.Refused, null)], 1),
            VacantChains = new([DigestSamples.Measure(9)], 1),
            ProvisionalYears = [2027],
        };
        var page = DigestPage.Render(DigestSamples.Model(figures));
        Pages.AssertSurvivesMailPrograms(page);
        Pages.AssertTextSaysTheSame(page);
        Assert.Equal("【整改周报】第47期（2026年11月16日）", page.Subject);
    }

    [Fact]
    public void The_movement_is_printed_so_that_it_adds_up()
    {
        var text = DigestPage.Render(DigestSamples.Model(DigestSamples.Ledger(80, 8))).Text;
        Assert.Contains("期初未销号76项，本期新增6项、重新打开1项、销号2项，更正减少1项，期末未销号80项。", text, StringComparison.Ordinal);
        Assert.Contains("期初未销号：76　新增：+6　重新打开：+1　销号：−2　更正：−1　期末未销号：80", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_a_clear_no_change()
    {
        var nothing = new DigestTally(DigestSamples.Period).Figures(new DigestFlow(0, 0, 0, 0, 0, 0));
        var page = DigestPage.Render(DigestSamples.Model(nothing) with { Attachment = null });
        Pages.AssertSurvivesMailPrograms(page);
        Assert.Contains("台账中暂无问题，本期无变化。", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("二、", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_still_week_says_so_and_keeps_its_figures()
    {
        var figures = DigestSamples.Ledger(80, 8) with { Flow = new DigestFlow(72, 0, 0, 0, 0, 72) };
        var text = DigestPage.Render(DigestSamples.Model(figures)).Text;
        Assert.Contains("未销号问题本期无增减：期初72项，期末72项。", text, StringComparison.Ordinal);
        Assert.Contains("二、逾期清单", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_problems_stay_one_page_with_the_rest_counted()
    {
        var figures = DigestSamples.Ledger(100_000, 3000);
        var page = DigestPage.Render(DigestSamples.Model(figures));
        Assert.InRange(Encoding.UTF8.GetByteCount(page.Html), 1, 100 * 1024);
        Assert.Contains($"其余{figures.Overdue.Total - 40}条见附件。", page.Text, StringComparison.Ordinal);
        Assert.Contains("六、各单位情况（3000个）", page.Text, StringComparison.Ordinal);
        Assert.Contains("其余2960条见附件。", page.Text, StringComparison.Ordinal);
        Assert.Contains($"其余{figures.DueNext.Total - 40}条见附件。", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_digest_says_why_and_how_many_weeks_it_covers()
    {
        var figures = DigestSamples.Ledger(80, 8) with { Period = DigestSamples.Period with { WeeksMissed = 2, From = new DateOnly(2026, 10, 26) } };
        var text = DigestPage.Render(DigestSamples.Model(figures) with { LateBecause = "因服务停机" }).Text;
        Assert.Contains("此前2周未出周报，本期合并统计。", text, StringComparison.Ordinal);
        Assert.Contains("因服务停机，本期未能按时发出。", text, StringComparison.Ordinal);
        Assert.Contains("统计期间为2026年10月26日至2026年11月16日，数据截至2026年11月16日08:30。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_system_section_is_there_only_with_news() => Assert.DoesNotContain(
        "投递与系统情况", DigestPage.Render(DigestSamples.Model(DigestSamples.Ledger(80, 8))).Text, StringComparison.Ordinal);

    [Fact]
    public void Broken_promises_are_facts_with_unit_and_number_and_shown_only_when_there_are_any()
    {
        var figures = DigestSamples.Ledger(80, 8);
        Assert.DoesNotContain("承诺", DigestPage.Render(DigestSamples.Model(figures)).Text, StringComparison.Ordinal);
        var broken = figures with { BrokenPromises = new([.. Enumerable.Range(1, 30).Select(DigestSamples.Measure)], 30) };
        var page = DigestPage.Render(DigestSamples.Model(broken));
        Pages.AssertSurvivesMailPrograms(page);
        Pages.AssertTextSaysTheSame(page);
        Assert.Contains("三、本期承诺到期未完成（30条）", page.Text, StringComparison.Ordinal);
        Assert.Contains("其余10条见附件。", page.Text, StringComparison.Ordinal);
        var numbers = DigestPage.Render(DigestSamples.Model(broken) with { NumbersOnly = true }).Text;
        Assert.Contains("9-1", numbers, StringComparison.Ordinal);
        Assert.DoesNotContain("甲市", numbers, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_of_the_audit_chain_stands_in_the_offices_copy_alone()
    {
        var model = DigestSamples.Model(DigestSamples.Ledger(80, 8));
        Assert.DoesNotContain("审计链", DigestPage.Render(model).Text, StringComparison.Ordinal);
        Assert.Contains("存档：审计链头第123456号，校验码a1b2c3d4e5f60718\n", DigestPage.Render(model with { IsOfficeCopy = true }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_done_and_what_got_worse_is_told_by_number_before_anything_else()
    {
        var figures = DigestSamples.Ledger(80, 8) with
        {
            Closed = new([new DigestNumber(null, "3"), new DigestNumber(null, "12")], 2),
            Completed = new([new DigestNumber("甲台账", "5-1"), new DigestNumber("甲台账", "7-2"), new DigestNumber("乙台账", "5-1")], 3),
            NewlyOverdue = new([.. Enumerable.Range(1, 50).Select(n => new DigestNumber(null, $"{n}-1"))], 64),
            Reopened = new([new DigestNumber(null, "9")], 1),
        };
        var text = DigestPage.Render(DigestSamples.Model(figures)).Text;
        Assert.Contains("本期销号2项：3、12。", text, StringComparison.Ordinal);
        Assert.Contains("本期完成措施3条：甲台账 5-1、7-2；乙台账 5-1。", text, StringComparison.Ordinal);
        Assert.Contains("本期新增逾期64条：1-1、2-1、", text, StringComparison.Ordinal);
        Assert.Contains("、30-1等。", text, StringComparison.Ordinal);
        Assert.Contains("本期重新打开1项：9。", text, StringComparison.Ordinal);
        Assert.Contains($"（{figures.Overdue.Total}条，本期新增64条）", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("本期销号2项", StringComparison.Ordinal) < text.IndexOf("期初未销号", StringComparison.Ordinal));
    }

    [Fact]
    public void A_week_in_which_nothing_was_done_says_so()
    {
        var text = DigestPage.Render(DigestSamples.Model(DigestSamples.Ledger(3, 1) with { Closed = new([], 0), NewlyOverdue = new([], 0) })).Text;
        Assert.Contains("本期无销号。\n本期无措施完成。\n本期无新增逾期。\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("本期重新打开", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_is_named_by_its_own_text_and_whose_it_is()
    {
        var row = DigestSamples.Measure(9) with { Text = "公布首问负责人名单", Owner = new DigestOwner("赵示例", null), IsNew = true };
        var page = DigestPage.Render(DigestSamples.Model(DigestSamples.Ledger(80, 8) with { Overdue = new([row], 1) }));
        Assert.Contains("整改措施：公布首问负责人名单　问题：窗口服务首问负责制落实不到位", page.Text, StringComparison.Ordinal);
        Assert.Contains("责任单位：甲市示例局　责任人、分管领导：责任人赵示例，分管空缺　完成时限：11月13日　逾期：3天，本期新增", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("空缺", DigestPage.Render(DigestSamples.Model(DigestSamples.Ledger(80, 8) with { Overdue = new([row], 1) }) with { NumbersOnly = true }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_ledgers_stand_each_by_itself_and_in_total()
    {
        var figures = DigestSamples.Ledger(80, 8);
        Assert.DoesNotContain("分台账", DigestPage.Render(DigestSamples.Model(figures)).Text, StringComparison.Ordinal);
        var two = figures with { Ledgers = [new DigestLedger("甲台账", 50, 1, 2, 3, 4, new Rate(5, 50)), new DigestLedger("乙台账", 30, 0, 0, 1, 0, new Rate(3, 30))] };
        var page = DigestPage.Render(DigestSamples.Model(two));
        Pages.AssertSurvivesMailPrograms(page);
        Pages.AssertTextSaysTheSame(page);
        Assert.Contains("甲台账　问题：50　本期销号：1　本期完成：2　逾期措施：3　近期到期：4　销号率：10.0%", page.Text, StringComparison.Ordinal);
        Assert.Contains("合计　问题：80", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("甲台账", DigestPage.Render(DigestSamples.Model(two) with { NumbersOnly = true }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_without_a_calendar_are_a_clause_and_no_section()
    {
        var text = DigestPage.Render(DigestSamples.Model(DigestSamples.Ledger(80, 8) with { ProvisionalYears = [2027, 2028] })).Text;
        Assert.Contains("数据截至2026年11月16日08:30；2027、2028年节假日安排未导入，涉及的工作日为暂算。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("投递与系统情况", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_that_was_too_large_says_where_it_lies()
    {
        var text = DigestPage.Render(DigestSamples.Model(DigestSamples.Ledger(400, 8)) with { Attachment = null, AttachmentLiesAt = "var/digests/2026-47.xlsx" }).Text;
        Assert.Contains("存放于：var/digests/2026-47.xlsx", text, StringComparison.Ordinal);
        Assert.Contains("条见整改台账。", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, 22, "本周到期")]
    [InlineData(23, 29, "下周到期")]
    [InlineData(16, 29, "近期到期")]
    public void The_coming_window_is_named_by_its_days(int from, int to, string title)
    {
        var period = DigestSamples.Period with { NextFrom = new DateOnly(2026, 11, from), NextTo = new DateOnly(2026, 11, to) };
        var page = DigestPage.Render(DigestSamples.Model(DigestSamples.Ledger(80, 8) with { Period = period }));
        Assert.Contains($"三、{title}（", page.Text, StringComparison.Ordinal);
        Assert.Contains($"完成时限在2026年11月{from}日至2026年11月{to}日之间。", page.Text, StringComparison.Ordinal);
    }
}
