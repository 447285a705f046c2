using System.Text.Json;

using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Reminders;

using Dapper;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>A data folder as an office has it, with its settings file, so that this process, a child and the worker itself open it the same way.</summary>
internal sealed class Ground
{
    /// <summary>A Wednesday of a year with a calendar, in the middle of office hours.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 3, 11, 12, 0, 0, TimeSpan.FromHours(8));

    /// <summary>That day.</summary>
    public static DateOnly Today { get; } = new(2026, 3, 11);

    private Ground(string folder, DatabaseKind kind) => (Folder, Kind) = (folder, kind);

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>The database.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>The calendar the program ships with.</summary>
    public static WorkingCalendar Calendar { get; } = new(ShippedCalendars.All);

    /// <summary>The first instant of the day, when what falls due that day becomes due.</summary>
    public static long DayBegins { get; } = new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    public static async Task<Ground> CreateAsync(string folder, DatabaseKind kind, IEnumerable<(string Section, object Value)> settings)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, SettingsFile.Name), JsonSerializer.Serialize(settings.ToDictionary(s => s.Section, s => s.Value)));
        var ground = new Ground(folder, kind);
        using var host = ground.Open();
        await host.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);

        // the ladder becomes the one in force now: later it would wake every measure
        await host.Services.GetRequiredService<PlanContexts>().NowAsync(CancellationToken.None);
        return ground;
    }

    /// <summary>The composed program on this folder, at noon of the day.</summary>
    public IHost Open() => Open(Folder);

    /// <summary>The composed program on a folder that another process prepared.</summary>
    public static IHost Open(string folder)
    {
        var builder = WorkerHost.CreateBuilder(folder);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(new ShiftedClock(TimeProvider.System, Noon));
        return builder.Build();
    }

    /// <summary>Lets PostgreSQL gather statistics as its housekeeping would some minutes after a large import.</summary>
    public async Task SettleAsync(Database database)
    {
        if (Kind == DatabaseKind.Postgres)
        {
            // VACUUM bears no transaction
            await using var connection = await database.OpenAsync(CancellationToken.None);
            await connection.ExecuteAsync("VACUUM ANALYZE");
            await connection.ExecuteAsync("CHECKPOINT;");
        }
    }
}
