using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>Grows in rented memory while a message is written; only the finished bytes are allocated.</summary>
internal sealed class MessageBuffer : IDisposable
{
    /// <summary>76 characters, RFC 2045, 6.8.</summary>
    public const int BytesPerBase64Line = 57;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _length;
    private int _lineStart;

    /// <summary>Octets since the last line break.</summary>
    public int Column => _length - _lineStart;

    public MessageBuffer Ascii(ReadOnlySpan<char> text)
    {
        _length += Encoding.ASCII.GetBytes(text, Reserve(text.Length));
        return this;
    }

    public MessageBuffer Utf8(ReadOnlySpan<char> text)
    {
        _length += Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));
        return this;
    }

    public MessageBuffer Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length));
        _length += text.Length;
        return this;
    }

    public MessageBuffer Line()
    {
        Raw("\r\n"u8);
        _lineStart = _length;
        return this;
    }

    /// <summary>A line break inside a header.</summary>
    public MessageBuffer Fold()
    {
        Line();
        return Raw(" "u8);
    }

    /// <summary>Base64 without line breaks.</summary>
    public MessageBuffer Base64(ReadOnlySpan<byte> content)
    {
        System.Buffers.Text.Base64.EncodeToUtf8(content, Reserve(System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(content.Length)), out _, out var written);
        _length += written;
        return this;
    }

    /// <summary>Base64 in lines of 76 characters, each ended.</summary>
    public MessageBuffer Base64Lines(ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            var take = Math.Min(BytesPerBase64Line, content.Length);
            Base64(content[..take]).Line();
            content = content[take..];
        }

        return this;
    }

    public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + count));
            _bytes.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(_length);
    }
}
