using System.Diagnostics;

using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Benchmarks.Seeding;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Worker.Reminders;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Benchmarks.Rows;

/// <summary>A hundred thousand rungs fall due on one morning, while somebody in the chat wants to report progress.</summary>
internal static class Planning
{
    public const string Work = "plan";

    private const double RungsPerSecond = 20_000;
    private const long Memory = 250_000_000;
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    public static async Task MeasureAsync(Run run)
    {
        var rungs = run.Small ? 5_000 : 100_000;
        var seen = new Dictionary<DatabaseKind, (Outcome Plan, TimeSpan[] Waits)>();
        foreach (var kind in Run.Kinds)
        {
            seen[kind] = await MeasureAsync(run, kind, rungs);
            Run.Say($"{kind}: {seen[kind].Plan}");
        }

        var n = Figure.Count(rungs);
        Add("planning", Figure.PerSecond, o => rungs / o.Plan.Seconds, "≥ " + Figure.PerSecond(RungsPerSecond), v => v >= RungsPerSecond);
        Add("— longest wait of an update beside it", Figure.Milliseconds, o => o.Waits.Max(), "≤ 200 ms", v => v <= MaxWait);
        Add("— median wait of an update beside it", Figure.Milliseconds, o => Figure.Median(o.Waits), "–", null);
        Add("— peak memory", Figure.Megabytes, o => o.Plan.PeakMemory, "≤ 250 MB", v => v <= Memory);

        void Add<T>(string what, Func<T, string> show, Func<(Outcome Plan, TimeSpan[] Waits), T> read, string goal, Func<T, bool>? isMet) =>
            run.Add(new Row(
                what, n, show(read(seen[DatabaseKind.Sqlite])), show(read(seen[DatabaseKind.Postgres])), goal,
                isMet is null ? null : seen.Values.All(o => isMet(read(o)))));
    }

    /// <summary>The child's part: plan everything, as the worker's round does.</summary>
    public static async Task PlanAsync(string folder)
    {
        using var host = Ground.Open(folder);
        var planner = host.Services.GetRequiredService<Planner>();
        var start = Stopwatch.GetTimestamp();
        var tally = await planner.RunAsync(CancellationToken.None);
        await Child.SayAsync(new Outcome(Stopwatch.GetElapsedTime(start).TotalSeconds, tally.Measures, tally.Planned, ProcessMemory.OwnPeak));
    }

    private static async Task<(Outcome Plan, TimeSpan[] Waits)> MeasureAsync(Run run, DatabaseKind kind, int rungs)
    {
        using var ground = await SeededGround.CreateAsync(await run.GroundAsync(kind), 500);
        var deadline = Ground.Calendar.AddWorkingDays(Ground.Today, 7);
        await ground.AddAsync(0, rungs, n => new Draft(n, deadline, ground.Authority.Handler(n, (int)(n % 2)), Ground.DayBegins));
        await ground.SettleAsync();

        var chat = ground.Get<ProgressStore>();
        for (var i = 0; i < 20; i++)
        {
            await ReportAsync(chat, rungs - 1 - i);
        }

        var plan = Child.RunAsync<Outcome>(Work, ground.Folder);
        var waits = new List<TimeSpan>();
        using var timer = new PeriodicTimer(Pace);
        for (var i = 0L; !plan.IsCompleted; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ReportAsync(chat, i * 7919 % rungs);
            waits.Add(Stopwatch.GetElapsedTime(start));
            await timer.WaitForNextTickAsync();
        }

        var outcome = await plan;
        return outcome.Measures >= rungs && outcome.Planned == rungs
            ? (outcome, [.. waits])
            : throw new InvalidOperationException($"planned {outcome.Planned} of {rungs} rungs over {outcome.Measures} measures");
    }

    private static async Task ReportAsync(ProgressStore chat, long n)
    {
        var outcome = await chat.ReportAsync(
            new ProgressReport
            {
                Number = Ledger.Number(n), Percent = 60, Text = "已完成专题培训，正在逐项核查", Actor = "张示例", Through = "chat", At = Ground.Noon, Day = Ground.Today,
            },
            CancellationToken.None);
        if (outcome is not ProgressOutcome.Recorded)
        {
            throw new InvalidOperationException(outcome.ToString());
        }
    }

    /// <param name="Seconds">From the first look to the last commit.</param>
    /// <param name="Measures">Measures decided; those reported on meanwhile are decided again.</param>
    /// <param name="Planned">Notices that are to go out.</param>
    /// <param name="PeakMemory">Of the planning process, in bytes.</param>
    internal sealed record Outcome(double Seconds, int Measures, int Planned, long PeakMemory);
}
