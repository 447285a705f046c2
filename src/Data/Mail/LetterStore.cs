using System.Globalization;

using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Mail;

/// <summary>Letters and the notices they carry. Each method is one intention and one transaction.</summary>
public sealed class LetterStore(Database database)
{
    /// <summary>Bytes of letters that are taken from the queue at a time; a letter larger than that goes alone.</summary>
    private const long MaxLeasedBytes = 4 << 20;

    private readonly SetAsideStore _aside = new(database);

    /// <summary>The posts for which mail notices wait for a letter.</summary>
    public Task<IReadOnlyList<long>> PendingPostsAsync(CancellationToken token) =>
        database.ReadRowsAsync<long>(LetterSql.PendingPosts, null, token);

    /// <summary>Of how many measures notices wait for a letter, by post.</summary>
    public async Task<IReadOnlyDictionary<long, int>> PendingMeasuresAsync(CancellationToken token) =>
        (await database.ReadRowsAsync<WaitingRow>(LetterSql.PendingMeasuresOfPosts, null, token)).ToDictionary(r => r.PostId, r => (int)r.Notices);

    /// <summary>Of these people those to whom no reminder letter has gone yet on an earlier day: today's is their first.</summary>
    public async Task<IReadOnlySet<long>> NewReadersAsync(IReadOnlyList<long> people, DateOnly day, CancellationToken token) =>
        people.Except(await database.ReadAsync(session => session.QueryAsync<long>(LetterSql.WrittenTo, IdList.Of(session, people, new { day })), token)).ToHashSet();

    /// <summary>How many mail notices wait for a letter.</summary>
    public Task<long> PendingCountAsync(CancellationToken token) =>
        database.ReadScalarAsync<long>(LetterSql.PendingCount, null, token);

    /// <summary>The persons who already have, or had, today's letter.</summary>
    public Task<IReadOnlyList<long>> ServedAsync(IReadOnlyList<long> people, DateOnly day, CancellationToken token) =>
        database.ReadAsync(session => session.QueryAsync<long>(LetterSql.TakenKeys, IdList.Of(session, people, new { day })), token);

    /// <summary>How many notices a letter could take now wait for each post.</summary>
    public async Task<WaitingNotices> WaitingAsync(DateTimeOffset now, CancellationToken token)
    {
        var rows = await database.ReadRowsAsync<WaitingRow>(LetterSql.Waiting, new { now }, token);
        return new WaitingNotices(
            rows.Where(r => r.PostId != 0).ToDictionary(r => r.PostId, r => (int)r.Notices), rows.Any(r => r.PostId == 0 && r.Notices > 0));
    }

    /// <summary>
    /// Composes and leases one letter for each addressee who has not had one this day: pending notices are read, the letter is frozen,
    /// the notices are tied to it. A person or a measure with which that fails is set aside, and the others go on.
    /// </summary>
    /// <param name="addressees">For whom.</param>
    /// <param name="compose">Makes the letter, or null for none. Must bear an empty list: that tells whether the person can get a letter at all.</param>
    /// <param name="lease">Whose lease, and until when.</param>
    /// <param name="day">The office day.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    /// <param name="faults">Takes what was set aside and why.</param>
    public async Task<IReadOnlyList<LeasedLetter>> ComposeAsync(
        IReadOnlyList<Addressee> addressees,
        Func<Addressee, IReadOnlyList<PendingNotice>, Composition?> compose,
        LeaseTerms lease,
        DateOnly day,
        DateTimeOffset now,
        CancellationToken token,
        FaultNotes? faults = null)
    {
        try
        {
            return await ComposeTogetherAsync(addressees, compose, lease, day, now, token);
        }
        catch (Exception e) when (SetAsideRule.IsOfItem(e))
        {
            if (addressees is [var one])
            {
                return await ComposeWithoutAsync(one, e, compose, lease, day, now, faults ?? new FaultNotes(string.Empty), token);
            }
        }

        var letters = new List<LeasedLetter>();
        foreach (var addressee in addressees)
        {
            letters.AddRange(await ComposeAsync([addressee], compose, lease, day, now, token, faults));
        }

        return letters;
    }

