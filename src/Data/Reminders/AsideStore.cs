using System.Data.Common;
using System.Globalization;

using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Reminders;

/// <summary>
/// Measures whose reminders cannot be reckoned. Each is kept aside as an alarm with its reason while the others go on, and has no next decision until its ledger
/// row, the calendar or the ladder changes, a program starts, or a day has passed.
/// </summary>
internal static class AsideStore
{
    /// <summary>The kind of their alarms.</summary>
    public const string Kind = "unplanned";

    private const string Standing = "FROM alarms WHERE kind = 'unplanned' AND cleared_at IS NULL";

    private const string Raise =
        """
        INSERT INTO alarms (key, kind, text, raised_at) VALUES (@key, 'unplanned', @text, @now)
        ON CONFLICT (key) DO UPDATE SET text = excluded.text, raised_at = excluded.raised_at, cleared_at = NULL,
            told_on = CASE WHEN alarms.cleared_at IS NULL THEN alarms.told_on ELSE NULL END
        """;

    /// <summary>The ledger's name, the problem's number and the measure's place, told without reading anything that may be wrong.</summary>
    private const string Name = "SELECT g.name || '/' || p.number || '-' || m.ordinal FROM measures m JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id WHERE m.id = @id";

    /// <summary>Whether an exception is about one measure and leaves the transaction as it was: after a fault of the database nothing more can be done in it.</summary>
    public static bool IsAboutOne(Exception e) => e is not DbException && SetAsideRule.IsOfItem(e);

    /// <summary>A sentence for the office.</summary>
    public static async Task<string> SentenceAsync(DatabaseSession session, long measure, Exception reason) => Say(
        DataTexts.MeasureAside, await session.FirstAsync<string>(Name, new { id = measure }), reason.GetType().Name);

    /// <summary>Keeps measures aside, and takes back those that could be decided this time.</summary>
    public static async Task StoreAsync(DatabaseSession session, IReadOnlyDictionary<long, string> aside, IEnumerable<long> decided, DateTimeOffset now)
    {
        foreach (var (measure, text) in aside)
        {
            await session.ExecuteAsync(Raise, new { key = Key(measure), text, now });
        }

        var standing = (await session.QueryAsync<string>($"SELECT key {Standing}")).ToHashSet(StringComparer.Ordinal);
        foreach (var key in standing.Count == 0 ? [] : decided.Select(Key).Where(standing.Contains))
        {
            await session.ExecuteAsync("UPDATE alarms SET cleared_at = @now WHERE key = @key", new { now, key });
        }
    }

    /// <summary>Has all of them decided anew.</summary>
    public static Task<int> WakeAsync(DatabaseSession session) => session.ExecuteAsync(
        $"UPDATE measures SET next_due = 0 WHERE id IN (SELECT CAST(substr(key, {Kind.Length + 2}) AS BIGINT) {Standing})");

    /// <summary>Whether there are any.</summary>
    public static async Task<bool> AnyAsync(DatabaseSession session) => await session.FirstAsync<string>($"SELECT key {Standing} LIMIT 1") is not null;

    private static string Key(long measure) => string.Create(CultureInfo.InvariantCulture, $"{Kind}|{measure}");
}
