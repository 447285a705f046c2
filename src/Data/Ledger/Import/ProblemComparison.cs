using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>Compares one problem of a file with the ledger's, cell by cell.</summary>
internal sealed class ProblemComparison
{
    private readonly ImportedProblem _file;
    private readonly LedgerProblem _ledger;
    private readonly IReadOnlyList<ChangeRow> _since;
    private readonly List<CellDifference> _differences = [];
    private readonly List<CellDifference> _conflicts = [];
    private readonly List<CellDifference> _closeOuts = [];

    /// <param name="file">The problem of the file.</param>
    /// <param name="ledger">The ledger's.</param>
    /// <param name="since">What the ledger itself changed since the file was made, oldest first.</param>
    public ProblemComparison(ImportedProblem file, LedgerProblem ledger, IReadOnlyList<ChangeRow> since)
    {
        (_file, _ledger, _since) = (file, ledger, since);
        Pairs = Match();
        CompareProblem();
        foreach (var (measure, imported) in Pairs)
        {
            CompareMeasure(measure, imported);
        }
    }

    /// <summary>Cells that can be taken, by the measure they stand in (null for the problem).</summary>
    public List<(long? MeasureId, string Field, string? Old, string? New)> Changes { get; } = [];

    /// <summary>The same for people.</summary>
    public IReadOnlyList<CellDifference> Differences => _differences;

    /// <summary>Cells that both sides changed.</summary>
    public IReadOnlyList<CellDifference> Conflicts => _conflicts;

    /// <summary>States of the close-out that the file words otherwise; none of them is taken.</summary>
    public IReadOnlyList<CellDifference> CloseOuts => _closeOuts;

    /// <summary>Whether the file stands behind the ledger in some cell: then it stays the older one at its next import, too.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>Measures of the ledger with their counterparts in the file.</summary>
    public IReadOnlyList<(MeasureRow Ledger, ImportedMeasure File)> Pairs { get; }

    /// <summary>Measures of the file that are new.</summary>
    public IReadOnlyList<ImportedMeasure> New { get; private set; } = [];

    /// <summary>Measures of the ledger that the file does not have.</summary>
    public IReadOnlyList<MeasureRow> Missing { get; private set; } = [];

    /// <summary>By our own row id, else by the same text, else by place: a row put in between renumbers nothing.</summary>
    private List<(MeasureRow, ImportedMeasure)> Match()
    {
        var pairs = new List<(MeasureRow Ledger, ImportedMeasure File)>();
        var ledger = _ledger.Measures.ToList();
        var file = _file.Measures.ToList();
        Take((l, f) => f.Id == l.Id);
        Take((l, f) => f.Id is null && f.Text == l.Text && f.DeadlineText == l.DeadlineText);
        Take((l, f) => f.Id is null && f.Text == l.Text);
        if (file.Count == ledger.Count)
        {
            pairs.AddRange(ledger.Zip(file));
            file.Clear();
            ledger.Clear();
        }

        New = file;
        Missing = ledger;
        return [.. pairs.OrderBy(p => p.Ledger.Ordinal)];

        void Take(Func<MeasureRow, ImportedMeasure, bool> same)
        {
            foreach (var l in ledger.ToList())
            {
                if (file.Find(f => same(l, f)) is { } found)
                {
                    pairs.Add((l, found));
                    ledger.Remove(l);
                    file.Remove(found);
                }
            }
        }
    }

    private void CompareProblem()
    {
        Cell(null, "category", _file.Category, _ledger.Category);
        Cell(null, "symptom", _file.Symptom, _ledger.Symptom);
        Cell(null, "root_cause", _file.RootCause, _ledger.RootCause);
        Cell(null, "target", _file.Target, _ledger.Target);
        Cell(null, "source_text", _file.SourceText, _ledger.SourceText);
        Cell(null, "scope", _file.Scope == ProblemScope.Unknown ? null : Codes.ProblemScope[_file.Scope], Codes.ProblemScope[_ledger.Scope]);
        Cell(null, "lead_unit", _file.LeadUnit, _ledger.LeadUnit);
        Cell(null, "supporting_units", Join(_file.SupportingUnits) ?? Gone(_ledger.SupportingUnits.Count > 0), Join(_ledger.SupportingUnits));
        Cell(null, "supporting_text", _file.SupportingText ?? Gone(_ledger.SupportingText is not null), _ledger.SupportingText);
        Cell(null, "overseeing_unit", _file.OverseeingUnit, _ledger.OverseeingUnit);
        Cell(null, "lead_leader", _file.LeadLeader, _ledger.LeadLeader);
        Cell(null, "campaign", _file.Campaign, _ledger.Campaign);
        Cell(null, "remark", _file.Remark, _ledger.Remark);
        CompareStatus();
        if (_ledger.IssuedOn is null)
        {
            Cell(null, "issued_on", IsoDay.Text(_file.IssuedOn), null);
        }
    }

