using System.Security.Cryptography;

using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Tests.Evidence;

public sealed class EvidenceFolderTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly EvidenceFolder _folder;

    public EvidenceFolderTests() => _folder = new EvidenceFolder(Options.Create(new DatabaseOptions { DataFolder = _data.Path }));

    private IEnumerable<string> Files => Directory.EnumerateFiles(_data.File("evidence"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_data.Path, f));

    [Fact]
    public async Task A_file_lies_under_its_hash_once_and_for_its_owner_alone()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(EvidenceSamples.Pdf()));

        Assert.Equal((hash, hash), (await KeepAsync(EvidenceSamples.Pdf()), await KeepAsync(EvidenceSamples.Pdf())));

        Assert.Equal([Path.Combine("evidence", hash[..2], hash)], Files);
        await using var file = _folder.Open(hash)!;
        Assert.Equal(EvidenceSamples.Pdf().Length, file.Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Name));
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.GetDirectoryName(file.Name)!) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }
    }

    [Fact]
    public async Task What_is_not_kept_leaves_nothing_behind()
    {
        await using (await _folder.ReceiveAsync(new MemoryStream(EvidenceSamples.Pdf()), TestContext.Current.CancellationToken))
        {
            Assert.Single(Files);
        }

        await Assert.ThrowsAsync<IOException>(() => _folder.ReceiveAsync(new BrokenStream(), TestContext.Current.CancellationToken));
        Assert.Empty(Files);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_not_read_to_its_end()
    {
        await using var endless = new EndlessStream();

        await using var file = await _folder.ReceiveAsync(endless, TestContext.Current.CancellationToken);

        Assert.InRange(file.Size, EvidenceFolder.MaxFileBytes + 1, EvidenceFolder.MaxFileBytes + (128 * 1024));
    }

    [Fact]
    public async Task What_is_removed_is_old_and_has_not_been_sent_again()
    {
        var (old, again, young) = (await KeepAsync(EvidenceSamples.Pdf("旧")), await KeepAsync(EvidenceSamples.Pdf("再")), await KeepAsync(EvidenceSamples.Pdf("新")));
        var now = TimeProvider.System.GetUtcNow();
        foreach (var hash in new[] { old, again })
        {
            File.SetLastWriteTimeUtc(Path.Combine(_data.File("evidence"), hash[..2], hash), now.UtcDateTime.AddDays(-2));
        }

        var found = _folder.WrittenBefore(now.AddDays(-1)).SelectMany(batch => batch).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(new[] { old, again }.Order(StringComparer.Ordinal), found);
        await KeepAsync(EvidenceSamples.Pdf("再"));
        foreach (var hash in found.Append(new string('0', 64)))
        {
            _folder.Remove(hash, now.AddDays(-1));
        }

        Assert.Null(_folder.Open(old));
        Assert.Equal(new[] { again, young }.Order(StringComparer.Ordinal), Files.Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_a_folder_there_is_nothing_old() => Assert.Empty(_folder.WrittenBefore(DateTimeOffset.MaxValue));

    public void Dispose() => _data.Dispose();

    private async Task<string> KeepAsync(byte[] content)
    {
        await using var file = await _folder.ReceiveAsync(new MemoryStream(content), TestContext.Current.CancellationToken);
        file.Keep();
        return file.Sha256;
    }

    private class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);
    }

    private sealed class BrokenStream : EndlessStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("gone");
    }
}
