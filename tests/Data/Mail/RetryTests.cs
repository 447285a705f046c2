using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Mail;

/// <summary>What becomes of a letter that did not go out at once.</summary>
public abstract class RetryTests(DatabaseFixture fixture) : MailTests(fixture)
{
    [Fact]
    public async Task A_sent_letter_settles_its_notices()
    {
        var measure = await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();

        Assert.Equal(1, await RecordAsync(letter, LetterState.Sent));

        Assert.Equal(LetterState.Sent, await StateAsync(letter));
        Assert.Contains("责任人:到期:sent", await NoticesAsync(measure));
        Assert.Empty((await LeaseAsync()).Letters);
    }

    [Fact]
    public async Task A_result_under_a_lease_that_was_lost_changes_nothing()
    {
        var measure = await MeasureAsync("1", Today);
        await PlanAsync();
        var stopped = await ZhangsAsync();
        Test.Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var taken = Assert.Single(await Letters.ExpiredAsync("worker-2", Test.Now, Token));
        await RecordAsync(stopped, LetterState.Uncertain, uncertain: true, token: taken.Token);
        var again = Assert.Single((await LeaseAsync()).Letters);

        Assert.Equal(0, await RecordAsync(stopped, LetterState.Refused));
        Assert.Equal(0, await RecordAsync(stopped, LetterState.Sent, token: string.Empty));

        Assert.Equal(LetterState.Leased, await StateAsync(again));
        Assert.Contains("责任人:到期:pending", await NoticesAsync(measure));
        Assert.Equal(1, await RecordAsync(again, LetterState.Sent));
    }

    [Fact]
    public async Task What_was_tried_too_long_is_given_up_and_shown()
    {
        var measure = await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        var busy = new AttemptResult { LetterId = letter.Id, Token = letter.Token, State = LetterState.Waiting, Detail = "452", NextAttempt = Test.Now };
        await Letters.RecordOrGiveUpAsync([busy], Test.Now - TimeSpan.FromDays(20), Test.Now, Token);
        Assert.Equal(LetterState.Waiting, await StateAsync(letter));

        var again = Assert.Single((await LeaseAsync()).Letters);
        await Letters.RecordOrGiveUpAsync([busy with { Token = again.Token }], Test.Now + TimeSpan.FromSeconds(1), Test.Now, Token);

        Assert.Equal(LetterState.GivenUp, await StateAsync(letter));
        Assert.Contains("责任人:到期:undeliverable", await NoticesAsync(measure));
        Assert.Null(await Letters.NextAttemptAsync(Token));
    }

    [Fact]
    public async Task A_letter_is_held_by_its_owner_and_expires_for_others_only()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();

        Assert.Equal(letter.Token, Assert.Single(await Letters.HeldByAsync("worker-1", Token)).Token);
        Assert.Empty(await Letters.HeldByAsync("worker-2", Token));
        Assert.Empty(await Letters.ExpiredAsync("worker-2", Test.Now, Token));
        Assert.Equal(letter.Id, Assert.Single(await Letters.ExpiredAsync("worker-2", Test.Now + Lease + Lease, Token)).Id);
        Assert.Empty(await Letters.ExpiredAsync("worker-1", Test.Now + Lease + Lease, Token));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task A_lease_is_good_up_to_and_with_its_last_instant(int milliseconds, bool isOver)
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        Assert.Equal(Test.Now + Lease, letter.Until);
        var at = letter.Until.AddMilliseconds(milliseconds);

