using System.Text;
using System.Text.Json.Nodes;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Bot.Channels.Connector.Tokens;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Microsoft.AspNetCore.Hosting;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>Microsoft's own JavaScript SDK as the judge: its adapter of our tokens, its client of our models, its channel of our calls.</summary>
public sealed class MicrosoftTests
{
    private static readonly NodeProject Sdk = new("connector");

    [Fact(Timeout = Limit.Outside)]
    public async Task Its_adapter_and_ours_agree_about_tokens()
    {
        await using var issuer = await TestIssuer.StartAsync();
        using var parts = new Parts(new ConnectorOptions { AppId = TestIssuer.AppId, AppSecret = "s", OpenIdMetadata = issuer.Metadata });
        parts.Clock.Advance(TimeProvider.System.GetUtcNow() - parts.Now);
        const string Service = "https://smba.trafficmanager.net/teams/";
        var activity = new JsonObject
        {
            ["type"] = "message", ["id"] = "1", ["text"] = "我的任务", ["channelId"] = "msteams", ["serviceUrl"] = Service,
            ["from"] = new JsonObject { ["id"] = "u" }, ["recipient"] = new JsonObject { ["id"] = "b" }, ["conversation"] = new JsonObject { ["id"] = "c" },
        };
        string Make(Action<JsonObject>? claims = null, Action<JsonObject>? header = null, Func<byte[], byte[]>? sign = null) =>
            "Bearer " + issuer.Token(parts.Now, Service, claims, header, sign);
        var slack = activity.DeepClone();
        slack["channelId"] = "slack";
        (string Kind, string? Authorization, JsonNode Activity, bool IsGood)[] calls =
        [
            ("good", Make(), activity, true),
            ("within the skew", Make(c => c["exp"] = parts.Now.AddMinutes(-4).ToUnixTimeSeconds()), activity, true),
            ("none", null, activity, false),
            ("expired", Make(c => c["exp"] = parts.Now.AddMinutes(-6).ToUnixTimeSeconds()), activity, false),
            ("future", Make(c => c["nbf"] = parts.Now.AddMinutes(6).ToUnixTimeSeconds()), activity, false),
            ("audience", Make(c => c["aud"] = "another"), activity, false),
            ("issuer", Make(c => c["iss"] = "https://issuer.example"), activity, false),
            ("kid", Make(header: h => h["kid"] = "another"), activity, false),
            ("alg none", Make(header: h => h["alg"] = "none", sign: _ => []), activity, false),
            ("other key", Make(sign: b => TestIssuer.OtherKey.SignData(b, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1)), activity, false),
            ("no serviceurl", Make(c => c.Remove("serviceurl")), activity, false),
            ("other serviceurl", Make(c => c["serviceurl"] = "https://smba.trafficmanager.net/other/"), activity, false),
            ("no endorsement", Make(), slack, false),
        ];

        var output = await Sdk.RunAsync("adapter.cjs", new JsonObject
        {
            ["metadata"] = issuer.Metadata,
            ["appId"] = TestIssuer.AppId,
            ["issuer"] = TestIssuer.Issuer,
            ["calls"] = new JsonArray([.. calls.Select(c => new JsonObject { ["authorization"] = c.Authorization, ["activity"] = c.Activity.DeepClone() })]),
        }.ToJsonString());

        var theirs = JsonNode.Parse(output)!.AsArray();
        for (var i = 0; i < calls.Length; i++)
        {
            var (kind, authorization, said, isGood) = calls[i];
            Assert.True(ActivityJson.TryRead(Encoding.UTF8.GetBytes(said.ToJsonString()), out var read));
            var ours = await parts.Judge.JudgeAsync(authorization, TestContext.Current.CancellationToken) is TokenVerdict.Good good && good.Covers(read);
            Assert.Equal((kind, isGood), (kind, ours));
            Assert.Equal((kind, isGood), (kind, theirs[i]!["status"]!.GetValue<int>() == 200));
            Assert.Equal((kind, isGood ? "我的任务" : null), (kind, theirs[i]!["text"]?.GetValue<string>()));
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_its_client_writes_survives_our_reading_and_writing()
    {
        await using var channel = await TestChannel.StartAsync();

        var output = await Sdk.RunAsync("client.cjs", new JsonObject { ["baseUri"] = channel.Server.Address }.ToJsonString());

        Assert.Equal("made-by-channel", JsonNode.Parse(output)!["id"]!.GetValue<string>());
        var call = Assert.Single(channel.Calls);
        Assert.Equal("/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1/activities/1%3A2%3B3", call.Path);
        Assert.True(ActivityJson.TryRead(Encoding.UTF8.GetBytes(call.Body), out var activity));
        Assert.Equal(("carousel", "object-1", 2, "我的任务"), (activity.AttachmentLayout, activity.From?.AadObjectId, activity.Attachments?.Count, activity.SuggestedActions?.Actions?[0].Title));
        var came = JsonNode.Parse(call.Body)!.AsObject();
        var went = JsonNode.Parse(ActivityJson.Write(activity))!.AsObject();
        foreach (var instant in (string[])["timestamp", "localTimestamp"])
        {
            // the same instant in the same zone, spelled otherwise
            Assert.Equal(came[instant]!.GetValue<DateTimeOffset>().ToString("O"), went[instant]!.GetValue<DateTimeOffset>().ToString("O"));
            came.Remove(instant);
            went.Remove(instant);
        }

        Assert.True(JsonNode.DeepEquals(came, went), $"{came.ToJsonString()}\n{went.ToJsonString()}");
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Its_channel_and_our_bot_talk_with_each_other()
    {
        using var node = Sdk.Start("channel.cjs");
        try
        {
            var token = TestContext.Current.CancellationToken;
            var channel = JsonNode.Parse((await node.StandardOutput.ReadLineAsync(token))!)!;
            await using var host = await ConnectorHost.StartAsync(b => b
                .UseSetting("Connector:OpenIdMetadata", channel["address"] + "/metadata")
                .UseSetting("Connector:TokenEndpoint", channel["address"] + "/token")
                .UseSetting("Connector:AllowedHosts:0", channel["host"]!.GetValue<string>()));
            await node.StandardInput.WriteLineAsync(new JsonObject { ["bot"] = host.Http.BaseAddress!.AbsoluteUri }.ToJsonString());
            await node.StandardInput.FlushAsync(token);
            var line = await node.StandardOutput.ReadLineAsync(token);
            Assert.True(line is not null, await node.StandardError.ReadToEndAsync(token));
            var seen = JsonNode.Parse(line)!;

            Assert.Equal("""{"good":200,"expired":401,"audience":401,"symmetric":401,"service":403}""", seen["statuses"]!.ToJsonString());
            Assert.Equal("甲甲", Assert.Single(host.Bot.Heard).Speaker);
            var received = seen["received"]!.AsArray().ToDictionary(r => r!["activity"]!["type"]!.GetValue<string>(), r => r!);
            Assert.Equal(["message", "typing"], received.Keys.Order());
            Assert.Equal("send", received["typing"]["call"]!.GetValue<string>());
            var reply = received["message"];
            Assert.Equal(
                ("reply", "a:node/1", "1:node", "Bearer token-of-node", "听到：我的任务"),
                (reply["call"]!.GetValue<string>(), reply["conversation"]!.GetValue<string>(), reply["answered"]!.GetValue<string>(),
                    reply["authorization"]!.GetValue<string>(), reply["activity"]!["text"]!.GetValue<string>()));
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill();
            }

            await node.WaitForExitAsync(CancellationToken.None);
        }
    }
}
