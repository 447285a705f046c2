using System.Data;
using System.Data.Common;

using CaseReform.Ops.Data.Audit;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

using Npgsql;

namespace CaseReform.Ops.Data.Sql;

/// <summary>The door to the database: connections, write transactions and the audit trail that goes with them.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>
    /// A write transaction finds its rows by key. After a first import PostgreSQL has no statistics yet and would join by reading whole tables, so that the
    /// work of many batches grows with the square of the ledger.
    /// </summary>
    private const string ByKey = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off";

    /// <summary>Statements that a connection to PostgreSQL keeps prepared. A pooler in between that does not bear it: <c>Max Auto Prepare=0</c> in the connection string.</summary>
    private const int MaxPrepared = 100;

    /// <summary>How often a write is begun that deadlocks undo.</summary>
    private const int MaxAttempts = 5;

    private readonly NpgsqlDataSource? _postgres;
    private readonly SqliteFile? _sqlite;
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
        DataFolder = System.IO.Path.GetFullPath(o.DataFolder);
        if (Kind == DatabaseKind.Postgres)
        {
            if (string.IsNullOrWhiteSpace(o.ConnectionString))
            {
                throw new OptionsValidationException("Database", typeof(DatabaseOptions), [DataTexts.ConnectionStringMissing]);
            }

            _postgres = Source(o.ConnectionString);
            return;
        }

        _sqlite = new SqliteFile(o);
    }

    /// <summary>Which database it is.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>The data folder, as a full path.</summary>
    internal string DataFolder { get; }

    /// <summary>The SQLite file as it really lies, behind symbolic links; null on PostgreSQL.</summary>
    public string? Path => _sqlite?.Path;

    /// <summary>Whether the settings name the SQLite file by a symbolic link.</summary>
    public bool IsLinked => _sqlite?.IsLinked ?? false;

    /// <summary>Bytes of the SQLite file's write-ahead log; 0 on PostgreSQL.</summary>
    public long LogLength => _sqlite?.LogLength ?? 0;

    /// <summary>Whether this process found the SQLite file in the journal mode of an older program and changed it.</summary>
    public bool ChangedOver => _sqlite?.ChangedOver ?? false;

    /// <summary>How many writes of this process PostgreSQL undid so that another transaction could go on.</summary>
    internal int Undone => _undone;

    /// <summary>
    /// Runs a read: all its statements see one moment, it waits for nobody who writes and nobody who writes waits for it. SQLite's log grows for as long
    /// as somebody reads, so do not wait for people or other machines in it.
    /// </summary>
    public async Task<T> ReadAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken token)
    {
        await using var connection = await OpenAsync(forReading: true, token);

        // neither costs a round trip here: SQLite's begins with its first statement, Npgsql sends BEGIN together with it
        await using var snapshot = connection is SqliteConnection file
            ? file.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        try
        {
            var result = await work(new DatabaseSession(connection, snapshot, Kind, null, token));
            await snapshot.CommitAsync(token);
            return result;
        }
        catch
        {
            await UndoAsync(connection, snapshot);
            throw;
        }
    }

    /// <inheritdoc cref="ReadAsync{T}"/>
    public Task ReadAsync(Func<DatabaseSession, Task> work, CancellationToken token) =>
        ReadAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            token);

    /// <summary>
    /// Reads at most one row by one statement. A statement sees one moment by itself: there is no transaction, and no round trip to PostgreSQL to end one. What
    /// belongs together in two statements takes <see cref="ReadAsync{T}"/>.
    /// </summary>
    public Task<T?> ReadFirstAsync<T>(SqlText sql, object? parameters, CancellationToken token) => StateAsync(session => session.FirstAsync<T>(sql, parameters), token);

    /// <summary>Reads all rows of one statement, as <see cref="ReadFirstAsync"/> does.</summary>
    public Task<IReadOnlyList<T>> ReadRowsAsync<T>(SqlText sql, object? parameters, CancellationToken token) =>
        StateAsync(session => session.QueryAsync<T>(sql, parameters), token);

    /// <summary>Reads one value by one statement, as <see cref="ReadFirstAsync"/> does.</summary>
    public Task<T> ReadScalarAsync<T>(SqlText sql, object? parameters, CancellationToken token) => StateAsync(session => session.ScalarAsync<T>(sql, parameters), token);

    /// <summary>
    /// Runs a write transaction (IMMEDIATE on SQLite). What <see cref="DatabaseSession.Audit"/> was told is chained to the trail at the
    /// end of the same transaction; the head is written outside the database after the commit. Where PostgreSQL undid it for a deadlock
    /// with another transaction it is done again: the work may run more than once.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken token)
    {
        using var turn = _sqlite is null ? default : await _sqlite.Turn.TakeAsync(token);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TransactAsync(work, token);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                Interlocked.Increment(ref _undone);
                if (attempt == MaxAttempts)
                {
                    throw;
                }
            }
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<DatabaseSession, Task> work, CancellationToken token) =>
        WriteAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            token);

    /// <summary>Runs a write and undoes it: what a command would do.</summary>
    public async Task<T> RehearseAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken token)
    {
        using var turn = _sqlite is null ? default : await _sqlite.Turn.TakeAsync(token);
        await using var connection = await OpenAsync(forReading: false, token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        try
        {
            return await work(new DatabaseSession(connection, transaction, Kind, [], token));
        }
        finally
        {
            await UndoAsync(connection, transaction);
        }
    }

    /// <summary>Opens a connection with the settings this program needs, for what no transaction bears.</summary>
    public ValueTask<DbConnection> OpenAsync(CancellationToken token) => OpenAsync(forReading: false, token);

    private async Task<T> StateAsync<T>(Func<DatabaseSession, Task<T>> statement, CancellationToken token)
    {
        await using var connection = await OpenAsync(forReading: true, token);
        return await statement(new DatabaseSession(connection, null, Kind, null, token));
    }

    private async Task<T> TransactAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken token)
    {
        await using var connection = await OpenAsync(forReading: false, token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        T result;
        AuditHead? head;
        try
        {
            var pending = new List<AuditEntry>();
            var session = new DatabaseSession(connection, transaction, Kind, pending, token);
            if (Kind == DatabaseKind.Postgres)
            {
                await session.ExecuteAsync(ByKey);
            }

            var joined = JoinedWrites.Current;
            await (joined?.Before(session) ?? Task.CompletedTask);
            result = await work(session);
            if (joined is not null && pending.Count > 0)
            {
                await joined.After(session);
            }

            head = await _audit.AppendAsync(session, pending);
            await transaction.CommitAsync(token);
        }
        catch
        {
            await UndoAsync(connection, transaction);
            throw;
        }

        if (head is not null)
        {
            _audit.WriteHead(head);
        }

        if (connection is SqliteConnection file)
        {
            _sqlite!.CutLog(file);
        }

        return result;
    }

    /// <summary>What went wrong first is what is told: a rollback that fails as well, on a lost connection or a full disk, adds nothing to it.</summary>
    private static async ValueTask UndoAsync(DbConnection connection, DbTransaction transaction)
    {
        try
        {
            if (connection is SqliteConnection file)
            {
                SqliteFile.Undo(file, transaction);
            }
            else
            {
                await transaction.RollbackAsync(CancellationToken.None);
            }
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
        }
    }

    private async ValueTask<DbConnection> OpenAsync(bool forReading, CancellationToken token) =>
        _postgres is not null ? await _postgres.OpenConnectionAsync(token) : _sqlite!.Open(forReading);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        _sqlite?.Dispose();
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
                settings.MaxAutoPrepare = MaxPrepared;
            }

            var source = new NpgsqlDataSourceBuilder(settings.ConnectionString);
            DeadConnection.Limit(source);
            return source.Build();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new OptionsValidationException("Database", typeof(DatabaseOptions), [DataTexts.ConnectionStringWrong]);
        }
    }
}
