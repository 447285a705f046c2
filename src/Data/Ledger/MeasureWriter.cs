using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>The one place where a measure is changed by people, through whatever they speak: new cells, versions, the changes cell by cell, the audit entry, and a decision to be made.</summary>
internal static class MeasureWriter
{
    /// <summary>What a report leads to.</summary>
    /// <param name="measure">The measure as it is.</param>
    /// <param name="percent">What was said of it.</param>
    /// <param name="text">What was done.</param>
    /// <param name="completes">Whether it completes the measure.</param>
    /// <param name="day">The office day of the report.</param>
    /// <param name="completedOn">The day of the completion where one was said.</param>
    public static MeasureCells After(MeasureRow measure, int? percent, string? text, bool completes, DateOnly day, DateOnly? completedOn) => new()
    {
        Status = completes
            ? measure.LongTerm ? MeasureStatus.LongTerm : MeasureStatus.Completed
            : measure.Status == MeasureStatus.NotStarted ? MeasureStatus.InProgress : measure.Status,
        Percent = completes ? 100 : percent ?? measure.Percent,
        Progress = text ?? measure.Progress,
        LastReportOn = day,
        CompletedOn = completes ? completedOn ?? measure.CompletedOn ?? day : measure.CompletedOn,
        ProblemStatus = measure.ProblemStatus == ProblemStatus.NotStarted ? ProblemStatus.InProgress : measure.ProblemStatus,
    };

    /// <summary>The field of the changes that tells as what somebody was heard.</summary>
    public const string HeardAsField = "heard_as";

    private const string HeardField = "heard";

    /// <summary>What 办理情况 of somebody who does not answer for the measure leads to: a sign of life, and nothing else.</summary>
    public static MeasureCells AfterHeard(MeasureRow measure, DateOnly day) => MeasureCells.Of(measure) with { LastReportOn = day };

    /// <summary>Puts cells into a measure and its problem.</summary>
    /// <param name="session">The transaction that read the measure.</param>
    /// <param name="measure">As it was read.</param>
    /// <param name="cells">What it is to be.</param>
    /// <param name="origin">Who, when, through what.</param>
    /// <param name="action">What the trail calls it, e.g. <c>measure.reported</c>.</param>
    /// <param name="more">Changes outside these cells, as field, old and new value.</param>
    public static async Task PutAsync(
        DatabaseSession session, MeasureRow measure, MeasureCells cells, ChangeOrigin origin, string action, params (string Field, string? Old, string? New)[] more)
    {
        await session.ExecuteAsync(
            """
            UPDATE measures SET status = @status, percent = @percent, progress = @progress, last_report_on = @lastReportOn, completed_on = @completedOn,
                                open = @open, next_due = 0, version = version + 1
            WHERE id = @id
            """,
            new
            {
                status = cells.Status, percent = cells.Percent, progress = cells.Progress, lastReportOn = IsoDay.Text(cells.LastReportOn),
                completedOn = IsoDay.Text(cells.CompletedOn), open = cells.Status == MeasureStatus.Completed ? 0 : 1, id = measure.Id,
            });
        await session.ExecuteAsync(
            "UPDATE problems SET status = @status, version = version + 1 WHERE id = @id", new { status = cells.ProblemStatus, id = measure.ProblemId });
        var changes = new ChangeLog(measure.ProblemId, measure.ProblemVersion + 1, origin.At, origin.Actor, origin.Through);
        changes.Add(measure.Id, "status", Codes.MeasureStatus[measure.Status], Codes.MeasureStatus[cells.Status]);
        changes.Add(measure.Id, "percent", measure.Percent?.ToString(null as IFormatProvider), cells.Percent?.ToString(null as IFormatProvider));
        changes.Add(measure.Id, "last_report_on", IsoDay.Text(measure.LastReportOn), IsoDay.Text(cells.LastReportOn));
        changes.Add(measure.Id, "completed_on", IsoDay.Text(measure.CompletedOn), IsoDay.Text(cells.CompletedOn));
        changes.Add(measure.Id, "progress", measure.Progress, cells.Progress);
        foreach (var (field, old, now) in more)
        {
            changes.Add(measure.Id, field, old, now);
        }

        changes.Add(null, "status", Codes.ProblemStatus[measure.ProblemStatus], Codes.ProblemStatus[cells.ProblemStatus]);
        await changes.WriteAsync(session);
        session.Audit(origin.Entry(action, measure.Subject, changes.Entries));
    }

    /// <summary>The field of the changes that tells why a deadline was moved.</summary>
    public const string DeadlineReasonField = "deadline_reason";

