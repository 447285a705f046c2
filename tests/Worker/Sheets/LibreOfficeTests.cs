using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Sheets;

public sealed class LibreOfficeTests : IDisposable
{
    private const string CsvUtf8 = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = Limit.Outside)]
    public async Task Texts_that_look_like_formulas_are_still_texts_after_another_program_has_read_them()
    {
        string[] texts = ["=1+1", "+1", "-1", "@SUM(1)", "=HYPERLINK(\"http://example.invalid\")", "＝1", "12-1", "0012", "_x0041_"];
        var path = Workbooks.Write(_folder, "文字.xlsx", workbook =>
        {
            var sheet = workbook.AddSheet(new SheetLayout("文字", [new(30)]));
            foreach (var text in texts)
            {
                sheet.WriteRow(CellValue.Text(text));
            }
        });

        await LibreOffice.ConvertAsync(path, CsvUtf8, _folder.Path);

        Assert.Equal(texts, Cells(Workbooks.Understood(_folder.File("文字.csv"))[0], 0));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_ledger_opens_and_prints_on_landscape_pages()
    {
        var pdf = await LibreOffice.ConvertAsync(SheetSamples.Ledger(_folder), "pdf", _folder.Path);
        var picture = await File.ReadAllBytesAsync(await LibreOffice.DrawAsync(pdf));

        var (width, height) = (ReadInt(picture, 16), ReadInt(picture, 20));
        Assert.True(width > height, $"{width} x {height}");
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_xls_file_is_read_like_the_xlsx_it_was_made_from()
    {
        var xlsx = SheetSamples.Ledger(_folder);
        var xls = await LibreOffice.ConvertAsync(xlsx, "xls", _folder.Path);

        var (expected, actual) = (Workbooks.Understood(xlsx), Workbooks.Understood(xls));

        Assert.Equal(expected.Select(sheet => sheet.Name), actual.Select(sheet => sheet.Name));
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(AllCells(one), AllCells(other));
            Assert.Equal(one.Merged.Order(Comparer), other.Merged.Order(Comparer));
            Assert.Equal(
                Enumerable.Range(0, one.ColumnCount).Select(one.IsHiddenColumn), Enumerable.Range(0, one.ColumnCount).Select(other.IsHiddenColumn));
        }
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("xlsx")]
    [InlineData("xls")]
    public async Task Formulas_give_their_last_result_and_errors_stay_visible(string format)
    {
        await File.WriteAllTextAsync(_folder.File("公式.csv"), "=1+1,=1/0,=TRUE(),=DATE(2025;9;30),\"=\"\"甲\"\"&\"\"乙\"\"\"");
        var csv = _folder.File("公式.csv");
        var ods = await LibreOffice.ConvertAsync(csv, "ods", _folder.Path);
        var path = await LibreOffice.ConvertAsync(ods, format, _folder.Path);

        var sheet = Workbooks.Understood(path)[0];

        Assert.Equal(["2", "#DIV/0!", "是"], Enumerable.Range(0, 3).Select(column => sheet[0, column].Text));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_xls_file_called_xlsx_is_refused_with_a_sentence_that_says_what_it_is()
    {
        var xls = await LibreOffice.ConvertAsync(SheetSamples.Ledger(_folder), "xls", _folder.Path);
        File.Move(xls, _folder.File("改名.xlsx"));

        var refused = Workbooks.Refused(_folder.File("改名.xlsx"));

        Assert.Contains(".xls）", refused.Reason, StringComparison.Ordinal);
        Assert.Contains("另存为 .xlsx", refused.Reason, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_xls_file_cut_off_anywhere_is_refused_or_read_but_never_breaks_the_reader()
    {
        var whole = await File.ReadAllBytesAsync(await LibreOffice.ConvertAsync(SheetSamples.Ledger(_folder), "xls", _folder.Path));

        var path = _folder.File("截断.xls");
        for (var length = 0; length < whole.Length * 9 / 10; length += 101)
        {
            await File.WriteAllBytesAsync(path, whole[..length]);
            Workbooks.Refused(path);
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_xls_file_with_damaged_bytes_never_breaks_the_reader()
    {
        var whole = await File.ReadAllBytesAsync(await LibreOffice.ConvertAsync(SheetSamples.Ledger(_folder), "xls", _folder.Path));
        var random = new Random(20250930);
        var path = _folder.File("损坏.xls");
        for (var round = 0; round < 200; round++)
        {
            var damaged = (byte[])whole.Clone();
            for (var i = 0; i < 4; i++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            await File.WriteAllBytesAsync(path, damaged);
            Assert.NotNull(Workbooks.Read(path));
        }
    }

    private static Comparer<MergedArea> Comparer { get; } =
        Comparer<MergedArea>.Create((a, b) => (a.FirstRow, a.FirstColumn).CompareTo((b.FirstRow, b.FirstColumn)));

    private static IEnumerable<string> Cells(SheetGrid sheet, int column) => Enumerable.Range(0, sheet.RowCount).Select(row => sheet[row, column].Text);

    private static IEnumerable<SheetCell> AllCells(SheetGrid sheet) =>
        Enumerable.Range(0, sheet.RowCount).SelectMany(row => Enumerable.Range(0, sheet.ColumnCount).Select(column => sheet[row, column]));

    private static int ReadInt(byte[] png, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
}
