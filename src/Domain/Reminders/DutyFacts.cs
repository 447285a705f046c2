using CaseReform.Ops.Domain.Promises;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>What the ladder has to know about a dated duty. A measure is one kind; nothing here is of that kind alone.</summary>
public sealed record DutyFacts
{
    /// <summary>Where it stands.</summary>
    public required DutyState State { get; init; }

    /// <summary>The deadline as it stands now, inclusive; null when there is none.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>长期坚持 stands in its deadline text, with or without a date.</summary>
    public bool LongTerm { get; init; }

    /// <summary>交办日.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The day it was imported or entered.</summary>
    public required DateOnly EnteredOn { get; init; }

    /// <summary>The office day of the last sign of life after it was entered: a report, or what a file newly said of its progress.</summary>
    public DateOnly? LastReportOn { get; init; }

    /// <summary>What the 责任人 promised under the deadline as it stands now, or null.</summary>
    public Promise? Promise { get; init; }

    /// <summary>Go-live from a day: rungs that fired before it stay silent for good.</summary>
    public DateOnly? Floor { get; init; }

    /// <summary>The last sign of life, from which a silence counts: issue, import or last report, whichever is latest.</summary>
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
    internal Course Course => State switch
    {
        DutyState.Closed or DutyState.Done => Course.Ended,
        DutyState.LongTerm => Course.Quarterly,
        DutyState.Open when Deadline is not null => Course.Dated,
        DutyState.Open => LongTerm ? Course.Quarterly : Course.Undated,
    };
}
