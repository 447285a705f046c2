using System.Diagnostics;
using System.Diagnostics.Metrics;

using CaseReform.Ops.Hosting.Telemetry;

using static CaseReform.Ops.Hosting.Telemetry.Instruments;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>What the worker counts. Figures and words of the program only: no address, no name, no text.</summary>
internal static class WorkerMetrics
{
    /// <summary>The name of meter and source.</summary>
    public const string Name = "CaseReform.Ops.Worker";

    /// <summary>Where gauges that need a database hang themselves on.</summary>
    public static readonly Meter Meter = new(Name);

    /// <summary>One span a round of a job, with the database's below.</summary>
    public static readonly ActivitySource Traces = new(Name);

    private static readonly Counter<long> NoticesPlanned = Meter.CreateCounter<long>("caseops.notices.planned", "{notice}", "Notices that planning decided on.");

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("caseops.letter.attempts", "{attempt}", "Attempts to send a letter, by what came of them.");

    private static readonly Histogram<double> SmtpTime = Meter.CreateSeconds(
        "caseops.smtp.duration", "From the handing over of a letter to its outcome.", 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600);

    private static readonly Counter<long> SignInMails = Meter.CreateCounter<long>("caseops.signin.mails", "{mail}", "Mails that let somebody in, by what came of them.");

    private static readonly Counter<long> ImportedRows = Meter.CreateCounter<long>("caseops.import.rows", "{row}", "Rows of imported tables, taken or refused.");

    private static readonly Histogram<double> ImportTime = Meter.CreateSeconds(
        "caseops.import.duration", "From the file to the commit.", 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900);

    private static readonly Histogram<double> JobTime = Meter.CreateSeconds(
        "caseops.job.duration", "One round of a job.", 0.005, 0.025, 0.1, 0.5, 1, 5, 30, 60, 300, 1800, 7200);

    private static volatile bool _isPaused;

    static WorkerMetrics() =>
        Meter.CreateObservableGauge("caseops.sending.paused", () => _isPaused ? 1 : 0, "1", "Whether sending is paused: the server refused account, sender or connection.");

    /// <summary>Planning decided.</summary>
    public static void Planned(int notices) => NoticesPlanned.Add(notices);

    /// <summary>An attempt ended; its outcome is the program's own word for it.</summary>
    public static void Attempted(string outcome, TimeSpan taken)
    {
        Attempts.Add(1, Tag(TelemetryTags.Outcome, outcome));
        SmtpTime.Record(taken.TotalSeconds, Tag(TelemetryTags.Outcome, outcome));
    }

    /// <summary>A round of reminders says whether sending is paused.</summary>
    public static void Paused(bool isPaused) => _isPaused = isPaused;

    /// <summary>Sign-in mails of one round.</summary>
    public static void SignIn(int sent, int uncertain, int refused)
    {
        SignInMails.Add(sent, Tag(TelemetryTags.Outcome, "sent"));
        SignInMails.Add(uncertain, Tag(TelemetryTags.Outcome, "uncertain"));
        SignInMails.Add(refused, Tag(TelemetryTags.Outcome, "refused"));
    }

    /// <summary>A table was imported, or refused as a whole.</summary>
    public static void Imported(string table, int taken, int refused, TimeSpan time)
    {
        ImportedRows.Add(taken, Tag(TelemetryTags.Table, table), Tag(TelemetryTags.Outcome, "taken"));
        ImportedRows.Add(refused, Tag(TelemetryTags.Table, table), Tag(TelemetryTags.Outcome, "refused"));
        ImportTime.Record(time.TotalSeconds, Tag(TelemetryTags.Table, table));
    }

    /// <summary>A round of a job ended.</summary>
    public static void JobEnded(string job, TimeSpan time, bool isWell) =>
        JobTime.Record(time.TotalSeconds, Tag(TelemetryTags.Job, job), Tag(TelemetryTags.Outcome, isWell ? "well" : "trouble"));
}
