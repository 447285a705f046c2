using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

/// <summary>A chat with one person, on a clock that the test moves.</summary>
public abstract class ChatTests : IAsyncLifetime
{
    private protected TestDatabase Test { get; private set; } = null!;

    private protected ChatHost Host { get; set; } = null!;

    private protected EchoBot Bot { get; } = new();

    private protected RememberedFiles Files { get; } = new();

    private protected long Person { get; private set; }

    private protected MovableClock Clock => Test.Clock;

    public async ValueTask InitializeAsync()
    {
        Test = await new SqliteFixture().NewAsync();
        Host = await StartAsync();
        Person = await ChatHost.PersonAsync(Test);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
        await Test.DisposeAsync();
    }

    private protected Task<ChatHost> StartAsync() => StartWithAsync();

    private protected Task<ChatHost> StartWithAsync(params (string Name, string Value)[] settings) => ChatHost.StartAsync(
        Test, Bot, services => services.AddSingleton<TimeProvider>(Clock).AddSingleton<Bot.Channels.IEvidenceIntake>(Files), settings: settings);

    private protected async Task RestartAsync()
    {
        await Host.DisposeAsync();
        Host = await StartAsync();
    }
}
