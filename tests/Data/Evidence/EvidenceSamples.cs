using System.IO.Compression;
using System.Text;

namespace CaseReform.Ops.Data.Tests.Evidence;

/// <summary>Files as small as each kind allows.</summary>
internal static class EvidenceSamples
{
    public static byte[] Pdf(string text = "示例") => Encoding.UTF8.GetBytes($"%PDF-1.7\n% {text}\n%%EOF");

    public static byte[] Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16];

    public static byte[] WebP => [.. "RIFF"u8, 1, 0, 0, 0, .. "WEBPVP8 "u8];

    public static byte[] Executable => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF];

    public static byte[] Docx => Package(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"));

    public static byte[] Package(params (string Name, string Text)[] parts) => Package([.. parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Text)))]);

    /// <summary>A text document with more parts in it.</summary>
    public static byte[] DocxWith(params (string Name, byte[] Bytes)[] more) =>
        Package([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<w/>"u8.ToArray()), .. more]);

    public static byte[] Zeroes(int length) => new byte[length];

    public static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Bytes that become about a hundredth by packing: within the ratio, and still very many.</summary>
    public static byte[] Thinned(int length)
    {
        var bytes = new byte[length];
        Noise(length / 128).CopyTo(bytes, 0);
        return bytes;
    }

    /// <summary>Marks every part as encrypted (APPNOTE 4.4.4, bit 0), in the list and before the parts.</summary>
    public static byte[] Encrypted(byte[] zip)
    {
        for (var i = 0; i + 10 < zip.Length; i++)
        {
            zip[i + 6] |= zip.AsSpan(i).StartsWith("PK\u0003\u0004"u8) ? (byte)1 : (byte)0;
            zip[i + 8] |= zip.AsSpan(i).StartsWith("PK\u0001\u0002"u8) ? (byte)1 : (byte)0;
        }

        return zip;
    }

    /// <summary>
    /// The package with a Zip64 record of its list before the end record (APPNOTE 4.3.14), which tells of one part and a short list. Numbers of disks send a reader to
    /// the Zip64 record (4.4.1.4).
    /// </summary>
    public static byte[] WithHiddenList(byte[] zip)
    {
        var end = zip.Length - 22;
        var (parts, length, start) = (BitConverter.ToUInt16(zip, end + 10), BitConverter.ToUInt32(zip, end + 12), BitConverter.ToUInt32(zip, end + 16));
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(zip, 0, end);
        writer.Write("PK\u0006\u0006"u8);
        writer.Write(44L);
        writer.Write((short)45);
        writer.Write((short)45);
        writer.Write(0);
        writer.Write(0);
        writer.Write((long)parts);
        writer.Write((long)parts);
        writer.Write((long)length);
        writer.Write((long)start);
        writer.Write("PK\u0006\u0007"u8);
        writer.Write(0);
        writer.Write((long)end);
        writer.Write(1);
        writer.Write("PK\u0005\u0006"u8);
        writer.Write(ushort.MaxValue);
        writer.Write(ushort.MaxValue);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(76);
        writer.Write(end);
        writer.Write((short)0);
        return bytes.ToArray();
    }

    /// <summary>Writes another length than the real one into the package.</summary>
    public static byte[] Declaring(byte[] zip, int real, int declared)
    {
        for (var i = 0; i + 4 <= zip.Length; i++)
        {
            if (BitConverter.ToInt32(zip, i) == real)
            {
                BitConverter.GetBytes(declared).CopyTo(zip, i);
            }
        }

        return zip;
    }

    public static byte[] Package(params (string Name, byte[] Bytes)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A compound file's header, and a directory with these names.</summary>
    public static byte[] Compound(params string[] names)
    {
        var bytes = new byte[512 + (names.Length * 128)];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(bytes);
        for (var i = 0; i < names.Length; i++)
        {
            Encoding.Unicode.GetBytes(names[i]).CopyTo(bytes, 512 + (i * 128));
        }

        return bytes;
    }
}
