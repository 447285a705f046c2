using System.Globalization;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Reminders;

/// <summary>Go-live: nothing is mailed before the office has said so.</summary>
public sealed class ReleaseStore(Database database)
{
    /// <summary>When reminders were released, or null.</summary>
    public async Task<DateTimeOffset?> ReleasedAtAsync(CancellationToken token) =>
        await database.ReadAsync(session => SettingsStore.GetAsync(session, SettingKeys.Released), token) is { } text
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture))
            : null;

    /// <summary>Releases, once.</summary>
    /// <param name="floor">From this day on; what fell due before stays silent for good. Null sends what is overdue, too.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="actor">Who releases.</param>
    /// <param name="token">Stops waiting.</param>
    /// <returns>False when they were released before.</returns>
    public Task<bool> ReleaseAsync(DateOnly? floor, DateTimeOffset now, string actor, CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                var isFirst = await session.ExecuteAsync(
                    "INSERT INTO settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO NOTHING",
                    new { key = SettingKeys.Released, value = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) }) == 1;
                if (!isFirst)
                {
                    return false;
                }

                if (floor is { } day)
                {
                    await session.ExecuteAsync("UPDATE measures SET floor_day = @day, next_due = 0 WHERE open = 1", new { day });
                }

                session.Audit(new AuditEntry
                {
                    At = now, Actor = actor, Through = "command", Action = "reminders.released", Subject = "reminders",
                    Detail = AuditJson.Of(new { fromDay = IsoDay.Text(floor) }),
                });
                return true;
            },
            token);
}
