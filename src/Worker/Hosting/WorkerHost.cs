using CaseReform.Ops.Data;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Hosting.Logs;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Hosting.Systemd;
using CaseReform.Ops.Hosting.Telemetry;
using CaseReform.Ops.Worker.Asks;
using CaseReform.Ops.Worker.Calendar;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Digest;
using CaseReform.Ops.Worker.Sending;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Restore;
using CaseReform.Ops.Worker.SignIn;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>Composes the program; every command and the worker itself use the same parts.</summary>
internal static class WorkerHost
{
    /// <summary>The composed program on a data folder. Later sources win: shipped settings, the office's (<see cref="SettingsFile"/>), the environment.</summary>
    public static HostApplicationBuilder CreateBuilder(string data, LogLevel log = LogLevel.Warning)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, SettingsFile.Name), optional: true)
            .AddJsonFile(SettingsFile.For(data), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection([new("Database:DataFolder", data)]);
        builder.Logging.SetMinimumLevel(log).AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = false;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:sszzz ";
        });
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);

        builder.Services.AddData().AddOffice().AddLogOptions();
        builder.Services.AddSingleton<WorkerIdentity>().AddSingleton<WorkerLock>().AddSingleton<WorkerName>();
        builder.AddLedger().AddPeople().AddCalendar().AddMail().AddSending().AddReminders().AddDigest().AddRestore().AddSignIn().AddAsks().AddChecks().AddJobs().AddSystemdNotices();
        if (builder.AddTelemetry("caseops-worker", WorkerMetrics.Name))
        {
            QueueGauges.Add(builder.Services, WorkerMetrics.Meter, (queues, now, token) => queues.OfWorkerAsync(now, token));
        }

        return builder;
    }

    /// <summary>The office's hours before the program is built, to read <c>--as-of</c>.</summary>
    public static OfficeHours HoursOf(HostApplicationBuilder builder) =>
        OfficeServices.HoursOf(builder.Configuration.GetSection(OfficeOptions.Section).Get<OfficeOptions>() ?? new OfficeOptions());
}
