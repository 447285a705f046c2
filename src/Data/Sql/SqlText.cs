namespace CaseReform.Ops.Data.Sql;

/// <summary>A statement in both spellings, so that both are read together and neither is forgotten.</summary>
/// <param name="Sqlite">For SQLite 3.35 and later.</param>
/// <param name="Postgres">For PostgreSQL 13 and later.</param>
public sealed record SqlText(string Sqlite, string Postgres)
{
    /// <summary>One spelling serves both.</summary>
    public static implicit operator SqlText(string portable) => new(portable, portable);

    /// <summary>The spelling for one kind of database.</summary>
    public string For(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => Sqlite,
        DatabaseKind.Postgres => Postgres,
    };
}
