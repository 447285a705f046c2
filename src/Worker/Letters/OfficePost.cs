using System.Globalization;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Mime;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Puts a page into an envelope of the office: sender, date, identity and list are the same for reminders, digests and office letters.</summary>
internal sealed class OfficePost(IOptions<MailOptions> mail, OfficeHours hours, LetterIdentity identity)
{
    /// <summary>A new Message-ID by chance, with its angle brackets: for letters that must not be known again.</summary>
    public string NewId() => MessageId.New(mail.Value.EffectiveMessageIdDomain);

    /// <summary>The identifier of a thread or list at the office's domain.</summary>
    public string IdOf(string local) => $"<{local}@{mail.Value.EffectiveMessageIdDomain}>";

    /// <summary>The message, frozen.</summary>
    /// <param name="id">From <see cref="NewId"/>.</param>
    /// <param name="name">The reader's name.</param>
    /// <param name="email">The reader's address.</param>
    /// <param name="page">What it says.</param>
    /// <param name="now">The date it carries.</param>
    /// <param name="references">The threads it belongs to.</param>
    /// <param name="attachments">Files that go with it.</param>
    /// <param name="legible">Whether an address in the text can be read in the bytes.</param>
    /// <exception cref="UnfitException">The reader's name or address cannot stand in a letter.</exception>
    public byte[] Freeze(
        string id, string name, string email, RenderedPage page, DateTimeOffset now, IReadOnlyList<string>? references = null, IReadOnlyList<Attachment>? attachments = null,
        bool legible = false) =>
        MessageComposer.Compose(Message(id, name, email, page, now, references, attachments, legible));

    /// <summary>The message, frozen under an identity that follows from what it says (<see cref="LetterIdentity"/>).</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="person">The reader.</param>
    /// <param name="name">The reader's name.</param>
    /// <param name="email">The reader's address.</param>
    /// <param name="page">What it says.</param>
    /// <param name="now">The date it carries.</param>
    /// <param name="references">The threads it belongs to.</param>
    /// <param name="attachments">Files that go with it.</param>
    public ComposedLetter Freeze(
        LetterKind kind, long person, string name, string email, RenderedPage page, DateTimeOffset now, IReadOnlyList<string>? references = null, IReadOnlyList<Attachment>? attachments = null)
    {
        var message = Message(string.Empty, name, email, page, now, references, attachments, legible: false);
        var id = IdOf(identity.Of(kind, person, hours.DayOf(now), message));
        return new ComposedLetter(id, MessageComposer.Compose(message with { MessageId = id }));
    }

    private OutgoingMessage Message(
        string id, string name, string email, RenderedPage page, DateTimeOffset now, IReadOnlyList<string>? references, IReadOnlyList<Attachment>? attachments, bool legible)
    {
        var sender = OfficeSender.Of(mail.Value);
        return new()
        {
            From = sender.From,
            To = MailboxAddress.TryParse(name, email, out var recipient, out var unfit) ? recipient : throw new UnfitException(unfit),
            ReplyTo = sender.ReplyTo,
            Subject = page.Subject,
            Date = TimeZoneInfo.ConvertTime(now, hours.Zone),
            MessageId = id,
            References = references ?? [],
            ListId = sender.ListId,
            Text = page.LongText,
            Legible = legible,
            Html = page.LongHtml,
            Attachments = attachments ?? [],
        };
    }

    /// <summary>A letter that stands by itself, once for its key and reader.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="key">What the letter is; with the reader it makes the key under which it exists once.</param>
    /// <param name="recipient">To whom.</param>
    /// <param name="page">What it says.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="attachments">Files that go with it.</param>
    public StandaloneLetter Standalone(LetterKind kind, string key, LetterRecipient recipient, RenderedPage page, DateTimeOffset now, IReadOnlyList<Attachment>? attachments = null)
    {
        // a mail that lets somebody in tells nothing by its identity, not even that it is one of several
        var chance = NewId();
        var (id, bytes) = kind == LetterKind.Access
            ? new ComposedLetter(chance, Freeze(chance, recipient.Name, recipient.Email, page, now, attachments: attachments, legible: true))
            : Freeze(kind, recipient.PersonId, recipient.Name, recipient.Email, page, now, attachments: attachments);
        return new StandaloneLetter
        {
            Kind = kind,
            DedupKey = string.Create(CultureInfo.InvariantCulture, $"{key}|{recipient.PersonId}"),
            PersonId = recipient.Person,
            Recipient = recipient.Email,
            Day = hours.DayOf(now),
            Subject = page.Subject,
            MessageId = id,
            Bytes = bytes,
        };
    }
}

/// <summary>A letter as it goes out.</summary>
/// <param name="Id">Its Message-ID, with its angle brackets.</param>
/// <param name="Bytes">The whole message.</param>
internal sealed record ComposedLetter(string Id, byte[] Bytes);

/// <summary>Somebody who gets a letter that stands by itself.</summary>
/// <param name="PersonId">Who; <see cref="Nobody"/> for the office's own address.</param>
/// <param name="Name">As the letter names the reader.</param>
/// <param name="Email">Where it goes.</param>
internal sealed record LetterRecipient(long PersonId, string Name, string Email)
{
    /// <summary>No person of the directory.</summary>
    public const long Nobody = 0;

    /// <summary>The person in the database, or null.</summary>
    public long? Person => PersonId == Nobody ? null : PersonId;
}
