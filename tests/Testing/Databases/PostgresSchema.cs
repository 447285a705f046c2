using Npgsql;

namespace CaseReform.Ops.Testing.Databases;

/// <summary>A schema of its own on a server, empty at first.</summary>
public sealed class PostgresSchema
{
    private readonly string _name = $"test_{Guid.NewGuid():N}";
    private readonly string _server;

    private PostgresSchema(string server) => _server = server;

    /// <summary>The way into it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { SearchPath = _name }.ToString();

    public static async Task<PostgresSchema> CreateAsync(string server)
    {
        var schema = new PostgresSchema(server);
        await schema.RunAsync($"CREATE SCHEMA {schema._name}");
        return schema;
    }

    public Task DropAsync() => RunAsync($"DROP SCHEMA {_name} CASCADE");

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
