using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Collects what could not be read and what was assumed, each with its place.</summary>
internal sealed class ImportNotes
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly HashSet<Refusal> _refused = [];

    private int _counted;

    public List<Refusal> Refusals { get; } = [];

    /// <summary>Sentences that were read already.</summary>
    public ReadSentences Sentences { get; } = new();

    public List<string> Warnings { get; } = [];

    /// <summary>Deadlines whose day does not stand in the cell, or in which something was taken for granted, by the rows.</summary>
    public List<(DeadlinePart Part, LedgerRow Row)> Reckoned { get; } = [];

    /// <summary>Edited cells of our own export that the program reckons itself, by their columns.</summary>
    public List<(string Column, LedgerRow Row)> Derived { get; } = [];

    /// <summary>Words for many units that were kept as text, by the rows.</summary>
    public List<(string Text, LedgerRow Row)> Collectives { get; } = [];

    /// <summary>Units with what stood in brackets behind them and was kept as text, by the rows.</summary>
    public List<(string Text, LedgerRow Row)> Bracketed { get; } = [];

    /// <summary>The names of all columns that were seen, without white space.</summary>
    public HashSet<string> Headers { get; } = new(StringComparer.Ordinal);

    /// <summary>Measures whose status was read from words.</summary>
    public List<StatusNote> Statuses { get; } = [];

    /// <summary>Rows with several reports that were joined.</summary>
    public List<LedgerRow> JoinedProgress { get; } = [];

    /// <summary>Deadlines that are over before their problem was issued.</summary>
    public List<EarlyDeadline> Early { get; } = [];

    /// <summary>Rows whose 整改措施 is blank, so that target or problem stand in for it.</summary>
    public List<LedgerRow> WithoutMeasure { get; } = [];

    /// <summary>The number of the next problem of sheets that have no numbers.</summary>
    public ProblemNumber NextNumber() => ProblemNumber.From((++_counted).ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void Refuse(LedgerRow row, FieldCell field, string reason, ProblemNumber? problem)
    {
        var letter = field.Column < 0 ? "" : SheetGrid.ColumnName(field.Column);
        var full = letter.Length == 0 ? reason : Say(ImportTexts.In, row.Header.NameOf(field.Column), letter, reason);
        var refusal = new Refusal(row.Sheet, field.Row + 1, letter, field.Text, full, problem);
        if (_refused.Add(refusal))
        {
            Refusals.Add(refusal);
        }
    }

    /// <summary>What was refused under the numbers of the file is refused under those that count.</summary>
    public void Rename(IEnumerable<ProblemRows> before, IEnumerable<ProblemRows> after)
    {
        var numbers = after.ToDictionary(p => p.First, p => p.Number);
        var names = new Dictionary<(string, ProblemNumber), ProblemNumber>();
        foreach (var problem in before)
        {
            if (numbers.TryGetValue(problem.First, out var number))
            {
                names.TryAdd((problem.First.Sheet, problem.Number), number);
            }
        }

        for (var i = 0; i < Refusals.Count; i++)
        {
            if (Refusals[i].Problem is { } old && names.TryGetValue((Refusals[i].Sheet, old), out var number))
            {
                Refusals[i] = Refusals[i] with { Problem = number };
            }
        }
    }

    /// <summary>A row with which the program itself came to grief.</summary>
    public void Break(LedgerRow row, Exception fault, ProblemNumber? problem) =>
        Refusals.Add(new Refusal(row.Sheet, row.Number, "", row.Grid.Own.Count > 0 ? row.Grid[row.Grid.Own[0]].Text : "", Say(ImportTexts.RowBroken, fault.GetType().Name), problem));

    /// <summary>Says a thing once, even when several cells give rise to it.</summary>
    public void Warn(string sheet, int row, string text)
    {
        var full = Say(ImportTexts.At, sheet, row, text);
        if (_said.Add(full))
        {
            Warnings.Add(full);
        }
    }
}
