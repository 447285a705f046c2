using System.Diagnostics;

using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Benchmarks.Seeding;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Reminders;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Benchmarks.Rows;

/// <summary>Everything is due at once and few people answer for it: letters with hundreds of matters each, planned, composed and sent in one round.</summary>
internal static class LargeLetters
{
    public const string Work = "large";

    private const int Units = 100;
    private const int People = 2 * Units;
    private const long Memory = 250_000_000;

    public static async Task MeasureAsync(Run run)
    {
        var measures = run.Small ? 10_000 : 100_000;
        await using var sink = await SmtpSink.StartAsync();
        (string Name, object Mail)[] ways =
        [
            ("to an SMTP server", new { Transport = "Smtp", Host = "127.0.0.1", sink.Port, Security = "None", From = "ops@example.test" }),
            ("into a folder", new { Transport = "Folder", From = "ops@example.test" }),
        ];
        foreach (var (name, mail) in ways)
        {
            var seen = new Dictionary<DatabaseKind, Letters.Outcome>();
            foreach (var kind in Run.Kinds)
            {
                seen[kind] = await MeasureAsync(run, kind, mail, measures);
                Run.Say($"{kind} {name}: {seen[kind]}");
            }

            Add($"{Figure.Count(measures)} measures due for {People} people, planned, composed and sent {name}", o => Figure.Seconds(TimeSpan.FromSeconds(o.Seconds)));
            Add("— mean size of a letter", o => Figure.Count(o.Bytes / o.Sent) + " B");
            Add("— peak memory", o => Figure.Megabytes(o.PeakMemory), "≤ 250 MB", seen.Values.All(o => o.PeakMemory <= Memory));

            void Add(string what, Func<Letters.Outcome, string> show, string goal = "–", bool? met = null) =>
                run.Add(new Row(what, Figure.Count(measures), show(seen[DatabaseKind.Sqlite]), show(seen[DatabaseKind.Postgres]), goal, met));
        }
    }

    /// <summary>The child's part: one round, as the worker runs it.</summary>
    public static async Task RoundAsync(string folder)
    {
        using var host = Ground.Open(folder);
        var round = host.Services.GetRequiredService<ReminderRound>();
        var start = Stopwatch.GetTimestamp();
        var report = await round.RunAsync(CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var peak = Child.PeakMemory();
        var bytes = await host.Services.GetRequiredService<Database>().ReadAsync(
            session => session.ScalarAsync<long>("SELECT CAST(sum(length(bytes)) AS BIGINT) FROM letter_bodies"), CancellationToken.None);
        await Child.SayAsync(new Letters.Outcome(seconds, report.Sent, bytes, peak));
    }

    private static async Task<Letters.Outcome> MeasureAsync(Run run, DatabaseKind kind, object mail, int measures)
    {
        var ground = await run.GroundAsync(kind, ("Mail", mail));
        using var host = ground.Open();
        var database = host.Services.GetRequiredService<Database>();
        var authority = new Authority(Units);
        await authority.SeedAsync(database);
        await Ledger.BeginAsync(host);
        var deadline = Ground.Calendar.AddWorkingDays(Ground.Today, 7);
        await Ledger.AddAsync(database, authority, 0, measures, n => new Draft(n, deadline, authority.Handler(n, (int)(n / Units % 2)), Ground.DayBegins));
        await ground.SettleAsync(database);

        var outcome = await Child.RunAsync<Letters.Outcome>(Work, ground.Folder);
        return outcome.Sent == People ? outcome : throw new InvalidOperationException($"sent {outcome.Sent} letters to {People} persons");
    }
}
