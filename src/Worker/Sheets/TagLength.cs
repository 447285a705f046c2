namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Follows XML byte by byte and tells when one tag, with all its attributes, becomes longer than any honest one.</summary>
internal sealed class TagLength
{
    private const int Limit = 256 << 10;

    private int length;
    private bool inside;
    private bool declaration;
    private byte quote;

    /// <summary>A comment or an instruction ends at the first &gt;, an element's tag at the first one outside quotes.</summary>
    public bool TooLong(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (inside)
            {
                Follow(b);
            }
            else
            {
                (inside, length, declaration, quote) = (b == '<', 0, false, 0);
            }

            if (length > Limit)
            {
                return true;
            }
        }

        return false;
    }

    private void Follow(byte b)
    {
        length++;
        declaration |= length == 1 && (b is (byte)'!' or (byte)'?');
        if (quote != 0)
        {
            quote = b == quote ? (byte)0 : quote;
        }
        else if (!declaration && (b is (byte)'"' or (byte)'\''))
        {
            quote = b;
        }
        else if (b == '>')
        {
            inside = false;
        }
    }
}
