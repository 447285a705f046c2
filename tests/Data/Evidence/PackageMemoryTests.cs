using System.IO.Compression;

using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Tests.Evidence;

/// <summary>Memory is the whole process's, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(PackageMemoryTests), DisableParallelization = true)]
[Collection(nameof(PackageMemoryTests))]
public sealed class PackageMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_package_that_unpacks_to_two_hundred_megabytes_is_judged_in_little_memory()
    {
        var bomb = EvidenceSamples.DocxWith([.. Enumerable.Range(0, 7).Select(i => ($"word/{i}.bmp", EvidenceSamples.Thinned(30 << 20)))]);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.Equal(ContentVerdict.UnpacksTooLarge, await JudgeAsync("a.docx", bomb));

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 << 20);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "evidence", "incoming")));
    }

    [Fact]
    public async Task A_list_of_parts_that_says_less_than_it_holds_is_not_read()
    {
        var zip = ManyParts();
        zip[^12] = zip[^11] = 1;
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.Equal(ContentVerdict.Lies, await JudgeAsync("a.docx", zip));

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 << 20);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_of_parts_that_only_a_zip64_record_tells_of_is_not_read(bool isInside)
    {
        var zip = EvidenceSamples.WithHiddenList(ManyParts());
        using (var package = new ZipArchive(new MemoryStream(zip)))
        {
            Assert.Equal(60_000, package.Entries.Count);
        }

        zip = isInside ? EvidenceSamples.DocxWith([("word/embeddings/a.xlsx", zip)]) : zip;
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.Equal(ContentVerdict.Lies, await JudgeAsync("a.docx", zip));

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 << 20);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] ManyParts() => EvidenceSamples.Package([.. Enumerable.Range(0, 60_000).Select(i => ($"word/a-rather-long-name-of-a-part-{i}", Array.Empty<byte>()))]);

    private async Task<ContentVerdict> JudgeAsync(string name, byte[] content)
    {
        var folder = new EvidenceFolder(Options.Create(new DatabaseOptions { DataFolder = _folder.Path }));
        await using var file = await folder.ReceiveAsync(new MemoryStream(content), TestContext.Current.CancellationToken);
        return await file.JudgeAsync(ContentKinds.OfName(name)!.Value, TestContext.Current.CancellationToken);
    }
}
