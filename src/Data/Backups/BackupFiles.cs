using System.Security.Cryptography;

using CaseReform.Ops.Data.Files;

namespace CaseReform.Ops.Data.Backups;

/// <summary>The files beside the database, and how they are copied: flushed to the disk, and for the program's own user alone.</summary>
internal static class BackupFiles
{
    /// <summary>The copied SQLite file.</summary>
    public const string Database = "ledger.db";

    /// <summary>The folder of PostgreSQL's tables.</summary>
    public const string Tables = "tables";

    public const string Keys = "keys";
    public const string AuditKey = "keys/audit.key";
    public const string AuditHead = "audit.head";
    public const string Evidence = "evidence";

    /// <summary>Read, write for the owner.</summary>
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Read, write, enter for the owner.</summary>
    public const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Files of the data folder that a backup has when they are there.</summary>
    public static readonly IReadOnlyList<string> Plain = [DataFiles.WorkerName];

    /// <summary>
    /// Names, or beginnings of names, that stand outside every backup and that a restore leaves as they are: what they say is true of this machine and this
    /// moment only. The journals tell who got what since the backup.
    /// </summary>
    public static readonly IReadOnlyList<string> NeverTaken = [DataFiles.RestoreMark, DataFiles.Journal, DataFiles.AccessJournal];

    /// <summary>Whether a file stands outside every backup.</summary>
    public static bool IsOutside(string name) => NeverTaken.Any(n => Path.GetFileName(name).StartsWith(n, StringComparison.Ordinal));

    /// <summary>Makes a folder for the owner alone; or inside of a data folder, for whoever shares that (<see cref="SharedFolder"/>).</summary>
    public static void MakeFolder(string folder, string? data = null)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        var mode = data is null ? FolderMode : SharedFolder.FolderMode(data);
        if (Path.GetDirectoryName(folder) is { } above)
        {
            MakeFolder(above, data);
        }

        // the set-group-ID bit is inherited: a service may be forbidden to set it, also together with other bits
        Directory.CreateDirectory(folder, mode);
        if (data is not null && File.GetUnixFileMode(folder) is var made && !made.HasFlag(mode))
        {
            // the umask of whoever runs a command by hand is narrower than that of the services
            File.SetUnixFileMode(folder, made | mode);
        }
    }

    /// <summary>Opens a new file for the owner alone; or inside of a data folder, for whoever shares that.</summary>
    public static FileStream New(string file, string? data = null)
    {
        MakeFolder(Path.GetDirectoryName(file)!, data);
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        var stream = new FileStream(file, options);
        if (data is not null && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, SharedFolder.FileMode(data));
        }

        return stream;
    }

    /// <summary>Writes a new file to the disk.</summary>
    public static void WriteNew(string file, byte[] content)
    {
        using var stream = New(file);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Copies a stream into a new file and tells what it holds.</summary>
    public static async Task<BackupFile> CopyAsync(Stream from, string folder, string name, CancellationToken token, string? data = null)
    {
        await using var to = New(Path.Combine(folder, name), data);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (block, size) = (new byte[128 * 1024], 0L);
        for (int read; (read = await from.ReadAsync(block, token)) > 0; size += read)
        {
            hash.AppendData(block, 0, read);
            await to.WriteAsync(block.AsMemory(0, read), token);
        }

        await to.FlushAsync(token);
        RandomAccess.FlushToDisk(to.SafeFileHandle);
        return new BackupFile(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Copies a file, or answers null when it is not there.</summary>
    public static async Task<BackupFile?> CopyAsync(string file, string folder, string name, CancellationToken token, string? data = null)
    {
        try
        {
            await using var from = new FileStream(file, System.IO.FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, FileOptions.Asynchronous);
            return await CopyAsync(from, folder, name, token, data);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads a file to its end.</summary>
    public static async Task<BackupFile> LookAsync(string folder, string name, CancellationToken token)
    {
        await using var from = new FileStream(Path.Combine(folder, name), System.IO.FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous);
        return new BackupFile(name, from.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(from, token)));
    }

    /// <summary>Flushes the names in a folder and below.</summary>
    public static void FlushFolders(string folder)
    {
        foreach (var below in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
        {
            FlushedFile.FlushFolder(below);
        }

        FlushedFile.FlushFolder(folder);
    }
}
