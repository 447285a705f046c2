using System.Globalization;

using Dapper;

namespace CaseReform.Ops.Data.Sql;

/// <summary>Many ids as one parameter: a JSON array on SQLite (<c>json_each</c>), an array on PostgreSQL (<c>unnest</c>, whose rows are looked up one by
/// one; for <c>ANY</c> a server without statistics on a table that was just filled reads the whole table).</summary>
public static class IdList
{
    /// <summary>Parameters with <c>@ids</c> set for the database at hand.</summary>
    public static DynamicParameters Of(DatabaseSession session, IEnumerable<long> ids, object? others = null) => Of(session.Kind, ids, others);

    /// <inheritdoc cref="Of(DatabaseSession, IEnumerable{long}, object?)"/>
    public static DynamicParameters Of(DatabaseKind kind, IEnumerable<long> ids, object? others = null)
    {
        var parameters = new DynamicParameters(others);
        if (kind == DatabaseKind.Sqlite)
        {
            parameters.Add("ids", "[" + string.Join(',', ids.Select(i => i.ToString(CultureInfo.InvariantCulture))) + "]");
        }
        else
        {
            parameters.Add("ids", ids.ToArray());
        }

        return parameters;
    }

    /// <summary>The condition that goes with <see cref="Of(DatabaseSession, IEnumerable{long}, object?)"/>, e.g. <c>m.id</c> → <c>m.id IN (…)</c>.</summary>
    public static SqlText In(string column, string before, string after = "") => new(
        $"{before} {column} IN (SELECT value FROM json_each(@ids)) {after}",
        $"{before} {column} IN (SELECT unnest(@ids)) {after}");
}
