using System.Data;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>Inserts problems and measures in bulk, with ids taken beforehand.</summary>
internal sealed class NewRows(DatabaseSession session, IReadOnlyDictionary<string, long> units, LedgerImport import, long ledgerId)
{
    private static readonly BulkText InsertProblems = Insert(
        "problems",
        """
        id, ledger_id, number, sort_key, category, symptom, root_cause, target, source_kind, source_text, scope, lead_unit_id, overseeing_unit_id,
        lead_leader, campaign, remark, status, status_word, issued_on, entered_on, closed_on, version, imported_version, supporting_text
        """,
        [
            DbType.Int64, DbType.Int64, DbType.String, DbType.String, DbType.String, DbType.String, DbType.String, DbType.String, DbType.String, DbType.String,
            DbType.String, DbType.Int64, DbType.Int64, DbType.String, DbType.String, DbType.String, DbType.String, DbType.String, DbType.String, DbType.String,
            DbType.String, DbType.Int64, DbType.Int64, DbType.String,
        ]);

    private static readonly BulkText InsertMeasures = Insert(
        "measures",
        """
        id, problem_id, ordinal, text, deadline, original_deadline, deadline_text, long_term, provisional, status, status_word, percent, progress, evidence,
        unit_id, responsible_name, open, next_due, version, lead_unit_id, overseeing_unit_id, last_report_on
        """,
        [
            DbType.Int64, DbType.Int64, DbType.Int64, DbType.String, DbType.String, DbType.String, DbType.String, DbType.Int64, DbType.Int64, DbType.String,
            DbType.String, DbType.Int64, DbType.String, DbType.String, DbType.Int64, DbType.String, DbType.Int64, DbType.Int64, DbType.Int64,
            DbType.Int64, DbType.Int64, DbType.String,
        ]);

    private static readonly BulkText InsertSupporting = Insert("problem_units", "problem_id, unit_id, position", [DbType.Int64, DbType.Int64, DbType.Int64]);

    private static readonly BulkText InsertEvents = Insert("events", "problem_id, at, kind, delta", [DbType.Int64, DbType.Int64, DbType.String, DbType.Int64]);

    private static readonly BulkText InsertTakenOver = Insert(
        "close_outs", "problem_id, round, taken_over, ended_on, outcome", [DbType.Int64, DbType.Int64, DbType.String, DbType.String, DbType.String]);

    private readonly List<object?[]> _problems = [];
    private readonly List<object?[]> _takenOver = [];
    private readonly List<object?[]> _measures = [];
    private readonly List<object?[]> _supporting = [];
    private readonly List<object?[]> _events = [];

    /// <summary>Takes a problem in.</summary>
    public void Add(long id, ImportedProblem p, Func<long> measureId)
    {
        var status = p.Status ?? ProblemStatus.NotStarted;
        _problems.Add(
        [
            id, ledgerId, p.Number.Text, p.Number.SortKey(), p.Category, p.Symptom, p.RootCause, p.Target, Codes.SourceKind[p.SourceKind], p.SourceText,
            Codes.ProblemScope[p.Scope], units[p.LeadUnit], p.OverseeingUnit is { } overseeing ? units[overseeing] : null, p.LeadLeader, p.Campaign, p.Remark,
            Codes.ProblemStatus[status], p.StatusWord, IsoDay.Text(p.IssuedOn), IsoDay.Text(import.Day), null, 1L, 1L, p.SupportingText, // on which day what comes closed was closed, nobody knows
        ]);
        var position = 0;
        foreach (var unit in p.SupportingUnits.Distinct(StringComparer.Ordinal))
        {
            _supporting.Add([id, units[unit], (long)position++]);
        }

        // what comes on its way, or closed, is held as written and says where it stood
        if (status is ProblemStatus.CloseOutRequested or ProblemStatus.UnderReview or ProblemStatus.PublicNotice or ProblemStatus.Closed)
        {
            var closed = status == ProblemStatus.Closed;
            _takenOver.Add([id, 1L, p.Place is { } place ? $"{import.File} {place}" : import.File, closed ? IsoDay.Text(import.Day) : null, closed ? "closed" : null]);
        }

        // what comes closed opens nothing, and was not closed here
        Event(id, EventKind.Entered, status == ProblemStatus.Closed ? 0 : 1);

        var ordinal = 0;
        foreach (var measure in p.Measures)
        {
            Add(measureId(), id, ++ordinal, measure, status, p);
        }
    }

    /// <summary>Adds a measure to a problem; a new problem says at once whose it is, else the database looks it up.</summary>
    public void Add(long id, long problemId, int ordinal, ImportedMeasure m, ProblemStatus problem, ImportedProblem? added = null)
    {
        var status = m.Status ?? (m.LongTerm && m.Deadline is null ? MeasureStatus.LongTerm : MeasureStatus.NotStarted);
        var open = problem != ProblemStatus.Closed && status != MeasureStatus.Completed;
        _measures.Add(
        [
            id, problemId, (long)ordinal, m.Text, IsoDay.Text(m.Deadline), IsoDay.Text(m.Deadline), m.DeadlineText, m.LongTerm ? 1L : 0L, m.Provisional ? 1L : 0L,
            Codes.MeasureStatus[status], m.StatusWord, m.Percent is { } percent ? (long)percent : null, m.Progress, m.Evidence,
            m.Unit is { } unit ? units[unit] : null, m.ResponsibleName, open ? 1L : 0L, open ? 0L : null, 1L,
            added is null ? null : units[added.LeadUnit], added?.OverseeingUnit is { } overseeing ? units[overseeing] : null,

            // a measure that joins an older problem was not silent before it came; a new problem says by its own day when that was
            added is null ? IsoDay.Text(import.Day) : null,
        ]);
    }

    /// <summary>Notes what happened to a problem, for the digest's arithmetic.</summary>
    public void Event(long problemId, EventKind kind, int delta) => _events.Add([problemId, import.At.ToUnixTimeMilliseconds(), Codes.EventKind[kind], (long)delta]);

    /// <summary>Writes everything.</summary>
    public async Task WriteAsync()
    {
        await InsertProblems.RunAsync(session, _problems);
        await InsertSupporting.RunAsync(session, _supporting);
        await InsertMeasures.RunAsync(session, _measures);
        await InsertEvents.RunAsync(session, _events);
        await InsertTakenOver.RunAsync(session, _takenOver);
    }

    /// <summary>Ids for rows to come.</summary>
    public static async Task<Func<long>> IdsAsync(DatabaseSession session, string table, int count)
    {
        if (count == 0)
        {
            return () => throw new System.Diagnostics.UnreachableException();
        }

        if (session.Kind == DatabaseKind.Sqlite)
        {
            var last = await session.ScalarAsync<long>($"SELECT coalesce(max(id), 0) FROM {table}");
            return () => ++last;
        }

        var ids = new Queue<long>(await session.QueryAsync<long>(
            $"SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, @count)", new { count }));
        return ids.Dequeue;
    }

    private static BulkText Insert(string table, string columns, DbType[] types)
    {
        var parameters = string.Join(", ", types.Select((_, i) => FormattableString.Invariant($"@p{i}")));
        return new BulkText(
            $"INSERT INTO {table} ({columns}) VALUES ({parameters})",
            $"INSERT INTO {table} ({columns}) SELECT * FROM unnest({parameters})",
            types);
    }
}
