using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Data.Tests.Sql;

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
        Assert.ThrowsAny<Exception>(() => FlushedFile.Replace(_folder.File("taken"), "x"u8));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
