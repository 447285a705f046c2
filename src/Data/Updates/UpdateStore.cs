using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Data.Updates;

/// <summary>Changes that people make in the chat: proposed, shown to them, and made once when they confirm.</summary>
public sealed class UpdateStore(Database database, RosterStore rosters, CalendarStore calendars)
{
    /// <summary>For how long one's own last update can be undone.</summary>
    public static readonly TimeSpan UndoWindow = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Finds what a number means to a person.</summary>
    public Task<IReadOnlyList<MeasureRow>> FindAsync(Scope scope, string number, string? ledger, CancellationToken token) =>
        database.ReadAsync(session => MeasureQueries.FindAsync(session, scope, number, ledger), token);

    /// <summary>What lies in a scope and has one of these pairs of characters in its words, those with more of them first.</summary>
    public Task<IReadOnlyList<MeasureRow>> AboutAsync(Scope scope, IReadOnlyList<string> pairs, CancellationToken token) =>
        database.ReadAsync(session => MeasureQueries.AboutAsync(session, scope, pairs), token);

    /// <summary>How the trail names what a number means, whoever may see it; null when there is nothing. Asked after the answer, for the trail only.</summary>
    public Task<string?> HiddenAsync(string number, string? ledger, CancellationToken token) => database.ReadAsync(
        async session => await MeasureQueries.FindAsync(session, number, ledger) is [var first, ..] ? first.Subject : null, token);

    /// <summary>A measure by its row, or null when there is none in the scope.</summary>
    public Task<MeasureRow?> MeasureAsync(Scope scope, long id, CancellationToken token) =>
        database.ReadAsync(session => MeasureQueries.GetAsync(session, scope, id), token);

    /// <inheritdoc cref="HiddenAsync(string, string?, CancellationToken)"/>
    public Task<string?> HiddenAsync(long id, CancellationToken token) => database.ReadAsync(
        async session => (await MeasureQueries.GetAsync(session, id))?.Subject, token);

    /// <summary>A draft as its speaker may mean it. Asked before it is judged.</summary>
    public Task<FittedDraft> FitAsync(UpdateDraft draft, MeasureRow measure, Standing speaker, CancellationToken token) => database.ReadAsync(
        async session => FittedDraft.Of(draft, AccessRule.HeardAs(speaker, Operation.Report, UpdateWriter.FactsOf(measure, await NotifiedPosts.OfAsync(session, measure.Id)))), token);

    /// <summary>Why a draft cannot be done now, or null.</summary>
    public async Task<UpdateRefusal?> JudgeAsync(UpdateDraft draft, MeasureRow measure, Standing speaker, CancellationToken token) => await database.ReadAsync(
        async session => UpdateWriter.Judge(draft, measure, speaker, await NotifiedPosts.OfAsync(session, measure.Id), await calendars.LoadAsync(session), speaker.Day)
            ?? (draft.Action == UpdateAction.Promise && await PromiseStore.GivenAsync(session, measure) is not null ? UpdateRefusal.PromisedBefore : (UpdateRefusal?)null),
        token);

    /// <summary>What a draft, other than an undo, would make of a measure's cells.</summary>
    public static MeasureCells After(MeasureRow measure, UpdateDraft draft, DateOnly today) => draft is { As: not null, Action: UpdateAction.Report } ? MeasureWriter.AfterHeard(measure, today)
        : draft.Action is UpdateAction.Report or UpdateAction.Complete ? MeasureWriter.After(measure, draft.Percent, draft.Text, draft.Action == UpdateAction.Complete, today, draft.CompletedOn)
        : MeasureCells.Of(measure);

