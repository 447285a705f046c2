using System.Diagnostics.CodeAnalysis;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>A mailbox as a header shows it: an address and, where there is one, the name of its owner (RFC 5322, 3.4).</summary>
internal sealed record MailboxAddress
{
    private const int MaxNameLength = 100;

    private MailboxAddress(string? displayName, EmailAddress address)
    {
        DisplayName = displayName;
        Address = address;
    }

    /// <summary>The name, or null.</summary>
    public string? DisplayName { get; }

    /// <summary>The validated address.</summary>
    public EmailAddress Address { get; }

    /// <summary>For mailboxes that were validated before; throws <see cref="FormatException"/> with the reason otherwise.</summary>
    public static MailboxAddress From(string? displayName, string address) =>
        TryParse(displayName, address, out var mailbox, out var reason) ? mailbox : throw new FormatException(reason);

    /// <summary>Takes a name and an address as an office list has them, in two columns. A line break or control character in either is refused.</summary>
    public static bool TryParse(
        string? displayName, string? address, [NotNullWhen(true)] out MailboxAddress? mailbox, [NotNullWhen(false)] out string? reason)
    {
        mailbox = null;
        if (!EmailAddress.TryParse(address, out var parsed, out reason))
        {
            return false;
        }

        var name = displayName?.Trim();
        reason = name switch
        {
            { Length: > MaxNameLength } => MimeTexts.NameTooLong,
            not null when displayName!.Any(HeaderText.IsUnsafe) => MimeTexts.NameHasControlCharacters,
            _ => null,
        };
        if (reason is not null)
        {
            return false;
        }

        mailbox = new MailboxAddress(string.IsNullOrEmpty(name) ? null : name, parsed);
        return true;
    }

    /// <summary>Builds a mailbox from an address that is already a value; the name is cleaned instead of refused.</summary>
    public static MailboxAddress Of(string? displayName, EmailAddress address)
    {
        var name = displayName is null ? "" : HeaderText.Clean(displayName);
        return new MailboxAddress(name.Length == 0 ? null : name.CutTo(MaxNameLength), address);
    }
}
