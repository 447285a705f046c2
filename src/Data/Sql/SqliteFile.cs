using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;

using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Migrations;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace CaseReform.Ops.Data.Sql;

/// <summary>
/// The embedded database's file: how it is opened, and how its write-ahead log is kept small. Who reads sees one moment and waits for nobody; who writes
/// waits for other writers only.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>Pages of 4 KiB after which a commit carries the log over into the file.</summary>
    private const int CheckpointPages = 1000;

    /// <summary>Bytes. A log that has grown beyond it is cut at the next chance; only somebody who reads for long lets it grow so far.</summary>
    internal const long LogLimit = 64 << 20;

    /// <summary>In KiB. One writes at a time, and what a large transaction changes should fit; several read.</summary>
    private const string WriteCache = "PRAGMA cache_size = -32000;";

    /// <summary>A read that writes is a mistake.</summary>
    private const string ReadCache = "PRAGMA cache_size = -4000; PRAGMA query_only = ON;";

    private const string Wal = "wal";

    /// <summary>How long a cut of the log waits for those who still read from it; everybody who writes waits with it.</summary>
    private static readonly TimeSpan CutPatience = TimeSpan.FromMilliseconds(250);

    private readonly string _writes;
    private readonly string _reads;
    private readonly string _pragmas;
    private readonly int _patience;

    /// <summary>Handles that have their settings: a pool gives them out again and again.</summary>
    private readonly ConditionalWeakTable<sqlite3, object> _prepared = [];

    private long _cutAt = LogLimit;

    /// <summary>Names the file; opens nothing yet.</summary>
    public SqliteFile(DatabaseOptions options)
    {
        Batteries_V2.Init();
        Directory.CreateDirectory(options.DataFolder);
        var named = System.IO.Path.GetFullPath(System.IO.Path.Combine(options.DataFolder, options.File));
        Path = Resolve(named);
        IsLinked = Path != named;
        SharedFolder.Prepare(Path);
        Turn = new WriteTurn(Path + ".turn", options.BusyTimeout);
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = true,
            DefaultTimeout = (int)options.BusyTimeout.TotalSeconds,
        };
        _writes = connection.ToString();

        // the same settings in other words: another pool
        connection.Cache = SqliteCacheMode.Private;
        _reads = connection.ToString();
        _patience = (int)options.BusyTimeout.TotalMilliseconds;
        _pragmas = FormattableString.Invariant($"""
            PRAGMA busy_timeout = {_patience};
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA wal_autocheckpoint = {CheckpointPages};
            PRAGMA journal_size_limit = {LogLimit};
            """);
    }

    /// <summary>Where it really lies: locks are kept beside it, and whoever comes by another name must meet the same ones.</summary>
    public string Path { get; }

    /// <summary>Whether it was named by a symbolic link.</summary>
    public bool IsLinked { get; }

    /// <summary>The write-ahead log beside it.</summary>
    public string LogFile => Path + "-wal";

    /// <summary>The queue of those who write.</summary>
    public WriteTurn Turn { get; }

    /// <summary>Whether this process found the file in the journal mode of an older program and changed it.</summary>
    public bool ChangedOver { get; private set; }

    /// <summary>Opens it for one transaction.</summary>
    /// <exception cref="SchemaException">The disk does not bear a write-ahead log.</exception>
    public SqliteConnection Open(bool forReading)
    {
        var connection = new SqliteConnection(forReading ? _reads : _writes);
        try
        {
            connection.Open();
            if (!_prepared.TryGetValue(connection.Handle!, out _))
            {
                Run(connection, _pragmas);
                if (!forReading)
                {
                    EnsureWal(connection);
                }

                Run(connection, forReading ? ReadCache : WriteCache);
                _prepared.AddOrUpdate(connection.Handle!, this);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Undoes a transaction that failed. After a full disk or a failing one SQLite has undone it by itself, and a ROLLBACK would only hide the reason behind
    /// "no transaction is active".
    /// </summary>
    public static void Undo(SqliteConnection connection, DbTransaction transaction)
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) != 0)
        {
            // something to roll back, so that the transaction's object ends as well
            _ = raw.sqlite3_exec(connection.Handle, "BEGIN");
        }

        transaction.Rollback();
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            _ = raw.sqlite3_exec(connection.Handle, "ROLLBACK");
        }
    }

    /// <summary>
    /// After a commit, while the turn is still held: cuts a log that has grown beyond its limit. Commits carry it over by themselves, but a log in which somebody
    /// always reads can never begin anew; here everybody waits for that for a moment. Whoever reads on is waited for again when the log has grown by another quarter.
    /// </summary>
    public void CutLog(SqliteConnection connection)
    {
        var length = LogLength;
        if (length <= LogLimit)
        {
            _cutAt = LogLimit;
            return;
        }

        if (length > _cutAt)
        {
            Checkpoint(connection);
            length = LogLength;
            _cutAt = length <= LogLimit ? LogLimit : length + (length / 4);
        }
    }

    /// <summary>Bytes of the write-ahead log.</summary>
    public long LogLength => new FileInfo(LogFile) is { Exists: true } log ? log.Length : 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pool in new[] { _writes, _reads })
        {
            using var connection = new SqliteConnection(pool);
            SqliteConnection.ClearPool(connection);
        }

        Turn.Dispose();
    }

    private void Checkpoint(SqliteConnection connection)
    {
        try
        {
            Run(connection, FormattableString.Invariant($"PRAGMA busy_timeout = {(int)CutPatience.TotalMilliseconds}; PRAGMA wal_checkpoint(TRUNCATE)"));
        }
        catch (SqliteException)
        {
            // the change is committed and readable all the same; a disk without room says so at the next change
        }
        finally
        {
            Run(connection, FormattableString.Invariant($"PRAGMA busy_timeout = {_patience}"));
        }
    }

    /// <summary>
    /// The mode stands in the file: that of an older program is changed once, at a moment when nobody reads or writes. Whoever only reads takes the file as it
    /// is, so that one that turns out to belong to another program is left alone.
    /// </summary>
    private void EnsureWal(SqliteConnection connection)
    {
        if (Ask(connection, "PRAGMA journal_mode") is Wal)
        {
            return;
        }

        var hasContent = Ask(connection, "PRAGMA page_count") is not "0";
        if (Ask(connection, "PRAGMA journal_mode = WAL") is not Wal)
        {
            throw new SchemaException(string.Format(CultureInfo.InvariantCulture, DataTexts.NoWriteAheadLog, Path), null);
        }

        ChangedOver |= hasContent;
    }

    /// <summary>The file behind a symbolic link, also when it is still to be made.</summary>
    private static string Resolve(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    private static string? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
