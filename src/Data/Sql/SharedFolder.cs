namespace CaseReform.Ops.Data.Sql;

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

    /// <summary>Whether another user of the folder's group works in it.</summary>
    public static bool IsShared(string folder) =>
        !OperatingSystem.IsWindows() && Directory.Exists(folder) && File.GetUnixFileMode(folder).HasFlag(UnixFileMode.SetGroup);
}
