namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>What the ledger has of a measure, as far as reading a file again needs it.</summary>
public sealed record StoredMeasure
{
    /// <summary>The number of its problem.</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>Its row.</summary>
    public long Id { get; init; }

    /// <summary>整改措施</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>完成时限</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>完成时限 in words.</summary>
    public string DeadlineText { get; init; } = string.Empty;

    /// <summary>长期坚持</summary>
    public bool LongTerm { get; init; }

    /// <summary>Counted over a year whose holidays are not imported.</summary>
    public bool Provisional { get; init; }
}