    /// <summary>One person's letter after it failed: finds out what of it is bad, and composes it without that where it can.</summary>
    private async Task<IReadOnlyList<LeasedLetter>> ComposeWithoutAsync(
        Addressee addressee,
        Exception fault,
        Func<Addressee, IReadOnlyList<PendingNotice>, Composition?> compose,
        LeaseTerms lease,
        DateOnly day,
        DateTimeOffset now,
        FaultNotes faults,
        CancellationToken token)
    {
        if (FaultOf(() => compose(addressee, [])) is { } personal)
        {
            await SetAsideAsync([ItemFault.Letter(LetterKind.Ladder, addressee.PersonId, personal)]);
            return [];
        }

        var measures = await database.ReadAsync(
            session => session.QueryAsync<long>(LetterSql.PendingMeasures, IdList.Of(session, addressee.Posts, new { now })), token);
        var bad = new List<ItemFault>();
        foreach (var measure in measures)
        {
            try
            {
                compose(addressee, await database.ReadAsync(
                    async session => await CloseOutMatters.WithMattersAsync(
                        session, await session.QueryAsync<PendingNotice>(LetterSql.PendingOfMeasure, IdList.Of(session, addressee.Posts, new { now, measure }))),
                    token));
            }
            catch (Exception e) when (SetAsideRule.IsOfItem(e))
            {
                bad.Add(ItemFault.Measure(measure, e));
            }
        }

        await SetAsideAsync(bad);
        if (bad.Count > 0)
        {
            try
            {
                return await ComposeTogetherAsync([addressee], compose, lease, day, now, token);
            }
            catch (Exception e) when (SetAsideRule.IsOfItem(e))
            {
                fault = e;
            }
        }

        // each measure by itself is well, and together they are not
        await SetAsideAsync([ItemFault.Letter(LetterKind.Ladder, addressee.PersonId, fault)]);
        return [];

        Task SetAsideAsync(IReadOnlyList<ItemFault> found)
        {
            faults.All.AddRange(found);
            return _aside.AddAsync(found, faults.Surroundings, now, token);
        }
    }

