using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Reads an office's ledger, one sheet or several (总账 and 分账), into drafts; touches nothing that is stored.</summary>
internal static class LedgerSheetReader
{
    /// <summary>Hidden sheets are not read; a sheet without a header is skipped and said so.</summary>
    public static LedgerReading Read(IReadOnlyList<SheetGrid> sheets, LedgerReadingOptions options)
    {
        var notes = new ImportNotes();
        var visible = sheets.Where(sheet => !sheet.Hidden && !ReturnedWorkbook.IsReasons(sheet)).Select(DittoCells.Resolved).ToList();
        var readers = visible.ConvertAll(sheet => new LedgerTableReader(sheet, options, notes));
        var tables = visible.Zip(readers, (sheet, reader) => (sheet.Name, Problems: reader.Read(), reader.Guess)).ToList();
        if (tables.TrueForAll(table => table.Problems is null))
        {
            var best = tables.OrderByDescending(t => t.Guess?.Columns.Count ?? 0).FirstOrDefault();
            notes.Refusals.Add(visible.Count == 0 ? new Refusal("", 1, "", "", ImportTexts.NoSheet) : HeaderQuestions.NoHeader(best.Name, best.Guess));

            // its header may stand too far to the right to be seen
            var wide = visible.Select(CellRefusals.OfWidth).OfType<Refusal>().ToList();
            notes.Refusals.AddRange(wide);
            return new LedgerReading([], notes.Refusals, [], []) { HasTable = wide.Count > 0 || IsLedger(best.Guess) };
        }

        var skipped = tables.Where(t => t.Problems is null && t.Name != ExportTexts.FiguresSheet).ToList();
        notes.Warnings.AddRange(skipped.Where(t => !IsLedger(t.Guess)).Select(t => Say(ImportTexts.SheetSkipped, t.Name)));
        notes.Refusals.AddRange(skipped.Where(t => IsLedger(t.Guess)).Select(t => HeaderQuestions.NoHeader(t.Name, t.Guess)));
        var problems = tables.SelectMany(t => SheetNumbers.Prefixed(t.Problems ?? [], options.PrefixSheets ? t.Name : null)).ToList();
        problems = Renumbered.Read(problems, options, notes) ?? [];
        notes.Rename(tables.SelectMany(t => t.Problems ?? []), problems);
        if (notes.Refusals.Exists(r => r.IsQuestion))
        {
            return new LedgerReading([], notes.Refusals, notes.Warnings, []);
        }

        var all = problems.ToList();
        var undated = IssueLabels.Check(problems, options.Issued, notes);
        problems.RemoveAll(undated.Contains);
        var refused = RefuseTwice(problems, notes);
        WithdrawnNumbers.Refuse(problems, options, notes);
        refused.UnionWith(notes.Refusals.Select(r => r.Problem).OfType<ProblemNumber>());
        refused.UnionWith(problems.Where(p => !refused.Contains(p.Number) && CellRefusals.Refuse(p, notes)).Select(p => p.Number).ToList());

        var unknown = new NewUnits(options.Units, options.AsNew);
        var reader = new UnitCellReader(options.Units);
        var persons = new PersonNotes(problems.SelectMany(p => p.Rows));
        reader.Learn(problems.SelectMany(p => p.Rows).Where(row => row[LedgerColumn.ProblemRowId].IsBlank).SelectMany(row => UnitFields.CellsOf(row, persons)));
        var units = new UnitFields(reader, persons, options, notes, unknown);
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

        var plan = options.CreateUnits ? unknown.Decide() : NewUnitPlan.Empty;
        refused.UnionWith(notes.Refusals.Select(r => r.Problem).OfType<ProblemNumber>());
        notes.Warnings.AddRange(notes.Derived
            .GroupBy(d => d.Column, d => d.Row)
            .Select(g => Say(ImportTexts.DerivedEdited, g.Key, g.Count(), g.First().Sheet, g.First().Number)));
        notes.Warnings.AddRange(notes.Collectives
            .GroupBy(c => c.Text, c => c.Row)
            .Select(g => Say(ImportTexts.CollectiveKept, g.Key, g.Count(), g.First().Sheet, g.First().Number)));
        notes.Warnings.AddRange(notes.Bracketed
            .GroupBy(b => b.Text, b => b.Row)
            .Select(g => Say(ImportTexts.UnitBracketsKept, g.Key, g.Count(), g.First().Sheet, g.First().Number)));
        notes.Warnings.AddRange(notes.JoinedProgress
            .GroupBy(row => string.Concat(row.Header.Columns[LedgerColumn.Progress].Order().Select(c => Say(ImportTexts.Quoted, row.Header.NameOf(c)))))
            .Select(g => Say(ImportTexts.ProgressJoined, g.Key, g.Count(), g.First().Sheet, g.First().Number)));
        if (notes.WithoutMeasure is [var blank, ..])
        {
            notes.Warnings.Add(Say(ImportTexts.MeasuresBlank, notes.WithoutMeasure.Count, blank.Sheet, blank.Number));
        }

        var back = all.Where(p => refused.Contains(p.Number) || undated.Contains(p)).ToDictionary(p => p.First, p => p.Number);
        return new LedgerReading([.. read.Where(d => !refused.Contains(d.Number))], notes.Refusals, notes.Warnings, unknown.Names)
        {
            NewUnits = plan,
            Headers = notes.Headers,
            RefusedNumbers = [.. back.Values.Concat(refused).Distinct()],
            Statuses = [.. notes.Statuses.Where(s => !refused.Contains(s.Problem))],
            Deadlines = ReckonedDeadline.Of(notes.Reckoned),
            EarlyDeadlines = [.. notes.Early.Where(d => !refused.Contains(d.Problem))],
            Returned = [.. readers.Select(reader => reader.Returned(back)).OfType<ReturnedSheet>()],
        };
    }

    private static bool IsLedger(TableHeader? guess) => guess is not null && HeaderQuestions.IsLedger(guess);

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
                Say(one.Sheet == other.Sheet ? ImportTexts.NumberTwice : ImportTexts.NumberInSheets, problem.Number.Text, one.Sheet, one.Number, other.Sheet, other.Number),
                problem.Number);
        }

        return twice;
    }
}
