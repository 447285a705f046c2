using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Asks;

internal static class OfficeAskSql
{
    private const string Columns =
        """
        a.id, a.person_id, p.name AS person, a.channel, a.conversation, a.kind, a.arguments, a.file_name, a.state, a.step, a.confirmed, a.attempts, a.progress, a.ledger_version,
        a.expires_at, a.result, a.result_name, a.created_at, a.changed_at
        """;

    private const string From = $"SELECT {Columns} FROM office_asks a JOIN people p ON p.id = a.person_id";

    public const string Insert =
        """
        INSERT INTO office_asks (turn, person_id, channel, conversation, kind, arguments, file_name, file, state, created_at, changed_at)
        VALUES (@turn, @personId, @channel, @conversation, @kind, @arguments, @fileName, @file, 'waiting', @at, @at)
        ON CONFLICT (turn) DO NOTHING
        """;

    public const string OfTurn = $"{From} WHERE a.turn = @turn";

    public const string ById = $"{From} WHERE a.id = @id";

    public const string OfToken = $"{From} WHERE a.id = @id AND a.lease_token = @token";

    public const string Open = $"{From} WHERE a.{IsOpen} ORDER BY a.id LIMIT @take";

    // what is done is told with its result, or without when its worker died before it could say
    public const string Untold = $"{From} WHERE a.told < a.step AND (a.lease_until IS NULL OR a.lease_until <= @now) ORDER BY a.id LIMIT @take";

    // as the partial indexes say it, so that neither looks at what has ended
    private const string IsOpen = "state IN ('waiting', 'running', 'unconfirmed')";

    public const string AnyNews = $"SELECT CASE WHEN EXISTS (SELECT 1 FROM office_asks WHERE told < step) OR EXISTS (SELECT 1 FROM office_asks WHERE {IsOpen}) THEN 1 ELSE 0 END";

    public const string InHand = $"{From} WHERE a.{IsOpen} AND a.state = 'running' AND a.progress IS NOT NULL ORDER BY a.id LIMIT @take";

    public const string Untaken = $"{From} WHERE a.{IsOpen} AND a.state = 'waiting' AND a.changed_at <= @before ORDER BY a.id LIMIT @take";

    public const string AnyFree = "SELECT count(*) FROM office_asks WHERE state = 'waiting' OR (state = 'running' AND lease_until <= @now)";

    // what waits after a worker died over it goes first again: the oldest
    public static readonly SqlText Free = new(
        $"{From} WHERE a.state = 'waiting' OR (a.state = 'running' AND a.lease_until <= @now) ORDER BY a.id LIMIT 1",
        $"{From} WHERE a.state = 'waiting' OR (a.state = 'running' AND a.lease_until <= @now) ORDER BY a.id LIMIT 1 FOR UPDATE OF a SKIP LOCKED");

    public static readonly SqlText Hold = new($"{From} WHERE a.id = @id", $"{From} WHERE a.id = @id FOR UPDATE OF a");

    public const string Take =
        "UPDATE office_asks SET state = 'running', lease_token = @token, lease_until = @until, attempts = attempts + 1, progress = NULL WHERE id = @id";

    public const string Renew = "UPDATE office_asks SET lease_until = @until WHERE id = @id AND lease_token = @token AND state IN ('running', 'done')";

    public const string Progress = "UPDATE office_asks SET progress = @progress WHERE id = @id AND lease_token = @token AND state = 'running'";

    public const string Joined =
        """
        UPDATE office_asks SET state = 'done', step = step + 1, changed_at = @now, progress = NULL, result = NULL, file = NULL, result_name = NULL, result_file = NULL
        WHERE id = @id AND lease_token = @token AND state = 'running'
        """;

    // what was done stays done, whatever its worker says of it afterwards
    public const string Finish =
        """
        UPDATE office_asks SET state = CASE WHEN state = 'done' THEN 'done' ELSE @state END, step = step + CASE WHEN state = 'done' THEN 0 ELSE 1 END,
               lease_until = NULL, lease_token = NULL, confirmed = 0, attempts = 0, progress = NULL,
               ledger_version = @version, expires_at = @expires, result = CASE WHEN state = 'done' AND @state <> 'done' THEN NULL ELSE @result END, result_name = @name, result_file = @file, changed_at = @now,
               file = CASE WHEN @state = 'unconfirmed' THEN file ELSE NULL END
        WHERE id = @id AND lease_token = @token AND state IN ('running', 'done')
        """;

    public const string Press =
        """
        UPDATE office_asks SET state = 'waiting', confirmed = @confirmed, arguments = @arguments, changed_at = @now, attempts = 0
        WHERE id = @id AND step = @step AND state = 'unconfirmed'
        """;

    public const string Drop =
        "UPDATE office_asks SET state = 'lapsed', file = NULL, result_file = NULL, changed_at = @now, expires_at = NULL WHERE id = @id AND step = @step AND state = 'unconfirmed'";

    public const string Shown =
        $"""
        {From} WHERE a.person_id = @personId AND a.channel = @channel AND a.conversation = @conversation AND a.state = 'unconfirmed' AND a.told = a.step AND a.expires_at > @now
        ORDER BY a.changed_at DESC, a.id DESC LIMIT 1
        """;

    public const string Lapsing = $"{From} WHERE a.state = 'unconfirmed' AND a.expires_at <= @now ORDER BY a.id LIMIT 100";

    public const string Lapse =
        "UPDATE office_asks SET state = 'lapsed', step = step + 1, file = NULL, result = NULL, changed_at = @now WHERE id = @id AND step = @step AND state = 'unconfirmed'";

    public const string Purge =
        """
        UPDATE office_asks SET file = NULL, result_file = NULL
        WHERE (file IS NOT NULL OR result_file IS NOT NULL) AND changed_at <= @before AND state IN ('done', 'refused', 'lapsed')
        """;

    public const string File = "SELECT file_name AS name, file AS bytes FROM office_asks WHERE id = @id AND file IS NOT NULL";

    public const string ResultFile = "SELECT result_name AS name, result_file AS bytes FROM office_asks WHERE id = @id AND result_file IS NOT NULL";

    /// <summary>Changes with whatever a preview may depend on: problems and their measures, ledgers, withdrawals, units, people.</summary>
    public static readonly SqlText Version = new(VersionOf("TEXT"), VersionOf("text"));

    private static string VersionOf(string text) =>
        $"""
        SELECT CAST(count(*) AS {text}) || '.' || CAST(coalesce(sum(version), 0) AS {text}) || '.' || CAST(coalesce(sum(imported_version), 0) AS {text})
          || '.' || CAST((SELECT count(*) FROM ledgers) AS {text}) || '.' || CAST((SELECT count(*) FROM withdrawals) AS {text})
          || '.' || coalesce((SELECT value FROM settings WHERE key = 'roster.version'), '0') FROM problems
        """;
}
