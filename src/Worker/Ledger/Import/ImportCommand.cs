using System.CommandLine;
using System.Diagnostics;

using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary><c>ledger import FILE</c></summary>
internal static class ImportCommand
{
    private const int Shown = 200;

    private static readonly Argument<string> File = new("FILE") { Description = ImportTexts.HelpFile };
    private static readonly Option<string?> Ledger = new("--ledger") { Description = ImportTexts.HelpLedger, HelpName = "NAME" };
    private static readonly Option<string[]> NewLedgers = new("--new-ledger") { Description = ImportTexts.HelpNewLedger, HelpName = "NAME" };
    private static readonly Option<string?> Issued = new("--issued") { Description = ImportTexts.HelpIssued, HelpName = "DATE" };
    private static readonly Option<string[]> Column = new("--column") { Description = ImportTexts.HelpColumn, HelpName = "NAME=FIELD" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = ImportTexts.HelpDryRun };
    private static readonly Option<bool> CreateUnits = new("--create-units") { Description = ImportTexts.HelpCreateUnits };
    private static readonly Option<bool> SkipRefused = new("--skip-refused") { Description = ImportTexts.HelpSkipRefused };
    private static readonly Option<bool> AcceptChanges = new("--accept-changes") { Description = ImportTexts.HelpAcceptChanges };
    private static readonly Option<string?> Sheets = new("--sheets") { Description = ImportTexts.HelpSheets, HelpName = "ledgers|prefix" };
    private static readonly Option<string?> Numbers = new("--numbers") { Description = ImportTexts.HelpNumbers, HelpName = "keep|as-written" };

