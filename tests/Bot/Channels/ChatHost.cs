using CaseReform.Ops.Bot.Channels.DirectLine;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Logs;
using CaseReform.Ops.Testing.Processes;

using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Tests.Channels;

/// <summary>The chat on a real port: the real database, sign-in, inbox and Direct Line server around a bot of the test's.</summary>
internal sealed class ChatHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ChatHost(WebApplication app, Uri address, EchoBot bot, LogBook log)
    {
        _app = app;
        Address = address;
        Bot = bot;
        Log = log;
    }

    public Uri Address { get; }

    public EchoBot Bot { get; }

    public LogBook Log { get; }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts on a database; the test may change services and settings.</summary>
    public static async Task<ChatHost> StartAsync(
        TestDatabase test, EchoBot? bot = null, Action<IServiceCollection>? change = null, int port = 0, params (string Name, string Value)[] settings)
    {
        bot ??= new EchoBot();
        var log = new LogBook(LogLevel.Warning);
        port = port == 0 ? FreePort.Next() : port;
        var address = new Uri($"http://127.0.0.1:{port}");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        var database = test.DatabaseOptions;
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Database:Kind"] = database.Kind.ToString(),
                ["Database:ConnectionString"] = database.ConnectionString,
                ["Database:DataFolder"] = database.DataFolder,
                ["Database:BusyTimeout"] = database.BusyTimeout.ToString(),
                ["Bot:Listen"] = address.ToString(),
            }.Concat(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))));
        builder.AddListener();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddData().AddOffice().AddSignIn().AddInbox().AddDirectLine().AddSingleton<IBot>(bot);
        change?.Invoke(builder.Services);
        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.UseStrictHeaders();
        app.UseTrustedProxy();
        app.MapSignIn();
        app.MapDirectLine();
        await app.StartAsync();
        return new ChatHost(app, address, bot, log);
    }

    /// <summary>A unit and somebody who holds its post of 责任人.</summary>
    public static async Task<long> PersonAsync(TestDatabase test, string name = "张示例")
    {
        var seed = new Seed(test.Database);
        var unit = await seed.UnitAsync($"甲市示例局{Guid.NewGuid():N}");
        return await seed.HolderAsync(unit.Handler, name, $"{Guid.NewGuid():N}@example.test");
    }

    /// <summary>The session cookie of somebody who has signed in.</summary>
    public async Task<SignedIn> SignInAsync(long person)
    {
        var cookie = AccessSecret.NewToken();
        var now = Get<TimeProvider>().GetUtcNow();
        var session = await Get<SignInSessionStore>().OpenAsync(
            person,
            new NewSignInSession { Kind = SignInKind.Chosen, CookieHash = AccessSecret.HashOf(cookie), UserAgent = "test", ExpiresAt = now.AddDays(7) },
            now,
            CancellationToken.None);
        return new SignedIn(session, person, $"session={cookie}");
    }

    /// <summary>A client of somebody who has signed in, not yet in a conversation.</summary>
    public async Task<ChatClient> ClientAsync(long person) => new(Address, await SignInAsync(person));

    /// <summary>A client in a conversation of its own.</summary>
    public async Task<ChatClient> TalkAsync(long person)
    {
        var client = await ClientAsync(person);
        await client.StartAsync();
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>A session.</summary>
internal sealed record SignedIn(long SessionId, long PersonId, string Cookie);
