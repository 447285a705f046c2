using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using CaseReform.Ops.Bot.Channels.DirectLine;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

public sealed class ConversationTests : ChatTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_said_is_echoed_as_it_came_by_the_signed_in_person_and_answered()
    {
        await using var client = await Host.TalkAsync(Person);
        Assert.Equal("您好", await client.NextTextAsync());

        var id = await client.SayAsync("我的任务", "client-1");
        var echo = await client.NextAsync();
        var answer = await client.NextAsync();

        Assert.Equal(id, echo.GetProperty("id").GetString());
        Assert.Equal("""{"clientActivityID":"client-1","attachmentSizes":[]}""", echo.GetProperty("channelData").GetRawText());
        Assert.Equal($$"""{"id":"p{{Person}}","name":"张示例","role":"user"}""", echo.GetProperty("from").GetRawText());
        Assert.Equal(client.Conversation, echo.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal("张示例：我的任务", answer.GetProperty("text").GetString());
        Assert.Equal(id, answer.GetProperty("replyToId").GetString());
        Assert.Equal("bot", answer.GetProperty("from").GetProperty("role").GetString());
        Assert.Empty(Host.Log.Lines);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_member_nobody_here_knows_comes_back_in_the_echo()
    {
        await using var client = await Host.TalkAsync(Person);

        using var posted = await client.PostAsync(new { type = "message", text = "一", localTimezone = "Asia/Shanghai", entities = new[] { new { type = "x", deep = new { n = 1.50 } } } });

        Assert.Equal("您好", await client.NextTextAsync());
        var echo = await client.NextAsync();
        Assert.Equal("Asia/Shanghai", echo.GetProperty("localTimezone").GetString());
        Assert.Equal("""[{"type":"x","deep":{"n":1.5}}]""", echo.GetProperty("entities").GetRawText());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_stream_begins_with_what_was_said_before_it_opened_and_goes_on_after_the_watermark()
    {
        await using var client = await Host.ClientAsync(Person);
        using (var generated = await client.GenerateAsync())
        {
            await client.TakeAsync(generated, HttpStatusCode.OK);
        }

        using (var started = await client.SendAsync(HttpMethod.Post, "conversations", null))
        {
            await client.TakeAsync(started, HttpStatusCode.Created);
        }

        await client.SayAsync("一");
        await client.OpenAsync();
        Assert.Equal(["您好", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync()]);

        await client.SayAsync("二");
        await client.ReconnectAsync();
        Assert.Equal("张示例：二", await client.NextTextAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_restart_loses_nothing_tokens_and_watermarks_hold()
    {
        await using var client = await Host.TalkAsync(Person);
        await client.SayAsync("一");
        Assert.Equal(["您好", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync()]);
        await client.SayAsync("二");
        await Until.TrueAsync(() => Bot.Heard.Count >= 2);

        await RestartAsync();
        await using var same = new ChatClient(Host.Address, client.Session) { Token = client.Token, Conversation = client.Conversation, Watermark = client.Watermark };
        await same.ReconnectAsync();

        Assert.Equal("张示例：二", await same.NextTextAsync());
        await same.SayAsync("三");
        Assert.Equal("张示例：三", await same.NextTextAsync());
        Assert.Equal(["一", "二", "三"], Bot.Heard);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_restart_ends_the_stream_in_good_order()
    {
        await using var client = await Host.TalkAsync(Person);
        Assert.Equal("您好", await client.NextTextAsync());
        var end = client.EndAsync();

        await RestartAsync();

        Assert.Equal(System.Net.WebSockets.WebSocketCloseStatus.EndpointUnavailable, await end);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Polls_bring_what_is_new_and_the_watermark_with_it()
    {
        await using var client = await Host.TalkAsync(Person);
        await client.SayAsync("一");
        Assert.Equal(["您好", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync()]);
        await using var poll = new ChatClient(Host.Address, client.Session) { Token = client.Token, Conversation = client.Conversation };

        var all = await poll.PollAsync();
        var none = await poll.PollAsync();
        using var wrong = await poll.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}/activities?watermark=-1", null);

        Assert.Equal(["您好", "一", "张示例：一"], all.Select(a => a.GetProperty("text").GetString()));
        Assert.Empty(none);
        Assert.Equal("3", poll.Watermark);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Two_windows_of_one_person_see_the_same()
    {
        await using var one = await Host.TalkAsync(Person);
        await using var two = await Host.ClientAsync(Person);
        using var generated = await two.GenerateAsync(new { conversationId = one.Conversation });
        await two.TakeAsync(generated, HttpStatusCode.OK);
        Assert.Equal(one.Conversation, two.Conversation);
        await two.ReconnectAsync();

        await one.SayAsync("一");

        foreach (var window in new[] { one, two })
        {
            Assert.Equal(["您好", "张示例：一"], [await window.NextTextAsync(), await window.NextTextAsync()]);
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_conversation_that_runs_is_not_begun_again()
    {
        await using var client = await Host.TalkAsync(Person);

        using var again = await client.SendAsync(HttpMethod.Post, "conversations", null);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await client.SayAsync("一");
        Assert.Equal(["您好", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync()]);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Nobody_goes_on_with_a_strangers_conversation()
    {
        await using var client = await Host.TalkAsync(Person);
        await using var stranger = await Host.ClientAsync(await ChatHost.PersonAsync(Test, "李示例"));

        using var named = await stranger.GenerateAsync(new { conversationId = client.Conversation });
        await stranger.TakeAsync(named, HttpStatusCode.OK);
        Assert.NotEqual(client.Conversation, stranger.Conversation);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("GET", "")]
    [InlineData("GET", "/activities")]
    [InlineData("POST", "/activities")]
    [InlineData("POST", "/upload")]
    public async Task A_strangers_conversation_is_forbidden_like_one_that_does_not_exist(string method, string path)
    {
        await using var client = await Host.TalkAsync(Person);
        await using var stranger = await Host.TalkAsync(await ChatHost.PersonAsync(Test, "李示例"));

        using var answer = await stranger.SendAsync(new HttpMethod(method), $"conversations/{client.Conversation}{path}", null);
        using var nothing = await stranger.SendAsync(new HttpMethod(method), $"conversations/{new string('a', client.Conversation.Length)}{path}", null);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (answer.StatusCode, nothing.StatusCode));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_colleague_who_may_see_the_same_gets_a_conversation_of_their_own()
    {
        var seed = new Seed(Test.Database);
        var unit = await seed.UnitAsync("甲市示例局");
        await using var client = await Host.TalkAsync(await seed.HolderAsync(unit.Handler, "甲示例", "jia@example.test"));
        await using var colleague = await Host.ClientAsync(await seed.HolderAsync(unit.Handler, "乙示例", "yi@example.test"));

        using var named = await colleague.GenerateAsync(new { conversationId = client.Conversation });
        await colleague.TakeAsync(named, HttpStatusCode.OK);

        Assert.NotEqual(client.Conversation, colleague.Conversation);
        using var answer = await colleague.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}/activities", null);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_conversation_that_was_never_begun_has_ended()
    {
        await using var client = await Host.ClientAsync(Person);
        using var generated = await client.GenerateAsync();
        await client.TakeAsync(generated, HttpStatusCode.OK);

        using var reconnect = await client.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}", null);
        using var post = await client.PostAsync(ChatClient.Message("一"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (reconnect.StatusCode, post.StatusCode));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Typing_is_taken_and_shown_to_nobody()
    {
        await using var client = await Host.TalkAsync(Person);

        using var typing = await client.PostAsync(new { type = "typing" });
        await client.SayAsync("一");

        Assert.Equal(HttpStatusCode.OK, typing.StatusCode);
        Assert.NotEmpty((await typing.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
        Assert.Equal(["您好", "一", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync("user"), await client.NextTextAsync()]);
    }
}
