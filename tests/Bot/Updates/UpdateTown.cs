using System.Text;

using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Testing.Databases;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Bot.Tests.Updates;

/// <summary>A unit with its 责任人, 分管领导 and 第一责任人, another unit's 责任人, the office, a ledger, and the part of the bot that changes it. Today is Friday, 20 November 2026, 09:00.</summary>
public sealed class UpdateTown : IAsyncDisposable
{
    private WebApplication _app = null!;

    public TestDatabase Test { get; private init; } = null!;

    internal Seed Seed { get; private init; } = null!;

    internal SeededUnit Unit { get; private set; } = null!;

    internal Talker Handler { get; private set; } = null!;

    internal Talker Leader { get; private set; } = null!;

    internal Talker First { get; private set; } = null!;

    internal Talker Stranger { get; private set; } = null!;

    internal Talker Office { get; private set; } = null!;

    internal long Ledger { get; private set; }

    public static async Task<UpdateTown> BuildAsync(params (string Name, string Value)[] settings)
    {
        var test = await new SqliteFixture().NewAsync();
        var town = new UpdateTown { Test = test, Seed = new Seed(test.Database) };
        var seed = town.Seed;
        town.Unit = await seed.UnitAsync("甲市示例局");
        var other = await seed.UnitAsync("乙县示例局");
        town.Ledger = await seed.LedgerAsync();
        town._app = town.Build(settings);
        town.Handler = new Talker(town, await seed.HolderAsync(town.Unit.Handler, "张示例", "zhang@example.test"));
        town.Leader = new Talker(town, await seed.HolderAsync(town.Unit.Leader, "李示例", "li@example.test"));
        town.Stranger = new Talker(town, await seed.HolderAsync(other.Handler, "赵示例", "zhao@example.test"));
        town.Office = new Talker(town, await seed.HolderAsync(await seed.PostAsync(town.Unit.Id, PostRole.Office), "周示例", "zhou@example.test"));
        town.First = new Talker(town, await seed.HolderAsync(town.Unit.First, "王示例", "wang@example.test"));
        return town;
    }

    /// <summary>A letter about a measure went to whoever holds the post.</summary>
    public Task NotifyAsync(long measure, long post) => Test.ExecuteAsync(
        """
        INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
        VALUES (@measure, '督办', '2026-11-01', '', @post, 'mail', 'to', 'sent', 'due', 1, '2026-11-19', 1)
        """,
        new { measure, post });

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A problem with one measure that is due today.</summary>
    public async Task<long> MeasureAsync(string number = "12", DateOnly? deadline = null) =>
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, number), deadline ?? new DateOnly(2026, 11, 20));

    public Task<string> CellsAsync() => Test.ScalarAsync<string>("SELECT status || ' ' || coalesce(percent, -1) || ' ' || coalesce(progress, '-') || ' v' || version FROM measures ORDER BY id LIMIT 1");

    public Task<long> CountAsync(string table) => Test.ScalarAsync<long>($"SELECT count(*) FROM {table}");

    public Task<long> TrailAsync(string action) => Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = @action", new { action });

    /// <summary>The same database under a bot that has just started.</summary>
    public async Task RestartAsync(params (string Name, string Value)[] settings)
    {
        await _app.DisposeAsync();
        _app = Build(settings);
    }

    internal Task<EvidenceTaking> SendFileAsync(Talker from, string name, string content = "整改情况说明") => Get<IEvidenceIntake>().TakeAsync(
        new MemoryStream(Encoding.UTF8.GetBytes(content)), name, from.Person, from.Conversation, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Test.DisposeAsync();
    }

    private WebApplication Build((string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)).Append(new("Database:DataFolder", Test.DatabaseOptions.DataFolder)));
        builder.AddListener();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Test.Clock).AddData().AddOffice().AddUpdates();
        return builder.Build();
    }
}
