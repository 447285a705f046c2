using System.Diagnostics;
using System.Globalization;

using CaseReform.Ops.Benchmarks.Chat;
using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Benchmarks.Seeding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Processes;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Benchmarks.Rows;

/// <summary>Fifty people in the chat at once on a large ledger, and a thousand who only have it open.</summary>
internal static class Chatting
{
    private const int Talking = 50;
    private const int Units = 500;
    private const int WarmUp = 30;
    private const int Parts = 5;
    private const int Starts = 5;
    private const long Memory = 250_000_000;
    private const long IdleMemory = 100_000_000;
    private const double Growth = 1.05;
    private static readonly TimeSpan Latest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(2);

    /// <summary>As fast as the limit for one person lets everybody go on.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    public static async Task MeasureAsync(Run run)
    {
        var load = run.Small ? new Load(10_000, 6, 3_000, 200) : new Load(1_000_000, 60, 100_000, 1_000);
        var seen = new Dictionary<DatabaseKind, Outcome>();
        foreach (var kind in Run.Kinds)
        {
            seen[kind] = await MeasureAsync(run, kind, load);
        }

        var talking = Figure.Count(Talking);
        Add($"people in the chat at once, {Figure.Count(load.Measures)} measures, each asks every second: p50", talking, o => o.Paced.Quantile(0.5), Figure.Milliseconds);
        AddLatest("— p99 from the question posted to the answer read", o => o.Paced.Quantile(0.99));
        foreach (var question in Talk.Questions)
        {
            AddLatest($"— {string.Format(CultureInfo.InvariantCulture, question, "12")}: p99", o => o.Paced.Quantile(0.99, question));
        }

        Add("— the same, each asks as soon as the answer is there: p50", talking, o => o.Rush.Quantile(0.5), Figure.Milliseconds);
        Add("— p99", talking, o => o.Rush.Quantile(0.99), Figure.Milliseconds);
        Add("— answers", Figure.Count(load.Messages), o => load.Messages / o.Seconds, Figure.PerSecond);
        Add("— processor time of the bot an answer", Figure.Count(load.Messages), o => o.Work, Figure.Milliseconds);
        Add("— memory of the bot when everybody has come", talking, o => o.Memory[0], Figure.Megabytes);
        Add("— memory after a fifth of the messages", Figure.Count(load.Messages / Parts), o => o.Memory[1], Figure.Megabytes);
        Add("— memory after all of them", Figure.Count(load.Messages), o => o.Memory[^1], Figure.Megabytes);
        Add("— its growth", "", o => (double)o.Memory[^1] / o.Memory[1], Figure.Ratio, "≤ 1.05", growth => growth <= Growth);
        Add("— peak memory", Figure.Count(load.Messages), o => o.Peak, Figure.Megabytes, "≤ 250 MB", peak => peak <= Memory);
        Add("idle Web Chat connections: memory", Figure.Count(load.Idle), o => o.Idle, Figure.Megabytes, "≤ 100 MB", idle => idle <= IdleMemory);
        Add("start of the bot to its first answer (总体情况)", Figure.Count(load.Measures), o => o.Start, Figure.Seconds, "≤ 2 s", start => start <= FirstAnswer);

        void AddLatest(string what, Func<Outcome, TimeSpan> read) => Add(what, talking, read, Figure.Milliseconds, "≤ 50 ms", time => time <= Latest);

        void Add<T>(string what, string n, Func<Outcome, T> read, Func<T, string> show, string goal = "–", Predicate<T>? isMet = null) => run.Add(new Row(
            what, n, show(read(seen[DatabaseKind.Sqlite])), show(read(seen[DatabaseKind.Postgres])), goal, isMet is null ? null : seen.Values.All(o => isMet(read(o)))));
    }

