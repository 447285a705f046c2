using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Sheets;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Takes a spreadsheet into a ledger: reads it, then compares and stores it in one transaction, or refuses it whole.</summary>
internal sealed class LedgerImporter(
    Database database, LedgerImportStore store, CalendarStore calendars, IOptions<OfficeOptions> office, OfficeHours hours, TimeProvider clock,
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

        var now = clock.GetUtcNow();
        var day = hours.DayOf(now);
        var ledger = request.Ledger ?? DefaultLedger;
        var year = await store.YearAsync(ledger, token);
        var reading = LedgerSheetReader.Read(((WorkbookReading.Understood)workbook).Sheets, new LedgerReadingOptions
        {
            Issued = request.Issued,
            LedgerYear = year,
            StoredIssued = await store.IssuedAsync(ledger, token),
            Today = day,
            Calendar = await calendars.LoadAsync(token),
            Terms = new DeadlineTerms { ImmediateFixDays = office.Value.ImmediateFixDays },
            Units = await UnitsAsync(token),
            CreateUnits = request.CreateUnits,
        });
        var report = new ImportReport { Refusals = reading.Refusals, Warnings = [.. reading.Warnings, .. SeveralNames(reading)] };
        if (reading.Refusals.Count > 0 && !request.SkipRefused)
        {
            return report;
        }

        var created = reading.UnknownUnits.Where(_ => request.CreateUnits).ToList();
        var returned = Return(request, reading);
        var result = await ImportAsync(
            new LedgerImport
            {
                Ledger = ledger,
                Year = year ?? request.Issued?.Year ?? reading.Problems.Select(p => p.IssuedOn?.Year).FirstOrDefault(y => y is not null) ?? day.Year,
                Problems = reading.Problems,
                Refused = [.. reading.Refusals.Select(r => r.Problem?.Text).OfType<string>()],
                NewUnits = created,
                AcceptChanges = request.AcceptChanges,
                DryRun = request.DryRun,
                At = now,
                Day = day,
                File = Path.GetFileName(request.File),
            },
            returned,
            token);
        return report with
        {
            Result = result,
            ReturnedFile = returned,
            CreatedUnits = result.CreatedUnits,
            Warnings = result.UnknownNames.Count == 0
                ? report.Warnings
                : [.. report.Warnings, Say(ImportTexts.NamesUnknown, string.Join('、', result.UnknownNames.Take(20)), result.UnknownNames.Count)],
        };
    }

    /// <summary>What is refused is on the disk before the rest is taken: then nothing is lost when it cannot be written. Where nothing was read there is nothing to
    /// take apart, and the file itself is the one to correct.</summary>
    private string? Return(ImportRequest request, LedgerReading reading) =>
        !request.SkipRefused || request.DryRun || (reading.Problems.Count == 0 && reading.Returned.All(sheet => sheet.Whole)) || reading.Returned.Count == 0 ? null
        : ReturnedFile.Write(
            [Path.GetDirectoryName(Path.GetFullPath(request.File))!, data.Value.DataFolder],
            request.File,
            file => ReturnedWorkbook.Write(file, reading.Returned, reading.Refusals, request.Issued));

    private async Task<ImportResult> ImportAsync(LedgerImport import, string? returned, CancellationToken token)
    {
        try
        {
            return await store.ImportAsync(import, token);
        }
        catch when (returned is not null)
        {
            // nothing was taken, so nothing goes back
            File.Delete(returned);
            throw;
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
        .Select(g => new UnitName(g.Key, [.. g.Select(r => r.Alias).OfType<string>()])));
}
