using System.Text.Encodings.Web;
using System.Text.Json;

using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;
using CaseReform.Ops.Worker.Tests.Sheets;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>What goes back, corrected and imported, is what it would have been had the file been right from the beginning.</summary>
public sealed class ReturnedWorkbookTests : IDisposable
{
    private const string Header = "序号|存在问题|整改措施|责任单位|责任人|完成时限|整改进展|整改状态\n";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_category_merged_over_several_problems() => Same(
        "序号|问题类别|存在问题|整改措施|责任单位|完成时限\n1|政治建设|甲问题|甲措施|市财政局|2026年6月30日\n2|^|乙问题|乙措施|对|2026年6月30日\n3|^|丙问题|丙措施|市教育局|2026年6月30日\n4|作风建设|丁问题|丁措施|对|2026年6月30日\n5||戊问题|戊措施|对|2026年6月30日");

    [Fact]
    public void Category_rows_between_the_problems() => Same(
        Header + "一、政治建设方面（2个）|<|<|<|<|<|<|<\n1|甲问题|甲措施|市财政局||2026年6月30日||\n2|乙问题|乙措施|对||2026年6月30日||\n（二）作风方面|<|<|<|<|<|<|<\n3|丙问题|丙措施|对||2026年6月30日||\n4|丁问题|丁措施|对||2026年7月30日||");

    [Fact]
    public void Deadlines_that_count_from_the_issue_date_given_beside_the_file() => Same(
        Header + "1|甲问题|甲措施|对||20个工作日内||\n2|乙问题|乙措施|市财政局||2026年6月30日||\n3|丙问题|丙措施|对||自印发之日起一个月内||");

    [Fact]
    public void Deadlines_that_count_from_the_issue_date_in_the_sheet() => Same(
        "甲市2026年度整改台账|<|<|<|<|<|<|<\n填报单位：甲市财政局|||||印发日期：|@2026-04-15|\n" + Header + "1|甲问题|甲措施|对||20个工作日内||\n2|乙问题|乙措施|市财政局||6月30日前||\n3|丙问题|丙措施|对||9月底前||");

    [Fact]
    public void Several_measures_of_one_problem_with_everything_merged() => Same(
        Header + "1|甲问题|甲措施|对|张示例|2026年6月30日|已印发|正在推进\n^|^|乙措施|^|^|2026年7月31日|已起草|^\n^|^|^|^|^|^|已报批|^\n2|丁问题|丁措施|对||2026年7月31日||\n||戊措施|||||\n||己措施|||2026年9月30日||已完成");

    [Fact]
    public void Units_and_deadlines_merged_over_several_problems() => Same(
        Header + "1|甲问题|甲措施|市财政局、市住建局|张示例|2026年6月30日||\n2|乙问题|对|^|^|^||\n3|丙问题|丙措施|^|^|^||\n4|丁问题|对|^|李示例|^||");

    [Fact]
    public void A_number_that_could_not_be_read_and_the_rows_that_go_on_with_it() => Same(
        Header + "1|甲问题|甲措施|市财政局||2026年6月30日||\n9-1|乙问题|乙措施|市财政局||2026年6月30日||\n^|^|丙措施|^||2026年7月31日||\n||丁措施|||2026年8月31日||\n3|丙问题|丙措施|市财政局||2026年6月30日||",
        right: "9-1", wrong: "#REF!");

    [Fact]
    public void A_header_of_two_rows() => Same(
        "甲市整改台账|<|<|<|<|<|<\n序号|存在问题|整改措施|责任单位|<|完成时限|备注\n^|^|^|牵头|配合|^|^\n1|甲问题|甲措施|对|市教育局|2026年6月30日|甲\n2|乙问题|乙措施|市财政局||2026年6月30日|\n3|丙问题|丙措施|对|市教育局|2026年6月30日|丙");

    [Fact]
    public void Several_headers_with_other_columns_in_one_sheet() => Same(
        "序号|存在问题|整改措施|责任单位|完成时限\n1|甲问题|甲措施|对|2026年6月30日\n2|乙问题|乙措施|市财政局|2026年6月30日\n序号|责任单位|存在问题|整改措施|完成时限\n3|对|丙问题|丙措施|2026年7月31日\n4|对|丁问题|丁措施|2026年7月31日");

    [Fact]
    public void Sheets_of_one_unit_each_that_the_tab_or_a_label_names() => Same(
        [
            Grid.Of("序号|存在问题|整改措施|完成时限\n1|甲问题|对|2026年6月30日\n2|乙问题|乙措施|2026年6月30日", "市财政局"),
            Grid.Of("填报单位：甲市教育局（盖章）|<|<|<\n序号|存在问题|整改措施|完成时限\n3|丙问题|对|2026年6月30日\n4|丁问题|丁措施|2026年6月30日", "分账二"),
        ],
        right: "对", wrong: "#N/A");

    [Fact]
    public void Real_dates_percentages_and_numbers() => Same(
        "序号|存在问题|整改措施|责任单位|完成时限|完成进度|交办日期\n1|甲问题|甲措施|对|@2026-06-30|0.6|@2026-03-01\n2|乙问题|乙措施|对|2026年6月|75%|");

