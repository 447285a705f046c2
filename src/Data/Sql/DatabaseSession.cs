using System.Data.Common;
using System.Diagnostics;

using CaseReform.Ops.Data.Audit;

using Dapper;

namespace CaseReform.Ops.Data.Sql;

/// <summary>One transaction, of a read or of a write, or the one statement of a read without one. Wraps Dapper so that the transaction and the cancellation are never forgotten.</summary>
public sealed class DatabaseSession
{
    private readonly List<AuditEntry>? _pending;
    private readonly int? _seconds;

    internal DatabaseSession(DbConnection connection, DbTransaction? transaction, DatabaseKind kind, List<AuditEntry>? pending, CancellationToken token)
    {
        Connection = connection;
        Transaction = transaction;
        Kind = kind;
        _pending = pending;
        Token = token;
    }

    private DatabaseSession(DatabaseSession other, int seconds)
        : this(other.Connection, other.Transaction, other.Kind, other._pending, other.Token) => _seconds = seconds;

    /// <summary>Which database it is.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>Whether it may change something: what it sees of its own changes may still be undone. A read sees one moment that stays true.</summary>
    public bool Writes => _pending is not null;

    /// <summary>The same transaction, for statements that may take as long as they need: of an upgrade, of a restore.</summary>
    internal DatabaseSession WithoutTimeLimit() => new(this, 0);

    internal DbConnection Connection { get; }

    internal DbTransaction? Transaction { get; }

    internal CancellationToken Token { get; }

    /// <summary>Reads all rows.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(SqlText sql, object? parameters = null) =>
        (await Connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    /// <summary>Hands over row by row, where there are too many to keep.</summary>
    public async Task EachAsync(SqlText sql, object? parameters, Action<DbDataReader> take)
    {
        await using var rows = await Connection.ExecuteReaderAsync(Command(sql, parameters));
        while (await rows.ReadAsync(Token))
        {
            take(rows);
        }
    }

    /// <summary>Reads at most one row.</summary>
    public Task<T?> FirstAsync<T>(SqlText sql, object? parameters = null) =>
        Connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    /// <summary>Reads one value.</summary>
    public async Task<T> ScalarAsync<T>(SqlText sql, object? parameters = null) =>
        (await Connection.ExecuteScalarAsync<T>(Command(sql, parameters)))!;

    /// <summary>Runs a statement and tells how many rows it touched.</summary>
    public Task<int> ExecuteAsync(SqlText sql, object? parameters = null) => Connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>Inserts a row and answers its id.</summary>
    /// <param name="sql">An INSERT that ends in RETURNING id.</param>
    /// <param name="parameters">Its parameters.</param>
    public Task<long> InsertAsync(SqlText sql, object parameters) => ScalarAsync<long>(sql, parameters);

    /// <summary>Notes a change; it joins the chain when the transaction ends.</summary>
    /// <exception cref="UnreachableException">Outside a write transaction.</exception>
    public void Audit(AuditEntry entry)
    {
        if (_pending is null)
        {
            throw new UnreachableException("only a write transaction is audited");
        }

        _pending.Add(entry);
    }

    private CommandDefinition Command(SqlText sql, object? parameters) =>
        new(sql.For(Kind), parameters, Transaction, _seconds, cancellationToken: Token);
}
