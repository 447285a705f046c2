using System.Security.Cryptography;

using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Evidence;

/// <summary>The files themselves, each content once, below <c>evidence</c> in the data folder: <c>ab/abcdef…</c> by SHA-256. Readable for the program's own user, and for whoever shares the data folder with it.</summary>
public sealed class EvidenceFolder(IOptions<DatabaseOptions> options)
{
    /// <summary>The largest file.</summary>
    public const long MaxFileBytes = 20 * 1024 * 1024;

    private const string Incoming = "incoming";
    private const int Batch = 100;

    private readonly string _root = Path.GetFullPath(Path.Combine(options.Value.DataFolder, "evidence"));

    /// <summary>Reads what is sent to its end, or to the largest size, into a file that nobody else sees. Dispose it, and it is gone unless it was kept.</summary>
    /// <param name="content">What is sent.</param>
    /// <param name="token">Stops reading.</param>
    /// <exception cref="IOException">The sender went away, or there is no room.</exception>
    public async Task<ReceivedFile> ReceiveAsync(Stream content, CancellationToken token)
    {
        var folder = Folder(Incoming);
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        var file = new FileStream(path, Options(folder));
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var block = new byte[64 * 1024];
            var size = 0L;
            for (int read; size <= MaxFileBytes && (read = await content.ReadAsync(block, token)) > 0; size += read)
            {
                hash.AppendData(block, 0, read);
                await file.WriteAsync(block.AsMemory(0, read), token);
            }

            await file.FlushAsync(token);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
            return new ReceivedFile(file, size, Convert.ToHexStringLower(hash.GetHashAndReset()), this);
        }
        catch
        {
            await file.DisposeAsync();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Opens a file, or null when it is not there.</summary>
    public FileStream? Open(string sha256)
    {
        try
        {
            return new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Contents that were written before an instant, in batches.</summary>
    public IEnumerable<string[]> WrittenBefore(DateTimeOffset before) => Directory.Exists(_root)
        ? Directory.EnumerateDirectories(_root, "??").SelectMany(Directory.EnumerateFiles).Where(path => IsOlder(path, before)).Select(path => Path.GetFileName(path)!).Chunk(Batch)
        : [];

    /// <summary>Removes a content, unless it has been sent again since.</summary>
    public void Remove(string sha256, DateTimeOffset before) => RemoveFile(PathOf(sha256), before);

    /// <summary>Removes what was left behind while receiving.</summary>
    public void RemoveLeftovers(DateTimeOffset before)
    {
        foreach (var path in Directory.EnumerateFiles(Folder(Incoming)))
        {
            try
            {
                RemoveFile(path, before);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // it stays for the next time
            }
        }
    }

    /// <summary>Puts a received file in its place, over the same content where that is there already: who sends it cannot tell the difference.</summary>
    internal void Keep(string path, string sha256)
    {
        _ = Folder(sha256[..2]);
        FlushedFile.Move(path, PathOf(sha256));
        FlushedFile.FlushFolder(_root);
    }

    private static bool IsOlder(string path, DateTimeOffset before) => File.GetLastWriteTimeUtc(path) <= before.UtcDateTime;

    private static void RemoveFile(string path, DateTimeOffset before)
    {
        if (File.Exists(path) && IsOlder(path, before))
        {
            File.Delete(path);
        }
    }

    private static FileStreamOptions Options(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = SharedFolder.FileMode(folder);
        }

        return options;
    }

    private string PathOf(string sha256) => Path.Combine(_root, sha256[..2], sha256);

    private string Folder(string name)
    {
        var folder = Path.Combine(_root, name);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(_root, SharedFolder.FolderMode(Path.GetDirectoryName(_root)!));
            Directory.CreateDirectory(folder, SharedFolder.FolderMode(_root));
        }

        return folder;
    }
}

/// <summary>A file that was received and is not kept yet.</summary>
public sealed class ReceivedFile : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly EvidenceFolder _folder;

    internal ReceivedFile(FileStream file, long size, string sha256, EvidenceFolder folder) => (_file, Size, Sha256, _folder) = (file, size, sha256, folder);

    /// <summary>In bytes; more than <see cref="EvidenceFolder.MaxFileBytes"/> when it was too large to be read to its end.</summary>
    public long Size { get; }

    /// <summary>SHA-256 in hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Whether the content is what the name says.</summary>
    public Task<ContentVerdict> JudgeAsync(ContentKind kind, CancellationToken token) => ContentJudge.JudgeAsync(_file, kind, token);

    /// <summary>Puts it in its place.</summary>
    public void Keep() => _folder.Keep(_file.Name, Sha256);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        File.Delete(_file.Name);
    }
}
