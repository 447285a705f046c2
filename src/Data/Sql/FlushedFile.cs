using System.Runtime.InteropServices;

using Microsoft.Win32.SafeHandles;

namespace CaseReform.Ops.Data.Sql;

/// <summary>Files that are whole under their name, also after a power cut.</summary>
public static partial class FlushedFile
{
    private const int ReadOnlyCloseOnExec = 0x80000;
    private const int OtherFileSystem = 18;

    /// <summary>Puts new content under a name: whoever opens it finds the old or the new one, never a part.</summary>
    public static void Replace(string file, ReadOnlySpan<byte> content)
    {
        var temporary = Temporary(file);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
    }

    /// <summary>Gives a file another place, over what is there. On another file system it is on the disk there, whole, before it is gone here.</summary>
    public static void Move(string from, string to)
    {
        if (OperatingSystem.IsLinux() && Rename(from, to) == 0)
        {
            return;
        }

        if (!OperatingSystem.IsLinux() || Marshal.GetLastPInvokeError() != OtherFileSystem)
        {
            File.Move(from, to, overwrite: true);
            return;
        }

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

        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
        File.Delete(from);
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

    /// <summary>Not by the process's number: in containers every process may have the same.</summary>
    private static string Temporary(string file) => $"{file}.{Guid.NewGuid():N}";

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);
}
