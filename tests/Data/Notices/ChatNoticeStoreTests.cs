using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.Notices;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Notices;

/// <summary>张示例 wants notices on the page; the measure is due today, of which 到期 is mailed to 责任人 and quieter rungs are kept as superseded.</summary>
public abstract class ChatNoticeStoreTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    protected static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    protected ChatNoticeStore Store => new(Database);

    private SubscriptionStore Subscriptions => new(Database);

    [Fact]
    public async Task What_is_mailed_is_taken_over_once_and_the_letters_notices_stay()
    {
        var measure = await MeasureAsync("12", Today);
        await PlanAsync();
        var before = await NoticesAsync(measure);

        Assert.Equal(1, await TakeOverAsync(Test.Now.AddHours(-1)));
        Assert.Equal(0, await TakeOverAsync(Test.Now.AddHours(-1)));

        var notice = Assert.Single(await Store.WaitingAsync(Token));
        Assert.Equal((measure, Unit.Handler, null, null), (notice.MeasureId, notice.PostId, notice.Gone, notice.TriedSince));
        Assert.Equal(("到期", NoticeKind.To, Today), (notice.Facts.Rung, notice.Facts.Kind, notice.Facts.Deadline));
        await Test.ExecuteAsync("DELETE FROM notices WHERE channel <> 'mail'");
        Assert.Equal(before, await NoticesAsync(measure));
    }

    [Fact]
    public async Task Nothing_is_taken_over_that_was_planned_before()
    {
        await MeasureAsync("12", Today);
        await PlanAsync();

        Assert.Equal(0, await TakeOverAsync(Test.Now.AddSeconds(1)));
    }

    [Fact]
    public async Task A_letters_notice_that_no_longer_stands_says_why()
    {
        var measure = await MeasureAsync("12", Today);
        await PlanAsync();
        await TakeOverAsync(Test.Now);
        await CompleteAsync(measure);
        await PlanAsync();

        Assert.Equal(NoticeReason.Completed, Assert.Single(await Store.WaitingAsync(Token)).Gone);
    }

    [Fact]
    public async Task Who_wants_none_any_more_has_none_waiting()
    {
        var person = new Person(Handler, "张示例", "zhang@example.test", true);
        await Subscriptions.ChooseAsync(person, "directline", "{}", on: true, Test.Now, Token);
        var chosen = Assert.Single(await Subscriptions.ActiveAsync(Token));
        Assert.Equal(($"chat:directline:{Handler}", Test.Now), (chosen.Key, chosen.ChangedAt));
        await MeasureAsync("12", Today);
        await PlanAsync();
        await TakeOverAsync(Test.Now);

        await Subscriptions.ChooseAsync(person, "directline", "{}", on: false, Test.Now, Token);

        Assert.Empty(await Store.WaitingAsync(Token));
        Assert.Empty(await Subscriptions.ActiveAsync(Token));
        Assert.Equal("superseded not-wanted", await StateAsync());
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM notices WHERE channel = 'mail' AND state = 'pending'"));
    }

    [Fact]
    public async Task A_message_is_begun_once_and_said_once()
    {
        var id = await TakenAsync();

        Assert.Equal([id], await Store.BeginAsync([id], Test.Now, Token));
        Assert.Empty(await Store.BeginAsync([id], Test.Now.AddSeconds(5), Token));
        Assert.Equal(Test.Now, Assert.Single(await Store.WaitingAsync(Token)).TriedSince);
        await Store.SaidAsync([id], Entry(), Token);
        await Store.DropAsync([new DroppedNotice(id, NoticeReason.Late)], Test.Now, Token);

        Assert.Empty(await Store.WaitingAsync(Token));
        Assert.StartsWith("sent ", await StateAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await TakeOverAsync(Test.Now));
    }

    [Fact]
    public async Task What_is_handed_over_twice_goes_out_once()
    {
        var id = await TakenAsync();
        var message = new OutgoingActivity { Key = "k", Channel = "msteams", Conversation = "c", ServiceUrl = "https://example.test/", Json = "{}", CreatedAt = Test.Now };

        await Store.HandOverAsync([id], message, Entry(), Token);
        await Store.HandOverAsync([id], message with { Key = "other" }, Entry(), Token);

        Assert.Equal("k", Assert.Single(await Test.QueryAsync<string>("SELECT key FROM outgoing")));
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'notices.told'"));
    }

    [Fact]
    public async Task Only_measures_in_scope_are_read()
    {
        var measure = await MeasureAsync("12", Today);
        var stranger = await Seed.HolderAsync((await Seed.UnitAsync("乙县示例局")).Handler, "赵示例", "zhao@example.test");
        var roster = await new RosterStore(Database).LoadAsync(Token);

        Assert.Equal("12-1", Assert.Single(await Store.MeasuresAsync(Standing.Of(roster, Handler, Today)!.Scope, [measure], Token)).Name);
        Assert.Empty(await Store.MeasuresAsync(Standing.Of(roster, stranger, Today)!.Scope, [measure], Token));
    }

    [Fact]
    public async Task One_process_delivers_at_a_time()
    {
        var now = Test.Now;

        Assert.True(await Store.TakeTurnAsync("a", now, Turn, Token));
        Assert.False(await Store.TakeTurnAsync("b", now.AddSeconds(29), Turn, Token));
        Assert.True(await Store.TakeTurnAsync("a", now.AddSeconds(20), Turn, Token));
        Assert.False(await Store.TakeTurnAsync("b", now.AddSeconds(40), Turn, Token));
        Assert.True(await Store.TakeTurnAsync("b", now.AddSeconds(50), Turn, Token));
    }

    [Fact]
    public async Task A_person_hears_it_where_it_was_begun_else_where_they_were_last()
    {
        var chats = new ChatStore(Database);
        foreach (var (name, at, activity) in new[] { ("first", 1, "notice-1"), ("second", 2, "other") })
        {
            await chats.WriteAsync(
                [new ChatWrite { Conversation = new ConversationKey("directline", name, Handler), Activities = [new NewActivity(activity, "{}")] }],
                new TurnLease("t", Turn), Test.Now.AddMinutes(at), Token);
        }

        Assert.Equal("second", (await Store.PlaceAsync("directline", Handler, "notice-2", Token))!.Name);
        Assert.Equal("first", (await Store.PlaceAsync("directline", Handler, "notice-1", Token))!.Name);
        Assert.Null(await Store.PlaceAsync("directline", Leader, "notice-1", Token));
    }

    private Task<int> TakeOverAsync(DateTimeOffset since) =>
        Store.TakeOverAsync([new WantedPost(Unit.Handler, $"chat:directline:{Handler}", since)], Test.Now, Token);

    private async Task<long> TakenAsync()
    {
        await MeasureAsync("12", Today);
        await PlanAsync();
        await TakeOverAsync(Test.Now);
        return Assert.Single(await Store.WaitingAsync(Token)).Id;
    }

    private Task<string> StateAsync() => Test.ScalarAsync<string>("SELECT state || ' ' || reason FROM notices WHERE channel <> 'mail'");

    private AuditEntry Entry() => new ChangeOrigin(Test.Now, "bot", "chat").Entry("notices.told", "x", 1);
}

public sealed class ChatNoticeStoreOnSqlite(SqliteFixture fixture) : ChatNoticeStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class ChatNoticeStoreOnPostgres(PostgresFixture fixture) : ChatNoticeStoreTests(fixture), IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Of_two_processes_that_saw_the_turn_end_one_takes_it()
    {
        await Store.TakeTurnAsync("a", Test.Now, Turn, Token);
        var ended = Test.Now + Turn;
        var (first, second) = (false, true);

        await HeldRows.MeetAsync(
            Test, "SELECT owner FROM leases FOR UPDATE",
            async test => first = await new ChatNoticeStore(test.Database).TakeTurnAsync("b", ended, Turn, Token),
            async test => second = await new ChatNoticeStore(test.Database).TakeTurnAsync("c", ended, Turn, Token));

        Assert.Equal((true, false), (first, second));
    }
}
