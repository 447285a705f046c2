using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>
/// The deadline of a row of our own export, which has it twice: 完成时限 in words and 时限日期 as a day. What was edited counts; edited both
/// ways, it must agree. What was not edited is not read again: it stands as it was.
/// </summary>
internal sealed class ExportedDeadlines(ImportNotes notes)
{
    /// <summary>The deadline; null when the words are to be read, or when something was refused.</summary>
    /// <param name="row">The row.</param>
    /// <param name="words">Its 完成时限; blank says nothing.</param>
    /// <param name="stored">What the ledger has now, when it has the measure.</param>
    /// <param name="read">Reads the words.</param>
    /// <param name="problem">Refused with it.</param>
    public IReadOnlyList<DatedMeasure>? Find(LedgerRow row, FieldCell words, KnownMeasure? stored, string text, Func<IReadOnlyList<DatedMeasure>> read, ProblemRows problem)
    {
        if (ExportedCells.Of(row) is not { } cells)
        {
            return null;
        }

        Remark(row, cells);
        var before = cells.Base?.ToPart() ?? (stored is null ? null : Part(stored));
        if (before is null)
        {
            return null;
        }

        var edited = !words.IsBlank && words.Text != before.Text;
        if (cells.Day.IsBlank)
        {
            return edited ? null : [new DatedMeasure(text, before)];
        }

        if ((cells.Day.Cell.Date ?? DayText.Exactly(cells.Day.Text)) is not { } day)
        {
            notes.Refuse(row, cells.Day, Say(ImportTexts.DayUnread, cells.Day.Text), problem.Number);
            return [];
        }

        if (day == before.Date)
        {
            return edited ? null : [new DatedMeasure(text, before)];
        }

        if (!edited)
        {
            return [new DatedMeasure(text, DeadlineReader.Written(day, before.LongTerm))];
        }

        var dated = read();
        if (dated.Count > 0 && dated[^1].Deadline.Date != day)
        {
            notes.Refuse(
                row, cells.Day,
                Say(ImportTexts.DeadlineTwice, words.Text, dated[^1].Deadline.Date is { } said ? OfficialDate.Of(said) : ImportTexts.NoDay, OfficialDate.Of(day)),
                problem.Number);
            return [];
        }

        return dated;
    }

    /// <summary>What the ledger has, as a part of a file.</summary>
    public static DeadlinePart Part(KnownMeasure stored) =>
        new() { Date = stored.Deadline, LongTerm = stored.LongTerm, Provisional = stored.Provisional, Text = stored.DeadlineText };

    private void Remark(LedgerRow row, ExportedCells cells)
    {
        if (cells.Base is not { } exported)
        {
            return;
        }

        if (!cells.Light.IsBlank && cells.Light.Text != exported.Light)
        {
            notes.Derived.Add((row.Header.NameOf(cells.Light.Column), row));
        }

        if (!cells.Original.IsBlank && (cells.Original.Cell.Date ?? DayText.Exactly(cells.Original.Text)) != exported.Original)
        {
            notes.Derived.Add((row.Header.NameOf(cells.Original.Column), row));
        }
    }
}
