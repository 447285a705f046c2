using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Sheets;

/// <summary>Memory is the whole process's, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(WorkbookSizeTests), DisableParallelization = true)]
[Collection(nameof(WorkbookSizeTests))]
public sealed class WorkbookSizeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_hundred_thousand_rows_are_written_in_little_memory()
    {
        using var output = new CountingStream();
        using var workbook = new WorkbookWriter(output);
        var sheet = workbook.AddSheet(new SheetLayout("台账", [new(8), new(30), new(14), new(10)]) { FilterRow = 0 });
        sheet.WriteHeader("序号", "问题", "时限", "进度");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 100_000; i++)
        {
            sheet.WriteRow(CellValue.Number(i), CellValue.Text("示例问题"), CellValue.Date(new DateOnly(2025, 1, 1)), CellValue.Percent(0.5));
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8 << 20);
        Assert.True(output.Length > 0);
    }

    [Fact]
    public void Twenty_thousand_honest_rows_are_read_whole_with_progress_and_without_waste()
    {
        const int Rows = 20_000;
        var path = Workbooks.Write(_folder, "大台账.xlsx", workbook =>
        {
            var sheet = workbook.AddSheet(new SheetLayout("台账", [.. Enumerable.Range(0, 15).Select(_ => new SheetColumn(20))]));
            var cells = new CellValue[15];
            for (var row = 0; row < Rows; row++)
            {
                Array.Fill(cells, CellValue.Text($"示例问题第{row}行"));
                sheet.WriteRow(cells);
            }
        });
        var progress = new Steps();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = Assert.IsType<WorkbookReading.Understood>(WorkbookReader.Read(path, WorkbookLimits.Default, CancellationToken.None, progress));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400L << 20);
        Assert.Equal((Rows, 15), (read.Sheets[0].RowCount, read.Sheets[0].ColumnCount));
        Assert.Equal("示例问题第19999行", read.Sheets[0][Rows - 1, 14].Text);
        Assert.Equal(Enumerable.Range(0, 20).Select(thousand => new WorkbookProgress("台账", thousand * 1_000, Rows)), progress.Reported);
    }

    private sealed class Steps : IProgress<WorkbookProgress>
    {
        public List<WorkbookProgress> Reported { get; } = [];

        public void Report(WorkbookProgress value) => Reported.Add(value);
    }

    private sealed class CountingStream : Stream
    {
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => _length += count;
    }
}