    /// <summary>Keeps a proposal until it is confirmed, dropped or old.</summary>
    public Task ProposeAsync(NewProposal proposal, CancellationToken token) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO proposals (nonce_hash, person_id, conversation, measure_id, measure_version, draft, created_at, expires_at, state)
            VALUES (@nonceHash, @personId, @conversation, @measureId, @measureVersion, @draft, @at, @expiresAt, 'open')
            """,
            new
            {
                nonceHash = proposal.NonceHash, personId = proposal.PersonId, conversation = proposal.Conversation, measureId = proposal.Measure.Id,
                measureVersion = proposal.Measure.Version, draft = UpdateJson.Write(proposal.Draft), at = proposal.At, expiresAt = proposal.ExpiresAt,
            }),
        token);

    /// <summary>
    /// Makes a proposed change in one transaction: the nonce is consumed, the right to do it and the measure's version are looked at again, the change is
    /// made. Asking again after a press that went through is told the same, so that somebody whose connection broke in between is told which it was.
    /// </summary>
    public Task<Confirmation> ConfirmAsync(Press press, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            var proposal = await session.FirstAsync<ProposalRow>(
                $"""
                UPDATE proposals SET state = 'done', done_at = @at
                WHERE nonce_hash = @nonceHash AND state = 'open' AND person_id = @personId AND conversation = @conversation AND expires_at > @at
                RETURNING {ProposalRow.Columns}
                """,
                new { nonceHash = press.NonceHash, personId = press.PersonId, conversation = press.Conversation, at = press.At });
            if (proposal is null)
            {
                return await AnsweredAsync(session, press);
            }

            var (refused, recorded, trace, which) = await ApplyAsync(session, press, proposal);
            await session.ExecuteAsync(
                "UPDATE proposals SET state = @state, outcome = @outcome, trace = @trace WHERE id = @id",
                new
                {
                    state = refused is null ? "done" : "refused", outcome = refused?.ToString() ?? UpdateJson.Write(recorded),
                    trace = trace is null ? null : UpdateJson.Write(trace), id = proposal.Id,
                });
            if (recorded is not null && proposal.Wanted.Undoes is { } undone)
            {
                await session.ExecuteAsync("UPDATE proposals SET state = 'undone' WHERE id = @undone", new { undone });
            }

            return recorded is not null ? new Confirmation.Recorded(recorded) : new Confirmation.Refused(refused!.Value, proposal.Wanted, proposal.MeasureId, which);
        },
        token);

    /// <summary>取消: the proposal can no longer be confirmed. Files that it would have added wait on: one of them may be meant for another measure.</summary>
    /// <returns>That it is dropped now or was before; else what has become of it.</returns>
    public Task<Confirmation> DropAsync(Press press, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            var dropped = await session.FirstAsync<ProposalRow>(
                $"""
                UPDATE proposals SET state = 'dropped', done_at = @at
                WHERE nonce_hash = @nonceHash AND state = 'open' AND person_id = @personId AND conversation = @conversation
                RETURNING {ProposalRow.Columns}
                """,
                new { nonceHash = press.NonceHash, personId = press.PersonId, conversation = press.Conversation, at = press.At });
            return dropped is not null ? new Confirmation.Dropped(dropped.Wanted.Files)
                : await AnsweredAsync(session, press) is var answer and not Confirmation.Refused { Reason: UpdateRefusal.Dropped } ? answer
                : new Confirmation.Dropped([]);
        },
        token);

    /// <summary>The newest card of a person in a conversation that can still be confirmed: the measure's row and what would be done.</summary>
    public Task<OpenCard<(long Measure, UpdateDraft Draft)>?> OpenAsync(long personId, string conversation, DateTimeOffset now, CancellationToken token) => database.ReadAsync(
        async session => await session.FirstAsync<OpenRow>(
            """
            SELECT nonce_hash, created_at, measure_id, draft FROM proposals
            WHERE person_id = @personId AND conversation = @conversation AND state = 'open' AND expires_at > @now ORDER BY created_at DESC, id DESC LIMIT 1
            """,
            new { personId, conversation, now }) is { } row
            ? new OpenCard<(long, UpdateDraft)>(row.NonceHash, row.CreatedAt, (row.MeasureId, UpdateJson.Read<UpdateDraft>(row.Draft)))
            : null,
        token);

    /// <summary>One's own last update that could still be undone, of one of these measures when any are given, and of one kind when it is named; a completion is a report as well.</summary>
    public Task<LastUpdate?> LastAsync(long personId, IReadOnlyCollection<long> measures, UpdateAction? kind, DateTimeOffset now, CancellationToken token) => database.ReadAsync(
        async session => (await session.QueryAsync<ProposalRow>(
                $"SELECT {ProposalRow.Columns} FROM proposals WHERE person_id = @personId AND state = 'done' AND done_at > @since ORDER BY done_at DESC, id DESC",
                new { personId, since = now - UndoWindow }))
            .Select(p => p.Recorded is { Action: not UpdateAction.Undo } update && p.Trace is { } text ? Last(p, update, UpdateJson.Read<UpdateTrace>(text)) : null)
            .OfType<LastUpdate>()
            .Where(last => kind is null || last.Others.Prepend(last).Any(one => one.Update.Action == kind || (kind == UpdateAction.Report && one.Update.Action == UpdateAction.Complete)))
            .FirstOrDefault(last => measures.Count == 0 || measures.Contains(last.MeasureId) || last.Others.Any(other => measures.Contains(other.MeasureId))),
        token);

    private static LastUpdate Last(ProposalRow row, RecordedUpdate update, UpdateTrace trace) => new(row.Id, trace.MeasureId ?? row.MeasureId, update, trace.Former, trace.LedTo)
    {
        Others = [.. update.Others.Zip(trace.Others, (other, its) => new LastUpdate(row.Id, its.MeasureId!.Value, other, its.Former, its.LedTo))],
    };

    /// <summary>Forgets old proposals; what they did stays in the ledger and the trail.</summary>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken token) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM proposals WHERE created_at < @before", new { before = now - Kept }), token);

    /// <summary>All parts or none: each is looked at before the first is done. The parts' measures are held in one order, so that two presses do not wait for each other.</summary>
    private async Task<(UpdateRefusal? Refused, RecordedUpdate? Recorded, UpdateTrace? Trace, string? Which)> ApplyAsync(DatabaseSession session, Press press, ProposalRow proposal)
    {
        var parts = UpdatePart.Of(proposal.MeasureId, proposal.MeasureVersion, proposal.Wanted);
        foreach (var part in parts.OrderBy(part => part.MeasureId))
        {
            if (await RefusalAsync(session, press, part) is var (refused, which))
            {
                return (refused, null, null, parts.Count > 1 ? which : null);
            }
        }

        var speaker = Standing.Of(await rosters.LoadAsync(session), press.PersonId, press.Day)!;
        var done = new (RecordedUpdate Recorded, UpdateTrace Trace)[parts.Count];
        var before = new Dictionary<long, ProblemStatus>();

        // what was done last is undone first: then the problem's own state comes back step by step
        foreach (var at in proposal.Wanted.Action == UpdateAction.Undo ? Enumerable.Range(0, parts.Count).Reverse() : Enumerable.Range(0, parts.Count))
        {
            var measure = (await MeasureQueries.GetAsync(session, parts[at].MeasureId))!;
            var (refused, recorded, trace) = await new UpdateWriter(session, press, speaker, measure).ApplyAsync(parts[at].Draft);
            if (refused is not null)
            {
                return parts.Count == 1 ? (refused, null, null, null) : throw new InvalidOperationException($"{measure.Subject}: {refused} after it was looked at");
            }

            before.TryAdd(measure.ProblemId, measure.ProblemStatus);
            done[at] = (recorded!, trace! with { MeasureId = measure.Id, Former = trace.Former with { ProblemStatus = before[measure.ProblemId] } });
        }

        return (null, done[0].Recorded with { Others = [.. done.Skip(1).Select(d => d.Recorded)] }, done[0].Trace with { Others = [.. done.Skip(1).Select(d => d.Trace)] }, null);
    }

    private async Task<(UpdateRefusal Reason, string? Which)?> RefusalAsync(DatabaseSession session, Press press, UpdatePart part)
    {
        if (await MeasureQueries.GetAsync(session, part.MeasureId) is not { } measure)
        {
            return (UpdateRefusal.Withdrawn, null);
        }

        var draft = part.Draft;
        if (Standing.Of(await rosters.LoadAsync(session), press.PersonId, press.Day) is not { } speaker || !await MeasureQueries.IsCoveredAsync(session, measure, speaker.Scope))
        {
            return (UpdateRefusal.NotPermitted, null);
        }

        var calendar = await calendars.LoadAsync(session);
        if (UpdateWriter.Judge(draft, measure, speaker, await NotifiedPosts.OfAsync(session, measure.Id), calendar, press.Day) is { } refused)
        {
            return (refused, measure.Name);
        }

        return measure.Version != part.Version ? (draft.Action == UpdateAction.Undo ? UpdateRefusal.BuiltOn : UpdateRefusal.Changed, measure.Name)
            : draft.Action == UpdateAction.Promise && await PromiseStore.GivenAsync(session, measure) is not null ? (UpdateRefusal.PromisedBefore, measure.Name)
            : null;
    }

    /// <summary>What a press gets that finds nothing to consume.</summary>
    private static async Task<Confirmation> AnsweredAsync(DatabaseSession session, Press press)
    {
        var proposal = await session.FirstAsync<ProposalRow>($"SELECT {ProposalRow.Columns} FROM proposals WHERE nonce_hash = @nonceHash", new { nonceHash = press.NonceHash });
        return proposal switch
        {
            null => new Confirmation.Refused(UpdateRefusal.Unknown),
            _ when proposal.PersonId != press.PersonId || proposal.Conversation != press.Conversation => new Confirmation.Refused(UpdateRefusal.NotYours, MeasureId: proposal.MeasureId),
            { State: "done", Recorded: { } recorded } => new Confirmation.Recorded(recorded, Again: true),
            { State: "undone" } => new Confirmation.Refused(UpdateRefusal.Undone),
            { State: "dropped" } => new Confirmation.Refused(UpdateRefusal.Dropped),
            { State: "refused" } => new Confirmation.Refused(Enum.Parse<UpdateRefusal>(proposal.Outcome!), proposal.Wanted, proposal.MeasureId),
            _ => new Confirmation.Refused(UpdateRefusal.Expired, proposal.Wanted, proposal.MeasureId),
        };
    }

    private sealed record OpenRow
    {
        public string NonceHash { get; init; } = string.Empty;

        public DateTimeOffset CreatedAt { get; init; }

        public long MeasureId { get; init; }

        public string Draft { get; init; } = string.Empty;
    }
}
