using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Testing.Time;

using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>Every way to get in without the issuer's word for it, over the real port.</summary>
public sealed class ForgedTokenTests(ForgedTokenTests.OneHost fixture) : IClassFixture<ForgedTokenTests.OneHost>
{
    private ConnectorHost Host => fixture.Host;

    [Theory(Timeout = Limit.Outside)]
    [InlineData("none", 401)]
    [InlineData("empty", 401)]
    [InlineData("other scheme", 401)]
    [InlineData("two headers", 401)]
    [InlineData("malformed", 401)]
    [InlineData("two parts", 401)]
    [InlineData("four parts", 401)]
    [InlineData("no json", 401)]
    [InlineData("padding", 401)]
    [InlineData("huge", 401)]
    [InlineData("alg none", 401)]
    [InlineData("alg none without signature", 401)]
    [InlineData("alg missing", 401)]
    [InlineData("alg twice", 401)]
    [InlineData("HS256 with the public key", 401)]
    [InlineData("PS256", 401)]
    [InlineData("RS512", 401)]
    [InlineData("no kid", 401)]
    [InlineData("wrong kid", 401)]
    [InlineData("other key", 401)]
    [InlineData("jku", 401)]
    [InlineData("jku with the right key", 401)]
    [InlineData("jwk", 401)]
    [InlineData("crit", 401)]
    [InlineData("expired", 401)]
    [InlineData("expired within the skew", 200)]
    [InlineData("no expiry", 401)]
    [InlineData("expiry as text", 401)]
    [InlineData("future nbf", 401)]
    [InlineData("nbf within the skew", 200)]
    [InlineData("other audience", 401)]
    [InlineData("several audiences", 401)]
    [InlineData("no audience", 401)]
    [InlineData("other issuer", 401)]
    [InlineData("truncated signature", 401)]
    [InlineData("empty signature", 401)]
    [InlineData("changed claim", 401)]
    [InlineData("no serviceurl", 403)]
    [InlineData("other serviceurl", 403)]
    [InlineData("serviceUrl written otherwise", 403)]
    [InlineData("empty channelId", 403)]
    [InlineData("no channelId", 403)]
    [InlineData("channel without endorsement", 403)]
    [InlineData("key without endorsements", 403)]
    [InlineData("endorsed channel that is not wanted", 403)]
    [InlineData("good", 200)]
    public async Task Only_a_good_token_gets_in(string kind, int expected)
    {
        var id = $"forged-{kind.Replace(' ', '-')}-end";
        var message = Host.Message(id, kind, conversation: id);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        await using var jku = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        foreach (var header in Headers(kind, message, jku.Address))
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        request.Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode)expected, answer.StatusCode);
        Assert.Equal(kind != "two headers" ? expected == 200 : null, await IsLetInBySdkAsync(kind, message, request));
        Assert.Equal("", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Empty(jku.Calls);
        if (expected == 200)
        {
            Assert.Equal($"听到：{kind}", await Host.AnswerAsync(id));
        }
        else
        {
            Assert.DoesNotContain(Host.Bot.Heard, h => h.Activity.Id == id);
            Assert.DoesNotContain(Host.Channel.Calls, c => c.Path.Contains(id, StringComparison.Ordinal));
        }
    }

    /// <summary>Whether the SDK's own seam, where our judge sits, says the same.</summary>
    private async Task<bool?> IsLetInBySdkAsync(string kind, JsonObject message, HttpRequestMessage request)
    {
        if (kind == "two headers")
        {
            // it is handed one
            return null;
        }

        Assert.True(ActivityJson.TryRead(Encoding.UTF8.GetBytes(message.ToJsonString()), out var activity));
        var header = request.Headers.TryGetValues("Authorization", out var values) ? values.Single() : null;
        try
        {
            var result = await Host.Services.GetRequiredService<BotFrameworkAuthentication>().AuthenticateRequestAsync(activity, header, TestContext.Current.CancellationToken);
            return result.ConnectorFactory is not null;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task When_the_keys_cannot_be_had_nobody_gets_in()
    {
        await using var own = await ConnectorHost.StartAsync();
        own.Issuer.Keys = () => "out of order";

        using var answer = await own.PostAsync(own.Message("1", "好"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Empty(own.Bot.Heard);
    }

    private IEnumerable<string> Headers(string kind, JsonObject message, string jku)
    {
        var service = Host.Channel.ServiceUrl;
        var now = ConnectorHost.Now;
        string Make(Action<JsonObject>? claims = null, Action<JsonObject>? header = null, Func<byte[], byte[]>? sign = null) =>
            "Bearer " + Host.Issuer.Token(now, service, claims, header, sign);
        var good = Make();
        switch (kind)
        {
            case "none":
                return [];
            case "two headers":
                return [good, good];
            case "serviceUrl written otherwise":
                message["serviceUrl"] = service.Replace("/service/", "/Service/", StringComparison.Ordinal);
                return [good];
            case "empty channelId":
                message["channelId"] = "";
                return [good];
            case "no channelId":
                message.Remove("channelId");
                return [good];
            case "channel without endorsement":
                message["channelId"] = "slack";
                return [good];
            case "endorsed channel that is not wanted":
                message["channelId"] = "test";
                return [good];
        }

        byte[] Hmac(byte[] b) => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Host.Issuer.Key.ExportSubjectPublicKeyInfoPem()), b);
        return
        [
            kind switch
            {
                "good" => good,
                "empty" => "Bearer ",
                "other scheme" => "Basic " + good["Bearer ".Length..],
                "malformed" => "Bearer not.a.token",
                "two parts" => good[..good.LastIndexOf('.')],
                "four parts" => good + ".AAAA",
                "no json" => "Bearer " + string.Join('.', Enumerable.Repeat("AAAA", 3)),
                "padding" => good + "=",
                "huge" => good + new string('A', 17 * 1024),
                "alg none" => Make(header: h => h["alg"] = "none"),
                "alg none without signature" => Make(header: h => h["alg"] = "none", sign: _ => []),
                "alg missing" => Make(header: h => h.Remove("alg")),
                "alg twice" => Twice(),
                "HS256 with the public key" => Make(header: h => h["alg"] = "HS256", sign: Hmac),
                "PS256" => Make(header: h => h["alg"] = "PS256", sign: b => Host.Issuer.Key.SignData(b, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
                "RS512" => Make(header: h => h["alg"] = "RS512", sign: b => Host.Issuer.Key.SignData(b, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
                "no kid" => Make(header: h => h.Remove("kid")),
                "wrong kid" => Make(header: h => h["kid"] = "another"),
                "other key" => Make(sign: Other),
                "jku" => Make(header: h => h["jku"] = jku + "/keys", sign: Other),
                "jku with the right key" => Make(header: h => h["jku"] = jku + "/keys"),
                "jwk" => Make(header: h => h["jwk"] = JsonNode.Parse(TestIssuer.KeySet(TestIssuer.OtherKey, TestIssuer.Kid))!["keys"]![0]!.DeepClone(), sign: Other),
                "key without endorsements" => Make(header: h => h["kid"] = "bare", sign: Other),
                "crit" => Make(header: h => h["crit"] = new JsonArray("exp")),
                "expired" => Make(c => c["exp"] = now.AddMinutes(-6).ToUnixTimeSeconds()),
                "expired within the skew" => Make(c => c["exp"] = now.AddMinutes(-4).ToUnixTimeSeconds()),
                "no expiry" => Make(c => c.Remove("exp")),
                "expiry as text" => Make(c => c["exp"] = "9999999999"),
                "future nbf" => Make(c => c["nbf"] = now.AddMinutes(6).ToUnixTimeSeconds()),
                "nbf within the skew" => Make(c => c["nbf"] = now.AddMinutes(4).ToUnixTimeSeconds()),
                "other audience" => Make(c => c["aud"] = "99999999-2222-4333-8444-555555555555"),
                "several audiences" => Make(c => c["aud"] = new JsonArray(TestIssuer.AppId, "other")),
                "no audience" => Make(c => c.Remove("aud")),
                "other issuer" => Make(c => c["iss"] = "https://sts.windows.net/evil/"),
                "truncated signature" => good[..^8],
                "empty signature" => good[..(good.LastIndexOf('.') + 1)],
                "changed claim" => Make(c => c["exp"] = now.AddHours(2).ToUnixTimeSeconds())[..good.LastIndexOf('.')] + good[good.LastIndexOf('.')..],
                "no serviceurl" => Make(c => c.Remove("serviceurl")),
                "other serviceurl" => Make(c => c["serviceurl"] = "https://smba.trafficmanager.net/teams/"),
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
            },
        ];

        string Twice()
        {
            // a reader that takes the last one would see RS256
            var head = System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"none","alg":"RS256","kid":"{{TestIssuer.Kid}}"}"""));
            var signed = head + good["Bearer ".Length..good.LastIndexOf('.')][good["Bearer ".Length..].IndexOf('.', StringComparison.Ordinal)..];
            return $"Bearer {signed}.{System.Buffers.Text.Base64Url.EncodeToString(Host.Issuer.Key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        }
    }

    private static byte[] Other(byte[] bytes) => TestIssuer.OtherKey.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public sealed class OneHost : IAsyncLifetime
    {
        public ConnectorHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Host = await ConnectorHost.StartAsync();
            var keys = JsonNode.Parse(Host.Issuer.Keys())!;
            keys["keys"]!.AsArray().Add(JsonNode.Parse(TestIssuer.KeySet(TestIssuer.OtherKey, "bare", null))!["keys"]![0]!.DeepClone());
            var both = keys.ToJsonString();
            Host.Issuer.Keys = () => both;
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
