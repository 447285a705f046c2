using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Tests.Sheets;
using CaseReform.Ops.Worker.Tests.Sheets.Cases;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Workbooks whose cells are not text, as people sent them.</summary>
public sealed class CaseFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("err-cells-ledger.xlsx", "错误值", "2B 2D 2H 3F")]
    [InlineData("err-cell-unit.xlsx", "错误值“#N/A”", "2E")]
    [InlineData("formula-without-cached-value.xlsx", "从未计算", "2G 3A")]
    [InlineData("ids-turned-into-dates.xlsx", "是日期，不是编号", "2A 3A 4A")]
    public void What_no_clerk_can_read_is_refused_with_cell_and_reason(string file, string reason, string cells)
    {
        var reading = Read(file);

        Assert.Equal(cells, string.Join(' ', reading.Refusals.OrderBy(r => r.Row).ThenBy(r => r.Column).Select(r => $"{r.Row}{r.Column}")));
        Assert.All(reading.Refusals, r => Assert.Contains(reason, r.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ids-number-formats.xlsx", "3.10 005 XC2026-001")]
    [InlineData("strict-ooxml.xlsx", "1 2")]
    [InlineData("styled-empty-cell-IW1.xlsx", "1 2")]
    [InlineData("other-sheet-wide.xlsx", "1 2")]
    public void What_a_clerk_can_read_is_imported(string file, string numbers)
    {
        var reading = Read(file);

        Assert.Empty(reading.Refusals);
        Assert.Equal(numbers, string.Join(' ', reading.Problems.Select(p => p.Number.Text)));
        Assert.All(reading.Problems.SelectMany(p => p.Measures), m => Assert.Equal(new DateOnly(2026, 12, 20), m.Deadline));
    }

    private LedgerReading Read(string file) =>
        LedgerSheetReader.Read(Workbooks.Understood(CaseFile.Put(_folder, file)), LedgerSamples.Options with { CreateUnits = true });
}
