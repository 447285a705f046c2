namespace CaseReform.Ops.Worker.Sheets;

/// <summary>How high a row must be to show its wrapped texts. Programs that open a file do not measure merged cells, and some measure
/// nothing at all, so the height is written down.</summary>
internal static class RowHeight
{
    /// <summary>Excel takes no more, in points.</summary>
    private const double MaxHeight = 409;

    private const double LineFactor = 1.45;
    private const double Margin = 0.8;

    /// <summary>Points that a cell needs.</summary>
    /// <param name="width">Of its column or columns, in characters of a digit's width.</param>
    /// <param name="rows">How many rows the cell reaches over; each carries its share.</param>
    public static double Of(string? text, CellStyle style, double width, int rows) =>
        Math.Min(MaxHeight, (text is null ? 1 : (double)Lines(text, style, width) / rows) * style.Points * LineFactor);

    private static int Lines(string text, CellStyle style, double width)
    {
        if (!style.Wrap)
        {
            return 1;
        }

        var room = Math.Max(1, (width - Margin) * CellStyle.Body.Points / style.Points);
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines += Math.Max(1, (int)Math.Ceiling(Width(line) / room));
        }

        return lines;
    }

    /// <summary>A Chinese character takes the room of two digits.</summary>
    private static double Width(ReadOnlySpan<char> line)
    {
        var width = 0;
        foreach (var c in line)
        {
            width += c < 0x1100 ? 1 : char.IsSurrogate(c) ? 1 : 2;
        }

        return width;
    }
}
