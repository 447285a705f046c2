using ExcelDataReader;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Reads XLSX and XLS through the parser, sheet by sheet, after a guard has looked through the file.</summary>
internal sealed class ExcelGrids(
    WorkbookLimits limits, WorkbookFacts facts, CancellationToken token, IProgress<WorkbookProgress>? progress)
{
    private const int ReportEvery = 1_000;

    private readonly GridBuilder _builder = new(limits);
    private int _sheet;

    public WorkbookReading Read(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file, writable: false));
        do
        {
            if (ReadSheet(reader) is { } refusal)
            {
                return refusal;
            }

            _sheet++;
        }
        while (reader.NextResult());
        return new WorkbookReading.Understood(_builder.Grids);
    }

    private WorkbookReading.Refused? ReadSheet(IExcelDataReader reader)
    {
        if (reader.VisibleState != "visible")
        {
            _builder.SkipHidden(reader.Name);
            return null;
        }

        var merged = reader.MergeCells ?? [];
        _builder.BeginSheet(reader.Name);
        if (SizeFault(reader, merged.Length) is { } fault)
        {
            return fault;
        }

        for (var row = 0; reader.Read(); row++)
        {
            if (row % ReportEvery == 0)
            {
                token.ThrowIfCancellationRequested();
                progress?.Report(new WorkbookProgress(reader.Name, row, reader.RowCount));
            }

            if (ReadRow(reader, row) is { } refusal)
            {
                return refusal;
            }
        }

        _builder.EndSheet(
            [.. merged.Select(area => new MergedArea(area.FromRow, area.ToRow, area.FromColumn, area.ToColumn))],
            hidden: false,
            Enumerable.Range(0, Math.Min(reader.FieldCount, limits.Columns)).Where(column => reader.GetColumnWidth(column) == 0));
        return null;
    }

    /// <summary>The parser has counted rows and columns itself by now, whatever the file claims, and lays out a row only after this.</summary>
    private WorkbookReading.Refused? SizeFault(IExcelDataReader reader, int merged) => true switch
    {
        _ when reader.FieldCount > limits.BlankColumns =>
            SheetRefusals.At(SheetTexts.TooManyColumns, limits.Columns, reader.Name, null, reader.FieldCount - 1),
        _ when reader.RowCount > limits.BlankRows => SheetRefusals.At(SheetTexts.TooManyRows, limits.Rows, reader.Name, reader.RowCount - 1, null),
        _ when merged > limits.MergedAreas => SheetRefusals.At(SheetTexts.TooManyMergedAreas, limits.MergedAreas, reader.Name, null, null),
        _ => null,
    };

    private WorkbookReading.Refused? ReadRow(IExcelDataReader reader, int row)
    {
        var width = Math.Max(Math.Min(reader.FieldCount, facts.Filled(_sheet) ?? reader.FieldCount), facts.Width(_sheet));
        for (var column = 0; column < width; column++)
        {
            var cell = facts.Fault(_sheet, row, column) is { } fault ? fault
                : column < reader.FieldCount ? Cell(reader, column)
                : SheetCell.Blank;
            if (_builder.Add(cell) is { } refusal)
            {
                return refusal;
            }
        }

        return _builder.EndRow();
    }

    private SheetCell Cell(IExcelDataReader reader, int column) => reader.GetValue(column) is { } value
        ? CellReading.Of(value, reader.GetNumberFormatString(column), reader.GetNumberFormatIndex(column), facts.Date1904)
        : SheetCell.Blank;
}
