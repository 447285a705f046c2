namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>One term of a deadline cell; each becomes a measure of its own.</summary>
public sealed record DeadlinePart
{
    /// <summary>The due day, inclusive; none for what is only kept up (长期坚持) or done periodically.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>长期坚持: asks for a report each quarter, after <see cref="Date"/> when there is one.</summary>
    public bool LongTerm { get; init; }

    /// <summary>The day was counted in working days over a year without a calendar; importing one may move it.</summary>
    public bool Provisional { get; init; }

    /// <summary>The day does not stand in the text as it is: it was counted, or its month or year was filled in.</summary>
    public bool Reckoned { get; init; }

    /// <summary>This part as it was written.</summary>
    public required string Text { get; init; }

    /// <summary>What was assumed, as a Chinese phrase, e.g. 未写年份，按印发（交办）日期为2026年.</summary>
    public string? Note { get; init; }

    /// <summary>What is to be reached, e.g. 启动, when the cell has several parts that say so.</summary>
    public string? Label { get; init; }
}
