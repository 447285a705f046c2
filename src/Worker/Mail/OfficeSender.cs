using System.Diagnostics.CodeAnalysis;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Mail.Mime;

namespace CaseReform.Ops.Worker.Mail;

/// <summary>The office's part of every letter, read from the options by one parser: what is accepted at start is what letters are made of.</summary>
/// <param name="From">The office's mailbox.</param>
/// <param name="ReplyTo">Where answers go, when not there.</param>
/// <param name="Domain">Right side of every Message-ID, in ASCII.</param>
/// <param name="ListId">RFC 2919 identifier, in ASCII.</param>
internal sealed record OfficeSender(MailboxAddress From, MailboxAddress? ReplyTo, string Domain, string ListId)
{
    private const string ListPrefix = "reminders.";

    /// <summary>Of options that were validated before; throws <see cref="FormatException"/> with the reason otherwise.</summary>
    public static OfficeSender Of(MailOptions options) =>
        TryParse(options, out var sender, out _, out var reason) ? sender : throw new FormatException(reason);

    /// <summary>Reads the settings; <paramref name="setting"/> names the one that is wrong and <paramref name="reason"/> says why.</summary>
    public static bool TryParse(
        MailOptions options, [NotNullWhen(true)] out OfficeSender? sender, [NotNullWhen(false)] out string? setting, [NotNullWhen(false)] out string? reason)
    {
        sender = null;
        setting = nameof(options.From);
        if (!EmailAddress.TryParse(options.From, out var address, out reason))
        {
            return false;
        }

        setting = nameof(options.FromName);
        if (!MailboxAddress.TryParse(options.FromName, options.From, out var from, out reason))
        {
            return false;
        }

        setting = nameof(options.ReplyTo);
        MailboxAddress? replyTo = null;
        if (options.ReplyTo is not null && !MailboxAddress.TryParse(null, options.ReplyTo, out replyTo, out reason))
        {
            return false;
        }

        setting = nameof(options.MessageIdDomain);
        reason = MailTexts.NoDomain;
        if (!MailDomain.TryParse(options.MessageIdDomain ?? address.Domain, out var domain))
        {
            return false;
        }

        setting = nameof(options.ListId);
        if (!MailDomain.TryParse(options.ListId ?? ListPrefix + domain, out var list))
        {
            return false;
        }

        (sender, setting, reason) = (new OfficeSender(from, replyTo, domain, list), null, null);
        return true;
    }
}
