using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Migrations;

namespace CaseReform.Ops.Data.Backups;

/// <summary>One process at a time works on a restore in a data folder.</summary>
internal static class RestoreTurn
{
    private const string FileName = "restore.lock";

    /// <summary>Takes the turn; dispose it to pass it on.</summary>
    /// <exception cref="SchemaException">Another process is at it.</exception>
    public static IDisposable Take(string data) =>
        ProcessLock.TryTake(Path.Combine(data, FileName), FileAccess.Read) ?? throw new SchemaException(BackupTexts.Restoring, null);
}
