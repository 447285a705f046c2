using System.Collections.Concurrent;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Bot.Tests.Channels.DirectLine;
using CaseReform.Ops.Hosting.Start;
using CaseReform.Ops.Testing.Time;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Channels.Inbox;

public sealed class TurnTests : ChatTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_said_in_one_conversation_is_done_in_order_and_a_slow_one_holds_up_no_other()
    {
        var slow = new TaskCompletionSource();
        Bot.Before = turn => turn.Activity.Text == "慢" ? slow.Task : Task.CompletedTask;
        await using var one = await Host.TalkAsync(Person);
        await using var two = await Host.TalkAsync(await ChatHost.PersonAsync(Test, "李示例"));

        await one.SayAsync("慢");
        await one.SayAsync("快");
        await two.SayAsync("一");
        Assert.Equal(["您好", "李示例：一"], [await two.NextTextAsync(), await two.NextTextAsync()]);
        Assert.DoesNotContain("快", Bot.Heard);
        slow.SetResult();

        Assert.Equal(["您好", "张示例：慢", "张示例：快"], [await one.NextTextAsync(), await one.NextTextAsync(), await one.NextTextAsync()]);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_turn_that_fails_is_owned_up_to_with_a_number_and_one_line_in_the_log()
    {
        Bot.Before = turn => turn.Activity.Text == "错" ? throw new InvalidOperationException("秘密") : Task.CompletedTask;
        await using var client = await Host.TalkAsync(Person);

        await client.SayAsync("错");
        Assert.Equal("您好", await client.NextTextAsync());
        var sentence = await client.NextTextAsync();
        await client.SayAsync("对");

        Assert.Equal("张示例：对", await client.NextTextAsync());
        var line = Assert.Single(Host.Log.Lines);
        var number = await Test.ScalarAsync<long>("SELECT id FROM inbox ORDER BY id LIMIT 1 OFFSET 1");
        Assert.Contains($"编号 {number}", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密", sentence, StringComparison.Ordinal);
        Assert.Contains($"turn {number} on directline failed", line, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_turn_that_never_ends_is_ended_after_a_minute()
    {
        Bot.Before = turn => turn.Activity.Text == "慢" ? Task.Delay(Timeout.Infinite, Bot.Token) : Task.CompletedTask;
        await using var client = await Host.TalkAsync(Person);
        Assert.Equal("您好", await client.NextTextAsync());

        await client.SayAsync("慢");
        await Until.TrueAsync(() => Bot.Heard.Contains("慢"));

        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("系统出错", await client.NextTextAsync(), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_turn_cut_off_in_the_middle_is_done_after_the_restart_and_answers_once()
    {
        var stuck = new TaskCompletionSource();
        Bot.Before = turn => turn.Activity.Text == "一" && Bot.Heard.Count == 1 ? stuck.Task : Task.CompletedTask;
        await using var client = await Host.TalkAsync(Person);
        Assert.Equal("您好", await client.NextTextAsync());
        await client.SayAsync("一");
        await client.SayAsync("二");
        await Until.TrueAsync(() => Bot.Heard.Contains("一"));

        await RestartAsync();
        stuck.SetException(new InvalidOperationException("the process is gone"));
        await using var same = new ChatClient(Host.Address, client.Session) { Token = client.Token, Conversation = client.Conversation, Watermark = client.Watermark };
        await same.ReconnectAsync();

        Assert.Equal(["张示例：一", "张示例：二"], [await same.NextTextAsync(), await same.NextTextAsync()]);
        Assert.Equal(["一", "一", "二"], Bot.Heard);
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT attempts FROM inbox ORDER BY id LIMIT 1 OFFSET 1"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_turn_that_grew_as_it_was_written_down_is_done_after_the_restart_too()
    {
        var stuck = new TaskCompletionSource();
        Bot.Before = _ => Bot.Heard.Count == 1 ? stuck.Task : Task.CompletedTask;
        await using var client = await Host.TalkAsync(Person);
        var text = new string('<', 60_000);
        using var answer = await client.PostRawAsync(System.Text.Encoding.UTF8.GetBytes($$"""{"type":"message","text":"{{text}}"}"""));
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        await Until.TrueAsync(() => !Bot.Heard.IsEmpty);

        await RestartAsync();
        stuck.SetException(new InvalidOperationException("the process is gone"));
        await AllDoneAsync();

        Assert.Equal([text, text], Bot.Heard);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_kills_the_process_each_time_is_not_tried_for_ever()
    {
        await using var client = await Host.TalkAsync(Person);
        Assert.Equal("您好", await client.NextTextAsync());
        await Host.DisposeAsync();
        await Test.ExecuteAsync(
            "INSERT INTO inbox (conversation_id, activity_id, person_id, at, json, attempts) SELECT id, 'x', person_id, 0, '{\"type\":\"message\",\"text\":\"毒\",\"recipient\":{\"role\":\"bot\"}}', 5 FROM conversations");

        Host = await StartAsync();
        await using var same = new ChatClient(Host.Address, client.Session) { Token = client.Token, Conversation = client.Conversation, Watermark = client.Watermark };
        await same.ReconnectAsync();

        Assert.Contains("系统出错", await same.NextTextAsync(), StringComparison.Ordinal);
        Assert.Empty(Bot.Heard);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM inbox WHERE done_at IS NULL"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_nobody_here_can_answer_is_dropped_with_a_line()
    {
        await Host.DisposeAsync();
        await Test.ExecuteAsync("INSERT INTO conversations (channel, name, last_at) VALUES ('gone', 'c', 0), ('directline', 'd', 0)");
        await Test.ExecuteAsync("INSERT INTO inbox (conversation_id, activity_id, at, json) SELECT id, 'x', 0, CASE channel WHEN 'gone' THEN '{\"type\":\"message\"}' ELSE 'x' END FROM conversations");

        Host = await StartAsync();
        await AllDoneAsync();

        Assert.Equal(2, Host.Log.Lines.Count(l => l.Contains("is dropped", StringComparison.Ordinal)));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task While_the_database_is_away_a_turn_waits_and_is_done_when_it_is_back()
    {
        var times = 0;
        Bot.Before = turn => turn.Activity.Text == "一" && ++times < 3 ? throw new SqliteException("disk I/O error", 10) : Task.CompletedTask;
        await using var client = await Host.TalkAsync(Person);
        Assert.Equal("您好", await client.NextTextAsync());

        await client.SayAsync("一");
        var answer = client.NextTextAsync();
        var end = Test.Now + TimeSpan.FromMinutes(25);
        await Until.TrueAsync(() =>
        {
            // not while a turn is under way: its minute would be over at once; and not for half an hour, when the client's token ends
            if (Host.Get<TurnLoop>().Busy.Count == 0 && Test.Now < end)
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
            }

            return answer.IsCompleted;
        });

        Assert.Equal("张示例：一", await answer);
        Assert.Equal(["一", "一", "一"], Bot.Heard);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_said_after_a_turn_that_was_put_off_waits_for_it()
    {
        var away = new TaskCompletionSource();
        Bot.Before = turn => turn.Activity.Text == "一" && Bot.Heard.Count == 1 ? away.Task : Task.CompletedTask;
        await using var client = await Host.TalkAsync(Person);
        Assert.Equal("您好", await client.NextTextAsync());
        await client.SayAsync("一");
        await client.SayAsync("二");

        away.SetException(new SqliteException("disk I/O error", 10));
        await Until.TrueAsync(() => Host.Get<TurnLoop>().Busy.Count == 0);
        await client.SayAsync("三");
        await using var other = await Host.TalkAsync(await ChatHost.PersonAsync(Test, "李示例"));
        await other.SayAsync("别处");
        Assert.Equal(["您好", "李示例：别处"], [await other.NextTextAsync(), await other.NextTextAsync()]);
        Assert.Equal(["一", "别处"], Bot.Heard);

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["张示例：一", "张示例：二", "张示例：三"], [await client.NextTextAsync(), await client.NextTextAsync(), await client.NextTextAsync()]);
        Assert.Equal(["一", "别处", "一", "二", "三"], Bot.Heard);
        Assert.Equal("1,2,1,1", await Test.ScalarAsync<string>($"SELECT group_concat(attempts) FROM (SELECT attempts FROM inbox WHERE person_id = {Person} ORDER BY id)"));
    }

    [Fact]
    public void Before_the_inbox_was_looked_through_nothing_overtakes_what_an_earlier_process_left()
    {
        var loop = ActivatorUtilities.CreateInstance<TurnLoop>(Host.Get<IServiceProvider>());
        var early = new InboxTurn(new DeadChannel(), Clock)
        {
            TurnId = 1, ConversationId = 1, ConversationName = "c", ActivityId = "a", PersonId = Person, Attempts = 1, Activity = new Activity(),
        };

        loop.Add(early);

        Assert.Empty(loop.Busy);
        Assert.True(early.Done.Task.IsCanceled);
        Assert.True(loop.CatchUp());
        Assert.False(loop.CatchUp());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_the_bot_remembers_is_kept_over_turns_and_restarts()
    {
        var seen = new ConcurrentQueue<string?>();
        Bot.Before = turn =>
        {
            seen.Enqueue(turn.State);
            turn.State = $"\"{turn.Activity.Text}\"";
            return Task.CompletedTask;
        };
        await using var client = await Host.TalkAsync(Person);
        await client.SayAsync("一");
        Assert.Equal(["您好", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync()]);
        await RestartAsync();
        await using var same = new ChatClient(Host.Address, client.Session) { Token = client.Token, Conversation = client.Conversation, Watermark = client.Watermark };
        await same.ReconnectAsync();
        await same.SayAsync("二");
        await same.NextTextAsync();

        Assert.Equal([null, "\"一\""], seen);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_second_bot_on_the_same_folder_does_not_start()
    {
        await Assert.ThrowsAsync<SecondProcessException>(StartAsync);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_slow_channel_holds_up_no_other_and_one_that_fails_is_not_asked_again()
    {
        var dead = new DeadChannel();
        var inbox = Host.Get<Bot.Channels.Inbox.Inbox>();
        for (var i = 0; i < 40; i++)
        {
            await inbox.AcceptAsync(
                new Incoming
                {
                    Channel = dead, ConversationName = $"c{i}", ActivityId = "a", PersonId = Person,
                    Activity = new Activity { Type = ActivityTypes.Message, Text = "外", ChannelId = "dead" },
                },
                TestContext.Current.CancellationToken);
        }

        await using var client = await Host.TalkAsync(Person);
        await client.SayAsync("一");
        Assert.Equal(["您好", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync()]);
        dead.Answer.SetException(new HttpRequestException("nobody there"));
        await AllDoneAsync();

        Assert.Equal(40 * 2, dead.Calls);
        Assert.DoesNotContain(Host.Log.Lines, l => l.Contains("did not end", StringComparison.Ordinal));
    }

    private Task AllDoneAsync() => Until.TrueAsync(async () => await Test.ScalarAsync<long>("SELECT count(*) FROM inbox WHERE done_at IS NULL") == 0);

    private sealed class DeadChannel : BotAdapter, IChannel
    {
        private int _calls;

        public string Name => "dead";

        public TaskCompletionSource Answer { get; } = new();

        public int Calls => _calls;

        public async Task OnTurnAsync(InboxTurn turn, IBot bot, CancellationToken token)
        {
            using var context = new TurnContext(this, turn.Activity);
            context.TurnState.Add<TurnFacts>(turn);
            await RunPipelineAsync(context, bot.OnTurnAsync, token);
        }

        public Task SendAsync(InboxTurn turn, Activity answer, CancellationToken token)
        {
            Interlocked.Increment(ref _calls);
            return Answer.Task;
        }

        public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken) =>
            InboxTurn.Of(turnContext).SendAsync(activities, cancellationToken);

        public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
