using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Access;

internal static class AccessMailSql
{
    /// <summary>Requests are counted and noted one after the other, so that four at once are not all the third.</summary>
    public static readonly SqlText OneAtATime = new("SELECT 1", "SELECT 1 FROM pg_advisory_xact_lock(4850746002)");

    /// <summary>
    /// A clock that was set back leaves requests of the future behind: they count no more than those of yesterday. Of a network's requests for links only those
    /// count together that bring a mail: made-up addresses must not shut out an office.
    /// </summary>
    public const string Counts =
        """
        SELECT (SELECT count(*) FROM access_mails WHERE address_hash = @addressHash AND kind = @kind AND requested_at > @since AND requested_at <= @until
                   AND asker = @asker) AS of_asker_for_address,
               (SELECT count(*) FROM access_mails WHERE address_hash = @addressHash AND kind = @kind AND requested_at > @since AND requested_at <= @until
                   AND remembered = 0) AS for_address,
               (SELECT count(*) FROM access_mails WHERE asker = @asker AND requested_at > @since AND requested_at <= @until
                   AND (person_id IS NOT NULL OR kind = 'code')) AS of_asker
        """;

    public const string Insert =
        """
        INSERT INTO access_mails (kind, address_hash, account, asker, remembered, person_id, link_base, requested_at, expires_at, tries)
        VALUES (@kind, @addressHash, @account, @asker, @remembered, @person, @linkBase, @now, @expiresAt, 0)
        """;

    public const string AnyWaiting = $"SELECT r.id FROM access_mails r WHERE {IsWaiting} LIMIT 1";

    public const string Waiting =
        $"""
        SELECT r.id, r.kind, r.person_id, p.name, CASE WHEN p.active = 1 THEN coalesce(p.email, '') ELSE '' END AS email, r.link_base, r.expires_at
        FROM access_mails r JOIN people p ON p.id = r.person_id
        WHERE {IsWaiting} ORDER BY r.id LIMIT @take
        """;

    /// <summary>Whoever settles the request first; the others touch nothing.</summary>
    public const string Composed = "UPDATE access_mails SET composed_at = @now, secret_hash = @hash WHERE id = @id AND composed_at IS NULL";

    public static readonly SqlText Link = new(LinkRow, LinkRow + " FOR UPDATE");

    public const string LinkRow =
        """
        SELECT id, person_id, expires_at, used_at, browser_hash, session_id FROM access_mails WHERE secret_hash = @hash AND kind = 'link'
        """;

    public const string UseLink = "UPDATE access_mails SET used_at = @now, browser_hash = @browserHash, session_id = @sessionId WHERE id = @id";

    /// <summary>The newest code of an account counts, and no older one.</summary>
    public const string NewestCode =
        """
        SELECT id, person_id, secret_hash, expires_at, used_at, tries FROM access_mails
        WHERE account = @account AND kind = 'code' ORDER BY id DESC LIMIT 1
        """;

    /// <summary>The try is taken before anybody is told how it came out, and only one can be the last.</summary>
    public const string TryCode =
        """
        UPDATE access_mails SET tries = tries + 1, used_at = CASE WHEN @right = 1 THEN @now END
        WHERE id = @id AND used_at IS NULL AND tries < @limit AND expires_at > @now RETURNING tries
        """;

    /// <summary>Of a person whose mail was set aside a request waits for the next try; when it has expired it is let go.</summary>
    private const string IsWaiting =
        """
        r.composed_at IS NULL AND r.person_id IS NOT NULL
        AND (r.expires_at <= @now OR NOT EXISTS (
            SELECT 1 FROM set_aside s WHERE s.person_id = r.person_id AND s.kind = 'access' AND s.next_try > @now))
        """;
}
