using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Testing.Databases;

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteFixture : DatabaseFixture
{
    public override Task<TestDatabase> BlankAsync()
    {
        var folder = new TemporaryFolder();
        return Task.FromResult(new TestDatabase(
            new DatabaseOptions { DataFolder = folder.Path },
            () =>
            {
                folder.Dispose();
                return ValueTask.CompletedTask;
            }));
    }
}
