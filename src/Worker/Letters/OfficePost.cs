using System.Globalization;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Mime;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Puts a page into an envelope of the office: sender, date, identity and list are the same for reminders, digests and office letters.</summary>
internal sealed class OfficePost(IOptions<MailOptions> mail, OfficeHours hours)
{
    /// <summary>A new Message-ID, with its angle brackets.</summary>
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
    public byte[] Freeze(
        string id, string name, string email, RenderedPage page, DateTimeOffset now, IReadOnlyList<string>? references = null, IReadOnlyList<Attachment>? attachments = null,
        bool legible = false)
    {
        var sender = OfficeSender.Of(mail.Value);
        return MessageComposer.Compose(new OutgoingMessage
        {
            From = sender.From,
            To = MailboxAddress.From(name, email),
            ReplyTo = sender.ReplyTo,
            Subject = page.Subject,
            Date = TimeZoneInfo.ConvertTime(now, hours.Zone),
            MessageId = id,
            References = references ?? [],
            ListId = sender.ListId,
            Text = page.Text,
            Legible = legible,
            Html = page.Html,
            Attachments = attachments ?? [],
        });
    }

    /// <summary>A letter that stands by itself, once for its key and reader.</summary>
    /// <param name="kind">One of <see cref="LetterKinds"/>.</param>
    /// <param name="key">What the letter is; with the reader it makes the key under which it exists once.</param>
    /// <param name="reader">To whom.</param>
    /// <param name="page">What it says.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="attachments">Files that go with it.</param>
    public Missive Missive(string kind, string key, Reader reader, RenderedPage page, DateTimeOffset now, IReadOnlyList<Attachment>? attachments = null)
    {
        var id = NewId();
        return new Missive
        {
            Kind = kind,
            DedupKey = string.Create(CultureInfo.InvariantCulture, $"{key}|{reader.PersonId}"),
            PersonId = reader.PersonId,
            Recipient = reader.Email,
            Day = hours.DayOf(now),
            Subject = page.Subject,
            MessageId = id,
            Bytes = Freeze(id, reader.Name, reader.Email, page, now, attachments: attachments, legible: kind == LetterKinds.Access),
        };
    }
}

/// <summary>Somebody who gets a letter that stands by itself.</summary>
internal sealed record Reader(long PersonId, string Name, string Email);
