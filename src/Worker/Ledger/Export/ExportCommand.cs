using System.CommandLine;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Ledger.Export;

/// <summary><c>ledger export FILE</c></summary>
internal static class ExportCommand
{
    private static readonly Argument<string> Target = new("FILE") { Description = ExportTexts.HelpFile };
    private static readonly Option<string?> Ledger = new("--ledger") { Description = ExportTexts.HelpLedger, HelpName = "NAME" };

    public static Command Create() => new Command("export", ExportTexts.HelpExport) { Target, Ledger, CommonOptions.AsOf }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CommandContext context)
    {
        var path = parse.GetValue(Target)!;
        if (!path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            throw new InputRefusedException(Say(ExportTexts.NotXlsx, path));
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            throw new InputRefusedException(Say(ExportTexts.FolderMissing, folder));
        }

        var ledger = parse.GetValue(Ledger);
        await LedgerChoice.CheckAsync(context, ledger);
        var moment = await context.Get<LedgerMoments>().NowAsync(context.Token);
        var figures = await context.Get<LedgerWorkbook>().SaveAsync(path, ledger, moment, numbersOnly: false, [], context.Token);
        context.Output.Line(ExportTexts.Exported, path, figures.Total.Problems, figures.Measures, figures.Total.Overdue);
        return ExitCode.Done;
    }
}
