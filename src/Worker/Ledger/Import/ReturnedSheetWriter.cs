using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>One sheet of the returned file: what stood above the table, its header, and the refused rows with the values of merged cells, their category and the reasons.</summary>
internal sealed class ReturnedSheetWriter
{
    private const double Width = 18;
    private const double RowWidth = 8;
    private const double ReasonWidth = 60;

    private static readonly CellStyle Reason = CellStyle.Body with { Fill = FillColor.Yellow };
    private static readonly CellStyle Heading = CellStyle.Body with { Bold = true };
    private static readonly CellStyle Above = CellStyle.Body with { Framed = false, Wrap = false };

    private readonly ReturnedSheet _sheet;
    private readonly ILookup<string?, Refusal> _refusals;
    private readonly DateOnly? _issued;

    /// <summary>The columns that are kept: an earlier returned file's own are not.</summary>
    private readonly List<int> _columns;
    private readonly HashSet<int> _numbers;

    public ReturnedSheetWriter(ReturnedSheet sheet, IReadOnlyList<Refusal> refusals, DateOnly? issued)
    {
        _sheet = sheet;
        _refusals = refusals.Where(r => r.Sheet == sheet.Sheet.Name).ToLookup(r => r.Problem?.Text);
        var headers = sheet.Parts.SelectMany(p => p.Rows).Select(r => r.Header).Distinct().ToList();
        var own = headers.SelectMany(h => h.Columns.GetValueOrDefault(LedgerColumn.Returned) ?? []).ToHashSet();
        _columns = [.. Enumerable.Range(0, sheet.Sheet.ColumnCount).Where(c => !own.Contains(c))];
        _numbers = headers.SelectMany(h => h.Columns.GetValueOrDefault(LedgerColumn.Number) ?? []).ToHashSet();
        _issued = sheet.NeedsIssued ? issued : null;
    }

    public void Write(WorkbookWriter workbook)
    {
        var first = _sheet.Whole ? null : _sheet.Parts[0].Rows[0].Header;
        var writer = workbook.AddSheet(new SheetLayout(
            _sheet.Sheet.Name,
            [.. _columns.Select(c => new SheetColumn(Width, _sheet.Sheet.IsHiddenColumn(c))), new(RowWidth), new(ReasonWidth)])
        {
            FrozenRows = first is null ? 0 : _sheet.Above + (_issued is null ? 0 : 1) + first.Rows,
        });
        Copy(writer, 0, _sheet.Above, Above, null);
        if (_issued is { } day)
        {
            writer.WriteRow(CellValue.Text(Say(ImportTexts.IssuedLabel, day.Year, day.Month, day.Day), Above));
        }

        if (first is null)
        {
            Copy(writer, _sheet.Above, _sheet.Sheet.RowCount, Above, null);
            return;
        }

        WriteParts(writer);
    }

    private void WriteParts(SheetWriter writer)
    {
        TableHeader? header = null;
        string? category = null;
        foreach (var part in _sheet.Parts)
        {
            var row = part.Rows[0];
            if (!ReferenceEquals(row.Header, header))
            {
                header = row.Header;
                Copy(writer, header.Row, header.Row + header.Rows, CellStyle.Header, [ImportTexts.RowColumn, ImportTexts.ReasonColumn]);
            }

            if (!header.Has(LedgerColumn.Category) && part.Category is { } heading && heading != category)
            {
                writer.Merge(new MergedArea(writer.Rows, writer.Rows, 0, _columns.Count + 1));
                writer.WriteRow(CellValue.Text(heading, Heading));
                category = heading;
            }

            WritePart(writer, part);
        }
    }

    private void WritePart(SheetWriter writer, ReturnedRows part)
    {
        var cells = new CellValue[_columns.Count + 2];
        for (var i = 0; i < part.Rows.Count; i++)
        {
            var row = part.Rows[i];
            for (var c = 0; c < _columns.Count; c++)
            {
                cells[c] = Value(writer, part, i, c);
            }

            cells[^2] = CellValue.Number(row.Number);
            cells[^1] = CellValue.Text(string.Join('\n', Reasons(part, i)), Reason);
            writer.WriteRow(cells);
        }
    }

    /// <summary>A merged area begins again with the problem's first row in it: an area from above, which said the same to several problems, says it to this one alone.</summary>
    private CellValue Value(SheetWriter writer, ReturnedRows part, int index, int at)
    {
        var (row, column) = (part.Rows[index], _columns[at]);
        var cell = row.Grid[column];
        if (cell.Area is { } area)
        {
            var covered = (index > 0 && part.Rows[index - 1].Index >= area.FirstRow) || (at > 0 && _columns[at - 1] >= area.FirstColumn);
            if (covered)
            {
                return CellValue.Blank(CellStyle.Body);
            }

            var down = part.Rows.Skip(index).TakeWhile(r => r.Index <= area.LastRow).Count();
            var right = _columns.Skip(at).TakeWhile(c => c <= area.LastColumn).Count();
            writer.Merge(new MergedArea(writer.Rows, writer.Rows + down - 1, at, at + right - 1));
        }

        if (index == 0 && cell.IsBlank && part.Category is { } category && column == row.Header.First(LedgerColumn.Category) && row[LedgerColumn.Category].IsBlank)
        {
            return CellValue.Text(category, CellStyle.Body);
        }

        return _numbers.Contains(column) ? ReturnedCells.OfNumber(cell.Cell, CellStyle.Body) : ReturnedCells.Of(cell.Cell, CellStyle.Body);
    }

    /// <summary>A reason stands in its row; one that speaks of a cell above the problem stands in the first.</summary>
    private IEnumerable<string> Reasons(ReturnedRows part, int index)
    {
        var own = part.Number is { } number ? _refusals[number.Text] : _refusals[null].Where(r => part.Rows.Exists(row => row.Number == r.Row));
        return own.Where(r => r.Row == part.Rows[index].Number || (index == 0 && !part.Rows.Exists(row => row.Number == r.Row)))
            .Select(r => r.Reason).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Rows as they stand, with their merged cells.</summary>
    private void Copy(SheetWriter writer, int from, int to, CellStyle style, string[]? more)
    {
        var offset = writer.Rows - from;
        foreach (var area in _sheet.Sheet.Merged.Where(a => a.FirstRow >= from && a.LastRow < to))
        {
            var kept = Enumerable.Range(0, _columns.Count).Where(i => _columns[i] >= area.FirstColumn && _columns[i] <= area.LastColumn).ToList();
            if (kept.Count > 0)
            {
                writer.Merge(new MergedArea(area.FirstRow + offset, area.LastRow + offset, kept[0], kept[^1]));
            }
        }

        for (var i = 0; more is not null && i < more.Length; i++)
        {
            writer.Merge(new MergedArea(from + offset, to - 1 + offset, _columns.Count + i, _columns.Count + i));
        }

        for (var row = from; row < to; row++)
        {
            var cells = _columns.Select(c => ReturnedCells.Of(_sheet.Sheet[row, c], style));
            writer.WriteRow([.. cells, .. row == from && more is not null ? more.Select(text => CellValue.Text(text, style)) : [CellValue.Blank(style), CellValue.Blank(style)]]);
        }
    }
}
