namespace CaseReform.Ops.Data.Files;

/// <summary>
/// Who may read what the programs make. Where worker and bot run as two users they share the data folder by its group, and whoever
/// installs them says so by the folder's set-group-ID bit (mode 2770), which folders below inherit. Without it a secret is its user's alone.
/// </summary>
public static class SharedFolder
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode GroupFile = UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    /// <summary>The mode of a new file in this folder; the umask still counts.</summary>
    public static UnixFileMode FileMode(string folder) => IsShared(folder) ? OwnerFile | GroupFile : OwnerFile;

    /// <summary>The mode of a new folder in this one; the umask still counts.</summary>
    public static UnixFileMode FolderMode(string folder) => IsShared(folder)
        ? OwnerFile | GroupFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute
        : OwnerFile | UnixFileMode.UserExecute;

    /// <summary>
    /// Makes an empty database file that the group may write, unless the file is there: SQLite would make it writable for one user only,
    /// and gives the files beside it the mode of this one.
    /// </summary>
    public static void Prepare(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows() || File.Exists(file) || !IsShared(folder))
        {
            return;
        }

        try
        {
            using var made = new FileStream(file, new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = FileMode(folder) });
        }
        catch (IOException) when (File.Exists(file))
        {
            // somebody was quicker
        }
    }

    /// <summary>Whether another user of the folder's group works in it.</summary>
    public static bool IsShared(string folder) =>
        !OperatingSystem.IsWindows() && Directory.Exists(folder) && File.GetUnixFileMode(folder).HasFlag(UnixFileMode.SetGroup);
}
