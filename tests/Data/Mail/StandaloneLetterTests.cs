using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Mail;

/// <summary>Letters that stand by themselves: a digest, a letter to the office.</summary>
public abstract class StandaloneLetterTests(DatabaseFixture fixture) : MailTests(fixture)
{
    [Fact]
    public async Task A_key_is_used_once()
    {
        Assert.True(await Letters.EnqueueAsync(Letter("digest|2026-W47"), Test.Now, Token));
        Assert.False(await Letters.EnqueueAsync(Letter("digest|2026-W47") with { Bytes = [9] }, Test.Now, Token));

        Assert.Equal([1, 2, 3], Assert.Single((await LeaseAsync()).Letters).Bytes);
    }

    [Fact]
    public async Task Many_who_enqueue_at_once_enqueue_one()
    {
        var isNew = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Letters.EnqueueAsync(Letter("office|2026-11-20"), Test.Now, Token), Token)));

        Assert.Single(isNew, true);
    }

    [Fact]
    public async Task Outside_office_hours_only_letters_for_any_hour_go()
    {
        await Letters.EnqueueAsync(Letter("office"), Test.Now, Token);
        await Letters.EnqueueAsync(Letter("night") with { AnyHour = true, Recipient = "night@example.test" }, Test.Now, Token);

        Assert.Equal(["night@example.test"], (await LeaseAsync(open: false)).Letters.Select(l => l.Recipient));
        Assert.Equal(["zhao@example.test"], (await LeaseAsync()).Letters.Select(l => l.Recipient));
    }

    [Theory]
    [InlineData(-1, 1, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(60_000, 0, 1)]
    public async Task From_the_instant_its_time_is_over_a_letter_is_dropped(int milliseconds, int taken, int dropped)
    {
        await Letters.EnqueueAsync(Letter("link") with { ExpiresAt = Test.Now.AddMinutes(10) }, Test.Now, Token);
        Test.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromMilliseconds(milliseconds));

        var due = await LeaseAsync();

        Assert.Equal((taken, dropped), (due.Letters.Count, due.Dropped));
        Assert.Equal(dropped, await Test.ScalarAsync<long>("SELECT count(*) FROM letters WHERE state = 'dropped'"));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    public async Task From_the_instant_of_its_next_attempt_a_letter_is_taken(int milliseconds, int taken)
    {
        await Letters.EnqueueAsync(Letter("digest"), Test.Now.AddMinutes(1), Token);
        Test.Clock.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(taken, (await LeaseAsync()).Letters.Count);
    }

    [Fact]
    public async Task Bytes_are_forgotten_of_what_ended_before_the_instant_and_of_nothing_else()
    {
        await Letters.EnqueueAsync(Letter("a"), Test.Now, Token);
        await RecordAsync(Assert.Single((await LeaseAsync()).Letters), LetterState.Sent);
        Assert.Equal(0, await Letters.PurgeBodiesAsync(Test.Now, Token));
        Assert.Equal(1, await Letters.PurgeBodiesAsync(Test.Now.AddMilliseconds(1), Token));

        // what ends at the instant up to which was looked is looked at the next time
        Test.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Letters.EnqueueAsync(Letter("b"), Test.Now, Token);
        await RecordAsync(Assert.Single((await LeaseAsync()).Letters), LetterState.Sent);
        Assert.Equal(1, await Letters.PurgeBodiesAsync(Test.Now.AddMilliseconds(1), Token));
    }

    [Fact]
    public async Task Smaller_priorities_go_first_then_those_that_wait_longer()
    {
        await Letters.EnqueueAsync(Letter("a") with { Recipient = "third@example.test", Priority = 9 }, Test.Now, Token);
        await Letters.EnqueueAsync(Letter("b") with { Recipient = "second@example.test" }, Test.Now, Token);
        await Letters.EnqueueAsync(Letter("c") with { Recipient = "first@example.test" }, Test.Now.AddMinutes(-1), Token);

        Assert.Equal(["first@example.test", "second@example.test", "third@example.test"], (await LeaseAsync()).Letters.Select(l => l.Recipient));
    }

    [Fact]
    public async Task A_digest_is_not_written_anew_on_another_day()
    {
        await Letters.EnqueueAsync(Letter("digest"), Test.Now, Token);
        await RecordAsync(Assert.Single((await LeaseAsync()).Letters), LetterState.Waiting);

        Assert.Equal([1, 2, 3], Assert.Single((await LeaseAsync(Today.AddDays(3))).Letters).Bytes);
    }

    [Fact]
    public async Task The_next_attempt_is_known()
    {
        Assert.Null(await Letters.NextAttemptAsync(Token));
        await Letters.EnqueueAsync(Letter("digest"), Test.Now.AddHours(2), Token);

        Assert.Equal(Test.Now.AddHours(2), await Letters.NextAttemptAsync(Token));
    }

    [Fact]
    public async Task Bodies_of_ended_letters_are_forgotten_however_they_ended_and_those_that_wait_are_kept()
    {
        foreach (var (key, state) in new[] { ("a", LetterState.Sent), ("b", LetterState.Refused), ("c", LetterState.Waiting) })
        {
            await Letters.EnqueueAsync(Letter(key), Test.Now, Token);
            var letter = (await LeaseAsync()).Letters.Single(l => l.Attempts == 0);
            await RecordAsync(letter, state);
        }

        Assert.Equal(0, await Letters.PurgeBodiesAsync(Test.Now, Token));
        Assert.Equal(2, await Letters.PurgeBodiesAsync(Test.Now.AddDays(1), Token));
        Assert.Equal(3, await Test.ScalarAsync<long>("SELECT count(*) FROM letters"));
    }

    private static StandaloneLetter Letter(string key) => new()
    {
        Kind = LetterKind.Digest, DedupKey = key, Recipient = "zhao@example.test", Day = Today, Subject = "周报", MessageId = $"<{key}@example.test>", Bytes = [1, 2, 3],
    };
}

public sealed class StandaloneLettersOnSqlite(SqliteFixture fixture) : StandaloneLetterTests(fixture), IClassFixture<SqliteFixture>;

public sealed class StandaloneLettersOnPostgres(PostgresFixture fixture) : StandaloneLetterTests(fixture), IClassFixture<PostgresFixture>;
