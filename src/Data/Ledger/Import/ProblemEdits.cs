using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>Takes the differences of one problem into the ledger: cells, states, new measures, and what follows from them.</summary>
internal sealed class ProblemEdits(DatabaseSession session, IReadOnlyDictionary<string, long> units, LedgerImport import, NewRows rows)
{
    private static readonly HashSet<string> PlainProblemFields =
        ["category", "symptom", "root_cause", "target", "source_text", "scope", "lead_leader", "campaign", "remark", "status_word", "issued_on", "supporting_text"];

    private static readonly HashSet<string> PlainMeasureFields = ["text", "deadline_text", "status_word", "responsible_name", "progress", "evidence"];

    /// <summary>By the words of the file, made once: many problems may have other words than before.</summary>
    private readonly Lazy<Dictionary<string, SourceKind>> _sourceKinds = new(() => import.Problems
        .Where(p => p.SourceText is not null).DistinctBy(p => p.SourceText).ToDictionary(p => p.SourceText!, p => p.SourceKind, StringComparer.Ordinal));

    /// <summary>Applies the changes.</summary>
    public async Task ApplyAsync(LedgerProblem problem, ProblemComparison comparison, Func<long> measureId)
    {
        var version = problem.Version + 1;
        var log = new ChangeLog(problem.Id, version, import.At, "office", "import");
        var status = problem.Status;
        foreach (var (id, field, old, now) in comparison.Changes)
        {
            if (id is { } measure)
            {
                await MeasureAsync(problem, comparison, measure, field, now);
                if (field == "responsible_name")
                {
                    // another name is another post; it is looked up at the end of the import
                    await session.ExecuteAsync("UPDATE measures SET responsible_post_id = NULL WHERE id = @measure", new { measure });
                }
            }
            else if (field == "status")
            {
                status = Codes.ProblemStatus.Parse(now!);
                await session.ExecuteAsync("UPDATE problems SET status = @status WHERE id = @id", new { status, id = problem.Id });
            }
            else
            {
                await ProblemAsync(problem.Id, field, now);
                if (field == "lead_leader")
                {
                    await session.ExecuteAsync("UPDATE problems SET lead_leader_post_id = NULL WHERE id = @id", new { id = problem.Id });
                }
            }

            log.Add(id, field, old, now);
        }

        var ordinal = problem.Measures.Count == 0 ? 0 : problem.Measures.Max(m => m.Ordinal);
        foreach (var measure in comparison.New)
        {
            var id = measureId();
            rows.Add(id, problem.Id, ++ordinal, measure, status);
        }

        // open and next_due follow from the states; a decision is due at once
        await session.ExecuteAsync(
            """
            UPDATE measures SET next_due = 0, version = version + 1,
                   open = CASE WHEN status = 'completed' OR (SELECT p.status FROM problems p WHERE p.id = measures.problem_id) = 'closed' THEN 0 ELSE 1 END
            WHERE problem_id = @id
            """,
            new { id = problem.Id });
        await session.ExecuteAsync("UPDATE problems SET version = @version WHERE id = @id", new { version, id = problem.Id });
        await log.WriteAsync(session);
    }

    private async Task ProblemAsync(long id, string field, string? now)
    {
        switch (field)
        {
            case "lead_unit":
                await session.ExecuteAsync("UPDATE problems SET lead_unit_id = @unit WHERE id = @id", new { unit = units[now!], id });
                break;
            case "overseeing_unit":
                await session.ExecuteAsync("UPDATE problems SET overseeing_unit_id = @unit WHERE id = @id", new { unit = units[now!], id });
                break;
            case "supporting_units":
                await session.ExecuteAsync("DELETE FROM problem_units WHERE problem_id = @id", new { id });
                foreach (var (unit, position) in now!.Split('、', StringSplitOptions.RemoveEmptyEntries).Distinct().Select((u, i) => (u, i)))
                {
                    await session.ExecuteAsync(
                        "INSERT INTO problem_units (problem_id, unit_id, position) VALUES (@id, @unit, @position)", new { id, unit = units[unit], position });
                }

                break;
            case "supporting_text":
                await SetAsync("problems", PlainProblemFields, id, field, now is "" ? null : now);
                break;
            default:
                await SetAsync("problems", PlainProblemFields, id, field, now);
                if (field == "source_text")
                {
                    await SourceKindAsync(id, now!);
                }

                break;
        }
    }

    private Task SourceKindAsync(long id, string text)
    {
        var kind = _sourceKinds.Value[text];
        return session.ExecuteAsync("UPDATE problems SET source_kind = @kind WHERE id = @id", new { kind, id });
    }

    private async Task MeasureAsync(LedgerProblem problem, ProblemComparison comparison, long id, string field, string? now)
    {
        var file = comparison.Pairs.First(p => p.Ledger.Id == id).File;
        switch (field)
        {
            case "deadline":
                // the deadline it had at first stays for the on-time rate
                await session.ExecuteAsync(
                    "UPDATE measures SET deadline = @deadline, original_deadline = coalesce(original_deadline, @deadline), provisional = @provisional WHERE id = @id",
                    new { deadline = IsoDay.Text(file.Deadline), provisional = file.Provisional ? 1 : 0, id });
                break;
            case "long_term":
                await session.ExecuteAsync("UPDATE measures SET long_term = @now WHERE id = @id", new { now = file.LongTerm ? 1 : 0, id });
                break;
            case "percent":
                await session.ExecuteAsync("UPDATE measures SET percent = @now WHERE id = @id", new { now = int.Parse(now!, CultureInfo.InvariantCulture), id });
                break;
            case "status":
                await session.ExecuteAsync(
                    "UPDATE measures SET status = @status, completed_on = @completedOn WHERE id = @id",
                    new
                    {
                        status = now,
                        completedOn = now == Codes.MeasureStatus[MeasureStatus.Completed]
                            ? IsoDay.Text(problem.Measures.First(m => m.Id == id).CompletedOn ?? import.Day)
                            : null,
                        id,
                    });
                break;
            default:
                await SetAsync("measures", PlainMeasureFields, id, field, now);
                break;
        }

        if (field is "progress" or "percent" or "status" or "status_word")
        {
            // what the file newly says of progress is a sign of life of that day
            await session.ExecuteAsync("UPDATE measures SET last_report_on = @day WHERE id = @id", new { day = import.Day, id });
        }
    }

    private Task SetAsync(string table, HashSet<string> allowed, long id, string field, string? now)
    {
        if (!allowed.Contains(field))
        {
            throw new System.Diagnostics.UnreachableException(field);
        }

        return session.ExecuteAsync($"UPDATE {table} SET {field} = @now WHERE id = @id", new { now, id });
    }
}
