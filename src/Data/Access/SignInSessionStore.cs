using System.Data;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Access;

/// <summary>Who is signed in. Only hashes of cookies are kept; sign-in and sign-out stand in the trail.</summary>
public sealed class SignInSessionStore(Database database)
{
    /// <summary>A double click on the link's button comes twice within this time.</summary>
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(30);

    /// <summary>How long ended sessions stay; longer than any token bound to one.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Columns = "s.id, s.person_id, s.kind, s.user_agent, s.created_at, s.seen_at";

    private const string Lives = "s.ended_at IS NULL AND s.expires_at > @now AND s.seen_at > @idleSince";

    private static readonly SqlText Among = IdList.In("s.id", $"SELECT {Columns} FROM sessions s WHERE {Lives} AND");

    /// <summary>Several processes note their sessions at once: each takes them in the same order.</summary>
    private static readonly SqlText Hold = new("SELECT id FROM sessions LIMIT 0", "SELECT id FROM sessions WHERE id IN (SELECT unnest(@ids)) ORDER BY id FOR UPDATE");

    private static readonly BulkText Seen = new(
        "UPDATE sessions SET seen_at = @p1 WHERE id = @p0 AND seen_at < @p1",
        "UPDATE sessions s SET seen_at = v.at FROM unnest(@p0, @p1) AS v (id, at) WHERE s.id = v.id AND s.seen_at < v.at",
        DbType.Int64, DbType.Int64);

    /// <summary>Uses a link up and opens its session, in one transaction. A second click of the same browser gets the same session again.</summary>
    /// <param name="linkToken">The token in the link.</param>
    /// <param name="browserHash">A hash of the cookie that the link's page set: which browser clicks.</param>
    /// <param name="open">The session.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    public Task<LinkUse> OpenByLinkAsync(string linkToken, string browserHash, NewSignInSession open, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                var link = await AccessMailStore.FindLinkAsync(session, linkToken);
                var state = AccessMailStore.StateOf(link, now);
                if (state == LinkState.Used && link!.UsedAt > now - DoubleClick && string.Equals(link.BrowserHash, browserHash, StringComparison.Ordinal))
                {
                    // the answer to the first click may never have reached the browser: the cookie of the second counts
                    var renewed = await session.ExecuteAsync(
                        "UPDATE sessions SET cookie_hash = @cookieHash WHERE id = @id AND ended_at IS NULL", new { cookieHash = open.CookieHash, id = link.SessionId });
                    return renewed == 1 ? new LinkUse(LinkState.Open, link.SessionId) : new LinkUse(LinkState.Used, null);
                }

                if (state != LinkState.Open)
                {
                    return new LinkUse(state, null);
                }

                var id = await OpenAsync(session, link!.PersonId, open, now);
                await session.ExecuteAsync(AccessMailSql.UseLink, new { now, browserHash, sessionId = id, id = link.Id });
                return new LinkUse(LinkState.Open, id);
            },
            token);

    /// <summary>Opens a session for somebody whom something else than a link vouches for.</summary>
    public Task<long> OpenAsync(long person, NewSignInSession open, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(session => OpenAsync(session, person, open, now), token);

    /// <summary>The session of a cookie, if it lives.</summary>
    public Task<OpenSignInSession?> FindAsync(string cookieHash, DateTimeOffset now, DateTimeOffset idleSince, CancellationToken token) =>
        database.ReadFirstAsync<OpenSignInSession>($"SELECT {Columns} FROM sessions s WHERE s.cookie_hash = @cookieHash AND {Lives}", new { cookieHash, now, idleSince }, token);

    /// <summary>A person's sessions that live, the last used first.</summary>
    public Task<IReadOnlyList<OpenSignInSession>> OfPersonAsync(long person, DateTimeOffset now, DateTimeOffset idleSince, CancellationToken token) =>
        database.ReadRowsAsync<OpenSignInSession>(
            $"SELECT {Columns} FROM sessions s WHERE s.person_id = @person AND {Lives} ORDER BY s.seen_at DESC, s.id DESC", new { person, now, idleSince }, token);

    /// <summary>Those of these sessions that live.</summary>
    public Task<IReadOnlyList<OpenSignInSession>> AmongAsync(IReadOnlyCollection<long> ids, DateTimeOffset now, DateTimeOffset idleSince, CancellationToken token) =>
        database.ReadRowsAsync<OpenSignInSession>(Among, IdList.Of(database.Kind, ids, new { now, idleSince }), token);

    /// <summary>Ends a session of a person.</summary>
    /// <returns>Whether it was theirs and had not ended.</returns>
    public Task<bool> EndAsync(long id, long person, DateTimeOffset now, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            if (await session.ExecuteAsync("UPDATE sessions SET ended_at = @now WHERE id = @id AND person_id = @person AND ended_at IS NULL", new { now, id, person }) == 0)
            {
                return false;
            }

            await AuditAsync(session, "session.ended", person, new { session = id }, now);
            return true;
        },
        token);

    /// <summary>Notes when sessions were last used.</summary>
    public Task SeenAsync(IReadOnlyCollection<KeyValuePair<long, DateTimeOffset>> seen, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            await session.QueryAsync<long>(Hold, IdList.Of(session, seen.Select(s => s.Key)));
            await Seen.RunAsync(session, [.. seen.Select(s => new object?[] { s.Key, s.Value.ToUnixTimeMilliseconds() })]);
        },
        token);

    /// <summary>Forgets sessions that ended long ago.</summary>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken token) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM sessions WHERE expires_at < @before", new { before = now - Kept }), token);

    private static async Task<long> OpenAsync(DatabaseSession session, long person, NewSignInSession open, DateTimeOffset now)
    {
        var id = await session.InsertAsync(
            """
            INSERT INTO sessions (kind, cookie_hash, person_id, user_agent, created_at, seen_at, expires_at)
            VALUES (@Kind, @CookieHash, @person, @UserAgent, @now, @now, @ExpiresAt) RETURNING id
            """,
            new { open.Kind, open.CookieHash, person, open.UserAgent, now, open.ExpiresAt });
        await AuditAsync(session, "session.started", person, new { session = id, by = Codes.SessionKind[open.Kind], browser = open.UserAgent }, now);
        return id;
    }

    private static async Task AuditAsync<T>(DatabaseSession session, string action, long person, T detail, DateTimeOffset now)
    {
        var name = await session.FirstAsync<string>("SELECT name FROM people WHERE id = @person", new { person }) ?? "?";
        session.Audit(new ChangeOrigin(now, name, "web").Entry(action, name, detail));
    }
}
