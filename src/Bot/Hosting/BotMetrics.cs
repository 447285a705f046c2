using System.Diagnostics;
using System.Diagnostics.Metrics;

using CaseReform.Ops.Hosting.Telemetry;

using static CaseReform.Ops.Hosting.Telemetry.Instruments;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary>What the bot counts. Figures and words of the program only: no address, no name, no text.</summary>
internal static class BotMetrics
{
    /// <summary>The name of meter and source.</summary>
    public const string Name = "CaseReform.Ops.Bot";

    /// <summary>Where gauges that need a database hang themselves on.</summary>
    public static readonly Meter Meter = new(Name);

    /// <summary>One span a turn, with the database's below.</summary>
    public static readonly ActivitySource Traces = new(Name);

    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("caseops.chat.turns", "{turn}", "What was said to the bot, by channel and by what came of it.");

    private static readonly Histogram<double> AnswerTime = Meter.CreateSeconds(
        "caseops.chat.answer.duration", "From the moment something said is written to the moment its answer is.", 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30);

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("caseops.limit.refusals", "{request}", "Requests held back by a limit.");

    private static readonly Counter<long> SignInRequests = Meter.CreateCounter<long>("caseops.signin.requests", "{request}", "Requests for a mail that lets somebody in.");

    /// <summary>A turn ended: answered, or failed and the person told so.</summary>
    public static void Ended(string channel, bool hasFailed, TimeSpan taken)
    {
        Count(channel, hasFailed ? "failed" : "answered");
        AnswerTime.Record(taken.TotalSeconds, Tag(TelemetryTags.Channel, channel));
    }

    /// <summary>A turn is done again later.</summary>
    public static void PutOff(string channel) => Count(channel, "put_off");

    /// <summary>A limit held a request back.</summary>
    public static void HeldBack(string limit) => Refusals.Add(1, Tag(TelemetryTags.Limit, limit));

    /// <summary>Somebody asked for a mail that lets them in.</summary>
    public static void SignInRequested() => SignInRequests.Add(1);

    private static void Count(string channel, string outcome) =>
        Turns.Add(1, Tag(TelemetryTags.Channel, channel), Tag(TelemetryTags.Outcome, outcome));
}
