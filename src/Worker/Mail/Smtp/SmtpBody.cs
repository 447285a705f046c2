using System.Buffers;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>
/// The text of a letter as it stands on the wire: dots doubled at line starts, the final dot behind it (RFC 5321, 4.5.2), in one
/// piece of rented memory. Lone CR and LF become CRLF, so that no server can see an end of the letter where we see none.
/// </summary>
internal sealed class SmtpBody : IDisposable
{
    private static ReadOnlySpan<byte> End => ".\r\n"u8;

    private readonly byte[] octets;
    private readonly int length;

    private SmtpBody(byte[] octets, int length)
    {
        this.octets = octets;
        this.length = length;
    }

    public ReadOnlyMemory<byte> Octets => octets.AsMemory(0, length);

    public static SmtpBody Of(ReadOnlySpan<byte> message)
    {
        // each line can grow by a dot and a line break; the last one may lack its break
        var breaks = message.Count((byte)'\n') + message.Count((byte)'\r');
        var octets = ArrayPool<byte>.Shared.Rent(message.Length + (2 * breaks) + 8);
        var target = octets.AsSpan();
        var length = 0;
        while (!message.IsEmpty)
        {
            if (message[0] == '.')
            {
                target[length++] = (byte)'.';
            }

            var at = message.IndexOfAny((byte)'\r', (byte)'\n');
            var line = at < 0 ? message : message[..at];
            line.CopyTo(target[length..]);
            length += line.Length;
            target[length++] = (byte)'\r';
            target[length++] = (byte)'\n';
            message = at < 0 ? default : message[(at + (IsPair(message[at..]) ? 2 : 1))..];
        }

        End.CopyTo(target[length..]);
        return new SmtpBody(octets, length + End.Length);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(octets);

    private static bool IsPair(ReadOnlySpan<byte> text) => text.StartsWith("\r\n"u8);
}
