using System.Globalization;
using System.Text;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>One letter over one connection: MAIL, RCPT, DATA, the text, the final dot, the answer to it.</summary>
internal sealed class SmtpTransaction(SmtpDialogue dialogue, TimeSpan stopGrace)
{
    private const int GoAhead = 354;

    // What goes out together with the final dot. Of a larger letter the greater part goes before it, so that a connection that
    // breaks half way leaves a letter that surely was not accepted.
    private const int LastPiece = 64 * 1024;
    private static readonly byte[] LoneDot = ".\r\n"u8.ToArray();

    private bool dotMayBeOut;
    private bool wasTakenUp;

    public async ValueTask<Transfer> RunAsync(
        EmailAddress from, EmailAddress recipient, bool smtpUtf8, ReadOnlyMemory<byte> message, Func<ValueTask> beforeFinalDot, CancellationToken token)
    {
        if (Impossible(recipient, smtpUtf8, message) is { } refused)
        {
            return new Transfer(refused, KeepConnection: true);
        }

        try
        {
            var mail = MailCommand(from, smtpUtf8, message);
            var rcpt = $"RCPT TO:<{recipient}>";
            return await (dialogue.Offered.Pipelining ? OfferTogetherAsync(mail, rcpt, token) : OfferOneByOneAsync(mail, rcpt, token))
                ?? await HandOverAsync(message, beforeFinalDot, token);
        }
        catch (SmtpBreakException e)
        {
            Delivery outcome = dotMayBeOut ? new Delivery.Uncertain(e.Message) : new Delivery.TryLater(e.Message);
            return new Transfer(outcome, KeepConnection: false, WasStale: e.PeerWentAway && !wasTakenUp);
        }
    }

    /// <summary>What the server's offer rules out before a word is said.</summary>
    private Delivery.Refused? Impossible(EmailAddress recipient, bool smtpUtf8, ReadOnlyMemory<byte> message)
    {
        var offered = dialogue.Offered;
        if (smtpUtf8 && !offered.SmtpUtf8)
        {
            return new Delivery.Refused(SmtpTexts.NeedsSmtpUtf8, AddressAtFault: recipient.NeedsSmtpUtf8);
        }

        if (message.Length > offered.LargestLetter)
        {
            return new Delivery.Refused(
                string.Format(CultureInfo.InvariantCulture, SmtpTexts.LetterTooLargeFor, message.Length, offered.LargestLetter), AddressAtFault: false);
        }

        return !offered.EightBitMime && !Ascii.IsValid(message.Span)
            ? new Delivery.Refused(SmtpTexts.NeedsEightBit, AddressAtFault: false)
            : null;
    }

    private string MailCommand(EmailAddress from, bool smtpUtf8, ReadOnlyMemory<byte> message)
    {
        var size = dialogue.Offered.Size ? string.Create(CultureInfo.InvariantCulture, $" SIZE={message.Length}") : "";
        var body = Ascii.IsValid(message.Span) ? "" : " BODY=8BITMIME";
        return $"MAIL FROM:<{from}>{size}{body}{(smtpUtf8 ? " SMTPUTF8" : "")}";
    }

    /// <summary>RFC 2920: three commands in one packet, three answers. Null when the server waits for the text.</summary>
    private async ValueTask<Transfer?> OfferTogetherAsync(string mailCommand, string rcptCommand, CancellationToken token)
    {
        await dialogue.SayAsync(SmtpPhase.Command, Encoding.UTF8.GetBytes($"{mailCommand}\r\n{rcptCommand}\r\nDATA\r\n"), token);
        var mail = await dialogue.HearAsync(SmtpPhase.Command, token);
        if (mail.IsClosing)
        {
            return Closing(SmtpJudge.Sender(mail));
        }

        var rcpt = await dialogue.HearAsync(SmtpPhase.Command, token);
        if (rcpt.IsClosing)
        {
            return Closing(mail.IsPositive ? SmtpJudge.Recipient(rcpt) : SmtpJudge.Sender(mail));
        }

        var data = await dialogue.HearAsync(SmtpPhase.Command, token);
        var refused = !mail.IsPositive ? SmtpJudge.Sender(mail)
            : !rcpt.IsPositive ? SmtpJudge.Recipient(rcpt)
            : data.Code != GoAhead ? SmtpJudge.Content(data)
            : null;
        if (refused is null)
        {
            return null;
        }

        return data.IsClosing ? Closing(refused) : new Transfer(refused, await ClearAsync(mail, data, token));
    }

