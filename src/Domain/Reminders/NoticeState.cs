namespace CaseReform.Ops.Domain.Reminders;

/// <summary>What became of a notice.</summary>
public enum NoticeState
{
    /// <summary>to be sent; in a letter that is not sent yet counts as well</summary>
    Pending,

    /// <summary>went out in a letter</summary>
    Sent,

    /// <summary>not needed, or silenced by a louder one; comes back when the cause goes</summary>
    Superseded,

    /// <summary>given up and shown to the office</summary>
    Undeliverable,
}
