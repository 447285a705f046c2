using System.Diagnostics;

using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Benchmarks.Seeding;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Processes;

namespace CaseReform.Ops.Benchmarks.Rows;

/// <summary>A large workbook through the worker's own command, process start included.</summary>
internal static class Import
{
    private const long Memory = 400_000_000;
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(10);

    public static async Task MeasureAsync(Run run)
    {
        var rows = run.Small ? 1_000 : 20_000;
        var file = run.File("台账.xlsx");
        Workbook.Write(file, rows);
        var seen = new Dictionary<DatabaseKind, (TimeSpan Time, long Memory)>();
        foreach (var kind in Run.Kinds)
        {
            seen[kind] = await ImportAsync(await run.GroundAsync(kind), file, rows);
        }

        Add("import of a workbook", Figure.Seconds, s => s.Time, "≤ 10 s", time => time <= Goal);
        Add("— peak memory", Figure.Megabytes, s => s.Memory, "≤ 400 MB", memory => memory <= Memory);

        void Add<T>(string what, Func<T, string> show, Func<(TimeSpan Time, long Memory), T> read, string goal, Func<T, bool> isMet) =>
            run.Add(new Row(
                what, Figure.Count(rows), show(read(seen[DatabaseKind.Sqlite])), show(read(seen[DatabaseKind.Postgres])), goal, seen.Values.All(s => isMet(read(s)))));
    }

    private static async Task<(TimeSpan Time, long Memory)> ImportAsync(Ground ground, string file, int rows)
    {
        var start = Stopwatch.GetTimestamp();
        await using var worker = new RunningProgram([InstalledPrograms.Worker, "ledger", "import", file, "--create-units", "--json", "--data", ground.Folder]);
        var peak = await worker.PeakMemoryAsync();
        var taken = Stopwatch.GetElapsedTime(start);
        var ended = await worker.EndAsync();
        if (ended.Exit != 0)
        {
            throw new InvalidOperationException(ended.Errors);
        }

        var problems = ended.Figure("problems");
        return problems == rows ? (taken, peak) : throw new InvalidOperationException($"{problems} of {rows} problems were imported");
    }
}
