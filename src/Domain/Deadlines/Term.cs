namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>How a term was written, which decides what may follow it.</summary>
internal enum TermShape
{
    /// <summary>A day, or the end of a period named as such: 6月30日, 6月底.</summary>
    Point,

    /// <summary>A period, meaning its end: 6月, 上半年.</summary>
    Period,

    /// <summary>Within a year: 年内, after which 持续推进 means the whole of it.</summary>
    WithinYear,

    /// <summary>A stretch from the issue date: 3个月.</summary>
    Span,
}

/// <summary>A day that the text names or leads to.</summary>
/// <param name="Date">The due day.</param>
/// <param name="Shape">How it was written.</param>
/// <param name="Notes">What was assumed.</param>
internal sealed record Term(DateOnly Date, TermShape Shape, IReadOnlyList<string> Notes)
{
    /// <summary>Counted in working days over a year without a calendar.</summary>
    public bool Provisional { get; init; }

    /// <summary>The year was taken from elsewhere.</summary>
    public bool YearAssumed { get; init; }

    /// <summary>The day itself is written with its month, so that nothing was reckoned but perhaps the year.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Named to the month by numbers only (2026.6): a range may end in a bare month.</summary>
    public bool BareMonth { get; init; }

    /// <summary>A day of a month rather than the end of something: a range may end in a bare day.</summary>
    public bool IsDay { get; init; }

    /// <summary>A word such as 前, 内 or 底 makes it a deadline; without one it may be the name of something (2026年度任务).</summary>
    public bool IsClosed { get; init; }
}
