using System.IO.Compression;
using System.Xml;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Looks through an XLSX package before the parser sees it: bombs, document types, links, macros, hidden passengers.</summary>
internal sealed class XlsxGuard(WorkbookLimits limits, WorkbookFacts facts, CancellationToken token)
{
    private readonly PackageMap _map = new();

    public WorkbookReading.Refused? Check(byte[] file)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return CheckNames(package) ?? CheckParts(package);
        }
        catch (InvalidDataException)
        {
            return SheetRefusals.Whole(SheetTexts.Damaged);
        }
    }

    private WorkbookReading.Refused? CheckNames(ZipArchive package) => package.Entries switch
    {
        { Count: var count } when count > limits.Entries => SheetRefusals.Whole(SheetTexts.TooManyEntries, limits.Entries),
        var entries when entries.Any(entry => entry.IsEncrypted) => SheetRefusals.Whole(SheetTexts.Encrypted),
        var entries when Any(entries, "vbaProject") || Any(entries, "/macrosheets/") => SheetRefusals.Whole(SheetTexts.Macros),
        var entries when Any(entries, "/externalLinks/") => SheetRefusals.Whole(SheetTexts.ExternalLinks),
        _ => null,
    };

    private static bool Any(IEnumerable<ZipArchiveEntry> entries, string part) =>
        entries.Any(entry => entry.FullName.Replace('\\', '/').Contains(part, StringComparison.OrdinalIgnoreCase));

    private WorkbookReading.Refused? CheckParts(ZipArchive package)
    {
        long unpacked = 0;
        foreach (var entry in package.Entries.Where(entry => entry.CompressedLength > 0))
        {
            var head = Head(entry);
            if (head is [(byte)'P', (byte)'K', 3, 4])
            {
                return SheetRefusals.Whole(SheetTexts.EmbeddedFiles);
            }

            var markup = LooksLikeXml(head);
            using var part = new UnpackingMeter(entry.Open(), entry.CompressedLength, unpacked, markup, limits, token);
            if (CheckPart(entry.FullName, part, markup) is { } refusal)
            {
                return refusal;
            }

            unpacked += part.Unpacked;
        }

        _map.Tell(facts);
        return null;
    }

    private WorkbookReading.Refused? CheckPart(string name, UnpackingMeter part, bool markup)
    {
        try
        {
            var refusal = markup ? new XmlPartScan(name, _map, limits).Check(part) : null;
            part.CopyTo(Stream.Null);
            return refusal;
        }
        catch (InvalidDataException)
        {
            return part.Refusal ?? SheetRefusals.Whole(SheetTexts.Damaged);
        }
        catch (XmlException e)
        {
            return SheetRefusals.Whole(IsDocumentType(e) ? SheetTexts.DocumentType : SheetTexts.Damaged);
        }
    }

    /// <summary>The framework has no code for this error; its message is not localised.</summary>
    private static bool IsDocumentType(XmlException e) => e.Message.Contains("DTD", StringComparison.Ordinal);

    private static byte[] Head(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var head = new byte[4];
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    /// <summary>By content, for a workbook may name any part as a sheet.</summary>
    private static bool LooksLikeXml(byte[] head) =>
        head is [(byte)'<' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n', ..] or [0xEF, 0xBB, 0xBF, ..]
            or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, (byte)'<', ..];
}
