using System.Runtime.InteropServices;

using Microsoft.Win32.SafeHandles;

namespace CaseReform.Ops.Data.Files;

/// <summary>Files that are whole under their name, also after a power cut: whoever opens one finds the old content or the new one, never a part.</summary>
public static partial class FlushedFile
{
    private const int ReadOnlyCloseOnExec = 0x80000;
    private const int OtherFileSystem = 18;

    /// <summary>Puts new content under a name; its folder is made when it is not there.</summary>
    public static void Replace(string file, byte[] content) => Replace(file, stream => stream.Write(content));

    /// <inheritdoc cref="Replace(string, byte[])"/>
    public static void Replace(string file, Action<Stream> write)
    {
        using var draft = new Draft(file);
        write(draft.Stream);
        draft.Keep(overwrite: true);
    }

    /// <inheritdoc cref="Replace(string, byte[])"/>
    public static async Task<T> ReplaceAsync<T>(string file, Func<Stream, Task<T>> write)
    {
        using var draft = new Draft(file);
        var result = await write(draft.Stream);
        draft.Keep(overwrite: true);
        return result;
    }

    /// <summary>Makes a file, unless somebody was quicker: read it afterwards.</summary>
    public static void Make(string file, byte[] content, UnixFileMode? mode = null)
    {
        using var draft = new Draft(file, mode);
        draft.Stream.Write(content);
        try
        {
            draft.Keep(overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // theirs holds
        }
    }

    /// <summary>Makes a file under a name that is free.</summary>
    /// <returns>False when there is such a file already, which stays as it is.</returns>
    public static bool TryMake(string file, Action<Stream> write)
    {
        using var draft = new Draft(file);
        write(draft.Stream);
        try
        {
            draft.Keep(overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }
    }

    /// <summary>Gives a file another place, over what is there. On another file system it is on the disk there, whole, before it is gone here.</summary>
    public static void Move(string from, string to)
    {
        if (!OperatingSystem.IsLinux())
        {
            File.Move(from, to, overwrite: true);
        }
        else if (Rename(from, to) == 0)
        {
            FlushFolderOf(to);
        }
        else if (Marshal.GetLastPInvokeError() != OtherFileSystem)
        {
            // the framework says what is wrong
            File.Move(from, to, overwrite: true);
        }
        else
        {
            Carry(from, to);
        }
    }

    /// <summary>Makes sure that names just given in a folder are still there after a power cut. On Linux only; .NET cannot open a folder.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsLinux() && Open(folder, ReadOnlyCloseOnExec) is var descriptor && descriptor >= 0)
        {
            using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
            _ = FSync(handle);
        }
    }

    private static void FlushFolderOf(string file) => FlushFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);

    private static void Carry(string from, string to)
    {
        var temporary = Temporary(to);
        try
        {
            File.Copy(from, temporary);
            using (var copy = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0))
            {
                copy.Flush(flushToDisk: true);
            }

            File.Move(temporary, to, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        FlushFolderOf(to);
        File.Delete(from);
    }

    /// <summary>Not by the process's number: in containers every process may have the same. Short, since a name in Chinese may be near the longest a file can have.</summary>
    private static string Temporary(string file) => $"{file}.{Guid.NewGuid().ToString("N")[..8]}";

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);

    /// <summary>A file under another name until it is whole; gone unless it was kept.</summary>
    private sealed class Draft : IDisposable
    {
        private readonly string _file;

        public Draft(string file, UnixFileMode? mode = null)
        {
            _file = Path.GetFullPath(file);
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (mode is not null && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = mode;
            }

            Stream = new FileStream(Temporary(_file), options);
        }

        public FileStream Stream { get; }

        public void Keep(bool overwrite)
        {
            Stream.Flush(flushToDisk: true);
            Stream.Dispose();
            File.Move(Stream.Name, _file, overwrite);
            FlushFolderOf(_file);
        }

        public void Dispose()
        {
            try
            {
                // on a full disk what is still in the buffer fails once more
                Stream.Dispose();
            }
            finally
            {
                File.Delete(Stream.Name);
            }
        }
    }
}
