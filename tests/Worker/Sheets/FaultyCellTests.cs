using System.Text;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Sheets;

/// <summary>Cells that show an error or a formula are known for what they are.</summary>
public sealed class FaultyCellTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("#N/A", nameof(CellFault.Error))]
    [InlineData("#n/a", nameof(CellFault.Error))]
    [InlineData("#REF!", nameof(CellFault.Error))]
    [InlineData("#DIV/0!", nameof(CellFault.Error))]
    [InlineData("#VALUE!", nameof(CellFault.Error))]
    [InlineData("#NAME?", nameof(CellFault.Error))]
    [InlineData("#NUM!", nameof(CellFault.Error))]
    [InlineData("#NULL!", nameof(CellFault.Error))]
    [InlineData("#SPILL!", nameof(CellFault.Error))]
    [InlineData("#CALC!", nameof(CellFault.Error))]
    [InlineData("#GETTING_DATA", nameof(CellFault.Error))]
    [InlineData("Err:502", nameof(CellFault.Error))]
    [InlineData("########", nameof(CellFault.TooNarrow))]
    [InlineData("=A2+1", nameof(CellFault.FormulaAsText))]
    [InlineData("=VLOOKUP(A2,单位!A:B,2,0)", nameof(CellFault.FormulaAsText))]
    [InlineData("=单位!B2", nameof(CellFault.FormulaAsText))]
    [InlineData("='2026年 单位'!$B$2", nameof(CellFault.FormulaAsText))]
    [InlineData("=-SUM(A1:A9)", nameof(CellFault.FormulaAsText))]
    [InlineData("#1", nameof(CellFault.None))]
    [InlineData("#", nameof(CellFault.None))]
    [InlineData("#楼整改", nameof(CellFault.None))]
    [InlineData("写明#N/A的单元格", nameof(CellFault.None))]
    [InlineData("=== 已完成 ===", nameof(CellFault.None))]
    [InlineData("=1000元", nameof(CellFault.None))]
    [InlineData("=完成", nameof(CellFault.None))]
    [InlineData("Error", nameof(CellFault.None))]
    public void A_text_that_a_program_wrote_in_place_of_a_value(string text, string fault)
    {
        File.WriteAllText(_folder.File("表.csv"), $"\"{text}\",乙\n", Encoding.UTF8);

        Assert.Equal((text, fault), (Workbooks.Understood(_folder.File("表.csv"))[0][0, 0] is var cell ? cell.Text : "", cell.Fault.ToString()));
    }

    [Theory]
    [InlineData("""<c r="A1"><f>B1+1</f><v></v></c>""", "=B1+1", nameof(CellFault.NeverCalculated))]
    [InlineData("""<c r="A1"><f>B1+1</f><v/></c>""", "=B1+1", nameof(CellFault.NeverCalculated))]
    [InlineData("""<c r="A1"><f>B1+1</f></c>""", "=B1+1", nameof(CellFault.NeverCalculated))]
    [InlineData("""<c r="A1" t="str"><f>B1&amp;"号"</f></c>""", "=B1&\"号\"", nameof(CellFault.NeverCalculated))]
    [InlineData("""<c r="A1"><f t="shared" si="0"/></c>""", "=", nameof(CellFault.NeverCalculated))]
    [InlineData("""<c r="A1" t="str"><f>IF(B1="","",1)</f><v></v></c>""", "", nameof(CellFault.None))]
    [InlineData("""<c r="A1"><f>B1+1</f><v>2</v></c>""", "2", nameof(CellFault.None))]
    [InlineData("""<c r="A1"><f>B1+1</f><v>0</v></c>""", "0", nameof(CellFault.None))]
    [InlineData("""<c r="A1" t="e"><f>B1+1</f><v>#SPILL!</v></c>""", "#SPILL!", nameof(CellFault.Error))]
    public void A_formula_without_a_result_is_no_blank_cell(string cell, string text, string fault)
    {
        var read = Workbooks.Understood(Workbooks.Pack(_folder, "表.xlsx", Workbooks.Parts($"""<row r="1">{cell}<c r="B1"><v>1</v></c></row>""")))[0][0, 0];

        Assert.Equal((text, fault), (read.Text, read.Fault.ToString()));
    }

    [Fact]
    public void A_zero_is_no_result_where_the_workbook_says_that_nobody_calculated_it()
    {
        var parts = Workbooks.Parts("""<row r="1"><c r="A1"><f>B1+1</f><v>0</v></c><c r="B1"><v>0</v></c></row>""");
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].Replace("</sheets>", "</sheets><calcPr fullCalcOnLoad=\"1\"/>", StringComparison.Ordinal);

        var sheet = Workbooks.Understood(Workbooks.Pack(_folder, "表.xlsx", parts))[0];

        Assert.Equal((CellFault.NeverCalculated, CellFault.None), (sheet[0, 0].Fault, sheet[0, 1].Fault));
    }

    [Fact]
    public void More_faulty_cells_than_anybody_corrects_by_hand()
    {
        var rows = string.Concat(Enumerable.Range(1, 11).Select(row => $"""<row r="{row}"><c r="A{row}" t="e"><v>#N/A</v></c></row>"""));

        var refused = Workbooks.Refused(Workbooks.Pack(_folder, "表.xlsx", Workbooks.Parts(rows)), WorkbookLimits.Default with { FaultyCells = 10 });

        Assert.Contains("超过 10 个", refused.Reason, StringComparison.Ordinal);
    }
}
