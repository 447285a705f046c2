namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Why a notice was superseded. Stored beside the notice: the spelling is for good.</summary>
public static class NoticeReasons
{
    /// <summary>A louder rung, or a later firing of the same one, speaks to that post.</summary>
    public const string LowerRung = "lower-rung";

    /// <summary>It fired before the day from which the office let reminders go. The only reason that never revives.</summary>
    public const string BeforeGoLive = "before-go-live";

    /// <summary>The measure is completed.</summary>
    public const string Completed = "completed";

    /// <summary>The problem is closed.</summary>
    public const string ProblemClosed = "problem-closed";

    /// <summary>The deadline is another one now, or there is one or none now.</summary>
    public const string DeadlineMoved = "deadline-moved";

    /// <summary>The measure goes on for good, without a deadline to meet.</summary>
    public const string LongTerm = "long-term";

    /// <summary>A report came in.</summary>
    public const string Reported = "reported";

    /// <summary>The 责任人 promised a day that has not passed yet.</summary>
    public const string Promised = "promised";

    /// <summary>The post is no longer asked: another unit, another post, or other recipients of the rung.</summary>
    public const string PostChanged = "post-changed";

    /// <summary>The ladder no longer has the rung.</summary>
    public const string LadderChanged = "ladder-changed";

    /// <summary>The rung does not fire today: its day moved, or a silence gave way to the rungs of the deadline.</summary>
    public const string NotDue = "not-due";
}
