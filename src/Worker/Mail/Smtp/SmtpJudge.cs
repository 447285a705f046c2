namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>
/// What an answer other than yes means for the letter. It is sorted by what it is about: sending as a whole, one mailbox, one letter, one
/// address. Pure, so that the whole table can be read and tested at one place.
/// </summary>
internal static class SmtpJudge
{
    /// <summary>What a no is about.</summary>
    private enum About
    {
        /// <summary>The account, the server or its policy: nothing about this letter.</summary>
        Sending,

        /// <summary>The sign-in: the server wants one, or a better one.</summary>
        SignIn,

        /// <summary>The recipient's mailbox, for the time being.</summary>
        Mailbox,

        /// <summary>What this letter carries.</summary>
        Letter,

        /// <summary>The recipient's address.</summary>
        Address,

        /// <summary>The answer does not say.</summary>
        Unknown,
    }

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
        { IsTransient: true } => new Delivery.TryLater(Say(SmtpTexts.LetterPutOff, reply), MayBePolicy: true),
        { Code: 555 } => Unfit(SmtpTexts.LetterRefused, reply),
        _ when IsSize(reply) || (reply.Code == 552 && Of(reply) is not About.Sending) => Unfit(SmtpTexts.LetterTooLarge, reply),
        _ when reply.HasStatus("5.6.") => Unfit(SmtpTexts.LetterRefused, reply),
        _ => new Delivery.Paused(Say(SmtpTexts.SenderRefused, reply)),
    };

    /// <summary>RCPT names the recipient. A no that says neither that the address nor that sending is at fault is taken for the address, until several get it in a row.</summary>
    public static Delivery Recipient(SmtpReply reply) => (Of(reply), reply) switch
    {
        (About.Sending, _) => Policy(reply),
        (About.SignIn, _) => new Delivery.Paused(Say(SmtpTexts.SignInRefused, reply)),
        (_, { IsTransient: true }) => new Delivery.TryLater(Say(SmtpTexts.RecipientPutOff, reply), RecipientOnly: true),
        (About.Letter, _) => Unfit(IsSize(reply) ? SmtpTexts.LetterTooLarge : SmtpTexts.LetterRefused, reply),
        (About.Mailbox, _) or (About.Unknown, { Code: 552 }) => new Delivery.TryLater(Say(SmtpJudgeTexts.MailboxPutOff, reply), RecipientOnly: true, MayBePolicy: true),
        (About.Address, _) => new Delivery.Refused(Say(SmtpTexts.RecipientRefused, reply), AddressAtFault: true),
        _ => new Delivery.Refused(Say(SmtpTexts.RecipientRefused, reply), AddressAtFault: true, MayBePolicy: true),
    };

    /// <summary>DATA and the final dot come after sender and recipient were taken. A no that does not say what it is about is taken for the letter, until several get it in a row.</summary>
    public static Delivery Content(SmtpReply reply) => (Of(reply), reply) switch
    {
        (About.Sending, _) => Policy(reply),
        (About.SignIn, _) => new Delivery.Paused(Say(SmtpTexts.SignInRefused, reply)),
        (About.Mailbox, { IsTransient: true }) => new Delivery.TryLater(Say(SmtpTexts.RecipientPutOff, reply), RecipientOnly: true),
        (About.Mailbox, _) => new Delivery.TryLater(Say(SmtpJudgeTexts.MailboxPutOff, reply), RecipientOnly: true, MayBePolicy: true),
        (_, { IsTransient: true }) => new Delivery.TryLater(Say(SmtpTexts.LetterPutOff, reply), MayBePolicy: true),
        (About.Address, _) => new Delivery.Refused(Say(SmtpTexts.RecipientRefused, reply), AddressAtFault: true),
        (_, { Code: 552 }) => Unfit(SmtpTexts.LetterTooLarge, reply),
        _ => Unfit(IsSize(reply) ? SmtpTexts.LetterTooLarge : SmtpTexts.LetterRefused, reply),
    };

    /// <summary>
    /// By code, enhanced status (RFC 3463) and the provider's words, in this order of trust: a clear word about the recipient's address first,
    /// because it may stand beside anything the server quotes; then the words, because providers put 550 before all of them.
    /// </summary>
    private static About Of(SmtpReply reply) => reply switch
    {
        { IsClosing: true } => About.Sending,
        { Code: 530 or 534 or 535 or 538 } => About.SignIn,
        _ when Is(reply, "1.7") || Is(reply, "1.8") => About.Sending, // our own address, not the recipient's
        _ when Is(reply, "1.") => About.Address,
        _ when IsSize(reply) => About.Letter,
        _ when SmtpReplyWords.In(SmtpReplyWords.SignIn, reply) => About.SignIn,
        _ when SmtpReplyWords.In(SmtpReplyWords.Mailbox, reply) => About.Mailbox,
        _ when SmtpReplyWords.In(SmtpReplyWords.Letter, reply) => About.Letter,
        _ when SmtpReplyWords.In(SmtpReplyWords.Sending, reply) => About.Sending,
        _ when Is(reply, "2.") => About.Mailbox,
        _ when Is(reply, "6.") => About.Letter,
        _ when Is(reply, "3.") || Is(reply, "4.") || Is(reply, "7.") => About.Sending,
        _ => About.Unknown,
    };

    /// <summary>Whether the answer carries a status, passing or lasting, whose subject and detail are these.</summary>
    private static bool Is(SmtpReply reply, string status) => reply.HasStatus("4." + status) || reply.HasStatus("5." + status);

    /// <summary>Too large for the server (X.3.4) or for the recipient (X.2.3).</summary>
    private static bool IsSize(SmtpReply reply) => Is(reply, "3.4") || Is(reply, "2.3");

    private static Delivery.TryLater Policy(SmtpReply reply) => new(Say(SmtpJudgeTexts.SendingPutOff, reply), MayBePolicy: true);

    private static Delivery.Refused Unfit(string sentence, SmtpReply reply) => new(Say(sentence, reply), AddressAtFault: false, MayBePolicy: true);
}