    private static async Task<Outcome> MeasureAsync(Run run, DatabaseKind kind, Load load)
    {
        var port = FreePort.Next();
        var ground = await run.GroundAsync(
            kind,
            ("Bot", new { Listen = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}") }),
            ("DirectLine", new { MessageBurst = 1_000_000, MessagesPerMinute = 1_000_000 }),
            ("Logging", new { LogLevel = new { Default = "Warning" } }));
        var people = await SeedAsync(ground, load);
        Run.Say($"{kind}: seeded; load {Machine.LoadNow()}");

        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        var talkers = people.Take(Talking).Select(p => new ChatLine(http, p, TimeProvider.System)).ToList();
        var outcome = new Outcome();
        await using (var bot = await BotProcess.StartAsync(ground.Folder, port))
        {
            await Task.WhenAll(talkers.Select(t => t.BeginAsync()));
            outcome.Memory.Add(bot.Memory);
            await new Talk(talkers, Units, load.Measures / Units).RunAsync(WarmUp, null);

            outcome.Paced = new Talk(talkers, Units, load.Measures / Units);
            await outcome.Paced.RunAsync(load.Seconds, Pace);
            Run.Say($"{kind}: paced: {outcome.Paced}; {Figure.Megabytes(bot.Memory)}; load {Machine.LoadNow()}");

            outcome.Rush = new Talk(talkers, Units, load.Measures / Units);
            var (start, worked) = (Stopwatch.GetTimestamp(), bot.Worked);
            for (var part = 0; part < Parts; part++)
            {
                await outcome.Rush.RunAsync(load.Messages / Parts / Talking, null);
                outcome.Memory.Add(bot.Memory);
                Run.Say($"{kind}: {outcome.Rush}; {Figure.Megabytes(bot.Memory)}; load {Machine.LoadNow()}");
            }

            outcome.Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            outcome.Work = (bot.Worked - worked) / load.Messages;
            outcome.Peak = bot.PeakMemory;
        }

        await using (var bot = await BotProcess.StartAsync(ground.Folder, port))
        {
            outcome.Idle = await IdleAsync(bot, http, talkers, [.. people.Skip(Talking)]);
        }

        outcome.Start = await StartAsync(ground, port, talkers[0]);
        Run.Say($"{kind}: idle {Figure.Megabytes(outcome.Idle)}, start {Figure.Seconds(outcome.Start)}");
        talkers.ForEach(t => t.Dispose());
        return outcome;
    }

    private static async Task<IReadOnlyList<ChatPerson>> SeedAsync(Ground ground, Load load)
    {
        using var seeded = await SeededGround.CreateAsync(ground, Units);

        // the bot lives today: one measure of ten is overdue, the others run on into the next year
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var never = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        await seeded.AddAsync(
            0, load.Measures, n => new Draft(n, today.AddDays((int)(n / Units * 7 % 200) - 20), seeded.Authority.Handler(n, (int)(n / Units % 2)), never));
        await seeded.SettleAsync();
        var subjects = seeded.Host.Services.GetRequiredService<SubjectIndex>();
        while (await subjects.NoteAsync(CancellationToken.None))
        {
        }

        return await ChatPerson.AllAsync(seeded.Host, seeded.Authority, Talking + load.Idle);
    }

    /// <summary>What it costs that so many have the chat open, after a few have talked.</summary>
    private static async Task<long> IdleAsync(BotProcess bot, HttpClient http, IReadOnlyList<ChatLine> talkers, IReadOnlyList<ChatPerson> people)
    {
        await Task.WhenAll(talkers.Select(t => t.GoOnAsync()));
        await new Talk(talkers, Units, 1).RunAsync(WarmUp, null);
        var before = bot.Memory;
        var idle = new List<ChatLine>();
        foreach (var some in people.Select(p => new ChatLine(http, p, TimeProvider.System)).Chunk(Talking))
        {
            await Task.WhenAll(some.Select(t => t.BeginAsync()));
            idle.AddRange(some);
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
        var after = bot.Memory;
        idle.ForEach(t => t.Dispose());
        return after - before;
    }

    private static async Task<TimeSpan> StartAsync(Ground ground, int port, ChatLine talker)
    {
        var times = new TimeSpan[Starts];
        for (var i = 0; i < Starts; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var bot = await BotProcess.StartAsync(ground.Folder, port);
            await talker.GoOnAsync();
            await talker.AskAsync(Talk.Questions[0]);
            times[i] = Stopwatch.GetElapsedTime(start);
        }

        return Figure.Median(times);
    }

    /// <param name="Measures">In the ledger.</param>
    /// <param name="Seconds">How long everybody asks once a second.</param>
    /// <param name="Messages">That all together ask without a pause.</param>
    /// <param name="Idle">Connections that say nothing.</param>
    private sealed record Load(int Measures, int Seconds, int Messages, int Idle);

    private sealed class Outcome
    {
        public Talk Paced { get; set; } = null!;

        public Talk Rush { get; set; } = null!;

        public double Seconds { get; set; }

        public TimeSpan Work { get; set; }

        public List<long> Memory { get; } = [];

        public long Peak { get; set; }

        public long Idle { get; set; }

        public TimeSpan Start { get; set; }
    }
}
