using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Workers;

/// <summary>The workers of this database, by name.</summary>
public sealed class WorkerStore(Database database)
{
    private const string Columns = "SELECT name, number, settled, head, host, version, started_at, seen_at, skew FROM workers";

    /// <summary>A worker that joins, or joins again, at a number. Nothing when its number is another one than expected: somebody else has the name.</summary>
    private const string Join =
        """
        INSERT INTO workers (name, number, settled, head, host, version, started_at, seen_at)
        VALUES (@Name, @Number, @Settled, @Head, @Host, @Version, @StartedAt, @SeenAt)
        ON CONFLICT (name) DO UPDATE SET number = excluded.number, settled = excluded.settled, head = excluded.head, host = excluded.host,
            version = excluded.version, started_at = excluded.started_at, seen_at = excluded.seen_at
        WHERE workers.number = @from
        """;

    /// <summary>A worker, or null when this database does not know the name.</summary>
    public Task<WorkerRow?> FindAsync(string name, CancellationToken token) => database.ReadAsync(session => FindAsync(session, name), token);

    /// <inheritdoc cref="FindAsync(string, CancellationToken)"/>
    public static Task<WorkerRow?> FindAsync(DatabaseSession session, string name) => session.FirstAsync<WorkerRow>(Columns + " WHERE name = @name", new { name });

    /// <summary>All of them.</summary>
    public Task<IReadOnlyList<WorkerRow>> AllAsync(CancellationToken token) => database.ReadAsync(AllAsync, token);

    /// <inheritdoc cref="AllAsync(CancellationToken)"/>
    public static Task<IReadOnlyList<WorkerRow>> AllAsync(DatabaseSession session) => session.QueryAsync<WorkerRow>(Columns + " ORDER BY name");

    /// <summary>Registers a worker's process.</summary>
    /// <param name="worker">As it is from now on.</param>
    /// <param name="from">The number it had; 0 for a new one.</param>
    /// <param name="token">Stops waiting.</param>
    /// <returns>False when it had another number.</returns>
    public Task<bool> JoinAsync(WorkerRow worker, long from, CancellationToken token) => database.WriteAsync(
        async session => await session.ExecuteAsync(
            Join,
            new { worker.Name, worker.Number, worker.Settled, worker.Head, worker.Host, worker.Version, worker.StartedAt, worker.SeenAt, from }) == 1,
        token);

    /// <summary>The next number.</summary>
    /// <returns>False when the worker's number is another one: the database was put back, or another process has worked under its name.</returns>
    public Task<bool> StepAsync(string name, long from, DateTimeOffset now, CancellationToken token) => database.WriteAsync(
        async session => await session.ExecuteAsync(
            "UPDATE workers SET number = @from + 1, seen_at = @now WHERE name = @name AND number = @from", new { name, from, now }) == 1,
        token);

    /// <summary>It lives.</summary>
    public Task SeenAsync(string name, long? skew, DateTimeOffset now, CancellationToken token) => database.WriteAsync(
        session => session.ExecuteAsync("UPDATE workers SET seen_at = @now, skew = @skew WHERE name = @name", new { name, skew, now }), token);
}
