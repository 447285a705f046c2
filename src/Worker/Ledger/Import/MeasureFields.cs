using System.Globalization;

using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Ledger.Sentences;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>The measures of one problem, row by row. What a row leaves blank or merged it takes from the row above.</summary>
/// <param name="known">What the ledger has of the problem; null when it is new.</param>
internal sealed class MeasureFields(
    ProblemRows problem, KnownProblem? known, DateOnly? issuedOn, DeadlineFields deadlines, UnitFields units, DateOnly today, ImportNotes notes)
{
    private readonly ExportedDeadlines _exported = new(notes);
    private readonly List<ImportedMeasure> _measures = [];
    private readonly List<RowStatus> _statuses = [];
    private readonly StatusFields _status = new(problem, today, notes);
    private string _text = "";
    private FieldCell? _deadline;
    private string? _responsible;
    private string? _unit;
    private bool _said;

    /// <summary>Units that lead single measures, beside the problem's own.</summary>
    public List<string> FurtherUnits { get; } = [];

    /// <summary>Words for many units beside those.</summary>
    public List<string> FurtherCollectives { get; } = [];

    /// <summary>Deadlines whose day was reckoned, or in which something was taken for granted, with their rows.</summary>
    public List<(DeadlinePart Part, LedgerRow Row)> Reckoned { get; } = [];

    /// <summary>Deadlines that are over before the problem was issued.</summary>
    public List<EarlyDeadline> Early { get; } = [];

    public IReadOnlyList<ImportedMeasure> Read(string fallback, out ProblemStatus? problemStatus)
    {
        foreach (var row in problem.Rows)
        {
            Take(row, fallback);
        }

        problemStatus = _status.Of(_statuses);
        return _measures;
    }

    private void Take(LedgerRow row, string fallback)
    {
        var first = ReferenceEquals(row, problem.First);
        var measure = row.Joined(LedgerColumn.Measure);
        var own = measure.IsOwn || (first && !measure.IsBlank);
        var when = row[LedgerColumn.Deadline];
        _said = own;
        if (own)
        {
            _text = measure.Text;
        }
        else if (first)
        {
            (_text, own) = (Unsaid(row, measure, fallback), true);
        }

        if (!own && !first && !when.IsOwn)
        {
            Append(row);
            return;
        }

        if (!own && !first && measure is { FromAbove: false, Column: >= 0 })
        {
            notes.Warn(row.Sheet, row.Number, ImportTexts.MeasureAbove);
        }

        Add(row, when);
    }

    // What the ledger has, else what is to be reached, as where a table has no such column.
    private string Unsaid(LedgerRow row, FieldCell measure, string fallback)
    {
        if (Known(row) is { } stored)
        {
            return stored.Text;
        }

        if (measure.Column >= 0)
        {
            notes.WithoutMeasure.Add(row);
        }

        return fallback;
    }

    /// <summary>The ledger's measure that a row speaks of: by our own row, by its text, else by its place.</summary>
    private KnownMeasure? Known(LedgerRow row)
    {
        if (known is null)
        {
            return null;
        }

        if (IsOurs(row))
        {
            var id = RowId(row);
            return known.Measures.FirstOrDefault(m => m.Id == id);
        }

        return (_said ? known.Measures.FirstOrDefault(m => m.Text == _text) : null)
            ?? (!_said || known.Measures.Count == problem.Rows.Count ? known.Measures.ElementAtOrDefault(_measures.Count) : null);
    }

    // The deadline that the ledger has; a cell that it took apart comes back as its parts.
    private List<DatedMeasure> Stored(LedgerRow row)
    {
        if (Known(row) is { } one)
        {
            return [Dated(one, _text)];
        }

        return known is not null && problem.Rows.Count == 1
            && known.Measures.All(m => _text.Contains(m.Text, StringComparison.Ordinal) || m.Text.StartsWith(_text, StringComparison.Ordinal))
            ? [.. known.Measures.Select(m => Dated(m, m.Text))]
            : [];

        static DatedMeasure Dated(KnownMeasure m, string text) => new(text, ExportedDeadlines.Part(m));
    }

    private void Add(LedgerRow row, FieldCell when)
    {
        var stands = _status.Next(row);
        _statuses.Add(stands);
        _responsible = row[LedgerColumn.Responsible] is { IsBlank: false } person ? person.Text : IsOurs(row) ? null : UnitFields.ResponsibleIn(row) ?? _responsible;
        var further = units.ReadMeasure(row, problem, FurtherCollectives);
        if (further.Count > 0)
        {
            FurtherUnits.AddRange(further);
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.MeasureUnit, further[0]));
        }

        _unit = UnitOf(row, further);

        var progress = Progress(row);
        foreach (var (words, part) in Dated(row, when, stands))
        {
            var status = Standing(stands, part);
            if (issuedOn is { } issued && part.Date is { } day && day < issued)
            {
                Early.Add(new EarlyDeadline(problem.Number, row.Sheet, row.Number, day, issued));
            }

            if (part.Reckoned || part.Note is not null)
            {
                Reckoned.Add((part, row));
            }

            _measures.Add(new ImportedMeasure
            {
                Id = RowId(row),
                Text = words,
                Deadline = part.Date,
                LongTerm = part.LongTerm || (stands.LongTerm && !IsOurs(row)), // our own export has it with the deadline
                Provisional = part.Provisional,
                DeadlineText = part.Text.Length > 0 ? part.Text : ImportTexts.LongTermWord,
                Status = status,
                StatusWord = stands.Word,
                Unit = _unit,
                ResponsibleName = _responsible,
                Progress = Text(progress),
                Percent = Percent(row),
                Evidence = Text(row.Joined(LedgerColumn.Evidence)),
            });
            if (stands.Source is { } source)
            {
                var reading = status ?? (part.LongTerm && part.Date is null ? MeasureStatus.LongTerm : MeasureStatus.NotStarted);
                // what is due and tells only of what was done may be all of it
                source = (stands.AllDone || (stands.DeedsOnly && part.Date <= today)) && source.Certainty == StatusCertainty.Clear && status == MeasureStatus.InProgress ? source with { Certainty = StatusCertainty.Doubtful } : source;
                notes.Statuses.Add(new StatusNote(problem.Number, row.Sheet, row.Number, reading, source) { IsClosed = stands.Problem == ProblemStatus.Closed });
            }
        }
    }

    // A cell that is merged or left blank below another measure's unit means that unit, not the problem's; our own export leaves none out.
    private string? UnitOf(LedgerRow row, IReadOnlyList<string> own)
    {
        var field = row[LedgerColumn.LeadUnit];
        if (own.Count > 0 || field.IsOwn || IsOurs(row))
        {
            return own.Count > 0 ? own[0] : null;
        }

        if (_unit is not null && field.IsBlank)
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.MeasureUnitAbove, _unit));
        }

        return _unit;
    }

    // A report of work done for good, without an end, does not begin it anew.
    private static MeasureStatus? Standing(RowStatus stands, DeadlinePart part) =>
        stands.Source is not null && stands.Measure is MeasureStatus.InProgress && part is { LongTerm: true, Date: null } ? null : stands.Measure;

    private IReadOnlyList<DatedMeasure> Dated(LedgerRow row, FieldCell when, RowStatus stands)
    {
        var known = Known(row);
        if (_exported.Find(row, when, known, _text, () => deadlines.Read(row, when, _text, whole: true, issuedOn, problem), problem) is { } exported)
        {
            if (known is { Deadline: null } && stands.Measure == MeasureStatus.LongTerm && exported.Any(e => e.Deadline.Date is not null))
            {
                notes.Warn(row.Sheet, row.Number, ImportTexts.DatedLongTerm);
            }

            return exported;
        }

        // What is finished needs no date any more.
        var finished = stands.Measure == MeasureStatus.Completed || stands.Problem == ProblemStatus.Closed;
        var none = finished && !when.IsBlank && when.Cell.Date is null && DeadlineReader.SaysNoDay(when.Text);
        if (!when.IsBlank && (when.Text == ImportTexts.NoDeadlineWord || ((known is not null || finished) && when.Cell.Date is null && DeadlineReader.SaysNoDay(when.Text))))
        {
            when = when with { Text = "" };
        }

        if (when.IsBlank && Stored(row) is { Count: > 0 } stored)
        {
            return stored;
        }

        if (none)
        {
            return [new DatedMeasure(_text, new DeadlinePart { Text = ImportTexts.NoDeadlineWord })];
        }

        if (when.IsBlank && _deadline is not null)
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.DeadlineAbove, _deadline.Text));
            when = _deadline;
        }

        if (!when.IsBlank)
        {
            _deadline = when;
            return deadlines.Read(row, when, _text, IsOurs(row), issuedOn, problem);
        }

        if (stands.Measure == MeasureStatus.LongTerm)
        {
            return [new DatedMeasure(_text, new DeadlinePart { LongTerm = true, Text = "" })];
        }

        if (finished)
        {
            return [new DatedMeasure(_text, new DeadlinePart { Text = ImportTexts.NoDeadlineWord })];
        }

        notes.Refuse(row, when, ImportTexts.DeadlineBlank, problem.Number);
        return [];
    }

    private static long? RowId(LedgerRow row) =>
        long.TryParse(row[LedgerColumn.MeasureRowId].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    // A further row that names no measure and no date goes on telling about the last one.
    private void Append(LedgerRow row)
    {
        if (_measures.Count == 0)
        {
            return;
        }

        var last = _measures[^1];
        _measures[^1] = last with
        {
            Progress = Longer(last.Progress, Progress(row)),
            Evidence = Longer(last.Evidence, row.Joined(LedgerColumn.Evidence)),
        };
    }

    private FieldCell Progress(LedgerRow row)
    {
        if (ProgressCells.Of(row).Count > 1)
        {
            notes.JoinedProgress.Add(row);
        }

        return ProgressCells.Joined(row);
    }

    private int? Percent(LedgerRow row)
    {
        var field = row[LedgerColumn.Percent];
        if (field.IsBlank || StatusSentence.IsDash(field.Text))
        {
            return IsOurs(row) ? null : ReportedPercent(row);
        }

        if (PercentText.Read(field) is { } percent)
        {
            return percent;
        }

        if (notes.Sentences.Read(field.Text, today) is SentenceReading.Told)
        {
            return null; // 基本完成 is a status in a column of figures
        }

        if (!field.Text.Any(char.IsDigit))
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.PercentWords, row.Header.NameOf(field.Column), field.Text));
            return ReportedPercent(row);
        }

        notes.Refuse(row, field, Say(ImportTexts.PercentUnread, field.Text), problem.Number);
        return null;
    }

    // Two reports that name different shares: nobody but the office knows which is the newer.
    private int? ReportedPercent(LedgerRow row)
    {
        if (ProgressCells.Of(row).FirstOrDefault(cell => PercentText.IsTooMuch(cell.Text)) is { } much)
        {
            notes.Refuse(row, much, Say(ImportTexts.PercentUnread, much.Text), problem.Number);
            return null;
        }

        var said = ProgressCells.Of(row).Select(cell => (Cell: cell, Percent: PercentText.Find(cell.Text))).Where(s => s.Percent is not null).DistinctBy(s => s.Percent).ToList();
        if (said.Count > 1)
        {
            notes.Warn(row.Sheet, row.Number, Say(
                ImportTexts.PercentsDiffer, string.Join('，', said.Select(s => Say(ImportTexts.PercentSaid, row.Header.NameOf(s.Cell.Column), s.Percent)))));
            return null;
        }

        return said.FirstOrDefault().Percent ?? PercentText.Find(row[LedgerColumn.Status].Text);
    }

    /// <summary>A row of our own export says everything in its own cells; a blank one is blank.</summary>
    private static bool IsOurs(LedgerRow row) => !row[LedgerColumn.MeasureRowId].IsBlank;

    private static string? Longer(string? before, FieldCell field) =>
        !field.IsOwn ? before : before is null ? field.Text : before + "\n" + field.Text;

    private static string? Text(FieldCell field) => field.IsBlank ? null : field.Text;
}
