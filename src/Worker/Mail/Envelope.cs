namespace CaseReform.Ops.Worker.Mail;

/// <summary>What the server is told outside the letter. One recipient, so that a bad address harms nobody else.</summary>
/// <param name="From">Where bounces go.</param>
/// <param name="Recipient">The one recipient.</param>
/// <param name="SmtpUtf8">The letter or an address in it needs SMTPUTF8 (RFC 6531).</param>
internal sealed record Envelope(string From, string Recipient, bool SmtpUtf8);
