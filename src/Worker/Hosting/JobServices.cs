using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Hosting.Health;
using CaseReform.Ops.Hosting.Systemd;
using CaseReform.Ops.Worker.Asks;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Digest;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.SignIn;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Quartz;

namespace CaseReform.Ops.Worker.Hosting;

internal static class JobServices
{
    /// <summary>A scheduler without a name would make its clock that of the whole program.</summary>
    private const string Scheduler = "jobs";

    /// <summary>Adds the timer: Quartz with its store in memory, since the truth about what is due stands in the ledger.</summary>
    public static IHostApplicationBuilder AddJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddJudgedOptions<JobsOptions>("Jobs");
        var jobs = Microsoft.Extensions.Configuration.ConfigurationBinder.Get<JobsOptions>(builder.Configuration.GetSection("Jobs")) ?? new JobsOptions();
        builder.Services.AddSingleton<WorkerHealth>().AddSingleton<ILifeSign>(services => services.GetRequiredService<WorkerHealth>());
        builder.AddHealth().AddCheck<JobsCheck>(JobsCheck.Name);
        builder.Services.AddHostedService<HealthEndpoint>();
        builder.Services.AddQuartz(Scheduler, quartz =>
        {
            quartz.UseTimeProvider(new SteadyClock(TimeProvider.System));
            quartz.Every<ReminderJob>(JobNames.Reminders, jobs.Reminders);
            quartz.Every<HousekeepingJob>(JobNames.Housekeeping, jobs.Housekeeping);
            quartz.Every<DigestJob>(JobNames.Digest, jobs.Digest);
            quartz.Every<AccessMailJob>(JobNames.Access, jobs.Access);
            quartz.Every<AskJob>(JobNames.Requests, jobs.Requests);
        });
        builder.Services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Mail.MailOptions.MaxStopGrace + TimeSpan.FromSeconds(1));
        return builder;
    }

    private static void Every<TJob>(this IQuartzBuilder quartz, string name, TimeSpan interval)
        where TJob : class, IJob =>
        quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(name).StartNow().WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever()),
            job => job.WithIdentity(name));
}
