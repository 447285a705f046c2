using System.CommandLine;
using System.Diagnostics;

using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.People.Directory;

namespace CaseReform.Ops.Worker.People;

/// <summary><c>units</c> and <c>people</c>: what a file brings in, and what is changed by hand.</summary>
internal static class PeopleCommands
{
    private const int Shown = 200;

    private static readonly Argument<string> File = new("FILE") { Description = PeopleTexts.HelpFile };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = PeopleTexts.HelpDryRun };
    private static readonly Option<bool> CreateUnits = new("--create-units") { Description = PeopleTexts.HelpCreateUnits };

    public static Command CreateUnitsCommand() => With(
        new("units", PeopleTexts.HelpUnits)
        {
            new Command("import", PeopleTexts.HelpUnitsImport) { File, NewUnitOptions.AsNew, DryRun, CommonOptions.AsOf, CommonOptions.Json }.Does(ImportUnitsAsync),
        },
        DirectoryCommands.OfUnits());

    public static Command CreatePeopleCommand() => With(
        new("people", PeopleTexts.HelpPeople)
        {
            new Command("import", PeopleTexts.HelpPeopleImport) { File, CreateUnits, NewUnitOptions.AsNew, DryRun, CommonOptions.AsOf, CommonOptions.Json }.Does(ImportPeopleAsync),
        },
        DirectoryCommands.OfPeople());

    private static Command With(Command command, IEnumerable<Command> more)
    {
        foreach (var one in more)
        {
            command.Add(one);
        }

        return command;
    }

    private static async Task<int> ImportUnitsAsync(ParseResult parse, CommandContext context)
    {
        var dryRun = parse.GetValue(DryRun);
        var start = Stopwatch.GetTimestamp();
        var report = await context.Get<UnitsImporter>().RunAsync(InputFile.Existing(parse.GetValue(File)!), NewUnitOptions.Read(parse, createUnits: true), dryRun, context.Token);
        WorkerMetrics.Imported("units", dryRun ? 0 : report.Units, report.Refusals.Count, Stopwatch.GetElapsedTime(start));
        context.Output.Document(new
        {
            units = report.Units, unchanged = report.Unchanged, changed = report.Changed, changes = report.Changes, missing = report.Missing, warnings = report.Warnings,
            refused = report.Refusals.Select(Row),
        });
        if (Refuse(context.Output, report.Refusals))
        {
            return ExitCode.Refused;
        }

        List(context.Output, PeopleTexts.WarningTitle, report.Warnings);
        List(context.Output, PeopleTexts.ChangeTitle, report.Changes);
        List(context.Output, PeopleTexts.MissingUnitsTitle, report.Missing);
        context.Output.Line(dryRun ? PeopleTexts.UnitsSummaryDry : PeopleTexts.UnitsSummary, report.Units, report.Changed, report.Unchanged);
        return ExitCode.Done;
    }

    private static async Task<int> ImportPeopleAsync(ParseResult parse, CommandContext context)
    {
        var (file, dryRun) = (InputFile.Existing(parse.GetValue(File)!), parse.GetValue(DryRun));
        var create = parse.GetValue(CreateUnits);
        var asNew = NewUnitOptions.Read(parse, create);
        var start = Stopwatch.GetTimestamp();
        var report = await ReadingProgress.ShowAsync(progress => context.Get<PeopleImporter>().RunAsync(file, create, asNew, dryRun, null, progress, context.Token));
        WorkerMetrics.Imported("people", dryRun ? 0 : report.People, report.Refusals.Count, Stopwatch.GetElapsedTime(start));
        context.Output.Document(new
        {
            people = report.People, posts = report.Posts, holdings = report.Holdings, absences = report.Absences,
            unchanged = report.Unchanged, changed = report.Changed, warnings = report.Warnings, refused = report.Refusals.Select(Row),
            changes = report.Changes, createdUnits = report.CreatedUnits, missing = report.Missing, measures = report.Measures,
        });
        foreach (var line in NewUnitWords.List(report.NewUnits))
        {
            context.Output.Line(line);
        }

        if (Refuse(context.Output, report.Refusals))
        {
            return ExitCode.Refused;
        }

        List(context.Output, PeopleTexts.WarningTitle, report.Warnings);
        if (report.CreatedUnits.Count > 0)
        {
            context.Output.Line(dryRun ? PeopleTexts.CreatedUnitsDry : PeopleTexts.CreatedUnits, report.CreatedUnits.Count);
        }

        List(context.Output, PeopleTexts.ChangeTitle, report.Changes);
        List(context.Output, PeopleTexts.MissingPeopleTitle, report.Missing);
        context.Output.Line(
            dryRun ? PeopleTexts.PeopleSummaryDry : PeopleTexts.PeopleSummary,
            report.People, report.Posts, report.Holdings, report.Absences, report.Changed, report.Unchanged);
        if (report.Measures > 0)
        {
            context.Output.Line(PeopleTexts.MeasuresResolved, report.Measures);
        }

        return ExitCode.Done;
    }

    private static object Row(Refusal r) => new { sheet = r.Sheet, row = r.Row, column = r.Column, text = r.Text, reason = r.Reason };

    private static bool Refuse(Output output, IReadOnlyList<Refusal> refusals)
    {
        foreach (var refusal in refusals.Take(Shown))
        {
            output.Error(refusal.Sentence);
        }

        if (refusals.Count > 0)
        {
            output.Error(Say(PeopleTexts.NothingImported, refusals.Count));
        }

        return refusals.Count > 0;
    }

    private static void List(Output output, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        output.Line(title, lines.Count);
        foreach (var line in lines.Take(Shown))
        {
            output.Line("  " + line.ReplaceLineEndings(" "));
        }

        if (lines.Count > Shown)
        {
            output.Line(PeopleTexts.More, lines.Count - Shown);
        }
    }
}
