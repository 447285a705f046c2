using Npgsql;

namespace CaseReform.Ops.Testing.Databases;

/// <summary>One PostgreSQL for the whole test process, or the one that CASEREFORM_TEST_POSTGRES names.</summary>
public static class SharedPostgres
{
    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    // nobody ends it, this process's end does; a server that nobody refers to would be collected
    private static PostgresServer? _server;

    /// <summary>How to reach it; skips the running test by name when there is none.</summary>
    public static Task<string> ConnectionStringAsync() => Started.Value;

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("CASEREFORM_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return given;
        }

        _server = await PostgresServer.StartAsync(PostgresManner.Hasty);
        return new NpgsqlConnectionStringBuilder(_server.ConnectionString) { MaxPoolSize = 20 }.ToString();
    }
}
