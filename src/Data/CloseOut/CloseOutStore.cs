using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.CloseOut;

/// <summary>销号, from the application to the look-back: what may be done, and doing it. Every move is judged again in the transaction that makes it.</summary>
public sealed class CloseOutStore(Database database, RosterStore rosters, CalendarStore calendars, IOptions<CloseOutOptions> options)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>What is on its way, and closed problems whose look-back is due: read from two small indexes, however many problems there are.</summary>
    internal const string UnderWay =
        """
        SELECT w.id FROM problems w WHERE w.status IN ('close_out_requested', 'under_review', 'public_notice', 'returned', 'reopened')
        UNION ALL SELECT b.problem_id FROM look_backs b WHERE b.done_on IS NULL AND b.planned_on <= @today
        """;

    private static readonly SqlText Waiting = ScopeSql.Both(list =>
        $"""
        SELECT p.id AS problem_id, g.name AS ledger, p.number, p.symptom, u.name AS unit, p.status, p.lead_unit_id, t.since, c.applicant_id, coalesce(c.verified, 0) AS verified,
               c.mark, c.taken_over, c.notice_from, c.notice_to, c.notice_days, c.notice_stopped, l.planned_on,
               o.id AS last_id, o.applicant_id AS last_applicant_id, o.recorded_by_id AS last_recorded_by_id, o.reviewer_id AS last_reviewer_id
        FROM problems p JOIN ledgers g ON g.id = p.ledger_id JOIN units u ON u.id = p.lead_unit_id
             LEFT JOIN close_outs c ON c.problem_id = p.id AND c.ended_on IS NULL
             LEFT JOIN close_outs o ON o.problem_id = p.id AND o.round = (SELECT max(x.round) FROM close_outs x WHERE x.problem_id = p.id)
             LEFT JOIN close_out_turns t ON t.problem_id = p.id
             LEFT JOIN look_backs l ON l.problem_id = p.id AND l.done_on IS NULL
        WHERE p.id IN ({UnderWay}) AND {ProblemSql.IsLive} AND {ScopeSql.Covers.For(list.Kind)}
        ORDER BY coalesce(t.since, ''), p.ledger_id, p.sort_key
        """);

    private static readonly SqlText HandsOf = IdList.In(
        "p.id", "SELECT p.id AS problem_id, coalesce(m.unit_id, p.lead_unit_id) AS unit_id, m.responsible_post_id FROM measures m JOIN problems p ON p.id = m.problem_id WHERE");

    private static readonly SqlText AnswersOf = IdList.In("step_id", "SELECT step_id, clause, yes, note FROM close_out_answers WHERE", "ORDER BY step_id");

    /// <summary>The problems in a scope that a number means; of a measure's number its problem.</summary>
    public Task<IReadOnlyList<long>> FindAsync(Scope scope, string number, string? ledger, CancellationToken token) => database.ReadAsync(
        async session => Problems(await MeasureQueries.FindAsync(session, scope, number, ledger)), token);

    /// <summary>A problem as it stands, with why somebody cannot make a move; null outside their scope.</summary>
    /// <param name="problem">The problem's row.</param>
    /// <param name="speaker">Who asks.</param>
    /// <param name="move">The move; null to look only.</param>
    /// <param name="wish">What would be said with it.</param>
    /// <param name="token">Stops reading.</param>
    public Task<CloseOutView?> ViewAsync(long problem, Standing speaker, CloseOutMove? move, CloseOutWish wish, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            if (await CloseOutCase.ReadAsync(session, problem, options.Value.Terms, speaker.Day) is not { } it || !speaker.Scope.Covers(it.Hands))
            {
                return null;
            }

            var roster = await rosters.LoadAsync(session);
            var people = it.People(roster, speaker.Day);
            var actor = people.Of(speaker);
            var refusal = move is { } wanted ? CloseOutRule.Judge(it.Facts, wanted, actor, wish) : null;
            var review = move == CloseOutMove.Apply ? UnitReview.Of(roster, it.Problem.LeadUnitId, IsOwn(actor) ? speaker.Person.Id : null, speaker.Day) : null;
            return new CloseOutView
            {
                ProblemId = problem, Version = it.Problem.ProblemVersion, Ledger = it.Problem.Ledger, Symptom = it.Problem.Symptom,
                Unit = roster.Unit(it.Problem.LeadUnitId)?.Name ?? it.Problem.Unit, Facts = it.Facts, Application = it.LastApplication, Actor = actor, Refusal = refusal,
                After = move is not { } made || refusal is not null ? null
                    : review is { Reviewers.Count: 0 } ? CloseOutStage.OfficeReview
                    : CloseOutRule.After(it.Facts, made, wish),
                Passed = review?.Passed,
                Mark = people.MarkOf(speaker.Person.Id),
            };
        },
        token);

    /// <summary>Makes a move that was said by number: of the command line.</summary>
    public Task<CloseOutOutcome> MakeAsync(string number, string? ledger, CloseOutRequest request, CancellationToken token) => database.WriteAsync<CloseOutOutcome>(
        async session =>
        {
            var roster = await rosters.LoadAsync(session);
            if (Standing.Of(roster, request.PersonId, request.Day) is not { } speaker)
            {
                return new CloseOutOutcome.NoStanding();
            }

            var found = (await MeasureQueries.FindAsync(session, number, ledger)).DistinctBy(m => m.ProblemId).ToList();
            return found switch
            {
                [] => new CloseOutOutcome.NotFound(),
                [var one] => await MakeAsync(session, one.ProblemId, roster, speaker, request),
                _ => new CloseOutOutcome.Several([.. found.Select(m => m.Ledger)]),
            };
        },
        token);

    /// <summary>Keeps what a card shows until it is confirmed, dropped or old.</summary>
    public Task ProposeAsync(NewCloseOut proposal, CancellationToken token) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO close_out_proposals (nonce_hash, person_id, conversation, problem_id, problem_version, move, wish, created_at, expires_at, state)
            VALUES (@nonceHash, @personId, @conversation, @problemId, @version, @move, @wish, @at, @expiresAt, 'open')
            """,
            new
            {
                nonceHash = proposal.NonceHash, personId = proposal.PersonId, conversation = proposal.Conversation, problemId = proposal.ProblemId, version = proposal.Version,
                move = proposal.Move, wish = UpdateJson.Write(proposal.Wish), at = proposal.At, expiresAt = proposal.ExpiresAt,
            }),
        token);

    /// <summary>Makes a proposed move once: nonce, person, conversation, the right to it and the problem's version are looked at again. Asking again after it went through is told the same.</summary>
    public Task<CloseOutOutcome> ConfirmAsync(Press press, CancellationToken token) => database.WriteAsync<CloseOutOutcome>(
        async session =>
        {
            var proposal = await session.FirstAsync<ProposalRow>(
                $"""
                UPDATE close_out_proposals SET state = 'done'
                WHERE nonce_hash = @nonceHash AND state = 'open' AND person_id = @personId AND conversation = @conversation AND expires_at > @at
                RETURNING {ProposalRow.Columns}
                """,
                new { nonceHash = press.NonceHash, personId = press.PersonId, conversation = press.Conversation, at = press.At });
            if (proposal is null)
            {
                return await AnsweredAsync(session, press);
            }

            var outcome = await ApplyAsync(session, press, proposal);
            await session.ExecuteAsync(
                "UPDATE close_out_proposals SET state = @state, outcome = @outcome WHERE id = @id",
                new
                {
                    state = outcome is CloseOutOutcome.Made ? "done" : "refused", outcome = outcome is CloseOutOutcome.Made made ? UpdateJson.Write(made.Move) : null, id = proposal.Id,
                });
            return outcome;
        },
        token);

    /// <summary>取消: the proposal can no longer be confirmed.</summary>
    public Task<CloseOutOutcome> DropAsync(Press press, CancellationToken token) => database.WriteAsync<CloseOutOutcome>(
        async session => await session.ExecuteAsync(
            "UPDATE close_out_proposals SET state = 'dropped' WHERE nonce_hash = @nonceHash AND state = 'open' AND person_id = @personId AND conversation = @conversation",
            new { nonceHash = press.NonceHash, personId = press.PersonId, conversation = press.Conversation }) > 0
            ? new CloseOutOutcome.Gone(GoneButton.Dropped)
            : await AnsweredAsync(session, press),
        token);

    /// <summary>The newest card of a person in a conversation that can still be confirmed: the problem's number and the move.</summary>
    public Task<OpenCard<(string Number, CloseOutMove Move)>?> OpenAsync(long personId, string conversation, DateTimeOffset now, CancellationToken token) => database.ReadAsync(
        async session => await session.FirstAsync<OpenRow>(
            """
            SELECT c.nonce_hash, c.created_at, c.move, p.number FROM close_out_proposals c JOIN problems p ON p.id = c.problem_id
            WHERE c.person_id = @personId AND c.conversation = @conversation AND c.state = 'open' AND c.expires_at > @now ORDER BY c.created_at DESC, c.id DESC LIMIT 1
            """,
            new { personId, conversation, now }) is { } row
            ? new OpenCard<(string, CloseOutMove)>(row.NonceHash, row.CreatedAt, (row.Number, row.Move))
            : null,
        token);

    /// <summary>Forgets old proposals; what they did stays.</summary>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken token) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM close_out_proposals WHERE created_at < @before", new { before = now - Kept }), token);

    /// <summary>What waits in somebody's scope, the longest wait first, what came with a ledger before all; what runs without anybody's doing (a notice) comes with it.</summary>
    public Task<IReadOnlyList<WaitingCloseOut>> WaitingAsync(Scope scope, DateOnly today, CancellationToken token) => database.ReadAsync<IReadOnlyList<WaitingCloseOut>>(
        async session => [.. (await RowsAsync(session, scope, today)).Select(row => row.View(today))], token);

    /// <summary>What waits for somebody themselves: to agree, to verify, to close, to look back, or to do again.</summary>
    public Task<IReadOnlyList<WaitingCloseOut>> WaitingForAsync(Standing speaker, CancellationToken token) => database.ReadAsync<IReadOnlyList<WaitingCloseOut>>(
        async session =>
        {
            var roster = await rosters.LoadAsync(session);
            var rows = await RowsAsync(session, speaker.Scope, speaker.Day);
            var hands = (await session.QueryAsync<CloseOutHandsRow>(HandsOf, IdList.Of(session, rows.Select(r => r.ProblemId)))).ToLookup(h => h.ProblemId, h => new MeasureHands(h.UnitId, h.ResponsiblePostId));
            return
            [
                .. rows.Select(row => (Row: row, View: row.View(speaker.Day))).Where(it => it.View.Turn switch
                {
                    CloseOutTurn.Nobody => false,
                    CloseOutTurn.UnitReviewer => UnitReview.Of(roster, it.Row.LeadUnitId, it.Row.ApplicantId, speaker.Day).Reviewers.Contains(speaker.Person.Id),
                    CloseOutTurn.Office => speaker.Is(PostRole.Office) || Holders(it.Row).MayAct(speaker.Person.Id),
                    CloseOutTurn.Unit => speaker.SeatUnits.Contains(it.Row.LeadUnitId) || hands[it.Row.ProblemId].Any(h => AccessRule.IsOwn(speaker, h)),
                }).Select(it => it.View),
            ];

            CloseOutHolders Holders(WaitingRow row) => CloseOutHolders.Of(
                roster, new ProblemFacts(row.LeadUnitId, null, null, [.. hands[row.ProblemId]]), row.Last, CloseOutTurn.Office, row.Task(options.Value.NoticeDays), speaker.Day);
        },
        token);

    /// <summary>The applications of a problem, the first one first.</summary>
    public Task<IReadOnlyList<CloseOutRow>> ApplicationsAsync(long problem, CancellationToken token) =>
        database.ReadRowsAsync<CloseOutRow>($"SELECT {CloseOutRow.Columns} FROM close_outs c WHERE c.problem_id = @problem ORDER BY c.round", new { problem }, token);

    /// <summary>Every move of a problem with what was answered, the first one first.</summary>
    public Task<IReadOnlyList<CloseOutStep>> StepsAsync(long problem, CancellationToken token) => database.ReadAsync<IReadOnlyList<CloseOutStep>>(
        async session =>
        {
            var steps = await session.QueryAsync<CloseOutStep>(
                "SELECT id, close_out_id, day, move, stage, actor, text, effective, mark, relapse FROM close_out_steps WHERE problem_id = @problem ORDER BY id", new { problem });
            var answers = (await session.QueryAsync<CloseOutAnswerRow>(AnswersOf, IdList.Of(session, steps.Select(s => s.Id))))
                .ToLookup(a => a.StepId, a => new ClauseAnswer(a.Clause, a.Yes, a.Note));
            return [.. steps.Select(step => step with { Answers = [.. answers[step.Id].OrderBy(a => a.Clause)] })];
        },
        token);

    /// <summary>Closed problems that were verified by whom only a lack of others let (代录并核查): the office looks at them again.</summary>
    public Task<IReadOnlyList<MarkedCloseOut>> MarkedAsync(CancellationToken token) => database.ReadRowsAsync<MarkedCloseOut>(
        $"""
        SELECT g.name AS ledger, p.number, c.verifier, c.mark, c.ended_on
        FROM close_outs c JOIN problems p ON p.id = c.problem_id JOIN ledgers g ON g.id = p.ledger_id
        WHERE c.mark IS NOT NULL AND {ProblemSql.IsLive} ORDER BY p.ledger_id, p.sort_key, c.round
        """,
        null, token);

    private static IReadOnlyList<long> Problems(IEnumerable<MeasureRow> measures) => [.. measures.Select(m => m.ProblemId).Distinct()];

    private static Task<IReadOnlyList<WaitingRow>> RowsAsync(DatabaseSession session, Scope scope, DateOnly today) =>
        session.QueryAsync<WaitingRow>(Waiting, ScopeSql.Parameters(session, scope, new { today = Domain.Text.IsoDay.Text(today) }));

    private async Task<CloseOutOutcome> ApplyAsync(DatabaseSession session, Press press, ProposalRow proposal)
    {
        var roster = await rosters.LoadAsync(session);
        var wanted = UpdateJson.Read<ProposedMove>(proposal.Wish);
        return Standing.Of(roster, press.PersonId, press.Day) is not { } speaker ? new CloseOutOutcome.NoStanding()
            : await MakeAsync(
                session, proposal.ProblemId, roster, speaker,
                new CloseOutRequest(proposal.Move, wanted.Wish, press.PersonId, wanted.ForId, press.Day, new Audit.ChangeOrigin(press.At, speaker.Person.Name, "chat")),
                proposal.ProblemVersion);
    }

    private async Task<CloseOutOutcome> MakeAsync(DatabaseSession session, long problem, Roster roster, Standing speaker, CloseOutRequest request, int? version = null)
    {
        if (await CloseOutCase.ReadAsync(session, problem, options.Value.Terms, request.Day) is not { } it || !speaker.Scope.Covers(it.Hands))
        {
            return new CloseOutOutcome.NotFound();
        }

        var people = it.People(roster, request.Day);
        var actor = people.Of(speaker);
        if (CloseOutRule.Judge(it.Facts, request.Move, actor, request.Wish) is { } refusal)
        {
            return new CloseOutOutcome.Refused(refusal, problem);
        }

        if (version is { } shown && shown != it.Problem.ProblemVersion)
        {
            return new CloseOutOutcome.Changed(problem, request.Move, request.Wish, request.ForId);
        }

        var own = (request.ForId is null || !actor.Roles.Contains(CloseOutRole.Office)) && IsOwn(actor);
        if (!own && request is { Move: CloseOutMove.Apply, ForId: { } other } && !MayApply(people, roster, other, request.Day))
        {
            return new CloseOutOutcome.Refused(new(CloseOutFault.NotPermitted, Say(DataTexts.CloseOutForWhom, roster.Person(other)?.Name, it.Problem.Number)), problem);
        }

        var writer = new CloseOutWriter(session, it, request, roster, await calendars.LoadAsync(session), options.Value);
        return new CloseOutOutcome.Made(await writer.MakeAsync(speaker.Person, own, people.MarkOf(speaker.Person.Id)));
    }

    /// <summary>Whether an application would be the person's own; else it is recorded for the unit.</summary>
    private static bool IsOwn(CloseOutActor actor) => actor.Roles.Overlaps([CloseOutRole.Responsible, CloseOutRole.UnitReviewer]);

    /// <summary>Recording for somebody takes somebody who could have applied.</summary>
    private static bool MayApply(CloseOutPeople people, Roster roster, long person, DateOnly day) =>
        Standing.Of(roster, person, day) is { } standing && IsOwn(people.Of(standing));

    private static async Task<CloseOutOutcome> AnsweredAsync(DatabaseSession session, Press press) =>
        await session.FirstAsync<ProposalRow>($"SELECT {ProposalRow.Columns} FROM close_out_proposals WHERE nonce_hash = @nonceHash", new { nonceHash = press.NonceHash }) switch
        {
            null => new CloseOutOutcome.Gone(GoneButton.Unknown),
            var other when other.PersonId != press.PersonId || other.Conversation != press.Conversation => new CloseOutOutcome.Gone(GoneButton.NotYours),
            { State: "done", Outcome: { } outcome } => new CloseOutOutcome.Made(UpdateJson.Read<MadeMove>(outcome), Again: true),
            { State: "dropped" } => new CloseOutOutcome.Gone(GoneButton.Dropped),
            _ => new CloseOutOutcome.Gone(GoneButton.Expired),
        };

    private sealed record OpenRow
    {
        public string NonceHash { get; init; } = string.Empty;

        public DateTimeOffset CreatedAt { get; init; }

        public CloseOutMove Move { get; init; }

        public string Number { get; init; } = string.Empty;
    }

    private sealed record ProposalRow
    {
        public const string Columns = "id, person_id, conversation, problem_id, problem_version, move, wish, state, outcome";

        public long Id { get; init; }

        public long PersonId { get; init; }

        public string Conversation { get; init; } = string.Empty;

        public long ProblemId { get; init; }

        public int ProblemVersion { get; init; }

        public CloseOutMove Move { get; init; }

        public string Wish { get; init; } = string.Empty;

        public string State { get; init; } = string.Empty;

        public string? Outcome { get; init; }
    }

    private sealed record WaitingRow
    {
        public long ProblemId { get; init; }

        public string Ledger { get; init; } = string.Empty;

        public string Number { get; init; } = string.Empty;

        public string Symptom { get; init; } = string.Empty;

        public string Unit { get; init; } = string.Empty;

        public ProblemStatus Status { get; init; }

        public long LeadUnitId { get; init; }

        public DateOnly? Since { get; init; }

        public long? ApplicantId { get; init; }

        public bool Verified { get; init; }

        public string? Mark { get; init; }

        public string? TakenOver { get; init; }

        public DateOnly? NoticeFrom { get; init; }

        public DateOnly? NoticeTo { get; init; }

        public int? NoticeDays { get; init; }

        public DateOnly? NoticeStopped { get; init; }

        public DateOnly? PlannedOn { get; init; }

        public long? LastId { get; init; }

        public long? LastApplicantId { get; init; }

        public long? LastRecordedById { get; init; }

        public long? LastReviewerId { get; init; }

        /// <summary>Who stood behind the last application, running or not; null where there was none.</summary>
        public AppliedBy? Last => LastId is null ? null : new(LastApplicantId, LastRecordedById, LastReviewerId);

        private CloseOutStage Stage => CloseOutStages.Of(Status, allComplete: false, Verified);

        private NoticePeriod? Notice => NoticeFrom is { } from && NoticeTo is { } to && NoticeDays is { } days ? new(from, to, days, NoticeStopped) : null;

        public CloseOutTask Task(int noticeDays) => CloseOutTasks.Of(Stage, Notice, noticeDays);

        public WaitingCloseOut View(DateOnly today) => new()
        {
            ProblemId = ProblemId, Ledger = Ledger, Number = Number, Symptom = Symptom, Unit = Unit, Stage = Stage, Since = Since,
            Turn = CloseOutTurns.Of(Stage, Notice, PlannedOn, today), Mark = Mark, IsTakenOver = TakenOver is not null,
        };
    }
}

/// <summary>A move that waits for its confirmation.</summary>
public sealed record NewCloseOut
{
    /// <summary>SHA-256 of the nonce in hexadecimal; the nonce itself is only in the card.</summary>
    public required string NonceHash { get; init; }

    /// <summary>Who asked.</summary>
    public required long PersonId { get; init; }

    /// <summary>Where: nobody can confirm elsewhere.</summary>
    public required string Conversation { get; init; }

    /// <summary>The problem.</summary>
    public required long ProblemId { get; init; }

    /// <summary>Its version as the card shows it.</summary>
    public required int Version { get; init; }

    /// <summary>Which move.</summary>
    public required CloseOutMove Move { get; init; }

    /// <summary>What is said with it.</summary>
    public required ProposedMove Wish { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Until when it may be confirmed.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>What is said with a proposed move. Stored, so the spelling of the members is for good.</summary>
/// <param name="Wish">The wish.</param>
/// <param name="ForId">For whom an application is recorded.</param>
public sealed record ProposedMove(CloseOutWish Wish, long? ForId = null);

/// <summary>An application that somebody verified only because the office had nobody else.</summary>
public sealed record MarkedCloseOut
{
    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>Who verified.</summary>
    public string? Verifier { get; init; }

    /// <summary>代录并核查, 审核并核查, 领导小组代为核查.</summary>
    public string Mark { get; init; } = string.Empty;

    /// <summary>When the application ended, or null while it runs.</summary>
    public DateOnly? EndedOn { get; init; }
}
