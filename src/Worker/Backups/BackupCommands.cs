using System.CommandLine;
using System.Reflection;

using CaseReform.Ops.Data.Backups;
using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Hosting.Start;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Hosting;

namespace CaseReform.Ops.Worker.Backups;

/// <summary><c>backup DIR</c>, <c>restore DIR</c></summary>
internal static class BackupCommands
{
    private static readonly Argument<string> Target = new("DIR") { Description = BackupCommandTexts.HelpTarget };
    private static readonly Argument<string> Source = new("DIR") { Description = BackupCommandTexts.HelpSource };
    private static readonly Option<bool> Replace = new("--replace") { Description = BackupCommandTexts.HelpReplace };

    public static Command CreateBackup() =>
        new Command("backup", BackupCommandTexts.HelpBackup) { Target, CommonOptions.Json }.Does((parse, context) => BackupAsync(parse.GetValue(Target)!, context));

    public static Command CreateRestore() => new Command("restore", BackupCommandTexts.HelpRestore) { Source, Replace, CommonOptions.Json }
        .DoesUnopened((parse, context) => RestoreAsync(parse.GetValue(Source)!, parse.GetValue(Replace), context));

    private static async Task<int> BackupAsync(string folder, CommandContext context)
    {
        var program = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? string.Empty;
        var (manifest, unnoted) = await context.Get<BackupStore>().MakeAsync(folder, program, context.Token);
        context.Output.Document(new { folder = Path.GetFullPath(folder), at = manifest.At, entries = manifest.AuditSeq, files = manifest.Files.Count, missing = manifest.MissingEvidence, damaged = manifest.DamagedEvidence, noted = unnoted is null });
        context.Output.Line(BackupCommandTexts.Made, Path.GetFullPath(folder), Time(context, manifest.At), manifest.Files.Count, Megabytes(manifest), manifest.AuditSeq);
        if (unnoted is not null)
        {
            context.Output.Error(Say(BackupCommandTexts.Unnoted, unnoted.Message.ReplaceLineEndings(" ")));
        }

        if (manifest.MissingEvidence.Count > 0)
        {
            context.Output.Error(Say(BackupCommandTexts.EvidenceMissing, manifest.MissingEvidence.Count));
        }

        if (manifest.DamagedEvidence.Count > 0)
        {
            context.Output.Error(Say(BackupCommandTexts.EvidenceDamaged, manifest.DamagedEvidence.Count, string.Join('、', manifest.DamagedEvidence.Take(3))));
        }

        return manifest.MissingEvidence.Count + manifest.DamagedEvidence.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<int> RestoreAsync(string folder, bool replace, CommandContext context)
    {
        if (!Directory.Exists(folder))
        {
            throw new BackupRefusedException(BackupCommandTexts.NoFolder, folder);
        }

        var store = context.Get<BackupRestore>();
        if (!context.Get<WorkerLock>().TryTake())
        {
            throw new SecondProcessException(BackupCommandTexts.WorkerRuns);
        }

        await using var bot = ProcessLock.TryTake(ProcessLock.Bot(context.Get<Database>())) ?? throw new SecondProcessException(BackupCommandTexts.BotRuns);
        if (await store.SettleAsync(context.Token) is { } settled)
        {
            context.Output.Line(settled);
        }

        var manifest = await store.CheckAsync(folder, context.Token);
        if (await store.HeldAsync(context.Token) is { } holder)
        {
            throw new SecondProcessException(Say(BackupCommandTexts.HeldElsewhere, Who(holder)));
        }

        if (await store.HoldsSomethingAsync(context.Token))
        {
            if (!replace)
            {
                throw new BackupRefusedException(BackupCommandTexts.HoldsSomething, context.Get<WorkerIdentity>().Folder);
            }

            Console.Error.Write(BackupCommandTexts.Ask, Time(context, manifest.At));
            if (Console.ReadLine()?.Trim() is not ("y" or "Y" or "是"))
            {
                throw new BackupRefusedException(BackupCommandTexts.Unconfirmed);
            }
        }

        var aside = await store.RunAsync(folder, manifest, context.Token);
        context.Output.Document(new { at = manifest.At, entries = manifest.AuditSeq, aside });
        context.Output.Line(BackupCommandTexts.Restored, Time(context, manifest.At), manifest.AuditSeq);
        if (aside is not null)
        {
            context.Output.Line(BackupCommandTexts.Aside, aside);
        }

        if (store.SettingsStandElsewhere && manifest.Files.Any(f => f.Name == SettingsFile.Name))
        {
            context.Output.Line(BackupCommandTexts.SettingsLeft, Path.Combine(Path.GetFullPath(folder), SettingsFile.Name));
        }

        context.Output.Line(BackupCommandTexts.Next);
        return ExitCode.Done;
    }

    private static string Megabytes(BackupManifest manifest) =>
        Math.Max(0.1, manifest.Files.Sum(f => f.Size) / (double)(1 << 20)).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A session of a name is called <c>caseops bot machine/process</c>.</summary>
    private static string Who(string session) => session.Split(' ', '/') switch
    {
        ["caseops", WorkerName.Kind, var machine, ..] => Say(BackupCommandTexts.WorkerOn, machine),
        ["caseops", _, var machine, ..] => Say(BackupCommandTexts.BotOn, machine),
        _ => BackupCommandTexts.SomebodyElse,
    };

    private static string Say(string format, params object?[] parts) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, parts);

    private static string Time(CommandContext context, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, context.Get<OfficeHours>().Zone).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
