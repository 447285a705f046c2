using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>Reports of progress: what was done, by whom, and what it changes in the ledger.</summary>
public sealed class ProgressStore(Database database)
{
    /// <summary>The ledger waits for an import to end, the problem for another report: versions are given out one after the other.</summary>
    private static readonly SqlText Find = new(
        Measures,
        Measures + " FOR SHARE OF g FOR UPDATE OF p, m");

    private const string Measures =
        """
        SELECT m.id, m.problem_id, g.name AS ledger, p.number, m.ordinal, m.status, m.percent, m.progress, m.long_term, m.last_report_on, m.completed_on,
               m.version, p.status AS problem_status, p.version AS problem_version
        FROM measures m JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id
        WHERE p.number = @number AND (@ledger IS NULL OR g.name = @ledger) AND (@ordinal = 0 OR m.ordinal = @ordinal)
        ORDER BY g.id, m.ordinal
        """;

    /// <summary>Records a report in one transaction: the report, the measure's new state, the changes cell by cell, the audit entry, and a decision to be made.</summary>
    public Task<ProgressOutcome> ReportAsync(ProgressReport report, CancellationToken token) =>
        database.WriteAsync<ProgressOutcome>(
            async session =>
            {
                var found = await FindAsync(session, report);
                if (found.Count != 1)
                {
                    return found.Count == 0
                        ? new ProgressOutcome.NotFound()
                        : new ProgressOutcome.Several([.. found.Select(f => $"{f.Ledger}/{f.Number}-{f.Ordinal}")]);
                }

                var measure = found[0];
                if (measure.ProblemStatus == ProblemStatus.Closed)
                {
                    return new ProgressOutcome.ProblemClosed();
                }

                await ApplyAsync(session, report, measure);
                return new ProgressOutcome.Recorded($"{measure.Number}-{measure.Ordinal}", measure.Ledger);
            },
            token);

    private static async Task<IReadOnlyList<Row>> FindAsync(Session session, ProgressReport report)
    {
        // a problem's number may itself end in a hyphen and digits, so the whole text is tried as one first
        var whole = await session.QueryAsync<Row>(Find, new { number = report.Number, ordinal = 0, ledger = report.Ledger });
        return whole.Count > 0 || !MeasureNumber.TryParse(report.Number, out var measure)
            ? whole
            : await session.QueryAsync<Row>(Find, new { number = measure.Problem.Text, ordinal = measure.Ordinal, ledger = report.Ledger });
    }

    private static async Task ApplyAsync(Session session, ProgressReport report, Row measure)
    {
        var status = report.Completes
            ? measure.LongTerm ? MeasureStatus.LongTerm : MeasureStatus.Completed
            : measure.Status == MeasureStatus.NotStarted ? MeasureStatus.InProgress : measure.Status;
        var percent = report.Completes ? 100 : report.Percent ?? measure.Percent;
        var completedOn = report.Completes ? measure.CompletedOn ?? report.Day : measure.CompletedOn;
        await session.ExecuteAsync(
            """
            UPDATE measures SET status = @status, percent = @percent, progress = coalesce(@text, progress), last_report_on = @day, completed_on = @completedOn,
                                open = @open, next_due = 0, version = version + 1
            WHERE id = @id
            """,
            new { status, percent, text = report.Text, day = report.Day, completedOn, open = status == MeasureStatus.Completed ? 0 : 1, id = measure.Id });
        var problemStatus = measure.ProblemStatus == ProblemStatus.NotStarted ? ProblemStatus.InProgress : measure.ProblemStatus;
        await session.ExecuteAsync(
            "UPDATE problems SET status = @problemStatus, version = version + 1 WHERE id = @id", new { problemStatus, id = measure.ProblemId });
        await session.ExecuteAsync(
            """
            INSERT INTO reports (measure_id, at, day, person_id, actor, through, percent, text, completes)
            VALUES (@id, @at, @day, @personId, @actor, @through, @percent, @text, @completes)
            """,
            new
            {
                id = measure.Id, at = report.At, day = report.Day, personId = report.PersonId, actor = report.Actor, through = report.Through,
                percent = report.Percent, text = report.Text, completes = report.Completes ? 1 : 0,
            });
        var changes = new ChangeLog(measure.ProblemId, measure.ProblemVersion + 1, report.At, report.Actor, report.Through);
        changes.Add(measure.Id, "status", Codes.MeasureStatus[measure.Status], Codes.MeasureStatus[status]);
        changes.Add(measure.Id, "percent", measure.Percent?.ToString(null as IFormatProvider), percent?.ToString(null as IFormatProvider));
        changes.Add(measure.Id, "last_report_on", Day.Text(measure.LastReportOn), Day.Text(report.Day));
        if (report.Text is not null)
        {
            changes.Add(measure.Id, "progress", measure.Progress, report.Text);
        }

        changes.Add(null, "status", Codes.ProblemStatus[measure.ProblemStatus], Codes.ProblemStatus[problemStatus]);
        await changes.WriteAsync(session);
        session.Audit(new AuditEntry
        {
            At = report.At,
            Actor = report.Actor,
            Through = report.Through,
            Action = report.Completes ? "measure.completed" : "measure.reported",
            Subject = $"{measure.Ledger}/{measure.Number}-{measure.Ordinal}",
            Detail = AuditJson.Of(changes.Entries),
        });
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public long ProblemId { get; init; }

        public string Ledger { get; init; } = string.Empty;

        public string Number { get; init; } = string.Empty;

        public int Ordinal { get; init; }

        public MeasureStatus Status { get; init; }

        public int? Percent { get; init; }

        public string? Progress { get; init; }

        public bool LongTerm { get; init; }

        public DateOnly? LastReportOn { get; init; }

        public DateOnly? CompletedOn { get; init; }

        public ProblemStatus ProblemStatus { get; init; }

        public int ProblemVersion { get; init; }
    }
}
