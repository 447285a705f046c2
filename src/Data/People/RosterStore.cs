using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People;

/// <summary>Who answers for what, read as one snapshot. The snapshot is kept until somebody changes it.</summary>
public sealed class RosterStore(Database database)
{
    /// <summary>How often a write reads again when the list of people changed meanwhile.</summary>
    private const int MaxAttempts = 5;

    private const string Version = "SELECT value FROM settings WHERE key = 'roster.version'";
    private const string Unchanged = "0";

    private readonly Lock _gate = new();
    private Cached? _cached;

    /// <summary>The snapshot as it stands now.</summary>
    public async Task<Roster> LoadAsync(CancellationToken token) =>
        Kept(await database.ReadFirstAsync<string>(Version, null, token) ?? Unchanged) ?? await database.ReadAsync(LoadAsync, token);

    /// <summary>The snapshot as this transaction sees it.</summary>
    public async Task<Roster> LoadAsync(DatabaseSession session)
    {
        for (var attempt = 1; ; attempt++)
        {
            var version = await VersionAsync(session);
            if (Kept(version) is { } kept)
            {
                return kept;
            }

            var rows = await ReadAsync(session);
            if (session.Writes)
            {
                // on PostgreSQL each statement of a write sees what was committed before it: the rows are of one moment while the version stays the same
                if (attempt < MaxAttempts && await VersionAsync(session) != version)
                {
                    continue;
                }

                return rows.ToRoster();
            }

            // only what a read saw is kept: what a write sees of its own changes may be undone, and the number be used again
            var roster = rows.ToRoster();
            lock (_gate)
            {
                _cached = new Cached(version, roster);
            }

            return roster;
        }
    }

    /// <summary>Marks every snapshot as out of date; part of the transaction that changes units, posts or people.</summary>
    public static Task TouchAsync(DatabaseSession session) => session.ExecuteAsync(new SqlText(
        "UPDATE settings SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'roster.version'",
        "UPDATE settings SET value = (value::bigint + 1)::text WHERE key = 'roster.version'"));

    private static async Task<string> VersionAsync(DatabaseSession session) =>
        await session.FirstAsync<string>(Version) ?? Unchanged;

    private Roster? Kept(string version)
    {
        lock (_gate)
        {
            return _cached?.Version == version ? _cached.Roster : null;
        }
    }

    private static async Task<RosterRows> ReadAsync(DatabaseSession session) => new(
        await session.QueryAsync<UnitRow>("SELECT id, name, parent_id, function FROM units"),
        await session.QueryAsync<PostRow>("SELECT id, unit_id, role, title FROM posts"),
        (await session.QueryAsync<PostUnitRow>("SELECT post_id, unit_id FROM post_units")).ToLookup(r => r.PostId, r => r.UnitId),
        await session.QueryAsync<HoldingRow>("SELECT post_id, person_id, from_day, to_day FROM holdings"),
        await session.QueryAsync<PersonRow>("SELECT id, name, email, active FROM people"),
        await session.QueryAsync<AbsenceRow>("SELECT person_id, acting_id, from_day, to_day FROM absences"));

    private sealed record RosterRows(
        IReadOnlyList<UnitRow> Units,
        IReadOnlyList<PostRow> Posts,
        ILookup<long, long> Supervised,
        IReadOnlyList<HoldingRow> Holdings,
        IReadOnlyList<PersonRow> People,
        IReadOnlyList<AbsenceRow> Absences)
    {
        public Roster ToRoster() => new(
            Units.Select(u => new Unit(u.Id, u.Name, u.ParentId, u.Function)),
            Posts.Select(p => new Post(p.Id, p.UnitId, p.Role, PostTitle.Read(p.Title), [.. Supervised[p.Id]])),
            Holdings.Select(h => new Holding(h.PostId, h.PersonId, h.FromDay, h.ToDay)),
            People.Select(p => new Person(p.Id, p.Name, p.Email, p.Active)),
            Absences.Select(a => new Absence(a.PersonId, a.ActingId, a.FromDay, a.ToDay)));
    }

    private sealed record Cached(string Version, Roster Roster);

    private sealed record UnitRow
    {
        public long Id { get; init; }

        public string Name { get; init; } = string.Empty;

        public long? ParentId { get; init; }

        public string? Function { get; init; }
    }

    private sealed record PostRow
    {
        public long Id { get; init; }

        public long UnitId { get; init; }

        public PostRole Role { get; init; }

        public string Title { get; init; } = string.Empty;
    }

    private sealed record PostUnitRow
    {
        public long PostId { get; init; }

        public long UnitId { get; init; }
    }

    private sealed record HoldingRow
    {
        public long PostId { get; init; }

        public long PersonId { get; init; }

        public DateOnly FromDay { get; init; }

        public DateOnly? ToDay { get; init; }
    }

    private sealed record PersonRow
    {
        public long Id { get; init; }

        public string Name { get; init; } = string.Empty;

        public string? Email { get; init; }

        public bool Active { get; init; }
    }

    private sealed record AbsenceRow
    {
        public long PersonId { get; init; }

        public long ActingId { get; init; }

        public DateOnly FromDay { get; init; }

        public DateOnly? ToDay { get; init; }
    }
}
