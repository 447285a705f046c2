using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Promises;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>What the ladder has to know about one measure.</summary>
public sealed record DutyFacts
{
    /// <summary>The measure's row.</summary>
    public required long Id { get; init; }

    /// <summary>Where the measure stands.</summary>
    public required MeasureStatus Status { get; init; }

    /// <summary>False once its problem is closed (已销号).</summary>
    public required bool ProblemOpen { get; init; }

    /// <summary>The deadline as it stands now, inclusive; null when there is none.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>长期坚持 stands in its deadline text, with or without a date.</summary>
    public bool LongTerm { get; init; }

    /// <summary>交办日.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The day it was imported or entered.</summary>
    public required DateOnly EnteredOn { get; init; }

    /// <summary>The office day of the last report of progress.</summary>
    public DateOnly? LastReportOn { get; init; }

    /// <summary>What the 责任人 promised under the deadline as it stands now, or null.</summary>
    public Promise? Promise { get; init; }

    /// <summary>Go-live from a day: rungs that fired before it stay silent for good.</summary>
    public DateOnly? Floor { get; init; }

    /// <summary>A silence counts from here: issue, import or last report, whichever is latest.</summary>
    internal DateOnly QuietSince
    {
        get
        {
            var since = EnteredOn;
            since = IssuedOn > since ? IssuedOn.Value : since;
            return LastReportOn > since ? LastReportOn.Value : since;
        }
    }

    /// <summary>Which rungs can speak of it at all.</summary>
    internal Course Course => (ProblemOpen, Status) switch
    {
        (false, _) or (_, MeasureStatus.Completed) => Course.Ended,
        (_, MeasureStatus.LongTerm) => Course.Quarterly,
        _ when Deadline is not null => Course.Dated,
        _ => LongTerm ? Course.Quarterly : Course.Undated,
    };
}