    public static Command Create() => new Command("import", ImportTexts.HelpImport)
    {
        File, Ledger, NewLedgers, Issued, Column, DryRun, CreateUnits, NewUnitOptions.AsNew, SkipRefused, AcceptChanges, Sheets, Numbers, CommonOptions.AsOf, CommonOptions.Json,
    }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CommandContext context)
    {
        var request = new ImportRequest
        {
            File = InputFile.Existing(parse.GetValue(File)!),
            Ledger = parse.GetValue(Ledger),
            NewLedgers = parse.GetValue(NewLedgers) ?? [],
            Issued = parse.GetValue(Issued) is { } day ? InputDay.Read("--issued", day) : null,
            Columns = parse.GetValue(Column) ?? [],
            DryRun = parse.GetValue(DryRun),
            CreateUnits = parse.GetValue(CreateUnits),
            AsNew = NewUnitOptions.Read(parse, parse.GetValue(CreateUnits)),
            SkipRefused = parse.GetValue(SkipRefused),
            AcceptChanges = parse.GetValue(AcceptChanges),
            Sheets = Choice(parse, Sheets, ("ledgers", SheetAnswer.Ledgers), ("prefix", SheetAnswer.Prefix)),
            Numbers = Choice(parse, Numbers, ("keep", NumberAnswer.Keep), ("as-written", NumberAnswer.AsWritten)),
        };
        var start = Stopwatch.GetTimestamp();
        var report = await NewUnitPreview.RunAsync(
            context.Output, (progress, show) => context.Get<LedgerImporter>().RunAsync(request with { ShowNewUnits = show }, progress, context.Token));
        WorkerMetrics.Imported("ledger", request.DryRun ? 0 : report.Result?.Measures ?? 0, report.Refusals.Count, Stopwatch.GetElapsedTime(start));
        context.Output.Document(Document(report));
        Tell(context.Output, request, report);
        return report.Refusals.Count > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    /// <summary>One of the words; the first member of the answers, "none", where the option is not given.</summary>
    private static T Choice<T>(ParseResult parse, Option<string?> option, params ReadOnlySpan<(string Word, T Answer)> words)
        where T : struct, Enum
    {
        var text = parse.GetValue(option);
        foreach (var (word, answer) in words)
        {
            if (word == text)
            {
                return answer;
            }
        }

        return text is null ? default : throw new InputRefusedException(Say(ImportTexts.UnknownChoice, text, option.Name, option.HelpName));
    }

    private static object Document(ImportReport report) => new
    {
        problems = report.Result?.Problems ?? 0,
        measures = report.Result?.Measures ?? 0,
        unchanged = report.Result?.Unchanged ?? 0,
        changed = report.Result?.Changed ?? 0,
        createdUnits = report.CreatedUnits,
        conflicts = (report.Result?.Conflicts ?? []).Select(Cell),
        closeOuts = (report.Result?.CloseOuts ?? []).Select(Cell),
        takenOver = report.Result?.TakenOver ?? [],
        warnings = report.Warnings,
        refused = report.Refusals.Select(r => new { sheet = r.Sheet, row = r.Row, column = r.Column, text = r.Text, reason = r.Reason, problem = r.Problem?.Text }),
        differences = (report.Result?.Differences ?? []).Select(Cell),
        newMeasures = report.Result?.NewMeasures ?? [],
        missing = report.Result?.Missing ?? [],
        statuses = StatusLines.Document(report.Statuses),
        refusedFile = report.ReturnedFile,
        ledgers = report.Ledgers,
        deadlines = report.Deadlines.Select(d => new { written = d.Written, date = IsoDay.Text(d.Date), longTerm = d.LongTerm, note = d.Note, count = d.Count, sheet = d.Sheet, row = d.Row }),
        earlyDeadlines = report.EarlyDeadlines.Select(d => new { problem = d.Problem.Text, sheet = d.Sheet, row = d.Row, deadline = IsoDay.Text(d.Deadline), issued = IsoDay.Text(d.IssuedOn) }),
    };

    private static object Cell(CellDifference d) => new { number = d.Number, field = FieldNames.Of(d.Field), ledger = FieldNames.ValueOf(d.Field, d.Ledger), file = FieldNames.ValueOf(d.Field, d.File) };

    private static void Tell(Output output, ImportRequest request, ImportReport report)
    {
        foreach (var refusal in report.Refusals.Take(Shown))
        {
            output.Error(refusal.Row > 0 && refusal.Text.Length > 0
                ? Say(ImportTexts.RefusedRow, refusal.Sentence, refusal.Text.ReplaceLineEndings(" "))
                : refusal.Sentence);
        }

        More(output, report.Refusals.Count);
        if (report.Result is not { } result)
        {
            output.Error(report.Refusals.Any(r => r.IsQuestion) ? ImportTexts.NothingAnswered : Say(ImportTexts.NothingImported, report.Refusals.Count));
            return;
        }

        if (report.Ledgers.Count > 1)
        {
            List(output, ImportTexts.LedgersTitle, report.Ledgers);
        }

        List(output, ImportTexts.WarningTitle, report.Warnings);
        TellStatuses(output, report.Statuses);
        List(output, ImportTexts.DeadlineTitle, [.. report.Deadlines.Select(d => d.Line)]);
        List(output, ImportTexts.EarlyTitle, [.. report.EarlyDeadlines.Select(d => d.Line)]);
        if (report.CreatedUnits.Count > 0)
        {
            output.Line(request.DryRun ? ImportTexts.CreatedDry : ImportTexts.Created, report.CreatedUnits.Count);
        }

        List(output, request.AcceptChanges ? ImportTexts.TakenTitle : ImportTexts.DifferenceTitle, [.. result.Differences.Select(Line)]);
        List(output, request.AcceptChanges ? ImportTexts.NewMeasuresTaken : ImportTexts.NewMeasuresTitle, result.NewMeasures);
        List(output, ImportTexts.ConflictTitle, [.. result.Conflicts.Select(Line)]);
        List(output, ImportTexts.CloseOutTitle, [.. result.CloseOuts.Select(Line)]);
        List(output, ImportTexts.TakenOverTitle, result.TakenOver);
        List(output, ImportTexts.MissingTitle, result.Missing);
        output.Line(
            request.DryRun ? ImportTexts.SummaryDry : result.Changed > 0 && !request.AcceptChanges ? ImportTexts.SummaryNotTaken : ImportTexts.Summary, result.Problems, result.Measures, result.Unchanged, result.Changed);
        if (report.ReturnedFile is { } returned)
        {
            if (Path.GetDirectoryName(returned) != Path.GetDirectoryName(Path.GetFullPath(request.File)))
            {
                output.Line(ImportTexts.ReturnedElsewhere);
            }

            output.Line(ImportTexts.RefusedWritten, returned);
        }
    }

    private static void TellStatuses(Output output, IReadOnlyList<StatusNote> statuses)
    {
        if (StatusLines.Clear(statuses) is > 0 and var clear)
        {
            output.Line(ImportTexts.StatusTitle, clear);
            foreach (var line in StatusLines.Groups(statuses))
            {
                output.Line(line);
            }
        }

        List(output, ImportTexts.StatusDoubtTitle, StatusLines.Each(statuses, StatusCertainty.Doubtful));
        List(output, ImportTexts.StatusClosedTitle, StatusLines.Each(statuses, StatusCertainty.ClosedInReport));
        List(output, ImportTexts.StatusUnclearTitle, StatusLines.Each(statuses, StatusCertainty.Unclear));
    }

    private static string Line(CellDifference d) => Say(ImportTexts.DifferenceRow, d.Number, FieldNames.Of(d.Field), FieldNames.ValueOf(d.Field, d.Ledger) ?? ImportTexts.Blank, FieldNames.ValueOf(d.Field, d.File) ?? ImportTexts.Blank);

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

        More(output, lines.Count);
    }

    private static void More(Output output, int count)
    {
        if (count > Shown)
        {
            output.Line(ImportTexts.More, count - Shown);
        }
    }
}
