namespace CaseReform.Ops.Data.Sql;

/// <summary>Which database the ledger lives in.</summary>
public enum DatabaseKind
{
    /// <summary>One file, one machine: the embedded default.</summary>
    Sqlite,

    /// <summary>A server, for several workers.</summary>
    Postgres,
}
