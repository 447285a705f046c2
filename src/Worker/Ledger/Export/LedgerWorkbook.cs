using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Export;

/// <summary>Writes ledgers as one workbook: a sheet a ledger and a sheet of figures. Reads page by page, so memory does not grow with the ledger.</summary>
internal sealed class LedgerWorkbook(LedgerStore store, HeardReports heard)
{
    /// <summary>Writes the workbook.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="ledger">One ledger by its name, or null for all.</param>
    /// <param name="moment">The day of the lights.</param>
    /// <param name="numbersOnly">Leaves out everything but numbers, dates and states.</param>
    /// <param name="broken">Promises to be told of beside the figures.</param>
    /// <param name="token">Stops writing.</param>
    /// <returns>What was counted.</returns>
    public async Task<LedgerFigures> WriteAsync(Stream output, string? ledger, LedgerMoment moment, bool numbersOnly, IReadOnlyList<DigestMeasure> broken, CancellationToken token)
    {
        var columns = numbersOnly ? [.. ExportColumns.All.Where(c => c.IsPlainFigure)] : ExportColumns.All;
        var names = ledger is null ? await store.NamesAsync(token) : [ledger];
        var (units, measures) = (new FiguresByUnit<string>(moment.Today, moment.Today), 0);
        using var workbook = new WorkbookWriter(output);
        foreach (var name in names.DefaultIfEmpty(ExportTexts.LedgerUnnamed))
        {
            var shown = numbersOnly ? ExportTexts.LedgerUnnamed : name;
            var sheet = new LedgerSheet(workbook, shown, shown, await FittedAsync(name, columns, token), moment);
            await store.ReadAsync(
                new LedgerQuery(name),
                async page =>
                {
                    var said = await heard.OfAsync(page.Select(p => p.Id), token);
                    foreach (var problem in page)
                    {
                        IReadOnlyList<Light> lights = [.. problem.Measures.Select(m => moment.LightOf(m))];
                        units.Of(problem.LeadUnit).Add(problem.Status, [.. problem.Measures.Zip(lights, (m, light) => (LedgerMoment.Counted(m), light))]);
                        measures += problem.Measures.Count;
                        sheet.Write(problem, lights, said);
                    }
                },
                token);
        }

        var figures = new LedgerFigures(units.Total(), units.Units, measures);
        FiguresSheet.Write(workbook, figures, moment, numbersOnly, broken);
        return figures;
    }

    /// <summary>Writes the workbook as a file.</summary>
    public Task<LedgerFigures> SaveAsync(string path, string? ledger, LedgerMoment moment, bool numbersOnly, IReadOnlyList<DigestMeasure> broken, CancellationToken token) =>
        FlushedFile.ReplaceAsync(path, file => WriteAsync(file, ledger, moment, numbersOnly, broken, token));

    /// <summary>Hides the optional columns in which nothing stands. Widths come first in the file, so the ledger goes by once more.</summary>
    private async Task<IReadOnlyList<ExportColumn>> FittedAsync(string ledger, IReadOnlyList<ExportColumn> columns, CancellationToken token)
    {
        var empty = columns.Where(c => c.IsOptional).ToHashSet();
        await store.ReadAsync(
            new LedgerQuery(ledger),
            async page =>
            {
                var said = await heard.OfAsync(page.Select(p => p.Id), token);
                foreach (var row in page.SelectMany(p => p.Measures.Select(m => new ExportRow(p, m, Light.None, said.GetValueOrDefault(m.Id, [])))))
                {
                    empty.RemoveWhere(c => c.Value(row).Kind != CellKind.Blank);
                }
            },
            token);
        return [.. columns.Select(c => empty.Contains(c) ? c with { Hidden = true } : c)];
    }
}

/// <summary>What a workbook's sheet of figures shows.</summary>
/// <param name="Total">Of all its ledgers.</param>
/// <param name="ByUnit">The same by lead unit.</param>
/// <param name="Measures">All measures.</param>
internal sealed record LedgerFigures(Figures Total, IReadOnlyDictionary<string, Figures> ByUnit, int Measures);