    /// <summary>What the close-out owns a sheet neither brings about nor takes back: it is listed, and the measures' own states are taken. A file of before says nothing new.</summary>
    private void CompareStatus()
    {
        if (_file.Status is not { } file || (!CloseOutStages.BelongsToCloseOut(file) && !CloseOutStages.BelongsToCloseOut(_ledger.Status)))
        {
            Cell(null, "status", _file.Status is { } status ? Codes.ProblemStatus[status] : null, Codes.ProblemStatus[_ledger.Status]);
            Cell(null, "status_word", _file.StatusWord, _ledger.StatusWord);
            return;
        }

        var (said, now) = (Codes.ProblemStatus[file], Codes.ProblemStatus[_ledger.Status]);
        var changes = _since.Where(c => c is { MeasureId: null, Field: "status" }).ToList();
        if (CellMerge.Judge(said, now, changes.Count > 0, changes.FirstOrDefault()?.OldValue, byOthers: false) == CellVerdict.Different)
        {
            _closeOuts.Add(new CellDifference(_ledger.Number, "status", now, said));
        }

        if (_ledger.Status == ProblemStatus.NotStarted)
        {
            Cell(null, "status", Codes.ProblemStatus[ProblemStatus.InProgress], now);
        }
    }

    private void CompareMeasure(MeasureRow ledger, ImportedMeasure file)
    {
        Cell(ledger, "text", file.Text, ledger.Text);
        CompareDeadline(ledger, file);
        Cell(ledger, "status", file.Status is { } status ? Codes.MeasureStatus[status] : null, Codes.MeasureStatus[ledger.Status]);
        Cell(ledger, "status_word", file.StatusWord, ledger.StatusWord);
        Cell(ledger, "responsible_name", file.ResponsibleName, ledger.ResponsibleName);
        Cell(ledger, "progress", file.Progress, ledger.Progress);
        Cell(ledger, "percent", file.Percent?.ToString(CultureInfo.InvariantCulture), ledger.Percent?.ToString(CultureInfo.InvariantCulture));
        Cell(ledger, "evidence", file.Evidence, ledger.Evidence);
    }

    /// <summary>The same words mean the same day as before, whatever issue date or calendar the new file was read with.</summary>
    private void CompareDeadline(MeasureRow ledger, ImportedMeasure file)
    {
        if (file.DeadlineText == ledger.DeadlineText)
        {
            return;
        }

        // words, day and long term are one statement: all of it is taken, or none
        var changes = _since.Where(c => c.MeasureId == ledger.Id && c.Field is "deadline_text" or "deadline" or "long_term").ToList();
        var then = changes.Find(c => c.Field == "deadline_text")?.OldValue ?? ledger.DeadlineText;
        if (Judged(NumberOf(ledger), "deadline_text", file.DeadlineText, ledger.DeadlineText, changes, then))
        {
            Changes.Add((ledger.Id, "deadline_text", ledger.DeadlineText, file.DeadlineText));
            Take("deadline", IsoDay.Text(ledger.Deadline), IsoDay.Text(file.Deadline));
            Take("long_term", ledger.LongTerm ? "1" : "0", file.LongTerm ? "1" : "0");
        }

        void Take(string field, string? now, string? wanted)
        {
            if (!string.Equals(now, wanted, StringComparison.Ordinal))
            {
                Changes.Add((ledger.Id, field, now, wanted));
            }
        }
    }

    private void Cell(MeasureRow? measure, string field, string? file, string? now)
    {
        var changes = _since.Where(c => c.MeasureId == measure?.Id && c.Field == field).ToList();
        if (Judged(NumberOf(measure), field, file, now, changes, changes.FirstOrDefault()?.OldValue))
        {
            Changes.Add((measure?.Id, field, now, file));
        }
    }

    private string NumberOf(MeasureRow? measure) => measure?.Name ?? _ledger.Number;

    /// <summary>Whether the file's value can be taken.</summary>
    private bool Judged(string number, string field, string? file, string? now, List<ChangeRow> changes, string? then)
    {
        var verdict = CellMerge.Judge(file, now, changes.Count > 0, then, changes.Exists(c => c.Through != "import"));
        switch (verdict)
        {
            case CellVerdict.Different:
                _differences.Add(new CellDifference(number, field, now, file is "" ? null : file));
                break;
            case CellVerdict.Conflict:
                _conflicts.Add(new CellDifference(number, field, now, file is "" ? null : file));
                IsBehind = true;
                break;
            case CellVerdict.Kept:
                IsBehind = true;
                break;
        }

        return verdict == CellVerdict.Different;
    }

    /// <summary>Units and words for many units stand in one cell: one kind without the other was taken out of it, where the cell is not blank.</summary>
    private string? Gone(bool wasThere) => wasThere && (_file.SupportingUnits.Count > 0 || _file.SupportingText is not null) ? string.Empty : null;

    private static string? Join(IReadOnlyList<string> units) => units.Count == 0 ? null : string.Join('、', units);
}

/// <summary>A change the ledger itself made.</summary>
internal sealed record ChangeRow
{
    public long ProblemId { get; init; }

    public long? MeasureId { get; init; }

    public string Field { get; init; } = string.Empty;

    public string? OldValue { get; init; }

    public string Through { get; init; } = string.Empty;

    public long Version { get; init; }
}
