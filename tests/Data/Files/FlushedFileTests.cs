using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Data.Tests.Files;

public sealed class FlushedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_moves_over_another_also_from_one_file_system_to_the_next_and_leaves_nothing_else()
    {
        var (from, to) = (_folder.File("from"), Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), Guid.NewGuid().ToString("N")));
        Directory.CreateDirectory(to);
        try
        {
            File.WriteAllText(from, "new");
            File.WriteAllText(Path.Combine(to, "file"), "old");
            FlushedFile.Move(from, Path.Combine(to, "file"));
            Assert.Equal("new", File.ReadAllText(Path.Combine(to, "file")));
            Assert.False(File.Exists(from));

            FlushedFile.Move(Path.Combine(to, "file"), Path.Combine(to, "other"));
            Assert.Equal("new", File.ReadAllText(Assert.Single(Directory.GetFiles(to))));
        }
        finally
        {
            Directory.Delete(to, recursive: true);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_replaced_leaves_no_other_behind()
    {
        Directory.CreateDirectory(_folder.File("taken"));
        Assert.ThrowsAny<Exception>(() => FlushedFile.Replace(_folder.File("taken"), [1]));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_file_that_breaks_off_leaves_the_old_one_as_it_was()
    {
        var file = _folder.File("report");
        FlushedFile.Replace(file, [1]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => FlushedFile.ReplaceAsync<bool>(file, stream =>
        {
            stream.WriteByte(2);
            throw new InvalidOperationException();
        }));

        Assert.Equal([1], File.ReadAllBytes(Assert.Single(Directory.GetFiles(_folder.Path))));
    }

    [Fact]
    public void Of_two_who_make_a_file_the_first_one_holds()
    {
        var file = Path.Combine(_folder.Path, "new", "name");
        FlushedFile.Make(file, [1]);
        FlushedFile.Make(file, [2]);

        Assert.Equal([1], File.ReadAllBytes(Assert.Single(Directory.GetFiles(_folder.File("new")))));
    }

    public void Dispose() => _folder.Dispose();
}
