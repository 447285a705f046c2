using System.Diagnostics;

using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Npgsql;

namespace CaseReform.Ops.EndToEnd.Tests.Harness;

/// <summary>A PostgreSQL that a test may stop in the middle: its own folder and port, and it waits for the disk as a real one does.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _binaries;
    private readonly int _port = FreePort.Next();
    private Process? _server;

    private OwnPostgres(string binaries) => _binaries = binaries;

    public string ConnectionString => new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = "ops", Database = "postgres", Pooling = false }.ToString();

    public bool IsDown { get; private set; }

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => _folder.File("data");

    public static async Task<OwnPostgres> StartAsync()
    {
        var binaries = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin")).LastOrDefault(b => File.Exists(Path.Combine(b, "initdb")))
            : null;
        var server = new OwnPostgres(binaries ?? Missing.Skip("PostgreSQL is not installed; install it with: apt-get install postgresql-15"));
        if (IsRoot)
        {
            await ProcessRun.RunAsync("chown", ["postgres", server._folder.Path]);
        }

        var init = server.Program("initdb", "-D", server.Data, "-U", "ops", "-A", "trust", "-E", "UTF8", "--no-sync");
        var made = await ProcessRun.RunAsync(init[0], init[1..]);
        Assert.True(made.ExitCode == 0, made.Output + made.Errors);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>As a power cut would, but for the disk: SIGQUIT, no farewell.</summary>
    public async Task StopAtOnceAsync()
    {
        var stop = Program("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        await ProcessRun.RunAsync(stop[0], stop[1..]);
        IsDown = true;
    }

    public async Task StartAgainAsync()
    {
        var start = Program("postgres", "-D", Data, "-h", "127.0.0.1", "-p", $"{_port}", "-k", _folder.Path);
        _server = ProcessRun.Start(start[0], start[1..]);
        _server.OutputDataReceived += (_, _) => { };
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        await Until.TrueAsync(async () =>
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString);
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
        await StopAtOnceAsync();
        if (_server is not null)
        {
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        _folder.Dispose();
    }

    /// <summary>The server refuses to run as root.</summary>
    private string[] Program(string name, params string[] arguments) =>
        IsRoot
            ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", "--", Path.Combine(_binaries, name), .. arguments]
            : [Path.Combine(_binaries, name), .. arguments];
}
