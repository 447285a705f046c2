using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Testing.Databases;

/// <summary>A schema of its own on the shared server.</summary>
public sealed class PostgresFixture : DatabaseFixture
{
    public override async Task<TestDatabase> BlankAsync()
    {
        var schema = await PostgresSchema.CreateAsync(await SharedPostgres.ConnectionStringAsync());
        var folder = new TemporaryFolder();
        var options = new DatabaseOptions { Kind = DatabaseKind.Postgres, ConnectionString = schema.ConnectionString, DataFolder = folder.Path };
        return new TestDatabase(options, async () =>
        {
            folder.Dispose();
            await schema.DropAsync();
        });
    }
}
