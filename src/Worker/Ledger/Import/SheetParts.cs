using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Which sheets of a file belong to which ledger, and one report of them all.</summary>
internal static class SheetParts
{
    /// <summary>All sheets in one ledger; with <see cref="SheetAnswer.Ledgers"/> each visible sheet in one of its own, by its name.</summary>
    public static IReadOnlyList<(string Ledger, IReadOnlyList<SheetGrid> Sheets)> Of(IReadOnlyList<SheetGrid> sheets, ImportRequest request)
    {
        var visible = sheets.Where(s => !s.Hidden && s.Name != ExportTexts.FiguresSheet).ToList();
        return request.Sheets != SheetAnswer.Ledgers || visible.Count == 0
            ? [(request.Ledger ?? LedgerImporter.DefaultLedger, sheets)]
            : [.. visible.Select(s => (request.Ledger is { } name ? $"{name}-{s.Name}" : s.Name, (IReadOnlyList<SheetGrid>)[s]))];
    }

    /// <summary>The parts that have a table, unless none has.</summary>
    public static List<SheetPart> WithTables(List<SheetPart> parts) => parts.Exists(p => p.Reading.HasTable) ? parts.FindAll(p => p.Reading.HasTable) : parts;

    /// <summary>What was read, before anything is compared.</summary>
    public static ImportReport Report(List<SheetPart> parts)
    {
        var read = WithTables(parts);
        return new ImportReport
        {
            Refusals = [.. read.SelectMany(p => p.Reading.Refusals)],
            RefusedRows = [.. read.SelectMany(p => p.Reading.RefusedRows)],
            Warnings =
            [
                .. parts.Count == 1 ? [] : read.Select(p => Say(ImportTexts.SheetLedger, p.Sheets[0].Name, p.Ledger)),
                .. parts.Except(read).Select(p => Say(ImportTexts.SheetSkipped, p.Sheets[0].Name)),
                .. read.SelectMany(p => p.Reading.Warnings),
            ],
        };
    }

    /// <summary>The results in one; of several ledgers each number with its ledger's name.</summary>
    public static ImportResult Sum(List<SheetPart> parts, IReadOnlyList<ImportResult> results)
    {
        if (results.Count == 1)
        {
            return results[0];
        }

        var named = parts.Zip(results, (part, result) => (part.Ledger, Result: result)).ToList();
        return new ImportResult
        {
            Problems = results.Sum(r => r.Problems),
            Measures = results.Sum(r => r.Measures),
            Unchanged = results.Sum(r => r.Unchanged),
            Changed = results.Sum(r => r.Changed),
            Differences = [.. named.SelectMany(n => n.Result.Differences.Select(d => d with { Number = In(n.Ledger, d.Number) }))],
            Conflicts = [.. named.SelectMany(n => n.Result.Conflicts.Select(d => d with { Number = In(n.Ledger, d.Number) }))],
            NewMeasures = [.. named.SelectMany(n => n.Result.NewMeasures.Select(m => In(n.Ledger, m)))],
            Missing = [.. named.SelectMany(n => n.Result.Missing.Select(m => In(n.Ledger, m)))],
            UnknownNames = [.. results.SelectMany(r => r.UnknownNames).Distinct(StringComparer.Ordinal)],
            CreatedUnits = [.. results.SelectMany(r => r.CreatedUnits)],
        };
    }

    private static string In(string ledger, string number) => Say(ImportTexts.InLedger, ledger, number);
}
