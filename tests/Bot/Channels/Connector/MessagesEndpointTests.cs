using System.Net;
using System.Text;
using System.Text.Json.Nodes;

using CaseReform.Ops.Testing.Time;

using Microsoft.AspNetCore.Hosting;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

public sealed class MessagesEndpointTests : IAsyncLifetime
{
    private ConnectorHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ConnectorHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact(Timeout = Limit.Outside)]
    public async Task A_message_is_taken_at_once_and_answered_at_the_channel()
    {
        Assert.Equal("听到：我的任务", await _host.TalkAsync(_host.Message("m 1", "我的任务", conversation: "a:1/2;x=3")));

        var call = _host.Channel.Calls.Single(c => c.Body.Contains("听到", StringComparison.Ordinal));
        Assert.Equal("/service/v3/conversations/a%3A1%2F2%3Bx%3D3/activities/m%201", call.Path);
        Assert.Equal("Bearer token-1", call.Authorization);
        var answer = JsonNode.Parse(call.Body)!;
        Assert.Equal("m 1", answer["replyToId"]!.GetValue<string>());
        Assert.Equal("28:bot", answer["from"]!["id"]!.GetValue<string>());
        Assert.Equal("29:" + ConnectorHost.BoundObject, answer["recipient"]!["id"]!.GetValue<string>());
        Assert.Equal("a:1/2;x=3", answer["conversation"]!["id"]!.GetValue<string>());
        Assert.Null(answer["id"]);
        await _host.Channel.Server.WaitForAsync(c => c.Body.Contains("\"typing\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(("甲甲", true), (Assert.Single(_host.Bot.Heard).Speaker, _host.Bot.Heard.Single().IsPrivate));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_same_activity_five_times_in_parallel_is_one_turn()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _host.PostAsync(_host.Message("same", "进度"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        await _host.TalkAsync(_host.Message("next", "完"));

        Assert.Equal(["same", "next"], _host.Bot.Heard.Select(h => h.Activity.Id));
        Assert.Single(_host.Channel.Calls, c => c.Path.EndsWith("/same", StringComparison.Ordinal));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_channel_waits_for_is_the_same_for_each_of_five_calls(bool invoke)
    {
        var message = _host.Message("awaited", "进度");
        if (invoke)
        {
            message["type"] = "invoke";
            message["name"] = "known";
        }
        else
        {
            message["deliveryMode"] = "expectReplies";
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _host.PostAsync(message)));
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));

        Assert.Single(_host.Bot.Heard);
        Assert.Single(bodies.Distinct());
        Assert.All(answers, a => Assert.Equal(invoke ? HttpStatusCode.Accepted : HttpStatusCode.OK, a.StatusCode));
        if (invoke)
        {
            Assert.Equal("""{"heard":1}""", bodies[0]);
        }
        else
        {
            Assert.Equal("听到：进度", Assert.Single(JsonNode.Parse(bodies[0])!["activities"]!.AsArray())!["text"]!.GetValue<string>());
            Assert.Empty(_host.Channel.Calls);
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_invoke_that_the_bot_does_not_know_is_told_so()
    {
        var message = _host.Message("1", "");
        message["type"] = "invoke";
        message["name"] = "something";

        using var answer = await _host.PostAsync(message);

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("""{"type":"message","id":"1",""")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"message\"")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":"message","text":{}}""")]
    [InlineData("""{"type":"message","from":"甲甲"}""")]
    [InlineData("""{"type":"message","from":[]}""")]
    [InlineData("""{"type":"message","from":{"id":5}}""")]
    [InlineData("""{"type":"message","attachments":{}}""")]
    [InlineData("""{"type":"message","attachments":[null]}""")]
    [InlineData("""{"type":"message","membersAdded":[null]}""")]
    [InlineData("""{"type":"message","timestamp":"soon"}""")]
    [InlineData("""{"type":"message","conversation":{"isGroup":"yes"}}""")]
    [InlineData("""{"type":"message","type":"invoke"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","channelData":{"x":["\udc00"]}}""")]
    [InlineData("""{"type":"message","\ud800":1}""")]
    [InlineData("""{"type":"message","id":"a\u0000b"}""")]
    [InlineData("""{"type":"message","from":{"id":"a\r\nb"}}""")]
    [InlineData("{\"type\":\"message\",\"text\":\"\u0001\"}")]
    [InlineData("""{"type":"message",}""")]
    [InlineData("""{"type":"message"} {}""")]
    [InlineData("""{"type":"message"/**/}""")]
    [InlineData("""{"type":"message","value":NaN}""")]
    public async Task What_is_no_activity_is_refused(string body)
    {
        using var answer = await _host.PostAsync(body, _host.Token());

        await RefusedAsync(answer, HttpStatusCode.BadRequest);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("id")]
    [InlineData("type")]
    [InlineData("from")]
    [InlineData("conversation")]
    public async Task An_activity_without_its_essentials_is_refused(string member)
    {
        var message = _host.Message("1", "好");
        message.Remove(member);

        using var answer = await _host.PostAsync(message);

        await RefusedAsync(answer, HttpStatusCode.BadRequest);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Depth_and_bytes_that_are_no_text_are_refused()
    {
        var token = _host.Token();
        var deep = $$"""{"type":"message","value":{{new string('[', 32)}}{{new string(']', 32)}}}""";
        using var tooDeep = await _host.PostAsync(deep, token);
        using var abyss = await _host.PostAsync("{\"type\":" + new string('[', 100_000), token);
        using var latin = await RawAsync(new ByteArrayContent([.. "{\"type\":\"message\",\"text\":\""u8, 0xE4, 0xF6, .. "\"}"u8]), "application/json");

        await RefusedAsync(tooDeep, HttpStatusCode.BadRequest);
        await RefusedAsync(abyss, HttpStatusCode.BadRequest);
        await RefusedAsync(latin, HttpStatusCode.BadRequest);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_content_type_is_refused(string type)
    {
        using var answer = await RawAsync(new ByteArrayContent(Encoding.UTF8.GetBytes(_host.Message("1", "好").ToJsonString())), type);

        await RefusedAsync(answer, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("endOfConversation")]
    public async Task What_needs_no_answer_gets_none(string type)
    {
        var message = _host.Message("1", "");
        message["type"] = type;

        await _host.SayAsync(message);

        Assert.Empty(_host.Bot.Heard);
    }

    /// <summary>Token and activity agree, so that only the allow-list stands between the bot and the address.</summary>
    [Theory(Timeout = Limit.Outside)]
    [InlineData("{0}/")]
    [InlineData("http://localhost:{1}/")]
    [InlineData("http://127.1:{1}/")]
    [InlineData("http://2130706433:{1}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{1}/")]
    [InlineData("http://{2}@127.0.0.1:{1}/")]
    [InlineData("http://{2}\\@127.0.0.1:{1}/")]
    [InlineData("http://{2}#@127.0.0.1:{1}/")]
    [InlineData("https://127.0.0.1:{1}/")]
    [InlineData("https://smba.trafficmanager.net:{1}/")]
    [InlineData("http://169.254.169.254/latest/")]
    [InlineData("")]
    public async Task An_address_that_is_not_allowed_is_never_called(string pattern)
    {
        await using var trap = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        var address = pattern.Replace("{0}", trap.Address, StringComparison.Ordinal)
            .Replace("{1}", new Uri(trap.Address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{2}", _host.Channel.Host, StringComparison.Ordinal);
        var message = _host.Message("1", "好");
        message["serviceUrl"] = address;

        using var answer = await _host.PostAsync(message.ToJsonString(), _host.Issuer.Token(ConnectorHost.Now, address));

        await RefusedAsync(answer, HttpStatusCode.Forbidden);
        Assert.Empty(trap.Calls);
        Assert.Empty(_host.Channel.TokenCalls);
        Assert.Contains("access.refused", await _host.AuditAsync());
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(ConnectorHost.BoundObject)]
    [InlineData("stranger")]
    public async Task A_flood_stops_its_sender_and_nobody_else(string sender)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var answer = await _host.PostAsync(_host.Message($"flood-{i}", "好", sender));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses.Distinct());
        await _host.SayAsync(_host.Message("calm", "好", "somebody else", conversation: "conv-2"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("directline")]
    [InlineData("webchat")]
    public async Task A_channel_whose_users_choose_their_ids_is_refused(string channel)
    {
        _host.Issuer.Keys = () => TestIssuer.KeySet(_host.Issuer.Key, TestIssuer.Kid, channel);
        var message = _host.Message("1", "好");
        message["channelId"] = channel;

        using var answer = await _host.PostAsync(message);

        await RefusedAsync(answer, HttpStatusCode.Forbidden);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task In_a_group_the_bot_knows_that_others_listen_and_hears_its_name_only_once()
    {
        var message = _host.Message("1", "<at>督办</at> 帮助");
        message["conversation"]!["conversationType"] = "groupChat";
        message["entities"] = new JsonArray(
            new JsonObject { ["type"] = "mention", ["text"] = "<at>督办</at>", ["mentioned"] = new JsonObject { ["id"] = "28:bot" } },
            new JsonObject { ["type"] = "clientInfo", ["locale"] = "zh-CN" });

        Assert.Equal("听到：帮助", await _host.TalkAsync(message));
        Assert.False(Assert.Single(_host.Bot.Heard).IsPrivate);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Without_an_application_id_there_is_nothing_at_the_address()
    {
        await using var off = await ConnectorHost.StartAsync(b => b.UseEnvironment("Production").UseSetting("Connector:AppId", ""));

        using var answer = await off.PostAsync(off.Message("1", "好").ToJsonString(), null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(off.Bot.Heard);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_developer_on_loopback_needs_no_application_id()
    {
        await using var open = await ConnectorHost.StartAsync(b => b.UseSetting("Connector:AppId", ""));
        using (var answer = await open.PostAsync(open.Message("1", "好").ToJsonString(), null))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal("听到：好", await open.AnswerAsync("1"));
        Assert.Empty(open.Channel.TokenCalls);
        Assert.All(open.Channel.Calls, c => Assert.Equal("", c.Authorization));

        // a page elsewhere that gave this machine's address a name of its own
        open.Http.DefaultRequestHeaders.Host = "rebound.example";
        using var refused = await open.PostAsync(open.Message("2", "好").ToJsonString(), null);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_developer_who_listens_for_others_gets_no_open_door()
    {
        await using var off = await ConnectorHost.StartAsync(
            b => b.UseSetting("Connector:AppId", "").UseSetting("Bot:Listen", "http://192.0.2.1:8632").UseSetting("Bot:PublicAddress", "https://bot.example"));

        using var answer = await off.PostAsync(off.Message("1", "好").ToJsonString(), null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Empty(_host.Bot.Heard);
        Assert.Empty(_host.Channel.Calls);
    }

    private async Task<HttpResponseMessage> RawAsync(HttpContent content, string type)
    {
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _host.Token());
        return await _host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
