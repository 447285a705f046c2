using System.Text.Json.Nodes;

using CaseReform.Ops.Bot.Tests.Channels.Connector;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Notices;

/// <summary>Notices to 甲甲's account on a channel outside. Today is Friday, 20 November 2026, 09:00; a measure is due today.</summary>
public sealed class OutsideNoticeTests
{
    private const string Account = $"msteams/tenant-1/object/{ConnectorHost.BoundObject}";

    private readonly MovableClock _clock = new(Seed.Friday);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit.Outside)]
    public async Task Outside_hears_numbers_and_deadlines_only_and_once()
    {
        await using var host = await StartAsync();
        var reminders = await DueAsync(host);

        await reminders.RoundAsync();
        await reminders.RoundAsync();
        var text = await TextAsync(host);

        Assert.Contains("12-1 时限11月20日", text, StringComparison.Ordinal);
        Assert.DoesNotContain("窗口", text, StringComparison.Ordinal);
        Assert.DoesNotContain("甲局", text, StringComparison.Ordinal);
        var body = Assert.Single(host.Channel.Calls).Body;
        Assert.DoesNotContain("AdaptiveCard", body, StringComparison.Ordinal);
        Assert.DoesNotContain("suggestedActions", body, StringComparison.Ordinal);
        Assert.Equal(["sent"], await reminders.StatesAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_office_may_allow_more()
    {
        await using var host = await StartAsync(("Notices:ChatDetail", "true"));
        var reminders = await DueAsync(host);

        await reminders.RoundAsync();
        await TextAsync(host);

        Assert.Contains("甲局", Assert.Single(host.Channel.Calls).Body, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_account_that_was_unbound_hears_nothing()
    {
        await using var host = await StartAsync();
        var reminders = await DueAsync(host);
        await host.Services.GetRequiredService<BindingStore>().UnbindAsync(Account, new ChangeOrigin(_clock.GetUtcNow(), "test", "test"), Token);

        await reminders.RoundAsync();

        Assert.Equal(["pending"], await reminders.StatesAsync());
        Assert.Equal(0, await OutgoingAsync(host, "1 = 1"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_group_hears_nothing_even_where_it_is_the_only_way_back()
    {
        await using var host = await StartAsync();
        var reminders = await DueAsync(host);
        var group = JsonNode.Parse(Reference(host))!;
        group["conversation"]!["conversationType"] = "groupChat";
        group["conversation"]!["isGroup"] = true;
        await host.Services.GetRequiredService<BindingStore>().ReferAsync(Account, group.ToJsonString(), Token);

        await reminders.RoundAsync();

        Assert.Equal(["pending"], await reminders.StatesAsync());
        Assert.Equal(0, await OutgoingAsync(host, "1 = 1"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_the_channel_may_have_is_not_said_again()
    {
        await using var host = await StartAsync();
        host.Channel.Answer = (context, _) =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var reminders = await DueAsync(host);

        await reminders.RoundAsync();
        await TextAsync(host);
        await Until.TrueAsync(async () =>
        {
            // a repeat would leave it in another state for good
            Assert.Single(host.Channel.Calls);
            return await OutgoingAsync(host, "state = 'uncertain'") > 0;
        });

        await reminders.RoundAsync();

        Assert.Single(host.Channel.Calls);
        Assert.Equal(1, await OutgoingAsync(host, "1 = 1"));
    }

    private async Task<ConnectorHost> StartAsync(params (string Name, string Value)[] settings) => await ConnectorHost.StartAsync(builder =>
    {
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_clock));
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }
    });

    private async Task<Reminders> DueAsync(ConnectorHost host)
    {
        var database = host.Services.GetRequiredService<Database>();
        var seed = new Seed(database);
        var unit = await database.ReadAsync(session => session.ScalarAsync<long>("SELECT id FROM units WHERE name = '甲局'"), Token);
        await seed.MeasureAsync(await seed.ProblemAsync(await seed.LedgerAsync(), unit, "12"), new DateOnly(2026, 11, 20));
        await host.Services.GetRequiredService<BindingStore>().ReferAsync(Account, Reference(host), Token);
        var reminders = new Reminders(host.Services, _clock);
        await reminders.ReleaseAsync();
        await reminders.ChooseAsync(host.Jia, "msteams");
        await reminders.PlanAsync();
        return reminders;
    }

    private static string Reference(ConnectorHost host)
    {
        var reference = host.Message("x", string.Empty);
        (reference["from"], reference["recipient"]) = (reference["recipient"]!.DeepClone(), reference["from"]!.DeepClone());
        reference.Remove("id");
        reference.Remove("text");
        return reference.ToJsonString();
    }

    private static async Task<string> TextAsync(ConnectorHost host) =>
        JsonNode.Parse((await host.Channel.Server.WaitForAsync(call => call.Path != "/token", Token)).Body)!["text"]!.GetValue<string>();

    private static Task<long> OutgoingAsync(ConnectorHost host, string where) => host.Services.GetRequiredService<Database>().ReadAsync(
        session => session.ScalarAsync<long>($"SELECT count(*) FROM outgoing WHERE {where}"), Token);
}
