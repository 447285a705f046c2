using CaseReform.Ops.Worker.Letters;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Reminders;

internal static class ReminderServices
{
    /// <summary>Adds what plans and composes reminders.</summary>
    public static IHostApplicationBuilder AddReminders(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<PlanContexts>()
            .AddSingleton<Planner>()
            .AddSingleton<LetterIdentity>()
            .AddSingleton<OfficePost>()
            .AddSingleton<ComposeSurroundings>()
            .AddSingleton<ReaderLetters>()
            .AddSingleton<LetterComposer>()
            .AddSingleton<LedgerNames>()
            .AddSingleton<Dispatcher>()
            .AddSingleton<PlanList>()
            .AddSingleton<ReminderRound>();
        return builder;
    }
}
