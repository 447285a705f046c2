using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Notices;

/// <summary>Why a chat notice was not delivered, beside <see cref="NoticeReasons"/>. Stored: the spelling is for good.</summary>
public static class ChatNoticeReasons
{
    /// <summary>The person no longer wants notices there.</summary>
    public const string NotWanted = "not-wanted";

    /// <summary>Its day passed before it could be delivered; the letter has it.</summary>
    public const string Late = "late";

    /// <summary>The person may no longer read the matter.</summary>
    public const string OutOfScope = "out-of-scope";
}
