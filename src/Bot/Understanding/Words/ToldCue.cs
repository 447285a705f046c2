namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>What a stretch of a told update is. The words themselves are in <c>updates.txt</c>.</summary>
internal enum ToldCue
{
    /// <summary>Words that say something of the matter.</summary>
    Strange,

    /// <summary>A mark.</summary>
    Mark,

    /// <summary>A measure's number.</summary>
    Matter,

    /// <summary>第二条 of a problem named before.</summary>
    Ordinal,

    /// <summary>A problem's number.</summary>
    Problem,
    Percent,
    Day,

    /// <summary>A unit of the directory.</summary>
    Unit,

    /// <summary>A bare figure.</summary>
    Figure,

    // by the table
    Plain,
    Courtesy,

    /// <summary>记一笔: it is to be recorded.</summary>
    Noted,
    Record,
    Noun,
    Lead,
    Relative,
    Done,
    WeakDone,
    Demand,
    Sign,
    Received,
    Promise,
    Soon,
    Forecast,
    Files,
    Send,
    DayWord,
    Pointer,
    And,
    Conj,
    Mistaken,
    Instead,
    Not,
    Unsure,
    Skip,
    Block,
}
