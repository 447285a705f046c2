using System.Diagnostics;
using System.Text.Json;

using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Benchmarks.Seeding;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Processes;

namespace CaseReform.Ops.Benchmarks.Rows;

/// <summary>From the start of the worker's process to the end of its first look at what is due.</summary>
internal static class StartUp
{
    private const int Times = 7;
    private const int Measures = 500;
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(2);

    public static async Task MeasureAsync(Run run)
    {
        var seen = new Dictionary<DatabaseKind, TimeSpan>();
        foreach (var kind in Run.Kinds)
        {
            var port = FreePort.Next();
            var ground = await run.GroundAsync(kind, ("Jobs", new { HealthPort = port }), ("Logging", new { LogLevel = new { Default = "Warning" } }));
            using (var seeded = await SeededGround.CreateAsync(ground, 50))
            {
                var (deadline, next) = (new DateOnly(2099, 12, 31), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
                await seeded.AddAsync(0, Measures, n => new Draft(n, deadline, null, next));
            }

            var times = new TimeSpan[Times];
            for (var i = 0; i < Times; i++)
            {
                times[i] = await StartAsync(ground.Folder, port);
            }

            seen[kind] = Figure.Median(times);
        }

        run.Add(new Row(
            "start of the worker to the end of its first scan", Figure.Count(Measures), Figure.Seconds(seen[DatabaseKind.Sqlite]),
            Figure.Seconds(seen[DatabaseKind.Postgres]), "≤ 2 s", seen.Values.All(t => t <= Goal)));
    }

    private static async Task<TimeSpan> StartAsync(string folder, int port)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var start = Stopwatch.GetTimestamp();
        await using var worker = new RunningProgram([InstalledPrograms.Worker, "run", "--data", folder]);
        while (!await HasScannedAsync(http))
        {
            if (worker.HasEnded)
            {
                throw new InvalidOperationException((await worker.EndAsync()).All);
            }

            await Task.Delay(5);
        }

        var taken = Stopwatch.GetElapsedTime(start);
        worker.TerminateNow();
        await worker.EndAsync();
        return taken;
    }

    private static async Task<bool> HasScannedAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/ready", UriKind.Relative));
            using var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return page.RootElement.GetProperty("jobs").TryGetProperty("reminders", out var round) && round.GetProperty("ok").GetBoolean();
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
