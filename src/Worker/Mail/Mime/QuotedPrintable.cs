using System.Text;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>Text as RFC 2045, 6.7 carries it: ASCII stays readable in the raw letter, and an address of ours fits into one line.</summary>
internal static class QuotedPrintable
{
    private const int MaxLineLength = 76;

    private static ReadOnlySpan<byte> Digits => "0123456789ABCDEF"u8;

    /// <param name="target">Where it goes.</param>
    /// <param name="text">With CRLF at the end of each line.</param>
    public static void Quoted(this MessageBuffer target, string text)
    {
        Span<byte> quoted = stackalloc byte[3];
        foreach (var line in (text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text).Split("\r\n"))
        {
            var octets = Encoding.UTF8.GetBytes(line);
            for (var i = 0; i < octets.Length; i++)
            {
                var isLast = i == octets.Length - 1;
                var c = octets[i];
                var isPlain = c is > 0x20 and < 0x7F and not (byte)'=' || (c == 0x20 && !isLast);
                if (target.Column + (isPlain ? 1 : 3) > (isLast ? MaxLineLength : MaxLineLength - 1))
                {
                    target.Raw("="u8).Line();
                }

                quoted[0] = isPlain ? c : (byte)'=';
                (quoted[1], quoted[2]) = (Digits[c >> 4], Digits[c & 15]);
                target.Raw(quoted[..(isPlain ? 1 : 3)]);
            }

            target.Line();
        }
    }
}
