using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Mail;

/// <summary>Who has had a letter before, what is theirs, and who else a rung calls.</summary>
public abstract class FirstLetterTests(DatabaseFixture fixture) : MailTests(fixture)
{
    [Theory]
    [InlineData(LetterState.Sent, false)]
    [InlineData(LetterState.Refused, true)]
    [InlineData(LetterState.GivenUp, true)]
    public async Task Somebody_is_new_until_a_reminder_letter_went_to_them_on_an_earlier_day(LetterState state, bool isNew)
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        await RecordAsync(await ZhangsAsync(), state);

        Assert.Equal(new HashSet<long> { Handler, Leader }, await Letters.NewReadersAsync([Handler, Leader], Today, Token));
        Assert.Equal(isNew, (await Letters.NewReadersAsync([Handler, Leader], Today.AddDays(1), Token)).Contains(Handler));
        Assert.Contains(Leader, await Letters.NewReadersAsync([Handler, Leader], Today.AddDays(1), Token));
    }

    [Fact]
    public async Task Open_measures_are_somebodys_by_the_post_they_name_or_by_the_units_seat_the_soonest_first()
    {
        await MeasureAsync("1", Today.AddDays(90));
        await MeasureAsync("2", Today.AddDays(30));
        var named = await MeasureAsync("3", Today.AddDays(60));
        await CompleteAsync(await MeasureAsync("4", Today));
        await Test.ExecuteAsync("UPDATE measures SET responsible_post_id = @post WHERE id = @named", new { post = Unit.Leader, named });

        var own = await new OwnMeasureStore(Database).OfAsync(
            [new OwnHands(Handler, [Unit.Handler], [Unit.Id]), new OwnHands(Leader, [Unit.Leader], [])], 1, Token);

        Assert.Equal((2, "2"), (own[Handler].Count, Assert.Single(own[Handler].First).Number));
        Assert.Equal((1, "3"), (own[Leader].Count, Assert.Single(own[Leader].First).Number));
        Assert.Equal(0, own[Handler].First[0].Id);
    }

    [Fact]
    public async Task A_late_or_copied_notice_knows_whom_else_the_same_firing_asks_and_an_early_one_asks_nobody_else()
    {
        await MeasureAsync("1", Today.AddDays(-7));
        await MeasureAsync("2", Today.AddDays(10));
        await PlanAsync();
        var seen = new List<PendingNotice>();

        await Letters.ComposeAsync(
            [Zhang], (a, notices) =>
            {
                seen.AddRange(notices);
                return Write(a, notices);
            },
            Terms, Today, Test.Now, Token);

        Assert.Contains(seen, n => n.Number == "1" && n.Called.Count > 0);
        Assert.All(seen.Where(n => n.Number == "2"), n => Assert.Empty(n.Called));
        Assert.All(seen, n => Assert.DoesNotContain(n.Called, c => c.PostId == n.PostId));
    }
}

public sealed class FirstLettersOnSqlite(SqliteFixture fixture) : FirstLetterTests(fixture), IClassFixture<SqliteFixture>;

public sealed class FirstLettersOnPostgres(PostgresFixture fixture) : FirstLetterTests(fixture), IClassFixture<PostgresFixture>;
