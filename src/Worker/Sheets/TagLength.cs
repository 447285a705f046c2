namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Follows XML byte by byte and tells when one tag, with all its attributes, becomes longer than any honest one.</summary>
internal sealed class TagLength
{
    private const int Limit = 256 << 10;

    private int _length;
    private bool _inside;
    private bool _declaration;
    private byte _quote;

    /// <summary>A comment or an instruction ends at the first &gt;, an element's tag at the first one outside quotes.</summary>
    public bool TooLong(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (_inside)
            {
                Follow(b);
            }
            else
            {
                (_inside, _length, _declaration, _quote) = (b == '<', 0, false, 0);
            }

            if (_length > Limit)
            {
                return true;
            }
        }

        return false;
    }

    private void Follow(byte b)
    {
        _length++;
        _declaration |= _length == 1 && (b is (byte)'!' or (byte)'?');
        if (_quote != 0)
        {
            _quote = b == _quote ? (byte)0 : _quote;
        }
        else if (!_declaration && (b is (byte)'"' or (byte)'\''))
        {
            _quote = b;
        }
        else if (b == '>')
        {
            _inside = false;
        }
    }
}