    private async ValueTask<Transfer?> OfferOneByOneAsync(string mailCommand, string rcptCommand, CancellationToken token)
    {
        var mail = await dialogue.AskAsync(mailCommand, token);
        if (!mail.IsPositive)
        {
            return mail.IsClosing ? Closing(SmtpJudge.Sender(mail)) : new Transfer(SmtpJudge.Sender(mail), KeepConnection: true);
        }

        var rcpt = await dialogue.AskAsync(rcptCommand, token);
        if (!rcpt.IsPositive)
        {
            var refused = SmtpJudge.Recipient(rcpt);
            return rcpt.IsClosing ? Closing(refused) : new Transfer(refused, await ClearAsync(mail, rcpt, token));
        }

        var data = await dialogue.AskAsync("DATA", token);
        if (data.Code == GoAhead)
        {
            return null;
        }

        return data.IsClosing ? Closing(SmtpJudge.Content(data)) : new Transfer(SmtpJudge.Content(data), await ClearAsync(mail, data, token));
    }

    /// <summary>Ends a transaction that brought a no, so that the next letter can begin. False when the connection is of no more use.</summary>
    private async ValueTask<bool> ClearAsync(SmtpReply mail, SmtpReply last, CancellationToken token)
    {
        try
        {
            if (last.Code == GoAhead)
            {
                // The server waits for a text although it took no recipient: an empty one, and whatever it says to that (RFC 2920, 3.1).
                await dialogue.SayAsync(SmtpPhase.Command, LoneDot, token);
                return !(await dialogue.HearAsync(SmtpPhase.Command, token)).IsClosing;
            }

            return !mail.IsPositive || (await dialogue.AskAsync("RSET", token)).IsPositive;
        }
        catch (SmtpBreakException)
        {
            return false; // the no stands, whatever became of the connection
        }
    }

    private async ValueTask<Transfer> HandOverAsync(ReadOnlyMemory<byte> message, Func<ValueTask> beforeFinalDot, CancellationToken token)
    {
        wasTakenUp = true;
        using var body = SmtpBody.Of(message.Span);
        var head = Math.Max(0, body.Octets.Length - LastPiece);
        if (head > 0)
        {
            await dialogue.SayAsync(SmtpPhase.Data, body.Octets[..head], token);
        }

        token.ThrowIfCancellationRequested();
        await beforeFinalDot();
        dotMayBeOut = true;

        // From here on being told to stop only shortens the wait: walking away now is what makes duplicates.
        using var stopped = new CancellationTokenSource(Timeout.InfiniteTimeSpan, dialogue.Limits.Time);
        await using var told = token.Register(() => stopped.CancelAfter(stopGrace));
        try
        {
            await dialogue.SayAsync(SmtpPhase.Data, body.Octets[head..], stopped.Token);
            return Judge(await dialogue.HearAsync(SmtpPhase.FinalReply, stopped.Token));
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            return new Transfer(new Delivery.Uncertain(SmtpTexts.Stopped), KeepConnection: false);
        }
    }

    private static Transfer Judge(SmtpReply reply) => reply.Code switch
    {
        >= 200 and < 300 => new Transfer(new Delivery.Sent(reply.ToString()), KeepConnection: true),
        >= 400 => new Transfer(SmtpJudge.Content(reply), KeepConnection: !reply.IsClosing),
        _ => new Transfer(new Delivery.Uncertain(SmtpTexts.NotAnAnswer), KeepConnection: false),
    };

    private static Transfer Closing(Delivery outcome) => new(outcome, KeepConnection: false, WasStale: true);
}
