using System.Security.Cryptography;
using System.Text;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>
/// Turns an <see cref="OutgoingMessage"/> into the octets that are sent and repeated (RFC 5322, RFC 2045–2049). Pure: the same
/// message gives the same octets, the boundaries too. Except for an address that needs SMTPUTF8 everything is 7-bit, so no relay
/// has a reason to re-encode it.
/// </summary>
internal static class MessageComposer
{
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Subject", "Message-ID", "In-Reply-To", "References", "List-Id",
        "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version", "Return-Path", "Received",
    };

    public static byte[] Compose(OutgoingMessage message)
    {
        Validate(message);
        using var target = new MessageBuffer();
        Headers(target, message);
        Body(target, message);
        return target.ToArray();
    }

    private static void Headers(MessageBuffer target, OutgoingMessage message)
    {
        target.Plain("Date", MailDate.Format(message.Date));
        target.Mailbox("From", message.From);
        if (message.ReplyTo is { } replyTo)
        {
            target.Mailbox("Reply-To", replyTo);
        }

        target.Mailbox("To", message.To);
        target.Text("Subject", message.Subject);
        target.Plain("Message-ID", message.MessageId);
        if (message.References.Count > 0)
        {
            target.Plain("In-Reply-To", message.References[^1]);
            target.Identifiers("References", message.References);
        }

        if (message.ListId is { } list)
        {
            target.Plain("List-Id", $"<{list}>");
        }

        // RFC 3834; the second one is understood by Exchange. Bounces stay wanted, so not "All".
        target.Plain("Auto-Submitted", "auto-generated");
        target.Plain("X-Auto-Response-Suppress", "OOF, AutoReply");
        target.Plain("Content-Language", "zh-CN");
        foreach (var (name, value) in message.ExtraHeaders)
        {
            target.Text(name, value);
        }

        target.Plain("MIME-Version", "1.0");
    }

    private static void Body(MessageBuffer target, OutgoingMessage message)
    {
        if (message.Attachments.Count == 0)
        {
            Readable(target, message);
            return;
        }

        var boundary = Boundary(message.MessageId, "mixed");
        target.Plain("Content-Type", $"multipart/mixed; boundary=\"{boundary}\"");
        target.Line();
        target.Raw("--"u8).Ascii(boundary).Line();
        Readable(target, message);
        foreach (var attachment in message.Attachments)
        {
            target.Raw("--"u8).Ascii(boundary).Line();
            target.Attachment(attachment);
        }

        target.Raw("--"u8).Ascii(boundary).Raw("--"u8).Line();
    }

    private static void Readable(MessageBuffer target, OutgoingMessage message)
    {
        if (message.Html is not { } html)
        {
            Text(target, "plain", message.Text, message.Legible);
            return;
        }

        var boundary = Boundary(message.MessageId, "alternative");
        target.Plain("Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        target.Line();
        target.Raw("--"u8).Ascii(boundary).Line();
        Text(target, "plain", message.Text, message.Legible);
        target.Raw("--"u8).Ascii(boundary).Line();
        Text(target, "html", html);
        target.Raw("--"u8).Ascii(boundary).Raw("--"u8).Line();
    }

    private static void Text(MessageBuffer target, string subtype, LongText text, bool legible = false)
    {
        target.Plain("Content-Type", $"text/{subtype}; charset=utf-8");
        target.Plain("Content-Transfer-Encoding", legible ? "quoted-printable" : "base64");
        target.Line();
        if (legible)
        {
            target.Quoted(text.ToString().ReplaceLineEndings("\r\n")); // RFC 2049, 4: line breaks of text are CRLF before any encoding
            return;
        }

        TextBody.Write(target, text);
    }

    // "=_" cannot occur in base64 nor in quoted-printable, so no body can contain a boundary.
    private static string Boundary(string messageId, string level)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(level + messageId), hash);
        return "=_" + Convert.ToHexStringLower(hash[..12]);
    }

    // These are mistakes of the program, not of a person: an identifier or a header name is never typed by anybody.
    private static void Validate(OutgoingMessage message)
    {
        foreach (var id in message.References.Prepend(message.MessageId))
        {
            if (!MessageId.IsValid(id))
            {
                throw new ArgumentException("A message identifier has the form <left@right>.", nameof(message));
            }
        }

        if (message.ListId is { } list && !MailDomain.TryParse(list, out _))
        {
            throw new ArgumentException("A list identifier is a name like a domain.", nameof(message));
        }

        foreach (var (name, _) in message.ExtraHeaders)
        {
            var isField = name.Length is > 0 and <= 40 && name.All(c => c is > ' ' and < '\x7f' and not ':');
            if (!isField || OwnHeaders.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException("An extra header needs a name of its own.", nameof(message));
            }
        }
    }
}
