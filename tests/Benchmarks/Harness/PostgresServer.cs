using System.Diagnostics;
using System.Globalization;

using CaseReform.Ops.Testing.Processes;

using Npgsql;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>A PostgreSQL of its own with the settings it is shipped with: fsync and synchronous commits on, as an office would run it.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly int _port;
    private readonly Process _process;

    private PostgresServer(string folder, int port, Process process, string version) =>
        (_folder, _port, _process, Version) = (folder, port, process, version);

    /// <summary>What <c>postgres --version</c> says.</summary>
    public string Version { get; }

    public static async Task<PostgresServer> StartAsync()
    {
        var programs = Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture)).First() + "/bin/";
        var folder = (await AsOwnerAsync("mktemp", ["-d"])).Trim();
        var data = Path.Combine(folder, "data");
        await AsOwnerAsync(programs + "initdb", ["-D", data, "-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres", "-A", "trust"]);
        var port = FreePort.Next();
        var process = ProcessRun.Start(AsOwner(programs + "postgres", ["-D", data, "-p", port.ToString(CultureInfo.InvariantCulture), "-k", folder, "-c", "listen_addresses=127.0.0.1"]));
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        await FreePort.WaitForListenerAsync(port, () => process.HasExited);
        return new PostgresServer(folder, port, process, (await AsOwnerAsync(programs + "postgres", ["--version"])).Trim());
    }

    /// <summary>Makes a database and answers the way to it.</summary>
    public async Task<string> CreateAsync(string name)
    {
        await using var source = NpgsqlDataSource.Create(To("postgres"));
        while (true)
        {
            try
            {
                await using var command = source.CreateCommand($"CREATE DATABASE {name}");
                await command.ExecuteNonQueryAsync();
                return To(name);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                await Task.Delay(50);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // SIGINT: a fast shutdown
        await ProcessRun.RunAsync("kill", ["-INT", (await File.ReadAllLinesAsync(Path.Combine(_folder, "data", "postmaster.pid")))[0]]);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await AsOwnerAsync("rm", ["-r", _folder]);
    }

    private string To(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database={database};Username=postgres");

    private static async Task<string> AsOwnerAsync(string program, string[] arguments)
    {
        using var process = Process.Start(AsOwner(program, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {await errors}");
    }

    /// <summary>PostgreSQL refuses to run as root; there it runs as the user that its package made.</summary>
    private static ProcessStartInfo AsOwner(string program, string[] arguments)
    {
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = "/";
        return start;
    }
}
