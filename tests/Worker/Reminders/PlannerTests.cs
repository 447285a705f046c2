using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>What a round of planning decides, and for which day.</summary>
public sealed class PlannerTests
{
    private const string People = "甲市示例局||科员|张示例|zhang@example.cn|责任人|||";

    [Fact]
    public async Task Everything_that_is_due_is_decided_however_many_batches_that_takes()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(People);
        await bureau.ImportLedgerAsync(string.Join('\n', Enumerable.Range(1, Planner.Batch + 1).Select(n => $"{n}|问题{n}|措施{n}|甲市示例局||2026年11月23日")));

        var tally = await bureau.Get<Planner>().RunAsync(Bureau.Token);

        Assert.Equal(Planner.Batch + 1, tally.Measures);
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM measures WHERE next_due <= 0"));
        Assert.Equal(PlanTally.None, await bureau.Get<Planner>().RunAsync(Bureau.Token));
    }

    [Theory]
    [InlineData("2026-11-25T15:59:59.999Z", 0)]
    [InlineData("2026-11-25T16:00:00Z", 1)]
    public async Task A_day_begins_at_midnight_of_the_office_and_not_at_that_of_utc(string instant, int measures)
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(People);
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年11月26日");
        await bureau.Get<Planner>().RunAsync(Bureau.Token);
        bureau.Clock.Advance(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture) - bureau.Clock.GetUtcNow());

        Assert.Equal(measures, (await bureau.Get<Planner>().RunAsync(Bureau.Token)).Measures);
        Assert.Equal([measures == 1 ? "到期" : "预警"], await bureau.RowsAsync(
            "SELECT n.rung FROM notices n JOIN posts p ON p.id = n.post_id WHERE n.state = 'pending' AND p.role = 'handler'"));
    }

    [Fact]
    public async Task The_context_is_that_of_the_office_day_and_looking_brings_no_ladder_into_force()
    {
        using var bureau = await Bureau.OpenAsync(new DateTimeOffset(2026, 11, 23, 16, 30, 0, TimeSpan.Zero));
        var contexts = bureau.Get<PlanContexts>();

        var (peeked, inForce) = await contexts.PeekAsync(Bureau.Token);
        Assert.Equal((new DateOnly(2026, 11, 24), false), (peeked.Day.Today, inForce));
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM ladders"));

        var now = await contexts.NowAsync(Bureau.Token);
        Assert.Equal((new DateOnly(2026, 11, 24), 1L), (now.Day.Today, now.LadderVersion));
        Assert.True((await contexts.PeekAsync(Bureau.Token)).InForce);
        Assert.Equal(Ladder.Default.ToJson(), now.Ladder.ToJson());
    }
}
