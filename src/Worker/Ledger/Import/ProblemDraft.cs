using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A problem as a spreadsheet has it, read for certain but not yet compared with the ledger.</summary>
internal sealed record ProblemDraft
{
    public required ProblemNumber Number { get; init; }

    public string? Category { get; init; }

    public required string Symptom { get; init; }

    public string? RootCause { get; init; }

    public string? Target { get; init; }

    public SourceKind SourceKind { get; init; }

    public string? SourceText { get; init; }

    public ProblemScope Scope { get; init; }

    /// <summary>A known name, or the name of a unit that is to be created.</summary>
    public required string LeadUnit { get; init; }

    public IReadOnlyList<string> SupportingUnits { get; init; } = [];

    public string? OverseeingUnit { get; init; }

    /// <summary>牵头领导 as written.</summary>
    public string? LeadLeader { get; init; }

    /// <summary>责任人 of the first measure, as written.</summary>
    public string? ResponsibleName { get; init; }

    /// <summary>Null when the sheet does not say.</summary>
    public ProblemStatus? Status { get; init; }

    /// <summary>The word of the sheet, when it says more than the status.</summary>
    public string? StatusWord { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public string? Campaign { get; init; }

    public string? Remark { get; init; }

    public required IReadOnlyList<MeasureDraft> Measures { get; init; }

    public required string Sheet { get; init; }

    /// <summary>1-based row of the number.</summary>
    public required int Row { get; init; }

    /// <summary>From the hidden column of our own export.</summary>
    public string? RowId { get; init; }

    /// <summary>From the hidden column of our own export.</summary>
    public long? Version { get; init; }
}
