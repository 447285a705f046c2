using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Alarms;

/// <summary>What the office has to put right: raised when it is seen, told once, cleared when it is gone, raised again when it comes back.</summary>
public sealed class AlarmStore(Database database)
{
    private const string Raise =
        """
        INSERT INTO alarms (key, kind, text, raised_at) VALUES (@key, @kind, @text, @now)
        ON CONFLICT (key) DO UPDATE SET text = excluded.text, raised_at = excluded.raised_at, cleared_at = NULL, told_on = NULL
        """;

    /// <summary>Brings the alarms of these kinds in line with what is seen now.</summary>
    /// <returns>The keys the office has not been told of.</returns>
    public async Task<IReadOnlySet<string>> SyncAsync(
        IReadOnlyCollection<string> kinds, IReadOnlyCollection<Alarm> seen, ChangeOrigin origin, CancellationToken token)
    {
        var standing = await database.ReadAsync(session => StandingAsync(session, kinds), token);
        var raised = seen.Where(a => !standing.ContainsKey(a.Key)).DistinctBy(a => a.Key).ToList();
        var gone = standing.Keys.Except(seen.Select(a => a.Key), StringComparer.Ordinal).ToList();
        if (raised.Count + gone.Count > 0)
        {
            await database.WriteAsync(session => ChangeAsync(session, raised, gone, origin), token);
        }

        return raised.Select(a => a.Key).Concat(standing.Where(s => !s.Value && !gone.Contains(s.Key)).Select(s => s.Key)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Measures that were kept aside and whose alarms the office has not been told.</summary>
    public Task<IReadOnlyList<Alarm>> UntoldAsideAsync(CancellationToken token) => database.ReadAsync<IReadOnlyList<Alarm>>(
        async session => [.. (await session.QueryAsync<Row>("SELECT key, kind, text, told_on FROM alarms WHERE cleared_at IS NULL AND told_on IS NULL ORDER BY id"))
            .Where(r => r.Kind == Reminders.AsideStore.Kind).Select(r => new Alarm(r.Key, r.Kind, r.Text))],
        token);

    /// <summary>Alarms that stand and are of none of these kinds.</summary>
    public Task<IReadOnlyList<string>> OthersAsync(IReadOnlyCollection<string> kinds, CancellationToken token) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async session => [.. (await session.QueryAsync<Row>("SELECT key, kind, text, told_on FROM alarms WHERE cleared_at IS NULL ORDER BY id"))
                .Where(r => !kinds.Contains(r.Kind)).Select(r => r.Text)],
            token);

    internal static async Task MarkToldAsync(DatabaseSession session, IEnumerable<string> keys, DateOnly day)
    {
        foreach (var key in keys)
        {
            await session.ExecuteAsync("UPDATE alarms SET told_on = @day WHERE key = @key", new { day, key });
        }
    }

    private static async Task<Dictionary<string, bool>> StandingAsync(DatabaseSession session, IReadOnlyCollection<string> kinds) =>
        (await session.QueryAsync<Row>("SELECT key, kind, text, told_on FROM alarms WHERE cleared_at IS NULL"))
        .Where(r => kinds.Contains(r.Kind))
        .ToDictionary(r => r.Key, r => r.ToldOn is not null, StringComparer.Ordinal);

    private static async Task ChangeAsync(DatabaseSession session, List<Alarm> raised, List<string> gone, ChangeOrigin origin)
    {
        foreach (var alarm in raised)
        {
            await session.ExecuteAsync(Raise, new { key = alarm.Key, kind = alarm.Kind, text = alarm.Text, now = origin.At });
        }

        foreach (var key in gone)
        {
            await session.ExecuteAsync("UPDATE alarms SET cleared_at = @now WHERE key = @key", new { now = origin.At, key });
        }

        session.Audit(origin.Entry("alarms.changed", "office", new { raised, cleared = gone }));
    }

    private sealed record Row
    {
        public string Key { get; init; } = string.Empty;

        public string Kind { get; init; } = string.Empty;

        public string Text { get; init; } = string.Empty;

        public DateOnly? ToldOn { get; init; }
    }
}

/// <summary>Something that is wrong now.</summary>
/// <param name="Key">Names it for good; one alarm a key.</param>
/// <param name="Kind">Its sort.</param>
/// <param name="Text">A Chinese sentence.</param>
public sealed record Alarm(string Key, string Kind, string Text);
