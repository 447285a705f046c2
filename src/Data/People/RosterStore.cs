using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People;

/// <summary>Who answers for what, read as one snapshot. The snapshot is kept until somebody changes it.</summary>
public sealed class RosterStore(Database database)
{
    private readonly Lock _gate = new();
    private Cached? _cached;

    /// <summary>The snapshot as it stands now.</summary>
    public Task<Roster> LoadAsync(CancellationToken token) => database.ReadAsync(LoadAsync, token);

    /// <summary>The snapshot as this transaction sees it.</summary>
    public async Task<Roster> LoadAsync(Session session)
    {
        var version = await session.FirstAsync<string>("SELECT value FROM settings WHERE key = 'roster.version'") ?? "0";
        lock (_gate)
        {
            if (_cached is { } cached && cached.Version == version)
            {
                return cached.Roster;
            }
        }

        var roster = await ReadAsync(session);
        if (session.Transaction is null)
        {
            // what a transaction sees of its own changes may be rolled back, and the number be used again
            lock (_gate)
            {
                _cached = new Cached(version, roster);
            }
        }

        return roster;
    }

    /// <summary>Marks every snapshot as out of date; part of the transaction that changes units, posts or people.</summary>
    public static Task TouchAsync(Session session) => session.ExecuteAsync(new SqlText(
        "UPDATE settings SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'roster.version'",
        "UPDATE settings SET value = (value::bigint + 1)::text WHERE key = 'roster.version'"));

    private static async Task<Roster> ReadAsync(Session session)
    {
        var units = await session.QueryAsync<UnitRow>("SELECT id, name, parent_id, function FROM units");
        var posts = await session.QueryAsync<PostRow>("SELECT id, unit_id, role, title FROM posts");
        var supervised = (await session.QueryAsync<PostUnitRow>("SELECT post_id, unit_id FROM post_units")).ToLookup(r => r.PostId, r => r.UnitId);
        var holdings = await session.QueryAsync<HoldingRow>("SELECT post_id, person_id, from_day, to_day FROM holdings");
        var people = await session.QueryAsync<PersonRow>("SELECT id, name, email, active FROM people");
        var absences = await session.QueryAsync<AbsenceRow>("SELECT person_id, acting_id, from_day, to_day FROM absences");
        return new Roster(
            units.Select(u => new Unit(u.Id, u.Name, u.ParentId, u.Function)),
            posts.Select(p => new Post(p.Id, p.UnitId, p.Role, PostTitle.Read(p.Title), [.. supervised[p.Id]])),
            holdings.Select(h => new Holding(h.PostId, h.PersonId, h.FromDay, h.ToDay)),
            people.Select(p => new Person(p.Id, p.Name, p.Email, p.Active)),
            absences.Select(a => new Absence(a.PersonId, a.ActingId, a.FromDay, a.ToDay)));
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
