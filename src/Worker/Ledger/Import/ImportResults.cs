using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What several ledgers of one file came to, as one; then each number says its ledger.</summary>
internal static class ImportResults
{
    public static ImportResult Joined(IReadOnlyList<string> ledgers, IReadOnlyList<ImportResult> results)
    {
        if (results.Count == 1)
        {
            return results[0];
        }

        var all = ledgers.Zip(results).ToList();
        return new ImportResult
        {
            Problems = results.Sum(r => r.Problems),
            Measures = results.Sum(r => r.Measures),
            Unchanged = results.Sum(r => r.Unchanged),
            Changed = results.Sum(r => r.Changed),
            Differences = [.. all.SelectMany(r => r.Second.Differences.Select(d => In(r.First, d)))],
            Conflicts = [.. all.SelectMany(r => r.Second.Conflicts.Select(d => In(r.First, d)))],
            CloseOuts = [.. all.SelectMany(r => r.Second.CloseOuts.Select(d => In(r.First, d)))],
            TakenOver = [.. all.SelectMany(r => r.Second.TakenOver.Select(n => Say(PageTexts.NumberInLedger, n, r.First)))],
            NewMeasures = [.. all.SelectMany(r => r.Second.NewMeasures.Select(m => Say(PageTexts.NumberInLedger, m, r.First)))],
            Missing = [.. all.SelectMany(r => r.Second.Missing.Select(m => Say(PageTexts.NumberInLedger, m, r.First)))],
            UnknownNames = [.. results.SelectMany(r => r.UnknownNames).Distinct()],
            StillUnknown = results.Sum(r => r.StillUnknown),
            CreatedUnits = [.. results.SelectMany(r => r.CreatedUnits).Distinct()],
        };
    }

    private static CellDifference In(string ledger, CellDifference d) => d with { Number = Say(PageTexts.NumberInLedger, d.Number, ledger) };
}
