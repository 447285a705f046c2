using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.People;

/// <summary>Reads the whole directory of units and changes single facts of it; each change goes into the trail.</summary>
public static class UnitEdits
{
    /// <summary>Every unit, by its row.</summary>
    public static async Task<IReadOnlyList<UnitRecord>> LoadAsync(DatabaseSession session)
    {
        var aliases = (await session.QueryAsync<AliasRow>("SELECT unit_id, alias FROM unit_aliases ORDER BY alias")).ToLookup(a => a.UnitId, a => a.Alias);
        return [.. (await session.QueryAsync<UnitRecord>("SELECT id, name, parent_id, function, retired_on FROM units ORDER BY id"))
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

    /// <summary>Gives a unit another name; the old one stays beside it, so that earlier files are still read.</summary>
    public static async Task RenameAsync(DatabaseSession session, UnitRecord unit, string name, ChangeOrigin origin)
    {
        await session.ExecuteAsync("DELETE FROM unit_aliases WHERE alias = @name AND unit_id = @id", new { name, id = unit.Id });
        await session.ExecuteAsync("UPDATE units SET name = @name WHERE id = @id", new { name, id = unit.Id });
        await session.ExecuteAsync("INSERT INTO unit_aliases (alias, unit_id) VALUES (@alias, @id)", new { alias = unit.Name, id = unit.Id });
        session.Audit(origin.Entry("unit.renamed", name, new { from = unit.Name, to = name }));
    }

    /// <summary>Takes a unit out of use from a day on, or into use again.</summary>
    public static async Task SetRetiredAsync(DatabaseSession session, UnitRecord unit, DateOnly? day, ChangeOrigin origin)
    {
        await session.ExecuteAsync("UPDATE units SET retired_on = @day WHERE id = @id", new { day = IsoDay.Text(day), id = unit.Id });
        session.Audit(origin.Entry(day is null ? "unit.restored" : "unit.retired", unit.Name, new { day = IsoDay.Text(day) }));
    }

    private sealed record AliasRow
    {
        public long UnitId { get; init; }

        public string Alias { get; init; } = string.Empty;
    }
}
