using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>One notice as its reader sees it: which measure, by when, how late, and why it stands in the letter.</summary>
internal sealed record LetterMeasure
{
    public required MeasureNumber Number { get; init; }

    /// <summary>The ledger's name; null where there is only one ledger.</summary>
    public string? Ledger { get; init; }

    public required string Problem { get; init; }

    public required string Measure { get; init; }

    public DateOnly? Deadline { get; init; }

    /// <summary>The first deadline, where it has moved since.</summary>
    public DateOnly? OriginalDeadline { get; init; }

    /// <summary>The ledger's words where the day does not stand in them: 立行立改, 30日内; null where it does.</summary>
    public string? DeadlineWords { get; init; }

    /// <summary>A working-day count here rests on a year without a holiday calendar.</summary>
    public bool Provisional { get; init; }

    /// <summary>0 on the last working day before the deadline; negative after it.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>Calendar days past the deadline; 0 while it is not past.</summary>
    public int DaysOverdue { get; init; }

    public Light Light { get; init; }

    /// <summary>The rung's name in the office's ladder, e.g. 提醒.</summary>
    public required string Rung { get; init; }

    public RungKind Kind { get; init; }

    /// <summary>What the reader's post answers for, 责任人 whatever the post where the ledger names it: a copy asks a 责任人 and a 分管领导 to go on, and the office to follow up.</summary>
    public PostRole Role { get; init; }

    /// <summary>抄送您知: nothing is asked of the reader.</summary>
    public bool Copy { get; init; }

    public required string Unit { get; init; }

    public string? ResponsibleName { get; init; }

    /// <summary>The day of the last report that somebody made.</summary>
    public DateOnly? LastReportOn { get; init; }

    /// <summary>As what and by whom, where that does not answer for the measure, e.g. 分管领导李示例.</summary>
    public string? LastReportBy { get; init; }

    /// <summary>What the sheet says of its progress, where that is newer than any report.</summary>
    public SheetProgress? Sheet { get; init; }

    /// <summary>How far it got by the last report, in percent.</summary>
    public int? Percent { get; init; }

    /// <summary>The day that the 责任人 promised and did not keep.</summary>
    public DateOnly? BrokenPromise { get; init; }

    /// <summary>What the office said when it urged, empty where it said no more than that; null where it did not urge.</summary>
    public string? Urge { get; init; }

    /// <summary>The vacant post that this should have gone to, e.g. 甲市示例局责任人.</summary>
    public string? PassedOnFrom { get; init; }

    /// <summary>In a late letter: the day on which this should have gone out.</summary>
    public DateOnly? ShouldHaveGoneOn { get; init; }

    /// <summary>Who else is asked to act by the same rung, and whether that reaches them.</summary>
    public IReadOnlyList<ToldPost> Told { get; init; } = [];

    /// <summary>The reader has to do something.</summary>
    public bool IsToDo => !Copy || StillYours;

    /// <summary>A copy, after the deadline, to somebody who has to act all the same; before the deadline a copy is for information.</summary>
    public bool StillYours => Copy && Kind is (RungKind.After or RungKind.AfterRepeating) && Role is (PostRole.Handler or PostRole.SupervisingLeader);
}
