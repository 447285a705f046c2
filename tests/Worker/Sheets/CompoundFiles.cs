using System.Text;

namespace CaseReform.Ops.Worker.Tests.Sheets;

/// <summary>Makes a compound file (MS-CFB, 512-byte sectors) of at most four streams, none below 4,096 bytes unless empty.</summary>
internal static class CompoundFiles
{
    private const int Sector = 512;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    public static byte[] With(params (string Name, byte[] Content)[] streams)
    {
        var table = Enumerable.Repeat(Free, Sector / 4).ToArray();
        (table[0], table[1]) = (0xFFFFFFFD, End);
        var directory = new byte[Sector];
        Entry("Root Entry", kind: 5, End, 0).CopyTo(directory, 0);
        var body = new List<byte>();
        var next = 2u;
        foreach (var (index, (name, content)) in streams.Index())
        {
            var count = (uint)((content.Length + Sector - 1) / Sector);
            for (var i = 0u; i < count; i++)
            {
                table[next + i] = i + 1 < count ? next + i + 1 : End;
            }

            Entry(name, kind: 2, count == 0 ? End : next, (uint)content.Length).CopyTo(directory, 128 * (index + 1));
            body.AddRange(content);
            body.AddRange(new byte[(count * Sector) - content.Length]);
            next += count;
        }

        return [.. Header(), .. table.SelectMany(BitConverter.GetBytes), .. directory, .. body];
    }

    private static byte[] Header()
    {
        var header = new byte[Sector];
        byte[] magic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        magic.CopyTo(header, 0);
        (header[24], header[26], header[28], header[29], header[30], header[32], header[44]) = (0x3E, 3, 0xFE, 0xFF, 9, 6, 1);
        BitConverter.GetBytes(1u).CopyTo(header, 48);
        BitConverter.GetBytes(4096u).CopyTo(header, 56);
        BitConverter.GetBytes(End).CopyTo(header, 60);
        BitConverter.GetBytes(End).CopyTo(header, 68);
        header.AsSpan(76).Fill(0xFF);
        BitConverter.GetBytes(0u).CopyTo(header, 76);
        return header;
    }

    private static byte[] Entry(string name, byte kind, uint start, uint length)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BitConverter.GetBytes((ushort)((name.Length + 1) * 2)).CopyTo(entry, 64);
        entry[66] = kind;
        entry.AsSpan(68, 12).Fill(0xFF);
        BitConverter.GetBytes(start).CopyTo(entry, 116);
        BitConverter.GetBytes(length).CopyTo(entry, 120);
        return entry;
    }
}
