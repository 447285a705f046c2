namespace CaseReform.Ops.Worker.Sheets;

/// <summary>How a cell looks. Equal styles are written once.</summary>
internal sealed record CellStyle
{
    /// <summary>A framed cell whose text wraps and starts at the top left.</summary>
    public static CellStyle Body { get; } = new();

    public static CellStyle Header { get; } = new() { Bold = true, Centered = true, Fill = FillColor.Header };

    public static CellStyle Title { get; } = new() { Bold = true, Centered = true, Framed = false, Wrap = false, Points = 16 };

    /// <summary>Background as AARRGGBB; null leaves it white.</summary>
    public string? Fill { get; init; }

    public bool Bold { get; init; }

    public bool Centered { get; init; }

    public bool Wrap { get; init; } = true;

    public bool Framed { get; init; } = true;

    public int Points { get; init; } = 11;
}
