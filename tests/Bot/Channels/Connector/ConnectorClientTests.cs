using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Bot.Channels.Connector.Outbound;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

using Activity = System.Diagnostics.Activity;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private TestChannel _channel = null!;
    private Parts _parts = null!;

    public async ValueTask InitializeAsync()
    {
        _channel = await TestChannel.StartAsync();
        _parts = new Parts(_channel.Options());
    }

    public async ValueTask DisposeAsync()
    {
        _parts.Dispose();
        await _channel.DisposeAsync();
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Every_call_goes_where_the_protocol_says()
    {
        _channel.Answer = (context, call) => context.Response.WriteAsync(call.Path.EndsWith("/members", StringComparison.Ordinal) ? "[]" : "{}");
        var token = TestContext.Current.CancellationToken;
        var text = PlainMessage.Of("好");
        using (var client = await _parts.Clients.CreateAsync(_channel.ServiceUrl, "any", token))
        {
            await client.Conversations.CreateConversationAsync(new ConversationParameters(), token);
        }

        // the SDK ends it with each turn, and the next turn goes on with it
        var c = (await _parts.Clients.CreateAsync(_channel.ServiceUrl, "any", token)).Conversations;
        await c.SendToConversationAsync("a/b;c", text, token);
        await c.ReplyToActivityAsync("c", "1:2", text, token);
        await c.UpdateActivityAsync("c", "1", text, token);
        await c.DeleteActivityAsync("c", "1", token);
        await c.GetConversationMembersAsync("c", token);
        await c.GetConversationPagedMembersAsync("c", cancellationToken: token);

        Assert.Equal(
            [
                "POST /service/v3/conversations",
                "POST /service/v3/conversations/a%2Fb%3Bc/activities",
                "POST /service/v3/conversations/c/activities/1%3A2",
                "PUT /service/v3/conversations/c/activities/1",
                "DELETE /service/v3/conversations/c/activities/1",
                "GET /service/v3/conversations/c/members",
                "GET /service/v3/conversations/c/pagedmembers",
            ],
            _channel.Calls.Select(call => $"{call.Method} {call.Path}"));
        Assert.All(_channel.Calls, call => Assert.Equal("Bearer token-1", call.Authorization));
        Assert.Equal("""{"type":"message","textFormat":"plain","text":"好"}""", _channel.Calls[1].Body);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_token_is_asked_for_once_and_again_shortly_before_it_expires()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync()));
        var asked = Assert.Single(_channel.TokenCalls);
        Assert.Equal(
            $"grant_type=client_credentials&client_id={TestIssuer.AppId}&client_secret=not+a+real+secret&scope=https%3A%2F%2Fapi.botframework.com%2F.default", asked.Body);

        _parts.Clock.Advance(TimeSpan.FromMinutes(54));
        await SendAsync();
        Assert.Single(_channel.TokenCalls);
        _parts.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync();
        Assert.Equal(2, _channel.TokenCalls.Count);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_refused_token_is_renewed_once()
    {
        _channel.Answer = (context, call) =>
        {
            context.Response.StatusCode = call.Authorization == "Bearer token-1" ? 401 : 201;
            return Task.CompletedTask;
        };
        Assert.IsType<PostOutcome.Sent>(await SendAsync());
        Assert.Equal(2, _channel.TokenCalls.Count);

        _channel.Answer = (context, _) =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        };
        Assert.IsType<PostOutcome.Refused>(await SendAsync());
        Assert.Equal(3, _channel.TokenCalls.Count);
        Assert.Equal(4, _channel.Calls.Count);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(200, typeof(PostOutcome.Sent))]
    [InlineData(201, typeof(PostOutcome.Sent))]
    [InlineData(202, typeof(PostOutcome.Sent))]
    [InlineData(400, typeof(PostOutcome.Refused))]
    [InlineData(403, typeof(PostOutcome.Refused))]
    [InlineData(404, typeof(PostOutcome.Refused))]
    [InlineData(413, typeof(PostOutcome.Refused))]
    [InlineData(429, typeof(PostOutcome.TryLater))]
    [InlineData(500, typeof(PostOutcome.Uncertain))]
    [InlineData(502, typeof(PostOutcome.Uncertain))]
    [InlineData(503, typeof(PostOutcome.Uncertain))]
    public async Task Each_status_has_its_meaning(int status, Type meaning)
    {
        _channel.Answer = (context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        Assert.IsType(meaning, await SendAsync());
        Assert.Single(_channel.Calls);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(200, "no JSON")]
    [InlineData(200, "[]")]
    [InlineData(200, "")]
    [InlineData(201, "{\"id\":5}")]
    [InlineData(202, "{\"id\":")]
    [InlineData(204, "")]
    [InlineData(200, "large")]
    public async Task What_was_taken_was_taken_whatever_the_answer_says(int status, string body)
    {
        _channel.Answer = async (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentLength = status == 204 ? null : body == "large" ? 3_000_000 : body.Length;
            if (body == "large")
            {
                await context.Response.Body.WriteAsync(new byte[3_000_000]);
            }
            else if (body.Length > 0)
            {
                await context.Response.WriteAsync(body);
            }
        };

        Assert.IsType<PostOutcome.Sent>(await SendAsync());
        Assert.Single(_channel.Calls);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("..", "1")]
    [InlineData(".", "1")]
    [InlineData("c", "..")]
    public async Task An_id_that_would_climb_out_of_its_place_is_refused(string conversation, string answered)
    {
        Assert.IsType<PostOutcome.Refused>(
            await _parts.Sender.SendAsync(_channel.ServiceUrl, conversation, answered, PlainMessage.Of("好"), TestContext.Current.CancellationToken));

        Assert.Empty(_channel.Server.Calls);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_conversation_whose_id_is_not_ASCII_gets_its_answer()
    {
        Assert.IsType<PostOutcome.Sent>(
            await _parts.Sender.SendAsync(_channel.ServiceUrl, "a/b;组", "1", PlainMessage.Of("好"), TestContext.Current.CancellationToken));

        Assert.Equal("/service/v3/conversations/a%2Fb%3B%E7%BB%84/activities/1", Assert.Single(_channel.Calls).Path);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_id_that_the_SDK_breaks_off_at_ends_that_answer_and_nothing_else()
    {
        Assert.IsType<PostOutcome.Uncertain>(
            await _parts.Sender.SendAsync(_channel.ServiceUrl, "a\nb", "1", PlainMessage.Of("好"), TestContext.Current.CancellationToken));

        Assert.Empty(_channel.Calls);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(200, typeof(PostOutcome.Sent))]
    [InlineData(429, typeof(PostOutcome.TryLater))]
    [InlineData(502, typeof(PostOutcome.Uncertain))]
    public async Task An_answer_in_a_character_set_that_nobody_knows_means_what_its_status_says(int status, Type meaning)
    {
        _channel.Answer = async (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html; charset=GBK";
            await context.Response.Body.WriteAsync((byte[])[0xC7, 0xEB, 0xC9, 0xD4, 0xBA, 0xF2]);
        };

        Assert.IsType(meaning, await SendAsync());
        Assert.Single(_channel.Calls);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task No_id_of_a_trace_leaves_with_a_call()
    {
        var headers = new List<string>();
        _channel.Answer = (context, _) =>
        {
            headers.AddRange(context.Request.Headers.Keys);
            return context.Response.WriteAsync("{}");
        };
        var give = _channel.GiveToken;
        _channel.GiveToken = context =>
        {
            headers.AddRange(context.Request.Headers.Keys);
            return give(context);
        };

        using (new Activity("turn").AddBaggage("person", "1").Start())
        {
            await SendAsync();
        }

        Assert.Contains("Authorization", headers);
        Assert.DoesNotContain(headers, h => h is "traceparent" or "tracestate" or "baggage" or "Request-Id" or "Correlation-Context");
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Below_the_SDKs_clients_no_call_and_no_token_leave_for_another_host()
    {
        await using var elsewhere = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        using var http = new HttpClient(_parts.Calls, disposeHandler: false);

        var refused = await Assert.ThrowsAsync<ChannelCallException>(() => http.GetAsync(new Uri(elsewhere.Address), TestContext.Current.CancellationToken));

        Assert.IsType<PostOutcome.Refused>(refused.Outcome);
        Assert.Empty(elsewhere.Calls);
        Assert.Empty(_channel.TokenCalls);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _parts.Clients.CreateAsync(elsewhere.Address, "any", TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_channel_is_not_told_on_what_machine_the_bot_runs()
    {
        var agent = "never called";
        _channel.Answer = (context, _) =>
        {
            agent = context.Request.Headers.UserAgent.ToString();
            return context.Response.WriteAsync("{}");
        };

        await SendAsync();

        Assert.Equal(string.Empty, agent);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("7", 7)]
    [InlineData("0", 1)]
    [InlineData("999999", 3600)]
    [InlineData("Fri, 20 Nov 2026 01:00:30 GMT", 30)]
    public async Task Retry_after_is_obeyed_within_reason(string asked, int seconds)
    {
        _channel.Answer = (context, _) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = asked;
            return Task.CompletedTask;
        };

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<PostOutcome.TryLater>(await SendAsync()).After);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        _channel.Answer = (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = elsewhere.Address + "/v3/conversations";
            return Task.CompletedTask;
        };

        Assert.IsType<PostOutcome.Refused>(await SendAsync());
        Assert.Empty(elsewhere.Calls);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_channel_that_does_not_answer_in_time_may_have_it()
    {
        var reached = new TaskCompletionSource();
        _channel.Answer = async (context, _) =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        var sending = SendAsync();
        await reached.Task;
        _parts.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.IsType<PostOutcome.Uncertain>(await sending);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_channel_that_hangs_up_may_have_it()
    {
        _channel.Answer = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.IsType<PostOutcome.Uncertain>(await SendAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_channel_that_is_not_there_surely_has_not_got_it()
    {
        var options = _channel.Options();
        var port = FreePort.Next();
        options.AllowedHosts.Add($"127.0.0.1:{port}");
        using var parts = new Parts(options);

        Assert.IsType<PostOutcome.TryLater>(
            await parts.Sender.SendAsync($"http://127.0.0.1:{port}/", "c", null, PlainMessage.Of("好"), TestContext.Current.CancellationToken));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("""{"access_token":"a"}""", 200)]
    [InlineData("""{"access_token":"a\r\nX: y","expires_in":3600}""", 200)]
    [InlineData("""{"access_token":1,"expires_in":3600}""", 200)]
    [InlineData("[]", 200)]
    [InlineData("", 200)]
    [InlineData("""{"error":"invalid_client"}""", 401)]
    [InlineData("""{"access_token":"a","expires_in":3600}""", 302)]
    public async Task Without_a_token_nothing_is_sent_and_the_endpoint_is_left_in_peace(string answer, int status)
    {
        _channel.GiveToken = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(answer);
        };

        Assert.IsType<PostOutcome.TryLater>(await SendAsync());
        Assert.IsType<PostOutcome.TryLater>(await SendAsync());
        Assert.Single(_channel.TokenCalls);
        Assert.Empty(_channel.Calls);
        _parts.Clock.Advance(TimeSpan.FromSeconds(10));
        await SendAsync();
        Assert.Equal(2, _channel.TokenCalls.Count);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_new_secret_in_the_file_needs_no_restart()
    {
        using var folder = new TemporaryFolder();
        var options = _channel.Options();
        options.AppSecretFile = folder.File("secret");
        using var parts = new Parts(options);
        foreach (var secret in (string[])["first", "second"])
        {
            await File.WriteAllTextAsync(options.AppSecretFile, secret + "\nnot this\n", TestContext.Current.CancellationToken);
            await parts.Sender.SendAsync(_channel.ServiceUrl, "c", null, PlainMessage.Of("好"), TestContext.Current.CancellationToken);
            parts.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(["first", "second"], _channel.TokenCalls.Select(call => call.Body.Split('&')[2]["client_secret=".Length..]));
    }

    private Task<PostOutcome> SendAsync() =>
        _parts.Sender.SendAsync(_channel.ServiceUrl, "c", null, PlainMessage.Of("好"), TestContext.Current.CancellationToken);
}
