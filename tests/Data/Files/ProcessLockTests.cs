using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Data.Tests.Files;

public sealed class ProcessLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(FileAccess.ReadWrite)]
    [InlineData(FileAccess.Read)]
    public void One_has_the_lock_until_it_lets_go(FileAccess access)
    {
        var file = _folder.File("lock");
        using (Assert.IsType<FileStream>(ProcessLock.TryTake(file, access)))
        {
            Assert.Null(ProcessLock.TryTake(file, access));
        }

        using var again = ProcessLock.TryTake(file, access);
        Assert.NotNull(again);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_no_other_process() =>
        Assert.Throws<DirectoryNotFoundException>(() => ProcessLock.TryTake(Path.Combine(_folder.Path, "none", "lock")));
}
