namespace CaseReform.Ops.Worker.Sheets;

/// <summary>How large a sheet of two printed pages side by side is drawn: as large as the wider one allows, and never too small to read.</summary>
internal static class PrintScale
{
    /// <summary>Below 65 % the body's 11 points are smaller than the 7 that a page of figures is still read with.</summary>
    private const double Smallest = 65;

    private const double Largest = 100;

    /// <summary>A digit's width at 11 points in millimetres, by which columns are measured: 1.86 in Excel's fonts, up to this in those that stand in for them.</summary>
    private const double Digit = 2.55;

    // A4 and A3 landscape (ISO 216) within margins of 0.4 inches.
    private const double A4Width = 276;
    private const double A3Width = 399;

    /// <summary>In percent.</summary>
    public static uint Of(SheetLayout layout)
    {
        var first = Width(layout.Columns.Take(layout.BreakColumn!.Value));
        var second = Width(layout.Columns.Skip(layout.BreakColumn.Value)) + Width(layout.Columns.Take(layout.FrozenColumns));
        return (uint)Math.Clamp(100 * (layout.LargePaper ? A3Width : A4Width) / (Math.Max(first, second) * Digit), Smallest, Largest);
    }

    private static double Width(IEnumerable<SheetColumn> columns) => columns.Where(c => !c.Hidden).Sum(c => c.Width);
}
