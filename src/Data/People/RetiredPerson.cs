using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.People;

/// <summary>Somebody who takes no part any more; history goes on naming them.</summary>
public sealed record RetiredPerson
{
    /// <summary>The person's row.</summary>
    public long Id { get; init; }

    /// <summary>姓名.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The address they had, or null.</summary>
    public string? Email { get; init; }

    /// <summary>The units in which they held posts.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>All of them.</summary>
    public static async Task<IReadOnlyList<RetiredPerson>> LoadAsync(DatabaseSession session)
    {
        var units = (await session.QueryAsync<UnitRow>(
            """
            SELECT DISTINCT h.person_id, u.name FROM people a JOIN holdings h ON h.person_id = a.id JOIN posts p ON p.id = h.post_id JOIN units u ON u.id = p.unit_id
            WHERE a.active = 0
            """)).ToLookup(r => r.PersonId, r => r.Name);
        return [.. (await session.QueryAsync<RetiredPerson>("SELECT id, name, email FROM people WHERE active = 0 ORDER BY id")).Select(p => p with { Units = [.. units[p.Id]] })];
    }

    private sealed record UnitRow
    {
        public long PersonId { get; init; }

        public string Name { get; init; } = string.Empty;
    }
}
