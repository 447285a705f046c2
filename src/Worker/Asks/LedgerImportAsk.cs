using System.Globalization;

using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Asks;

/// <summary>导入台账: shows what a file would bring, with what is to be answered first; then takes it in.</summary>
internal sealed class LedgerImportAsk(LedgerImporter importer, LedgerStore ledgers) : IAskDoing
{
    private const int MaxChoices = 20;
    private const int MaxNumbers = 60;

    public Task<AskOutcome> ShowAsync(AskWork work) => RunAsync(work, dry: true);

    public Task<AskOutcome> ActAsync(AskWork work) => RunAsync(work, dry: false);

    private async Task<AskOutcome> RunAsync(AskWork work, bool dry)
    {
        var plan = NewUnitPlan.Empty;
        var request = Request(work) with
        {
            DryRun = dry,
            ReturnsDry = true,
            ShowNewUnits = found =>
            {
                plan = found;
                return Task.CompletedTask;
            },
        };
        ImportReport report;
        try
        {
            report = await importer.RunAsync(request, new ReadingLine(work.Progress), work.Token);
        }
        catch (InputRefusedException e) when (dry && e.Message.Contains("--new-ledger", StringComparison.Ordinal))
        {
            var known = await ledgers.NamesAsync(work.Token);
            return new AskOutcome(new OfficeAskResult(ChatWords.Of(e.Message))
            {
                Questions = [Question(work, AskFields.Target, AskTexts.AskTarget, [new(AskFields.NewTarget, AskTexts.AsNewLedger), .. known.Select(name => new OfficeAskChoice(name, name))])],
            });
        }

        var file = report.ReturnedFile is { } path ? new OfficeAskFile { Name = Path.GetFileName(path), Bytes = await File.ReadAllBytesAsync(path, work.Token) } : null;
        return report.Result is { } result
            ? new AskOutcome(dry ? await ShownAsync(work, report, result, plan) : Done(work, report, result)) { File = file }
            : new AskOutcome(await RefusedAsync(work, report, plan), IsRefused: true) { File = file };
    }

    private static ImportRequest Request(AskWork work)
    {
        var options = work.Chosen(AskFields.Options);
        var target = work.Word(AskFields.Target);
        return new ImportRequest
        {
            File = work.File!,
            Ledger = target is null or AskFields.NewTarget ? work.Word(OfficeAskWords.Which) : target,
            AnyNewLedger = target == AskFields.NewTarget,
            Issued = work.Word(AskFields.Issued) is { } day ? IsoDay.Find(day) ?? throw new InputRefusedException(Say(AskTexts.IssuedUnclear, day)) : null,
            Columns = [.. work.Ask.Words.Where(w => w.Key.StartsWith(AskFields.Column, StringComparison.Ordinal) && w.Value.Length > 0).Select(w => $"{w.Key[AskFields.Column.Length..]}={w.Value}")],
            CreateUnits = options.Contains(AskFields.CreateUnits),
            AsNew = options.Contains(AskFields.CreateUnits) ? work.Chosen(AskFields.AsNew) : [],
            AcceptChanges = options.Contains(AskFields.Accept),
            SkipRefused = true,
            Sheets = work.Word(AskFields.Sheets) switch
            {
                "ledgers" => SheetAnswer.Ledgers,
                "prefix" => SheetAnswer.Prefix,
                _ => default,
            },
            Numbers = work.Word(AskFields.Numbers) switch
            {
                "keep" => NumberAnswer.Keep,
                "as-written" => NumberAnswer.AsWritten,
                _ => default,
            },
        };
    }

    private async Task<OfficeAskResult> ShownAsync(AskWork work, ImportReport report, ImportResult result, NewUnitPlan plan)
    {
        var takes = result.Problems > 0 || (result.Changed > 0 && work.Chosen(AskFields.Options).Contains(AskFields.Accept));
        var nothing = result is { Problems: 0, Changed: 0 };
        var questions = await QuestionsAsync(work, report, result, plan);
        return new OfficeAskResult(Say(takes ? AskTexts.LedgerShown : nothing && report.Refusals.Count == 0 ? AskTexts.LedgerSame : AskTexts.LedgerNothing, work.Ask.FileName, string.Join('、', report.Ledgers)))
        {
            Facts = Facts(report, result),
            Parts = Parts(report, result, plan, work),
            Questions = questions,
            Buttons = takes ? [new OfficeAskButton("import", report.Refusals.Count > 0 ? AskTexts.ConfirmImportRest : AskTexts.ConfirmImport)] : [],
        };
    }

