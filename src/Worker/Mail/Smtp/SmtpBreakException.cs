namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>The conversation cannot go on: closed, timed out, or not SMTP. The message is a sentence for the office.</summary>
internal sealed class SmtpBreakException(string reason, bool peerWentAway = false, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>The connection was closed from the other side, as servers do with idle ones.</summary>
    public bool PeerWentAway { get; } = peerWentAway;
}
