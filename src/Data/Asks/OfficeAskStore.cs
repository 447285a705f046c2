using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Asks;

namespace CaseReform.Ops.Data.Asks;

/// <summary>
/// What the office asks of the worker in the chat: the bot stores a request, a worker takes it under a lease, does it once and stores what came of it, the bot says it
/// in the conversation. Bytes are no evidence and go when the request has ended.
/// </summary>
public sealed class OfficeAskStore(Database database, RosterStore rosters)
{
    /// <summary>The largest file.</summary>
    public const int MaxFileBytes = 50 * 1024 * 1024;

    private const int MaxRows = 100;

    /// <summary>Stores a request; once for its turn.</summary>
    /// <returns>The request; null when the person may not ask for it.</returns>
    public Task<OfficeAsk?> AskAsync(NewOfficeAsk ask, CancellationToken token)
    {
        if (ask.File is { Length: > MaxFileBytes } || (ask.File is not null) != OfficeAskRule.NeedsFile(ask.Kind))
        {
            throw new ArgumentException("a file belongs to imports, and no larger one than may be", nameof(ask));
        }

        return database.WriteAsync(
            async session =>
            {
                if (!await MayAsync(session, ask.PersonId, ask.Day, ask.Kind))
                {
                    return null;
                }

                var isNew = await session.ExecuteAsync(
                    OfficeAskSql.Insert,
                    new
                    {
                        turn = ask.Turn, personId = ask.PersonId, channel = ask.Channel, conversation = ask.Conversation, kind = ask.Kind, arguments = OfficeAskJson.Write(ask.Arguments),
                        fileName = ask.FileName, file = ask.File, at = ask.At,
                    }) == 1;
                var stored = (await session.FirstAsync<OfficeAsk>(OfficeAskSql.OfTurn, new { turn = ask.Turn }))!;
                if (isNew)
                {
                    Note(session, stored, "office.asked", ask.At, stored.Person, "chat");
                }

                return stored;
            },
            token);
    }

    /// <summary>One request, or null.</summary>
    public Task<OfficeAsk?> FindAsync(long id, CancellationToken token) => database.ReadFirstAsync<OfficeAsk>(OfficeAskSql.ById, new { id }, token);

    /// <summary>What has not ended, the oldest first.</summary>
    public Task<IReadOnlyList<OfficeAsk>> OpenAsync(CancellationToken token) => database.ReadRowsAsync<OfficeAsk>(OfficeAskSql.Open, new { take = MaxRows }, token);

    /// <summary>Takes the oldest request that nobody has, under a lease. What may no longer be asked for is refused here.</summary>
    /// <param name="lease">Names the one who takes it.</param>
    /// <param name="until">How long it is theirs; they may renew it.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="day">The office day.</param>
    /// <param name="token">Stops waiting.</param>
    public async Task<OfficeAsk?> ClaimAsync(string lease, DateTimeOffset until, DateTimeOffset now, DateOnly day, CancellationToken token) =>
        await database.ReadScalarAsync<long>(OfficeAskSql.AnyFree, new { now }, token) == 0 ? null : await database.WriteAsync(
            async session =>
            {
                if (await session.FirstAsync<OfficeAsk>(OfficeAskSql.Free, new { now }) is not { } ask)
                {
                    return null;
                }

                await session.ExecuteAsync(OfficeAskSql.Take, new { id = ask.Id, token = lease, until });
                if (await MayAsync(session, ask.PersonId, day, ask.Kind))
                {
                    return await session.FirstAsync<OfficeAsk>(OfficeAskSql.ById, new { id = ask.Id });
                }

                await FinishAsync(session, ask.Id, lease, new OfficeAskEnd(OfficeAskState.Refused, null), now);
                return null;
            },
            token);

