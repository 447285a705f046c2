using System.Globalization;

using CaseReform.Ops.Data.Files;

namespace CaseReform.Ops.Worker.Mail.Folder;

/// <summary>
/// Writes under a temporary name, flushes to the disk, renames. The rename is this transport's final dot: a reader sees the whole
/// letter or none, and a letter that is repeated replaces its first copy.
/// </summary>
internal sealed class FolderSession(string folder) : IMailSession
{
    public async ValueTask<Delivery> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask> beforeFinalDot, CancellationToken token)
    {
        var name = EmlFileName.Of(message.Span);
        var temporary = Path.Combine(folder, $".{name}.tmp");
        try
        {
            if (await TryAsync(() => WriteAsync(temporary, message, token)) is { } notWritten)
            {
                return notWritten;
            }

            token.ThrowIfCancellationRequested();
            await beforeFinalDot(); // outside the guard: what it throws is the caller's
            return await TryAsync(() => Rename(temporary, Path.Combine(folder, name))) ?? new Delivery.Sent(name);
        }
        finally
        {
            await TryAsync(() => Remove(temporary));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async ValueTask WriteAsync(string path, ReadOnlyMemory<byte> message, CancellationToken token)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        await file.WriteAsync(message, token);
        file.Flush(flushToDisk: true);
    }

    private static ValueTask Rename(string from, string to)
    {
        FlushedFile.Move(from, to);
        return ValueTask.CompletedTask;
    }

    private static ValueTask Remove(string path)
    {
        File.Delete(path);
        return ValueTask.CompletedTask;
    }

    // A full disk passes; a folder that may not be written to is for the office to put right.
    private static async ValueTask<Delivery?> TryAsync(Func<ValueTask> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (IOException e)
        {
            return new Delivery.TryLater(string.Format(CultureInfo.InvariantCulture, FolderTexts.NotWritten, e.Message));
        }
        catch (UnauthorizedAccessException e)
        {
            return new Delivery.Paused(string.Format(CultureInfo.InvariantCulture, FolderTexts.NotAllowed, e.Message));
        }
    }
}