        Assert.Equal(isOver, await Letters.AnyExpiredAsync(at, Token));
        Assert.Equal(isOver ? 1 : 0, (await Letters.ExpiredAsync("worker-2", at, Token)).Count);
    }

    [Theory]
    [InlineData(0, LetterState.Waiting)]
    [InlineData(1, LetterState.GivenUp)]
    public async Task What_was_first_tried_before_the_instant_is_given_up_and_what_was_tried_at_it_is_not(int milliseconds, LetterState state)
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await RecordAsync(letter, LetterState.Waiting);
        var again = Assert.Single((await LeaseAsync()).Letters);
        var busy = new AttemptResult { LetterId = again.Id, Token = again.Token, State = LetterState.Waiting, Detail = "452", NextAttempt = Test.Now };

        await Letters.RecordOrGiveUpAsync([busy], Test.Now.AddMilliseconds(milliseconds), Test.Now, Token);

        Assert.Equal(state, await StateAsync(letter));
    }

    [Fact]
    public async Task A_letter_that_was_not_tried_is_not_given_up_however_long_it_waits()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        var released = new AttemptResult { LetterId = letter.Id, Token = letter.Token, State = LetterState.Waiting, Detail = "", NextAttempt = Test.Now, Counts = false };

        await Letters.RecordOrGiveUpAsync([released], Test.Now.AddDays(1), Test.Now, Token);

        Assert.Equal(LetterState.Waiting, await StateAsync(letter));
    }

    [Fact]
    public Task A_letter_that_surely_was_not_accepted_is_written_anew_without_what_is_completed() => WrittenAnewAsync(
        async measure => { await CompleteAsync(measure); return (Zhang, Today); }, "zhang@example.test: 2-1 到期");

    [Fact]
    public Task A_letter_that_surely_was_not_accepted_is_written_anew_without_what_has_another_deadline() => WrittenAnewAsync(
        async measure => { await MoveAsync(measure, new DateOnly(2027, 3, 31)); return (Zhang, Today); }, "zhang@example.test: 2-1 到期");

    [Fact]
    public Task A_letter_that_surely_was_not_accepted_is_written_anew_when_its_reader_has_another_post() => WrittenAnewAsync(
        _ => Task.FromResult((Zhang with { Posts = [Unit.Leader] }, Today)), "zhang@example.test: 1-1 预警、2-1 预警");

    [Fact]
    public Task A_letter_that_surely_was_not_accepted_is_written_anew_to_a_new_address() => WrittenAnewAsync(
        _ => Task.FromResult((Zhang with { Email = "new@example.test" }, Today)), "new@example.test: 1-1 到期、2-1 到期");

    [Fact]
    public Task A_letter_that_surely_was_not_accepted_is_written_anew_on_another_day() => WrittenAnewAsync(
        _ => Task.FromResult((Zhang, Today.AddDays(3))), "zhang@example.test: 1-1 到期、2-1 到期");

    [Fact]
    public Task A_letter_that_surely_was_not_accepted_is_written_anew_with_what_has_come_since() => WrittenAnewAsync(
        async _ => { await MeasureAsync("3", Today); return (Zhang, Today); }, "zhang@example.test: 1-1 到期、2-1 到期、3-1 到期");

    [Fact]
    public async Task A_letter_for_two_posts_is_written_anew_when_its_reader_keeps_one_of_them()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = Assert.Single(await ComposeAsync(Zhang with { Posts = [Unit.Handler, Unit.Leader] }));
        await RecordAsync(letter, LetterState.Waiting);
        var reader = Zhang with { Posts = [Unit.Leader] };

        Assert.Equal((0, 1), await TakenAsync(reader));
        Assert.EndsWith("zhang@example.test: 1-1 预警", Text(Assert.Single(await ComposeAsync(reader))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LetterState.Waiting, false)]
    [InlineData(LetterState.Uncertain, true)]
    public async Task A_letter_whose_reader_has_none_of_its_posts_any_more_does_not_go(LetterState state, bool uncertain)
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        await RecordAsync(await ZhangsAsync(), state, uncertain);

        Assert.Equal((0, 1), await TakenAsync(Zhang with { Posts = [] }));
    }

    [Fact]
    public async Task A_notice_the_planner_has_not_decided_again_does_not_bring_a_new_letter()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await RecordAsync(letter, LetterState.Waiting);
        var other = await MeasureAsync("2", Today);
        await PlanAsync();
        await CompleteAsync(other);

        Assert.Equal(letter.Id, Assert.Single((await LeaseAsync()).Letters).Id);
    }

    [Fact]
    public async Task A_letter_that_perhaps_was_accepted_is_repeated_unchanged_although_more_has_come()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await RecordAsync(letter, LetterState.Uncertain, uncertain: true);
        await MeasureAsync("2", Today);
        await PlanAsync();

        for (var repeat = 1; repeat <= 2; repeat++)
        {
            var again = Assert.Single((await LeaseAsync()).Letters);
            Assert.Equal(letter.Bytes, again.Bytes);
            Assert.Equal(repeat, again.Repeats);
            await RecordAsync(again, repeat < 2 ? LetterState.Uncertain : LetterState.GivenUp, uncertain: true);
        }

        Assert.Equal(LetterState.GivenUp, await StateAsync(letter));
        Assert.Empty((await LeaseAsync()).Letters);
        Assert.Equal(3, await Test.ScalarAsync<long>("SELECT count(*) FROM attempts WHERE letter_id = @Id", new { letter.Id }));
    }

    [Fact]
    public async Task A_stale_letter_that_perhaps_was_accepted_is_dropped_and_keeps_the_persons_place_of_the_day()
    {
        var first = await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await RecordAsync(letter, LetterState.Uncertain, uncertain: true);
        await CompleteAsync(first);
        await PlanAsync();

        Assert.Equal(1, (await LeaseAsync()).Dropped);

        Assert.Equal(LetterState.Dropped, await StateAsync(letter));
        Assert.Empty(await ComposeAsync(Zhang));
        var monday = Assert.Single(await ComposeAsync(Letters, Today.AddDays(3), Zhang));
        Assert.EndsWith("zhang@example.test: 2-1 到期", Text(monday), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_letter_leaves_its_notices_undeliverable()
    {
        var measure = await MeasureAsync("1", Today);
        await PlanAsync();

        await RecordAsync(await ZhangsAsync(), LetterState.Refused);

        Assert.Contains("责任人:到期:undeliverable", await NoticesAsync(measure));
        Assert.Equal(0, (await LeaseAsync()).Dropped);
    }

    [Fact]
    public async Task A_notice_superseded_while_its_letter_is_on_the_wire_ends_as_sent()
    {
        var measure = await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await CompleteAsync(measure);
        await PlanAsync();

        await RecordAsync(letter, LetterState.Sent);
        await ReopenAsync(measure);
        await PlanAsync();

        Assert.Contains("责任人:到期:sent", await NoticesAsync(measure));
    }

    [Fact]
    public async Task A_notice_superseded_in_a_refused_letter_goes_into_another_when_it_revives()
    {
        var measure = await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await CompleteAsync(measure);
        await PlanAsync();
        await RecordAsync(letter, LetterState.Refused);

        await ReopenAsync(measure);
        await PlanAsync();

        var monday = Assert.Single(await ComposeAsync(Letters, Today.AddDays(3), Zhang));
        Assert.EndsWith("zhang@example.test: 1-1 到期", Text(monday), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_that_was_not_made_does_not_count()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await RecordAsync(letter, LetterState.Waiting, counts: false);

        Assert.Equal(0, Assert.Single((await LeaseAsync()).Letters).Attempts);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM attempts"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM notices WHERE tried_since IS NOT NULL"));
    }

    [Fact]
    public async Task Workers_side_by_side_lease_a_letter_once()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        foreach (var letter in await ComposeAsync(Zhang, Li))
        {
            await RecordAsync(letter, LetterState.Waiting);
        }

        var leased = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => LeaseAsync(), Token)));

        Assert.Equal(["li@example.test", "zhang@example.test"], leased.SelectMany(l => l.Letters).Select(l => l.Recipient).Order());
    }

    private async Task<(int Leased, int Dropped)> TakenAsync(Addressee zhang)
    {
        var due = await LeaseAsync(zhang: zhang);
        return (due.Letters.Count, due.Dropped);
    }

    private async Task WrittenAnewAsync(Func<long, Task<(Addressee Zhang, DateOnly Day)>> change, string expected)
    {
        var first = await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await RecordAsync(letter, LetterState.Waiting);
        var (zhang, day) = await change(first);
        await PlanAsync();

        var due = await LeaseAsync(day, zhang: zhang);

        Assert.Empty(due.Letters);
        Assert.Equal(1, due.Dropped);
        Assert.Equal(LetterState.Dropped, await StateAsync(letter));
        var anew = Assert.Single(await ComposeAsync(Letters, day, zhang));
        Assert.NotEqual(letter.MessageId, anew.MessageId);
        Assert.EndsWith(expected, Text(anew), StringComparison.Ordinal);
    }
}

public sealed class RetryOnSqlite(SqliteFixture fixture) : RetryTests(fixture), IClassFixture<SqliteFixture>;

public sealed class RetryOnPostgres(PostgresFixture fixture) : RetryTests(fixture), IClassFixture<PostgresFixture>;
