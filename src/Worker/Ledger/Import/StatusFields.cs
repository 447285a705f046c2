using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Reads the status cells of one problem's rows from top to bottom.</summary>
internal sealed class StatusFields(ProblemRows problem, ImportNotes notes)
{
    private RowStatus _above = RowStatus.Unsaid;
    private string _aboveText = "";

    /// <summary>The status of the next row. A blank cell means as above, unless the author merges cells to say so and left this one blank beside them.</summary>
    public RowStatus Next(LedgerRow row)
    {
        if (row.Header.Has(LedgerColumn.MeasureStatus))
        {
            return Apart(row);
        }

        var status = row[LedgerColumn.Status];
        var closeOut = row[LedgerColumn.CloseOut];
        if (status.IsBlank && row.Joined(LedgerColumn.Progress) is { IsOwn: true } progress && StatusWords.Read(progress.Text) is not null)
        {
            status = progress;
        }

        if (status.IsBlank && closeOut.IsBlank)
        {
            if (_above.Measure == MeasureStatus.Completed && _above.Problem is null && row[LedgerColumn.Number].FromAbove)
            {
                notes.Warn(row.Sheet, row.Number, Say(ImportTexts.StatusAboveUnclear, _aboveText));
                return RowStatus.Unsaid;
            }

            return _above;
        }

        var a = Read(row, status, closeOut: false);
        var b = Read(row, closeOut, closeOut: true);
        if (b?.Problem == ProblemStatus.Closed && a is { Measure: not (null or MeasureStatus.Completed or MeasureStatus.LongTerm) })
        {
            notes.Refuse(row, closeOut, Say(ImportTexts.StatusContradicts, status.Text, closeOut.Text), problem.Number);
        }

        return Keep(Combine(a, b, status.IsBlank ? closeOut.Text : status.Text), status.IsBlank ? closeOut.Text : status.Text);
    }

    /// <summary>The problem's own status from those of its rows. It counts as closed only when every row says so.</summary>
    public ProblemStatus? Of(IReadOnlyList<RowStatus> rows)
    {
        var said = rows.Where(r => r.Problem is not null || r.Measure is not null).Select(r => r.Problem ?? ProblemStatus.InProgress).Distinct().ToList();
        if (said.Count <= 1)
        {
            return said.Count == 0 ? null : rows.All(r => r.Problem is not null || r.Measure is not null) || said[0] != ProblemStatus.Closed ? said[0] : Partly();
        }

        return said.Contains(ProblemStatus.Closed) ? Partly()
            : said.Contains(ProblemStatus.Reopened) ? ProblemStatus.Reopened
            : said.Contains(ProblemStatus.Returned) ? ProblemStatus.Returned
            : said.Contains(ProblemStatus.ExtensionPending) ? ProblemStatus.ExtensionPending
            : ProblemStatus.InProgress;
    }

    // Our own export has a column for the problem and one for the measure. What a word says beyond the state is in the ledger already.
    private RowStatus Apart(LedgerRow row)
    {
        var whole = Read(row, row[LedgerColumn.Status], closeOut: false);
        var own = Read(row, row[LedgerColumn.MeasureStatus], closeOut: false);
        _above = _above with { Problem = whole is null ? _above.Problem : whole.Problem ?? ProblemStatus.InProgress };
        return new RowStatus(_above.Problem, own?.Measure, own?.LongTerm == true, null);
    }

    private ProblemStatus Partly()
    {
        notes.Warn(problem.First.Sheet, problem.First.Number, Say(ImportTexts.StatusPartlyClosed, problem.Number.Text));
        return ProblemStatus.InProgress;
    }

    private StatusReading? Read(LedgerRow row, FieldCell field, bool closeOut)
    {
        if (field.IsBlank)
        {
            return null;
        }

        var reading = StatusWords.Read(field.Text) ?? StatusWords.ReadAnswer(field.Text, closeOut);
        if (reading is null && !closeOut && field.Text.EndsWith('%') && PercentText.Find(field.Text) is { } percent)
        {
            reading = StatusWords.Read(percent switch { 100 => "已完成", 0 => "未启动", _ => "正在推进" });
        }

        if (reading is null)
        {
            notes.Refuse(row, field, Say(ImportTexts.StatusUnknown, field.Text, string.Join('、', StatusWords.Examples)), problem.Number);
        }

        return reading;
    }

    private static RowStatus Combine(StatusReading? status, StatusReading? closeOut, string text)
    {
        // 未销号 says only that the problem is not closed; what the other column says is more.
        var weak = closeOut is { Problem: ProblemStatus.InProgress };
        var word = status?.KeepWord == true ? text : closeOut?.KeepWord == true && status is null ? text : null;
        return new RowStatus(
            (weak ? status?.Problem : closeOut?.Problem) ?? status?.Problem ?? closeOut?.Problem,
            closeOut?.Problem == ProblemStatus.Closed ? MeasureStatus.Completed : status?.Measure ?? closeOut?.Measure,
            status?.LongTerm == true || closeOut?.LongTerm == true,
            word);
    }

    private RowStatus Keep(RowStatus status, string text)
    {
        (_above, _aboveText) = (status, text);
        return status;
    }
}
