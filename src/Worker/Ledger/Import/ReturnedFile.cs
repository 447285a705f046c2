using System.Text;

using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Finds a place and a name for the returned file: beside the input, else in the data folder, never over another file.</summary>
internal static class ReturnedFile
{
    private const int MaxNames = 1_000;

    /// <summary>What a name may take, in bytes, with a number, the ending and a draft's eight letters behind it.</summary>
    private const int MaxStem = 200;

    private const int DiskFull = 28;
    private const int ReadOnly = 30;

    /// <summary>Writes the file.</summary>
    /// <param name="folders">Where it may go, the best first.</param>
    /// <param name="input">The file that was imported.</param>
    /// <exception cref="InputRefusedException">It can be written nowhere.</exception>
    public static string Write(IReadOnlyList<string> folders, string input, Action<Stream> write)
    {
        var stem = Stem(input);
        var faults = new List<string>();
        foreach (var folder in folders.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal))
        {
            try
            {
                return WriteIn(folder, stem, write);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                faults.Add(Say(ImportTexts.ReturnedFolder, folder, Reason(e)));
            }
        }

        throw new InputRefusedException(Say(ImportTexts.ReturnedUnwritable, string.Join('；', faults)));
    }

    private static string WriteIn(string folder, string stem, Action<Stream> write)
    {
        for (var number = 1; number <= MaxNames; number++)
        {
            var path = Path.Combine(folder, stem + ImportTexts.RefusedSuffix + (number == 1 ? "" : $"-{number}") + ".xlsx");
            if (!Path.Exists(path) && FlushedFile.TryMake(path, write))
            {
                return path;
            }
        }

        throw new IOException(stem);
    }

    /// <summary>The input's name; of a returned file that is refused again, the name it was made from.</summary>
    private static string Stem(string input)
    {
        var stem = Path.GetFileNameWithoutExtension(input);
        var mark = stem.LastIndexOf(ImportTexts.RefusedSuffix, StringComparison.Ordinal);
        if (mark > 0 && stem.AsSpan(mark + ImportTexts.RefusedSuffix.Length).TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0)
        {
            stem = stem[..mark];
        }

        while (Encoding.UTF8.GetByteCount(stem) > MaxStem)
        {
            stem = stem[..^(char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        }

        return stem;
    }

    private static string Reason(Exception e) => e switch
    {
        UnauthorizedAccessException => ImportTexts.FolderForbidden,
        { HResult: DiskFull } => ImportTexts.FolderFull,
        { HResult: ReadOnly } => ImportTexts.FolderReadOnly,
        _ => Say(ImportTexts.FolderFailed, e.Message.ReplaceLineEndings(" ")),
    };
}
