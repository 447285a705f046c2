using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Text;

using Microsoft.Extensions.Options;

using Npgsql;

namespace CaseReform.Ops.Data.Workers;

/// <summary>
/// Holds a name on PostgreSQL by an advisory lock of a session of its own, so that a copied data folder cannot work beside its original. The lock lives and
/// dies with that one connection: whoever loses it holds nothing until it is taken again, and then under a new number. On SQLite the lock of the
/// file does this, and here every name is held.
/// </summary>
/// <remarks>
/// The session ends by the server's doing when its machine is gone (keepalive) or its process says nothing (idle timeout), after <see cref="Ghost"/> at
/// most. A pooler in transaction mode gives each statement another session: there no name can be held.
/// </remarks>
/// <param name="options">Where the database is.</param>
/// <param name="kind">What the name is of: <c>worker</c>, <c>bot</c>.</param>
/// <param name="name">The name.</param>
/// <param name="clock">The machine's own clock, whatever the program takes for now.</param>
/// <param name="shared">Learns how far the database's clock is ahead.</param>
public sealed class NameLock(DatabaseOptions options, string kind, string name, TimeProvider clock, DatabaseClock? shared = null) : IAsyncDisposable
{
    /// <summary>How long the session of a machine that is gone, or of a process that stands still, keeps its name.</summary>
    public static readonly TimeSpan Ghost = TimeSpan.FromSeconds(30);

    /// <summary>How long somebody who starts waits for such a session.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>For how long a confirmed hold is believed without asking again.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private const int AnswerSeconds = 5;

    private const string OurLocks = "l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private const string Ask = "SELECT pg_backend_pid(), extract(epoch FROM clock_timestamp()) * 1000";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private NpgsqlConnection? _session;
    private int _process;
    private long _hold;
    private long _confirmed;
    private DateTimeOffset _confirmedAt;

    /// <summary>The number of the present hold, another one after each loss; null while the name is not held. Asks nobody.</summary>
    public long? Held => options.Kind == DatabaseKind.Sqlite ? 1 : _session is null ? null : _hold;

    /// <summary>How far the database's clock was ahead of the machine's at the last answer that came quickly; null before the first and on SQLite.</summary>
    public TimeSpan? Ahead { get; private set; }

    /// <summary>Takes the name, waiting for a session that is perhaps a dead one of our own; gives up at once when its holder is seen to live.</summary>
    /// <exception cref="DbException">The database cannot be reached.</exception>
    public async Task<NameTaking> TakeAsync(CancellationToken token)
    {
        var start = clock.GetTimestamp();
        NameHolder? first = null;
        while (true)
        {
            if (await HoldAsync(token) is not null)
            {
                return new NameTaking(true, string.Empty);
            }

            var holder = await HolderAsync(token);
            if (holder is not null && first?.Process != holder.Process)
            {
                first = holder;
            }

            if (holder?.LastHeard > first?.LastHeard || clock.GetElapsedTime(start) > Patience)
            {
                return new NameTaking(false, holder?.Who ?? string.Empty);
            }

            await Task.Delay(Look, clock, token);
        }
    }