    private static OfficeAskResult Done(AskWork work, ImportReport report, ImportResult result) => new(Say(
        result.Changed > 0 && !work.Chosen(AskFields.Options).Contains(AskFields.Accept) ? AskTexts.LedgerDoneNotTaken : AskTexts.LedgerDone,
        string.Join('、', report.Ledgers), result.Problems, result.Measures, result.Unchanged, result.Changed))
    {
        Parts =
        [
            .. AskParts.Of(ImportTexts.WarningTitle, report.Warnings, warns: true),
            .. AskParts.Of(AskTexts.RefusedTitle, report.Refusals.Select(Sentence), warns: true),
            .. report.CreatedUnits.Count > 0 ? AskParts.Of(AskTexts.CreatedTitle, report.CreatedUnits) : [],
        ],
    };

    private async Task<OfficeAskResult> RefusedAsync(AskWork work, ImportReport report, NewUnitPlan plan) => new(Say(AskTexts.LedgerRefused, work.Ask.FileName, report.Refusals.Count))
    {
        Parts = [.. AskParts.Of(AskTexts.RefusedTitle, report.Refusals.Select(Sentence), warns: true), .. NewUnitParts(plan, work)],
        Questions = await QuestionsAsync(work, report, null, plan),
    };

    private static IReadOnlyList<OfficeAskFact> Facts(ImportReport report, ImportResult result) =>
    [
        new(AskTexts.FactLedger, string.Join('、', report.Ledgers)),
        new(AskTexts.FactNew, Say(AskTexts.FactNewValue, result.Problems, result.Measures)),
        new(AskTexts.FactChanged, Say(AskTexts.FactItems, result.Changed)),
        new(AskTexts.FactUnchanged, Say(AskTexts.FactItems, result.Unchanged)),
        new(AskTexts.FactRefused, Say(AskTexts.FactPlaces, report.Refusals.Count)),
    ];

    private static IReadOnlyList<OfficeAskPart> Parts(ImportReport report, ImportResult result, NewUnitPlan plan, AskWork work)
    {
        var accepts = work.Chosen(AskFields.Options).Contains(AskFields.Accept);
        return
        [
            .. AskParts.Of(AskTexts.RefusedTitle, report.Refusals.Select(Sentence), warns: true),
            .. NewUnitParts(plan, work),
            .. AskParts.Of(ImportTexts.WarningTitle, report.Warnings),
            .. AskParts.Of(ImportTexts.DeadlineTitle, report.Deadlines.Select(d => d.Line)),
            .. AskParts.Of(ImportTexts.EarlyTitle, report.EarlyDeadlines.Select(d => d.Line), warns: true),
            .. StatusLines.Clear(report.Statuses) is > 0 and var clear ? [new OfficeAskPart(Say(ImportTexts.StatusTitle, clear).TrimEnd('：'), [.. StatusLines.Groups(report.Statuses).Take(12).Select(l => l.Trim())])] : Array.Empty<OfficeAskPart>(),
            .. AskParts.Of(ImportTexts.StatusDoubtTitle, StatusLines.Each(report.Statuses, StatusCertainty.Doubtful), warns: true),
            .. AskParts.Of(ImportTexts.StatusClosedTitle, StatusLines.Each(report.Statuses, StatusCertainty.ClosedInReport)),
            .. AskParts.Of(ImportTexts.StatusUnclearTitle, StatusLines.Each(report.Statuses, StatusCertainty.Unclear)),
            .. AskParts.Of(accepts ? AskTexts.DifferencesTaken : ImportTexts.DifferenceTitle, result.Differences.Select(Line)),
            .. AskParts.Of(accepts ? AskTexts.NewMeasuresTaken : ImportTexts.NewMeasuresTitle, result.NewMeasures),
            .. AskParts.Of(ImportTexts.ConflictTitle, result.Conflicts.Select(Line), warns: true),
            .. result.Missing.Count > 0 ? [Missing(result.Missing)] : Array.Empty<OfficeAskPart>(),
        ];
    }

    private static OfficeAskPart Missing(IReadOnlyList<string> numbers) =>
        new(Say(ImportTexts.MissingTitle, numbers.Count).TrimEnd('：'), [string.Join('、', numbers.Take(MaxNumbers))], Math.Max(0, numbers.Count - MaxNumbers));

    private static IEnumerable<OfficeAskPart> NewUnitParts(NewUnitPlan plan, AskWork work) =>
        work.Chosen(AskFields.Options).Contains(AskFields.CreateUnits) ? AskParts.OfNewUnits(plan) : [];

