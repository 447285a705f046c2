using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Updates;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Sql;

/// <summary>
/// Transactions of two processes on PostgreSQL that want the same rows, made to meet where each could hold what the other needs: of several rows the one in the
/// middle is held, so that the first comes from one side and the second, if it may, from the other.
/// </summary>
public sealed class LockOrderTests(PostgresFixture fixture) : UpdateTests(fixture), IClassFixture<PostgresFixture>
{
    private static readonly TurnLease Lease = new("here", TimeSpan.FromSeconds(30));
    private static readonly ChangeOrigin Office = new(Seed.Friday, "office", "import");

    [Fact]
    public async Task A_calendar_and_a_confirmation()
    {
        var one = await MeasureAsync("1", Today);
        var two = await MeasureAsync("2", Today);
        var press = await ProposeAsync(two, Complete());
        Confirmation? confirmed = null;

        await HeldRows.MeetAsync(
            Test,
            $"SELECT id FROM measures WHERE id = {two} FOR UPDATE",
            test => test.Database.WriteAsync(
                async session =>
                {
                    var moved = (await CalendarMoves.OpenAsync(session, 0, 10)).Select(m => new MovedDeadline(m, Today.AddDays(1), false)).ToList();
                    Assert.Equal([one, two], moved.Select(m => m.Measure.Id));
                    await CalendarMoves.ApplyAsync(session, moved, Office);
                },
                Token),
            async test => confirmed = await StoreOf(test).ConfirmAsync(press, Token));

        Refused(UpdateRefusal.Changed, confirmed!);
    }

    [Fact]
    public async Task A_list_of_people_and_a_confirmation()
    {
        var measure = await MeasureAsync("1", Today);
        await Test.ExecuteAsync("UPDATE measures SET responsible_name = '张示例'");
        await Test.ExecuteAsync("UPDATE problems SET lead_leader = '李示例'");
        var press = await ProposeAsync(measure, Complete());
        Confirmation? confirmed = null;

        await HeldRows.MeetAsync(
            Test,
            $"SELECT id FROM measures WHERE id = {measure} FOR UPDATE",
            test => test.Database.WriteAsync(
                async session => Assert.Equal((1, 1), await ResponsibleNames.ResolveAsync(session, Today, Office) is var resolved ? (resolved.Measures, resolved.Problems) : default), Token),
            async test => confirmed = await StoreOf(test).ConfirmAsync(press, Token));

        Assert.IsType<Confirmation.Recorded>(confirmed);
    }

    [Fact]
    public async Task Leases_that_are_renewed_and_chats_that_go_on()
    {
        var conversations = await StartAsync(6);

        await HeldRows.MeetAsync(
            Test, $"SELECT id FROM conversations WHERE id = {conversations[3]} FOR UPDATE",
            test => new ChatStore(test.Database).RenewAsync(Lease, [.. conversations.Reverse()], Test.Now, Token),
            test => SayAsync(test, conversations));
    }

    [Fact]
    public async Task Conversations_that_are_taken_over_and_chats_that_go_on()
    {
        var conversations = await StartAsync(6);
        Test.Clock.Advance(TimeSpan.FromMinutes(1));

        await HeldRows.MeetAsync(
            Test, $"SELECT id FROM conversations WHERE id = {conversations[3]} FOR UPDATE",
            async test => Assert.Equal(6, (await new ChatStore(test.Database).TakeAsync([.. conversations.Reverse()], Lease with { Owner = "there" }, Test.Now, Token)).Count),
            test => SayAsync(test, conversations));
    }

    [Fact]
    public async Task Conversations_that_are_forgotten_and_chats_that_go_on()
    {
        var conversations = await StartAsync(6);
        await Test.ExecuteAsync("UPDATE inbox SET done_at = 0");
        await Test.ExecuteAsync("INSERT INTO chat_states (conversation_id, json) SELECT id, '{}' FROM conversations ORDER BY id DESC");

        await HeldRows.MeetAsync(
            Test, $"SELECT id FROM conversations WHERE id = {conversations[3]} FOR UPDATE",
            test => SayAsync(test, conversations, Test.Now.AddDays(400)),
            test => new ChatTrim(test.Database).RunAsync(Test.Now.AddDays(400), Token));

        Assert.Equal(6, await Test.ScalarAsync<long>("SELECT count(*) FROM conversations"));
    }

    [Fact]
    public async Task Sessions_that_two_processes_have_seen()
    {
        var sessions = new List<long>();
        for (var i = 0; i < 6; i++)
        {
            sessions.Add(await new SignInSessionStore(Database).OpenAsync(
                Handler, new NewSignInSession { Kind = SignInKind.Chosen, CookieHash = $"{i}", UserAgent = "test", ExpiresAt = Test.Now.AddDays(1) }, Test.Now, Token));
        }

        Task SeenAsync(TestDatabase test, IEnumerable<long> ids) => new SignInSessionStore(test.Database).SeenAsync([.. ids.Select(id => KeyValuePair.Create(id, Test.Now.AddMinutes(5)))], Token);
        await HeldRows.MeetAsync(
            Test, $"SELECT id FROM sessions WHERE id = {sessions[3]} FOR UPDATE", test => SeenAsync(test, sessions), test => SeenAsync(test, Enumerable.Reverse(sessions)));
    }

    [Fact]
    public async Task Where_two_do_meet_both_come_through_and_one_was_done_again()
    {
        var (one, two) = (await MeasureAsync("1", Today), await MeasureAsync("2", Today));
        await using var second = Test.SecondDoor();
        var (here, there) = (new TaskCompletionSource(), new TaskCompletionSource());
        Task CountAsync(Database database, long first, long last, TaskCompletionSource mine, TaskCompletionSource other) => database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("UPDATE measures SET version = version + 1 WHERE id = @first", new { first });
                mine.TrySetResult();
                await other.Task;
                await session.ExecuteAsync("UPDATE measures SET version = version + 1 WHERE id = @last", new { last });
                session.Audit(Office.Entry("test.counted", "both", new { first }));
            },
            Token);

        await Task.WhenAll(CountAsync(Database, one, two, here, there), CountAsync(second.Database, two, one, there, here));

        Assert.Equal(1, Database.Undone + second.Database.Undone);
        Assert.Equal([3, 3], await Test.QueryAsync<long>("SELECT version FROM measures"));
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'test.counted'"));
    }

    private async Task<IReadOnlyList<long>> StartAsync(int count)
    {
        var written = await new ChatStore(Database).WriteAsync(
            [.. Enumerable.Range(0, count).Select(i => new ChatWrite { Conversation = new ConversationKey("directline", $"c{i}"), Turn = new NewTurn("a", null, "{}") })],
            Lease, Test.Now, Token);
        IReadOnlyList<long> conversations = [.. written.Select(w => w.ConversationId).Order()];
        foreach (var conversation in conversations.Reverse())
        {
            // whoever reads the table as it lies meets the last one first
            await Test.ExecuteAsync("UPDATE conversations SET last_at = last_at WHERE id = @conversation", new { conversation });
        }

        await Test.ExecuteAsync("ANALYZE conversations");
        return conversations;
    }

    private Task SayAsync(TestDatabase test, IEnumerable<long> conversations, DateTimeOffset? at = null) => new ChatStore(test.Database).WriteAsync(
        [.. conversations.Select(c => new ChatWrite { ConversationId = c, Activities = [new NewActivity("answer", "{}")] })], Lease, at ?? Test.Now, Token);
}
