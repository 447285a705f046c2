using System.Text;
using MimeKit;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>
/// A letter whose octets are fixed, as MailKit takes it. The whole header block is the raw value of its first field and the text is
/// written as it stands, so nothing is parsed, encoded or folded anew. After the text, and before MailKit flushes its last 4096
/// octets and the final dot, <c>afterText</c> is awaited.
/// </summary>
internal sealed class FrozenLetter : Multipart
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly Func<Stream, CancellationToken, Task> _afterText;

    private FrozenLetter(ReadOnlyMemory<byte> text, long size, bool eightBit, Func<Stream, CancellationToken, Task> afterText)
    {
        (this._text, Size, this._afterText) = (text, size, afterText);
        Headers.Clear();
        if (eightBit)
        {
            // never written: MailKit looks at the parts to see whether it has to announce BODY=8BITMIME
            Add(new MimePart { ContentTransferEncoding = ContentEncoding.EightBit });
        }
    }

    /// <summary>Octets of header and text, without doubled dots (RFC 1870).</summary>
    public long Size { get; }

    /// <summary>The message for one sending; null when <paramref name="letter"/> has no header.</summary>
    public static MimeMessage? Of(ReadOnlyMemory<byte> letter, Func<Stream, CancellationToken, Task> afterText)
    {
        var octets = CanonicalLines.Of(letter);
        var end = octets.Span.IndexOf("\r\n\r\n"u8);
        var colon = octets.Span.IndexOf((byte)':');
        if (end < 0 || colon <= 0 || colon > end || octets.Span[..colon].ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            return null;
        }

        var first = new Header(Encoding.ASCII.GetString(octets.Span[..colon]), "");
        first.SetRawValue(octets[(colon + 1)..(end + 2)].ToArray());
        return new MimeMessage(new HeaderList { first })
        {
            Body = new FrozenLetter(octets[(end + 4)..], octets.Length, !Ascii.IsValid(octets.Span), afterText),
        };
    }

    public override async Task WriteToAsync(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
    {
        await stream.WriteAsync(_text, cancellationToken);
        await _afterText(stream, cancellationToken);
    }
}
