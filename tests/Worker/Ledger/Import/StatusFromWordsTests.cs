using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Sentences in the columns of states and of progress, and what the columns say together.</summary>
public sealed class StatusFromWordsTests
{
    private static LedgerReading With(string header, string cells) =>
        Read($"序号|问题|措施|责任单位|完成时限|{header}\n1|甲问题|甲措施|市财政局|2026年6月底前|{cells}");

    [Theory]
    [InlineData("整改完成情况", "经核查,已完成整改。", ProblemStatus.InProgress, MeasureStatus.Completed, false)]
    [InlineData("整改完成情况", "已完成整改。", ProblemStatus.InProgress, MeasureStatus.Completed, false)]
    [InlineData("整改完成情况", "该问题已完成整改。", ProblemStatus.InProgress, MeasureStatus.Completed, false)]
    [InlineData("整改完成情况", "已全部完成。制度已印发。", ProblemStatus.InProgress, MeasureStatus.Completed, false)]
    [InlineData("整改完成情况", "已整改到位，2026年10月通过验收", ProblemStatus.InProgress, MeasureStatus.Completed, false)]
    [InlineData("整改完成情况", "各项均已落实", ProblemStatus.InProgress, MeasureStatus.Completed, false)]
    [InlineData("整改完成情况", "100%", ProblemStatus.InProgress, MeasureStatus.Completed, false)]
    [InlineData("整改完成情况", "已完成整改，长期坚持", ProblemStatus.LongTerm, MeasureStatus.LongTerm, true)]
    [InlineData("整改完成情况", "正在推进整改。(一)已制定方案", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改完成情况", "取得阶段性成果并持续整改", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改完成情况", "已完成。预警功能上线，按期办结率由91%提升至99.6%", ProblemStatus.InProgress, MeasureStatus.Completed, false)]
    [InlineData("整改完成情况", "预警功能上线，按期办结率由91%提升至99.6%", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改完成情况", "已完成。整改完成率由60%提升至85%", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改完成情况", "已完成。土方工程完成80%", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改完成情况", "完成60%", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改完成情况", "已完成方案制定", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改完成情况", "1、2项已落实，3项正在办理", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改完成情况", "基本完成，还差验收", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改完成情况", "尚未完成", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改完成情况", "基本完成整改，长期坚持", ProblemStatus.InProgress, MeasureStatus.InProgress, true)]
    [InlineData("整改完成情况", "尚未启动", ProblemStatus.NotStarted, MeasureStatus.NotStarted, false)]
    [InlineData("整改完成情况", "无", ProblemStatus.NotStarted, MeasureStatus.NotStarted, false)]
    [InlineData("整改完成情况", "0%", ProblemStatus.NotStarted, MeasureStatus.NotStarted, false)]
    [InlineData("整改完成情况", "计划12月启动", ProblemStatus.NotStarted, MeasureStatus.NotStarted, false)]
    [InlineData("整改状态", "基本完成整改,长期坚持", ProblemStatus.InProgress, MeasureStatus.InProgress, true)]
    [InlineData("整改状态", "按照序时进度有序推进", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改状态", "正在推进整改", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("整改状态", "已验收销号", ProblemStatus.Closed, MeasureStatus.Completed, false)]
    [InlineData("整改状态", "100", ProblemStatus.InProgress, MeasureStatus.Completed, false)]
    [InlineData("整改状态", "0.6", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("完成进度", "100%", ProblemStatus.InProgress, MeasureStatus.Completed, false)]
    [InlineData("完成进度", "60%", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("完成进度", "0.6", ProblemStatus.InProgress, MeasureStatus.InProgress, false)]
    [InlineData("完成进度", "0%", ProblemStatus.NotStarted, MeasureStatus.NotStarted, false)]
    public void A_sentence_is_read_in_whichever_column_it_stands(string header, string cell, ProblemStatus problem, MeasureStatus measure, bool longTerm)
    {
        var draft = Problem(With(header, cell));
        Assert.Equal((problem, measure, longTerm), (draft.Status, draft.Measures[0].Status, draft.Measures[0].LongTerm));
    }

    [Theory]
    [InlineData("开展业务培训", "培训已完成", MeasureStatus.Completed)]
    [InlineData("①开展业务培训。", "培训工作已全部完成。", MeasureStatus.Completed)]
    [InlineData("修订制度，开展业务培训", "培训已完成", MeasureStatus.InProgress)]
    [InlineData("每季度开展业务培训", "培训已完成", MeasureStatus.InProgress)]
    [InlineData("开展业务培训", "第一期培训已完成", MeasureStatus.InProgress)]
    [InlineData("推进二期工程建设", "前期工作已完成", MeasureStatus.InProgress)]
    [InlineData("安装定位终端", "113辆车全部安装完毕。", MeasureStatus.Completed)]
    [InlineData("为113辆车安装定位终端", "113辆车全部安装完毕。", MeasureStatus.Completed)]
    [InlineData("为120辆车安装定位终端", "113辆车全部安装完毕。", MeasureStatus.InProgress)]
    [InlineData("安装定位终端并接入平台", "113辆车全部安装完毕。", MeasureStatus.InProgress)]
    [InlineData("印发楼盘整治方案", "5个楼盘方案均已印发。", MeasureStatus.Completed)]
    [InlineData("落实整治方案", "5个楼盘方案均已印发。", MeasureStatus.InProgress)]
    [InlineData("分流超额幼儿", "分流全部完成。", MeasureStatus.Completed)]
    [InlineData("复审干部档案", "复审完成率100%。", MeasureStatus.Completed)]
    [InlineData("复审干部档案", "复审完成率98%。", MeasureStatus.InProgress)]
    public void The_deed_of_the_measure_is_done_when_the_report_says_it_of_that_deed(string measure, string report, MeasureStatus status) =>
        Assert.Equal(status, Problem(Read($"序号|问题|措施|责任单位|完成时限|整改进展\n1|甲问题|{measure}|市财政局|2026年6月底前|{report}")).Measures[0].Status);

    [Theory]
    [InlineData("整改状态|整改进展", "未启动|已完成整改。", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|整改进展", "未启动|已制定方案", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|整改进展", "正在推进|已完成整改。", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|整改进展", "正在推进|已制定方案", MeasureStatus.InProgress, false)]
    [InlineData("整改状态|整改进展", "已完成|正在推进整改", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|整改进展", "已完成|已制定方案并印发", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "已完成|基本完成整改", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "已完成|无", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "已办结|5个楼盘方案均已印发。", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "已完成|制度建立，正在运行。", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "已完成|系统上线，正在执行新流程。", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "已完成|制度印发，正在执行。", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "已办结|台账建立，按月更新，持续巩固。", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "已完成|计划内谈话全部完成。", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "已完成|计划培训12期，已全部完成。", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "已完成|案件正在执行。", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|整改进展", "已完成|部分村已完成。", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|整改进展", "已完成|计划12月全部完成。", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|整改进展", "已完成|设备安装完毕，正在试运行。", MeasureStatus.InProgress, true)]
    [InlineData("整改进展|办结情况", "制度建立，正在运行。|已办结", MeasureStatus.Completed, false)]
    [InlineData("整改进展|办结情况", "已清理60笔。|已办结", MeasureStatus.Completed, false)]
    [InlineData("整改进展|办结情况", "已清理60笔，剩余32笔。|已办结", MeasureStatus.InProgress, true)]
    [InlineData("整改进展|是否销号", "已更换800米。|申请销号", MeasureStatus.Completed, false)]
    [InlineData("整改进展|是否销号", "已更换800米，剩余200米。|申请销号", MeasureStatus.InProgress, true)]
    [InlineData("整改进展|是否申请销号", "已更换800米。|是", MeasureStatus.Completed, false)]
    [InlineData("整改状态|完成进度", "已完成|60%", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|完成进度", "未启动|60%", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|完成进度", "正在推进|100%", MeasureStatus.InProgress, true)]
    [InlineData("整改进展|完成进度", "已印发制度3项|100%", MeasureStatus.Completed, false)]
    [InlineData("整改进展|完成进度", "正在推进整改|100%", MeasureStatus.InProgress, true)]
    [InlineData("落实情况|完成度", "清理完毕|100%", MeasureStatus.Completed, false)]
    [InlineData("落实情况|完成度", "完成修订并公布|100%", MeasureStatus.Completed, false)]
    [InlineData("落实情况|完成度", "45组均更换到位|100%", MeasureStatus.Completed, false)]
    [InlineData("落实情况|完成度", "更换40组，剩余5组|100%", MeasureStatus.InProgress, true)]
    [InlineData("落实情况|进度情况", "清理完毕|100%", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "未到整改期限|未启动。", MeasureStatus.NotStarted, false)]
    [InlineData("整改状态|整改进展", "未到整改期限|正在编制方案。", MeasureStatus.InProgress, false)]
    [InlineData("整改进展|完成进度", "已完成整改。|60%", MeasureStatus.InProgress, true)]
    [InlineData("整改进展|完成进度", "详见附件|60%", MeasureStatus.InProgress, false)]
    [InlineData("是否完成|整改进展", "否|已完成整改。", MeasureStatus.InProgress, true)]
    [InlineData("是否完成|整改进展", "否|尚未启动", MeasureStatus.NotStarted, false)]
    [InlineData("是否完成|整改进展", "是|正在推进整改", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|是否完成", "已完成|否", MeasureStatus.InProgress, true)]
    [InlineData("整改进展|是否销号", "已完成整改。|否", MeasureStatus.Completed, false)]
    [InlineData("整改进展|是否销号", "正在组织施工，已完成60%|是", MeasureStatus.InProgress, true)]
    [InlineData("完成进度|是否销号", "70%|是", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|整改进展", "已销号|正在组织施工", MeasureStatus.InProgress, true)]
    [InlineData("整改状态|整改进展", "未开始|待启动", MeasureStatus.NotStarted, false)]
    [InlineData("是否办结|整改进展", "否|已整改完成，待销号", MeasureStatus.Completed, false)]
    [InlineData("是否完成|整改进展", "否|已补办用地手续，待验收", MeasureStatus.InProgress, true)]
    [InlineData("是否办结|整改进展", "否|待验收", MeasureStatus.InProgress, true)]
    [InlineData("是否办结|整改进展", "未办结|已补办用地手续，待验收", MeasureStatus.InProgress, true)]
    [InlineData("是否办结|整改进展", "否|设施已恢复，报请验收", MeasureStatus.InProgress, true)]
    [InlineData("是否完成|整改进展", "否|已补办手续，公示中", MeasureStatus.InProgress, true)]
    [InlineData("是否完成|整改进展", "否|已退还费用，待销号", MeasureStatus.InProgress, true)]
    [InlineData("是否完成|整改进展", "是|已补办用地手续，待验收", MeasureStatus.Completed, false)]
    [InlineData("是否完成|整改进展", "否|整改到位，已申请验收", MeasureStatus.Completed, false)]
    [InlineData("整改进展|是否销号", "已补办用地手续，待验收|否", MeasureStatus.Completed, false)]
    [InlineData("是否办结|整改进展", "未办结|暂无进展", MeasureStatus.NotStarted, false)]
    [InlineData("整改状态|整改进展", "未完成|尚未启动", MeasureStatus.NotStarted, false)]
    [InlineData("整改状态|完成进度", "未办结|0%", MeasureStatus.NotStarted, false)]
    [InlineData("整改状态|整改进展", "未办结|无", MeasureStatus.NotStarted, false)]
    [InlineData("整改状态|整改进展", "未办结|已制定方案", MeasureStatus.InProgress, false)]
    [InlineData("整改状态|整改进展", "未办结|", MeasureStatus.InProgress, false)]
    [InlineData("整改状态|整改进展", "未办结|城南园主体封顶，城北园未开工。", MeasureStatus.InProgress, false)]
    [InlineData("是否办结|整改进展", "是|资金已归还原渠道，整改完毕。", MeasureStatus.Completed, false)]
    [InlineData("是否办结|整改进展", "否|NULL", MeasureStatus.NotStarted, false)]
    [InlineData("是否办结|整改进展", "否|", MeasureStatus.NotStarted, false)]
    [InlineData("完成进度|是否销号", "基本完成|否", MeasureStatus.InProgress, false)]
    [InlineData("完成进度|是否销号", "0.8|否", MeasureStatus.InProgress, false)]
    [InlineData("完成进度|整改进展", "/|已完成整改。", MeasureStatus.Completed, false)]
    [InlineData("整改状态|是否销号", "未启动|否", MeasureStatus.NotStarted, false)]
    [InlineData("整改状态|整改进展", "/|已完成整改。", MeasureStatus.Completed, false)]
    [InlineData("整改状态|整改进展", "未销号|已完成整改。", MeasureStatus.Completed, false)]
    public void What_is_open_in_one_column_is_not_finished_by_another_and_the_office_is_told(string headers, string cells, MeasureStatus measure, bool told)
    {
        var reading = With(headers, cells);
        Assert.Equal(measure, Problem(reading).Measures[0].Status);
        Assert.Equal(told ? 1 : 0, reading.Warnings.Count(w => w.Contains("两处不一致", StringComparison.Ordinal)));
        Assert.NotEqual(ProblemStatus.Closed, reading.Problems[0].Status);
    }

    [Fact]
    public void A_contradiction_names_both_columns_their_words_and_which_was_taken() =>
        Assert.Equal(
            "“台账”第2行：“整改状态”写“未启动”，“整改进展”写“已完成整改。”，两处不一致，按“正在推进”处理，请核实。",
            Assert.Single(With("整改状态|整改进展", "未启动|已完成整改。").Warnings));

    [Fact]
    public void A_status_nobody_can_read_does_not_stop_a_row_whose_report_tells_it()
    {
        var reading = With("整改状态|整改进展", "绿灯|已完成整改。");
        Assert.Equal(MeasureStatus.Completed, Problem(reading).Measures[0].Status);
        Assert.Contains("“整改状态”写“绿灯”，读不出状态，按“整改进展”的内容处理", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Closed_in_the_report_and_not_in_its_own_column_is_completed()
    {
        var reading = With("整改进展|是否销号", "已验收销号|否");
        Assert.Equal((ProblemStatus.InProgress, MeasureStatus.Completed), (Problem(reading).Status, reading.Problems[0].Measures[0].Status));
        Assert.Single(reading.Warnings);
    }

    [Theory]
    [InlineData("详见附件", null, "Unclear", MeasureStatus.NotStarted)]
    [InlineData("高度重视", null, "Unclear", MeasureStatus.NotStarted)]
    [InlineData("已完成裸土覆盖", MeasureStatus.InProgress, "Doubtful", MeasureStatus.InProgress)]
    [InlineData("已完成整改。", MeasureStatus.Completed, "Clear", MeasureStatus.Completed)]
    public void What_was_read_from_words_is_kept_for_the_office_with_its_place(string progress, MeasureStatus? status, string certainty, MeasureStatus taken)
    {
        var reading = With("整改进展", progress);
        Assert.Equal(status, Problem(reading).Measures[0].Status);
        var note = Assert.Single(reading.Statuses);
        Assert.Equal(("1", 2, taken, certainty, progress), (note.Problem.Text, note.Row, note.Reading, note.Source.Certainty.ToString(), note.Source.Text));
    }

    [Theory]
    [InlineData("整改状态|整改进展", "正在推进|详见附件")]
    [InlineData("整改进展", "/")]
    [InlineData("整改进展", "NULL")]
    [InlineData("整改进展", "")]
    [InlineData("整改状态", "已完成")]
    public void What_is_said_elsewhere_or_not_at_all_is_not_asked_about(string headers, string cells) =>
        Assert.Empty(With(headers, cells).Statuses);

    [Fact]
    public void What_is_reported_of_one_measure_is_not_said_of_the_next()
    {
        var reading = Read("""
            序号|问题|措施|责任单位|完成时限|整改进展
            1|甲问题|甲措施|市财政局|2026年6月底前|已完成整改。
            ||乙措施||2026年9月底前|
            """);
        Assert.Equal([MeasureStatus.Completed, null], Problem(reading).Measures.Select(m => m.Status));
    }

    [Fact]
    public void What_is_said_of_closing_goes_on_below_and_a_report_beside_it_does_not()
    {
        var reading = Read("""
            序号|问题|措施|责任单位|完成时限|整改进展|是否销号
            1|甲问题|甲措施|市财政局|2026年6月底前|已完成整改。|否
            ^|^|乙措施|^|2026年9月底前||
            """);
        Assert.Equal([MeasureStatus.Completed, null], Problem(reading).Measures.Select(m => m.Status));
    }

    [Fact]
    public void A_merged_report_speaks_of_all_its_rows() =>
        Assert.Equal(
            [MeasureStatus.Completed, MeasureStatus.Completed],
            Problem(Read("""
                序号|问题|措施|责任单位|完成时限|整改进展
                1|甲问题|甲措施|市财政局|2026年6月底前|已完成整改。
                ^|^|乙措施|^|2026年9月底前|^
                """)).Measures.Select(m => m.Status!.Value));

    [Fact]
    public void A_row_that_is_finished_needs_no_deadline()
    {
        var measure = Problem(Read("序号|问题|措施|责任单位|完成时限|整改进展\n1|甲问题|甲措施|市财政局||已完成整改。")).Measures[0];
        Assert.Equal((MeasureStatus.Completed, null, false, "未写时限"), (measure.Status, measure.Deadline, measure.LongTerm, measure.DeadlineText));
    }

    [Fact]
    public void A_row_that_is_not_finished_needs_one() =>
        Assert.Contains("完成时限空白", Refused(Read("序号|问题|措施|责任单位|完成时限|整改进展\n1|甲问题|甲措施|市财政局||正在推进整改")).Reason, StringComparison.Ordinal);

    [Fact]
    public void Work_for_good_goes_on_for_good_whatever_is_reported_of_it()
    {
        var measure = Problem(Read("序号|问题|措施|责任单位|完成时限|整改进展\n1|甲问题|甲措施|市财政局|长期坚持|已开展培训3次")).Measures[0];
        Assert.Equal((null, true), (measure.Status, measure.LongTerm));
    }

    private static Data.Ledger.Import.ImportedProblem Problem(LedgerReading reading)
    {
        Assert.Empty(reading.Refusals.Select(r => r.Reason));
        return Assert.Single(reading.Problems);
    }
}
