using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Tools;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>The whole bot on a real port, an issuer of tokens and a channel, all on loopback. Its people: 甲甲 of 甲局, whose account is bound, and 乙乙 of 乙局, whose is not.</summary>
public sealed class ConnectorHost : IAsyncDisposable
{
    public const string BoundObject = "object-of-jia";

    private readonly TemporaryFolder _data = new();
    private Factory _factory = null!;

    private ConnectorHost(TestIssuer issuer, TestChannel channel)
    {
        Issuer = issuer;
        Channel = channel;
    }

    public TestIssuer Issuer { get; }

    public TestChannel Channel { get; }

    public HttpClient Http { get; private set; } = null!;

    internal ListeningBot Bot { get; } = new();

    public long Jia { get; private set; }

    public IServiceProvider Services => _factory.Services;

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static async Task<ConnectorHost> StartAsync(Action<IWebHostBuilder>? more = null)
    {
        var host = new ConnectorHost(await TestIssuer.StartAsync(), await TestChannel.StartAsync());
        host.Start(more);
        await host.SeedAsync();
        return host;
    }

    /// <summary>Ends the bot as an update would, and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Start(null);
    }

    public async Task StopAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
    }

    /// <summary>A message as the bound person's channel would send it, before it is spoilt.</summary>
    public JsonObject Message(string id, string text, string? objectId = BoundObject, string conversation = "conv-1") => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["channelId"] = "msteams",
        ["serviceUrl"] = Channel.ServiceUrl,
        ["timestamp"] = "2026-11-20T01:00:00.0000000Z",
        ["from"] = new JsonObject { ["id"] = "29:" + (objectId ?? "nobody"), ["name"] = "甲甲", ["aadObjectId"] = objectId },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "督办" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal", ["tenantId"] = "tenant-1" },
        ["text"] = text,
    };

    /// <summary>A good token.</summary>
    public string Token() => Issuer.Token(Now, Channel.ServiceUrl);

    public Task<HttpResponseMessage> PostAsync(JsonNode activity) => PostAsync(activity.ToJsonString(), Token());

    public async Task<HttpResponseMessage> PostAsync(string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts and expects it to be taken.</summary>
    public async Task SayAsync(JsonNode activity)
    {
        using var answer = await PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What the channel is told in answer to an activity.</summary>
    public async Task<string> AnswerAsync(string activityId)
    {
        var call = await Channel.Server.WaitForAsync(
            c => c.Path.EndsWith("/activities/" + Uri.EscapeDataString(activityId), StringComparison.Ordinal) && c.Body.Contains("\"message\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        return JsonNode.Parse(call.Body)!["text"]!.GetValue<string>();
    }

    /// <summary>Says something and waits for the answer.</summary>
    public async Task<string> TalkAsync(JsonNode activity)
    {
        await SayAsync(activity);
        return await AnswerAsync(activity["id"]!.GetValue<string>());
    }

    /// <summary>The actions in the audit trail, oldest first.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync() =>
        await Services.GetRequiredService<Database>().ReadAsync(s => s.QueryAsync<string>("SELECT action FROM audit ORDER BY seq"), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Channel.DisposeAsync();
        await Issuer.DisposeAsync();
        _data.Dispose();
    }

    private void Start(Action<IWebHostBuilder>? more)
    {
        _factory = new Factory(this, more);
        _factory.UseKestrel(0);
        _factory.StartServer();
        Http = new HttpClient { BaseAddress = _factory.ClientOptions.BaseAddress };
    }

    private async Task SeedAsync()
    {
        var seed = new Seed(Services.GetRequiredService<Database>());
        Jia = await seed.HolderAsync((await seed.UnitAsync("甲局")).Handler, "甲甲", "jia@office.example");
        await seed.HolderAsync((await seed.UnitAsync("乙局")).Handler, "乙乙", "yi@office.example");
        await Services.GetRequiredService<BindingStore>().BindAsync(
            new Data.Access.Binding { Account = $"msteams/tenant-1/object/{BoundObject}", PersonId = Jia }, new ChangeOrigin(Now, "test", "test"), CancellationToken.None);
    }

    private sealed class Factory(ConnectorHost host, Action<IWebHostBuilder>? more) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder
                .UseEnvironment("Development")
                .UseSetting("Database:DataFolder", host._data.Path)
                .UseSetting("Connector:AppId", TestIssuer.AppId)
                .UseSetting("Connector:AppSecret", "not a real secret")
                .UseSetting("Connector:OpenIdMetadata", host.Issuer.Metadata)
                .UseSetting("Connector:TokenEndpoint", host.Channel.TokenEndpoint)
                .UseSetting("Connector:AllowedHosts:0", host.Channel.Host)
                .ConfigureTestServices(services => services.AddSingleton<IBot>(host.Bot));
            more?.Invoke(builder);
        }
    }
}
