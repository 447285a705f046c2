using System.Globalization;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Mime;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>A page as letters, each with its own envelope; bytes, Message-ID and Date are frozen here.</summary>
internal sealed class DigestLetters(IOptions<MailOptions> mail, OfficeHours hours)
{
    /// <summary>One letter a reader.</summary>
    /// <param name="kind">One of <see cref="LetterKinds"/>.</param>
    /// <param name="key">What the letters are; with the person it makes the key under which each exists once.</param>
    /// <param name="page">What they say.</param>
    /// <param name="attachments">What goes with them.</param>
    /// <param name="readers">To whom.</param>
    /// <param name="now">The present instant.</param>
    public IReadOnlyList<Missive> Compose(
        string kind, string key, RenderedPage page, IReadOnlyList<Attachment> attachments, IReadOnlyList<DigestReader> readers, DateTimeOffset now) =>
        [.. readers.Select(reader => Compose(kind, key, page, attachments, reader, now))];

    private Missive Compose(string kind, string key, RenderedPage page, IReadOnlyList<Attachment> attachments, DigestReader reader, DateTimeOffset now)
    {
        var id = MessageId.New(mail.Value.EffectiveMessageIdDomain);
        return new Missive
        {
            Kind = kind,
            DedupKey = string.Create(CultureInfo.InvariantCulture, $"{key}|{reader.PersonId}"),
            PersonId = reader.PersonId,
            Recipient = reader.Email,
            Day = hours.DayOf(now),
            Subject = page.Subject,
            MessageId = id,
            Bytes = MessageComposer.Compose(new OutgoingMessage
            {
                From = MailboxAddress.From(mail.Value.FromName, mail.Value.From),
                To = MailboxAddress.From(reader.Name, reader.Email),
                ReplyTo = mail.Value.ReplyTo is { Length: > 0 } reply ? MailboxAddress.From(null, reply) : null,
                Subject = page.Subject,
                Date = TimeZoneInfo.ConvertTime(now, hours.Zone),
                MessageId = id,
                ListId = mail.Value.ListId,
                Text = page.Text,
                Html = page.Html,
                Attachments = attachments,
            }),
        };
    }
}
