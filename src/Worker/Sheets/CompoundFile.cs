using System.Buffers.Binary;
using System.Text;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Just enough of a compound file (MS-CFB) to name what lies in it and to read one stream, without trusting any
/// of its own figures: every chain ends after as many sectors as the file has.</summary>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const uint LastUsableSector = 0xFFFFFFFA;

    private readonly byte[] _file;
    private readonly int _sectorSize;
    private readonly List<uint> _table = [];
    private readonly List<Entry> _entries = [];

    private CompoundFile(byte[] file, int sectorSize)
    {
        this._file = file;
        this._sectorSize = sectorSize;
    }

    /// <returns>Null when the file is cut off or its chains run in circles.</returns>
    public static CompoundFile? TryOpen(byte[] file)
    {
        if (file.Length < HeaderLength || U16(file, 30) is not (9 or 12))
        {
            return null;
        }

        var compound = new CompoundFile(file, 1 << U16(file, 30));
        return compound.ReadTable() && compound.ReadDirectory() ? compound : null;
    }

    public bool Has(string name) => _entries.Exists(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <returns>The bytes of a stream, or null when it is missing or does not hold what its entry claims.</returns>
    public byte[]? Read(string name)
    {
        var entry = _entries.Find(e => e.IsStream && e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (entry is null || entry.Length > _file.Length)
        {
            return null;
        }

        if (entry.Length >= U32(_file, 56))
        {
            return Chain(entry.Start) is { } sectors ? Join(sectors, (int)entry.Length) : null;
        }

        var root = _entries[0];
        var small = Chain(root.Start) is { } holder ? Join(holder, (int)Math.Min(root.Length, _file.Length)) : null;
        var smallTable = Chain(U32(_file, 60)) is { } chain ? Join(chain, chain.Count * _sectorSize) : null;
        return small is null || smallTable is null ? null : ReadSmall(entry, small, smallTable);
    }

    private static byte[]? ReadSmall(Entry entry, byte[] small, byte[] smallTable)
    {
        const int SmallSector = 64;
        var result = new byte[entry.Length];
        var sector = entry.Start;
        for (var done = 0; done < result.Length; done += SmallSector)
        {
            var length = Math.Min(SmallSector, result.Length - done);
            if (((long)sector * SmallSector) + length > small.Length || ((long)sector * 4) + 4 > smallTable.Length)
            {
                return null;
            }

            small.AsSpan((int)sector * SmallSector, length).CopyTo(result.AsSpan(done));
            sector = U32(smallTable, (int)sector * 4);
        }

        return result;
    }

    private bool ReadTable()
    {
        var sectors = Enumerable.Range(0, 109).Select(i => U32(_file, 76 + (i * 4))).ToList();
        var next = U32(_file, 68);
        for (var i = 0; next <= LastUsableSector; i++)
        {
            if (i > _file.Length / _sectorSize || Sector(next) is not { } at)
            {
                return false;
            }

            var perSector = (_sectorSize / 4) - 1;
            sectors.AddRange(Enumerable.Range(0, perSector).Select(j => U32(_file, at + (j * 4))));
            next = U32(_file, at + (perSector * 4));
        }

        foreach (var sector in sectors.Where(sector => sector <= LastUsableSector))
        {
            if (Sector(sector) is not { } at || _table.Count > (_file.Length / _sectorSize) + _sectorSize)
            {
                return false;
            }

            for (var j = 0; j < _sectorSize / 4; j++)
            {
                _table.Add(U32(_file, at + (j * 4)));
            }
        }

        return true;
    }

    private bool ReadDirectory()
    {
        if (Chain(U32(_file, 48)) is not { Count: > 0 } chain || Join(chain, chain.Count * _sectorSize) is not { } bytes)
        {
            return false;
        }

        for (var at = 0; at + EntryLength <= bytes.Length; at += EntryLength)
        {
            var nameLength = Math.Clamp(U16(bytes, at + 64) - 2, 0, 62);
            var name = Encoding.Unicode.GetString(bytes, at, nameLength);
            _entries.Add(new Entry(name, bytes[at + 66] == 2, U32(bytes, at + 116), U32(bytes, at + 120)));
        }

        return true;
    }

    private List<uint>? Chain(uint sector)
    {
        var chain = new List<uint>();
        while (sector <= LastUsableSector)
        {
            if (sector >= _table.Count || chain.Count > _file.Length / _sectorSize)
            {
                return null;
            }

            chain.Add(sector);
            sector = _table[(int)sector];
        }

        return chain;
    }

    /// <summary>The last sector of a file may be short; anything else missing means that the file was cut.</summary>
    private byte[]? Join(List<uint> sectors, int length)
    {
        if ((long)sectors.Count * _sectorSize < length)
        {
            return null;
        }

        var result = new byte[length];
        for (var (i, done) = (0, 0); done < length; i++, done += _sectorSize)
        {
            var at = HeaderOffset(sectors[i]);
            var wanted = Math.Min(_sectorSize, length - done);
            var there = (int)Math.Clamp(_file.Length - at, 0, wanted);
            if (there < wanted && i < sectors.Count - 1)
            {
                return null;
            }

            _file.AsSpan((int)Math.Min(at, _file.Length), there).CopyTo(result.AsSpan(done));
        }

        return result;
    }

    private long HeaderOffset(uint sector) => ((long)sector + 1) * _sectorSize;

    private int? Sector(uint sector) => HeaderOffset(sector) + _sectorSize <= _file.Length ? (int)HeaderOffset(sector) : null;

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private sealed record Entry(string Name, bool IsStream, uint Start, uint Length);
}
