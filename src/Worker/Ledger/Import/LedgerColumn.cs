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
    ProblemRowId,
    MeasureRowId,
    Version,
}
