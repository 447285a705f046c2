using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Alarms;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Backups;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Notices;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Queues;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Data.Workers;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data;

/// <summary>Registers what is remembered.</summary>
public static class DataServices
{
    /// <summary>Adds the database, the audit trail and the stores.</summary>
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.AddJudgedOptions<DatabaseOptions>("Database");
        services.AddJudgedOptions<AuditOptions>("Audit");
        services.AddJudgedOptions<CloseOutOptions>("CloseOut");
        services.TryAddSingleton<TimeProvider>(provider =>
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Kind == DatabaseKind.Postgres ? new DatabaseClock(TimeProvider.System) : TimeProvider.System);
        return services
            .AddSingleton<AuditKey>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<Database>()
            .AddSingleton<Migrator>()
            .AddSingleton<BackupStore>()
            .AddSingleton<BackupRestore>()
            .AddSingleton<SettingsStore>()
            .AddSingleton<WorkerStore>()
            .AddSingleton<RestoreStore>()
            .AddSingleton<CalendarStore>()
            .AddSingleton<RosterStore>()
            .AddSingleton<LadderStore>()
            .AddSingleton<PlanStore>()
            .AddSingleton<PlannedTexts>()
            .AddSingleton<ReleaseStore>()
            .AddSingleton<LedgerStore>()
            .AddSingleton<LedgerImportStore>()
            .AddSingleton<LedgerColumnStore>()
            .AddSingleton<WithdrawalStore>()
            .AddSingleton<WithdrawnHistory>()
            .AddSingleton<HeardReports>()
            .AddSingleton<ProgressStore>()
            .AddSingleton<CloseOutStore>()
            .AddSingleton<CloseOutCallStore>()
            .AddSingleton<UpdateStore>()
            .AddSingleton<PromiseStore>()
            .AddSingleton<SubscriptionStore>()
            .AddSingleton<ChatNoticeStore>()
            .AddSingleton<EvidenceStore>()
            .AddSingleton<EvidenceFolder>()
            .AddSingleton<LetterStore>()
            .AddSingleton<OwnMeasureStore>()
            .AddSingleton<SetAsideStore>()
            .AddSingleton<AccessMailStore>()
            .AddSingleton<SignInSessionStore>()
            .AddSingleton<RefusalAudit>()
            .AddSingleton<DeliveryTrouble>()
            .AddSingleton<QueueStore>()
            .AddSingleton<UndeliveredStore>()
            .AddSingleton<ProbeStore>()
            .AddSingleton<AlarmStore>()
            .AddSingleton<AnswerableStore>()
            .AddSingleton<FigureStore>()
            .AddSingleton<FilteredMeasures>()
            .AddSingleton<SubjectSearch>()
            .AddSingleton<SubjectIndex>()
            .AddSingleton<LetterLog>()
            .AddSingleton<ReopenedProblems>()
            .AddSingleton<OwnLetterStore>()
            .AddSingleton<ProblemStore>()
            .AddSingleton<ProblemColumnStore>()
            .AddSingleton<OfficeAskStore>()
            .AddSingleton<OutgoingStore>()
            .AddSingleton<BindingStore>()
            .AddSingleton<DigestStore>()
            .AddSingleton<Desk.DeskStore>()
            .AddSingleton<Burden.BurdenStore>()
            .AddSingleton<ChatStore>()
            .AddSingleton<ChatTrim>();
    }
}
