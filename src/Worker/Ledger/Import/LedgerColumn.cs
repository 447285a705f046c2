namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What a column of a ledger holds.</summary>
internal enum LedgerColumn
{
    Number,
    Category,
    Source,
    Scope,
    Symptom,
    RootCause,
    Target,
    Measure,
    LeadLeader,
    LeadUnit,
    SupportingUnits,
    OverseeingUnit,
    Responsible,
    Deadline,
    IssuedOn,
    Progress,
    Percent,
    Status,
    MeasureStatus,
    CloseOut,
    Evidence,
    Campaign,
    Remark,

    /// <summary>What the returned file adds for its reader; the import leaves it alone.</summary>
    Returned,
    ProblemRowId,
    MeasureRowId,
    Version,
}
