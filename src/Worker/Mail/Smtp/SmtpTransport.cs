using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>Submission to a mail server (RFC 6409). The lanes share the rate limit and nothing else.</summary>
internal sealed class SmtpTransport : IMailTransport
{
    private readonly MailOptions _options;
    private readonly SmtpConnector _connector;
    private readonly RateGate _rate;

    /// <param name="options">Validated.</param>
    /// <param name="time">For limits and rate.</param>
    /// <param name="logger">Hears no address and no secret.</param>
    /// <param name="report">Where somebody wants to see each step; null otherwise.</param>
    public SmtpTransport(MailOptions options, TimeProvider time, ILogger logger, SmtpReport? report = null)
    {
        if (options.Security == SmtpSecurity.None && !PlainText.IsAllowed(options))
        {
            throw new ArgumentException("Mail may not leave this machine without TLS.", nameof(options));
        }

        this._options = options;
        _connector = new SmtpConnector(options, time, logger, report);
        _rate = new RateGate(options.RatePerMinute, time);
    }

    public ValueTask<IMailSession> OpenAsync(CancellationToken token) => new(new SmtpSession(_connector, _rate, _options));
}
