using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Tidings;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Reminders;

internal static class ReminderServices
{
    /// <summary>Adds what plans and composes reminders.</summary>
    public static IHostApplicationBuilder AddReminders(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(services => LadderFile.Read(services.GetRequiredService<IOptions<OfficeOptions>>().Value, services.GetRequiredService<IOptions<DatabaseOptions>>().Value))
            .AddSingleton<PlanContexts>()
            .AddSingleton<Planner>()
            .AddSingleton<CloseOutPlanner>()
            .AddSingleton<LetterIdentity>()
            .AddSingleton<OfficePost>()
            .AddSingleton<ComposeStamp>()
            .AddSingleton<OfficeReaders>()
            .AddSingleton<RecipientLetters>()
            .AddSingleton<LetterComposer>()
            .AddSingleton<LedgerMention>()
            .AddSingleton<SendingGate>()
            .AddSingleton<LetterSources>()
            .AddSingleton<Dispatcher>()
            .AddSingleton<PlanList>()
            .AddSingleton<TidingStore>()
            .AddSingleton<TidingPage>()
            .AddSingleton<TidingLetters>()
            .AddSingleton<ReminderRound>();
        return builder;
    }
}
