namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>What was seen on the way to the server, step by step, for somebody who asks why it does not work. Holds no secret.</summary>
internal sealed class SmtpReport
{
    /// <summary>The addresses of the host's name; null when it was not resolved.</summary>
    public IReadOnlyList<string>? Addresses { get; set; }

    /// <summary>The server's end of the connection; null when there was none.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The certificate that the server showed, accepted or not.</summary>
    public ShownCertificate? Certificate { get; set; }

    /// <summary>The protocol version; null without TLS.</summary>
    public string? Tls { get; set; }

    /// <summary>The server greeted, and TLS stands where it is wanted.</summary>
    public bool Greeted { get; set; }

    /// <summary>The mechanism that was tried last; null when none was.</summary>
    public string? Mechanism { get; set; }

    /// <summary>Signed in, or no account is set.</summary>
    public bool Ready { get; set; }

    /// <summary>The answers to MAIL, RCPT, DATA and the final dot, as far as they came.</summary>
    public IReadOnlyList<SmtpReply> Letter { get; set; } = [];
}

/// <summary>A certificate as people read it.</summary>
/// <param name="Subject">Whose it is.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="NotAfter">The last instant at which it is valid.</param>
internal sealed record ShownCertificate(string Subject, string Issuer, DateTimeOffset NotAfter);
