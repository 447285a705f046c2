using System.CommandLine;

using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Tests.Hosting;

/// <summary>The composed program on a folder of its own, with a clock that a test moves. Nothing is started.</summary>
internal sealed class WorkerBench : IDisposable
{
    /// <summary>Monday, 23 November 2026, half an hour after the office opened.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly TemporaryFolder _folder = new();
    private readonly List<IHost> _hosts = [];

    private WorkerBench(DateTimeOffset now) => Clock = new MovableClock(now);

    public MovableClock Clock { get; }

    /// <summary>The data folder.</summary>
    public string Data => _folder.Path;

    public LedgerSeed Seed { get; private set; } = null!;

    public static async Task<WorkerBench> OpenAsync(DateTimeOffset? now = null)
    {
        var bench = new WorkerBench(now ?? Monday);
        var host = bench.NewHost();
        await host.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
        bench.Seed = new LedgerSeed(host.Services.GetRequiredService<Database>(), bench.Clock.GetUtcNow());
        return bench;
    }

    /// <summary>A service of the first process.</summary>
    public T Get<T>()
        where T : notnull => _hosts[0].Services.GetRequiredService<T>();

    /// <summary>Another process on the same folder, as far as the database can tell.</summary>
    public IHost NewHost(Action<HostApplicationBuilder>? change = null)
    {
        var builder = WorkerHost.CreateBuilder(Data);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        change?.Invoke(builder);
        var host = builder.Build();
        _hosts.Add(host);
        return host;
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        Get<Database>().ReadAsync(session => session.QueryAsync<T>(sql, parameters), CancellationToken.None);

    public Task<long> CountAsync(string sql) => Get<Database>().ReadAsync(session => session.ScalarAsync<long>(sql), CancellationToken.None);

    /// <summary>A path in the data folder.</summary>
    public string File(string name) => Path.Combine(Data, name);

    /// <summary>Runs a command as the program does, in this process; answers its exit code and what it printed.</summary>
    public async Task<(int Exit, string Output, string Errors)> RunAsync(Func<Command> create, params string[] args)
    {
        await Gate.WaitAsync();
        var (standard, error) = (Console.Out, Console.Error);
        var (output, errors) = (new StringWriter(), new StringWriter());
        try
        {
            Console.SetOut(output);
            Console.SetError(errors);
            var root = new RootCommand { CommonOptions.Data, create() };
            var exit = await root.Parse([.. args, "--data", Data]).InvokeAsync();
            return (exit, output.ToString(), errors.ToString());
        }
        finally
        {
            Console.SetOut(standard);
            Console.SetError(error);
            Gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var host in _hosts)
        {
            host.Dispose();
        }

        _folder.Dispose();
    }

    private static readonly SemaphoreSlim Gate = new(1);
}
