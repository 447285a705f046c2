using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.CloseOut;

namespace CaseReform.Ops.Data.CloseOut;

/// <summary>Calls of close-outs among the notices. One stands at the first measure of its problem, with the move that began the turn as its occurrence.</summary>
internal static class CloseOutCallSql
{
    /// <summary>The names as a list for IN: our own constants, no text of anybody's.</summary>
    public static readonly string Rungs = string.Join(", ", CloseOutCalls.Rungs.Select(rung => $"'{rung}'"));

    /// <summary>Those of a turn: all but how an application ended.</summary>
    public static readonly string Turns = string.Join(", ", new[] { CloseOutCall.Act, CloseOutCall.Remind, CloseOutCall.Above }.Select(call => $"'{CloseOutCalls.RungOf(call)}'"));

    /// <summary>Whether a row of notices is one of a measure, or belongs to the last move of its problem: what came of earlier ones is over.</summary>
    public static readonly string IsCurrent =
        $"""
        (notices.rung NOT IN ({Rungs}) OR notices.occurrence = (
            SELECT CAST(max(s.id) AS TEXT) FROM close_out_steps s JOIN measures w ON w.problem_id = s.problem_id WHERE w.id = notices.measure_id))
        """;

    public static readonly SqlText Existing =
        $"""
        SELECT n.id, n.rung, n.occurrence, n.post_id, n.state, n.reason, n.fired_on, n.done_at FROM notices n JOIN measures m ON m.id = n.measure_id
        WHERE m.problem_id = @problem AND n.channel = 'mail' AND n.rung IN ({Rungs}) ORDER BY n.id
        """;

    public const string Insert =
        """
        INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
        VALUES (@measure, @rung, '-', @occurrence, @post, 'mail', @kind, 'pending', 'closeout', @ladder, @day, @at)
        ON CONFLICT (measure_id, rung, deadline, occurrence, post_id, channel) DO NOTHING
        """;

    /// <summary>A move ends what waits for the turn before it.</summary>
    public static readonly SqlText EndAll =
        $"""
        UPDATE notices SET state = 'superseded', reason = 'not-due'
        WHERE state = 'pending' AND rung IN ({Rungs}) AND measure_id IN (SELECT id FROM measures WHERE problem_id = @problem)
        """;

    /// <summary>The turns of these letters are decided anew.</summary>
    public static readonly SqlText Wake = IdList.In(
        "n.letter_id",
        "UPDATE close_out_turns SET next_due = 0 WHERE next_due IS NOT NULL AND problem_id IN (SELECT m.problem_id FROM notices n JOIN measures m ON m.id = n.measure_id WHERE",
        $"AND n.rung IN ({Rungs}))");
}
