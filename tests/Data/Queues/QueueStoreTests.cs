using CaseReform.Ops.Data.Queues;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Queues;

/// <summary>How much waits, and since when.</summary>
public abstract class QueueStoreTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    [Fact]
    public async Task Where_nothing_waits_every_queue_says_so()
    {
        var queues = await AllAsync();

        Assert.Equal(["measures", "notices", "letters", "letters.leased", "signin", "inbox", "outgoing"], queues.Keys);
        Assert.All(queues.Values, q => Assert.Equal((0L, (DateTimeOffset?)null), (q.Length, q.Oldest)));
    }

    [Fact]
    public async Task A_measure_waits_from_the_instant_that_it_is_due_and_one_to_be_decided_anew_has_no_age()
    {
        var seed = new Seed(Database);
        var unit = await seed.UnitAsync("甲市示例局");
        var problem = await seed.ProblemAsync(await seed.LedgerAsync(), unit.Id, "1");
        var due = await seed.MeasureAsync(problem, new DateOnly(2026, 11, 20));
        var anew = await seed.MeasureAsync(problem, new DateOnly(2026, 11, 20), ordinal: 2);
        var later = await seed.MeasureAsync(problem, new DateOnly(2026, 11, 20), ordinal: 3);
        var since = Test.Now.AddHours(-3);
        await Test.ExecuteAsync("UPDATE measures SET next_due = 0 WHERE id = @anew", new { anew });
        await Test.ExecuteAsync("UPDATE measures SET next_due = @at WHERE id = @later", new { later, at = Test.Now.AddHours(1) });
        await Test.ExecuteAsync("UPDATE measures SET next_due = @since WHERE id = @due", new { due, since });

        var queue = (await AllAsync())["measures"];

        Assert.Equal((2L, (long?)since.ToUnixTimeMilliseconds()), (queue.Length, queue.Oldest?.ToUnixTimeMilliseconds()));
    }

    private async Task<Dictionary<string, QueueState>> AllAsync() =>
        (await new QueueStore(Database).OfWorkerAsync(Test.Now, Token)).Concat(await new QueueStore(Database).OfChatAsync(Token)).ToDictionary(q => q.Queue);
}

public sealed class QueuesOnSqlite(SqliteFixture fixture) : QueueStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class QueuesOnPostgres(PostgresFixture fixture) : QueueStoreTests(fixture), IClassFixture<PostgresFixture>;
