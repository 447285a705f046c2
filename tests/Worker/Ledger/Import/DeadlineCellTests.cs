using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Deadline cells with what stands around them: states, the ledger's own deadlines, the date above the table.</summary>
public sealed class DeadlineCellTests
{
    private const string Header = "序号|存在问题|整改措施|责任单位|完成时限|整改状态\n";
    private const string Table = "序号|存在问题|整改措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|立行立改";

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("—")]
    [InlineData("无")]
    [InlineData("已完成")]
    [InlineData("未写时限")]
    public void A_finished_measure_needs_no_deadline(string deadline)
    {
        var measure = Assert.Single(Assert.Single(Read(Header + $"1|甲问题|甲措施|市财政局|{deadline}|已完成").Problems).Measures);
        Assert.Equal((null, false, "未写时限"), (measure.Deadline, measure.LongTerm, measure.DeadlineText));
        Assert.Equal("未写时限", Assert.Single(Assert.Single(Read(Header + $"1|甲问题|甲措施|市财政局|{deadline}|已销号").Problems).Measures).DeadlineText);
        Assert.Equal("E", Refused(Read(Header + $"1|甲问题|甲措施|市财政局|{deadline}|正在推进")).Column);
    }

    [Theory]
    [InlineData("甲措施")]
    [InlineData("改写过的措施")]
    public void A_blank_deadline_of_a_known_measure_leaves_the_ledgers_alone(string text)
    {
        var reading = Known("1|甲问题|" + text + "|市财政局||正在推进");
        var measure = Assert.Single(Assert.Single(reading.Problems).Measures);
        Assert.Equal((new DateOnly(2026, 9, 30), true, "三季度，并长期坚持"), (measure.Deadline, measure.LongTerm, measure.DeadlineText));
        Assert.Empty(reading.Warnings);
        Assert.Empty(reading.Deadlines);
    }

    [Fact]
    public void A_measure_that_the_ledger_does_not_have_is_not_given_another_ones_deadline() =>
        Assert.Equal("完成时限空白", Refused(Known("1|甲问题|新措施|市财政局||正在推进\n||又一措施||2026年6月底前|")).Reason.Split('：')[1][..6]);

    [Fact]
    public void Every_reckoned_deadline_is_listed_once_with_its_day_and_place()
    {
        var reading = Plain("""
            1|甲问题|甲措施|市财政局|12月底前
            2|乙问题|乙措施|市财政局|20个工作日内
            3|丙问题|丙措施|市财政局|12月底前
            4|丁问题|丁措施|市财政局|2026年12月31日前
            5|戊问题|戊措施|市财政局|会议纪要印发之日起20日内，长期坚持
            6|己问题|己措施|市财政局|每季度
            7|庚问题|庚措施|市财政局|收到整改建议书之日起一个月内
            """);
        Assert.Equal(
            [
                "12月底前 → 2026年12月31日（未写年份，按印发（交办）日期为2026年）　2 处，首处在“台账”第2行",
                "20个工作日内 → 2026年3月30日（自2026年3月2日起算）　1 处，首处在“台账”第3行",
                "会议纪要印发之日起20日内，长期坚持 → 2026年3月22日，并长期坚持（自2026年3月2日起算）　1 处，首处在“台账”第6行",
                "每季度 → 长期坚持（按周期开展，不设完成日期）　1 处，首处在“台账”第7行",
                "收到整改建议书之日起一个月内 → 2026年4月2日（自2026年3月2日起算；收到之日按印发（交办）日期计）　1 处，首处在“台账”第8行",
            ],
            reading.Deadlines.Select(d => d.Line));
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("印发日期：待定|<|<|<|<", "A", "印发日期：待定")]
    [InlineData("印发日期|待定|||", "A", "印发日期 待定")]
    [InlineData("交办时间：|2026年13月1日|||", "A", "交办时间： 2026年13月1日")]
    [InlineData("印发（交办）日期|三月初|||", "A", "印发（交办）日期 三月初")]
    [InlineData("交办日期：2026年3月|<|<|<|<", "A", "交办日期：2026年3月")]
    public void An_issue_date_that_cannot_be_read_is_refused_or_answered_by_the_option(string label, string column, string text)
    {
        var sheet = Grid.Of(label + "\n" + Table);
        var refusal = Assert.Single(LedgerSheetReader.Read([sheet], Options with { Issued = null }).Refusals);
        Assert.Equal((1, column, text), (refusal.Row, refusal.Column, refusal.Text));
        Assert.Contains("--issued", refusal.Reason, StringComparison.Ordinal);

        var answered = Read(sheet);
        Assert.Equal("1(甲措施@0317)", Show(answered));
        Assert.Contains("以 --issued 的2026年3月2日为准", Assert.Single(answered.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("印发（交办）日期：2026年2月2日|<|<|<|<")]
    [InlineData("下发日期|20260202|||")]
    [InlineData("印发日期：二〇二六年二月二日|<|<|<|<")]
    [InlineData("印发日期：待定|交办日期：2026年2月2日|||")]
    public void A_date_of_the_sheet_counts_and_another_of_the_option_is_named(string label)
    {
        var reading = Read(Grid.Of(label + "\n" + Table));
        Assert.Equal("1(甲措施@0217)", Show(reading));
        Assert.Contains("未采用 --issued 的2026年3月2日", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("印发日期|填报单位：市财政局|||")]
    [InlineData("印发日期：||||")]
    [InlineData("交办时间以文件为准|<|<|<|<")]
    public void A_label_without_anything_beside_it_says_nothing(string label) =>
        Assert.Equal("1(甲措施@0317)", Show(Read(Grid.Of(label + "\n" + Table))));

    private static LedgerReading Known(string rows) => LedgerSheetReader.Read([Grid.Of(Header + rows)], Options with
    {
        Known = new Dictionary<string, KnownProblem>
        {
            ["1"] = new() { Number = "1", Measures = [new() { Id = 7, Text = "甲措施", Deadline = new(2026, 9, 30), DeadlineText = "三季度，并长期坚持", LongTerm = true }] },
        },
    });
}
