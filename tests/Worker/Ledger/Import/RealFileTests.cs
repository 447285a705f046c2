using System.Text;
using CaseReform.Ops.Worker.Sheets;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

public sealed class RealFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public void A_csv_without_merged_cells_is_read(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllText(_path, """
            甲市整改台账,,,,
            填报单位：甲市财政局,,,填报时间：2026年3月1日,
            序号,存在问题,整改措施,责任单位,完成时限
            1,甲问题,甲措施,市财政局,2026年6月30日
            ,,"乙措施，
            分两步",,2026/9/30
            合计,1,,,
            2,丙问题,丙措施,市住建局,长期坚持
            """, Encoding.GetEncoding(encoding));
        Assert.Equal("1(甲措施@0630;乙措施，\n分两步@0930) 2(丙措施@+)", Show(Read(Sheets())));
    }

    [Fact]
    public void A_workbook_with_merged_cells_and_real_dates_is_read()
    {
        using (var file = File.Create(_path))
        using (var book = new WorkbookWriter(file))
        {
            var sheet = book.AddSheet(new SheetLayout("台账", [new(8), new(30), new(30), new(20), new(16)]));
            sheet.WriteHeader("序号", "存在问题", "整改措施", "责任单位", "完成时限");
            sheet.WriteRow(CellValue.Number(1), CellValue.Text("甲问题"), CellValue.Text("甲措施"), CellValue.Text("市财政局"), CellValue.Date(new DateOnly(2026, 6, 30)));
            sheet.WriteRow(CellValue.Blank(), CellValue.Blank(), CellValue.Text("乙措施"), CellValue.Blank(), CellValue.Text("2026年9月底前"));
            sheet.Merge(new MergedArea(1, 2, 0, 0));
            sheet.Merge(new MergedArea(1, 2, 1, 1));
            sheet.Merge(new MergedArea(1, 2, 3, 3));
        }

        Assert.Equal("1(甲措施@0630;乙措施@0930)", Show(Read(Sheets())));
    }

    private SheetGrid[] Sheets() =>
        [.. Assert.IsType<WorkbookReading.Understood>(WorkbookReader.Read(_path, WorkbookLimits.Default, TestContext.Current.CancellationToken)).Sheets];
}