    /// <summary>The request that was taken under this lease; null when it is no longer.</summary>
    public Task<OfficeAsk?> OfLeaseAsync(long id, string lease, CancellationToken token) =>
        database.ReadFirstAsync<OfficeAsk>(OfficeAskSql.OfToken, new { id, token = lease }, token);

    /// <summary>Keeps the lease.</summary>
    /// <returns>False when it is somebody else's, or has ended.</returns>
    public async Task<bool> RenewAsync(long id, string lease, DateTimeOffset until, CancellationToken token) =>
        await database.WriteAsync(session => session.ExecuteAsync(OfficeAskSql.Renew, new { id, token = lease, until }), token) == 1;

    /// <summary>Notes how far it is.</summary>
    public Task ProgressAsync(long id, string lease, string progress, CancellationToken token) =>
        database.WriteAsync(session => session.ExecuteAsync(OfficeAskSql.Progress, new { id, token = lease, progress }), token);

    /// <summary>The file of a request; null when it has none any more.</summary>
    public Task<OfficeAskFile?> FileAsync(long id, CancellationToken token) => database.ReadFirstAsync<OfficeAskFile>(OfficeAskSql.File, new { id }, token);

    /// <summary>What the ledger is now, to be compared later.</summary>
    public Task<string> VersionAsync(CancellationToken token) => database.ReadScalarAsync<string>(OfficeAskSql.Version, null, token);

    /// <summary>
    /// Whatever the calling flow changes from now on is marked as done in the same transaction, and none of it is changed when the request is not theirs any more, is done
    /// already by another, or the ledger is not what it was.
    /// </summary>
    /// <param name="ask">The request.</param>
    /// <param name="lease">Under which it was taken.</param>
    /// <param name="version">What the ledger must be; null for whatever it is.</param>
    /// <param name="clock">Says when.</param>
    public static IDisposable Join(OfficeAsk ask, string lease, string? version, TimeProvider clock)
    {
        string? found = null;
        return JoinedWrites.Begin(
            async session => found = version is null ? null : await session.ScalarAsync<string>(OfficeAskSql.Version),
            async session =>
            {
                if (version is not null && found != version)
                {
                    throw new LedgerMovedException();
                }

                var now = clock.GetUtcNow();
                if (await session.ExecuteAsync(OfficeAskSql.Joined, new { id = ask.Id, token = lease, now }) != 1)
                {
                    throw new LeaseLostException();
                }

                Note(session, ask, "office.done", now, ask.Person, "chat");
            });
    }

    /// <summary>Ends what was taken under a lease, or shows what would come of it. What was marked as done stays done.</summary>
    /// <returns>False when the lease is not theirs any more.</returns>
    public Task<bool> FinishAsync(long id, string lease, OfficeAskEnd end, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(session => FinishAsync(session, id, lease, end, now), token);

    /// <summary>A press on the card: 确认, or answers to its questions, by whoever asked. The card of one step can be pressed once.</summary>
    /// <param name="id">The request.</param>
    /// <param name="step">The card's step.</param>
    /// <param name="personId">Who presses.</param>
    /// <param name="confirms">Whether it is to be done; else it is shown anew with the answers.</param>
    /// <param name="answers">Words to be added or replaced.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="day">The office day.</param>
    /// <param name="token">Stops waiting.</param>
    public Task<(OfficeAskPress Press, OfficeAsk? Ask)> PressAsync(
        long id, long step, long personId, bool confirms, IReadOnlyDictionary<string, string> answers, DateTimeOffset now, DateOnly day, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            if (await OwnAsync(session, id, personId, day) is not { } ask)
            {
                return (OfficeAskPress.NotPermitted, null);
            }

            if (ask.Step != step || ask.State != OfficeAskState.Unconfirmed || ask.ExpiresAt <= now)
            {
                return (WasPressed(ask, step) ? OfficeAskPress.Before : OfficeAskPress.Over, (OfficeAsk?)ask);
            }

            var words = new Dictionary<string, string>(ask.Words);
            foreach (var (name, answer) in answers)
            {
                words[name] = answer;
            }

            await session.ExecuteAsync(OfficeAskSql.Press, new { id, step, confirmed = confirms ? 1 : 0, arguments = OfficeAskJson.Write(words), now });
            Note(session, ask, confirms ? "office.confirmed" : "office.answered", now, ask.Person, "chat");
            return (OfficeAskPress.Taken, (OfficeAsk?)ask);
        },
        token);

