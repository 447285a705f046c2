namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Reads XLSX, XLS and CSV. The kind is decided by the content, never by the name.</summary>
internal static class WorkbookReader
{
    /// <summary>Reads the whole file, or refuses the whole file.</summary>
    /// <exception cref="IOException">The file is not there or cannot be opened.</exception>
    public static WorkbookReading Read(
        string path, WorkbookLimits limits, CancellationToken token, IProgress<WorkbookProgress>? progress = null) =>
        throw new NotImplementedException();
}
