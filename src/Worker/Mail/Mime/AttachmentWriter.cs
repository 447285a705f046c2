using System.Buffers;
using System.Globalization;
using System.Text;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>
/// Writes an attachment as a body part. The name stands in Content-Disposition (RFC 2183), in the form of RFC 2231 when it is
/// not ASCII, in numbered pieces when it is long. Content-Type carries the ASCII spelling for programs that know nothing newer:
/// both in one header would name one parameter twice, which parsers rightly report as a defect.
/// </summary>
internal static class AttachmentWriter
{
    private const int PieceLength = 55;
    private static readonly SearchValues<char> AttributeChars =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$&+-.^_`{|}~");

    private static readonly SearchValues<char> TokenChars =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$&+-.^_");

    public static void Attachment(this MessageBuffer target, Attachment attachment)
    {
        Validate(attachment.ContentType);
        var name = AttachmentName.Clean(attachment.FileName);
        var ascii = AttachmentName.ToAscii(name);
        target.Ascii("Content-Type: ").Ascii(attachment.ContentType).Raw(";"u8).Fold().Ascii("name=\"").Ascii(ascii).Raw("\""u8).Line();
        target.Plain("Content-Transfer-Encoding", "base64");
        target.Ascii("Content-Disposition: attachment;").Fold();
        if (ascii == name)
        {
            target.Ascii("filename=\"").Ascii(name).Raw("\""u8);
        }
        else
        {
            ExtendedName(target, name);
        }

        target.Line().Line().Base64Lines(attachment.Content.Span);
    }

    private static void ExtendedName(MessageBuffer target, string name)
    {
        var pieces = Pieces(name);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i > 0)
            {
                target.Raw(";"u8).Fold();
            }

            target.Ascii(pieces.Count == 1 ? "filename*=" : string.Create(CultureInfo.InvariantCulture, $"filename*{i}*="));
            target.Ascii(i == 0 ? "utf-8''" : "").Ascii(pieces[i]);
        }
    }

    // A character's octets stay in one piece: some readers decode each piece by itself.
    private static List<string> Pieces(string name)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        Span<byte> octets = stackalloc byte[4];
        foreach (var rune in name.EnumerateRunes())
        {
            var plain = rune.IsAscii && AttributeChars.Contains((char)rune.Value);
            var count = rune.EncodeToUtf8(octets);
            if (piece.Length + (plain ? 1 : 3 * count) > PieceLength)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            if (plain)
            {
                piece.Append((char)rune.Value);
                continue;
            }

            foreach (var octet in octets[..count])
            {
                piece.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    private static void Validate(string contentType)
    {
        var slash = contentType.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == contentType.Length - 1
            || contentType.AsSpan(0, slash).ContainsAnyExcept(TokenChars)
            || contentType.AsSpan(slash + 1).ContainsAnyExcept(TokenChars))
        {
            throw new ArgumentException("A content type is type/subtype, without parameters.", nameof(contentType));
        }
    }
}
