using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Benchmarks.Seeding;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Worker.Reminders;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Benchmarks.Rows;

/// <summary>Letters from the lease to the recorded answer, beside what a program reaches that does nothing but speak SMTP.</summary>
internal static class Letters
{
    public const string Work = "mail";

    private const double MinRatio = 0.25;
    private const double Wanted = 0.5;
    private const int Connections = 4;

    public static async Task MeasureAsync(Run run)
    {
        var units = run.Small ? 100 : 1_600;
        await using var sink = await SmtpSink.StartAsync();
        var seen = new Dictionary<DatabaseKind, (Sending Ours, double Source)>();
        foreach (var kind in Run.Kinds)
        {
            seen[kind] = await MeasureAsync(run, kind, sink, units);
            Run.Say($"{kind}: {seen[kind]}");
        }

        var n = Figure.Count(seen[DatabaseKind.Sqlite].Ours.Sent);
        Add("letters end to end over 4 connections", o => Figure.PerSecond(o.Ours.Rate));
        Add("— mean size of a letter", o => Figure.Count(o.Ours.Size) + " B");
        Add("— `smtp-source -s 4`, one connection a mail, the same size", o => Figure.PerSecond(o.Source));
        Add("— letters to `smtp-source`", o => Figure.Ratio(Ratio(o)), "≥ 0.25", seen.Values.All(o => Ratio(o) >= MinRatio));
        Add("— how far toward 0.5", o => Figure.Percent(Ratio(o) / Wanted));
        Add("— peak memory", o => Figure.Megabytes(o.Ours.PeakMemory));

        static double Ratio((Sending Ours, double Source) seen) => seen.Ours.Rate / seen.Source;

        void Add(string what, Func<(Sending Ours, double Source), string> show, string goal = "–", bool? met = null) =>
            run.Add(new Row(what, n, show(seen[DatabaseKind.Sqlite]), show(seen[DatabaseKind.Postgres]), goal, met));
    }

    /// <summary>The child's part: compose and send everything that is planned.</summary>
    public static Task SendAsync(string folder) =>
        Sending.MeasureAsync(folder, async services => (await services.GetRequiredService<Dispatcher>().RunAsync(CancellationToken.None)).Sent);

    private static async Task<(Sending Ours, double Source)> MeasureAsync(Run run, DatabaseKind kind, SmtpSink sink, int units)
    {
        using var ground = await SeededGround.CreateAsync(
            await run.GroundAsync(kind, ("Mail", new { Transport = "Smtp", Host = "127.0.0.1", sink.Port, Security = "None", Connections, From = "ops@example.test" })), units);

        // eight matters a unit: 提醒 and 预警 to one 责任人 each, 催办 to one 责任人 and the 分管领导
        int[] daysLeft = [7, 7, 7, 3, 3, 7, -1, -1];
        await ground.AddAsync(0, units * daysLeft.Length, n => new Draft(
            n / daysLeft.Length, Deadline(daysLeft[n % daysLeft.Length]), ground.Authority.Handler(n / daysLeft.Length, (int)(n % 2)), Ground.DayBegins));
        await ground.Get<Planner>().RunAsync(CancellationToken.None);
        await ground.SettleAsync();

        var recipients = units * 3;
        var ours = await Sending.ByChildAsync(Work, ground.Folder, recipients);
        var source = (await sink.FillAsync(recipients, ours.Size, Connections) + await sink.FillAsync(recipients, ours.Size, Connections)) / 2;
        return (ours, source);

        static DateOnly Deadline(int left) => Ground.Calendar.AddWorkingDays(Ground.Today, left);
    }
}
