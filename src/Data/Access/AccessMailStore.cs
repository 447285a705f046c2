using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Access;

/// <summary>
/// Mails that let somebody in: links and codes. The bot asks for them and never learns what they say; the worker makes the secret as it composes the mail,
/// and of that only a hash stays here.
/// </summary>
public sealed class AccessMailStore(Database database)
{
    /// <summary>How often a code may be tried.</summary>
    public const int TriesACode = 5;

    /// <summary>How long a link or a code is worth something.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How far the clocks of several bots may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>The active person whose address it is, or null.</summary>
    public Task<long?> PersonOfAsync(EmailAddress address, CancellationToken token) =>
        database.ReadFirstAsync<long?>("SELECT id FROM people WHERE email_key = @key AND active = 1", new { key = address.Key }, token);

    /// <summary>Asks for a link. Nobody may be told what came of it.</summary>
    /// <param name="address">What was typed.</param>
    /// <param name="person">Whose it is; null for nobody's: the request is noted all the same, and counts, but brings no mail.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="linkBase">The public address of the chat page, without a slash at its end.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    /// <returns>Whether <see cref="AccessMailRule"/> allowed it.</returns>
    public Task<bool> RequestLinkAsync(EmailAddress address, long? person, Asker asker, string linkBase, DateTimeOffset now, CancellationToken token) =>
        RequestAsync(AccessMailKind.Link, address, account: null, asker, person, linkBase, now, token);

    /// <summary>Asks for a code that binds a channel's account. The account's owner may be told of the limits only.</summary>
    /// <param name="address">What was typed.</param>
    /// <param name="person">Whose it is; null for nobody's: tries are counted all the same.</param>
    /// <param name="account">The channel's account: what the channel proved, never a display name.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    /// <returns>Whether <see cref="AccessMailRule"/> allowed it.</returns>
    public Task<bool> RequestCodeAsync(EmailAddress address, long? person, string account, DateTimeOffset now, CancellationToken token) =>
        RequestAsync(AccessMailKind.Code, address, AccountKey(account), new Asker(AskerKind.Account, AccountKey(account)), person, linkBase: null, now, token);

    /// <summary>Tries a code for an account. The account's newest request counts. The right one is used up and the account bound, in one transaction.</summary>
    /// <param name="account">The channel's account.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="reference">Where the private conversation is, as JSON; kept with the binding.</param>
    /// <param name="origin">Who, when, through what.</param>
    /// <param name="token">Stops waiting.</param>
    public async Task<CodeTry> TryCodeAsync(string account, string code, string? reference, ChangeOrigin origin, CancellationToken token)
    {
        var now = origin.At;
        var open = await NewestAsync(account, token);
        if (open is null || open.UsedAt is not null || !IsInTime(open.ExpiresAt, now) || open.Tries >= TriesACode)
        {
            return new CodeTry.None();
        }

        // the slow part, outside the transaction
        var right = AccessSecret.Matches(code, open.SecretHash);
        var tries = await database.WriteAsync(
            async session =>
            {
                var used = await session.FirstAsync<int?>(AccessMailSql.TryCode, new { id = open.Id, right = right ? 1 : 0, now, limit = TriesACode });
                if (used is not null && right && open.PersonId is { } person)
                {
                    await BindingStore.BindAsync(session, new Binding { Account = account, PersonId = person, Reference = reference }, origin);
                }

                return used;
            },
            token);
        return (tries, right, open.PersonId) switch
        {
            (null, _, _) => new CodeTry.None(),
            (_, true, { } person) => new CodeTry.Right(person),
            ({ } used, _, _) => new CodeTry.Wrong(TriesACode - used),
        };
    }

    /// <summary>Whether it is with this code that the account was bound last.</summary>
    public async Task<bool> IsUsedCodeAsync(string account, string code, CancellationToken token) =>
        await NewestAsync(account, token) is { UsedAt: not null } used && AccessSecret.Matches(code, used.SecretHash);

    /// <summary>How a link stands; looking does not use it up.</summary>
    public async Task<LinkState> LinkAsync(string linkToken, DateTimeOffset now, CancellationToken token) =>
        StateOf(await database.ReadFirstAsync<LinkRow>(AccessMailSql.LinkRow, new { hash = AccessSecret.HashOf(linkToken) }, token), now);

    /// <summary>Whether mails wait to be composed; reads one index entry.</summary>
    public async Task<bool> AnyWaitingAsync(DateTimeOffset now, CancellationToken token) =>
        await database.ReadFirstAsync<long?>(AccessMailSql.AnyWaiting, new { now }, token) is not null;

    /// <summary>
    /// Makes the secrets of waiting requests and puts their mails into the queue, ahead of all others and for any hour. One that comes too late is let go;
    /// one that cannot be composed is set aside, and the others go on. Composing and the slow hash of a code come before the transaction.
    /// </summary>
    /// <param name="compose">Makes the mail from the request and its secret.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    /// <param name="faults">Takes what was set aside and why.</param>
    /// <returns>How many requests were settled.</returns>
    public async Task<int> ComposeAsync(
        Func<AccessMailRequest, string, StandaloneLetter> compose, int take, DateTimeOffset now, CancellationToken token, FaultNotes? faults = null)
    {
        var notes = faults ?? new FaultNotes(string.Empty);
        var requests = await database.ReadRowsAsync<AccessMailRequest>(AccessMailSql.Waiting, new { take, now }, token);
        var composed = new List<Composed>(requests.Count);
        var bad = new List<ItemFault>();
        foreach (var request in requests)
        {
            try
            {
                composed.Add(Compose(request, compose, now));
            }
            catch (Exception e) when (SetAsideRule.IsOfItem(e))
            {
                bad.Add(ItemFault.Letter(LetterKind.Access, request.PersonId, e));
            }
        }

        var settled = await SettleAsync(composed, bad, now, token);
        notes.All.AddRange(bad);
        await new SetAsideStore(database).AddAsync(bad, notes.Surroundings, now, token);
        return settled;
    }

