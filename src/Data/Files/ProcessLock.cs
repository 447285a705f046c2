using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Files;

/// <summary>A file that the system locks for as long as a process has it open, however the process ends. The file stays, so that everybody locks the same.</summary>
public static class ProcessLock
{
    /// <summary>The worker's: beside the SQLite file, so that a second data folder with the same file meets it as well.</summary>
    public static string Worker(Database database) => database.Path is { } file ? file + ".worker" : Path.Combine(database.DataFolder, "worker.lock");

    /// <summary>The bot's, which holds its name, too.</summary>
    public static string Bot(Database database) => database.Path is { } file ? file + ".bot" : Path.Combine(database.DataFolder, "bot.id");

    /// <summary>Takes the lock; dispose the file to let it go.</summary>
    /// <returns>Null when another process has it.</returns>
    /// <exception cref="IOException">The file cannot be opened or made.</exception>
    public static FileStream? TryTake(string file, FileAccess access = FileAccess.ReadWrite)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = access, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = SharedFolder.FileMode(Path.GetDirectoryName(file)!);
        }

        try
        {
            return new FileStream(file, options);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && File.Exists(file))
        {
            return null;
        }
    }
}
