using System.Data.Common;
using System.Runtime.CompilerServices;

using CaseReform.Ops.Data.Audit;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

using Npgsql;

using SQLitePCL;

namespace CaseReform.Ops.Data.Sql;

/// <summary>The door to the database: connections, write transactions and the audit trail that goes with them.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>
    /// A write transaction finds its rows by key. After a first import PostgreSQL has no statistics yet and would join by reading whole tables, so that the
    /// work of many batches grows with the square of the ledger.
    /// </summary>
    private const string ByKey = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off";

    private const string Wal = "WAL";

    /// <summary>In KiB. One writes at a time, and what a large transaction changes should fit; several read, and each commit empties their caches anyway.</summary>
    private const string WriteCache = "PRAGMA cache_size = -32000;";

    private const string ReadCache = "PRAGMA cache_size = -4000;";

    /// <summary>Statements that a connection to PostgreSQL keeps prepared. A pooler in between that does not bear it: <c>Max Auto Prepare=0</c> in the connection string.</summary>
    private const int MostPrepared = 100;

    /// <summary>Reads of a SQLite file at once, unless there are more processors.</summary>
    private const int MostReads = 4;

    /// <summary>How often a write is begun that deadlocks undo.</summary>
    private const int MostAttempts = 5;

    /// <summary>How long reads and commits of this process wait for each other by agreement.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(250);

    private readonly NpgsqlDataSource? _postgres;
    private readonly string? _sqlite;
    private readonly string? _sqliteReads;
    private readonly WriteTurn? _turn;
    private readonly CommitGate? _gate;

    /// <summary>SQLite handles that have their settings: a pool gives them out again and again.</summary>
    private readonly ConditionalWeakTable<sqlite3, object> _prepared = [];

    private readonly string _pragmas;
    private readonly AuditTrail _audit;
    private int _undone;

    /// <summary>Prepares the way to the database; opens nothing yet.</summary>
    /// <exception cref="OptionsValidationException">PostgreSQL without a connection string.</exception>
    public Database(IOptions<DatabaseOptions> options, AuditTrail audit)
    {
        TypeHandlers.EnsureRegistered();
        var o = options.Value;
        _audit = audit;
        Kind = o.Kind;
        if (Kind == DatabaseKind.Postgres)
        {
            if (string.IsNullOrWhiteSpace(o.ConnectionString))
            {
                throw new OptionsValidationException("Database", typeof(DatabaseOptions), [DataTexts.ConnectionStringMissing]);
            }

            _postgres = Source(o.ConnectionString);
            _pragmas = string.Empty;
            return;
        }

        SystemSqlite.EnsureLoaded();
        Directory.CreateDirectory(o.DataFolder);
        Path = System.IO.Path.GetFullPath(System.IO.Path.Combine(o.DataFolder, o.File));
        SharedFolder.Prepare(Path);
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = true,
            DefaultTimeout = (int)o.BusyTimeout.TotalSeconds,
        };
        _sqlite = connection.ToString();

        // the same settings in other words: another pool
        connection.Cache = SqliteCacheMode.Private;
        _sqliteReads = connection.ToString();
        _turn = new WriteTurn(Path + ".turn", o.BusyTimeout);
        var journal = JournalMode();
        _gate = journal == Wal ? null : new CommitGate(Math.Max(MostReads, Environment.ProcessorCount), Courtesy);
        _pragmas = FormattableString.Invariant($"""
            PRAGMA busy_timeout = {(int)o.BusyTimeout.TotalMilliseconds};
            PRAGMA journal_mode = {journal};
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            """);
    }

    /// <summary>Which database it is.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>The SQLite file, or null.</summary>
    public string? Path { get; }

    /// <summary>How many writes of this process PostgreSQL undid so that another transaction could go on.</summary>
    internal int Undone => _undone;

    /// <summary>Runs a read. Keep it short: on SQLite a reader holds up whoever commits.</summary>
    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken token)
    {
        using var place = _gate is null ? default : await _gate.ReadAsync(token);
        await using var connection = await OpenAsync(_sqliteReads, token);
        return await work(new Session(connection, null, Kind, null, token));
    }

    /// <summary>
    /// Runs a write transaction (IMMEDIATE on SQLite). What <see cref="Session.Audit"/> was told is chained to the trail at the
    /// end of the same transaction; the head is written outside the database after the commit. Where PostgreSQL undid it for a deadlock
    /// with another transaction it is done again: the work may run more than once.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken token)
    {
        using var turn = _turn is null ? default : await _turn.TakeAsync(token);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TransactAsync(work, token);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                Interlocked.Increment(ref _undone);
                if (attempt == MostAttempts)
                {
                    throw;
                }
            }
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<Session, Task> work, CancellationToken token) =>
        WriteAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            token);

    /// <summary>Runs a write and undoes it: what a command would do.</summary>
    public async Task<T> RehearseAsync<T>(Func<Session, Task<T>> work, CancellationToken token)
    {
        using var turn = _turn is null ? default : await _turn.TakeAsync(token);
        await using var connection = await OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        var result = await work(new Session(connection, transaction, Kind, [], token));
        await transaction.RollbackAsync(token);
        return result;
    }

    /// <summary>Opens a connection with the settings this program needs.</summary>
    public ValueTask<DbConnection> OpenAsync(CancellationToken token) => OpenAsync(_sqlite, token);

    private async Task<T> TransactAsync<T>(Func<Session, Task<T>> work, CancellationToken token)
    {
        await using var connection = await OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        var pending = new List<AuditEntry>();
        var session = new Session(connection, transaction, Kind, pending, token);
        if (Kind == DatabaseKind.Postgres)
        {
            await session.ExecuteAsync(ByKey);
        }

        var result = await work(session);
        var head = await _audit.AppendAsync(session, pending);
        using (_gate is null ? default : await _gate.CommitAsync(token))
        {
            await transaction.CommitAsync(token);
        }

        if (head is not null)
        {
            _audit.WriteHead(head);
        }

        return result;
    }

    private async ValueTask<DbConnection> OpenAsync(string? sqlite, CancellationToken token)
    {
        if (_postgres is not null)
        {
            return await _postgres.OpenConnectionAsync(token);
        }

        var connection = new SqliteConnection(sqlite);
        try
        {
            connection.Open();
            if (!_prepared.TryGetValue(connection.Handle!, out _))
            {
                using var command = connection.CreateCommand();
                command.CommandText = _pragmas + (ReferenceEquals(sqlite, _sqliteReads) ? ReadCache : WriteCache);
                command.ExecuteNonQuery();
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        if (_sqlite is not null)
        {
            foreach (var pool in new[] { _sqlite, _sqliteReads })
            {
                using var connection = new SqliteConnection(pool);
                SqliteConnection.ClearPool(connection);
            }
        }

        _turn?.Dispose();
    }

    /// <summary>What is wrong in it is not repeated: it may hold a password.</summary>
    private static NpgsqlDataSource Source(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            if (!settings.ContainsKey("Max Auto Prepare"))
            {
                // the same statements again and again: planning them costs more than running them
                settings.MaxAutoPrepare = MostPrepared;
            }

            return NpgsqlDataSource.Create(settings);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new OptionsValidationException("Database", typeof(DatabaseOptions), [DataTexts.ConnectionStringWrong]);
        }
    }

    /// <summary>WAL can be damaged by a second process's checkpoint in versions before 3.51.3, and two processes on one file are our shape.</summary>
    private static string JournalMode()
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        return Version.Parse(memory.ServerVersion) >= new Version(3, 51, 3) ? Wal : "TRUNCATE";
    }
}
