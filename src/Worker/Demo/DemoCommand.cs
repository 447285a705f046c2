using System.CommandLine;

using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Demo;

/// <summary><c>demo</c>: an invented ledger through the ordinary commands, so that a newcomer sees letters and a digest in a minute.</summary>
internal static class DemoCommand
{
    public static Command Create(RootCommand root) => new Command("demo", DemoTexts.Help).Does((parse, context) => RunAsync(root, parse.GetValue(CommonOptions.Data)!, context));

    private static async Task<int> RunAsync(RootCommand root, string data, CommandContext context)
    {
        var mail = context.Get<IOptions<MailOptions>>().Value;
        if (mail.Transport != MailTransportKind.Folder)
        {
            throw new InputRefusedException(DemoTexts.NeedsFolder);
        }

        if ((await context.Get<LedgerStore>().NamesAsync(context.Token)).Count > 0)
        {
            throw new InputRefusedException(DemoTexts.NotEmpty);
        }

        var days = new DemoDays(await context.Get<CalendarStore>().LoadAsync(context.Token), context.Get<OfficeHours>().DayOf(context.Clock.GetUtcNow()));
        var files = WriteFiles(Path.Combine(context.Get<WorkerIdentity>().Folder, DemoTexts.Folder), days);
        foreach (var step in Steps(files, days))
        {
            context.Output.Line();
            context.Output.Line("> " + string.Join(' ', step));
            var exit = await root.Parse([.. step, "--data", data]).InvokeAsync(new InvocationConfiguration(), context.Token);
            if (exit != ExitCode.Done)
            {
                return exit;
            }
        }

        context.Output.Line();
        context.Output.Line(DemoTexts.Done, IsoDay.Text(days.Day), Path.GetDirectoryName(files.Ledger), mail.Folder, Path.Combine(context.Get<WorkerIdentity>().Folder, "digests"));
        return ExitCode.Done;
    }

    private static IEnumerable<string[]> Steps(Files files, DemoDays days)
    {
        var (day, imported) = (IsoDay.Text(days.Day), IsoDay.Text(days.Imported));
        yield return ["units", "import", files.Units];
        yield return ["people", "import", files.People, "--as-of", imported];
        yield return ["ledger", "import", files.Ledger, "--issued", IsoDay.Text(days.Issued), "--as-of", imported];
        yield return ["progress", "11", "--percent", "60", "--text", DemoTexts.Progress, "--by", "冯示例", "--as-of", IsoDay.Text(days.At(-2))];
        yield return ["reminders", "plan", "--as-of", day];
        yield return ["reminders", "release", "--send-now", "--as-of", day];
        yield return ["reminders", "send", "--as-of", day];
        yield return ["digest", "--send", "--as-of", day];
        yield return ["reminders", "send", "--as-of", day];
        yield return ["ledger", "export", files.Export, "--as-of", day];
    }

    private static Files WriteFiles(string folder, DemoDays days)
    {
        System.IO.Directory.CreateDirectory(folder);
        var files = new Files(
            Path.Combine(folder, DemoTexts.UnitsFile), Path.Combine(folder, DemoTexts.PeopleFile), Path.Combine(folder, DemoTexts.LedgerFile), Path.Combine(folder, DemoTexts.ExportFile));
        DemoFiles.Write(files.Units, DemoTexts.UnitsTitle, DemoLedger.UnitHeader, [22, 16, 16, 14], DemoLedger.Units);
        DemoFiles.Write(files.People, DemoTexts.PeopleTitle, DemoLedger.PeopleHeader, [18, 26, 14, 12, 24, 14, 12, 26], DemoLedger.People(days));
        DemoFiles.Write(files.Ledger, DemoTexts.LedgerTitle, DemoLedger.LedgerHeader, [7, 12, 34, 20, 20, 32, 26, 18, 12, 26, 22, 12, 16], DemoLedger.Rows(days));
        return files;
    }

    private sealed record Files(string Units, string People, string Ledger, string Export);
}
