using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Tells what a file is. Its name is only asked afterwards, to see whether it lies.</summary>
internal static class FileKinds
{
    private const int Probe = 4096;

    public static FileKind Of(byte[] file) => file.AsSpan() switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => OfPackage(file),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => OfCompoundFile(file),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => FileKind.Pdf,
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => FileKind.Rtf,
        _ => OfText(file),
    };

    /// <summary>Why a file of this kind is not read, or null when it is.</summary>
    public static WorkbookReading.Refused? Refusal(FileKind kind) => kind switch
    {
        FileKind.Xlsx or FileKind.Xls or FileKind.Text => null,
        FileKind.Xlsb or FileKind.Ods or FileKind.Xml or FileKind.Html => SheetRefusals.Whole(SheetTexts.KindIsNotRead, Name(kind)),
        FileKind.Pdf or FileKind.Rtf or FileKind.Word or FileKind.PowerPoint or FileKind.Archive =>
            SheetRefusals.Whole(SheetTexts.NotATable, Name(kind)),
        FileKind.Encrypted => SheetRefusals.Whole(SheetTexts.Encrypted),
        FileKind.Damaged => SheetRefusals.Whole(SheetTexts.Damaged),
        FileKind.Unknown => SheetRefusals.Whole(SheetTexts.NotASpreadsheet),
    };

    /// <summary>A file whose name promises another content has been renamed or half converted; guessing which is not for us.</summary>
    public static WorkbookReading.Refused? Contradiction(FileKind kind, string path)
    {
        var extension = Path.GetExtension(path);
        FileKind? promised = extension.ToLowerInvariant() switch
        {
            ".xlsx" or ".xlsm" or ".xltx" => FileKind.Xlsx,
            ".xls" or ".xlt" or ".et" => FileKind.Xls,
            ".csv" or ".txt" or ".tsv" => FileKind.Text,
            _ => null,
        };
        return promised is null || promised == kind
            ? null
            : SheetRefusals.Whole(SheetTexts.NameContradictsContent, extension, Name(kind));
    }

    private static FileKind OfPackage(byte[] file)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            var names = package.Entries.Select(entry => entry.FullName.ToLowerInvariant()).ToHashSet();
            return names switch
            {
                _ when names.Contains("xl/workbook.xml") => FileKind.Xlsx,
                _ when names.Contains("xl/workbook.bin") => FileKind.Xlsb,
                _ when names.Contains("word/document.xml") => FileKind.Word,
                _ when names.Contains("ppt/presentation.xml") => FileKind.PowerPoint,
                _ when names.Contains("mimetype") && names.Contains("content.xml") => FileKind.Ods,
                _ => FileKind.Archive,
            };
        }
        catch (InvalidDataException)
        {
            return FileKind.Damaged;
        }
    }

    private static FileKind OfCompoundFile(byte[] file) =>
        CompoundFile.TryOpen(file) is not { } compound ? FileKind.Damaged
        : compound.Has("EncryptedPackage") ? FileKind.Encrypted
        : compound.Has("Workbook") || compound.Has("Book") ? FileKind.Xls
        : compound.Has("WordDocument") ? FileKind.Word
        : compound.Has("PowerPoint Document") ? FileKind.PowerPoint
        : FileKind.Unknown;

    private static FileKind OfText(byte[] file)
    {
        var wide = file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        if (!wide && file.AsSpan().Contains((byte)0))
        {
            return FileKind.Unknown;
        }

        var head = wide
            ? (file[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(file, 2, Math.Min(file.Length - 2, Probe))
            : Encoding.Latin1.GetString(file, 0, Math.Min(file.Length, Probe));
        head = head.TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return head switch
        {
            _ when head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) => FileKind.Xml,
            _ when head.StartsWith('<') || head.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase) => FileKind.Html,
            _ => FileKind.Text,
        };
    }

    private static string Name(FileKind kind) => kind switch
    {
        FileKind.Xlsx => SheetTexts.KindXlsx,
        FileKind.Xls => SheetTexts.KindXls,
        FileKind.Text => SheetTexts.KindText,
        FileKind.Xlsb => SheetTexts.KindXlsb,
        FileKind.Ods => SheetTexts.KindOds,
        FileKind.Xml => SheetTexts.KindSpreadsheetXml,
        FileKind.Html => SheetTexts.KindHtml,
        FileKind.Pdf => SheetTexts.KindPdf,
        FileKind.Rtf => SheetTexts.KindRtf,
        FileKind.Word => SheetTexts.KindWord,
        FileKind.PowerPoint => SheetTexts.KindPowerPoint,
        FileKind.Archive => SheetTexts.KindArchive,
        FileKind.Encrypted or FileKind.Damaged or FileKind.Unknown => throw new UnreachableException(),
    };
}
