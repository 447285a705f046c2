using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;

using Npgsql;

namespace CaseReform.Ops.Testing.Databases;

/// <summary>
/// A PostgreSQL with a data folder and a port of its own. It may be stopped in the middle and started again; it is gone, with all it had, when it is disposed
/// of or when this process ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "ops";

    /// <summary>Whom Debian made for it: it refuses to be root.</summary>
    private static readonly string[] Servant = OtherUser.PrefixIfRoot("postgres");

    private readonly PostgresManner _manner;
    private readonly string _folder = Directory.CreateTempSubdirectory("case-reform-ops-pg-").FullName;
    private readonly int _port = FreePort.Next();
    private readonly Guard _guard;
    private RunningProgram? _program;

    private PostgresServer(PostgresManner manner)
    {
        _manner = manner;
        _guard = new Guard(StopAtOnce, ["rm", "-rf", _folder]);
    }

    public string ConnectionString => To("postgres");

    public bool IsDown { get; private set; }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>SIGQUIT, no farewell. Unlike SIGKILL it leaves no shared memory behind.</summary>
    private string[] StopAtOnce => [.. Servant, PostgresPrograms.Require("pg_ctl"), "-D", Data, "-m", "immediate", "stop"];

    /// <summary>Starts it; skips the running test where there is none.</summary>
    public static async Task<PostgresServer> StartAsync(PostgresManner manner)
    {
        var initdb = PostgresPrograms.Require("initdb");
        var server = new PostgresServer(manner);
        if (OtherUser.IsPossible)
        {
            await SucceedAsync("chown", "postgres:postgres", server._folder);
        }

        await SucceedAsync([.. Servant, initdb, "-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", .. manner.Cluster]);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Makes a database and answers the way to it.</summary>
    public async Task<string> CreateAsync(string name)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return To(name);
    }

    /// <summary>As a power cut would, but for the disk.</summary>
    public async Task StopAtOnceAsync()
    {
        await SucceedAsync(StopAtOnce);
        await _program!.DisposeAsync();
        IsDown = true;
    }

    public async Task StartAgainAsync()
    {
        _program = new RunningProgram(
            [.. Servant, PostgresPrograms.Require("postgres"), "-D", Data, "-h", "127.0.0.1", "-p", $"{_port}", "-k", _folder, .. _manner.Server], deathSignal: "QUIT");
        await Until.TrueAsync(async () =>
        {
            if (_program.HasEnded)
            {
                throw new InvalidOperationException((await _program.EndAsync()).All);
            }

            try
            {
                // it listens a moment before it takes connections
                await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
                await connection.OpenAsync();
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        });
        IsDown = false;
    }

    public async ValueTask DisposeAsync()
    {
        await _guard.DisposeAsync();
        if (_program is not null)
        {
            await _program.DisposeAsync();
        }
    }

    private string To(string database) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = User, Database = database }.ToString();

    private static async Task SucceedAsync(params string[] command)
    {
        var run = await ProcessRun.RunAsync(command);
        Xunit.Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }
}
