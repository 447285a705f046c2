using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Refuses cells that do not hold what they should: errors and formulas without a result, in the columns that are read. In others they do not matter.</summary>
internal static class CellRefusals
{
    /// <summary>A table that reaches further to the right than is read; null when it does not.</summary>
    public static Refusal? OfWidth(SheetGrid sheet) => sheet.Beyond is not { } beyond ? null
        : new Refusal(sheet.Name, beyond.Row + 1, SheetGrid.ColumnName(beyond.Column), "", Say(SheetTexts.TooManyColumns, sheet.MaxColumns));

    /// <summary>Refuses what is wrong with the cells of a problem's rows.</summary>
    /// <returns>True when something was.</returns>
    public static bool Refuse(ProblemRows problem, ImportNotes notes)
    {
        var before = notes.Refusals.Count;
        if (problem.CategoryField is { Cell.Fault: not CellFault.None } heading)
        {
            notes.Refuse(problem.First, heading, CellFaults.Sentence(heading.Cell), problem.Number);
        }

        foreach (var row in problem.Rows.Where(row => row.Grid.HasFault))
        {
            // what somebody reported is exported as it is, and may begin with an equals sign
            var ours = !row[LedgerColumn.MeasureRowId].IsBlank;
            foreach (var field in row.Header.Columns.Keys.Where(column => column != LedgerColumn.Returned).SelectMany(row.All))
            {
                if (field.Cell.Fault is var fault && fault != CellFault.None && !(ours && fault == CellFault.FormulaAsText))
                {
                    notes.Refuse(row, field, CellFaults.Sentence(field.Cell), problem.Number);
                }
            }
        }

        return notes.Refusals.Count > before;
    }

    /// <summary>Why the text of a number cell is not the number that somebody wrote; null when it is.</summary>
    /// <param name="ours">The row is of our own export, whose numbers are what they are.</param>
    public static string? OfNumber(SheetCell cell, bool ours) => cell switch
    {
        { Fault: not (CellFault.None or CellFault.FormulaAsText) } => CellFaults.Sentence(cell),
        _ when ours => null,
        { Fault: CellFault.FormulaAsText } => CellFaults.Sentence(cell),
        { Date: { } day, Number: null } => Say(ImportTexts.NumberIsDay, cell.Text, day.Month, day.Day),
        { Number: null } when NumberText.IsDate(cell.Text) => Say(ImportTexts.NumberIsDate, cell.Text),
        { Number: < 0 or >= 1e15 } => Say(ImportTexts.NumberConverted, cell.Text),
        { Number: not null } when cell.Text.Contains("E+", StringComparison.Ordinal) || cell.Text.Contains("E-", StringComparison.Ordinal) => Say(ImportTexts.NumberConverted, cell.Text),
        _ => null,
    };
}
