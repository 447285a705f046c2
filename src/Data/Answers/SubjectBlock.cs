using System.Buffers.Binary;
using System.Numerics;

namespace CaseReform.Ops.Data.Answers;

/// <summary>Which of 4096 problems hold a pair of characters: kept as bits or, while they are few, as their places in two bytes each.</summary>
internal sealed class SubjectBlock
{
    /// <summary>Problems of one block.</summary>
    public const int Size = 4096;

    private const int Bytes = Size / 8;

    private readonly ulong[] _bits = new ulong[Size / 64];

    /// <summary>The block in which a problem lies.</summary>
    public static long Of(long problem) => problem / Size;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static SubjectBlock Read(ReadOnlySpan<byte> bytes)
    {
        var block = new SubjectBlock();
        if (bytes.Length == Bytes)
        {
            for (var i = 0; i < block._bits.Length; i++)
            {
                block._bits[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * 8)..]);
            }
        }
        else
        {
            for (var i = 0; i + 1 < bytes.Length; i += 2)
            {
                block.Add(BinaryPrimitives.ReadUInt16LittleEndian(bytes[i..]));
            }
        }

        return block;
    }

    /// <summary>Notes a problem.</summary>
    public void Add(long problem)
    {
        var place = (int)(problem % Size);
        _bits[place / 64] |= 1UL << (place % 64);
    }

    /// <summary>Whether a problem is noted.</summary>
    public bool Has(long problem) => (_bits[problem % Size / 64] & (1UL << (int)(problem % 64))) != 0;

    /// <summary>Notes those of another block of the same problems.</summary>
    public void Add(SubjectBlock other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] |= other._bits[i];
        }
    }

    /// <summary>Keeps only those that another one has as well.</summary>
    public void Intersect(SubjectBlock other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= other._bits[i];
        }
    }

    /// <summary>Another block of the same problems.</summary>
    public SubjectBlock Copy()
    {
        var copy = new SubjectBlock();
        _bits.CopyTo(copy._bits, 0);
        return copy;
    }

    /// <summary>The places of the problems, the last first.</summary>
    public IEnumerable<int> Places()
    {
        for (var i = _bits.Length - 1; i >= 0; i--)
        {
            for (var bits = _bits[i]; bits != 0;)
            {
                var bit = 63 - BitOperations.LeadingZeroCount(bits);
                bits &= ~(1UL << bit);
                yield return (i * 64) + bit;
            }
        }
    }

    /// <summary>As it is stored.</summary>
    public byte[] Write()
    {
        var places = _bits.Sum(bits => BitOperations.PopCount(bits));
        byte[] bytes;
        if (places * 2 < Bytes)
        {
            bytes = new byte[places * 2];
            foreach (var (place, i) in Places().Select((place, i) => (place, i)))
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 2), (ushort)place);
            }
        }
        else
        {
            bytes = new byte[Bytes];
            for (var i = 0; i < _bits.Length; i++)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * 8), _bits[i]);
            }
        }

        return bytes;
    }
}