    /// <summary>取消 on the card.</summary>
    public Task<(OfficeAskPress Press, OfficeAsk? Ask)> DropAsync(long id, long step, long personId, DateTimeOffset now, DateOnly day, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            if (await OwnAsync(session, id, personId, day) is not { } ask)
            {
                return (OfficeAskPress.NotPermitted, null);
            }

            if (await session.ExecuteAsync(OfficeAskSql.Drop, new { id, step, now }) != 1)
            {
                return (ask.State == OfficeAskState.Lapsed && ask.Step == step ? OfficeAskPress.Taken : WasPressed(ask, step) ? OfficeAskPress.Before : OfficeAskPress.Over, (OfficeAsk?)ask);
            }

            Note(session, ask, "office.dropped", now, ask.Person, "chat");
            return (OfficeAskPress.Taken, (OfficeAsk?)ask);
        },
        token);

    /// <summary>The request of a person whose card was put up last in a conversation and can still be confirmed.</summary>
    public Task<OfficeAsk?> ShownAsync(long personId, string channel, string conversation, DateTimeOffset now, CancellationToken token) =>
        database.ReadFirstAsync<OfficeAsk>(OfficeAskSql.Shown, new { personId, channel, conversation, now }, token);

    /// <summary>Ends what nobody has confirmed in time.</summary>
    /// <returns>How many.</returns>
    public async Task<int> LapseAsync(DateTimeOffset now, CancellationToken token)
    {
        var lapsing = await database.ReadRowsAsync<OfficeAsk>(OfficeAskSql.Lapsing, new { now }, token);
        return lapsing.Count == 0 ? 0 : await database.WriteAsync(
            async session =>
            {
                var count = 0;
                foreach (var ask in lapsing)
                {
                    if (await session.ExecuteAsync(OfficeAskSql.Lapse, new { id = ask.Id, step = ask.Step, now }) == 1)
                    {
                        Note(session, ask, "office.lapsed", now, "worker", "worker");
                        count++;
                    }
                }

                return count;
            },
            token);
    }

    /// <summary>Forgets the bytes of what ended before.</summary>
    public Task PurgeAsync(DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(session => session.ExecuteAsync(OfficeAskSql.Purge, new { before = now - OfficeAskRule.KeepBytes }), token);

    /// <summary>Whether there may be anything to say: a request is open, or its result was not said. Cheap, for it is asked all day.</summary>
    public async Task<bool> HasNewsAsync(CancellationToken token) => await database.ReadScalarAsync<long>(OfficeAskSql.AnyNews, null, token) == 1;

    /// <summary>Results that were not said yet, the oldest first.</summary>
    public Task<IReadOnlyList<OfficeAsk>> UntoldAsync(DateTimeOffset now, CancellationToken token) =>
        database.ReadRowsAsync<OfficeAsk>(OfficeAskSql.Untold, new { now, take = MaxRows }, token);

    /// <summary>What a worker is at and has told of.</summary>
    public Task<IReadOnlyList<OfficeAsk>> InHandAsync(CancellationToken token) => database.ReadRowsAsync<OfficeAsk>(OfficeAskSql.InHand, new { take = MaxRows }, token);

    /// <summary>What nobody has taken since.</summary>
    public Task<IReadOnlyList<OfficeAsk>> UntakenAsync(DateTimeOffset before, CancellationToken token) =>
        database.ReadRowsAsync<OfficeAsk>(OfficeAskSql.Untaken, new { before, take = MaxRows }, token);

    /// <summary>Notes that a result was said.</summary>
    public Task ToldAsync(long id, long step, CancellationToken token) =>
        database.WriteAsync(session => session.ExecuteAsync("UPDATE office_asks SET told = @step WHERE id = @id AND told < @step", new { id, step }), token);

    /// <summary>The file of a result; null when it has none any more.</summary>
    public Task<OfficeAskFile?> ResultFileAsync(long id, CancellationToken token) => database.ReadFirstAsync<OfficeAskFile>(OfficeAskSql.ResultFile, new { id }, token);

    // what was done is a step further
    private static bool WasPressed(OfficeAsk ask, long step) => ask.State switch
    {
        OfficeAskState.Waiting or OfficeAskState.Running => ask.Step == step,
        OfficeAskState.Done => ask.Step == step + 1,
        OfficeAskState.Unconfirmed or OfficeAskState.Refused or OfficeAskState.Lapsed => false,
    };

    private async Task<OfficeAsk?> OwnAsync(DatabaseSession session, long id, long personId, DateOnly day) =>
        await session.FirstAsync<OfficeAsk>(OfficeAskSql.Hold, new { id }) is { } ask && ask.PersonId == personId && await MayAsync(session, personId, day, ask.Kind) ? ask : null;

    private async Task<bool> MayAsync(DatabaseSession session, long personId, DateOnly day, OfficeAskKind kind) =>
        OfficeAskRule.May(Standing.Of(await rosters.LoadAsync(session), personId, day), kind);

    private static async Task<bool> FinishAsync(DatabaseSession session, long id, string lease, OfficeAskEnd end, DateTimeOffset now)
    {
        var ask = await session.FirstAsync<OfficeAsk>(OfficeAskSql.Hold, new { id });
        var isDone = ask?.State == OfficeAskState.Done;
        if (await session.ExecuteAsync(
                OfficeAskSql.Finish,
                new
                {
                    id, token = lease, state = end.State, version = end.Version, expires = end.ExpiresAt, result = end.Result is null ? null : OfficeAskJson.Write(end.Result),
                    name = end.File?.Name, file = end.File?.Bytes, now,
                }) != 1)
        {
            return false;
        }

        if (!isDone)
        {
            var action = end.State switch
            {
                OfficeAskState.Done => "office.done",
                OfficeAskState.Refused => "office.refused",
                OfficeAskState.Unconfirmed => "office.shown",
                OfficeAskState.Waiting or OfficeAskState.Running or OfficeAskState.Lapsed => throw new ArgumentException("no end", nameof(end)),
            };
            Note(session, ask!, action, now, "worker", "worker");
        }

        return true;
    }

    private static void Note(DatabaseSession session, OfficeAsk ask, string action, DateTimeOffset now, string actor, string through) =>
        session.Audit(new ChangeOrigin(now, actor, through).Entry(
            action, FormattableString.Invariant($"office/{ask.Id}"), new { kind = Codes.OfficeAskKind[ask.Kind], by = ask.Person, file = ask.FileName }));
}

/// <summary>How a worker leaves a request.</summary>
/// <param name="State">Unconfirmed, done or refused.</param>
/// <param name="Result">What is said; null where only the state says it.</param>
public sealed record OfficeAskEnd(OfficeAskState State, OfficeAskResult? Result)
{
    /// <summary>What the ledger was when it was made.</summary>
    public string? Version { get; init; }

    /// <summary>Until when it can be confirmed.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A file that belongs to it.</summary>
    public OfficeAskFile? File { get; init; }
}

/// <summary>The ledger is not what it was when the card was shown: nothing was changed.</summary>
public sealed class LedgerMovedException() : Exception("the ledger changed since it was shown");

/// <summary>Somebody else has the request by now, or has done it: nothing was changed.</summary>
public sealed class LeaseLostException() : Exception("the request is another worker's by now");
