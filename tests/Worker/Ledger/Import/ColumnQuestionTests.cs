using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Columns whose header nobody understands though their cells tell something.</summary>
public sealed class ColumnQuestionTests
{
    private static LedgerReading With(string header, string first, string second, params string[] columns) => LedgerSheetReader.Read(
        [Grid.Of($"序号|问题|措施|责任单位|完成时限|{header}\n1|甲问题|甲措施|市财政局|2026年6月底前|{first}\n2|乙问题|乙措施|市财政局|2026年6月底前|{second}")],
        Options with { Columns = ColumnAnswers.Of(new Dictionary<string, string>(), columns) });

    [Theory]
    [InlineData("甲栏", "已整改到位", "正在推进", "状态")]
    [InlineData("甲栏", "100%", "60%", "进度")]
    [InlineData("甲栏", "市住建局", "市教育局", "责任单位")]
    [InlineData("甲栏", "某某区水务局", "某某镇政府", "责任单位")]
    [InlineData("甲栏", "2026年5月1日", "2026-6-30", "时限")]
    [InlineData("甲栏", "@2026-05-01", "6月底前", "时限")]
    public void A_column_that_tells_something_stops_the_import_with_the_question_what_it_is(string header, string first, string second, string likely)
    {
        var refusal = Refused(With(header, first, second));
        Assert.Equal((1, "F", null), (refusal.Row, refusal.Column, refusal.Problem));
        Assert.Contains($"“甲栏”栏没有识别，内容像“{likely}”，如“{first.TrimStart('@')}”“{second}”", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains($"--column 甲栏={likely}", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("--column 甲栏=忽略", refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("填报日期", "2026年5月1日", "2026年5月2日")]
    [InlineData("来文日期", "@2026-05-01", "@2026-05-02")]
    [InlineData("联系电话", "0000-0000000", "0000-0000000")]
    [InlineData("填报人", "甲某", "乙某")]
    [InlineData("序号2", "1", "2")]
    [InlineData("甲栏", "须现场看", "材料另送")]
    [InlineData("甲栏", "未按规定公开招标采购办公用品问题较多", "落实主体责任不够有力有效问题较多")]
    [InlineData("甲栏", "", "")]
    [InlineData("是否上会", "是", "否")]
    [InlineData("是否立行立改", "立行立改", "是")]
    [InlineData("是否长期坚持", "长期坚持", "否")]
    [InlineData("督办领导", "县委办公室", "县政府办公室")]
    [InlineData("来信日期", "2026-07-01", "2026-07-02")]
    [InlineData("调度日期", "@2026-05-01", "@2026-05-02")]
    [InlineData("谈话时间", "5月1日", "5月2日")]
    [InlineData("存在困难", "资金未到位", "尚未批复")]
    [InlineData("下步打算", "加快推进", "继续推进")]
    [InlineData("未完成原因", "正在招标", "尚未批复")]
    [InlineData("序时进度", "80%", "60%")]
    [InlineData("附件序号", "3-1", "3-2")]
    [InlineData("责任科室", "市容科", "排水科")]
    [InlineData("所在地点", "某某区水务局", "某某镇政府")]
    [InlineData("企业名称", "甲示例公司", "乙示例公司")]
    [InlineData("任务占比", "20%", "30%")]
    [InlineData("整改类型", "立行立改", "分阶段整改")]
    [InlineData("整改分类", "立行立改", "持续整改")]
    [InlineData("整改方式", "持续整改", "限期整改")]
    [InlineData("整改形式", "立行立改", "长期坚持")]
    [InlineData("问题分类", "立行立改", "长期整改")]
    [InlineData("整改性质", "立行立改", "持续推进")]
    [InlineData("任务类型", "立行立改", "持续推进")]
    [InlineData("办理方式", "已办结", "正在办理")]
    [InlineData("处置形式", "立行立改", "退回")]
    [InlineData("是否属实", "基本属实", "属实")]
    [InlineData("紧迫程度", "立行立改", "限期整改")]
    [InlineData("责任追究情况", "已完成", "无")]
    [InlineData("责任追究", "已完成追责", "正在办理")]
    [InlineData("群众满意率", "98%", "100%")]
    [InlineData("资料索引", "1-1", "2-1")]
    [InlineData("满意度", "98%", "100%")]
    [InlineData("公示期", "10月1日", "10月8日")]
    [InlineData("公示情况", "公示中", "公示中")]
    [InlineData("调查核实情况", "已完成", "正在办理")]
    [InlineData("督办级别", "立行立改", "限期整改")]
    public void A_side_column_and_one_that_tells_nothing_are_left_out_with_a_hint(string header, string first, string second) =>
        Assert.Equal(2, With(header, first, second).Problems.Count);

    [Theory]
    [InlineData("整改类型")]
    [InlineData("整改方式")]
    [InlineData("紧迫程度")]
    [InlineData("责任追究情况")]
    public void A_kind_of_rectification_is_no_status(string header) =>
        Assert.All(With(header, "立行立改", "持续整改").Problems, p => Assert.Equal(MeasureStatus.NotStarted, p.Measures[0].Status ?? MeasureStatus.NotStarted));

    [Fact]
    public void A_heading_between_the_rows_is_not_quoted()
    {
        var sheet = Grid.Of("序号|问题|措施|责任单位|完成时限|甲栏\n一、党的建设方面|<|<|<|<|<\n1|甲问题|甲措施|市财政局|2026年6月底前|已整改到位\n二、作风建设方面|<|<|<|<|<\n2|乙问题|乙措施|市财政局|2026年6月底前|正在推进");
        var reason = Refused(LedgerSheetReader.Read([sheet], Options)).Reason;
        Assert.Contains("如“已整改到位”“正在推进”", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_is_taken_and_goes_before_what_the_words_say()
    {
        var reading = With("甲栏", "已整改到位", "正在推进", "甲栏=状态");
        Assert.Equal([MeasureStatus.Completed, MeasureStatus.InProgress], reading.Problems.Select(p => p.Measures[0].Status!.Value));

        reading = With("整改状态|甲栏", "正在推进|已整改到位", "正在推进|已整改到位", "甲栏=整改状态", "整改状态=忽略");
        Assert.All(reading.Problems, p => Assert.Equal(MeasureStatus.Completed, p.Measures[0].Status));
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void A_column_that_is_not_needed_is_left_out_without_a_word()
    {
        var reading = With("甲栏", "已整改到位", "正在推进", "甲栏=忽略");
        Assert.Equal(2, reading.Problems.Count);
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void An_answer_may_make_a_header_of_a_row_that_is_none() =>
        Assert.Single(LedgerSheetReader.Read(
            [Grid.Of("序号|甲栏|责任单位|完成时限\n1|甲问题|市财政局|2026年6月底前")],
            Options with { Columns = ColumnAnswers.Of(new Dictionary<string, string>(), ["甲栏=问题"]) }).Problems);

    [Fact]
    public void What_was_said_before_holds_until_something_else_is_said()
    {
        var before = new Dictionary<string, string> { ["甲栏"] = "状态", ["乙栏"] = "忽略" };
        Assert.True(ColumnAnswers.Of(before, []).TryFind("甲栏", out var column));
        Assert.Equal(LedgerColumn.Status, column);
        Assert.True(ColumnAnswers.Of(before, ["甲栏 = 忽略"]).TryFind("甲栏", out column));
        Assert.Null(column);
        Assert.False(ColumnAnswers.Of(before, []).TryFind("丙栏", out _));
        Assert.Equal(["甲栏"], ColumnAnswers.Of(before, ["甲栏=完成时限"]).Given.Keys);
    }

    [Theory]
    [InlineData("甲栏=样子", "可以写：编号、类别")]
    [InlineData("甲栏=", "可以写：编号、类别")]
    [InlineData("甲栏", "写成“列名=字段”")]
    [InlineData("=状态", "写成“列名=字段”")]
    public void A_wrong_answer_is_refused_with_the_right_ones(string option, string said) =>
        Assert.Contains(said, Assert.Throws<InputRefusedException>(() => ColumnAnswers.Of(new Dictionary<string, string>(), [option])).Message, StringComparison.Ordinal);

    [Fact]
    public void An_answer_for_a_column_that_no_sheet_of_the_file_has_is_refused()
    {
        List<SheetPart> parts = [Part("甲栏"), Part("乙栏")];
        Assert.Empty(SheetParts.Mistyped([parts[0] with { Given = Said("乙栏") }, parts[1]], NewUnitPlan.Empty, LedgerSamples.Options));
        Assert.Contains("“丙栏”列，文件的表头中没有", Assert.Single(SheetParts.Mistyped([parts[0] with { Given = Said("丙栏") }, parts[1]], NewUnitPlan.Empty, LedgerSamples.Options)).Reason, StringComparison.Ordinal);

        static SheetPart Part(string column) => new("台账", [], null, With(column, "须现场看", "材料另送"));
        static Dictionary<string, string> Said(string column) => new() { [column] = "状态" };
    }

    [Fact]
    public void A_header_with_marks_is_put_in_quotes_for_the_shell() =>
        Assert.Contains("--column \"甲栏(%)=进度\"", Refused(With("甲栏(%)", "60%", "70%")).Reason, StringComparison.Ordinal);
}