    /// <summary>Makes sure that the name is held, and takes it when nobody has it.</summary>
    /// <returns>The number of the hold; null when somebody else has the name.</returns>
    /// <exception cref="DbException">The database cannot be reached.</exception>
    public async Task<long?> HoldAsync(CancellationToken token)
    {
        if (options.Kind == DatabaseKind.Sqlite)
        {
            return 1;
        }

        await _gate.WaitAsync(token);
        try
        {
            return await ConfirmAsync(token) || await OpenAsync(token) ? _hold : null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Whether a hold stands still; asked right before what cannot be taken back. Never takes the name anew.</summary>
    public async ValueTask<bool> IsStillAsync(long hold, CancellationToken token)
    {
        if (options.Kind == DatabaseKind.Sqlite)
        {
            return true;
        }

        if (_session is not null && _hold == hold && IsFresh)
        {
            return true;
        }

        await _gate.WaitAsync(token);
        try
        {
            return _hold == hold && await ConfirmAsync(token);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Of these names of the same kind, whether any is held by somebody.</summary>
    public static async Task<bool> AnyAsync(DatabaseSession session, string kind, IEnumerable<string> names)
    {
        if (session.Kind == DatabaseKind.Sqlite)
        {
            return false;
        }

        var schema = await session.ScalarAsync<string>("SELECT current_schema()");
        return await session.ScalarAsync<long>(
            $"SELECT count(*) FROM pg_locks l WHERE {OurLocks} AND ((l.classid::bigint << 32) | l.objid::bigint) = ANY(@keys)",
            new { keys = names.Select(n => KeyOf(schema, kind, n)).ToArray() }) > 0;
    }

    /// <summary>Who, on whatever machine, works with this ledger: every name, of every kind, that another session holds, by what that session calls itself. None on SQLite.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(DatabaseSession session) => session.Kind == DatabaseKind.Sqlite ? [] : await session.QueryAsync<string>(
        $"""
        SELECT coalesce(a.application_name, '') FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE {OurLocks} AND l.objsubid = 1 AND l.classid::bigint = @ledger AND l.pid <> pg_backend_pid() ORDER BY l.pid
        """,
        new { ledger = (long)PlaceOf(await session.ScalarAsync<string>("SELECT current_schema()")) });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        _gate.Dispose();
    }

    /// <summary>By both clocks: one stands still while the machine sleeps, the other may be set back.</summary>
    private bool IsFresh => clock.GetElapsedTime(_confirmed) < Fresh && (clock.GetUtcNow() - _confirmedAt).Duration() < Fresh;

    private async Task<bool> ConfirmAsync(CancellationToken token)
    {
        if (_session is null)
        {
            return false;
        }

        if (IsFresh)
        {
            return true;
        }

        try
        {
            // another process number: a pooler in between gave us another session
            if (await AskAsync(_session, token) == _process)
            {
                return true;
            }
        }
        catch (Exception e) when (e is DbException or IOException or TimeoutException or InvalidOperationException)
        {
            // the session is gone, and the lock with it
        }

        await DropAsync();
        return false;
    }

    private async Task<bool> OpenAsync(CancellationToken token)
    {
        var session = new NpgsqlConnection(ConnectionString());
        try
        {
            await session.OpenAsync(token);
            await RunAsync(session, DeadConnection.OfName, token);
            var schema = (string)(await RunAsync(session, "SELECT current_schema()", token))!;
            var process = await AskAsync(session, token);
            if (await RunAsync(session, $"SELECT pg_try_advisory_lock({KeyOf(schema, kind, name).ToString(CultureInfo.InvariantCulture)})", token) is true)
            {
                (_session, _process, _hold) = (session, process, _hold + 1);
                return true;
            }
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        await session.DisposeAsync();
        return false;
    }

    private async Task<int> AskAsync(NpgsqlConnection session, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(Ask, session);
        var (start, before) = (clock.GetTimestamp(), clock.GetUtcNow());
        await using var reader = await command.ExecuteReaderAsync(token);
        await reader.ReadAsync(token);
        var took = clock.GetElapsedTime(start);
        (_confirmed, _confirmedAt) = (start, clock.GetUtcNow() - took);
        var moved = clock.GetUtcNow() - before - took;
        if (took < Fresh && moved.Duration() < Fresh)
        {
            // neither late nor set meanwhile
            Ahead = DateTimeOffset.FromUnixTimeMilliseconds((long)reader.GetDecimal(1)) - (before + (took / 2));
            shared?.Learn(Ahead.Value);
        }

        return reader.GetInt32(0);
    }

    private async Task<NameHolder?> HolderAsync(CancellationToken token)
    {
        await using var session = new NpgsqlConnection(ConnectionString());
        await session.OpenAsync(token);
        var schema = (string)(await RunAsync(session, "SELECT current_schema()", token))!;
        await using var command = new NpgsqlCommand(
            $"""
            SELECT l.pid, coalesce(a.application_name, ''), a.state_change FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE {OurLocks} AND ((l.classid::bigint << 32) | l.objid::bigint) = @key
            """,
            session);
        command.Parameters.AddWithValue("key", KeyOf(schema, kind, name));
        await using var reader = await command.ExecuteReaderAsync(token);
        return await reader.ReadAsync(token)
            ? new NameHolder(reader.GetInt32(0), reader.GetString(1), await reader.IsDBNullAsync(2, token) ? null : reader.GetFieldValue<DateTimeOffset>(2))
            : null;
    }

    private static async Task<object?> RunAsync(NpgsqlConnection session, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, session);
        return await command.ExecuteScalarAsync(token);
    }

    private string ConnectionString()
    {
        var who = string.Create(CultureInfo.InvariantCulture, $"caseops {kind} {Environment.MachineName}/{Environment.ProcessId}");
        return new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Pooling = false, Multiplexing = false, Enlist = false, MaxAutoPrepare = 0, KeepAlive = 0,
            Timeout = AnswerSeconds, CommandTimeout = AnswerSeconds, CancellationTimeout = 1000,
            ApplicationName = who.CutTo(60),
        }.ToString();
    }

    private async ValueTask DropAsync()
    {
        if (Interlocked.Exchange(ref _session, null) is not { } session)
        {
            return;
        }

        try
        {
            await session.DisposeAsync();
        }
        catch (Exception e) when (e is DbException or IOException or TimeoutException or InvalidOperationException)
        {
            // it is broken anyway
        }
    }

    /// <summary>Advisory locks belong to a database, and several ledgers may live in one: the upper half tells the ledger by its schema, the lower half the name in it.</summary>
    private static long KeyOf(string schema, string kind, string name) => ((long)PlaceOf(schema) << 32) | Half($"{kind}|{name}");

    private static uint PlaceOf(string schema) => Half($"caseops|{schema}");

    private static uint Half(string text) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
