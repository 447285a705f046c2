using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Bot.Channels.Connector.Outbound;
using CaseReform.Ops.Bot.Channels.Connector.Tokens;
using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>The channel's parts put together by hand, with a clock that tests move.</summary>
internal sealed class Parts : IDisposable
{
    public Parts(ConnectorOptions options, string environment = "Development")
    {
        Options = Microsoft.Extensions.Options.Options.Create(options);
        var host = new Host(environment);
        Mode = new ConnectorMode(Options, Microsoft.Extensions.Options.Options.Create(new BotOptions()), host);
        Keys = new SigningKeys(Http, Options, host, Clock, NullLogger<SigningKeys>.Instance);
        Judge = new TokenJudge(Keys, Options, Clock);
        Tokens = new AppTokens(Http, Options, Clock, NullLogger<AppTokens>.Instance);
        var addresses = new ServiceAddress(Options, Mode);
        Calls = new ConnectorCalls(Http, Tokens, addresses, Mode, Options, Clock);
        Clients = new ConnectorClients(Calls, addresses);
        Sender = new ActivitySender(Clients, Clock);
    }

    public IOptions<ConnectorOptions> Options { get; }

    public MovableClock Clock { get; } = new(Seed.Friday);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public ChannelHttp Http { get; } = new();

    public ConnectorMode Mode { get; }

    public SigningKeys Keys { get; }

    public TokenJudge Judge { get; }

    public AppTokens Tokens { get; }

    public ConnectorCalls Calls { get; }

    public ConnectorClients Clients { get; }

    public ActivitySender Sender { get; }

    public void Dispose()
    {
        Calls.Dispose();
        Tokens.Dispose();
        Http.Dispose();
    }

    internal sealed class Host(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
