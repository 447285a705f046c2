using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Mail;

public abstract class ComposeTests(DatabaseFixture fixture) : MailTests(fixture)
{
    [Fact]
    public async Task A_letter_carries_what_waits_for_a_persons_posts_and_is_leased_at_once()
    {
        await MeasureAsync("1", Today);
        await MeasureAsync("2", Today.AddDays(3));
        await PlanAsync();

        var letters = await ComposeAsync(Zhang, Li);

        Assert.Equal(["<1@example.test> zhang@example.test: 1-1 到期、2-1 预警", "<2@example.test> li@example.test: 1-1 预警、2-1 预警"], letters.Select(Text));
        Assert.Equal(0, await Letters.PendingCountAsync(Token));
        Assert.All(letters, l => Assert.Equal((Terms.Until, 24), (l.Until, l.Token.Length)));
        Assert.Equal(0, await Letters.WaitingCountAsync(Token));
    }

    [Fact]
    public async Task Nobody_gets_a_second_letter_on_the_same_day()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        await RecordAsync(await ZhangsAsync(), LetterState.Sent);
        await MeasureAsync("2", Today);
        await PlanAsync();

        Assert.Empty(await ComposeAsync(Zhang));
        Assert.Equal([Handler], await Letters.ServedAsync([Handler, Leader], Today, Token));

        var tomorrow = Assert.Single(await ComposeAsync(Letters, Today.AddDays(3), Zhang));
        Assert.EndsWith("zhang@example.test: 2-1 到期", Text(tomorrow), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Composers_side_by_side_write_one_letter_a_person()
    {
        await Seed.ManyAsync(Ledger, Unit.Id, 20, Today);
        await PlanAsync();
        await using var second = Test.SecondDoor();
        var stores = new[] { Letters, new LetterStore(second.Database), new LetterStore(second.Database), Letters };

        var letters = (await Task.WhenAll(stores.Select(store => Task.Run(() => ComposeAsync(store, Today, Zhang, Li), Token)))).SelectMany(l => l).ToList();

        Assert.Equal(["li@example.test", "zhang@example.test"], letters.Select(l => l.Recipient).Order());
        Assert.Equal(20, await Test.ScalarAsync<long>("SELECT count(*) FROM notices n JOIN letters l ON l.id = n.letter_id WHERE l.person_id = @Handler", new { Handler }));
    }

    [Fact]
    public async Task A_notice_whose_measure_waits_for_a_decision_is_left_to_the_planner()
    {
        var first = await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);
        await PlanAsync();
        await CompleteAsync(first);

        Assert.EndsWith("zhang@example.test: 2-1 到期", Text(await ZhangsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bytes_are_frozen()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await RecordAsync(letter, LetterState.Waiting);

        var again = Assert.Single((await LeaseAsync()).Letters);

        Assert.Equal((letter.Id, letter.MessageId), (again.Id, again.MessageId));
        Assert.Equal(letter.Bytes, again.Bytes);
        Assert.NotEqual(letter.Token, again.Token);
        Assert.Equal(1, again.Attempts);
    }

    [Fact]
    public async Task Nothing_to_say_is_no_letter() => Assert.Empty(await ComposeAsync(Zhang));
}

public sealed class ComposeOnSqlite(SqliteFixture fixture) : ComposeTests(fixture), IClassFixture<SqliteFixture>;

public sealed class ComposeOnPostgres(PostgresFixture fixture) : ComposeTests(fixture), IClassFixture<PostgresFixture>;
