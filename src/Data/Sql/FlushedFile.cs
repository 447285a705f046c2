using System.Globalization;
using System.Runtime.InteropServices;

using Microsoft.Win32.SafeHandles;

namespace CaseReform.Ops.Data.Sql;

/// <summary>Files that are whole under their name, also after a power cut.</summary>
public static partial class FlushedFile
{
    private const int ReadOnlyCloseOnExec = 0x80000;

    /// <summary>Puts new content under a name: whoever opens it finds the old or the new one, never a part.</summary>
    public static void Replace(string file, ReadOnlySpan<byte> content)
    {
        var temporary = file + "." + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
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

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);
}
