namespace CaseReform.Ops.Domain.Reminders;

/// <summary>tmp</summary>
public enum NoticeKind
{
    /// <summary>tmp</summary>
    To,

    /// <summary>tmp</summary>
    Copy,
}

/// <summary>tmp</summary>
public enum NoticeState
{
    /// <summary>tmp</summary>
    Pending,

    /// <summary>tmp</summary>
    Sent,

    /// <summary>tmp</summary>
    Superseded,

    /// <summary>tmp</summary>
    Undeliverable,
}
