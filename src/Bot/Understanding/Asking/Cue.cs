namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>What a word says in a question. The names are those of <c>questions.txt</c>.</summary>
internal enum Cue
{
    /// <summary>Says nothing that restricts or asks.</summary>
    Glue,

    /// <summary>The same, unless what nothing explains stands beside it: 差 of 差旅费.</summary>
    Soft,

    /// <summary>下雨, 骂, 听说: a clause that holds it tells a story.</summary>
    Remark,

    /// <summary>周报: the weekly digest.</summary>
    Digest,

    // what is asked
    List,
    Count,
    Figures,
    Show,
    Who,
    When,
    Why,
    History,

    // what a column of the ledger holds
    Cause,
    Target,
    Assisting,
    Overseers,
    Source,
    Category,
    Letters,

    /// <summary>催办函, 提醒: what is sent.</summary>
    Letter,
    NextLetter,
    Changes,
    Urgent,
    WhichUnits,
    WhichPeople,

    /// <summary>谁没报: answered by units, never by person.</summary>
    Nobody,

    // what it is asked of, and where a day lands
    Due,
    Reported,
    NotReported,
    Completed,
    NotCompleted,
    NotStarted,
    InProgress,
    Closed,
    CloseOut,
    AwaitingCloseOut,
    Returned,
    LongTerm,
    Entered,
    Sent,
    Promised,
    Broken,
    /// <summary>没到期, 没逾期: its deadline is still to come.</summary>
    NotDue,
    Overdue,
    Quiet,
    Red,
    Orange,
    Yellow,
    Blue,
    Green,

    // whose
    Mine,
    MyUnits,
    OwnUnit,

    /// <summary>分管的 behind somebody's name.</summary>
    Supervised,

    // how the others are meant
    Pronoun,
    Except,

    /// <summary>进度过半, 没填: how much is done, read by <see cref="Shares"/>.</summary>
    Beyond,

    /// <summary>涉及, 相关的: words beside it are of the matter.</summary>
    About,

    /// <summary>以来: from the day before it until today.</summary>
    Since,

    /// <summary>最近: a stretch behind it looks back.</summary>
    Back,

    /// <summary>接下来: a stretch behind it looks ahead.</summary>
    Ahead,

    /// <summary>措施, 问题, 条</summary>
    Thing,
    UnitNoun,

    /// <summary>局长 behind somebody's name.</summary>
    Title,
}
