using CaseReform.Ops.Data.Reminders;

namespace CaseReform.Ops.Data.Ledger.Withdrawal;

internal static class WithdrawalSql
{
    public const string Ledger = "SELECT id, withdrawal_id FROM ledgers WHERE name = @name";

    public const string Problem = "SELECT id, withdrawal_id FROM problems WHERE ledger_id = @ledger AND number = @number";

    public const string NameTaken = "SELECT id FROM ledgers WHERE name = @name";

    /// <summary>Withdrawn under its old name or under its name now, the last first.</summary>
    public const string OfLedger =
        $"{BeforeColumns} FROM ledgers g JOIN withdrawals w ON w.id = g.withdrawal_id WHERE g.name = @name OR w.ledger = @name ORDER BY w.id DESC LIMIT 1";

    public const string ById =
        $"{BeforeColumns} FROM withdrawals w JOIN problems p ON p.withdrawal_id = w.id JOIN ledgers g ON g.id = p.ledger_id WHERE w.id = @id LIMIT 1";

    public const string Count =
        $"""
        SELECT (SELECT count(*) FROM problems p WHERE {Chosen}) AS problems,
               (SELECT count(*) FROM problems p WHERE {Chosen} AND p.status = 'closed') AS closed,
               (SELECT count(*) FROM problems p JOIN measures m ON m.problem_id = p.id WHERE {Chosen}) AS measures,
               (SELECT count(*) FROM problems p JOIN measures m ON m.problem_id = p.id JOIN notices n ON n.measure_id = m.id
                WHERE {Chosen} AND n.state = 'pending') AS notices,
               (SELECT count(DISTINCT l.id) FROM problems p JOIN measures m ON m.problem_id = p.id JOIN notices n ON n.measure_id = m.id JOIN letters l ON l.id = n.letter_id
                WHERE {Chosen} AND n.state = 'pending' AND (l.next_attempt IS NOT NULL OR l.lease_token IS NOT NULL)) AS letters,
               (SELECT count(*) FROM problems p JOIN measures m ON m.problem_id = p.id JOIN promises r ON r.measure_id = m.id AND r.deadline = m.deadline
                WHERE {Chosen} AND m.open = 1 AND p.status <> 'closed' AND r.broken_on IS NULL) AS promises
        """;

    public const string Insert =
        """
        INSERT INTO withdrawals (ledger, number, day, at, actor, reason) VALUES (@ledger, @number, @day, @at, @actor, @reason) RETURNING id
        """;

    /// <summary>For the digest's arithmetic: an open problem less.</summary>
    public const string Events =
        $"INSERT INTO events (problem_id, at, kind, delta) SELECT p.id, @at, 'correction', -1 FROM problems p WHERE {Chosen} AND p.status <> 'closed' ORDER BY p.id";

    public const string Changes =
        $"""
        INSERT INTO changes (problem_id, measure_id, field, old_value, new_value, version, at, actor, through)
        SELECT p.id, NULL, 'withdrawn', NULL, @reason, p.version + 1, @at, @actor, @through FROM problems p WHERE {Chosen} ORDER BY p.id
        """;

    /// <summary>Its triggers take the problem and its measures out of what is counted.</summary>
    public const string Problems = $"UPDATE problems SET withdrawal_id = @withdrawal, version = version + 1 WHERE id IN (SELECT p.id FROM problems p WHERE {Chosen})";

    /// <summary>Neither open nor due: lists and planning do not see them. Their states stay as they were.</summary>
    public const string Measures = $"UPDATE measures SET open = 0, next_due = NULL, version = version + 1 WHERE problem_id IN {Withdrawn}";

    /// <summary>A letter that carries one of them no longer stands and is composed anew without it.</summary>
    public const string Notices =
        $"UPDATE notices SET state = 'superseded', reason = 'withdrawn' WHERE state = 'pending' AND measure_id IN (SELECT m.id FROM measures m WHERE m.problem_id IN {Withdrawn})";

    public const string SetAside = $"DELETE FROM set_aside WHERE measure_id IN (SELECT m.id FROM measures m WHERE m.problem_id IN {Withdrawn})";

    /// <summary>Measures kept aside (<see cref="AsideStore"/>) are named by the alarm's key.</summary>
    public const string Alarms =
        $"""
        UPDATE alarms SET cleared_at = @at WHERE kind = '{AsideStore.Kind}' AND cleared_at IS NULL
           AND key IN (SELECT '{AsideStore.Kind}|' || m.id FROM measures m WHERE m.problem_id IN {Withdrawn})
        """;

    public const string Rename = "UPDATE ledgers SET name = @name, withdrawal_id = @withdrawal WHERE id = @ledger";

    private const string BeforeColumns = "SELECT w.ledger, w.number, w.day, w.reason, g.name";

    private const string Chosen = $"p.ledger_id = @ledger AND (@problem = 0 OR p.id = @problem) AND {ProblemSql.IsLive}";

    private const string Withdrawn = "(SELECT p.id FROM problems p WHERE p.withdrawal_id = @withdrawal)";
}
