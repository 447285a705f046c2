using System.Runtime.InteropServices;

using CaseReform.Ops.Data.Files;

using Microsoft.Win32.SafeHandles;

namespace CaseReform.Ops.Data.Sql;

/// <summary>
/// A queue before SQLite's write lock, over threads and processes. SQLite's own busy handler polls, so a writer that works in many
/// short transactions could keep a single update waiting for seconds. One flock alone would not help: whoever lets go of it may have
/// it again before those who wait are awake. So the turn is taken through a door, a second flock that is held only while waiting for
/// the first: the one who stands in the door is next, and the last holder finds the door shut.
/// </summary>
/// <remarks>Only a courtesy: SQLite's lock stays the one that protects the file, and without flock (no Linux) nothing but fairness is lost.</remarks>
internal sealed partial class WriteTurn : IDisposable
{
    private const int ReadWriteCreateCloseOnExec = 0x2 | 0x40 | 0x80000;
    private const int Exclusive = 2;
    private const int NoWait = 4;
    private const int Unlock = 8;
    private const int Interrupted = 4;

    private readonly SemaphoreSlim _inProcess = new(1, 1);
    private readonly SafeFileHandle? _door;
    private readonly SafeFileHandle? _file;
    private readonly TimeSpan _patience;
    private volatile Task? _givenUp;

    /// <param name="path">The queue's file, beside the database.</param>
    /// <param name="patience">How long to wait before going on without the turn: SQLite's own lock then decides.</param>
    public WriteTurn(string path, TimeSpan patience)
    {
        _patience = patience;
        if (OperatingSystem.IsLinux())
        {
            _file = OpenHandle(path);
            _door = OpenHandle(path + ".door");
        }
    }

    /// <summary>Waits for the turn; dispose the result to pass it on.</summary>
    public async ValueTask<Permit> TakeAsync(CancellationToken token)
    {
        // whoever gave up still stands in the queue until the holder, perhaps a stopped process, lets go: nobody else waits behind that
        if (_givenUp is { IsCompleted: false } || !await _inProcess.WaitAsync(_patience, token))
        {
            return default;
        }

        if (_file is null || _door is null || TakeAtOnce())
        {
            return new Permit(this);
        }

        var waiting = Task.Run(Wait, CancellationToken.None);
        try
        {
            await waiting.WaitAsync(_patience, token);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // the thread that still waits must give back what it gets
            _givenUp = waiting.ContinueWith(_ => Pass(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            token.ThrowIfCancellationRequested();
            return default;
        }

        return new Permit(this);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _door?.Dispose();
        _inProcess.Dispose();
    }

    private bool TakeAtOnce()
    {
        if (FLock(_door!, Exclusive | NoWait) != 0)
        {
            return false;
        }

        var taken = FLock(_file!, Exclusive | NoWait) == 0;
        _ = FLock(_door!, Unlock);
        return taken;
    }

    private void Wait()
    {
        Wait(_door!);
        Wait(_file!);
        _ = FLock(_door!, Unlock);
    }

    private static void Wait(SafeFileHandle file)
    {
        while (FLock(file, Exclusive) != 0 && Marshal.GetLastPInvokeError() == Interrupted)
        {
            // a signal came in between
        }
    }

    private void Pass()
    {
        if (_file is { IsClosed: false })
        {
            _ = FLock(_file, Unlock);
        }

        _inProcess.Release();
    }

    /// <summary>Not File.OpenHandle: that takes a shared lock of its own on the same file.</summary>
    private static SafeFileHandle? OpenHandle(string path)
    {
        var descriptor = Open(path, ReadWriteCreateCloseOnExec, (int)SharedFolder.FileMode(Path.GetDirectoryName(path)!));
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(SafeFileHandle file, int operation);

    /// <summary>The turn itself.</summary>
    public readonly struct Permit(WriteTurn? queue) : IDisposable
    {
        public void Dispose() => queue?.Pass();
    }
}
