using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Sheets;

internal static class SheetSamples
{
    /// <summary>A small ledger with every kind of look: title, header, lights, merged problem, hidden column, second sheet.</summary>
    public static string Ledger(TemporaryFolder folder) => Workbooks.Write(folder, "示例台账.xlsx", workbook =>
    {
        var sheet = workbook.AddSheet(new SheetLayout("整改台账", [new(7), new(32), new(40), new(18), new(14), new(8), new(8), new(6, Hidden: true)])
        {
            FrozenRows = 2,
            FrozenColumns = 1,
            FilterRow = 1,
        });
        sheet.Merge(new MergedArea(0, 0, 0, 7));
        sheet.WriteRow(CellValue.Text("甲市示例局问题整改台账", CellStyle.Title));
        sheet.WriteHeader("序号", "问题表现", "整改措施", "责任单位", "整改时限", "进度", "亮灯", "行号");
        sheet.Merge(new MergedArea(2, 3, 0, 0));
        sheet.Merge(new MergedArea(2, 3, 1, 1));
        string[] lights = [FillColor.Blue, FillColor.Yellow, FillColor.Orange, FillColor.Red, FillColor.Green];
        for (var i = 0; i < lights.Length; i++)
        {
            sheet.WriteRow(
                CellValue.Text($"{1 + (i / 2)}"),
                CellValue.Text(i == 1 ? "" : "示例问题：对专项资金使用情况跟踪不及时，台账登记不完整，有关材料归档滞后。"),
                CellValue.Text("完善登记制度，逐笔核对。\n每季度抽查一次。"),
                CellValue.Text("示例科一科"),
                CellValue.Date(new DateOnly(2025, 9, 30).AddDays(i)),
                CellValue.Percent(i * 0.2),
                CellValue.Text("蓝黄橙红绿"[i].ToString(), CellStyle.Body with { Fill = lights[i], Centered = true }),
                CellValue.Number(i));
        }

        var figures = workbook.AddSheet(new SheetLayout("数字", [new(20), new(10)]) { Landscape = false });
        figures.WriteHeader("项目", "数量");
        figures.WriteRow(CellValue.Text("逾期"), CellValue.Number(3));
    });
}
