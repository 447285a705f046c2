using System.Globalization;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Reminders;

/// <summary>The ladder, versioned: a notice says by which version it was planned.</summary>
public sealed class LadderStore(Database database)
{
    private static readonly SqlText OneAtATime = new("SELECT 1", "SELECT pg_advisory_xact_lock(289509241972)");

    private const string Wake = "UPDATE measures SET next_due = 0 WHERE open = 1 OR next_due IS NOT NULL";

    /// <summary>Makes a ladder the one in force. When it differs from the last, it gets the next version and every open measure is decided anew.</summary>
    /// <returns>The version, and whether it is new.</returns>
    public Task<(long Version, bool IsNew)> UseAsync(Ladder ladder, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                // two workers that start at the same moment would both give it the next version
                await session.ExecuteAsync(OneAtATime);
                var json = ladder.ToJson();
                var last = await session.FirstAsync<LadderRow>("SELECT version, json FROM ladders ORDER BY version DESC LIMIT 1");
                if (last is not null && last.Json == json)
                {
                    return (last.Version, false);
                }

                var version = (last?.Version ?? 0) + 1;
                await session.ExecuteAsync("INSERT INTO ladders (version, json, created_at) VALUES (@version, @json, @now)", new { version, json, now });
                await session.ExecuteAsync(Wake);
                session.Audit(new AuditEntry
                {
                    At = now, Actor = "worker", Through = "configuration", Action = "ladder.changed",
                    Subject = version.ToString(CultureInfo.InvariantCulture), Detail = json,
                });
                return (version, true);
            },
            token);

    /// <summary>The version of a ladder, when it is the one in force.</summary>
    public Task<long?> VersionOfAsync(Ladder ladder, CancellationToken token) =>
        database.ReadAsync(
            async session => await session.FirstAsync<LadderRow>("SELECT version, json FROM ladders ORDER BY version DESC LIMIT 1") is { } last && last.Json == ladder.ToJson()
                ? last.Version
                : (long?)null,
            token);

    /// <summary>The ladder in force, or null before the first start.</summary>
    public static async Task<(long Version, Ladder Ladder)?> CurrentAsync(DatabaseSession session) =>
        await session.FirstAsync<LadderRow>("SELECT version, json FROM ladders ORDER BY version DESC LIMIT 1") is { } row
        && Ladder.Parse(row.Json) is LadderReading.Understood understood
            ? (row.Version, understood.Ladder)
            : null;

    private sealed record LadderRow
    {
        public long Version { get; init; }

        public string Json { get; init; } = string.Empty;
    }
}