    [Fact]
    public void Our_own_export_with_its_hidden_columns() => Same(
        "序号|问题类别|存在问题|整改措施|责任单位|完成时限|问题标识|措施标识|版本标识\n1|政治建设|甲问题|甲措施|对|2026年6月30日|11|21|3\n1||甲问题|乙措施|对|2026年7月31日|11|22|3\n2||乙问题|乙措施|对|2026年6月30日|12|23|1");

    [Fact]
    public void A_returned_file_that_was_corrected_only_in_part_goes_back_again() => Same(
        "序号|存在问题|整改措施|责任单位|完成时限|原行号|退回原因\n1|甲问题|甲措施|市财政局|2026年6月30日|7|请改正\n2|乙问题|乙措施|对|2026年6月30日|9|请改正");

    [Fact]
    public void The_reasons_stand_beside_the_rows_with_the_row_they_had()
    {
        var sheet = Return(LedgerSamples.Read(Grid.Of(Header + "1|甲问题|甲措施|市财政局||2026年6月30日||\n2|乙问题|乙措施|不知何处||2026年6月30日||\n^|^|丙措施|^||某日||").WithFaults()))[0];

        Assert.Equal(["原行号", "退回原因"], [sheet[1, 8].Text, sheet[1, 9].Text]);
        Assert.Equal(("3", "4"), (sheet[2, 8].Text, sheet[3, 8].Text));
        Assert.Contains("不知何处", sheet[2, 9].Text, StringComparison.Ordinal);
        Assert.Contains("完成时限", sheet[3, 9].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_without_a_result_and_a_day_for_a_number_are_refused_again_when_nobody_corrects_them()
    {
        var grid = Grid.Of(Header + "@2026-01-02|甲问题|甲措施|市财政局||2026年6月30日||\n2|乙问题|丁|市财政局||2026年6月30日||");
        var cells = Enumerable.Range(0, 3).Select(r => Enumerable.Range(0, 8).Select(c => grid[r, c] is { Text: "丁" } cell ? cell with { Text = "=甲表!A1&1", Fault = CellFault.NeverCalculated } : grid[r, c]).ToArray());

        var again = LedgerSamples.Read([.. Return(LedgerSamples.Read(new SheetGrid("台账", [.. cells])))]);

        Assert.Empty(again.Problems);
        Assert.Equal(2, again.Refusals.Count);
    }

    [Fact]
    public void A_sheet_that_was_refused_as_a_whole_goes_back_as_a_whole()
    {
        var good = Grid.Of("序号|存在问题|整改措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|2026年6月30日", "总账");
        var bad = Grid.Of("甲市分账|<|<|<\n序号|存在问题|整改措施|责任单位\n2|乙问题|乙措施|市财政局", "分账");

        var returned = Assert.Single(Return(LedgerSamples.Read(good, bad)), sheet => sheet.Name == "分账");

        Assert.Equal(["甲市分账", "乙问题"], [returned[0, 0].Text, returned[3, 1].Text]);
        Assert.Contains(new MergedArea(0, 0, 0, 3), returned.Merged);
    }

    private void Same(string rows, string right = "对", string wrong = "#N/A") => Same([Grid.Of(rows)], right, wrong);

    private void Same(IReadOnlyList<SheetGrid> sheets, string right, string wrong)
    {
        string Right(string text) => text == "对" ? "市住建局" : text;
        var whole = LedgerSheetReader.Read([.. sheets.Select(s => s.WithFaults(Right))], LedgerSamples.Options);
        Assert.Empty(whole.Refusals.Select(r => r.Sentence));
        var first = LedgerSheetReader.Read([.. sheets.Select(s => s.WithFaults(text => text == right ? wrong : text))], LedgerSamples.Options);
        Assert.NotEmpty(first.Refusals);

        var returned = Return(first).Select(s => s.WithFaults(text => text == wrong ? Right(right) : text));
        var second = LedgerSheetReader.Read([.. returned], LedgerSamples.Options with { Issued = null });

        Assert.Empty(second.Refusals.Select(r => r.Sentence));
        Assert.DoesNotContain(second.Warnings, warning => warning.Contains("未识别", StringComparison.Ordinal) || warning.Contains("跳过", StringComparison.Ordinal));
        var missing = whole.Problems.Where(p => first.Problems.All(read => read.Number != p.Number)).ToList();
        Assert.NotEmpty(missing);
        Assert.Equal(missing.Select(Show), second.Problems.Select(Show));
    }

    private IReadOnlyList<SheetGrid> Return(LedgerReading reading)
    {
        var path = _folder.File("退回.xlsx");
        using (var file = File.Create(path))
        {
            ReturnedWorkbook.Write(file, reading.Returned, reading.Refusals, LedgerSamples.Options.Issued);
        }

        return Workbooks.Understood(path);
    }

    // a returned row stands elsewhere than the one it was
    private static string Show(ImportedProblem problem) => JsonSerializer.Serialize(problem with { Place = null }, Plain);
}
