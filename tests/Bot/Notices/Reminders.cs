using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Notices;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Notices;

/// <summary>The worker's part and the office's around a bot's services.</summary>
internal sealed class Reminders(IServiceProvider services, MovableClock clock)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Database Database => services.GetRequiredService<Database>();

    public Task ReleaseAsync() => services.GetRequiredService<ReleaseStore>().ReleaseAsync(null, clock.GetUtcNow(), "test", Token);

    public async Task ChooseAsync(long person, string channel, bool on = true)
    {
        var roster = await services.GetRequiredService<RosterStore>().LoadAsync(Token);
        var reference = ActivityJson.WriteReference(new Activity { ChannelId = channel });
        await services.GetRequiredService<SubscriptionStore>().ChooseAsync(roster.Person(person)!, channel, reference, on, clock.GetUtcNow(), Token);
    }

    /// <summary>What the worker does at the beginning of a day.</summary>
    public async Task PlanAsync()
    {
        var now = clock.GetUtcNow();
        var (version, _) = await services.GetRequiredService<LadderStore>().UseAsync(Ladder.Default, now, Token);
        var day = new LadderDay(Ladder.Default, await services.GetRequiredService<CalendarStore>().LoadAsync(Token), Seed.Hours.DayOf(now));
        var roster = await services.GetRequiredService<RosterStore>().LoadAsync(Token);
        await services.GetRequiredService<PlanStore>().PlanBatchAsync(new PlanContext(Ladder.Default, version, day, roster, Seed.Hours, now), 1000, Token);
    }

    public Task RoundAsync() => services.GetRequiredService<NoticeRound>().RunAsync(Token);

    /// <summary>What was said on the page, oldest first.</summary>
    public Task<IReadOnlyList<string>> SaidAsync() => Database.ReadAsync(
        session => session.QueryAsync<string>("SELECT json FROM chat_activities WHERE activity_id LIKE 'notice-%' ORDER BY conversation_id, seq"), Token);

    /// <summary>State and reason of the chat's notices.</summary>
    public Task<IReadOnlyList<string>> StatesAsync() => Database.ReadAsync(
        session => session.QueryAsync<string>("SELECT CASE WHEN state = 'superseded' THEN reason ELSE state END FROM notices WHERE channel <> 'mail' ORDER BY id"), Token);

    public Task<int> ExecuteAsync(string sql) => Database.WriteAsync(session => session.ExecuteAsync(sql), Token);
}
