namespace CaseReform.Ops.Domain.Reminders;

/// <summary>How a duty runs, which decides the rungs that can fire for it.</summary>
internal enum Course
{
    /// <summary>done, or what it belongs to is closed: none</summary>
    Ended,

    /// <summary>toward a deadline: all but the quarterly ones</summary>
    Dated,

    /// <summary>长期坚持 without a deadline (any more): the quarterly ones</summary>
    Quarterly,

    /// <summary>neither deadline nor 长期坚持: none</summary>
    Undated,
}
