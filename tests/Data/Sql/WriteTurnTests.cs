using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Data.Tests.Sql;

public sealed class WriteTurnTests(SqliteFixture fixture) : ContractTests(fixture), IClassFixture<SqliteFixture>
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_single_change_gets_in_between_the_short_transactions_of_another_process()
    {
        await Child.AppendAsync(Database, 1);
        using var storm = Child.Start(Test, "append", 100_000);
        while (await CountAsync() < 20)
        {
            await Task.Delay(5, Token);
        }

        var waited = new List<long>();
        for (var i = 0; i < 20; i++)
        {
            var before = await CountAsync();
            waited.Add(await Database.WriteAsync(session => session.ScalarAsync<long>("SELECT count(*) FROM audit"), Token) - before);
        }

        storm.Kill();
        await storm.WaitForExitAsync(Token);
        Assert.All(waited, passed => Assert.InRange(passed, 0, 25));

        Task<long> CountAsync() => Test.ScalarAsync<long>("SELECT count(*) FROM audit");
    }

    [Fact]
    public async Task Behind_a_stopped_process_everybody_goes_on_without_the_turn()
    {
        using var folder = new TemporaryFolder();
        using var stopped = new WriteTurn(folder.File("turn"), Long);
        using var ours = new WriteTurn(folder.File("turn"), Short);
        var held = await stopped.TakeAsync(Token);

        // the first runs out of patience, the others do not wait behind the first
        for (var i = 0; i < 5; i++)
        {
            (await ours.TakeAsync(Token)).Dispose();
        }

        held.Dispose();
        await TakenAgainAsync(ours, stopped);
    }

    [Fact]
    public async Task One_who_stops_waiting_leaves_the_queue_in_order()
    {
        using var folder = new TemporaryFolder();
        using var first = new WriteTurn(folder.File("turn"), Long);
        using var second = new WriteTurn(folder.File("turn"), Long);
        var held = await first.TakeAsync(Token);
        using var source = new CancellationTokenSource();
        var waiting = second.TakeAsync(source.Token).AsTask();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        held.Dispose();
        await TakenAgainAsync(second, first);
    }

    /// <summary>Whoever takes the turn keeps another out of it again.</summary>
    private static async Task TakenAgainAsync(WriteTurn one, WriteTurn other)
    {
        while (true)
        {
            var mine = await one.TakeAsync(Token);
            var theirs = other.TakeAsync(Token).AsTask();
            if (!theirs.IsCompleted)
            {
                mine.Dispose();
                (await theirs).Dispose();
                return;
            }

            (await theirs).Dispose();
            mine.Dispose();
        }
    }
}
