using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Data.Calendar;

/// <summary>The calendars in force: those shipped, and those imported, which win.</summary>
public sealed class CalendarStore(Database database)
{
    private readonly Lock _gate = new();
    private (string Version, WorkingCalendar Calendar)? _cached;

    /// <summary>The calendar as it stands now.</summary>
    public Task<WorkingCalendar> LoadAsync(CancellationToken token) => database.ReadAsync(LoadAsync, token);

    /// <summary>The calendar as this transaction sees it.</summary>
    public async Task<WorkingCalendar> LoadAsync(DatabaseSession session)
    {
        var version = await session.FirstAsync<string>("SELECT value FROM settings WHERE key = 'calendar.version'") ?? "0";
        lock (_gate)
        {
            if (_cached is { } cached && cached.Version == version)
            {
                return cached.Calendar;
            }
        }

        var calendar = new WorkingCalendar(await YearsAsync(session));
        if (!session.Writes)
        {
            // what a transaction sees of its own changes may be rolled back, and the number be used again
            lock (_gate)
            {
                _cached = (version, calendar);
            }
        }

        return calendar;
    }

    /// <summary>Stores a year in place of an earlier one. The caller recounts what it moves, in the same transaction.</summary>
    public static async Task PutAsync(DatabaseSession session, int year, string json, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            "INSERT INTO calendars (year, json, imported_at) VALUES (@year, @json, @now) ON CONFLICT (year) DO UPDATE SET json = excluded.json, imported_at = excluded.imported_at",
            new { year, json, now });
        await session.ExecuteAsync(new SqlText(
            "UPDATE settings SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'calendar.version'",
            "UPDATE settings SET value = (value::bigint + 1)::text WHERE key = 'calendar.version'"));
    }

    /// <summary>The calendars in force, as this transaction sees them.</summary>
    public static async Task<IEnumerable<CalendarYear>> YearsAsync(DatabaseSession session)
    {
        var years = ShippedCalendars.All.ToDictionary(y => y.Year);
        foreach (var json in await session.QueryAsync<string>("SELECT json FROM calendars ORDER BY year"))
        {
            if (CalendarYear.Parse(json) is CalendarReading.Understood understood)
            {
                years[understood.Calendar.Year] = understood.Calendar;
            }
        }

        return years.Values;
    }
}
