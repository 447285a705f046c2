using System.Text.Json;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Bot.Tests.Channels.Connector;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Ledger;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>The whole bot over a real ledger of two units, on Friday, 20 November 2026; people speak to it by name.</summary>
public abstract class TwoUnitsTests : IAsyncLifetime
{
    private readonly Dictionary<string, long> _people = [];
    private readonly Dictionary<string, string?> _states = [];
    private ServiceProvider? _services;

    private protected TestDatabase Test { get; private set; } = null!;

    private protected LedgerSeed Ledger { get; private set; } = null!;

    private protected long Here { get; private set; }

    private protected long There { get; private set; }

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected IServiceProvider Services => _services!;

    private protected virtual DatabaseFixture Fixture { get; } = new SqliteFixture();

    /// <summary>Whether the bot changes the ledger, too.</summary>
    private protected virtual bool HasUpdates => false;

    /// <summary>Called when a turn is answered, before what is done afterwards.</summary>
    private protected Action Answered { get; set; } = () => { };

    public async ValueTask InitializeAsync()
    {
        Test = await Fixture.NewAsync();
        Ledger = new LedgerSeed(Test.Database, Test.Now);
        Here = await Ledger.UnitAsync("示例局");
        There = await Ledger.UnitAsync("样例中心");
        _people["张责任"] = await Ledger.HolderAsync(Here, PostRole.Handler, "张责任", "zhang@example.test");
        _people["李分管"] = await Ledger.HolderAsync(Here, PostRole.SupervisingLeader, "李分管", "li@example.test");
        _people["王第一"] = await Ledger.HolderAsync(Here, PostRole.FirstResponsible, "王第一", "wang@example.test");
        _people["孙外人"] = await Ledger.HolderAsync(There, PostRole.Handler, "孙外人", "sun@example.test");
        _people["周办公"] = await Ledger.HolderAsync(There, PostRole.Office, "周办公", "zhou@example.test");
        _people["吴巡察"] = await Ledger.HolderAsync(There, PostRole.Inspector, "吴巡察", "wu@example.test");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:DataFolder", Test.DatabaseOptions.DataFolder)]).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddSingleton<TimeProvider>(Test.Clock).AddData().AddOffice().AddAnswers().AddUpdates();
        services.TryAddSingleton<Standings>();
        services.AddSingleton<IHostEnvironment>(new Parts.Host(Environments.Production));
        services.Replace(ServiceDescriptor.Singleton(Test.Database));
        if (!HasUpdates)
        {
            services.Replace(ServiceDescriptor.Singleton<IUpdateHandler, NoUpdates>());
        }

        _services = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await Test.DisposeAsync();
    }

    private protected long Person(string name) => _people[name];

    private protected void Add(string name, long person) => _people[name] = person;

    /// <summary>A new conversation: nothing of the one before is remembered.</summary>
    private protected void Forget(string who) => _states.Remove(who);

    /// <summary>Somebody says something; what was said before is remembered.</summary>
    private protected Task<SpokenTurn> SayAsync(string who, string text, string channel = "directline", bool isPrivate = true) =>
        SendAsync(who, new Activity { Type = ActivityTypes.Message, Text = text, ChannelId = channel }, isPrivate);

    /// <summary>Somebody presses a button.</summary>
    private protected Task<SpokenTurn> PressAsync(string who, JsonElement data) =>
        SendAsync(who, new Activity { Type = ActivityTypes.Message, Value = data, ChannelId = "directline" });

    private protected Task<SpokenTurn> PressAsync(string who, string json) => PressAsync(who, JsonDocument.Parse(json).RootElement);

    private protected async Task<SpokenTurn> SendAsync(string who, Activity activity, bool isPrivate = true)
    {
        var speaker = _people.TryGetValue(who, out var person) ? await Services.GetRequiredService<Standings>().OfAsync(person, Token) : null;
        var turn = new SpokenTurn(activity, speaker, isPrivate, _states.GetValueOrDefault(who));
        await Services.GetRequiredService<IBot>().OnTurnAsync(turn.Context, Token);
        Answered();
        foreach (var work in turn.Afterwards)
        {
            await work(Token);
        }

        _states[who] = turn.State;
        foreach (var card in turn.Sent.SelectMany(a => a.Attachments ?? []))
        {
            CardShape.Check((JsonElement)card.Content);
        }

        return turn;
    }

    /// <summary>A problem of this unit with one measure.</summary>
    private protected async Task<long> ProblemAsync(string number, DateOnly? deadline, SeedMeasure? measure = null, SeedProblem? problem = null, long? unit = null)
    {
        var id = await Ledger.ProblemAsync(number, unit ?? Here, problem);
        await Ledger.MeasureAsync(id, (measure ?? new SeedMeasure()) with { Deadline = deadline });
        return id;
    }

    private protected Task<int> ExecuteAsync(SqlText sql, object? parameters = null) => Test.ExecuteAsync(sql, parameters);

    private sealed class NoUpdates : IUpdateHandler
    {
        public Task<bool> HandleAsync(ITurnContext turn, Intent intent, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task<bool> SubmitAsync(ITurnContext turn, JsonElement value, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task<WaitingProposal?> WaitingAsync(ITurnContext turn, Standing speaker, CancellationToken cancellationToken) => Task.FromResult<WaitingProposal?>(null);
    }
}
