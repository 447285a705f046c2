namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Why a notice was superseded.</summary>
public enum NoticeReason
{
    /// <summary>A louder rung, or a later firing of the same one, speaks to that post.</summary>
    LowerRung,

    /// <summary>It fired before the day from which the office let reminders go. The only reason that never revives.</summary>
    BeforeGoLive,

    /// <summary>The measure is completed.</summary>
    Completed,

    /// <summary>The problem is closed.</summary>
    ProblemClosed,

    /// <summary>The deadline is another one now, or there is one or none now.</summary>
    DeadlineMoved,

    /// <summary>The measure goes on for good, without a deadline to meet.</summary>
    LongTerm,

    /// <summary>A report came in.</summary>
    Reported,

    /// <summary>The 责任人 promised a day that has not passed yet.</summary>
    Promised,

    /// <summary>The post is no longer asked: another unit, another post, or other recipients of the rung.</summary>
    PostChanged,

    /// <summary>The ladder no longer has the rung.</summary>
    LadderChanged,

    /// <summary>The rung does not fire today: its day moved, or a silence gave way to the rungs of the deadline.</summary>
    NotDue,

    /// <summary>The office withdrew the problem or its whole ledger. It never revives: nobody decides on what was withdrawn.</summary>
    Withdrawn,

    /// <summary>In chat: the person no longer wants notices there.</summary>
    NotWanted,

    /// <summary>In chat: its day passed before it could be delivered; the letter has it.</summary>
    Late,

    /// <summary>In chat: the person may no longer read the problem.</summary>
    OutOfScope,
}
