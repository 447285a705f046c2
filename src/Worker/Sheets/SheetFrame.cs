using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>What stands around the rows of a sheet, in the order that the format demands (ECMA-376 part 1, 18.3.1.99).</summary>
internal static class SheetFrame
{
    private const uint A3 = 8;
    private const uint A4 = 9;

    public static IEnumerable<OpenXmlElement> Before(SheetLayout layout, bool selected)
    {
        yield return new SheetProperties(new PageSetupProperties { FitToPage = layout.BreakColumn is null });
        yield return new SheetViews(View(layout, selected));
        yield return new SheetFormatProperties { DefaultRowHeight = 15 };
        if (layout.Columns.Count > 0)
        {
            yield return new Columns(layout.Columns.Select(Column));
        }
    }

    public static IEnumerable<OpenXmlElement> After(SheetLayout layout, int rows, IReadOnlyList<MergedArea> merged)
    {
        if (FilterArea(layout, rows) is { } filtered)
        {
            yield return new AutoFilter { Reference = Reference(filtered) };
        }

        if (merged.Count > 0)
        {
            yield return new MergeCells(merged.Select(area => new MergeCell { Reference = Reference(area) })) { Count = (uint)merged.Count };
        }

        yield return new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 };
        var setup = new PageSetup
        {
            PaperSize = layout.LargePaper ? A3 : A4,
            Orientation = layout.Landscape ? OrientationValues.Landscape : OrientationValues.Portrait,
        };
        if (layout.BreakColumn is null)
        {
            (setup.FitToWidth, setup.FitToHeight) = (1, 0);
        }
        else
        {
            (setup.Scale, setup.PageOrder) = (PrintScale.Of(layout), PageOrderValues.OverThenDown);
        }

        yield return setup;
        yield return new HeaderFooter(new OddFooter("&C" + SheetTexts.PageFooter));
        if (layout.BreakColumn is { } first)
        {
            yield return new ColumnBreaks(new Break { Id = (uint)first, Max = 1_048_575, ManualPageBreak = true }) { Count = 1, ManualBreakCount = 1 };
        }
    }

    public static IEnumerable<DefinedName> DefinedNames(SheetLayout layout, string name, uint index, int rows)
    {
        var sheet = $"'{name.Replace("'", "''", StringComparison.Ordinal)}'!";
        if (FilterArea(layout, rows) is { } area)
        {
            yield return new DefinedName(sheet + Fixed(area)) { Name = "_xlnm._FilterDatabase", LocalSheetId = index, Hidden = true };
        }

        if (layout.FrozenRows > 0)
        {
            var columns = layout is { FrozenColumns: > 0, BreakColumn: not null } ? $"{sheet}$A:${SheetGrid.ColumnName(layout.FrozenColumns - 1)}," : "";
            yield return new DefinedName(string.Create(CultureInfo.InvariantCulture, $"{columns}{sheet}$1:${layout.FrozenRows}"))
            {
                Name = "_xlnm.Print_Titles",
                LocalSheetId = index,
            };
        }
    }

    private static MergedArea? FilterArea(SheetLayout layout, int rows) =>
        layout.FilterRow is { } row && row < rows ? new(row, rows - 1, 0, layout.Columns.Count - 1) : null;

    private static SheetView View(SheetLayout layout, bool selected)
    {
        var view = new SheetView { WorkbookViewId = 0, TabSelected = selected };
        var (down, across) = (layout.FrozenRows > 0, layout.FrozenColumns > 0);
        if (down || across)
        {
            var pane = new Pane
            {
                TopLeftCell = Cell(layout.FrozenRows, layout.FrozenColumns),
                State = PaneStateValues.Frozen,
                ActivePane = down && across ? PaneValues.BottomRight : down ? PaneValues.BottomLeft : PaneValues.TopRight,
            };
            pane.VerticalSplit = down ? layout.FrozenRows : null;
            pane.HorizontalSplit = across ? layout.FrozenColumns : null;
            view.Append(pane);
        }

        return view;
    }

    private static Column Column(SheetColumn column, int index)
    {
        var result = new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = column.Width, CustomWidth = true };
        if (column.Hidden)
        {
            result.Hidden = true;
        }

        return result;
    }

    private static string Reference(MergedArea area) => $"{Cell(area.FirstRow, area.FirstColumn)}:{Cell(area.LastRow, area.LastColumn)}";

    private static string Cell(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{SheetGrid.ColumnName(column)}{row + 1}");

    private static string Fixed(MergedArea area) => string.Create(
        CultureInfo.InvariantCulture,
        $"${SheetGrid.ColumnName(area.FirstColumn)}${area.FirstRow + 1}:${SheetGrid.ColumnName(area.LastColumn)}${area.LastRow + 1}");
}
