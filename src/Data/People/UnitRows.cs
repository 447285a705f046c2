using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People;

/// <summary>Units by name, and new ones with the seats that every unit has.</summary>
public static class UnitRows
{
    private static readonly PostRole[] Seats = [PostRole.Handler, PostRole.SupervisingLeader, PostRole.FirstResponsible];

    /// <summary>Creates the units that are not there yet, and answers the ids of all.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> EnsureAsync(DatabaseSession session, IReadOnlyList<string> names)
    {
        var known = await IdsAsync(session);
        var isNew = false;
        foreach (var name in names)
        {
            if (known.ContainsKey(name))
            {
                continue;
            }

            var id = await session.InsertAsync("INSERT INTO units (name) VALUES (@name) RETURNING id", new { name });
            known.Add(name, id);
            isNew = true;
            foreach (var role in Seats)
            {
                await session.ExecuteAsync(
                    "INSERT INTO posts (unit_id, role, title) VALUES (@id, @role, @title) ON CONFLICT (unit_id, role, title) DO NOTHING",
                    new { id, role, title = PostTitle.Write(string.Empty) });
            }
        }

        if (isNew)
        {
            await RosterStore.TouchAsync(session);
        }

        return known;
    }

    /// <summary>Every name with its aliases, one row each.</summary>
    public static Task<IReadOnlyList<UnitNameRow>> NamesAsync(DatabaseSession session) => session.QueryAsync<UnitNameRow>(
        "SELECT u.name, a.alias, u.retired_on FROM units u LEFT JOIN unit_aliases a ON a.unit_id = u.id ORDER BY u.id");

    private static async Task<Dictionary<string, long>> IdsAsync(DatabaseSession session) =>
        (await session.QueryAsync<Row>("SELECT id, name FROM units")).ToDictionary(r => r.Name, r => r.Id, StringComparer.Ordinal);

    private sealed record Row
    {
        public long Id { get; init; }

        public string Name { get; init; } = string.Empty;
    }
}
