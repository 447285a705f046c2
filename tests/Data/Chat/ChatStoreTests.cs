using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Chat;

public abstract class ChatStoreTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    private static readonly TurnLease Here = new("here", TimeSpan.FromSeconds(30));
    private static readonly TurnLease There = new("there", TimeSpan.FromSeconds(30));

    private ChatStore Store => new(Database);

    [Fact]
    public async Task The_same_activity_is_one_turn_however_often_and_however_parallel_it_comes()
    {
        var conversation = await StartAsync("甲");

        var batch = await Store.WriteAsync([Said(conversation, "a1"), Said(conversation, "a1")], Here, Test.Now, Token);
        await using var second = Test.SecondDoor();
        var later = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            Task.Run(() => new ChatStore(i % 2 == 0 ? Database : second.Database).WriteAsync([Said(conversation, "a2")], Here, Test.Now, Token))));

        Assert.NotNull(batch[0].TurnId);
        Assert.Null(batch[1].TurnId);
        Assert.Empty(batch[1].Stored);
        Assert.Single(later, w => w[0].TurnId is not null);
        Assert.Equal(["echo of a1", "echo of a2"], await TextsAsync(conversation));
    }

    [Fact]
    public async Task Numbers_go_up_within_each_conversation_and_an_answer_of_one_id_is_kept_once()
    {
        var one = await StartAsync("甲");
        var two = await StartAsync("乙");

        var written = await Store.WriteAsync([Answer(one, "x"), Answer(two, "x"), Answer(one, "y"), Answer(one, "x")], Here, Test.Now, Token);
        var again = await Store.WriteAsync([Answer(one, "y"), Answer(one, "z")], Here, Test.Now, Token);

        Assert.Equal([1L, 1, 2], written.SelectMany(w => w.Stored).Select(s => s.Seq));
        Assert.Empty(again[0].Stored);
        Assert.Equal(3, again[1].Stored.Single().Seq);
        Assert.Equal(["x", "y", "z"], await TextsAsync(one));
        Assert.Equal(3, (await Store.LastSeqsAsync([one], Token))[one]);
        Assert.Equal(["z"], (await Store.AfterAsync(one, 2, 10, Token)).Select(a => a.Json));
    }

    [Fact]
    public async Task Processes_that_write_to_the_same_conversations_at_once_number_without_a_gap()
    {
        var conversations = new[] { await StartAsync("甲"), await StartAsync("乙"), await StartAsync("丙") };
        await using var second = Test.SecondDoor();
        var doors = new[] { Store, new ChatStore(second.Database) };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => doors[i % 2].WriteAsync(
            [.. (i % 2 == 0 ? conversations : conversations.Reverse()).Select(c => Answer(c, $"answer {i}"))], i % 2 == 0 ? Here : There, Test.Now, Token))));

        foreach (var conversation in conversations)
        {
            Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), (await Store.AfterAsync(conversation, 0, 100, Token)).Select(a => a.Seq));
        }
    }

    [Fact]
    public async Task A_conversation_is_made_once_and_found_by_its_name()
    {
        var start = new ChatWrite { Conversation = new ConversationKey("directline", "甲"), Turn = new NewTurn("start", null, "{}") };

        var first = await Store.WriteAsync([start, start], Here, Test.Now, Token);
        var again = await Store.WriteAsync([start], Here, Test.Now, Token);

        Assert.Equal([true, false], first.Select(w => w.IsNew));
        Assert.False(again[0].IsNew);
        Assert.Null(again[0].TurnId);
        Assert.Equal(first[0].ConversationId, again[0].ConversationId);
        Assert.Equal(first[0].ConversationId, (await Store.FindAsync("directline", "甲", Token))!.Id);
        Assert.Null(await Store.FindAsync("connector", "甲", Token));
    }

    [Fact]
    public async Task What_a_dead_process_left_is_taken_at_once_by_its_successor_and_by_others_when_the_lease_is_over()
    {
        var conversation = await StartAsync("甲");
        await Store.WriteAsync([Said(conversation, "a1"), Said(conversation, "a2")], Here, Test.Now, Token);

        Assert.Empty(await TakeAsync(There));
        var successor = await TakeAsync(Here);
        var others = await Store.OpenAsync(Here, successor.Select(t => t.ConversationId), Test.Now, 10, Token);
        Test.Clock.Advance(TimeSpan.FromSeconds(31));
        var other = await TakeAsync(There);

        // the second never began: the first comes before it
        Assert.Equal([("a1", 2), ("a2", 1)], successor.Select(t => (t.ActivityId, t.Attempts)));
        Assert.All(successor, t => Assert.Equal(("甲", "directline"), (t.Name, t.Channel)));
        Assert.Empty(others);
        Assert.Equal([("a1", 3), ("a2", 1)], other.Select(t => (t.ActivityId, t.Attempts)));
        Assert.Empty(await TakeAsync(Here));
    }

    [Fact]
    public async Task A_conversation_in_another_process_stays_there_and_its_owner_finds_the_turn()
    {
        var conversation = await StartAsync("甲");
        await Store.WriteAsync([Said(conversation, "a1")], Here, Test.Now, Token);

        var elsewhere = (await Store.WriteAsync([Said(conversation, "a2")], There, Test.Now, Token))[0];

        Assert.NotNull(elsewhere.TurnId);
        Assert.False(elsewhere.Mine);
        Assert.False((await Store.WriteAsync([Said(conversation, "a3")], Here, Test.Now, Token))[0].Mine);
        Assert.Equal(["a1", "a2", "a3"], (await TakeAsync(Here)).Select(t => t.ActivityId));
        Assert.True((await Store.WriteAsync([Said(conversation, "a4")], Here, Test.Now, Token))[0].Mine);
        await Store.RenewAsync(Here, [conversation], Test.Now + TimeSpan.FromMinutes(1), Token);
        Assert.Empty(await TakeAsync(There, Test.Now + TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Conversations_that_are_busy_hide_no_others_however_many_they_are()
    {
        var busy = new List<long>();
        foreach (var name in (string[])["甲", "乙", "丙"])
        {
            busy.Add(await StartAsync(name));
            await Store.WriteAsync([.. Enumerable.Range(0, 5).Select(i => Said(busy[^1], $"a{i}"))], Here, Test.Now, Token);
        }

        var waiting = await StartAsync("丁");
        await Store.WriteAsync([Said(waiting, "a")], Here, Test.Now, Token);

        Assert.Equal([waiting], await Store.OpenAsync(Here, busy, Test.Now, 2, Token));
        Assert.Equal(busy[..2], await Store.OpenAsync(Here, [], Test.Now, 2, Token));
    }

    [Fact]
    public async Task What_the_former_owner_of_a_conversation_left_comes_before_what_is_said_to_the_next()
    {
        var conversation = await StartAsync("甲");
        await Store.WriteAsync([Said(conversation, "a1")], There, Test.Now, Token);
        Test.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.False((await Store.WriteAsync([Said(conversation, "a2")], Here, Test.Now, Token))[0].Mine);

        var taken = await TakeAsync(Here);
        Assert.Equal(["a1", "a2"], taken.Select(t => t.ActivityId));
        await Store.WriteAsync([.. taken.Select(t => new ChatWrite { ConversationId = conversation, End = new TurnEnd(t.Id, null) })], Here, Test.Now, Token);
        Test.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.True((await Store.WriteAsync([Said(conversation, "a3")], There, Test.Now, Token))[0].Mine);
    }

    [Fact]
    public async Task A_turn_that_ended_is_not_done_again_and_leaves_what_the_bot_remembers()
    {
        var conversation = await StartAsync("甲");
        var said = (await Store.WriteAsync([Said(conversation, "a1")], Here, Test.Now, Token))[0];
        Assert.Null(await Store.StateAsync(conversation, Token));

        await Store.WriteAsync([new ChatWrite { ConversationId = conversation, End = new TurnEnd(said.TurnId!.Value, """{"last":"12"}""") }], Here, Test.Now, Token);
        var next = (await Store.WriteAsync([Said(conversation, "a2")], Here, Test.Now, Token))[0];
        await Store.WriteAsync([new ChatWrite { ConversationId = conversation, End = new TurnEnd(next.TurnId!.Value, null) }], Here, Test.Now, Token);

        Assert.Empty(await TakeAsync(Here));
        Assert.Equal("""{"last":"12"}""", await Store.StateAsync(conversation, Token));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM inbox WHERE json IS NOT NULL"));
    }

    [Fact]
    public async Task A_ticket_opens_one_stream()
    {
        var conversation = await StartAsync("甲");
        var use = new ChatWrite { ConversationId = conversation, Ticket = new TicketUse("n", Test.Now.AddMinutes(1)) };

        var both = await Store.WriteAsync([use, use], Here, Test.Now, Token);
        var later = await Store.WriteAsync([use], There, Test.Now, Token);

        Assert.Equal([true, false], both.Select(w => w.TicketIsGood));
        Assert.False(later[0].TicketIsGood);
    }

    [Fact]
    public async Task What_one_caller_may_not_write_is_told_from_trouble_with_the_database()
    {
        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Store.WriteAsync([Said(4711, "a1")], Here, Test.Now, Token));

        Assert.True(ChatStore.IsRefusal(refusal));
    }

    [Fact]
    public async Task Old_activities_turns_tickets_and_states_are_forgotten_and_conversations_later()
    {
        var conversation = await StartAsync("甲");
        var said = (await Store.WriteAsync([Said(conversation, "a1")], Here, Test.Now, Token))[0];
        await Store.WriteAsync(
            [
                new ChatWrite { ConversationId = conversation, End = new TurnEnd(said.TurnId!.Value, "{}"), Ticket = new TicketUse("n", Test.Now.AddMinutes(1)) },
                new ChatWrite { ConversationId = conversation, Activities = [.. Enumerable.Range(1, 1999).Select(i => new NewActivity($"b{i}", "{}"))] },
            ],
            Here, Test.Now, Token);
        var trim = new ChatTrim(Database);

        await trim.RunAsync(Test.Now, Token);
        Assert.Equal((500, 1501), (await CountAsync("chat_activities"), (await Store.AfterAsync(conversation, 0, 1, Token))[0].Seq));
        Assert.Equal((1, 1, 1), (await CountAsync("inbox"), await CountAsync("stream_tickets"), await CountAsync("chat_states")));

        await trim.RunAsync(Test.Now.AddDays(4), Token);
        Assert.Equal((500, 0, 0, 1), (await CountAsync("chat_activities"), await CountAsync("inbox"), await CountAsync("stream_tickets"), await CountAsync("chat_states")));

        await trim.RunAsync(Test.Now.AddDays(31), Token);
        Assert.Equal((0, 0, 1), (await CountAsync("chat_activities"), await CountAsync("chat_states"), await CountAsync("conversations")));
        Assert.Equal(2001, (await Store.WriteAsync([Answer(conversation, "again")], Here, Test.Now, Token))[0].Stored.Single().Seq);

        await trim.RunAsync(Test.Now.AddDays(400), Token);
        Assert.Equal(0, await CountAsync("conversations"));
    }

    [Fact]
    public async Task Conversations_that_have_to_stay_keep_no_others_from_being_forgotten()
    {
        await Test.ExecuteAsync(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
            INSERT INTO conversations (channel, name, last_at) SELECT 'directline', 'old' || i, 0 FROM n
            """);
        await Test.ExecuteAsync("INSERT INTO inbox (conversation_id, activity_id, at, json) SELECT id, 'x', 0, '{}' FROM conversations");
        await StartAsync("甲");

        await new ChatTrim(Database).RunAsync(Test.Now.AddDays(400), Token);

        Assert.Equal(1000, await CountAsync("conversations"));
        Assert.Null(await Store.FindAsync("directline", "甲", Token));
    }

    private static ChatWrite Said(long conversation, string id) => new()
    {
        ConversationId = conversation, Turn = new NewTurn(id, null, $"said {id}"), Activities = [new NewActivity(id, $"echo of {id}")],
    };

    private static ChatWrite Answer(long conversation, string id) => new() { ConversationId = conversation, Activities = [new NewActivity(id, id)] };

    private async Task<IReadOnlyList<OpenTurn>> TakeAsync(TurnLease lease, DateTimeOffset? at = null)
    {
        var now = at ?? Test.Now;
        return await Store.TakeAsync(await Store.OpenAsync(lease, [], now, 10, Token), lease, now, Token);
    }

    private async Task<long> StartAsync(string name) =>
        (await Store.WriteAsync([new ChatWrite { Conversation = new ConversationKey("directline", name) }], Here, Test.Now, Token))[0].ConversationId;

    private async Task<IEnumerable<string>> TextsAsync(long conversation) => (await Store.AfterAsync(conversation, 0, 100, Token)).Select(a => a.Json);

    private async Task<int> CountAsync(string table) => (int)await Test.ScalarAsync<long>($"SELECT count(*) FROM {table}");
}

public sealed class ChatStoreOnSqlite(SqliteFixture fixture) : ChatStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class ChatStoreOnPostgres(PostgresFixture fixture) : ChatStoreTests(fixture), IClassFixture<PostgresFixture>;