    private static Exception? FaultOf(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception e) when (SetAsideRule.IsOfItem(e))
        {
            return e;
        }
    }

    private Task<IReadOnlyList<LeasedLetter>> ComposeTogetherAsync(
        IReadOnlyList<Addressee> addressees,
        Func<Addressee, IReadOnlyList<PendingNotice>, Composition?> compose,
        LeaseTerms lease,
        DateOnly day,
        DateTimeOffset now,
        CancellationToken token) =>
        database.WriteAsync<IReadOnlyList<LeasedLetter>>(
            async session =>
            {
                var pending = (await CloseOutMatters.WithMattersAsync(session, await CalledNotices.WithCalledAsync(session, day, await session.QueryAsync<PendingNotice>(
                    LetterSql.Pending, IdList.Of(session, addressees.SelectMany(a => a.Posts).Distinct(), new { now })))))
                    .ToLookup(n => n.PostId);
                var composed = new List<(LeasedLetter Letter, Composition Content)>(addressees.Count);
                List<object?[]> rows = [], bodies = [], attached = [];
                foreach (var addressee in addressees)
                {
                    var notices = addressee.Posts.SelectMany(p => pending[p]).ToList();
                    if (notices.Count == 0 || compose(addressee, notices) is not { } content)
                    {
                        continue;
                    }

                    var letter = new LeasedLetter
                    {
                        Recipient = addressee.Email, MessageId = content.MessageId, Token = LeaseTerms.NewToken(), Until = lease.Until, Bytes = content.Bytes,
                    };
                    composed.Add((letter, content));
                    rows.Add(
                    [
                        FormattableString.Invariant($"ladder|{addressee.PersonId}|{IsoDay.Text(day)}"), addressee.PersonId, addressee.Email, IsoDay.Text(day),
                        content.Subject, content.MessageId, content.ContentHash, letter.Token, lease.Owner, lease.Until.ToUnixTimeMilliseconds(),
                        now.ToUnixTimeMilliseconds(),
                    ]);
                }

                var ids = await LetterSql.InsertLeased.InsertAsync(session, rows);
                var letters = new List<LeasedLetter>(ids.Count);
                foreach (var (letter, content) in composed)
                {
                    if (!ids.TryGetValue(letter.Token, out var id))
                    {
                        continue;
                    }

                    letters.Add(letter with { Id = id });
                    bodies.Add([id, content.Bytes]);
                    attached.AddRange(content.Included.Concat(content.Covered).Select(n => new object?[] { n, id }));
                }

                await LetterSql.InsertBodies.RunAsync(session, bodies);
                await LetterSql.Attach.RunAsync(session, attached);
                return letters;
            },
            token);

    /// <summary>
    /// Takes letters whose next attempt has come. A reminder letter that no longer says what is true, or belongs to another day or
    /// person, is dropped and its notices are free for a new one; the others are leased as they are.
    /// </summary>
    /// <param name="open">Whether the office is open: outside its hours only letters for any hour are taken.</param>
    /// <param name="posts">The posts whose notices go to a person today, by person, with the mail address.</param>
    /// <param name="lease">Whose lease, and until when.</param>
    /// <param name="day">The office day.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="token">Stops waiting.</param>
    public Task<DueLetters> LeaseDueAsync(
        bool open,
        IReadOnlyDictionary<long, Addressee> posts,
        LeaseTerms lease,
        DateOnly day,
        DateTimeOffset now,
        int take,
        CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                var due = await session.QueryAsync<DueRow>(LetterSql.Due, new { now, open = open ? 1 : 0, take });
                if (due.Count == 0)
                {
                    return DueLetters.None;
                }

                var carried = (await session.QueryAsync<CarriedRow>(LetterSql.Carried, IdList.Of(session, due.Select(d => d.Id), new { now }))).ToLookup(c => c.LetterId);
                var asked = due.Where(d => d.PersonId is { } person && posts.ContainsKey(person)).SelectMany(d => posts[d.PersonId!.Value].Posts).Distinct();
                var fresh = (await session.QueryAsync<long>(LetterSql.FreshPosts, IdList.Of(session, asked, new { now }))).ToHashSet();
                var stale = Stale(due, carried, posts, fresh, day, now);
                List<object?[]> dropped = [], leased = [];
                var letters = new List<LeasedLetter>(due.Count);
                var bytes = 0L;
                foreach (var row in due)
                {
                    if (stale.Contains(row.Id))
                    {
                        dropped.Add([row.Id, row.Repeats > 0 ? 1L : 0L, now.ToUnixTimeMilliseconds()]);
                        continue;
                    }

                    if (bytes > 0 && bytes + row.Size > MaxLeasedBytes)
                    {
                        // the others wait for the next call
                        continue;
                    }

                    bytes += row.Size ?? 0;
                    var leaseToken = LeaseTerms.NewToken();
                    leased.Add([row.Id, leaseToken, lease.Owner, lease.Until.ToUnixTimeMilliseconds()]);
                    letters.Add(new LeasedLetter
                    {
                        Id = row.Id,
                        Recipient = row.Recipient,
                        MessageId = row.MessageId,
                        Attempts = row.Attempts,
                        Repeats = row.Repeats,
                        Token = leaseToken,
                        Until = lease.Until,
                    });
                }

                await LetterSql.Drop.RunAsync(session, dropped);
                if (dropped.Count > 0)
                {
                    await session.ExecuteAsync(LetterSql.Detach, IdList.Of(session, dropped.Select(d => (long)d[0]!)));
                }

                await LetterSql.Lease.RunAsync(session, leased);
                var bodies = (await session.QueryAsync<BodyRow>(LetterSql.Bodies, IdList.Of(session, letters.Select(l => l.Id))))
                    .ToDictionary(b => b.LetterId, b => b.Bytes);
                return new DueLetters([.. letters.Select(l => l with { Bytes = bodies[l.Id] })], dropped.Count);
            },
            token);

    /// <summary>Takes access letters whose next attempt has come, whatever the hour. One whose link or code is worth nothing any more is dropped, and its bytes are forgotten.</summary>
    public Task<DueLetters> LeaseAccessAsync(LeaseTerms lease, DateTimeOffset now, int take, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            var due = await session.QueryAsync<DueRow>(LetterSql.DueAccess, new { now, take });
            var expired = due.Where(d => d.ExpiresAt <= now).Select(d => d.Id).ToList();
            var taken = due.Where(d => !(d.ExpiresAt <= now)).Select(d => new LeasedLetter
            {
                Id = d.Id, Recipient = d.Recipient, MessageId = d.MessageId, Attempts = d.Attempts, Repeats = d.Repeats, Token = LeaseTerms.NewToken(), Until = lease.Until,
            }).ToList();
            await LetterSql.Drop.RunAsync(session, [.. expired.Select(id => new object?[] { id, 1L, now.ToUnixTimeMilliseconds() })]);
            await session.ExecuteAsync(LetterSql.ForgetBodies, IdList.Of(session, expired));
            await LetterSql.Lease.RunAsync(session, [.. taken.Select(l => new object?[] { l.Id, l.Token, lease.Owner, lease.Until.ToUnixTimeMilliseconds() })]);
            var bodies = (await session.QueryAsync<BodyRow>(LetterSql.Bodies, IdList.Of(session, taken.Select(l => l.Id)))).ToDictionary(b => b.LetterId, b => b.Bytes);
            return new DueLetters([.. taken.Select(l => l with { Bytes = bodies[l.Id] })], expired.Count);
        },
        token);

    /// <summary>Whether an access letter wants to be tried; reads one index entry.</summary>
    public Task<bool> AnyAccessDueAsync(DateTimeOffset now, CancellationToken token) => database.ReadAsync(
        async session => await session.FirstAsync<long?>("SELECT id FROM letters WHERE priority = 0 AND next_attempt <= @now LIMIT 1", new { now }) is not null, token);

    /// <summary>Puts a letter that stands by itself into the queue, once for its key.</summary>
    /// <returns>Whether it is new.</returns>
    public Task<bool> EnqueueAsync(StandaloneLetter letter, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(session => EnqueueAsync(session, letter, now), token);

    /// <inheritdoc cref="EnqueueAsync(StandaloneLetter, DateTimeOffset, CancellationToken)"/>
    internal static async Task<bool> EnqueueAsync(DatabaseSession session, StandaloneLetter letter, DateTimeOffset now)
    {
        var id = await session.FirstAsync<long?>(LetterSql.InsertLetter, new
        {
            kind = letter.Kind,
            dedupKey = letter.DedupKey,
            personId = letter.PersonId,
            recipient = letter.Recipient,
            day = letter.Day,
            subject = letter.Subject,
            messageId = letter.MessageId,
            contentHash = letter.MessageId,
            state = LetterState.Waiting,
            anyHour = letter.AnyHour ? 1 : 0,
            priority = letter.Priority,
            nextAttempt = now,
            expiresAt = letter.ExpiresAt,
            token = (string?)null,
            owner = (string?)null,
            until = (long?)null,
            now,
        });
        if (id is not { } letterId)
        {
            return false;
        }

        await LetterSql.InsertBodies.RunAsync(session, [[letterId, letter.Bytes]]);
        return true;
    }

    /// <summary>Records how attempts ended. A result whose lease was lost changes nothing.</summary>
    /// <returns>How many were recorded.</returns>
    /// <param name="results">How they ended.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    public Task<int> RecordAsync(IReadOnlyList<AttemptResult> results, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(session => RecordAsync(session, results, now), token);

    /// <summary>The same; what has been tried since before an instant is given up instead of tried again, and so shown to the office.</summary>
    /// <returns>The results as they are recorded.</returns>
    public Task<IReadOnlyList<AttemptResult>> RecordOrGiveUpAsync(
        IReadOnlyList<AttemptResult> results, DateTimeOffset giveUpBefore, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                var ended = await GivenUpAsync(session, results, giveUpBefore);
                await RecordAsync(session, ended, now);
                return ended;
            },
            token);

    internal static async Task<int> RecordAsync(DatabaseSession session, IReadOnlyList<AttemptResult> results, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        List<object?[]> letters = [], done = [], tried = [], attempts = [];
        List<long> secret = [], arrived = [], untold = [];
        var held = (await session.QueryAsync<HeldLetter>(LetterSql.Held, IdList.Of(session, results.Select(r => r.LetterId))))
            .ToDictionary(h => h.Id);
        foreach (var r in results)
        {
            if (!held.TryGetValue(r.LetterId, out var holder) || !string.Equals(holder.Token, r.Token, StringComparison.Ordinal))
            {
                continue;
            }

            var isFinal = r.State is LetterState.Sent or LetterState.Refused or LetterState.GivenUp;
            var isOver = isFinal || r.State == LetterState.Dropped;
            letters.Add(
            [
                r.LetterId, r.Token, Codes.LetterState[r.State], r.Detail, r.NextAttempt?.ToUnixTimeMilliseconds(), r.Counts ? 1L : 0L,
                r.WasUncertain ? 1L : 0L,
                isOver ? at : null, r.Cause is { } cause ? Codes.LetterCause[cause] : null,
            ]);
            if (r.State == LetterState.Sent && holder.Kind != LetterKind.Access)
            {
                arrived.Add(r.LetterId);
            }
            else if (isFinal && holder.Kind == LetterKind.Office)
            {
                untold.Add(r.LetterId);
            }

            if (isFinal)
            {
                done.Add([r.LetterId, r.State == LetterState.Sent ? "sent" : "undeliverable", at]);
                if (holder.Kind == LetterKind.Access)
                {
                    secret.Add(r.LetterId);
                }
            }
            else if (r.Counts && !isOver)
            {
                tried.Add([r.LetterId, at]);
            }

            if (r.State != LetterState.Sent && r.Counts)
            {
                attempts.Add([r.LetterId, at, Codes.LetterState[r.State], r.Detail]);
            }
        }

        await LetterSql.Record.RunAsync(session, letters);
        await LetterSql.NoticesDone.RunAsync(session, done);
        await LetterSql.NoticesTried.RunAsync(session, tried);
        await LetterSql.InsertAttempts.RunAsync(session, attempts);
        if (arrived.Count > 0)
        {
            await session.ExecuteAsync(LetterSql.Settle, IdList.Of(session, arrived, new { at }));
        }

        if (untold.Count > 0)
        {
            await session.ExecuteAsync(LetterSql.UntellAlarms, IdList.Of(session, untold));
            await session.ExecuteAsync(LetterSql.UntellLetters, IdList.Of(session, untold));
        }

        if (secret.Count > 0)
        {
            await session.ExecuteAsync(LetterSql.ForgetBodies, IdList.Of(session, secret));
        }

        return letters.Count;
    }

    /// <summary>The letters that this owner held when it died, with their tokens.</summary>
    public Task<IReadOnlyList<HeldLetter>> HeldByAsync(string owner, CancellationToken token) =>
        database.ReadAsync(
            session => session.QueryAsync<HeldLetter>(
                "SELECT id, lease_token AS token, attempts, repeats FROM letters WHERE lease_owner = @owner AND state = 'leased' AND lease_until IS NOT NULL", new { owner }),
            token);

    /// <summary>Letters of other owners whose lease has ended: how far they got is not known here.</summary>
    public Task<IReadOnlyList<HeldLetter>> ExpiredAsync(string owner, DateTimeOffset now, CancellationToken token) =>
        database.ReadAsync(
            session => session.QueryAsync<HeldLetter>(
                "SELECT id, lease_token AS token, attempts, repeats FROM letters WHERE lease_until < @now AND state = 'leased' AND lease_owner <> @owner",
                new { owner, now }),
            token);

    /// <summary>When the next letter, access letters apart, wants to be tried again, or null.</summary>
    public async Task<DateTimeOffset?> NextAttemptAsync(CancellationToken token) =>
        await database.ReadFirstAsync<long?>("SELECT min(next_attempt) FROM letters WHERE next_attempt IS NOT NULL AND priority > 0", null, token) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;

    /// <summary>Whether some lease has ended without an outcome; reads one index entry.</summary>
    public async Task<bool> AnyExpiredAsync(DateTimeOffset now, CancellationToken token) =>
        await database.ReadFirstAsync<long?>("SELECT min(lease_until) FROM letters WHERE lease_until IS NOT NULL", null, token) is { } until
        && until < now.ToUnixTimeMilliseconds();

    /// <summary>How many letters, access letters apart, wait for an attempt; reads those only.</summary>
    public Task<long> WaitingCountAsync(CancellationToken token) =>
        database.ReadScalarAsync<long>("SELECT count(*) FROM letters WHERE next_attempt IS NOT NULL AND priority > 0", null, token);

    /// <summary>Forgets the bodies of letters that ended before a day; who was told what and when stays.</summary>
    public Task<int> PurgeBodiesAsync(DateTimeOffset before, CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                // only what ended since the last time: the cost does not grow with the years
                var from = await SettingsStore.GetAsync(session, SettingKeys.BodiesPurged) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
                var until = before.ToUnixTimeMilliseconds();
                if (until <= from)
                {
                    return 0;
                }

                var purged = await session.ExecuteAsync(
                    "DELETE FROM letter_bodies WHERE letter_id IN (SELECT id FROM letters WHERE done_at >= @from AND done_at < @until AND state IN ('sent', 'dropped', 'refused', 'given_up'))",
                    new { from, until });
                await SettingsStore.SetAsync(session, SettingKeys.BodiesPurged, until.ToString(CultureInfo.InvariantCulture));
                return purged;
            },
            token);

    /// <summary>
    /// Letters that no longer say what is true. What one of them sets free may belong into another of them now (a colleague acts, a
    /// successor came), so that the look is repeated until nothing more is set free: otherwise it would wait for another day's letter.
    /// </summary>
    private static HashSet<long> Stale(
        IReadOnlyList<DueRow> due,
        ILookup<long, CarriedRow> carried,
        IReadOnlyDictionary<long, Addressee> posts,
        HashSet<long> fresh,
        DateOnly day,
        DateTimeOffset now)
    {
        var stale = new HashSet<long>();
        bool more;
        do
        {
            more = false;
            foreach (var row in due.Where(d => !stale.Contains(d.Id)))
            {
                // a letter whose bytes are gone can only be composed anew
                if (row.ExpiresAt <= now || row.Size is null || (row.Kind == LetterKind.Ladder && !Stands(row, carried[row.Id], posts, fresh, day)))
                {
                    stale.Add(row.Id);
                    fresh.UnionWith(carried[row.Id].Where(n => n.Stands).Select(n => n.PostId));
                    more = true;
                }
            }
        }
        while (more);
        return stale;
    }

    private static async Task<IReadOnlyList<AttemptResult>> GivenUpAsync(DatabaseSession session, IReadOnlyList<AttemptResult> results, DateTimeOffset before)
    {
        var later = results.Where(IsPutOff).Select(r => r.LetterId).ToList();
        if (later.Count == 0)
        {
            return results;
        }

        var old = (await session.QueryAsync<long>(LetterSql.TriedTooLong, IdList.Of(session, later, new { before }))).ToHashSet();
        return [.. results.Select(r => old.Contains(r.LetterId) && IsPutOff(r) ? r with { State = LetterState.GivenUp, NextAttempt = null } : r)];
    }

    /// <summary>Tried and put off by the server; a letter that once was uncertain too. An uncertain end is counted by its repeats instead.</summary>
    private static bool IsPutOff(AttemptResult r) => r.State is LetterState.Waiting or LetterState.Uncertain && !r.WasUncertain && r.Counts;

    private static bool Stands(DueRow row, IEnumerable<CarriedRow> carried, IReadOnlyDictionary<long, Addressee> posts, HashSet<long> fresh, DateOnly day)
    {
        if (row.Day != day || row.PersonId is not { } person || !posts.TryGetValue(person, out var addressee)
            || !string.Equals(addressee.Email, row.Recipient, StringComparison.Ordinal))
        {
            return false;
        }

        var any = false;
        foreach (var notice in carried)
        {
            any = true;
            if (!notice.Stands || !addressee.Posts.Contains(notice.PostId))
            {
                return false;
            }
        }

        // a letter that surely was not accepted takes in what has become due since; one that perhaps was is repeated unchanged
        return any && (row.Repeats > 0 || !addressee.Posts.Any(fresh.Contains));
    }

    private sealed record DueRow
    {
        public long Id { get; init; }

        public LetterKind? Kind { get; init; }

        public long? PersonId { get; init; }

        public string Recipient { get; init; } = string.Empty;

        public DateOnly Day { get; init; }

        public string MessageId { get; init; } = string.Empty;

        public int Attempts { get; init; }

        public int Repeats { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }

        /// <summary>In bytes; null when they are gone.</summary>
        public long? Size { get; init; }
    }

    private sealed record WaitingRow
    {
        public long PostId { get; init; }

        public long Notices { get; init; }
    }

    private sealed record CarriedRow
    {
        public long LetterId { get; init; }

        public long Id { get; init; }

        public long PostId { get; init; }

        public bool Stands { get; init; }
    }

    private sealed record BodyRow
    {
        public long LetterId { get; init; }

        public byte[] Bytes { get; init; } = [];
    }
}
