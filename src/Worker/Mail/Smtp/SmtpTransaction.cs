using System.Runtime.ExceptionServices;
using CaseReform.Ops.Domain.People;
using MailKit.Net.Smtp;
using MimeKit;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>
/// One letter over one connection. MailKit speaks; what came of it is judged by the server's answers in their order, and by how far
/// the letter had got, never by the words of an exception.
/// </summary>
internal sealed class SmtpTransaction(SmtpConnection connection)
{
    /// <summary>The server's answer to DATA when it waits for the text.</summary>
    public const int GoAhead = 354;

    private readonly SmtpProtocolMonitor _monitor = connection.Monitor;
    private ExceptionDispatchInfo? _objection;

    public async ValueTask<Transfer> RunAsync(
        EmailAddress from, EmailAddress recipient, bool smtpUtf8, ReadOnlyMemory<byte> letter, Func<ValueTask> beforeFinalDot, CancellationToken token)
    {
        using var message = FrozenLetter.Of(letter, (stream, either) => HandOverAsync(stream, beforeFinalDot, either));
        if (Impossible(message, recipient, smtpUtf8) is { } refused)
        {
            return new Transfer(refused, KeepConnection: true);
        }

        if (!smtpUtf8 && (IsInternational(from) || IsInternational(recipient)))
        {
            connection.HideSmtpUtf8();
        }

        await using var stopping = _monitor.BeginLetter(token);
        Exception? fault = null;
        try
        {
            var format = FormatOptions.Default.Clone();
            format.International = smtpUtf8;
            await connection.SendAsync(format, message!, Mailbox(from), [Mailbox(recipient)], _monitor.Token);
        }
        catch (Exception e)
        {
            fault = e;
        }

        connection.Report?.Letter = [.. _monitor.Replies.Take(4)];
        _objection?.Throw();
        if (_monitor.Stopped && !_monitor.Dotted)
        {
            token.ThrowIfCancellationRequested();
        }

        var transfer = Judge(fault);
        _monitor.Rest();
        return transfer with { KeepConnection = transfer.KeepConnection && connection.IsConnected && !_monitor.Closing && !_monitor.OutOfStep };
    }

    /// <summary>What the server's offer, or the letter itself, rules out before a word is said.</summary>
    private Delivery.Refused? Impossible(MimeMessage? message, EmailAddress recipient, bool smtpUtf8)
    {
        if (message?.Body is not FrozenLetter letter)
        {
            return new Delivery.Refused(SmtpTexts.NoHeader, AddressAtFault: false);
        }

        if (smtpUtf8 && !connection.OffersSmtpUtf8)
        {
            return new Delivery.Refused(SmtpTexts.NeedsSmtpUtf8, AddressAtFault: recipient.NeedsSmtpUtf8);
        }

        if (letter.Size > connection.MaxLetterBytes)
        {
            return new Delivery.Refused(
                Say(SmtpTexts.LetterTooLargeFor, letter.Size, connection.MaxLetterBytes), AddressAtFault: false);
        }

        return letter.Count > 0 && !connection.OffersEightBit ? new Delivery.Refused(SmtpTexts.NeedsEightBit, AddressAtFault: false) : null;
    }

    /// <summary>The text is with MailKit, its last octets and the dot are not out.</summary>
    private async Task HandOverAsync(Stream stream, Func<ValueTask> beforeFinalDot, CancellationToken token)
    {
        connection.DemandStep();
        _monitor.PassPointOfNoReturn();
        try
        {
            await beforeFinalDot();
        }
        catch (Exception e)
        {
            // it is the caller's, and must not be of a type that makes MailKit say RSET into the text
            _objection = ExceptionDispatchInfo.Capture(e);
            throw new SmtpBreakException(SmtpTexts.Stopped, cause: e);
        }

        _monitor.BeginDot();
    }

    private Transfer Judge(Exception? fault)
    {
        var replies = _monitor.Replies;
        if (_monitor.Dotted)
        {
            return replies.Count > 3 ? Answered(replies[3]) : new Transfer(new Delivery.Uncertain(Reason(fault)), KeepConnection: false);
        }

        Func<SmtpReply, Delivery>[] judges = [SmtpJudge.Sender, SmtpJudge.Recipient, SmtpJudge.Content];
        for (var step = 0; step < judges.Length && step < replies.Count; step++)
        {
            var reply = replies[step];
            var isRight = step == 2 ? reply.Code == GoAhead : reply.Code is >= 200 and < 300;
            if (isRight)
            {
                continue;
            }

            // "Yes" to DATA, or something between yes and no: the answers are those to other questions
            return _monitor.OutOfStep || reply.IsPositive
                ? new Transfer(new Delivery.TryLater(SmtpTexts.OutOfStep), KeepConnection: false)
                : new Transfer(judges[step](reply), KeepConnection: true, WasStale: reply.IsClosing);
        }

        return new Transfer(new Delivery.TryLater(Reason(fault)), KeepConnection: false, WasStale: WentAway(fault) && !_monitor.TextBegun);
    }

    private Transfer Answered(SmtpReply reply) => reply.Code switch
    {
        >= 200 and < 300 => new Transfer(new Delivery.Sent(reply.ToString()), KeepConnection: true),
        >= 400 when _monitor.OutOfStep => new Transfer(new Delivery.TryLater(SmtpTexts.OutOfStep), KeepConnection: false),
        >= 400 => new Transfer(SmtpJudge.Content(reply), KeepConnection: true),
        _ => new Transfer(new Delivery.Uncertain(SmtpTexts.NotAnAnswer), KeepConnection: false),
    };

    // MailKit tells "closed" and "no SMTP" apart in words only; the monitor has thrown before it where what came was no answer
    private bool WentAway(Exception? fault) => !_monitor.Token.IsCancellationRequested && fault is IOException or SmtpProtocolException;

    private string Reason(Exception? fault) => fault switch
    {
        _ when _monitor.Stopped => SmtpTexts.Stopped,
        _ when _monitor.Token.IsCancellationRequested => _monitor.TimedOut,
        SmtpBreakException => fault.Message,
        IOException or SmtpProtocolException => SmtpTexts.Closed,
        null or SmtpCommandException => SmtpTexts.OutOfStep,
        _ => throw new InvalidOperationException("The sender broke.", fault),
    };

    private static bool IsInternational(EmailAddress address) => address.Domain.Contains("xn--", StringComparison.Ordinal);

    private static MimeKit.MailboxAddress Mailbox(EmailAddress address) => new("", address.ToString());
}
