using System.Security.Cryptography;
using System.Text;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>
/// A text in the pieces it was written in. A letter with hundreds of measures is megabytes long: each string of the whole is a copy more, on the heap of
/// large objects, where it stays for long.
/// </summary>
internal sealed class LongText
{
    private readonly List<ReadOnlyMemory<char>> _pieces;

    private LongText(List<ReadOnlyMemory<char>> pieces) => _pieces = pieces;

    /// <summary>The pieces, in order; a surrogate pair may be divided between two of them.</summary>
    public IReadOnlyList<ReadOnlyMemory<char>> Pieces => _pieces;

    /// <summary>A text in one piece.</summary>
    public static implicit operator LongText(string text) => new([text.AsMemory()]);

    /// <summary>What was built; nothing may be added to it afterwards.</summary>
    public static LongText Of(StringBuilder built)
    {
        var pieces = new List<ReadOnlyMemory<char>>();
        foreach (var piece in built.GetChunks())
        {
            pieces.Add(piece);
        }

        return new LongText(pieces);
    }

    /// <summary>SHA-256 of the text in UTF-8, in small hexadecimal digits.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var encoder = Encoding.UTF8.GetEncoder();
        Span<byte> octets = stackalloc byte[1024];
        foreach (var piece in _pieces)
        {
            var rest = piece.Span;
            while (!rest.IsEmpty)
            {
                encoder.Convert(rest, octets, flush: false, out var read, out var written, out _);
                hash.AppendData(octets[..written]);
                rest = rest[read..];
            }
        }

        encoder.Convert([], octets, flush: true, out _, out var last, out _);
        hash.AppendData(octets[..last]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The whole text as one string.</summary>
    public override string ToString() => _pieces is [var one] ? one.ToString() : string.Create(
        _pieces.Sum(p => p.Length),
        _pieces,
        static (target, pieces) =>
        {
            foreach (var piece in pieces)
            {
                piece.Span.CopyTo(target);
                target = target[piece.Length..];
            }
        });
}
