using System.Globalization;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.CloseOut;

/// <summary>What a letter says of a problem on its way to 销号, as it stands when the letter is composed.</summary>
public sealed record CloseOutMatter
{
    /// <summary>The problem.</summary>
    public required long ProblemId { get; init; }

    /// <summary>Where it stands.</summary>
    public required CloseOutStage Stage { get; init; }

    /// <summary>In whose hands it lies.</summary>
    public required ProblemFacts Hands { get; init; }

    /// <summary>The last application; null where it never had one.</summary>
    public CloseOutRow? Application { get; init; }

    /// <summary>The last move with what was answered; null where there was none.</summary>
    public CloseOutStep? Step { get; init; }

    /// <summary>The first day of the present turn; null where nobody has one.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The day of the look-back that is planned.</summary>
    public DateOnly? LookBackOn { get; init; }

    /// <summary>Who was called in the present turn, each with what became of it.</summary>
    public IReadOnlyList<CalledHolder> Called { get; init; } = [];

    /// <summary>Whether those above are told in the present turn, or about to be.</summary>
    public bool IsAboveCalled { get; init; }
}

/// <summary>A post that was called to act.</summary>
/// <param name="PostId">The post.</param>
/// <param name="State">What became of the notice.</param>
/// <param name="PersonId">To whom the letter went; null where there is none.</param>
/// <param name="Day">The office day of the letter.</param>
public sealed record CalledHolder(long PostId, NoticeState State, long? PersonId, DateOnly? Day);

/// <summary>Reads them for the notices of a letter.</summary>
internal static class CloseOutMatters
{
    private static readonly SqlText Problems = IdList.In(
        "f.id",
        """
        SELECT f.id AS measure_id, p.id AS problem_id, p.status, p.lead_unit_id, p.overseeing_unit_id, p.lead_leader_post_id, t.since, l.planned_on,
               (SELECT max(s.id) FROM close_out_steps s WHERE s.problem_id = p.id) AS step
        FROM measures f JOIN problems p ON p.id = f.problem_id LEFT JOIN close_out_turns t ON t.problem_id = p.id LEFT JOIN look_backs l ON l.problem_id = p.id AND l.done_on IS NULL
        WHERE
        """);

    private static readonly SqlText Hands = IdList.In(
        "p.id", "SELECT p.id AS problem_id, coalesce(m.unit_id, p.lead_unit_id) AS unit_id, m.responsible_post_id FROM measures m JOIN problems p ON p.id = m.problem_id WHERE", "ORDER BY m.ordinal");

    private static readonly SqlText Applications = IdList.In(
        "c.problem_id", $"SELECT {CloseOutRow.Columns} FROM close_outs c WHERE c.round = (SELECT max(x.round) FROM close_outs x WHERE x.problem_id = c.problem_id) AND");

    private static readonly SqlText Steps = IdList.In("id", "SELECT id, close_out_id, day, move, stage, actor, text, effective, mark, relapse FROM close_out_steps WHERE");

    private static readonly SqlText Answers = IdList.In("step_id", "SELECT step_id, clause, yes, note FROM close_out_answers WHERE", "ORDER BY step_id");

    private static readonly SqlText Calls = IdList.In(
        "n.measure_id",
        $"""
        SELECT n.measure_id, n.occurrence, n.rung, n.post_id, n.state, l.person_id, l.day FROM notices n LEFT JOIN letters l ON l.id = n.letter_id
        WHERE n.channel = 'mail' AND n.state <> 'superseded' AND n.rung IN ({CloseOutCallSql.Turns}) AND
        """,
        "ORDER BY n.id");

    /// <summary>The same notices; those of close-outs know what they are about. One of a turn that is over knows nothing and is not told.</summary>
    public static async Task<IReadOnlyList<PendingNotice>> WithMattersAsync(DatabaseSession session, IReadOnlyList<PendingNotice> notices)
    {
        var measures = notices.Where(n => CloseOutCalls.Is(n.Rung)).Select(n => n.MeasureId).Distinct().ToList();
        if (measures.Count == 0)
        {
            return notices;
        }

        var problems = (await session.QueryAsync<ProblemRow>(Problems, IdList.Of(session, measures))).ToDictionary(p => p.MeasureId);
        var ids = problems.Values.Select(p => p.ProblemId).Distinct().ToList();
        var hands = (await session.QueryAsync<CloseOutHandsRow>(Hands, IdList.Of(session, ids))).ToLookup(h => h.ProblemId, h => new MeasureHands(h.UnitId, h.ResponsiblePostId));
        var applications = (await session.QueryAsync<CloseOutRow>(Applications, IdList.Of(session, ids))).ToDictionary(c => c.ProblemId);
        var stepIds = problems.Values.Select(p => p.Step).OfType<long>().ToList();
        var answers = (await session.QueryAsync<CloseOutAnswerRow>(Answers, IdList.Of(session, stepIds))).ToLookup(a => a.StepId, a => new ClauseAnswer(a.Clause, a.Yes, a.Note));
        var steps = (await session.QueryAsync<CloseOutStep>(Steps, IdList.Of(session, stepIds))).ToDictionary(s => s.Id, s => s with { Answers = [.. answers[s.Id].OrderBy(a => a.Clause)] });
        var calls = (await session.QueryAsync<CallRow>(Calls, IdList.Of(session, measures))).ToLookup(c => (c.MeasureId, c.Occurrence));
        return
        [
            .. notices.Select(n => !CloseOutCalls.Is(n.Rung) || problems.GetValueOrDefault(n.MeasureId) is not { } p || p.Step?.ToString(CultureInfo.InvariantCulture) != n.Occurrence ? n : n with
            {
                CloseOut = new CloseOutMatter
                {
                    ProblemId = p.ProblemId, Hands = new ProblemFacts(p.LeadUnitId, p.OverseeingUnitId, p.LeadLeaderPostId, [.. hands[p.ProblemId]]),
                    Application = applications.GetValueOrDefault(p.ProblemId), Step = steps[p.Step!.Value], Since = p.Since, LookBackOn = p.PlannedOn,
                    Stage = CloseOutStages.Of(p.Status, allComplete: false, applications.GetValueOrDefault(p.ProblemId) is { EndedOn: null, Verified: true }),
                    Called = [.. calls[(n.MeasureId, n.Occurrence)].Where(c => !c.IsAbove).Select(c => new CalledHolder(c.PostId, c.State, c.PersonId, c.Day))],
                    IsAboveCalled = calls[(n.MeasureId, n.Occurrence)].Any(c => c.IsAbove),
                },
            }),
        ];
    }

    private sealed record ProblemRow
    {
        public long MeasureId { get; init; }

        public long ProblemId { get; init; }

        public ProblemStatus Status { get; init; }

        public long LeadUnitId { get; init; }

        public long? OverseeingUnitId { get; init; }

        public long? LeadLeaderPostId { get; init; }

        public DateOnly? Since { get; init; }

        public DateOnly? PlannedOn { get; init; }

        public long? Step { get; init; }
    }

    private sealed record CallRow
    {
        public long MeasureId { get; init; }

        public string Occurrence { get; init; } = string.Empty;

        public string Rung { get; init; } = string.Empty;

        public bool IsAbove => CloseOutCalls.Find(Rung) == CloseOutCall.Above;

        public long PostId { get; init; }

        public NoticeState State { get; init; }

        public long? PersonId { get; init; }

        public DateOnly? Day { get; init; }
    }
}
