namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Counts what really comes out of a compressed part, because a package's own figures may lie, and stops a single
/// tag from growing without end: an XML reader keeps a whole tag with its attributes in memory.</summary>
internal sealed class UnpackingMeter(
    Stream inner, long packed, long already, bool markup, WorkbookLimits limits, CancellationToken token) : Stream
{
    private const long RatioMatters = 1 << 20;

    private readonly TagLength _tag = new();

    public long Unpacked { get; private set; }

    /// <summary>Set when reading was stopped because the part is larger than a spreadsheet's may be.</summary>
    public WorkbookReading.Refused? Refusal { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="InvalidDataException">The part is damaged, or <see cref="Refusal"/> says what is wrong with it.</exception>
    public override int Read(Span<byte> buffer)
    {
        token.ThrowIfCancellationRequested();
        var read = inner.Read(buffer);
        Unpacked += read;
        Refusal = already + Unpacked > limits.UnpackedBytes ? SheetRefusals.Whole(SheetTexts.UnpackedTooLarge, limits.UnpackedBytes >> 20)
            : Unpacked > RatioMatters && Unpacked / packed > limits.Ratio ? SheetRefusals.Whole(SheetTexts.RatioTooHigh, limits.Ratio)
            : markup && _tag.TooLong(buffer[..read]) ? SheetRefusals.Whole(SheetTexts.Damaged)
            : null;
        return Refusal is null ? read : throw new InvalidDataException();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
