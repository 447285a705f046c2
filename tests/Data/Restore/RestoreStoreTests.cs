using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Data.Tests.Mail;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Restore;

/// <summary>What the office's answer makes of what waits in a database that was put back.</summary>
public abstract class RestoreStoreTests(DatabaseFixture fixture) : MailTests(fixture)
{
    private RestoreStore Restores => new(Database);

    private ChangeOrigin Office => new(Test.Now.AddHours(1), "office", "command");

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    public async Task Notices_that_fired_on_the_last_day_that_went_out_count_as_sent(int days, int notices)
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        await Test.ExecuteAsync("UPDATE notices SET state = 'superseded' WHERE rung <> '到期'");

        var settled = await Restores.SettleAsync(new RestoreAnswer.SentUntil(Today.AddDays(days), Test.Now), null, "示例", Office, Token);

        Assert.Equal((0, notices), settled);
        Assert.Equal(notices, await Test.ScalarAsync<long>("SELECT count(*) FROM notices WHERE state = 'sent'"));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    public async Task Letters_composed_by_the_instant_count_as_sent_with_what_they_carry(int milliseconds, int letters)
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();

        var settled = await Restores.SettleAsync(new RestoreAnswer.SentUntil(Today.AddDays(-30), Test.Now.AddMilliseconds(milliseconds)), null, "示例", Office, Token);

        Assert.Equal((letters, 0), settled);
        Assert.Equal(letters == 1 ? LetterState.Sent : LetterState.Leased, await StateAsync(letter));
        Assert.Equal(letters, await Test.ScalarAsync<long>("SELECT count(*) FROM notices WHERE state = 'sent'"));
        Assert.Equal(letters, await Test.ScalarAsync<long>("SELECT count(*) FROM letters WHERE detail = '示例' AND lease_token IS NULL AND next_attempt IS NULL"));
    }

    [Fact]
    public async Task What_lets_somebody_in_is_none_of_the_offices()
    {
        await Letters.EnqueueAsync(
            new StandaloneLetter
            {
                Kind = LetterKind.Access, DedupKey = "access|1", Recipient = "zhang@example.test", Day = Today, Subject = "登录", MessageId = "<1@example.test>", Bytes = [1],
                Priority = StandaloneLetter.AccessPriority,
            },
            Test.Now, Token);

        Assert.Equal((0, 0), await Restores.SettleAsync(new RestoreAnswer.SentUntil(Today, Test.Now), null, "示例", Office, Token));
        Assert.Empty(await Restores.LettersAsync(Token));
        Assert.False(await Database.ReadAsync(RestoreStore.HasLettersAsync, Token));
    }

    [Fact]
    public async Task Sending_again_leaves_everything_as_it_waits()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();

        Assert.Equal((0, 0), await Restores.SettleAsync(new RestoreAnswer.SendAgain(), null, "示例", Office, Token));

        Assert.Equal(LetterState.Leased, await StateAsync(letter));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM notices WHERE state = 'sent'"));
    }

    [Fact]
    public async Task Of_what_is_proven_that_and_nothing_else_counts_as_sent()
    {
        await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);
        await PlanAsync();
        var waiting = await Restores.NoticesAsync(Token);
        var first = waiting.First(n => n.PostId == Unit.Handler);
        Assert.Equal(("默认台账", "1", 1, Today), (first.Ledger, first.Number, first.Ordinal, first.FiredOn));

        Assert.Equal((0, 1), await Restores.SettleAsync(new RestoreAnswer.Sent([], [first.Id]), null, "示例", Office, Token));

        Assert.Equal([first.Id], await Test.QueryAsync<long>("SELECT id FROM notices WHERE state = 'sent'"));
    }

    [Fact]
    public async Task It_is_noticed_once_until_it_is_settled_and_each_answer_has_a_name_of_its_own()
    {
        var notice = new RestoreNotice("a", Test.Now, "mark_ahead", "worker-1", null);
        Assert.True(await Restores.NoticeAsync(notice, [], Token));
        Assert.False(await Restores.NoticeAsync(notice with { Id = "b" }, [], Token));
        Assert.Equal("a", (await Restores.NoticedAsync(Token))?.Id);

        await Restores.SettleAsync(new RestoreAnswer.SendAgain(), "2026-W47", "示例", Office, Token);
        Assert.Null(await Restores.NoticedAsync(Token));
        var first = await Database.ReadAsync(RestoreStore.SettledAsync, Token);
        await Restores.SettleAsync(new RestoreAnswer.SendAgain(), null, "示例", Office, Token);

        Assert.NotEmpty(first);
        Assert.NotEqual(first, await Database.ReadAsync(RestoreStore.SettledAsync, Token));
    }
}

public sealed class RestoresOnSqlite(SqliteFixture fixture) : RestoreStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class RestoresOnPostgres(PostgresFixture fixture) : RestoreStoreTests(fixture), IClassFixture<PostgresFixture>;