    /// <summary>Moves a deadline. The one it had at first stays, the words become the day, and a decision is to be made.</summary>
    public static async Task MoveDeadlineAsync(DatabaseSession session, MeasureRow measure, DateOnly to, string reason, ChangeOrigin origin)
    {
        var words = DeadlineReader.Written(to, measure.LongTerm).Text;
        await session.ExecuteAsync(
            """
            UPDATE measures SET deadline = @to, original_deadline = coalesce(original_deadline, deadline, @to), deadline_text = @words, provisional = 0,
                                next_due = 0, version = version + 1
            WHERE id = @id
            """,
            new { to = IsoDay.Text(to), words, id = measure.Id });
        await ChangedAsync(
            session, measure, origin, "measure.deadline_moved",
            ("deadline_text", measure.DeadlineText, words), ("deadline", IsoDay.Text(measure.Deadline), IsoDay.Text(to)), (DeadlineReasonField, null, reason));
    }

    /// <summary>Names another 责任人, by a post they hold; a decision is to be made.</summary>
    public static async Task ChangeResponsibleAsync(DatabaseSession session, MeasureRow measure, string name, long post, ChangeOrigin origin)
    {
        await session.ExecuteAsync(
            "UPDATE measures SET responsible_name = @name, responsible_post_id = @post, next_due = 0, version = version + 1 WHERE id = @id", new { name, post, id = measure.Id });
        await ChangedAsync(
            session, measure, origin, "measure.responsible_changed",
            ("responsible_name", measure.ResponsibleName, name), (ResponsiblePostField, Number(measure.ResponsiblePostId), Number(post)));

        static string? Number(long? id) => id?.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The field of the changes that tells which post answers for a measure.</summary>
    public const string ResponsiblePostField = "responsible_post";

    /// <summary>The problem's version, the changes cell by cell, and the audit entry.</summary>
    private static async Task ChangedAsync(
        DatabaseSession session, MeasureRow measure, ChangeOrigin origin, string action, params (string Field, string? Old, string? New)[] cells)
    {
        await session.ExecuteAsync("UPDATE problems SET version = version + 1 WHERE id = @id", new { id = measure.ProblemId });
        var changes = new ChangeLog(measure.ProblemId, measure.ProblemVersion + 1, origin.At, origin.Actor, origin.Through);
        foreach (var (field, old, now) in cells)
        {
            changes.Add(measure.Id, field, old, now);
        }

        await changes.WriteAsync(session);
        session.Audit(origin.Entry(action, measure.Subject, changes.Entries));
    }

    /// <summary>Records a report.</summary>
    /// <returns>The report's row.</returns>
    public static async Task<long> ReportAsync(DatabaseSession session, MeasureRow measure, ProgressReport report)
    {
        var origin = new ChangeOrigin(report.At, report.Actor, report.Through);
        await (report.As is { } role
            ? PutAsync(session, measure, AfterHeard(measure, report.Day), origin, "measure.heard", (HeardAsField, null, Codes.PostRole[role]), (HeardField, null, report.Text))
            : PutAsync(
                session, measure, After(measure, report.Percent, report.Text, report.Completes, report.Day, report.CompletedOn), origin,
                report.Completes ? "measure.completed" : "measure.reported"));
        return await session.InsertAsync(
            """
            INSERT INTO reports (measure_id, at, day, person_id, actor, through, percent, text, completes, role)
            VALUES (@id, @at, @day, @personId, @actor, @through, @percent, @text, @completes, @role) RETURNING id
            """,
            new
            {
                id = measure.Id, at = report.At, day = report.Day, personId = report.PersonId, actor = report.Actor, through = report.Through,
                percent = report.Percent, text = report.Text, completes = report.Completes ? 1 : 0, role = report.As,
            });
    }
}

/// <summary>The cells of a measure and its problem that people change by reporting.</summary>
public sealed record MeasureCells
{
    /// <summary>Where the measure stands.</summary>
    public MeasureStatus Status { get; init; }

    /// <summary>0 to 100, or null.</summary>
    public int? Percent { get; init; }

    /// <summary>整改进展</summary>
    public string? Progress { get; init; }

    /// <summary>The day of the last report.</summary>
    public DateOnly? LastReportOn { get; init; }

    /// <summary>The day it was completed.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>Where the problem stands.</summary>
    public ProblemStatus ProblemStatus { get; init; }

    /// <summary>The cells as they are.</summary>
    public static MeasureCells Of(MeasureRow measure) => new()
    {
        Status = measure.Status,
        Percent = measure.Percent,
        Progress = measure.Progress,
        LastReportOn = measure.LastReportOn,
        CompletedOn = measure.CompletedOn,
        ProblemStatus = measure.ProblemStatus,
    };
}
