using System.Text;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>Writes header fields. Text goes through <see cref="HeaderText.Clean"/>, so no value can end its own line.</summary>
internal static class HeaderWriter
{
    private const int MaxLine = 76;         // RFC 2047, 2: a line with an encoded-word
    private const int MaxEncodedWord = 75;
    private const int EncodedWordFrame = 12; // =?utf-8?B? and ?=
    private const int MaxRuneOctets = 4;
    private const int MaxQuotedName = 60;

    /// <summary>A value that is known to be plain ASCII on one line.</summary>
    public static void Plain(this MessageBuffer target, string name, ReadOnlySpan<char> value) =>
        target.Ascii(name).Raw(": "u8).Ascii(value).Line();

    /// <summary>Free text: as it stands when it fits on one ASCII line, otherwise as encoded-words.</summary>
    public static void Text(this MessageBuffer target, string name, string value)
    {
        var clean = HeaderText.Clean(value);
        target.Ascii(name).Raw(": "u8);
        if (IsPlain(clean) && target.Column + clean.Length <= MaxLine)
        {
            target.Ascii(clean).Line();
        }
        else
        {
            EncodedWords(target, clean);
            target.Line();
        }
    }

    /// <summary>A mailbox: the name quoted or encoded, the address in angle brackets.</summary>
    public static void Mailbox(this MessageBuffer target, string name, MailboxAddress mailbox)
    {
        target.Ascii(name).Raw(": "u8);
        var address = mailbox.Address.ToString();
        if (mailbox.DisplayName is not { } displayName)
        {
            target.Utf8(address).Line();
            return;
        }

        if (IsPlain(displayName) && displayName.Length <= MaxQuotedName)
        {
            target.Raw("\""u8)
                .Ascii(displayName.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))
                .Raw("\""u8);
        }
        else
        {
            EncodedWords(target, displayName);
        }

        (target.Column + address.Length + 3 > MaxLine ? target.Fold() : target.Raw(" "u8)).Raw("<"u8).Utf8(address).Raw(">"u8).Line();
    }

    /// <summary>Message identifiers, one a line.</summary>
    public static void Identifiers(this MessageBuffer target, string name, IEnumerable<string> ids)
    {
        target.Ascii(name).Raw(":"u8);
        var first = true;
        foreach (var id in ids)
        {
            (first ? target.Raw(" "u8) : target.Fold()).Ascii(id);
            first = false;
        }

        target.Line();
    }

    private static bool IsPlain(string text) =>
        Ascii.IsValid(text) && !text.Contains("=?", StringComparison.Ordinal);

    /// <summary>RFC 2047 "B" words of at most 75 characters; a character is never divided between two of them.</summary>
    private static void EncodedWords(MessageBuffer target, string text)
    {
        Span<byte> octets = stackalloc byte[MaxEncodedWord];
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var capacity = (Math.Min(MaxEncodedWord, MaxLine - target.Column) - EncodedWordFrame) / 4 * 3;
            if (capacity < MaxRuneOctets)
            {
                target.Fold();
                continue;
            }

            var filled = 0;
            while (!rest.IsEmpty)
            {
                Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
                if (filled + rune.Utf8SequenceLength > capacity)
                {
                    break;
                }

                filled += rune.EncodeToUtf8(octets[filled..]);
                rest = rest[consumed..];
            }

            target.Raw("=?utf-8?B?"u8).Base64(octets[..filled]).Raw("?="u8);
            if (!rest.IsEmpty)
            {
                target.Fold();
            }
        }
    }
}
