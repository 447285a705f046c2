using System.Globalization;

using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Asks about a sheet whose numbers moved, or gives its problems back the ledger's numbers.</summary>
internal static class Renumbered
{
    private const int Shown = 5;
    private const int MaxText = 20;

    /// <summary>The problems under the numbers that count; null when that is an open question, which notes then has.</summary>
    public static List<ProblemRows>? Read(List<ProblemRows> problems, LedgerReadingOptions options, ImportNotes notes)
    {
        var counted = problems.Count > 0 && problems.TrueForAll(p => !p.First.Header.Has(LedgerColumn.Number));
        if (options.Known.Count == 0 || (options.Numbers == NumberAnswer.AsWritten && !counted))
        {
            return problems;
        }

        var found = RenumberingRule.Decide(
            [.. options.Known.Values.Select(k => new NumberedText(k.Number, k.Symptom, string.Concat(k.Measures.Select(m => m.Text)), k.Id))],
            [.. problems.Select(InFile)],
            options.Withdrawn.Keys,
            counted);
        if (counted)
        {
            return Keep(problems, found, notes);
        }

        if (found.Moved.Count == 0)
        {
            return problems;
        }

        if (options.Numbers == NumberAnswer.Ask)
        {
            var first = problems.First(p => p.Number.Text == found.Moved[0].File).First;
            notes.Refusals.Add(new Refusal(first.Sheet, first.Number, "", "", Say(ImportTexts.NumbersMoved, found.Moved.Count, Lines(found.Moved, ImportTexts.NumberMoved))) { IsQuestion = true });
            return null;
        }

        notes.Warnings.Add(Say(ImportTexts.NumbersKept, found.Moved.Count, Lines(found.Moved, ImportTexts.NumberBack)));
        if (found.Given.Count > 0)
        {
            notes.Warnings.Add(Say(ImportTexts.NumbersGiven, found.Given.Count, Lines(found.Given, ImportTexts.NumberBack)));
        }

        return Keep(problems, found, notes);
    }

    private static List<ProblemRows> Keep(List<ProblemRows> problems, Renumbering found, ImportNotes notes)
    {
        var kept = new List<ProblemRows>();
        foreach (var (i, problem) in problems.Index())
        {
            if (found.Kept[i] is { } number)
            {
                kept.Add(problem with { Number = ProblemNumber.From(number) });
                continue;
            }

            notes.Refusals.Add(new Refusal(problem.First.Sheet, problem.First.Number, "", "", Say(ImportTexts.NumberUncertain, problem.Number.Text)) { IsQuestion = true });
        }

        return kept;
    }

    private static NumberedText InFile(ProblemRows problem) => new(
        problem.Number.Text,
        ProblemAssembler.Text(problem, LedgerColumn.Symptom),
        string.Concat(problem.Rows.Select(row => row.Joined(LedgerColumn.Measure)).Where(f => f.IsOwn).Select(f => f.Text)),
        long.TryParse(problem.First[LedgerColumn.ProblemRowId].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null);

    private static string Lines(IReadOnlyList<MovedNumber> moved, string line) =>
        string.Join('、', moved.Take(Shown).Select(m => Say(line, m.File, m.Ledger, m.Text.Length > MaxText ? m.Text[..MaxText] + "…" : m.Text)))
        + (moved.Count > Shown ? ImportTexts.AndMore : "");
}
