namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>Everything a letter is made of. The same value always composes to the same bytes.</summary>
internal sealed record OutgoingMessage
{
    /// <summary>The office's mailbox.</summary>
    public required MailboxAddress From { get; init; }

    /// <summary>The one reader; a copy is a letter of its own.</summary>
    public required MailboxAddress To { get; init; }

    /// <summary>Where answers go, when not to <see cref="From"/>.</summary>
    public MailboxAddress? ReplyTo { get; init; }

    /// <summary>One line; whatever cannot stand in a header is cleaned away.</summary>
    public required string Subject { get; init; }

    /// <summary>Frozen when the letter is composed, written with the offset it carries.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Frozen with <see cref="Date"/>: receivers recognise a repeat by both together.</summary>
    public required string MessageId { get; init; }

    /// <summary>The thread this letter belongs to, oldest first; the last one is also answered (In-Reply-To).</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>RFC 2919 list identifier without brackets, a domain-like name that readers filter by.</summary>
    public string? ListId { get; init; }

    /// <summary>The plain text; any line ending.</summary>
    public required LongText Text { get; init; }

    /// <summary>The plain text can be read, as far as it is ASCII, in the letter's bytes: an address in it is found in a file without a mail program.</summary>
    public bool Legible { get; init; }

    /// <summary>The same content as HTML; null makes a letter of plain text only.</summary>
    public LongText? Html { get; init; }

    /// <summary>Files that go with it.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Further headers; a name that the composer writes itself is an error, a value is cleaned and encoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ExtraHeaders { get; init; } = [];

    /// <summary>Some address stands in the headers in a form that only SMTPUTF8 servers may be given.</summary>
    public bool NeedsSmtpUtf8 =>
        From.Address.NeedsSmtpUtf8 || To.Address.NeedsSmtpUtf8 || ReplyTo is { Address.NeedsSmtpUtf8: true };
}