    private async Task<IReadOnlyList<OfficeAskQuestion>> QuestionsAsync(AskWork work, ImportReport report, ImportResult? result, NewUnitPlan plan)
    {
        var texts = report.Refusals.Select(r => r.Reason).Concat(report.Warnings).ToList();
        var questions = new List<OfficeAskQuestion>();
        foreach (var header in texts.SelectMany(ChatWords.ColumnsOf).GroupBy(c => c.Header, c => c.Meaning))
        {
            questions.Add(Question(
                work, AskFields.Column + header.Key, Say(AskTexts.AskColumn, header.Key),
                [.. header.Concat(ColumnNames.All.Split('、')).Distinct().Select(meaning => new OfficeAskChoice(meaning, meaning))]));
        }

        if (Names("--issued") || work.Word(AskFields.Issued) is not null)
        {
            questions.Add(new OfficeAskQuestion(AskFields.Issued, AskTexts.AskIssued) { Value = work.Word(AskFields.Issued), Example = "2026-11-20" });
        }

        if (Names("--sheets") || work.Word(AskFields.Sheets) is not null)
        {
            questions.Add(Question(work, AskFields.Sheets, AskTexts.AskSheets, [new("ledgers", AskTexts.SheetsLedgers), new("prefix", AskTexts.SheetsPrefix)]));
        }

        if (Names("--numbers") || work.Word(AskFields.Numbers) is not null)
        {
            questions.Add(Question(work, AskFields.Numbers, AskTexts.AskNumbers, [new("keep", AskTexts.NumbersKeep), new("as-written", AskTexts.NumbersWritten)]));
        }

        var options = new List<OfficeAskChoice>();
        if (Names("--create-units") || work.Chosen(AskFields.Options).Contains(AskFields.CreateUnits))
        {
            options.Add(new OfficeAskChoice(AskFields.CreateUnits, AskTexts.OptionCreateUnits));
        }

        if (result is { Changed: > 0 } || work.Chosen(AskFields.Options).Contains(AskFields.Accept))
        {
            options.Add(new OfficeAskChoice(AskFields.Accept, AskTexts.OptionAccept));
        }

        if (options.Count > 0)
        {
            questions.Add(Question(work, AskFields.Options, AskTexts.AskOptions, options) with { IsSeveral = true });
        }

        var likely = plan.Units.Where(u => u.IsTwin).Select(u => u.Name).Union(work.Chosen(AskFields.AsNew)).Where(name => !name.Contains(',')).Take(MaxChoices).ToList();
        if (likely.Count > 0)
        {
            questions.Add(Question(work, AskFields.AsNew, AskTexts.AskAsNew, [.. likely.Select(name => new OfficeAskChoice(name, name))]) with { IsSeveral = true });
        }

        var known = await ledgers.NamesAsync(work.Token);
        if (work.Word(AskFields.Target) is not null || known.Except(report.Ledgers).Any())
        {
            var named = known.Union(report.Ledgers).Select(name => new OfficeAskChoice(name, known.Contains(name) ? name : Say(AskTexts.MadeAnew, name)));
            questions.Add(Question(
                work, AskFields.Target, AskTexts.AskTarget, [.. work.Word(AskFields.Target) == AskFields.NewTarget ? [new(AskFields.NewTarget, AskTexts.AsNewLedger)] : Array.Empty<OfficeAskChoice>(), .. named]) with
            {
                Value = work.Word(AskFields.Target) ?? (report.Ledgers is [var one] ? one : null),
            });
        }

        return questions;

        bool Names(string option) => texts.Exists(text => text.Contains(option, StringComparison.Ordinal));
    }

    private static OfficeAskQuestion Question(AskWork work, string id, string title, IReadOnlyList<OfficeAskChoice> choices) => new(id, title) { Choices = choices, Value = work.Word(id) };

    private static string Sentence(Refusal refusal) => refusal.Row > 0 && refusal.Text.Length > 0 ? Say(ImportTexts.RefusedRow, refusal.Sentence, refusal.Text.ReplaceLineEndings(" ")) : refusal.Sentence;

    private static string Line(CellDifference d) => Say(
        ImportTexts.DifferenceRow, d.Number, FieldNames.Of(d.Field), FieldNames.ValueOf(d.Field, d.Ledger) ?? ImportTexts.Blank, FieldNames.ValueOf(d.Field, d.File) ?? ImportTexts.Blank);

    /// <summary>How far the reading is, in a line.</summary>
    private sealed class ReadingLine(Action<string> line) : IProgress<WorkbookProgress>
    {
        public void Report(WorkbookProgress value) => line(Say(
            AskTexts.ReadingRow, value.Sheet, value.Row.ToString("N0", CultureInfo.InvariantCulture), value.Rows.ToString("N0", CultureInfo.InvariantCulture)));
    }
}

/// <summary>The names of the answers to an import's questions.</summary>
internal static class AskFields
{
    public const string Issued = "issued";

    public const string Sheets = "sheets";

    public const string Numbers = "numbers";

    public const string Options = "options";

    public const string AsNew = "as-new";

    public const string Target = "target";

    /// <summary>What stands for a ledger of the file's own name.</summary>
    public const string NewTarget = "+";

    /// <summary>Begins the name of a column's answer.</summary>
    public const string Column = "column.";

    public const string CreateUnits = "create-units";

    public const string Accept = "accept";
}
