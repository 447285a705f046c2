using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Time;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>How answers reach their channel, or do not.</summary>
public sealed class DeliveryTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task A_dead_channel_holds_up_nobody_else()
    {
        await using var dead = await TestChannel.StartAsync();
        var release = new TaskCompletionSource();
        dead.Answer = (_, _) => release.Task;
        await using var host = await ConnectorHost.StartAsync(b => b.UseSetting("Connector:AllowedHosts:1", dead.Host).UseSetting("Connector:CallLimit", "00:01:00"));
        for (var i = 0; i < 40; i++)
        {
            var lost = host.Message($"lost-{i}", "好", $"stranger-{i}", $"dead-{i}");
            lost["serviceUrl"] = dead.ServiceUrl;
            using var taken = await host.PostAsync(lost.ToJsonString(), host.Issuer.Token(ConnectorHost.Now, dead.ServiceUrl));
            Assert.True(taken.IsSuccessStatusCode);
        }

        await dead.Server.WaitForAsync(c => c.Body.Contains("\"message\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal("听到：好", await host.TalkAsync(host.Message("alive", "好")));
        release.SetResult();
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Answers_of_a_conversation_keep_their_order_while_their_channel_asks_to_wait()
    {
        await using var host = await ConnectorHost.StartAsync();
        var refused = 0;
        host.Channel.Answer = (context, call) =>
        {
            if (call.Body.Contains("听到：1", StringComparison.Ordinal) && Interlocked.Increment(ref refused) <= 2)
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "1";
            }

            return Task.CompletedTask;
        };
        foreach (var i in (int[])[1, 2, 3])
        {
            await host.SayAsync(host.Message($"m{i}", $"{i}"));
        }

        await host.AnswerAsync("m3");
        Assert.Equal(["听到：1", "听到：1", "听到：1", "听到：2", "听到：3"], Texts(host));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_the_channel_may_have_is_not_said_twice()
    {
        await using var host = await ConnectorHost.StartAsync();
        host.Channel.Answer = (context, call) =>
        {
            context.Response.StatusCode = call.Body.Contains("听到：1", StringComparison.Ordinal) ? 503 : 200;
            return Task.CompletedTask;
        };
        await host.SayAsync(host.Message("m1", "1"));
        Assert.Equal("听到：2", await host.TalkAsync(host.Message("m2", "2")));

        Assert.Equal(["听到：1", "听到：2"], Texts(host));
        var states = await host.Services.GetRequiredService<Database>().ReadAsync(
            s => s.QueryAsync<string>("SELECT state FROM outgoing WHERE done_at IS NOT NULL AND json IS NULL ORDER BY id"), TestContext.Current.CancellationToken);
        Assert.Equal("uncertain", states[0]);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_answer_larger_than_anything_that_is_let_in_goes_out_whole()
    {
        await using var host = await ConnectorHost.StartAsync();
        var text = new string('<', 45_000);
        var plain = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var taken = await host.PostAsync(host.Message("m1", text).ToJsonString(plain), host.Token());
        Assert.Equal("听到：" + text, await host.AnswerAsync("m1"));

        var awaited = host.Message("m2", text);
        awaited["deliveryMode"] = "expectReplies";
        using var answer = await host.PostAsync(awaited.ToJsonString(plain), host.Token());
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["activities"]!.AsArray();
        Assert.Equal("听到：" + text, Assert.Single(said)!["text"]!.GetValue<string>());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_answer_that_is_still_waiting_survives_a_restart()
    {
        await using var host = await ConnectorHost.StartAsync();
        host.Channel.GiveToken = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        await host.SayAsync(host.Message("m1", "1"));
        await host.Channel.Server.WaitForAsync(c => c.Path == "/token", TestContext.Current.CancellationToken);
        Assert.Empty(Texts(host));

        host.Channel.GiveToken = context => context.Response.WriteAsync("""{"expires_in":3600,"access_token":"late"}""");
        await host.RestartAsync();

        Assert.Equal("听到：1", await host.AnswerAsync("m1"));
        Assert.Single(Texts(host));
    }

    private static IEnumerable<string> Texts(ConnectorHost host) =>
        host.Channel.Calls.Select(c => JsonNode.Parse(c.Body)!["text"]?.GetValue<string>()).OfType<string>();
}
