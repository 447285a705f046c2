using System.IO.Compression;
using System.Text;

namespace CaseReform.Ops.Data.Tests.Evidence;

/// <summary>Files as small as each kind allows.</summary>
internal static class Samples
{
    public static byte[] Pdf(string text = "示例") => Encoding.UTF8.GetBytes($"%PDF-1.7\n% {text}\n%%EOF");

    public static byte[] Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16];

    public static byte[] WebP => [.. "RIFF"u8, 1, 0, 0, 0, .. "WEBPVP8 "u8];

    public static byte[] Executable => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF];

    public static byte[] Docx => Package(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"));

    public static byte[] Package(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
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
