using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Mail.Mime;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>
/// The left part of a letter's Message-ID: a keyed hash of what it is, for whom, of which day and what it says. The same letter made again, by another worker or
/// from a restored database, has the same one, and mail programs show it once; another word in it makes another one. The key comes from that
/// of the audit trail, which all workers of an installation share and no other has, so that nobody can tell from an identifier what a letter says.
/// </summary>
internal sealed class LetterIdentity(AuditKey audit)
{
    private readonly Lazy<byte[]> _key = new(() => KeyOf(audit), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>128 bits in hex.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="person">The reader.</param>
    /// <param name="day">The office day.</param>
    /// <param name="message">Everything it says; Date and Message-ID do not count.</param>
    public string Of(LetterKind kind, long person, DateOnly day, OutgoingMessage message)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key.Value);
        Add(mac, Codes.LetterKind[kind]);
        Add(mac, string.Create(CultureInfo.InvariantCulture, $"{person}|{IsoDay.Text(day)}"));
        Add(mac, message.From);
        Add(mac, message.To);
        Add(mac, message.ReplyTo);
        Add(mac, message.ListId ?? string.Empty);
        Add(mac, string.Join(' ', message.References));
        Add(mac, message.Subject);
        Add(mac, message.Text.Hash());
        Add(mac, message.Html?.Hash() ?? string.Empty);
        foreach (var attachment in message.Attachments)
        {
            Add(mac, attachment.FileName);
            Add(mac, attachment.Content.Span);
        }

        return Convert.ToHexStringLower(mac.GetHashAndReset().AsSpan(0, 16));
    }

    // no letter is made before something stands in the trail; where its key is gone nothing can be recorded either, and any identifier will do
    private static byte[] KeyOf(AuditKey audit) => File.Exists(audit.File)
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, audit.Get(trailIsEmpty: false), 32, info: "message-id"u8.ToArray())
        : RandomNumberGenerator.GetBytes(32);

    private static void Add(IncrementalHash mac, MailboxAddress? mailbox) => Add(mac, mailbox is null ? string.Empty : $"{mailbox.DisplayName} <{mailbox.Address}>");

    private static void Add(IncrementalHash mac, string text) => Add(mac, Encoding.UTF8.GetBytes(text));

    /// <summary>Every part is preceded by its length, so that no two different letters have the same bytes.</summary>
    private static void Add(IncrementalHash mac, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(length, bytes.Length);
        mac.AppendData(length);
        mac.AppendData(bytes);
    }
}
