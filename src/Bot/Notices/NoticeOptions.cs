namespace CaseReform.Ops.Bot.Notices;

/// <summary>Notices in chat. Section <c>Notices</c>.</summary>
internal sealed class NoticeOptions
{
    /// <summary>Whether channels outside the office (Connector) are told more than numbers and deadlines: units, symptoms, lights, progress.</summary>
    public bool ChatDetail { get; set; }
}
