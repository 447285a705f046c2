using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger.Withdrawal;
using CaseReform.Ops.Worker.Sheets;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Takes a spreadsheet into a ledger: reads it, then compares and stores it in one transaction, or refuses it whole.</summary>
internal sealed class LedgerImporter(
    Database database,
    LedgerImportStore store,
    LedgerColumnStore columnStore,
    WithdrawalStore withdrawals,
    CalendarStore calendars,
    IOptions<OfficeOptions> office,
    OfficeHours hours,
    TimeProvider clock,
    IOptions<DatabaseOptions> data)
{
    /// <summary>The ledger's name where none is given.</summary>
    public const string DefaultLedger = "整改台账";

    private static readonly System.Buffers.SearchValues<char> NameSeparators = System.Buffers.SearchValues.Create("、，,；;/");

    /// <summary>Imports a file.</summary>
    public async Task<ImportReport> RunAsync(ImportRequest request, IProgress<WorkbookProgress>? progress, CancellationToken token)
    {
        var workbook = WorkbookReader.Read(request.File, WorkbookLimits.Default, token, progress);
        if (workbook is WorkbookReading.Refused refused)
        {
            return new ImportReport { Refusals = [new Refusal(refused.Sheet ?? string.Empty, refused.Row ?? 0, refused.Column ?? string.Empty, string.Empty, refused.Reason)] };
        }

        var sheets = ((WorkbookReading.Understood)workbook).Sheets;
        var targets = new LedgerTargets(request, await store.NamesAsync(token));
        var now = clock.GetUtcNow();
        var common = new LedgerReadingOptions
        {
            Issued = request.Issued,
            Numbers = request.Numbers,
            PrefixSheets = request.Sheets == SheetAnswer.Prefix,
            Today = hours.DayOf(now),
            Calendar = await calendars.LoadAsync(token),
            Terms = new DeadlineTerms { ImmediateFixDays = office.Value.ImmediateFixDays },
            Units = await UnitsAsync(token),
            CreateUnits = request.CreateUnits,
            AsNew = request.AsNew,
        };
        var parts = new List<SheetPart>();
        foreach (var part in SheetParts.Of(sheets, request, targets))
        {
            parts.Add(await ReadAsync(part, common, request.Columns, token));
        }

        var units = SheetParts.NewUnits(parts, common);
        await (request.ShowNewUnits?.Invoke(units) ?? Task.CompletedTask);
        var report = SheetParts.Report(parts, targets.Hints);
        if (report.Refusals.All(r => !r.IsQuestion))
        {
            report = report with { Refusals = [.. report.Refusals, .. SheetParts.Mistyped(parts, units, common)] };
        }

        if (report.Refusals.Any(r => r.IsQuestion) || (report.Refusals.Count > 0 && !request.SkipRefused))
        {
            return report;
        }

        parts = SheetParts.WithTables(parts).FindAll(p => parts.Count == 1 || p.Year is not null || p.Reading.Problems.Count > 0); // nothing taken, no new ledger
        var returned = Return(request, parts, report.Refusals);
        var results = await ImportAsync([.. parts.Select(part => Import(part, request, now, common.Today))], returned, token);
        var result = ImportResults.Joined([.. parts.Select(p => p.Ledger)], results);
        return report with
        {
            Result = result,
            ReturnedFile = returned,
            CreatedUnits = result.CreatedUnits,
            Warnings = [.. report.Warnings, .. UnknownNames(result)],
        };
    }

    private async Task<SheetPart> ReadAsync(LedgerSheets part, LedgerReadingOptions common, IReadOnlyList<string> answers, CancellationToken token)
    {
        var ledger = part.Name!;
        if (await withdrawals.OfLedgerAsync(ledger, token) is { } before && before.Name == ledger)
        {
            throw new InputRefusedException(Say(WithdrawTexts.ImportIntoWithdrawn, before.Ledger, before.Name, IsoDay.Text(before.Day)));
        }

        var year = await store.YearAsync(ledger, token);
        var known = await store.KnownAsync(ledger, token);
        var columns = ColumnAnswers.Of(await columnStore.ReadAsync(ledger, token), answers);
        var reading = LedgerSheetReader.Read(part.Sheets, common with
        {
            LedgerYear = year,
            Columns = columns,
            Known = known,
            NamedBefore = await store.RetiredNamedAsync(ledger, token),
            Withdrawn = await store.WithdrawnAsync(ledger, token),
            StoredIssued = known.Values.Where(p => p.IssuedOn is not null).ToDictionary(p => p.Number, p => p.IssuedOn!.Value, StringComparer.Ordinal),
        });
        return new SheetPart(ledger, part.Sheets, year, reading with { Warnings = [.. reading.Warnings, .. SeveralNames(reading)] }) { Given = columns.Given, Columns = columns.GivenFor(reading.Headers), IsElsewhere = part.IsElsewhere };
    }

    private static LedgerImport Import(SheetPart part, ImportRequest request, DateTimeOffset now, DateOnly day) => new()
    {
        Ledger = part.Ledger,
        Year = part.Year ?? request.Issued?.Year ?? part.Reading.Problems.Select(p => p.IssuedOn?.Year).FirstOrDefault(y => y is not null) ?? day.Year,
        Problems = part.IsElsewhere ? [.. part.Reading.Problems.Select(WithoutRows)] : part.Reading.Problems,
        Refused = [.. part.Reading.RefusedNumbers.Select(n => n.Text)],
        NewUnits = request.CreateUnits ? part.Reading.UnknownUnits : [],
        Columns = part.Columns,
        AcceptChanges = request.AcceptChanges,
        DryRun = request.DryRun,
        At = now,
        Day = day,
        File = Path.GetFileName(request.File),
    };

    // The rows and versions of an export are those of its own ledger.
    private static ImportedProblem WithoutRows(ImportedProblem problem) =>
        problem with { Version = null, Measures = [.. problem.Measures.Select(m => m with { Id = null })] };

    /// <summary>What is refused is on the disk before the rest is taken: then nothing is lost when it cannot be written. Where nothing was read there is nothing to
    /// take apart, and the file itself is the one to correct.</summary>
    private string? Return(ImportRequest request, List<SheetPart> parts, IReadOnlyList<Refusal> refusals)
    {
        var returned = parts.SelectMany(p => p.Reading.Returned).ToList();
        return !request.SkipRefused || (request.DryRun && !request.ReturnsDry) || (parts.TrueForAll(p => p.Reading.Problems.Count == 0) && returned.TrueForAll(sheet => sheet.Whole)) || returned.Count == 0 ? null
            : ReturnedFile.Write(
                [Path.GetDirectoryName(Path.GetFullPath(request.File))!, data.Value.DataFolder],
                request.File,
                file => ReturnedWorkbook.Write(file, returned, refusals, request.Issued));
    }

    private async Task<IReadOnlyList<ImportResult>> ImportAsync(IReadOnlyList<LedgerImport> imports, string? returned, CancellationToken token)
    {
        try
        {
            return await store.ImportAsync(imports, token);
        }
        catch when (returned is not null)
        {
            // nothing was taken, so nothing goes back
            File.Delete(returned);
            throw;
        }
    }

    private static IEnumerable<string> UnknownNames(ImportResult result)
    {
        if (result.UnknownNames.Count > 0)
        {
            yield return Say(ImportTexts.NamesUnknown, string.Join('、', result.UnknownNames.Take(20)), result.UnknownNames.Count);
        }

        if (result.StillUnknown > 0)
        {
            yield return Say(ImportTexts.NamesStillUnknown, result.StillUnknown);
        }
    }

    /// <summary>A measure answers to one post: of several names the first that the address list has.</summary>
    private static IEnumerable<string> SeveralNames(LedgerReading reading)
    {
        var cells = reading.Problems.SelectMany(p => p.Measures).Select(m => m.ResponsibleName).OfType<string>().Where(n => n.AsSpan().ContainsAny(NameSeparators)).ToList();
        return cells.Count == 0 ? [] : [Say(ImportTexts.NamesSeveral, cells.Count, cells[0])];
    }

    private async Task<UnitNames> UnitsAsync(CancellationToken token) => new(
        (await database.ReadAsync(UnitRows.NamesAsync, token))
        .GroupBy(r => r.Name, StringComparer.Ordinal)
        .Select(g => new UnitName(g.Key, [.. g.Select(r => r.Alias).OfType<string>()], g.First().RetiredOn)));
}
