namespace CaseReform.Ops.Data.Evidence;

/// <summary>How large a ZIP package of evidence may become for whoever opens it. Far above any honest document, far below what would hurt a reader's machine.</summary>
internal sealed record PackageLimits
{
    public static PackageLimits Default { get; } = new();

    /// <summary>Parts, those of packages inside counted with them.</summary>
    public int Entries { get; init; } = 5_000;

    /// <summary>Bytes of the list of parts at the package's end.</summary>
    public int DirectoryBytes { get; init; } = 4 << 20;

    /// <summary>Bytes of all parts together after unpacking, those of packages inside counted with them.</summary>
    public long UnpackedBytes { get; init; } = 200L << 20;

    /// <summary>How many times larger a part of more than <see cref="RatioMatters"/> may become by unpacking, unless it is a picture that knows no packing of its own.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Bytes up to which any ratio is harmless.</summary>
    public long RatioMatters { get; init; } = 1 << 20;

    /// <summary>How deep packages may lie in each other: the workbook behind a chart in a text is one, behind a chart on a slide in a text it is two.</summary>
    public int Depth { get; init; } = 2;
}
