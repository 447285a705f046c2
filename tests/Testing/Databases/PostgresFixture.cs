using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Tools;

using Npgsql;

namespace CaseReform.Ops.Testing.Databases;

/// <summary>A schema of its own on the server named by CASEREFORM_TEST_POSTGRES, or on one that is started for this test run.</summary>
public sealed class PostgresFixture : DatabaseFixture
{
    public override async Task<TestDatabase> BlankAsync()
    {
        var server = await PostgresServer.ConnectionStringAsync();
        var schema = $"test_{Guid.NewGuid():N}";
        await RunAsync(server, $"CREATE SCHEMA {schema}");
        var folder = new TemporaryFolder();
        var options = new DatabaseOptions
        {
            Kind = DatabaseKind.Postgres,
            ConnectionString = new NpgsqlConnectionStringBuilder(server) { SearchPath = schema }.ToString(),
            DataFolder = folder.Path,
        };
        return new TestDatabase(options, async () =>
        {
            folder.Dispose();
            await RunAsync(server, $"DROP SCHEMA {schema} CASCADE");
        });
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
