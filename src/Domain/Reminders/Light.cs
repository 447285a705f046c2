namespace CaseReform.Ops.Domain.Reminders;

/// <summary>亮灯, from quiet to loud. Computed from the ladder, the calendar and the day; never stored on a measure.</summary>
public enum Light
{
    /// <summary>– : nothing to show (completed, closed, long-term)</summary>
    None,

    /// <summary>绿</summary>
    Green,

    /// <summary>蓝</summary>
    Blue,

    /// <summary>黄</summary>
    Yellow,

    /// <summary>橙</summary>
    Orange,

    /// <summary>红</summary>
    Red,
}
