using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>An issuer of tokens as the channels have one: metadata and keys on a real server, and tokens of every kind, good and forged.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    public const string AppId = "11111111-2222-4333-8444-555555555555";
    public const string Issuer = "https://api.botframework.com";
    public const string Kid = "key-1";

    private LoopbackServer _server = null!;

    public RSA Key { get; private set; } = RSA.Create(2048);

    public static RSA OtherKey { get; } = RSA.Create(2048);

    public string Metadata => _server.Address + "/v1/.well-known/openidconfiguration";

    public LoopbackServer Server => _server;

    /// <summary>What the keys' document says; a test may break it.</summary>
    public Func<string> Keys { get; set; } = () => "";

    /// <summary>What the metadata say; a test may break them.</summary>
    public Func<string> About { get; set; } = () => "";

    public static async Task<TestIssuer> StartAsync()
    {
        var issuer = new TestIssuer();
        issuer._server = await LoopbackServer.StartAsync((context, call) =>
            context.Response.WriteAsync(call.Path.EndsWith("/keys", StringComparison.Ordinal) ? issuer.Keys() : issuer.About()));
        issuer.About = () => $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{issuer._server.Address}}/v1/.well-known/keys","id_token_signing_alg_values_supported":["RS256"]}""";
        issuer.Keys = () => KeySet(issuer.Key, Kid, "msteams", "test");
        return issuer;
    }

    public static string KeySet(RSA key, string kid, params string[]? endorsements)
    {
        var numbers = key.ExportParameters(false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = kid, ["n"] = Base64Url.EncodeToString(numbers.Modulus), ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
        if (endorsements is not null)
        {
            jwk["endorsements"] = new JsonArray([.. endorsements.Select(e => JsonValue.Create(e))]);
        }

        return new JsonObject { ["keys"] = new JsonArray(jwk) }.ToJsonString();
    }

    public static JsonObject Header() => new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = Kid };

    public static JsonObject Claims(DateTimeOffset now, string serviceUrl) => new()
    {
        ["serviceurl"] = serviceUrl, ["nbf"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddHours(1).ToUnixTimeSeconds(), ["iss"] = Issuer, ["aud"] = AppId,
    };

    /// <summary>A good token, unless one of the parts is spoilt.</summary>
    public string Token(DateTimeOffset now, string serviceUrl, Action<JsonObject>? claims = null, Action<JsonObject>? header = null, Func<byte[], byte[]>? sign = null)
    {
        var head = Header();
        header?.Invoke(head);
        var payload = Claims(now, serviceUrl);
        claims?.Invoke(payload);
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(head.ToJsonString()))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload.ToJsonString()))}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = sign?.Invoke(bytes) ?? Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Key.Dispose();
    }
}
