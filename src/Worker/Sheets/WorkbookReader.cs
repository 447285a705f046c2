using System.Text;
using System.Xml;
using ExcelDataReader.Exceptions;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Reads XLSX, XLS and CSV. The kind is decided by the content; a name that contradicts it is a reason to refuse.</summary>
internal static class WorkbookReader
{
    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads the whole file, or refuses the whole file.</summary>
    /// <exception cref="IOException">The file is not there or cannot be opened.</exception>
    public static WorkbookReading Read(
        string path, WorkbookLimits limits, CancellationToken token, IProgress<WorkbookProgress>? progress = null)
    {
        if (Load(path, limits.FileBytes) is not { } file)
        {
            return SheetRefusals.Whole(SheetTexts.FileTooLarge, limits.FileBytes >> 20);
        }

        if (file.Length == 0)
        {
            return SheetRefusals.Whole(SheetTexts.EmptyFile);
        }

        var kind = FileKinds.Of(file);
        var facts = new WorkbookFacts();
        return FileKinds.Refusal(kind)
            ?? FileKinds.Contradiction(kind, path)
            ?? Guard(kind, file, limits, facts, token)
            ?? (kind == FileKind.Text
                ? ParseText(file, Path.GetFileNameWithoutExtension(path), limits, token, progress)
                : ParseWorkbook(file, limits, facts, token, progress));
    }

    /// <summary>Read once, so that guard and parser see the same bytes even when somebody saves the file meanwhile.</summary>
    private static byte[]? Load(string path, long limit)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > limit)
        {
            return null;
        }

        var file = new byte[stream.Length];
        var read = stream.ReadAtLeast(file, file.Length, throwOnEndOfStream: false);
        return read == file.Length ? file : file[..read];
    }

    private static WorkbookReading.Refused? Guard(
        FileKind kind, byte[] file, WorkbookLimits limits, WorkbookFacts facts, CancellationToken token) => kind switch
    {
        FileKind.Xlsx => new XlsxGuard(limits, facts, token).Check(file),
        FileKind.Xls => new XlsGuard(limits, facts).Check(file),
        _ => null,
    };

    private static WorkbookReading ParseText(
        byte[] file, string name, WorkbookLimits limits, CancellationToken token, IProgress<WorkbookProgress>? progress) =>
        CsvText.Decode(file) is { } text
            ? new CsvGrid(text, name, limits, token, progress).Read()
            : SheetRefusals.Whole(SheetTexts.UnknownEncoding);

    private static WorkbookReading ParseWorkbook(
        byte[] file, WorkbookLimits limits, WorkbookFacts facts, CancellationToken token, IProgress<WorkbookProgress>? progress)
    {
        try
        {
            return new ExcelGrids(limits, facts, token, progress).Read(facts.Strict ? StrictPackage.Rename(file) : file);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return SheetRefusals.Whole(SheetTexts.Damaged);
        }
    }

    /// <summary>What the parser throws on damaged input. It works on bytes in memory, so none of these is the machine's fault.</summary>
    private static bool IsDamage(Exception e) => e is ExcelReaderException or XmlException or InvalidDataException or EndOfStreamException
        or FormatException or OverflowException or ArgumentException or InvalidOperationException or InvalidCastException
        or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or NotSupportedException;
}
