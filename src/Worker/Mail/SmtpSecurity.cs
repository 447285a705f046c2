namespace CaseReform.Ops.Worker.Mail;

/// <summary>How the connection to the server is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>Not at all: only toward this machine, or where the office allows it by name (AllowPlainText).</summary>
    None,

    /// <summary>STARTTLS, usually port 587. A server that does not offer it is an alarm, never a reason to go on in clear text.</summary>
    StartTls,

    /// <summary>TLS from the first octet, usually port 465.</summary>
    Implicit,
}
