using System.Globalization;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>What an answer other than yes means for the letter. Pure, so that the whole table can be read and tested at one place.</summary>
internal static class SmtpJudge
{
    /// <summary>The greeting, EHLO and STARTTLS are about us and the connection, never about a letter.</summary>
    public static Delivery Connection(SmtpReply reply) => reply.IsTransient
        ? new Delivery.TryLater(Say(SmtpTexts.ServerBusy, reply))
        : new Delivery.Paused(Say(SmtpTexts.ConnectionRefused, reply));

    /// <summary>STARTTLS offered and then not given (454): an attacker looks the same, so nothing is sent until the office has looked.</summary>
    public static Delivery StartTls(SmtpReply reply) => reply.IsClosing
        ? new Delivery.TryLater(Say(SmtpTexts.ServerBusy, reply))
        : new Delivery.Paused(Say(SmtpTexts.StartTlsRefused, reply));

    /// <summary>454 is a passing weakness of the server's own user directory (RFC 4954, 6); any lasting no is about the account.</summary>
    public static Delivery SignIn(SmtpReply reply) => reply.IsTransient
        ? new Delivery.TryLater(Say(SmtpTexts.ServerBusy, reply))
        : new Delivery.Paused(Say(SmtpTexts.SignInRefused, reply));

    /// <summary>
    /// MAIL names only our own address, which every letter shares: except for size and encoding a lasting no concerns the account,
    /// and would come again for each letter that follows.
    /// </summary>
    public static Delivery Sender(SmtpReply reply) => reply switch
    {
        { IsTransient: true } => new Delivery.TryLater(Say(SmtpTexts.LetterPutOff, reply)),
        { Code: 552 } => new Delivery.Refused(Say(SmtpTexts.LetterTooLarge, reply), AddressAtFault: false),
        { Code: 555 } => new Delivery.Refused(Say(SmtpTexts.LetterRefused, reply), AddressAtFault: false),
        _ when reply.HasStatus("5.3.4") => new Delivery.Refused(Say(SmtpTexts.LetterTooLarge, reply), AddressAtFault: false),
        _ when reply.HasStatus("5.6.") => new Delivery.Refused(Say(SmtpTexts.LetterRefused, reply), AddressAtFault: false),
        _ => new Delivery.Paused(Say(SmtpTexts.SenderRefused, reply)),
    };

    /// <summary>RCPT is about this recipient, unless the server asks for TLS or a sign-in first.</summary>
    public static Delivery Recipient(SmtpReply reply) => reply switch
    {
        { IsTransient: true } => new Delivery.TryLater(Say(SmtpTexts.RecipientPutOff, reply), RecipientOnly: !reply.IsClosing),
        { Code: 530 or 534 or 535 or 538 } => new Delivery.Paused(Say(SmtpTexts.SignInRefused, reply)),
        { Code: 552 } => new Delivery.Refused(Say(SmtpTexts.RecipientRefused, reply), AddressAtFault: false), // a full mailbox
        _ => new Delivery.Refused(Say(SmtpTexts.RecipientRefused, reply), AddressAtFault: true),
    };

    /// <summary>An answer to DATA or to the final dot is about the letter.</summary>
    public static Delivery Content(SmtpReply reply) => reply switch
    {
        { IsTransient: true } => new Delivery.TryLater(Say(SmtpTexts.LetterPutOff, reply)),
        { Code: 530 or 534 or 535 or 538 } => new Delivery.Paused(Say(SmtpTexts.SignInRefused, reply)),
        { Code: 552 } => new Delivery.Refused(Say(SmtpTexts.LetterTooLarge, reply), AddressAtFault: false),
        _ when reply.HasStatus("5.3.4") => new Delivery.Refused(Say(SmtpTexts.LetterTooLarge, reply), AddressAtFault: false),
        _ => new Delivery.Refused(Say(SmtpTexts.LetterRefused, reply), AddressAtFault: false),
    };

    private static string Say(string sentence, SmtpReply reply) => string.Format(CultureInfo.InvariantCulture, sentence, reply);
}
