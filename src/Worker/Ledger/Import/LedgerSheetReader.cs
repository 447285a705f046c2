using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Reads an office's ledger, one sheet or several (总账 and 分账), into drafts; touches nothing that is stored.</summary>
internal static class LedgerSheetReader
{
    /// <summary>Hidden sheets are not read; a sheet without a header is skipped and said so.</summary>
    public static LedgerReading Read(IReadOnlyList<SheetGrid> sheets, LedgerReadingOptions options)
    {
        var notes = new ImportNotes();
        var visible = sheets.Where(sheet => !sheet.Hidden && !ReturnedWorkbook.IsReasons(sheet)).ToList();
        var readers = visible.ConvertAll(sheet => new LedgerTableReader(sheet, options.Units, notes));
        var tables = visible.Zip(readers, (sheet, reader) => (sheet.Name, Problems: reader.Read())).ToList();
        if (tables.TrueForAll(table => table.Problems is null))
        {
            notes.Refusals.Add(new Refusal(
                visible.FirstOrDefault()?.Name ?? "", 1, "", "", visible.Count == 0 ? ImportTexts.NoSheet : ImportTexts.NoHeader));

            // its header may stand too far to the right to be seen
            notes.Refusals.AddRange(visible.Select(CellRefusals.OfWidth).OfType<Refusal>());
            return new LedgerReading([], notes.Refusals, [], []);
        }

        notes.Warnings.AddRange(tables.Where(t => t.Problems is null && t.Name != ExportTexts.FiguresSheet).Select(t => Say(ImportTexts.SheetSkipped, t.Name)));
        var problems = tables.SelectMany(t => t.Problems ?? []).ToList();
        var refused = RefuseTwice(problems, notes);
        refused.UnionWith(notes.Refusals.Select(r => r.Problem).OfType<ProblemNumber>());
        refused.UnionWith(problems.Where(p => !refused.Contains(p.Number) && CellRefusals.Refuse(p, notes)).Select(p => p.Number).ToList());

        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        var units = new UnitFields(new UnitCellReader(options.Units), options, notes, unknown);
        var assembler = new ProblemAssembler(options, units, notes);
        var read = new List<ImportedProblem>();
        var items = 0;
        foreach (var problem in problems.Where(p => !refused.Contains(p.Number)))
        {
            if (Build(assembler, problem, notes) is { } built)
            {
                read.Add(built);
                items += built.Measures.Count + built.SupportingUnits.Count;
            }

            if (items + unknown.Count > WorkbookLimits.Default.Items)
            {
                return new LedgerReading([], [new Refusal(problem.First.Sheet, problem.First.Number, "", "", Say(ImportTexts.TooManyItems, WorkbookLimits.Default.Items))], [], []);
            }
        }

        refused.UnionWith(notes.Refusals.Select(r => r.Problem).OfType<ProblemNumber>());
        notes.Warnings.AddRange(notes.Assumed
            .GroupBy(a => a.Note, a => a.Row)
            .Select(g => Say(ImportTexts.DeadlineAssumed, g.Key, g.Count(), g.First().Sheet, g.First().Number)));
        return new LedgerReading([.. read.Where(d => !refused.Contains(d.Number))], notes.Refusals, notes.Warnings, [.. unknown])
        {
            Returned = [.. readers.Select(reader => reader.Returned(refused)).OfType<ReturnedSheet>()],
        };
    }

    /// <summary>A fault of the program in one problem is a refusal with its place, like any other that could not be read.</summary>
    private static ImportedProblem? Build(ProblemAssembler assembler, ProblemRows problem, ImportNotes notes)
    {
        try
        {
            return assembler.Build(problem);
        }
        catch (Exception e) when (SetAsideRule.IsOfItem(e))
        {
            notes.Break(problem.First, e, problem.Number);
            return null;
        }
    }

    private static HashSet<ProblemNumber> RefuseTwice(IReadOnlyList<ProblemRows> problems, ImportNotes notes)
    {
        var seen = new Dictionary<ProblemNumber, ProblemRows>();
        var twice = new HashSet<ProblemNumber>();
        foreach (var problem in problems)
        {
            if (seen.TryAdd(problem.Number, problem))
            {
                continue;
            }

            twice.Add(problem.Number);
            var (one, other) = (seen[problem.Number].First, problem.First);
            notes.Refuse(
                other,
                other[LedgerColumn.Number],
                Say(ImportTexts.NumberTwice, problem.Number.Text, one.Sheet, one.Number, other.Sheet, other.Number),
                problem.Number);
        }

        return twice;
    }
}
