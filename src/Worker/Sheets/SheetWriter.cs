using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Writes the rows of one sheet, from top to bottom.</summary>
internal sealed class SheetWriter
{
    private const double MinRowHeight = 15;

    private readonly Stream _part;
    private readonly OpenXmlWriter _writer;
    private readonly StyleTable _styles;
    private readonly List<MergedArea> _merged = [];
    private readonly Dictionary<(int Row, int Column), MergedArea> _mergedFrom = [];
    private readonly string[] _columnNames;

    /// <summary>What merged cells begun above still need of each row down to their last.</summary>
    private (int LastRow, double Height)[] _shares = [];
    private bool _finished;

    internal SheetWriter(Stream part, SheetLayout layout, string name, StyleTable styles, bool first)
    {
        (this._part, this._styles, Layout, Name) = (part, styles, layout, name);
        _columnNames = [.. Enumerable.Range(0, layout.Columns.Count).Select(SheetGrid.ColumnName)];
        _writer = OpenXmlWriter.Create(part);
        _writer.WriteStartDocument(standalone: true);
        _writer.WriteStartElement(new Worksheet());
        foreach (var element in SheetFrame.Before(layout, selected: first && !layout.Hidden))
        {
            _writer.WriteElement(element);
        }

        _writer.WriteStartElement(new SheetData());
    }

    public SheetLayout Layout { get; }

    /// <summary>As the workbook shows it.</summary>
    public string Name { get; }

    /// <summary>How many rows have been written; the 0-based index of the next one.</summary>
    public int Rows { get; private set; }

    /// <summary>Writes the next row; cells that are not given stay blank in their column's style, or in that of the
    /// merged cell that covers them.</summary>
    public void WriteRow(params ReadOnlySpan<CellValue> cells)
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cells.Length, _columnNames.Length);
        var height = Height(cells);
        Rows++;
        _writer.WriteStartElement(new Row { RowIndex = (uint)Rows, Height = height, CustomHeight = true });
        var (coveredTo, cover) = (-1, CellStyle.Body);
        for (var column = 0; column < _columnNames.Length; column++)
        {
            var cell = column < cells.Length ? cells[column] : CellValue.Blank(column <= coveredTo ? cover : null);
            if (_mergedFrom.TryGetValue((Rows - 1, column), out var area))
            {
                (coveredTo, cover) = (area.LastColumn, StyleOf(cell, column));
            }

            Write(cell, column);
        }

        _writer.WriteEndElement();
    }

    /// <summary>Writes a row of headings.</summary>
    public void WriteHeader(params ReadOnlySpan<string> titles)
    {
        var cells = new CellValue[titles.Length];
        for (var i = 0; i < titles.Length; i++)
        {
            cells[i] = CellValue.Text(titles[i], CellStyle.Header);
        }

        WriteRow(cells);
    }

    /// <summary>Shows cells as one; only the top left one may hold something. Said before its first row is written, it counts in
    /// the height of the rows.</summary>
    public void Merge(MergedArea area)
    {
        if (area.FirstRow != area.LastRow || area.FirstColumn != area.LastColumn)
        {
            _merged.Add(area);
            _mergedFrom[(area.FirstRow, area.FirstColumn)] = area;
        }
    }

    internal IEnumerable<DefinedName> DefinedNames(uint index) => SheetFrame.DefinedNames(Layout, Name, index, Rows);

    internal void Finish()
    {
        if (_finished)
        {
            return;
        }

        _finished = true;
        _writer.WriteEndElement();
        foreach (var element in SheetFrame.After(Layout, Rows, _merged))
        {
            _writer.WriteElement(element);
        }

        _writer.WriteEndElement();
        _writer.Dispose();
        _part.Dispose();
    }

    private double Height(ReadOnlySpan<CellValue> cells)
    {
        double height = 0;
        for (var column = 0; column < cells.Length; column++)
        {
            if (Layout.Columns[column].Hidden)
            {
                continue;
            }

            var area = _mergedFrom.GetValueOrDefault((Rows, column), new MergedArea(Rows, Rows, column, column));
            var width = 0.0;
            for (var each = column; each <= Math.Min(area.LastColumn, _columnNames.Length - 1); each++)
            {
                width += Layout.Columns[each].Hidden ? 0 : Layout.Columns[each].Width;
            }

            var share = RowHeight.Of(cells[column].Content, StyleOf(cells[column], column), width, area.LastRow - area.FirstRow + 1);
            _shares = area.LastRow > Rows && share > MinRowHeight ? [.. _shares, (area.LastRow, share)] : _shares;
            height = Math.Max(height, share);
        }

        _shares = [.. _shares.Where(share => share.LastRow >= Rows)];
        return Math.Round(_shares.Select(share => share.Height).Append(height).Append(MinRowHeight).Max(), 1);
    }

    private CellStyle StyleOf(CellValue value, int column) => value.Style ?? Layout.Columns[column].Style ?? CellStyle.Body;

    private void Write(CellValue value, int column)
    {
        var text = value.Kind == CellKind.Text ? SafeText.Clean(value.Content!) : null;
        var cell = new Cell
        {
            CellReference = string.Create(CultureInfo.InvariantCulture, $"{_columnNames[column]}{Rows}"),
            StyleIndex = _styles.Number(StyleOf(value, column), value.Kind, text),
        };
        if (text is not null)
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(SafeText.Escape(text)) { Space = SpaceProcessingModeValues.Preserve });
        }
        else if (value.Kind != CellKind.Blank)
        {
            cell.CellValue = new(value.Figure.ToString("R", CultureInfo.InvariantCulture));
        }

        _writer.WriteElement(cell);
    }
}
