using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.People.Merging;

/// <summary>Makes one unit of two: everything that named the one names the other, and the old name is an alias from now on.</summary>
public static class UnitMerge
{
    /// <summary>Merges within a transaction that has taken the ledgers.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="gone">The unit that goes.</param>
    /// <param name="stays">The unit that stays.</param>
    /// <returns>The posts that came as posts of their own.</returns>
    public static async Task<IReadOnlyList<PostRecord>> RunAsync(DatabaseSession session, UnitRecord gone, UnitRecord stays)
    {
        ArgumentNullException.ThrowIfNull(gone);
        ArgumentNullException.ThrowIfNull(stays);
        await session.QueryAsync<long>(Hold, new { gone = gone.Id, stays = stays.Id });
        var came = await PostMerge.RunAsync(session, gone.Id, stays.Id);
        await Reference.MoveAsync(session, UnitReferences.All, gone.Id, stays.Id);
        await PlaceAsync(session, gone, stays);
        await session.ExecuteAsync("DELETE FROM units WHERE id = @id", new { id = gone.Id });
        await session.ExecuteAsync("DELETE FROM unit_aliases WHERE alias = @name", new { name = stays.Name });
        await session.ExecuteAsync(
            "INSERT INTO unit_aliases (alias, unit_id) VALUES (@alias, @id) ON CONFLICT (alias) DO UPDATE SET unit_id = excluded.unit_id",
            new { alias = gone.Name, id = stays.Id });
        await RosterStore.TouchAsync(session);
        return came;
    }

    /// <summary>What is planned meanwhile for a post that goes would be lost: it waits, finds the post gone and is planned anew.</summary>
    private static readonly SqlText Hold = new(
        "SELECT id FROM posts LIMIT 0", "SELECT id FROM posts WHERE unit_id IN (@gone, @stays) ORDER BY id FOR UPDATE");

    /// <summary>The units below come along. Where the one that stays lies below the other, it takes that one's place.</summary>
    private static async Task PlaceAsync(DatabaseSession session, UnitRecord gone, UnitRecord stays)
    {
        var parents = (await UnitEdits.LoadAsync(session)).ToDictionary(u => u.Id, u => u.ParentId);
        var above = new HashSet<long>();
        for (var at = parents[stays.Id]; at is { } unit && above.Add(unit);)
        {
            at = parents.GetValueOrDefault(unit);
        }

        if (above.Contains(gone.Id))
        {
            await session.ExecuteAsync("UPDATE units SET parent_id = @parent WHERE id = @id", new { parent = gone.ParentId, id = stays.Id });
        }

        await session.ExecuteAsync("UPDATE units SET parent_id = @stays WHERE parent_id = @gone AND id <> @stays", new { gone = gone.Id, stays = stays.Id });
    }
}
