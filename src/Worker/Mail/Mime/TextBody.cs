using System.Buffers;
using System.Text;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>Writes a text as a base64 body, piece by piece: line ends become CRLF before the encoding (RFC 2049, 4), and no copy of the whole is made.</summary>
internal ref struct TextBody
{
    /// <summary>Whole lines of base64 at a time.</summary>
    private const int Room = 40 * MessageBuffer.BytesPerBase64Line;

    /// <summary>What one character can come to, together with half a pair that was left over.</summary>
    private const int Spare = 16;

    /// <summary>The line ends of <see cref="string.ReplaceLineEndings(string)"/>.</summary>
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    private readonly MessageBuffer _target;
    private readonly Span<byte> _octets;
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private int _filled;

    private TextBody(MessageBuffer target, Span<byte> octets)
    {
        _target = target;
        _octets = octets;
    }

    /// <summary>The text in lines of base64, each ended.</summary>
    public static void Write(MessageBuffer target, LongText text)
    {
        var body = new TextBody(target, stackalloc byte[Room]);
        var afterReturn = false;
        foreach (var piece in text.Pieces)
        {
            var rest = piece.Span;
            while (!rest.IsEmpty)
            {
                var at = rest.IndexOfAny(LineEnds);
                body.Put(at < 0 ? rest : rest[..at]);
                if (at < 0)
                {
                    afterReturn = false;
                    break;
                }

                // a CR and an LF are one line end, in two pieces too
                if (!(rest[at] == '\n' && at == 0 && afterReturn))
                {
                    body.Put("\r\n");
                }

                afterReturn = rest[at] == '\r';
                rest = rest[(at + 1)..];
            }
        }

        body.Finish();
    }

    private void Put(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_octets.Length - _filled < Spare)
            {
                Flush();
            }

            _encoder.Convert(text, _octets[_filled..], flush: false, out var read, out var written, out _);
            _filled += written;
            text = text[read..];
        }
    }

    /// <summary>Writes whole lines only; what is left over waits for more.</summary>
    private void Flush()
    {
        var whole = _filled / MessageBuffer.BytesPerBase64Line * MessageBuffer.BytesPerBase64Line;
        _target.Base64Lines(_octets[..whole]);
        _octets[whole.._filled].CopyTo(_octets);
        _filled -= whole;
    }

    private void Finish()
    {
        Flush();
        _encoder.Convert([], _octets[_filled..], flush: true, out _, out var written, out _);
        _target.Base64Lines(_octets[..(_filled + written)]);
    }
}
