using System.Diagnostics;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>A lane that keeps its connection from letter to letter and replaces it when it was dropped while idle.</summary>
internal sealed class SmtpSession(SmtpConnector connector, RateGate rate, MailOptions options) : IMailSession
{
    private SmtpConnection? _connection;
    private int _letters;

    public async ValueTask<Delivery> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask> beforeFinalDot, CancellationToken token)
    {
        var from = EmailAddress.From(envelope.From);
        if (!EmailAddress.TryParse(envelope.Recipient, out var recipient, out var reason))
        {
            return new Delivery.Refused(Say(SmtpTexts.RecipientInvalid, reason), AddressAtFault: true);
        }

        await rate.WaitAsync(token);
        var smtpUtf8 = envelope.SmtpUtf8 || from.NeedsSmtpUtf8 || recipient.NeedsSmtpUtf8;
        try
        {
            return await SendAsync(from, recipient, smtpUtf8, message, beforeFinalDot, token);
        }
        catch
        {
            Drop(); // stopped, or the callback failed: closing without the dot is what takes the letter back
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.QuitAsync();
            _connection = null;
        }
    }

    private async ValueTask<Delivery> SendAsync(
        EmailAddress from, EmailAddress recipient, bool smtpUtf8, ReadOnlyMemory<byte> message, Func<ValueTask> beforeFinalDot, CancellationToken token)
    {
        if (_letters >= options.LettersPerConnection)
        {
            await DisposeAsync();
        }

        if (_connection is { WasDisturbed: true } || (smtpUtf8 && _connection is { OffersSmtpUtf8: true, SpeaksSmtpUtf8: false }))
        {
            Drop();
        }

        while (true)
        {
            var wasOpen = _connection is not null;
            if (!wasOpen)
            {
                switch (await connector.OpenAsync(token))
                {
                    case Opening.Ready ready:
                        (_connection, _letters) = (ready.Connection, 0);
                        break;
                    case Opening.Failed failed:
                        return failed.Outcome;
                    default:
                        throw new UnreachableException();
                }
            }

            var transfer = await new SmtpTransaction(_connection!).RunAsync(from, recipient, smtpUtf8, message, beforeFinalDot, token);
            _letters++;
            if (!transfer.KeepConnection)
            {
                Drop();
            }

            if (!(wasOpen && transfer.WasStale))
            {
                return transfer.Outcome;
            }
        }
    }

    private void Drop()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
