using System.Diagnostics;

using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Benchmarks.Seeding;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Reminders;

namespace CaseReform.Ops.Benchmarks.Rows;

/// <summary>What it costs to find that nothing is due, as the ledger grows.</summary>
internal static class IdleScan
{
    private static readonly TimeSpan Goal = TimeSpan.FromMilliseconds(1);

    public static async Task MeasureAsync(Run run)
    {
        long[] sizes = run.Small ? [1_000, 10_000] : [10_000, 100_000, 1_000_000];
        var times = new Dictionary<(DatabaseKind, long), (TimeSpan Scan, TimeSpan Round)>();
        foreach (var kind in Run.Kinds)
        {
            using var ground = await SeededGround.CreateAsync(await run.GroundAsync(kind), 500);
            var (filled, later) = (0L, Ground.Calendar.AddWorkingDays(Ground.Today, 30));
            foreach (var size in sizes)
            {
                var next = Ground.DayBegins + (long)TimeSpan.FromDays(20).TotalMilliseconds;
                await ground.AddAsync(filled, size, n => new Draft(n, later, null, next + n));
                await Ledger.AddSentLettersAsync(ground.Database, filled / 10, size / 10);
                await ground.SettleAsync();
                filled = size;
                var plans = ground.Get<PlanStore>();
                var round = ground.Get<ReminderRound>();
                times[(kind, size)] = (
                    await MedianAsync(2_000, () => plans.AnyDueAsync(Ground.Noon, CancellationToken.None)),
                    await MedianAsync(500, () => round.RunAsync(CancellationToken.None)));
                Run.Say($"{kind} {size}: scan {Figure.Milliseconds(times[(kind, size)].Scan)}, round {Figure.Milliseconds(times[(kind, size)].Round)}");
            }
        }

        Add(run, sizes, "idle scan (`AnyDueAsync`), nothing due", (kind, size) => times[(kind, size)].Scan);
        Add(run, sizes, "a whole idle round of reminders", (kind, size) => times[(kind, size)].Round);
    }

    private static void Add(Run run, long[] sizes, string what, Func<DatabaseKind, long, TimeSpan> time)
    {
        foreach (var size in sizes)
        {
            run.Add(new Row(what, Figure.Count(size), Figure.Milliseconds(time(DatabaseKind.Sqlite, size)), Figure.Milliseconds(time(DatabaseKind.Postgres, size))));
        }

        var met = Run.Kinds.All(kind => time(kind, sizes[^1]) <= Goal || Growth(kind) <= 2);
        run.Add(new Row($"— largest to smallest", "", Figure.Ratio(Growth(DatabaseKind.Sqlite)), Figure.Ratio(Growth(DatabaseKind.Postgres)), "≤ 1 ms, or ≤ 2.00", met));

        double Growth(DatabaseKind kind) => time(kind, sizes[^1]) / time(kind, sizes[0]);
    }

    private static async Task<TimeSpan> MedianAsync(int times, Func<Task> work)
    {
        for (var i = 0; i < times / 5; i++)
        {
            await work();
        }

        var taken = new TimeSpan[times];
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            taken[i] = Stopwatch.GetElapsedTime(start);
        }

        return Figure.Median(taken);
    }
}
