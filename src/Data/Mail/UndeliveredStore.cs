using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Mail;

/// <summary>
/// Letters that were refused or given up, and their way back. A reminder letter comes back as its notices: the planner looks at each again, so
/// that what was completed or moved meanwhile is dropped, and what still stands goes into a letter that is composed anew. What another letter
/// said since stays said. A digest goes out again as it was, to the same address.
/// </summary>
public sealed class UndeliveredStore(Database database)
{
    private const string Columns =
        """
        SELECT l.id, l.kind, l.day, l.state, l.cause, l.repeats, l.detail, l.recipient, a.name AS person, a.email AS email
        FROM letters l LEFT JOIN people a ON a.id = l.person_id
        WHERE l.state IN ('refused', 'given_up')
          AND (l.kind = 'ladder' OR (l.kind = 'digest' AND l.settled_at IS NULL AND EXISTS (SELECT 1 FROM letter_bodies b WHERE b.letter_id = l.id)))
        """;

    private static readonly SqlText Notices = IdList.In(
        "notices.letter_id", $"SELECT notices.id, notices.letter_id, notices.measure_id FROM notices WHERE notices.state = 'undeliverable' AND notices.channel = 'mail' AND {CloseOutCallSql.IsCurrent} AND");

    private static readonly SqlText Candidates = new(
        "SELECT id, kind FROM letters WHERE state IN ('refused', 'given_up') AND id IN (SELECT value FROM json_each(@ids))",
        "SELECT id, kind FROM letters WHERE state IN ('refused', 'given_up') AND id IN (SELECT unnest(@ids)) FOR UPDATE");

    /// <summary>What was withdrawn stays where it is: no letter of it comes back.</summary>
    private const string IsLive =
        $"NOT EXISTS (SELECT 1 FROM measures w JOIN problems p ON p.id = w.problem_id WHERE w.id = notices.measure_id AND NOT {ProblemSql.IsLive})";

    private static readonly SqlText Look = IdList.In(
        "letter_id", $"UPDATE measures SET next_due = 0 WHERE id IN (SELECT measure_id FROM notices WHERE state = 'undeliverable' AND {IsLive} AND", ")");

    private static readonly SqlText Free = IdList.In(
        "letter_id",
        $"UPDATE notices SET state = 'pending', letter_id = NULL, tried_since = coalesce(tried_since, done_at), done_at = NULL WHERE state = 'undeliverable' AND {IsLive} AND {CloseOutCallSql.IsCurrent} AND");

    /// <summary>The letter gives its measures and its place of the day to another.</summary>
    private static readonly SqlText Drop = IdList.In("id", "UPDATE letters SET state = 'dropped', dedup_key = NULL WHERE");

    private static readonly SqlText Again = IdList.In(
        "id",
        "UPDATE letters SET state = 'waiting', next_attempt = @now, done_at = NULL, told_at = NULL WHERE",
        """
        AND EXISTS (SELECT 1 FROM letter_bodies b WHERE b.letter_id = letters.id)
        AND (person_id IS NULL OR recipient = (SELECT a.email FROM people a WHERE a.id = letters.person_id))
        """);

    private static readonly SqlText OfPeople = IdList.In(
        "person_id", "SELECT id FROM letters WHERE state IN ('refused', 'given_up') AND kind = 'ladder' AND (cause IS NULL OR cause <> 'uncertain') AND repeats = 0 AND");

    /// <summary>All letters that did not arrive, oldest first; of digests those that can go again and whose reader got nothing since.</summary>
    /// <param name="since">Of this office day and later; null for all.</param>
    /// <param name="token">Stops reading.</param>
    public Task<IReadOnlyList<LetterToReturn>> ListAsync(DateOnly? since, CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<LetterToReturn>(Columns + " AND l.day >= @since ORDER BY l.id", new { since = since ?? DateOnly.MinValue }), token);

    /// <summary>What would still be said if these letters came back now, and how many notices would not. Changes nothing.</summary>
    public Task<(IReadOnlyList<PlannedNotice> Standing, int Dropped)> PreviewAsync(PlanContext context, IReadOnlyList<long> letters, CancellationToken token) => database.ReadAsync<(IReadOnlyList<PlannedNotice>, int)>(
        async session =>
        {
            var returning = await session.QueryAsync<ReturningNotice>(Notices, IdList.Of(session, letters));
            var ids = returning.Select(n => n.Id).ToHashSet();
            var measures = await session.QueryAsync<PlannedMeasure>(PlanSql.Chosen, IdList.Of(session, returning.Select(n => n.MeasureId).Distinct()));
            var existing = (await session.QueryAsync<NoticeRow>(PlanSql.Notices, IdList.Of(session, measures.Select(m => m.Id)))).Where(n => n.Channel == "mail").ToLookup(n => n.MeasureId);
            List<PlannedNotice> standing = [.. measures.SelectMany(m => Standing(context, m, [.. existing[m.Id].Select(n => ids.Contains(n.Id) ? n with { State = NoticeState.Pending } : n)], ids))];
            return (standing, returning.Count - standing.Count);
        },
        token);

