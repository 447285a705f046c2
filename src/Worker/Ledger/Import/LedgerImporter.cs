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
    Database database, LedgerImportStore store, WithdrawalStore withdrawals, CalendarStore calendars, IOptions<OfficeOptions> office, OfficeHours hours, TimeProvider clock)
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
        if (await withdrawals.OfLedgerAsync(ledger, token) is { } before && before.Name == ledger)
        {
            throw new InputRefusedException(Say(WithdrawTexts.ImportIntoWithdrawn, before.Ledger, before.Name, IsoDay.Text(before.Day)));
        }

        var reading = LedgerSheetReader.Read(((WorkbookReading.Understood)workbook).Sheets, new LedgerReadingOptions
        {
            Issued = request.Issued,
            LedgerYear = year,
            StoredIssued = await store.IssuedAsync(ledger, token),
            Withdrawn = await store.WithdrawnAsync(ledger, token),
            Today = day,
            Calendar = await calendars.LoadAsync(token),
            Terms = new DeadlineTerms { ImmediateFixDays = office.Value.ImmediateFixDays },
            Units = await UnitsAsync(token),
            CreateUnits = request.CreateUnits,
        });
        var report = new ImportReport { Refusals = reading.Refusals, RefusedRows = reading.RefusedRows, Warnings = [.. reading.Warnings, .. SeveralNames(reading)] };
        if (reading.Refusals.Count > 0 && !request.SkipRefused)
        {
            return report;
        }

        var created = reading.UnknownUnits.Where(_ => request.CreateUnits).ToList();
        var result = await store.ImportAsync(
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
            token);
        return report with
        {
            Result = result,
            CreatedUnits = result.CreatedUnits,
            Warnings = result.UnknownNames.Count == 0
                ? report.Warnings
                : [.. report.Warnings, Say(ImportTexts.NamesUnknown, string.Join('、', result.UnknownNames.Take(20)), result.UnknownNames.Count)],
        };
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
