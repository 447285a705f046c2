using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

public sealed class RowTests
{
    [Fact]
    public void Merged_cells_mean_as_above()
    {
        var reading = Read("""
            序号|存在问题|整改措施|责任单位|责任人|完成时限
            1|甲问题|甲措施|市财政局|张示例|2026年6月底前
            ^|^|乙措施|^|^|^
            ^|^|丙措施|^|李示例|2026年9月底前
            2|丁问题|丁措施|市住建局|王示例|2026年12月底前
            """);
        Assert.Equal("1(甲措施@0630;乙措施@0630;丙措施@0930) 2(丁措施@1231)", Show(reading));
        Assert.Equal(["张示例", "张示例", "李示例"], reading.Problems[0].Measures.Select(m => m.ResponsibleName));
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("^", 1)]
    [InlineData("", 2)]
    public void A_merged_or_blank_unit_is_that_of_the_measure_above(string unit, int warnings)
    {
        var reading = Plain($"""
            1|甲问题|甲措施|市财政局|2026年6月底前
            ||乙措施|市住建局|2026年6月底前
            ||丙措施|{unit}|2026年6月底前
            ||丁措施|市财政局|2026年6月底前
            ||戊措施|{unit}|2026年6月底前
            """);
        Assert.Equal([null, "甲市住建局", "甲市住建局", null, null], Assert.Single(reading.Problems).Measures.Select(m => m.Unit));
        Assert.Equal(warnings, reading.Warnings.Count);
    }

