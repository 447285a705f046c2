namespace CaseReform.Ops.Domain.Reminders;

/// <summary>In which quality a post gets a notice.</summary>
public enum NoticeKind
{
    /// <summary>主送: has to act</summary>
    To,

    /// <summary>抄送: is told</summary>
    Copy,
}
