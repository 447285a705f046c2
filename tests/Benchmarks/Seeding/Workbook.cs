using System.Globalization;

using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Benchmarks.Seeding;

/// <summary>A ledger as an office keeps it, with invented units.</summary>
internal static class Workbook
{
    private const int Units = 300;

    private static readonly (string Title, double Width)[] Columns =
    [
        ("序号", 6), ("问题表现", 40), ("整改目标", 24), ("整改措施", 60), ("牵头单位", 20), ("配合单位", 20), ("责任人", 10), ("整改时限", 16), ("进展情况", 40), ("整改状态", 10),
    ];

    private static readonly string[] Deadlines = ["2026年6月30日前", "2026年9月底前", "2026-11-20", "2026年12月31日", "2026年8月上旬"];

    public static void Write(string file, int rows)
    {
        using var stream = File.Create(file);
        using var workbook = new WorkbookWriter(stream);
        var sheet = workbook.AddSheet(new SheetLayout("整改台账", [.. Columns.Select(c => new SheetColumn(c.Width))]) { FrozenRows = 1 });
        sheet.WriteHeader([.. Columns.Select(c => c.Title)]);
        for (var n = 0; n < rows; n++)
        {
            sheet.WriteRow(
                CellValue.Number(n + 1),
                CellValue.Text(Texts.Symptom(n) + Say($"（{n + 1}）")),
                CellValue.Text("制度健全、执行到位，同类问题不再发生"),
                CellValue.Text(Texts.Measure(n)),
                CellValue.Text(Unit(n)),
                CellValue.Text(n % 4 == 0 ? Unit(n + 1) : null),
                CellValue.Text(Say($"张示例{n % 900:000}")),
                CellValue.Text(Deadlines[n % Deadlines.Length]),
                CellValue.Text(n % 3 == 0 ? "已召开专题会议研究部署，相关制度正在修订" : null),
                CellValue.Text(n % 3 == 0 ? "整改中" : "未启动"));
        }
    }

    private static string Unit(int n) => Say($"甲市示例{n % Units:000}局");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