    [Fact]
    public void Blank_cells_mean_as_above_and_a_blank_deadline_is_said_so()
    {
        var reading = Plain("""
            1|甲问题|甲措施|市财政局|2026年6月底前
            ||乙措施||
            """);
        Assert.Equal("1(甲措施@0630;乙措施@0630)", Show(reading));
        Assert.Contains("第3行", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("填表：||审核：||")]
    [InlineData("党工委书记（签字）：||||")]
    [InlineData("||单位主要负责人（签字）：||")]
    [InlineData("||主要负责人（签字）：张示例||")]
    [InlineData("||主要负责人（签字）||")]
    [InlineData("||复核：张示例||")]
    [InlineData("||填报人：张示例　联系电话：000||")]
    [InlineData("经办人签字：|||单位（盖章）：|")]
    public void What_is_signed_below_a_table_is_no_row(string line)
    {
        var reading = Plain("1|甲问题|甲措施|市财政局|2026年6月底前\n" + line);
        Assert.Equal("1(甲措施@0630)", Show(reading));
        Assert.Empty(reading.Refusals);
    }

    [Theory]
    [InlineData("补齐审批人（签字）手续")]
    [InlineData("复核：对12笔支出重新核对")]
    [InlineData("合同补盖（章）并归档")]
    [InlineData("审核：逐笔复核超标准支出")]
    [InlineData("支出凭证补经办人签字：共12笔")]
    public void A_further_measure_that_begins_like_a_signature_is_a_measure(string measure) =>
        Assert.Equal($"1(甲措施@0630;{measure}@0630)", Show(Plain($"1|甲问题|甲措施|市财政局|2026年6月底前\n||{measure}||")));

    [Theory]
    [InlineData("市财政局等三个单位", 1)]
    [InlineData("市财政局、市住建局等3个部门", 1)]
    [InlineData("市财政局、市住建局等两个部门", 0)]
    [InlineData("市财政局、市住建局等二家单位", 0)]
    [InlineData("市财政局等单位", 0)]
    public void Units_that_are_counted_and_not_named_are_told(string units, int warnings)
    {
        var reading = Plain($"1|甲问题|甲措施|{units}|2026年6月底前");
        Assert.Equal("甲市财政局", Assert.Single(reading.Problems).LeadUnit);
        Assert.Equal(warnings, reading.Warnings.Count(w => w.Contains(units, StringComparison.Ordinal) && w.Contains("没有写出", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("已完成")]
    [InlineData("已整改到位")]
    public void A_finished_row_that_says_so_for_a_deadline_has_none(string word)
    {
        var reading = Read($"""
            序号|存在问题|整改措施|责任单位|完成时限|整改进展
            1|甲问题|甲措施|市财政局|2026年12月20日|正在推进
            ||乙措施|市财政局|{word}|已完成
            2|丙问题|丙措施|市财政局|{word}|已通报2人，诫勉1人
            """);
        Assert.Empty(reading.Refusals);
        Assert.Empty(reading.Warnings);
        Assert.Equal([new DateOnly(2026, 12, 20), null, null], reading.Problems.SelectMany(p => p.Measures).Select(m => m.Deadline));
        Assert.Equal([MeasureStatus.InProgress, MeasureStatus.Completed, MeasureStatus.Completed], reading.Problems.SelectMany(p => p.Measures).Select(m => m.Status));
    }

    [Theory]
    [InlineData("已销号", true)]
    [InlineData("3月20日销号", true)]
    [InlineData("已验收，3月25日销号", true)]
    [InlineData("拟销号", false)]
    [InlineData("序号7已销号", false)]
    [InlineData("其中2项已销号", false)]
    public void A_remark_that_says_closed_is_listed_and_closes_nothing(string remark, bool listed)
    {
        var reading = Read($"""
            序号|存在问题|整改措施|责任单位|完成时限|整改进展|备注
            1|甲问题|甲措施|市财政局|2026年12月20日|两个规则均已修订印发|{remark}
            """);
        Assert.Equal(listed ? MeasureStatus.Completed : MeasureStatus.InProgress, Assert.Single(Assert.Single(reading.Problems).Measures).Status);
        Assert.NotEqual(ProblemStatus.Closed, reading.Problems[0].Status);
        Assert.Equal(listed, reading.Statuses.Any(s => s.Source.Certainty == StatusCertainty.ClosedInReport));
    }

    [Fact]
    public void A_party_branch_is_no_person() =>
        Assert.Equal("医学院党总支", Assert.Single(LedgerSheetReader.Read(
            [Grid.Of("序号|存在问题|整改措施|责任单位|完成时限\n1|甲问题|甲措施|牵头：医学院党总支；配合：党委办公室|2026年12月20日")],
            Options with { Units = new UnitNames([]), CreateUnits = true }).Problems).LeadUnit);

    [Fact]
    public void A_deadline_that_says_done_beside_work_that_is_open_is_refused() =>
        Assert.Single(Read("""
            序号|存在问题|整改措施|责任单位|完成时限|整改进展
            1|甲问题|甲措施|市财政局|已完成|正在推进，剩余2户
            """).Refusals);

    [Theory]
    [InlineData("完成130%", true)]
    [InlineData("101%", true)]
    [InlineData("完成100%", false)]
    [InlineData("完成年度任务的130%", false)]
    public void More_than_all_of_it_is_refused_where_nothing_else_is_said(string progress, bool refused) =>
        Assert.Equal(refused, Read($"""
            序号|存在问题|整改措施|责任单位|完成时限|整改进展
            1|甲问题|甲措施|市财政局|2026年12月20日|{progress}
            """).Refusals.Count > 0);

    [Fact]
    public void A_cell_merged_over_several_problems_counts_for_each() =>
        Assert.Equal("1(甲措施@0630) 2(乙措施@0630)", Show(Plain("""
            1|甲问题|甲措施|市财政局|2026年6月底前
            2|乙问题|乙措施|^|^
            """)));

    [Fact]
    public void A_number_repeated_on_every_row_is_one_problem() =>
        Assert.Equal("1(甲措施@0630;乙措施@0930) 2(丙措施@0930)", Show(Plain("""
            1|甲问题|甲措施|市财政局|2026年6月底前
            1|甲问题|乙措施|市财政局|2026年9月底前
            2|丙问题|丙措施|市财政局|2026年9月底前
            """)));

    [Fact]
    public void A_number_that_comes_again_later_is_refused_with_both_places()
    {
        var reading = Plain("""
            1|甲问题|甲措施|市财政局|2026年6月底前
            2|乙问题|乙措施|市财政局|2026年6月底前
            1|丙问题|丙措施|市财政局|2026年6月底前
            """);
        Assert.Equal("2", Assert.Single(reading.Problems).Number.Text);
        var refusal = Assert.Single(reading.Refusals);
        Assert.Equal((4, "A", "1"), (refusal.Row, refusal.Column, refusal.Problem?.Text));
        Assert.Contains("“台账”第2行与“台账”第4行", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_in_two_sheets_is_refused_with_both_places()
    {
        const string Table = "序号|问题|措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|2026年6月底前";
        Assert.Contains("“总账”第2行与“分账”第2行", Refused(Read(Grid.Of(Table, "总账"), Grid.Of(Table, "分账"))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_number_for_another_problem_right_below_is_refused() =>
        Assert.Contains("出现两次", Refused(Plain("""
            1|甲问题|甲措施|市财政局|2026年6月底前
            1|乙问题|乙措施|市财政局|2026年6月底前
            """)).Reason, StringComparison.Ordinal);

    [Fact]
    public void One_number_merged_over_two_problems_is_refused() =>
        Assert.Contains("两个不同的问题", Refused(Plain("""
            1|甲问题|甲措施|市财政局|2026年6月底前
            ^|乙问题|乙措施|市财政局|2026年6月底前
            """)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.", "1")]
    [InlineData("１、", "1")]
    [InlineData("一、", "1")]
    [InlineData("（十二）", "12")]
    [InlineData("二十", "20")]
    [InlineData("①", "1")]
    [InlineData("（3）", "3")]
    [InlineData("3）", "3")]
    [InlineData("第1项", "1")]
    [InlineData("第十一项", "11")]
    [InlineData("问题5", "5")]
    [InlineData("12.0", "12")]
    [InlineData("XC2026-012", "XC2026-012")]
    [InlineData("一百零五", "105")]
    public void Numbers_come_in_many_forms(string text, string number) =>
        Assert.Equal(number, Assert.Single(Plain($"{text}|甲问题|甲措施|市财政局|2026年6月底前").Problems).Number.Text);

    [Fact]
    public void Numbers_may_have_gaps() =>
        Assert.Equal("30(甲措施@0630) 34(乙措施@0630)", Show(Plain("""
            30|甲问题|甲措施|市财政局|2026年6月底前
            34|乙问题|乙措施|市财政局|2026年6月底前
            """)));

    [Fact]
    public void A_problems_own_number_goes_before_the_serial_one() =>
        Assert.Equal("XC-7(甲措施@0630)", Show(Read("序号|问题编号|问题|措施|责任单位|完成时限\n1|XC-7|甲问题|甲措施|市财政局|2026年6月底前")));

    [Fact]
    public void A_number_that_is_none_is_refused()
    {
        var refusal = Refused(Plain("待定|甲问题|甲措施|市财政局|2026年6月底前"));
        Assert.Equal(("A", "待定"), (refusal.Column, refusal.Text));
        Assert.Contains("“序号”栏（A列）", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_without_a_number_is_refused_and_takes_its_rows_along()
    {
        var reading = Plain("""
            1|甲问题|甲措施|市财政局|2026年6月底前
            |乙问题|乙措施|市财政局|2026年6月底前
            2|丙问题|丙措施|市财政局|2026年6月底前
            """);
        Assert.Equal(["1", "2"], reading.Problems.Select(p => p.Number.Text));
        Assert.Equal(3, Assert.Single(reading.Refusals).Row);
    }

    [Theory]
    [InlineData("1||||", "A", "只有编号")]
    [InlineData("1||甲措施|市财政局|2026年6月底前", "B", "问题内容空白")]
    [InlineData("1|甲问题|甲措施||2026年6月底前", "D", "责任单位空白")]
    [InlineData("1|甲问题|甲措施|/|2026年6月底前", "D", "责任单位空白")]
    [InlineData("1|甲问题|甲措施|市财政局|", "E", "完成时限空白")]
    [InlineData("1|甲问题|甲措施|市财证局|2026年6月底前", "D", "甲市财政局")]
    [InlineData("1|甲问题|甲措施|各有关单位|2026年6月底前", "D", "没有写明具体是哪些单位")]
    [InlineData("1|甲问题|甲措施|配合单位：市财政局|2026年6月底前", "D", "没有写明牵头单位")]
    [InlineData("1|甲问题|甲措施|市财政局|20259月底前", "E", "（E列）")]
    [InlineData("1|甲问题|甲措施|市财政局|春节前", "E", "（E列）")]
    public void What_is_missing_or_unclear_is_refused_with_its_place(string row, string column, string reason)
    {
        var refusal = Refused(Plain(row));
        Assert.Equal(("台账", 2, column, "1"), (refusal.Sheet, refusal.Row, refusal.Column, refusal.Problem?.Text));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_measure_refuses_its_whole_problem_and_no_other()
    {
        var reading = Plain("""
            1|甲问题|甲措施|市财政局|2026年6月底前
            ||乙措施||春节前
            2|丙问题|丙措施|市财政局|2026年6月底前
            """);
        Assert.Equal("2", Assert.Single(reading.Problems).Number.Text);
        Assert.Equal((3, "1"), (Assert.Single(reading.Refusals).Row, reading.Refusals[0].Problem?.Text));
    }

    [Fact]
    public void Every_bad_cell_of_a_problem_is_listed() =>
        Assert.Equal(["B", "D", "E"], Plain("1||甲措施||春节前").Refusals.Select(r => r.Column));

    [Theory]
    [InlineData("长期坚持", "1(甲措施@+)")]
    [InlineData("2026年底前，并长期坚持", "1(甲措施@1231+)")]
    [InlineData("@2026-06-15", "1(甲措施@0615)")]
    [InlineData("6月底前", "1(甲措施@0630)")]
    [InlineData("立行立改", "1(甲措施@0317)")]
    public void Deadlines_are_read_by_the_fields_rules(string deadline, string expected) =>
        Assert.Equal(expected, Show(Plain($"1|甲问题|甲措施|市财政局|{deadline}")));

    [Fact]
    public void Several_dates_in_one_cell_are_several_measures() =>
        Assert.Equal("1(甲措施（启动）@0930;甲措施（完成）@1031)", Show(Plain("1|甲问题|甲措施|市财政局|9月底前启动、10月底前完成")));

    [Theory]
    [InlineData("1.建立制度；2.开展检查。", "1.2026年6月底前；2.2026年9月底前")]
    [InlineData("1.建立制度2.开展检查", "1.2026年6月底前~2.2026年9月底前")]
    [InlineData("①建立制度；②开展检查", "①2026年6月底前②2026年9月底前")]
    [InlineData("（1）建立制度；（2）开展检查", "（1）2026年6月底前；（2）2026年9月底前")]
    [InlineData("一是建立制度；二是开展检查", "1、2026年6月底前；2、2026年9月底前")]
    [InlineData("建立制度~开展检查", "2026年6月底前~2026年9月底前")]
    [InlineData("1.建立制度~2.开展检查", "2026年6月底前~2026年9月底前")]
    public void Numbered_measures_and_deadlines_are_paired(string measures, string deadlines) =>
        Assert.Equal("1(建立制度@0630;开展检查@0930)", Show(Plain($"1|甲问题|{measures}|市财政局|{deadlines}")));

    [Fact]
    public void Numbered_measures_under_one_deadline_stay_one_measure() =>
        Assert.Equal("1(1.建立制度；2.压减2.5万元@0630)", Show(Plain("1|甲问题|1.建立制度；2.压减2.5万元|市财政局|2026年6月底前")));

    [Fact]
    public void Lists_that_do_not_match_are_refused() =>
        Assert.Contains("整改措施分 3 项，完成时限分 2 项", Refused(Plain("1|甲问题|1.甲；2.乙；3.丙|市财政局|1.2026年6月底前；2.2026年9月底前")).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_merged_measure_with_a_deadline_on_each_row_is_several_measures() =>
        Assert.Equal("1(甲措施@0630;甲措施@0930)", Show(Plain("""
            1|甲问题|甲措施|市财政局|2026年6月底前
            ^|^|^|^|2026年9月底前
            """)));

    [Fact]
    public void Without_a_measure_column_the_target_says_what_is_to_be_done()
    {
        var reading = Read("序号|问题|整改目标|责任单位|完成时限\n1|甲问题|达到标准|市财政局|2026年6月底前");
        Assert.Equal("1(达到标准@0630)", Show(reading));
        Assert.Contains(reading.Warnings, w => w.Contains("整改措施", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("序号|问题|整改目标|措施|责任单位|完成时限\n1|甲问题|达到标准||市财政局|2026年6月底前", "1(达到标准@0630)")]
    [InlineData("序号|问题|措施|责任单位|完成时限\n1|甲问题||市财政局|2026年6月底前", "1(甲问题@0630)")]
    public void A_blank_measure_falls_back_as_a_missing_column_does(string rows, string expected) => Assert.Equal(expected, Show(Read(rows)));

    [Fact]
    public void Blank_measures_are_counted_in_one_line()
    {
        var reading = Plain("1|甲问题||市财政局|2026年6月底前\n2|乙问题|乙措施|市财政局|2026年6月底前\n3|丙问题||市财政局|2026年6月底前");
        Assert.Equal("1(甲问题@0630) 2(乙措施@0630) 3(丙问题@0630)", Show(reading));
        Assert.Contains("整改措施空白 2 处（首处在“台账”第2行）", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_may_have_a_lead_of_its_own()
    {
        var reading = Plain("""
            1|甲问题|甲措施|市财政局|2026年6月底前
            ||乙措施|市住建局|2026年9月底前
            """);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal("甲市财政局", problem.LeadUnit);
        Assert.Equal(["甲市住建局"], problem.SupportingUnits);
        Assert.Equal([null, "甲市住建局"], problem.Measures.Select(m => m.Unit));
    }

    [Fact]
    public void Unknown_units_are_created_when_asked_and_listed()
    {
        var reading = LedgerSheetReader.Read(
            [Grid.Of("序号|问题|措施|责任单位|完成时限\n1|甲问题|甲措施|甲市审计局、体育局，市财政局|2026年6月底前")],
            Options with { CreateUnits = true });
        var problem = Assert.Single(reading.Problems);
        Assert.Equal("甲市审计局", problem.LeadUnit);
        Assert.Equal(["甲市体育局", "甲市财政局"], problem.SupportingUnits);
        Assert.Equal(["甲市体育局", "甲市审计局"], reading.UnknownUnits);
    }

    [Fact]
    public void An_issue_date_column_counts_for_its_problem()
    {
        var reading = Read("序号|问题|措施|责任单位|完成时限|交办日期\n1|甲问题|甲措施|市财政局|7日内|2026年4月1日\n2|乙问题|乙措施|市财政局|7日内|四月初");
        Assert.Equal(new DateOnly(2026, 4, 8), Assert.Single(reading.Problems).Measures[0].Deadline);
        Assert.Equal("F", Assert.Single(reading.Refusals).Column);
    }

    [Fact]
    public void The_other_columns_arrive_as_written()
    {
        var reading = Read("""
            序号|问题来源|问题性质|存在问题|原因剖析|整改目标|整改措施|牵头领导|牵头单位|配合单位|督导单位|责任人|完成时限|整改进展|佐证材料|备注
            1|市委巡察反馈|共性问题|甲问题|甲原因|甲目标|甲措施|李示例|市财政局|市住建局|市教育局|张示例|2026年6月底前|已完成60%|甲文件|甲备注
            """);
        var p = Assert.Single(reading.Problems);
        Assert.Equal(
            (SourceKind.Inspection, "市委巡察反馈", ProblemScope.Common, "甲原因", "甲目标", "李示例", "甲市教育局", "张示例", "甲备注"),
            (p.SourceKind, p.SourceText, p.Scope, p.RootCause, p.Target, p.LeadLeader, p.OverseeingUnit, p.Measures[0].ResponsibleName, p.Remark));
        Assert.Equal(("已完成60%", 60, "甲文件"), (p.Measures[0].Progress, p.Measures[0].Percent, p.Measures[0].Evidence));
    }

    [Fact]
    public void A_row_that_names_no_measure_and_no_day_goes_on_with_the_progress_and_the_evidence_of_the_last()
    {
        var reading = Read("""
            序号|问题|措施|责任单位|完成时限|进展情况|佐证材料
            1|甲问题|甲措施|市财政局|2026年6月底前|已拟方案|甲文件
            |||||已印发方案|
            ||||||乙文件
            """);

        var measure = Assert.Single(Assert.Single(reading.Problems).Measures);
        Assert.Equal(("已拟方案\n已印发方案", "甲文件\n乙文件"), (measure.Progress, measure.Evidence));
    }

    [Theory]
    [InlineData("60%", 60)]
    [InlineData("完成60%", 60)]
    [InlineData("目前进度约 85.5％", 86)]
    [InlineData("投诉量下降30%", null)]
    [InlineData("正在起草制度", null)]
    public void A_percentage_counts_when_it_says_how_far_the_work_is(string progress, int? percent) =>
        Assert.Equal(percent, Assert.Single(Read($"序号|问题|措施|责任单位|完成时限|进展情况\n1|甲问题|甲措施|市财政局|2026年6月底前|{progress}").Problems).Measures[0].Percent);
}
