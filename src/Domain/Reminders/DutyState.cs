using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Where a duty stands, as far as reminders go.</summary>
public enum DutyState
{
    /// <summary>to be done</summary>
    Open,

    /// <summary>长期坚持: goes on for good, with a report before each quarter's end</summary>
    LongTerm,

    /// <summary>nothing is asked any more</summary>
    Done,

    /// <summary>what it belongs to is closed (已销号): nothing is asked, whether it was done or not</summary>
    Closed,
}

/// <summary>What other states mean for a duty.</summary>
public static class DutyStates
{
    /// <summary>Of a measure and its problem.</summary>
    public static DutyState Of(ProblemStatus problem, MeasureStatus measure) => problem == ProblemStatus.Closed ? DutyState.Closed : Of(measure);

    /// <summary>Of a measure whose problem is not closed.</summary>
    public static DutyState Of(MeasureStatus measure) => measure switch
    {
        MeasureStatus.NotStarted or MeasureStatus.InProgress => DutyState.Open,
        MeasureStatus.LongTerm => DutyState.LongTerm,
        MeasureStatus.Completed => DutyState.Done,
    };
}
