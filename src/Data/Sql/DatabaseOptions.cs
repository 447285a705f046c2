using System.ComponentModel.DataAnnotations;

namespace CaseReform.Ops.Data.Sql;

/// <summary>Where the ledger lives. Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>Sqlite</c> (default) or <c>Postgres</c>.</summary>
    [EnumDataType(typeof(DatabaseKind))]
    public DatabaseKind Kind { get; set; } = DatabaseKind.Sqlite;

    /// <summary>The SQLite file; relative to the data folder. Local disk only.</summary>
    [Required]
    public string File { get; set; } = "ledger.db";

    /// <summary>The PostgreSQL connection string, without a password in committed files: use a pgpass file or the environment.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The data folder: the embedded database, keys, mail as files, digests.</summary>
    [Required]
    public string DataFolder { get; set; } = "var";

    /// <summary>How long a writer waits for another before it gives up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
