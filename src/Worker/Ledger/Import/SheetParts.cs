using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Which sheets of a file belong to which ledger, and one report of them all.</summary>
internal static class SheetParts
{
    /// <summary>Each ledger of our own export in its own; with <see cref="SheetAnswer.Ledgers"/> each visible sheet in one of its own, by its name.</summary>
    public static IReadOnlyList<LedgerSheets> Of(IReadOnlyList<SheetGrid> sheets, ImportRequest request, LedgerTargets targets)
    {
        var parts = LedgerSheets.Of(sheets);
        var own = parts.Where(p => p.Name is null).SelectMany(p => p.Sheets).Where(s => !s.Hidden && s.Name != ExportTexts.FiguresSheet).ToList();
        if (request.Sheets != SheetAnswer.Ledgers || own.Count == 0)
        {
            return targets.Of(parts);
        }

        var exported = parts.Where(p => p.Name is not null).ToList();
        return [.. exported.Count == 0 ? [] : targets.Of(exported), .. own.Select(s => new LedgerSheets(request.Ledger is { } name ? $"{name}-{s.Name}" : s.Name, [s]))];
    }

    /// <summary>The new units of all ledgers of the file, looked at together.</summary>
    public static NewUnitPlan NewUnits(List<SheetPart> parts, LedgerReadingOptions options) => parts.Count == 1
        ? parts[0].Reading.NewUnits
        : Joined([.. parts.SelectMany(p => p.Reading.NewUnits.Units)], options);

    private static NewUnitPlan Joined(IReadOnlyList<NewUnit> units, LedgerReadingOptions options) =>
        NewUnitPlan.Decide(units.Select(u => u.Name), options.Units, options.AsNew).At(units.Where(u => u.First is not null).Select(u => (u.Name, u.First!)));

    /// <summary>Names of options that nothing in the file bears.</summary>
    public static IEnumerable<Refusal> Mistyped(List<SheetPart> parts, NewUnitPlan units, LedgerReadingOptions options)
    {
        var headers = parts.SelectMany(p => p.Reading.Headers).ToHashSet(StringComparer.Ordinal);
        var given = parts.SelectMany(p => p.Given.Keys).Distinct(StringComparer.Ordinal).Where(header => headers.Count > 0 && !headers.Contains(header));
        return
        [
            .. given.Select(header => new Refusal("", 0, "", "", Say(ImportTexts.ColumnAbsent, header, string.Join('、', headers)))),
            .. new NewUnits(options.Units, options.AsNew).Mistyped(units),
        ];
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
            Deadlines = ReckonedDeadline.Joined(read.SelectMany(p => p.Reading.Deadlines)),
            EarlyDeadlines = [.. read.SelectMany(p => p.Reading.EarlyDeadlines)],
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
