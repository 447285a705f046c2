using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A number that was withdrawn stays taken: what history says of it would otherwise be said of another problem.</summary>
internal static class WithdrawnNumbers
{
    /// <summary>Refuses the problems that bear one.</summary>
    public static void Refuse(IEnumerable<ProblemRows> problems, LedgerReadingOptions options, ImportNotes notes)
    {
        foreach (var problem in problems)
        {
            if (options.Withdrawn.TryGetValue(problem.Number.Text, out var day))
            {
                notes.Refuse(problem.First, problem.First[LedgerColumn.Number], Say(ImportTexts.NumberWithdrawn, problem.Number.Text, IsoDay.Text(day)), problem.Number);
            }
        }
    }
}
