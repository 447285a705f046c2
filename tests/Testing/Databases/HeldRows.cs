using System.Data.Common;
using System.Globalization;

using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Testing.Databases;

/// <summary>Rows on PostgreSQL that somebody else's transaction holds until the test lets go, so that others come to wait for them, and for each other, in the order the test wants.</summary>
public sealed class HeldRows : IAsyncDisposable
{
    private const string Waiters =
        """
        WITH RECURSIVE waiting (pid) AS (
            SELECT pid FROM pg_stat_activity WHERE @holder = ANY (pg_blocking_pids(pid))
            UNION SELECT a.pid FROM pg_stat_activity a JOIN waiting w ON w.pid = ANY (pg_blocking_pids(a.pid)))
        SELECT count(*) FROM waiting
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestDatabase _test;
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private int _holder;

    private HeldRows(TestDatabase test, DbConnection connection, DbTransaction transaction)
    {
        _test = test;
        _connection = connection;
        _transaction = transaction;
    }

    /// <param name="sql">A query that locks the rows.</param>
    public static async Task<HeldRows> HoldAsync(TestDatabase test, string sql)
    {
        var connection = await test.Database.OpenAsync(CancellationToken.None);
        var rows = new HeldRows(test, connection, await connection.BeginTransactionAsync());
        rows._holder = Convert.ToInt32(await rows.ScalarAsync("SELECT pg_backend_pid()"), CultureInfo.InvariantCulture);
        Xunit.Assert.NotNull(await rows.ScalarAsync(sql));
        return rows;
    }

    /// <summary>
    /// Two who want the same come to wait, the one after the other; then the rows are free. Both end, and neither because it was undone.
    /// </summary>
    public static async Task MeetAsync(TestDatabase test, string held, Func<TestDatabase, Task> first, Func<TestDatabase, Task> second)
    {
        await using var here = test.SecondDoor();
        await using var there = test.SecondDoor();
        await using var rows = await HoldAsync(test, held);
        var one = Task.Run(() => first(here));
        await rows.WaitForAsync(1);
        var two = Task.Run(() => second(there));
        await rows.WaitForAsync(2);
        await rows.LetGoAsync();
        await Task.WhenAll(one, two).WaitAsync(Patience);
        Xunit.Assert.Equal((0, 0), (here.Database.Undone, there.Database.Undone));
    }

    /// <summary>Waits until so many wait for these rows, or for somebody who does.</summary>
    public Task WaitForAsync(int waiters) =>
        Until.TrueAsync(async () => await _test.ScalarAsync<long>(Waiters, new { holder = _holder }) >= waiters);

    /// <summary>The rows are free.</summary>
    public Task LetGoAsync() => _transaction.RollbackAsync();

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
