using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A measure as a spreadsheet has it.</summary>
internal sealed record MeasureDraft
{
    public required string Text { get; init; }

    public DateOnly? Deadline { get; init; }

    public bool LongTerm { get; init; }

    public bool Provisional { get; init; }

    /// <summary>The deadline in the office's words; "" when only the status says 长期坚持.</summary>
    public required string DeadlineText { get; init; }

    /// <summary>What was assumed while reading it, e.g. the year.</summary>
    public string? DeadlineNote { get; init; }

    public MeasureStatus? Status { get; init; }

    public string? StatusWord { get; init; }

    /// <summary>The unit that answers for this measure when it is another than the problem's.</summary>
    public string? Unit { get; init; }

    public string? ResponsibleName { get; init; }

    public string? Progress { get; init; }

    public int? Percent { get; init; }

    public string? Evidence { get; init; }

    /// <summary>1-based.</summary>
    public required int Row { get; init; }

    /// <summary>From the hidden column of our own export.</summary>
    public string? RowId { get; init; }
}
