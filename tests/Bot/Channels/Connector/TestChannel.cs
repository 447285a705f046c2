using CaseReform.Ops.Bot.Channels.Connector;

using Microsoft.AspNetCore.Http;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>A channel's service as the bot sees it, with the token endpoint beside it.</summary>
public sealed class TestChannel : IAsyncDisposable
{
    private int _tokens;

    public LoopbackServer Server { get; private set; } = null!;

    /// <summary>Where the bot is told to answer.</summary>
    public string ServiceUrl => Server.Address + "/service/";

    public string TokenEndpoint => Server.Address + "/token";

    /// <summary>host:port, as the allow-list names it.</summary>
    public string Host => new Uri(Server.Address).Authority;

    /// <summary>What the channel does with a call; takes it by default.</summary>
    public Func<HttpContext, SeenCall, Task> Answer { get; set; } = (context, _) => context.Response.WriteAsync("""{"id":"made-by-channel"}""");

    /// <summary>What the token endpoint does.</summary>
    public Func<HttpContext, Task> GiveToken { get; set; } = _ => Task.CompletedTask;

    /// <summary>What came to the channel, without the token endpoint's calls.</summary>
    public IReadOnlyList<SeenCall> Calls => [.. Server.Calls.Where(call => call.Path != "/token")];

    public IReadOnlyList<SeenCall> TokenCalls => [.. Server.Calls.Where(call => call.Path == "/token")];

    public static async Task<TestChannel> StartAsync()
    {
        var channel = new TestChannel();
        channel.GiveToken = context => context.Response.WriteAsync($$"""{"token_type":"Bearer","expires_in":3600,"access_token":"token-{{Interlocked.Increment(ref channel._tokens)}}"}""");
        channel.Server = await LoopbackServer.StartAsync((context, call) => call.Path == "/token" ? channel.GiveToken(context) : channel.Answer(context, call));
        return channel;
    }

    internal ConnectorOptions Options()
    {
        var options = new ConnectorOptions { AppId = TestIssuer.AppId, AppSecret = "not a real secret", TokenEndpoint = TokenEndpoint };
        options.AllowedHosts.Add(Host);
        return options;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
