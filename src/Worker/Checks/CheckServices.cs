using CaseReform.Ops.Worker.Restore;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Checks;

internal static class CheckServices
{
    /// <summary>Adds what looks after the system and tells the office.</summary>
    public static IHostApplicationBuilder AddChecks(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<RosterGaps>()
            .AddSingleton<OfficeNewsSource>()
            .AddSingleton<OfficeLetterRun>()
            .AddSingleton<PauseLetter>()
            .AddSingleton<PauseProbe>()
            .AddSingleton<ICheck, StorageCheck>()
            .AddSingleton<ICheck, ClockCheck>()
            .AddSingleton<ICheck, AuditCheck>()
            .AddSingleton<ICheck, RestoreCheck>()
            .AddSingleton<ICheck, WorkersCheck>()
            .AddSingleton<ICheck, GoLiveCheck>()
            .AddSingleton<ICheck, SampleValuesCheck>()
            .AddSingleton<ICheck, LogsCheck>()
            .AddSingleton<ICheck, SituationCheck>();
        return builder;
    }
}
