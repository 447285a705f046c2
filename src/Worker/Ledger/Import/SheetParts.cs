using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Which sheets of a file belong to which ledger, and one report of them all.</summary>
internal static class SheetParts
{
    /// <summary>Each ledger of our own export in its own; with <see cref="SheetAnswer.Ledgers"/> each visible sheet in one of its own, by its name.</summary>
    public static IReadOnlyList<LedgerSheets> Of(IReadOnlyList<SheetGrid> sheets, ImportRequest request, LedgerTargets targets)
    {
        var visible = sheets.Where(s => !s.Hidden && s.Name != ExportTexts.FiguresSheet).ToList();
        return request.Sheets != SheetAnswer.Ledgers || visible.Count == 0
            ? targets.Of(LedgerSheets.Of(sheets))
            : [.. visible.Select(s => new LedgerSheets(request.Ledger is { } name ? $"{name}-{s.Name}" : s.Name, [s]))];
    }

    /// <summary>The parts that have a table, unless none has.</summary>
    public static List<SheetPart> WithTables(List<SheetPart> parts) => parts.Exists(p => p.Reading.HasTable) ? parts.FindAll(p => p.Reading.HasTable) : parts;

    /// <summary>What was read, before anything is compared.</summary>
    public static ImportReport Report(List<SheetPart> parts, IReadOnlyList<string> hints)
    {
        var read = WithTables(parts);
        return new ImportReport
        {
            Refusals = [.. read.SelectMany(p => p.Reading.Refusals)],
            Deadlines = [.. read.SelectMany(p => p.Reading.Deadlines)],
            Ledgers = [.. read.Select(p => p.Ledger)],
            Statuses = [.. read.SelectMany(p => p.Reading.Statuses)],
            Warnings =
            [
                .. hints,
                                .. parts.Except(read).Select(p => Say(ImportTexts.SheetSkipped, p.Sheets[0].Name)),
                .. read.SelectMany(p => p.Reading.Warnings),
            ],
        };
    }
}