    private async Task<int> SettleAsync(List<Composed> composed, List<ItemFault> bad, DateTimeOffset now, CancellationToken token)
    {
        try
        {
            return composed.Count == 0 ? 0 : await database.WriteAsync(session => SettleAsync(session, composed, now), token);
        }
        catch (Exception e) when (SetAsideRule.IsOfItem(e))
        {
            if (composed is [var one])
            {
                bad.Add(ItemFault.Letter(LetterKind.Access, one.Request.PersonId, e));
                return 0;
            }
        }

        var settled = 0;
        foreach (var one in composed)
        {
            settled += await SettleAsync([one], bad, now, token);
        }

        return settled;
    }

    private static async Task<int> SettleAsync(DatabaseSession session, List<Composed> composed, DateTimeOffset now)
    {
        var settled = 0;
        foreach (var (request, hash, letter) in composed)
        {
            if (await session.ExecuteAsync(AccessMailSql.Composed, new { id = request.Id, now, hash }) == 0)
            {
                continue;
            }

            settled++;
            if (letter is not null)
            {
                await LetterStore.EnqueueAsync(session, letter, now);
            }
        }

        return settled;
    }

    private static Composed Compose(AccessMailRequest request, Func<AccessMailRequest, string, StandaloneLetter> compose, DateTimeOffset now)
    {
        if (request.ExpiresAt <= now || request.Email.Length == 0)
        {
            return new Composed(request, null, null);
        }

        var isLink = request.Kind == AccessMailKind.Link;
        var secret = isLink ? AccessSecret.NewToken() : AccessSecret.NewCode();
        var letter = compose(request, secret) with
        {
            Kind = LetterKind.Access, AnyHour = true, Priority = StandaloneLetter.AccessPriority, ExpiresAt = request.ExpiresAt,
        };
        return new Composed(request, isLink ? AccessSecret.HashOf(secret) : AccessSecret.SlowHashOf(secret), letter);
    }

    /// <summary>Forgets requests that no limit counts any more.</summary>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken token) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM access_mails WHERE requested_at < @before", new { before = now - Kept }), token);

    /// <summary>Uses a link up, in the transaction that opens its session.</summary>
    internal static async Task<LinkRow?> FindLinkAsync(DatabaseSession session, string linkToken) =>
        await session.FirstAsync<LinkRow>(AccessMailSql.Link, new { hash = AccessSecret.HashOf(linkToken) });

    internal static LinkState StateOf(LinkRow? link, DateTimeOffset now) => link switch
    {
        null => LinkState.Unknown,
        { UsedAt: not null } => LinkState.Used,
        _ => IsInTime(link.ExpiresAt, now) ? LinkState.Open : LinkState.Expired,
    };

    /// <summary>A clock that was set back does not lengthen the life of what was asked for before.</summary>
    private static bool IsInTime(DateTimeOffset expiresAt, DateTimeOffset now) => expiresAt > now && expiresAt <= now + Life + Skew;

    private Task<bool> RequestAsync(
        AccessMailKind kind, EmailAddress address, string? account, Asker asker, long? person, string? linkBase, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(AccessMailSql.OneAtATime);
                var addressHash = AccessSecret.HashOf(address.Key);
                var counts = await session.FirstAsync<AccessMailCounts>(
                    AccessMailSql.Counts, new { kind, addressHash, asker = asker.Key, since = now - AccessMailRule.Window, until = now + Skew });
                if (AccessMailRule.Decide(asker.Kind, counts!) != AccessMailDecision.Allowed)
                {
                    return false;
                }

                var remembered = asker.Kind == AskerKind.Browser ? 1 : 0;
                await session.ExecuteAsync(
                    AccessMailSql.Insert, new { kind, addressHash, account, asker = asker.Key, remembered, person, linkBase, now, expiresAt = now + Life });
                return true;
            },
            token);

    private Task<CodeRow?> NewestAsync(string account, CancellationToken token) =>
        database.ReadFirstAsync<CodeRow>(AccessMailSql.NewestCode, new { account = AccountKey(account) }, token);

    private static string AccountKey(string account) => "channel|" + AccessSecret.HashOf(account);

    internal sealed record LinkRow
    {
        public long Id { get; init; }

        public long PersonId { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }

        public DateTimeOffset? UsedAt { get; init; }

        public string? BrowserHash { get; init; }

        public long? SessionId { get; init; }
    }

    /// <summary>A request with what becomes of it; without a letter it is let go.</summary>
    private sealed record Composed(AccessMailRequest Request, string? Hash, StandaloneLetter? Letter);

    private sealed record CodeRow
    {
        public long Id { get; init; }

        public long? PersonId { get; init; }

        public string? SecretHash { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }

        public DateTimeOffset? UsedAt { get; init; }

        public int Tries { get; init; }
    }
}
