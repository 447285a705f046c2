namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>What the ledger has of a problem, as far as reading a file needs it: a blank cell of a known row says nothing new.</summary>
public sealed record KnownProblem
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>问题类别</summary>
    public string? Category { get; init; }

    /// <summary>问题表现</summary>
    public string Symptom { get; init; } = string.Empty;

    /// <summary>牵头单位</summary>
    public string LeadUnit { get; init; } = string.Empty;

    /// <summary>交办日期</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Its measures, in order.</summary>
    public IReadOnlyList<KnownMeasure> Measures { get; init; } = [];
}

/// <summary>What the ledger has of a measure.</summary>
public sealed record KnownMeasure
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The problem's row.</summary>
    public long ProblemId { get; init; }

    /// <summary>整改措施</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>完成时限 in words.</summary>
    public string DeadlineText { get; init; } = string.Empty;

    /// <summary>完成时限</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>长期坚持</summary>
    public bool LongTerm { get; init; }

    /// <summary>Counted over a year whose holidays are not imported.</summary>
    public bool Provisional { get; init; }
}
