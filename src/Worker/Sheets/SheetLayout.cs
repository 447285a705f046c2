namespace CaseReform.Ops.Worker.Sheets;

/// <summary>A sheet's looks, which have to be known before its first row is written.</summary>
/// <param name="Name">Made fit where Excel would not take it (31 characters, some signs are forbidden).</param>
internal sealed record SheetLayout(string Name, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>Rows that stay in view while scrolling and are repeated on every printed page.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Columns that stay in view while scrolling and are repeated on every printed page.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>The 0-based column with which a second printed page begins; null prints all columns on one.</summary>
    public int? BreakColumn { get; init; }

    /// <summary>The 0-based header row that carries the filter; it reaches to the last row written. Null for no filter.</summary>
    public int? FilterRow { get; init; }

    public bool Landscape { get; init; } = true;

    /// <summary>A3 instead of A4, for wide ledgers.</summary>
    public bool LargePaper { get; init; }

    public bool Hidden { get; init; }
}
