using System.Diagnostics;
using System.Text.Json;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Restore;

/// <summary>A database that was put back: noticed once, settled by the office.</summary>
public sealed class RestoreStore(Database database)
{
    /// <summary>Letters under way; those that let somebody in are none of the office's.</summary>
    private const string UnderWay = "kind <> 'access' AND state IN ('waiting', 'leased', 'uncertain')";

    private static readonly SqlText LettersSent = IdList.In(
        "id",
        "UPDATE letters SET state = 'sent', done_at = @now, next_attempt = NULL, lease_token = NULL, lease_owner = NULL, lease_until = NULL, detail = @detail WHERE",
        "AND " + UnderWay);

    private static readonly SqlText CarriedSent = IdList.In(
        "letter_id", "UPDATE notices SET state = 'sent', done_at = @now WHERE", "AND state IN ('pending', 'superseded')");

    private static readonly SqlText NoticesSent = IdList.In(
        "id", "UPDATE notices SET state = 'sent', done_at = @now WHERE", "AND state = 'pending'");

    /// <summary>What is noticed and not settled, or null.</summary>
    public async Task<RestoreNotice?> NoticedAsync(CancellationToken token) => (await StandAsync(token)).Noticed;

    /// <summary>What is noticed and not settled, or null, and the name of the office's last answer, in one look.</summary>
    public async Task<(RestoreNotice? Noticed, string Settled)> StandAsync(CancellationToken token)
    {
        var stand = (await database.ReadRowsAsync<KeyValuePair<string, string>>(
            "SELECT key, value FROM settings WHERE key IN (@noticed, @settled)", new { noticed = SettingKeys.RestoreNoticed, settled = SettingKeys.RestoreSettled }, token))
            .ToDictionary();
        return (
            stand.TryGetValue(SettingKeys.RestoreNoticed, out var json) ? JsonSerializer.Deserialize<RestoreNotice>(json) : null,
            stand.GetValueOrDefault(SettingKeys.RestoreSettled, string.Empty));
    }

    /// <summary>The name of the office's last answer; empty before the first.</summary>
    public static async Task<string> SettledAsync(DatabaseSession session) => await SettingsStore.GetAsync(session, SettingKeys.RestoreSettled) ?? string.Empty;

    /// <summary>When the database last knew of anything: the audit trail's last entry, the last letter that ended; null before the first.</summary>
    public Task<DateTimeOffset?> LastKnownAsync(CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var changed = await session.FirstAsync<long?>("SELECT at FROM audit ORDER BY seq DESC LIMIT 1") ?? 0;
            var ended = await session.FirstAsync<long?>("SELECT max(done_at) FROM letters WHERE done_at IS NOT NULL") ?? 0;
            return Math.Max(changed, ended) is > 0 and var at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : (DateTimeOffset?)null;
        },
        token);

    /// <summary>Whether letters other than those that let somebody in were ever made here.</summary>
    public static async Task<bool> HasLettersAsync(DatabaseSession session) =>
        await session.FirstAsync<long?>("SELECT id FROM letters WHERE priority > 0 LIMIT 1") is not null;

    /// <summary>Notes that the database was put back, and tells the office by letters on the way of those that let somebody in; once until it is settled.</summary>
    /// <returns>Whether it is new.</returns>
    public Task<bool> NoticeAsync(RestoreNotice notice, IReadOnlyList<StandaloneLetter> letters, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            var isFirst = await session.ExecuteAsync(
                "INSERT INTO settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO NOTHING",
                new { key = SettingKeys.RestoreNoticed, value = AuditJson.Of(notice) }) == 1;
            if (!isFirst)
            {
                return false;
            }

            foreach (var letter in letters)
            {
                await LetterStore.EnqueueAsync(session, letter with { AnyHour = true, Priority = StandaloneLetter.AccessPriority }, notice.At);
            }

            session.Audit(new ChangeOrigin(notice.At, "worker", "worker").Entry("restore.noticed", "database", new { notice.Reason, notice.Worker }));
            return true;
        },
        token);

    /// <summary>Mail notices that no letter carries yet.</summary>
    public Task<IReadOnlyList<WaitingNotice>> NoticesAsync(CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<WaitingNotice>(
            """
            SELECT n.id, n.post_id, g.name AS ledger, p.number, m.ordinal, n.fired_on, n.rung, p.status, coalesce(c.verified, 0) AS verified,
                   c.notice_from, c.notice_to, c.notice_days, c.notice_stopped
            FROM notices n JOIN measures m ON m.id = n.measure_id JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id
                 LEFT JOIN close_outs c ON c.problem_id = p.id AND c.ended_on IS NULL
            WHERE n.channel = 'mail' AND n.state = 'pending' AND n.letter_id IS NULL
            """),
        token);

    /// <summary>Letters that have not ended.</summary>
    public Task<IReadOnlyList<WaitingLetter>> LettersAsync(CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<WaitingLetter>("SELECT id, message_id, lease_token FROM letters WHERE " + UnderWay + " AND priority > 0"), token);

    /// <summary>The office has said what holds: letters and notices are set to it, and reminders go on.</summary>
    /// <param name="answer">What it said.</param>
    /// <param name="digest">The week whose digest counts as sent, or null.</param>
    /// <param name="detail">What stands at letters that count as sent.</param>
    /// <param name="origin">Who, when, through what.</param>
    /// <param name="token">Stops waiting.</param>
    /// <returns>How many letters and notices count as sent.</returns>
    public Task<(int Letters, int Notices)> SettleAsync(RestoreAnswer answer, string? digest, string detail, ChangeOrigin origin, CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                var (letters, notices) = await WhichAsync(session, answer);
                var now = origin.At;
                await session.ExecuteAsync(CarriedSent, IdList.Of(session, letters, new { now }));
                var settled = (
                    await session.ExecuteAsync(LettersSent, IdList.Of(session, letters, new { now, detail })),
                    await session.ExecuteAsync(NoticesSent, IdList.Of(session, notices, new { now })));
                await session.ExecuteAsync("DELETE FROM settings WHERE key = @key", new { key = SettingKeys.RestoreNoticed });
                await SettingsStore.SetAsync(session, SettingKeys.RestoreSettled, Guid.NewGuid().ToString("N"));
                if (digest is not null)
                {
                    await SettingsStore.SetAsync(session, SettingKeys.RestoreDigest, digest);
                }

                session.Audit(origin.Entry("restore.settled", "database", new { answer = answer.GetType().Name, until = (answer as RestoreAnswer.SentUntil)?.Day, letters = settled.Item1, notices = settled.Item2, digest }));
                return settled;
            },
            token);

    private static async Task<(IReadOnlyList<long> Letters, IReadOnlyList<long> Notices)> WhichAsync(DatabaseSession session, RestoreAnswer answer) => answer switch
    {
        RestoreAnswer.SendAgain => ([], []),
        RestoreAnswer.Sent sent => (sent.Letters, sent.Notices),
        RestoreAnswer.SentUntil until => (
            await session.QueryAsync<long>("SELECT id FROM letters WHERE " + UnderWay + " AND priority > 0 AND composed_at <= @at", new { at = until.Instant }),
            await session.QueryAsync<long>(
                "SELECT id FROM notices WHERE channel = 'mail' AND state = 'pending' AND letter_id IS NULL AND fired_on <= @day", new { day = until.Day })),
        _ => throw new UnreachableException(),
    };
}
