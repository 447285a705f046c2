using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.People.Merging;

/// <summary>A column that refers to what is merged, with the statements that make it refer to the other one: <c>@gone</c> becomes <c>@stays</c>.</summary>
/// <param name="Column">Table and column.</param>
/// <param name="Moves">In their order; none where code of its own does it.</param>
internal sealed record Reference(string Column, params SqlText[] Moves)
{
    /// <summary>Where rows simply come along.</summary>
    public static Reference Plain(string table, string column) =>
        new($"{table}.{column}", $"UPDATE {table} SET {column} = @stays WHERE {column} = @gone");

    /// <summary>Where the other one may have such a row already: then that one is kept.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="rest">The other columns of its key.</param>
    public static Reference Unique(string table, string column, params string[] rest)
    {
        var same = string.Join(" AND ", rest.Select(r => $"o.{r} = {table}.{r}"));
        return new Reference(
            $"{table}.{column}",
            $"UPDATE {table} SET {column} = @stays WHERE {column} = @gone AND NOT EXISTS (SELECT 1 FROM {table} o WHERE o.{column} = @stays AND {same})",
            $"DELETE FROM {table} WHERE {column} = @gone");
    }

    public static async Task MoveAsync(DatabaseSession session, IEnumerable<Reference> references, long gone, long stays)
    {
        foreach (var move in references.SelectMany(r => r.Moves))
        {
            await session.ExecuteAsync(move, new { gone, stays });
        }
    }
}
