using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Benchmarks.Seeding;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Mail;
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
            var seen = new Dictionary<DatabaseKind, Sending>();
            foreach (var kind in Run.Kinds)
            {
                seen[kind] = await MeasureAsync(run, kind, mail, measures);
                Run.Say($"{kind} {name}: {seen[kind]}");
            }

            Add($"{Figure.Count(measures)} measures due for {People} people, planned, composed and sent {name}", o => Figure.Seconds(TimeSpan.FromSeconds(o.Seconds)));
            Add("— mean size of a letter", o => Figure.Count(o.Size) + " B");
            Add("— peak memory", o => Figure.Megabytes(o.PeakMemory), "≤ 250 MB", seen.Values.All(o => o.PeakMemory <= Memory));

            void Add(string what, Func<Sending, string> show, string goal = "–", bool? met = null) =>
                run.Add(new Row(what, Figure.Count(measures), show(seen[DatabaseKind.Sqlite]), show(seen[DatabaseKind.Postgres]), goal, met));
        }
    }

    /// <summary>The child's part: one round, as the worker runs it.</summary>
    public static Task RoundAsync(string folder) =>
        Sending.MeasureAsync(folder, async services => (await services.GetRequiredService<ReminderRound>().RunAsync(CancellationToken.None)).Sent);

    private static async Task<Sending> MeasureAsync(Run run, DatabaseKind kind, object mail, int measures)
    {
        using var ground = await SeededGround.CreateAsync(await run.GroundAsync(kind, ("Mail", mail)), Units);
        var deadline = Ground.Calendar.AddWorkingDays(Ground.Today, 7);
        await ground.AddAsync(0, measures, n => new Draft(n, deadline, ground.Authority.Handler(n, (int)(n / Units % 2)), Ground.DayBegins));
        await ground.SettleAsync();
        return await Sending.ByChildAsync(Work, ground.Folder, People);
    }
}
