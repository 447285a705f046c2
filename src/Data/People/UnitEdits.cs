using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.People;

/// <summary>Reads the whole directory of units and changes single facts of it; each change goes into the trail.</summary>
public static class UnitEdits
{
    /// <summary>Every unit, by its row.</summary>
    public static async Task<IReadOnlyList<UnitRecord>> LoadAsync(DatabaseSession session)
    {
        var aliases = (await session.QueryAsync<AliasRow>("SELECT unit_id, alias FROM unit_aliases ORDER BY alias")).ToLookup(a => a.UnitId, a => a.Alias);
        return [.. (await session.QueryAsync<UnitRecord>("SELECT id, name, parent_id, function FROM units ORDER BY id"))
            .Select(u => u with { Aliases = [.. aliases[u.Id]] })];
    }

    /// <summary>Puts a unit below another.</summary>
    public static async Task SetParentAsync(DatabaseSession session, UnitRecord unit, UnitRecord parent, string? before, ChangeOrigin origin)
    {
        await session.ExecuteAsync("UPDATE units SET parent_id = @parent WHERE id = @id", new { parent = parent.Id, id = unit.Id });
        session.Audit(origin.Entry("unit.changed", unit.Name, new { field = "parent", from = before, to = parent.Name }));
    }

    /// <summary>Says what a unit is for.</summary>
    public static async Task SetFunctionAsync(DatabaseSession session, UnitRecord unit, string function, ChangeOrigin origin)
    {
        await session.ExecuteAsync("UPDATE units SET function = @function WHERE id = @id", new { function, id = unit.Id });
        session.Audit(origin.Entry("unit.changed", unit.Name, new { field = "function", from = unit.Function, to = function }));
    }

    /// <summary>Gives a unit another name beside its own.</summary>
    public static async Task AddAliasAsync(DatabaseSession session, UnitRecord unit, string alias, ChangeOrigin origin)
    {
        await session.ExecuteAsync("INSERT INTO unit_aliases (alias, unit_id) VALUES (@alias, @id)", new { alias, id = unit.Id });
        session.Audit(origin.Entry("unit.changed", unit.Name, new { field = "alias", from = (string?)null, to = alias }));
    }

    private sealed record AliasRow
    {
        public long UnitId { get; init; }

        public string Alias { get; init; } = string.Empty;
    }
}
