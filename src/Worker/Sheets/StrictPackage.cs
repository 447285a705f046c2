using System.IO.Compression;
using System.Text;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Puts a "Strict Open XML" workbook into the names that the parser knows: the same parts and elements under other namespaces (ISO 29500 parts 1 and 4).</summary>
internal static class StrictPackage
{
    /// <summary>A part declares its namespaces in its first tag.</summary>
    private const int Head = 64 << 10;

    private static readonly (byte[] Strict, byte[] Common)[] Names =
    [
        (Bytes("http://purl.oclc.org/ooxml/officeDocument/relationships"), Bytes("http://schemas.openxmlformats.org/officeDocument/2006/relationships")),
        (Bytes("http://purl.oclc.org/ooxml/spreadsheetml/main"), Bytes("http://schemas.openxmlformats.org/spreadsheetml/2006/main")),
    ];

    /// <summary>The package under the common names. A guard has looked through it before.</summary>
    public static byte[] Rename(byte[] file)
    {
        using var result = new MemoryStream(file.Length);
        using (var from = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var input = entry.Open();
                using var output = to.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                var head = new byte[Head];
                var read = input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
                output.Write(Renamed(head.AsSpan(0, read)));
                input.CopyTo(output);
            }
        }

        return result.ToArray();
    }

    private static byte[] Renamed(ReadOnlySpan<byte> head)
    {
        var renamed = new List<byte>(head.Length + 1024);
        while (!head.IsEmpty)
        {
            var (at, length, common) = (head.Length, 0, Array.Empty<byte>());
            foreach (var name in Names)
            {
                if (head.IndexOf(name.Strict) is var found and >= 0 && found < at)
                {
                    (at, length, common) = (found, name.Strict.Length, name.Common);
                }
            }

            renamed.AddRange(head[..at]);
            renamed.AddRange(common);
            head = head[(at + length)..];
        }

        return [.. renamed];
    }

    private static byte[] Bytes(string name) => Encoding.ASCII.GetBytes(name);
}