    /// <summary>Sends letters back into the queue.</summary>
    /// <returns>How many letters came back.</returns>
    public Task<int> ReturnAsync(IReadOnlyList<long> letters, ChangeOrigin origin, CancellationToken token) =>
        database.WriteAsync(session => ReturnAsync(session, letters, origin), token);

    /// <summary>The reminder letters of people whose address was corrected come back, in the transaction that corrects it. What may have arrived does not.</summary>
    /// <returns>How many letters came back.</returns>
    public static async Task<int> ReturnOfAsync(DatabaseSession session, IReadOnlyCollection<long> people, ChangeOrigin origin) =>
        people.Count == 0 ? 0 : await ReturnAsync(session, await session.QueryAsync<long>(OfPeople, IdList.Of(session, people)), origin);

    private static async Task<int> ReturnAsync(DatabaseSession session, IReadOnlyList<long> letters, ChangeOrigin origin)
    {
        if (letters.Count == 0)
        {
            return 0;
        }

        var found = await session.QueryAsync<Candidate>(Candidates, IdList.Of(session, letters));
        var reminders = found.Where(f => f.Kind == LetterKind.Ladder).Select(f => f.Id).ToList();
        var others = found.Where(f => f.Kind is not (LetterKind.Ladder or LetterKind.Access)).Select(f => f.Id).ToList();
        var returned = 0;
        if (reminders.Count > 0)
        {
            await session.ExecuteAsync(Look, IdList.Of(session, reminders));
            await session.ExecuteAsync(CloseOutCallSql.Wake, IdList.Of(session, reminders));
            await session.ExecuteAsync(Free, IdList.Of(session, reminders));
            returned += await session.ExecuteAsync(Drop, IdList.Of(session, reminders));
        }

        if (others.Count > 0)
        {
            returned += await session.ExecuteAsync(Again, IdList.Of(session, others, new { now = origin.At }));
        }

        if (returned > 0)
        {
            session.Audit(origin.Entry("letters.returned", "letters", new { letters = found.Select(f => f.Id) }));
        }

        return returned;
    }

    private static IEnumerable<PlannedNotice> Standing(PlanContext context, PlannedMeasure measure, IReadOnlyList<NoticeRow> existing, HashSet<long> returning)
    {
        var posts = measure.Posts;
        var plan = NoticeRule.Reconcile(
            measure.Facts, [.. existing.Select(n => n.Facts())], context.Day, role => context.Roster.PostsFor(role, posts, context.Day.Today));
        var gone = plan.Supersede.Select(s => s.Id).ToHashSet();
        var number = measure.ToNumber();
        return existing
            .Where(n => returning.Contains(n.Id) && !gone.Contains(n.Id) && OfficeUrge.RungOf(context.Ladder, n.Rung) is not null)
            .Select(n => new PlannedNotice(
                measure.Id, measure.Ledger, number, OfficeUrge.RungOf(context.Ladder, n.Rung)!, measure.Deadline, context.Day.WorkingDaysLeft(measure.Deadline), n.PostId, n.Kind, n.FiredOn, n.Reason));
    }

    private sealed record Candidate
    {
        public long Id { get; init; }

        public LetterKind Kind { get; init; }
    }

    private sealed record ReturningNotice
    {
        public long Id { get; init; }

        public long LetterId { get; init; }

        public long MeasureId { get; init; }
    }
}

/// <summary>A letter that did not arrive and could come back.</summary>
public sealed record LetterToReturn
{
    /// <summary>The letter.</summary>
    public long Id { get; init; }

    /// <summary>What it is.</summary>
    public LetterKind Kind { get; init; }

    /// <summary>Its office day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Refused or given up.</summary>
    public LetterState State { get; init; }

    /// <summary>What it failed for; null for letters of earlier versions.</summary>
    public LetterCause? Cause { get; init; }

    /// <summary>How often its end was uncertain.</summary>
    public int Repeats { get; init; }

    /// <summary>What the server said.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether it may have arrived: then only somebody who asked the person sends it again.</summary>
    public bool MayHaveArrived => Cause == LetterCause.Uncertain || Repeats > 0;

    /// <summary>Where it was to go.</summary>
    public string Recipient { get; init; } = string.Empty;

    /// <summary>The person's name.</summary>
    public string? Person { get; init; }

    /// <summary>The person's address now.</summary>
    public string? Email { get; init; }
}
