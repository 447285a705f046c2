using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Harness;

/// <summary>A file system of its own that is soon full: a tmpfs, which only root may mount.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly TemporaryFolder _place = new();

    private SmallDisk() => Path = _place.File("disk");

    public string Path { get; }

    public bool IsFull { get; private set; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        if (Environment.UserName != "root")
        {
            Missing.Skip("a small disk is mounted only by root; run the test as root");
        }

        var disk = new SmallDisk();
        Directory.CreateDirectory(disk.Path);
        var mount = await ProcessRun.RunAsync("mount", ["-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path]);
        if (mount.ExitCode != 0)
        {
            Missing.Skip($"this machine does not let a tmpfs be mounted: {mount.Errors}");
        }

        return disk;
    }

    /// <summary>Takes all the space there is.</summary>
    public async Task FillAsync()
    {
        var piece = new byte[4096];
        try
        {
            await using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            while (true)
            {
                await file.WriteAsync(piece);
            }
        }
        catch (IOException)
        {
            IsFull = true;
        }
    }

    /// <summary>Gives the space back.</summary>
    public void Empty() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await ProcessRun.RunAsync("umount", [Path]);
        _place.Dispose();
    }
}
