namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>
/// Lines that end in CRLF, the last one too. Lone CR and LF become CRLF, so that no server can see an end of the letter where we see
/// none; MailKit leaves a lone CR as it is.
/// </summary>
internal static class CanonicalLines
{
    /// <summary>The same octets when there is nothing to mend, as with every letter of ours.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> letter) => IsCanonical(letter.Span) ? letter : Mend(letter.Span);

    private static bool IsCanonical(ReadOnlySpan<byte> letter)
    {
        var rest = letter;
        while (!rest.IsEmpty)
        {
            var at = rest.IndexOfAny((byte)'\r', (byte)'\n');
            if (at < 0 || !rest[at..].StartsWith("\r\n"u8))
            {
                return false;
            }

            rest = rest[(at + 2)..];
        }

        return true;
    }

    private static byte[] Mend(ReadOnlySpan<byte> letter)
    {
        using var mended = new MemoryStream(letter.Length + 64);
        while (!letter.IsEmpty)
        {
            var at = letter.IndexOfAny((byte)'\r', (byte)'\n');
            mended.Write(at < 0 ? letter : letter[..at]);
            mended.Write("\r\n"u8);
            letter = at < 0 ? default : letter[(at + (letter[at..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }

        return mended.ToArray();
    }
}
