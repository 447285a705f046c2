using System.Diagnostics;

using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

using Npgsql;

namespace CaseReform.Ops.Testing.Databases;

/// <summary>One PostgreSQL for the whole test process: its own data folder and port, gone when the process ends. Power cuts are not what these tests are about, so it does not wait for the disk.</summary>
public static class PostgresServer
{
    private const string User = "ops";
    private static readonly Lazy<Task<string>> Started = new(StartAsync);
    private static Action? _stop;

    /// <summary>How to reach it; skips the running test by name when there is none.</summary>
    public static Task<string> ConnectionStringAsync() => Started.Value;

    /// <summary>Ends it, where it was started.</summary>
    internal static void Stop() => Interlocked.Exchange(ref _stop, null)?.Invoke();

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("CASEREFORM_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return given;
        }

        var binaries = Binaries() ?? Missing.Skip("PostgreSQL is not installed; install it with: apt-get install postgresql-15, or name a server in CASEREFORM_TEST_POSTGRES");
        var folder = Directory.CreateTempSubdirectory("case-reform-ops-pg-").FullName;
        await HandOverAsync(folder);
        var data = Path.Combine(folder, "data");

        // Chinese collation on purpose: whatever has to be in the order of its bytes must say so itself
        await SucceedAsync(
            Path.Combine(binaries, "initdb"), "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh");
        var port = FreePort.Next();
        var (program, arguments) = AsServant(
            Path.Combine(binaries, "postgres"),
            ["-D", data, "-h", "127.0.0.1", "-p", $"{port}", "-k", folder, "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200"]);
        var server = ProcessRun.Start(program, arguments);
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        _stop = () => Stop(server, folder);
        var connectionString = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = User, Database = "postgres", MaxPoolSize = 20 }.ToString();
        await FreePort.WaitForListenerAsync(port, () => server.HasExited);
        await WaitUntilReadyAsync(connectionString);
        return connectionString;
    }

    private static string? Binaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
                .OrderByDescending(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var version) ? version : 0)
                .FirstOrDefault()
            : null;

    /// <summary>The server refuses to run as root: it then runs as the user that Debian made for it.</summary>
    private static (string Program, IEnumerable<string> Arguments) AsServant(string program, IEnumerable<string> arguments) =>
        Environment.UserName == "root"
            ? ("setpriv", ["--reuid", "postgres", "--regid", "postgres", "--clear-groups", "--", program, .. arguments])
            : (program, arguments);

    private static async Task HandOverAsync(string folder)
    {
        if (Environment.UserName == "root")
        {
            var run = await ProcessRun.RunAsync("chown", ["postgres:postgres", folder]);
            Xunit.Assert.True(run.ExitCode == 0, run.Errors);
        }
    }

    private static async Task SucceedAsync(string program, params string[] arguments)
    {
        var (asServant, all) = AsServant(program, arguments);
        var run = await ProcessRun.RunAsync(asServant, all);
        Xunit.Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }

    /// <summary>It listens a moment before it takes connections.</summary>
    private static async Task WaitUntilReadyAsync(string connectionString)
    {
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync();
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                await Task.Delay(20);
            }
        }
    }

    private static void Stop(Process server, string folder)
    {
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>
/// Ends the server with the last test of an assembly. The end of the process is too late for it: a runner that has not ended a second after its last test
/// says that it waits for foreground threads.
/// </summary>
public sealed class PostgresLifetime : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => PostgresServer.Stop();
}
