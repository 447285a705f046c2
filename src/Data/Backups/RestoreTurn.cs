using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Backups;

/// <summary>One process at a time works on a restore in a data folder: a file that the system locks for as long as it does, however it ends.</summary>
internal static class RestoreTurn
{
    private const string FileName = "restore.lock";

    /// <summary>Takes the turn; dispose it to pass it on. The file stays, so that everybody locks the same.</summary>
    /// <exception cref="SchemaException">Another process is at it.</exception>
    public static IDisposable Take(string data)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Read, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = SharedFolder.FileMode(data);
        }

        try
        {
            return new FileStream(Path.Combine(data, FileName), options);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && File.Exists(Path.Combine(data, FileName)))
        {
            throw new SchemaException(BackupTexts.Restoring, e);
        }
    }
}
