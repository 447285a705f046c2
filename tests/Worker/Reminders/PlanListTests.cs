using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>What would go out, person by person. Today is Monday, 23 November 2026; three working days remain until Thursday.</summary>
public sealed class PlanListTests
{
    private const string Handler = "甲市示例局||科员|张示例|zhang@example.cn|责任人|||\n";
    private const string Leader = "甲市示例局||副局长|李示例|li@example.cn|分管领导|||\n";

    [Fact]
    public async Task Who_has_to_act_and_who_is_told_have_a_line_each()
    {
        using var bureau = await OpenAsync(Handler + Leader);

        Assert.Equal(["1-1 预警 To 张示例 zhang@example.cn", "1-1 预警 Copy 李示例 li@example.cn"], await LinesAsync(bureau));
    }

    [Fact]
    public async Task Who_has_to_act_and_is_told_as_well_has_one_line_and_has_to_act()
    {
        using var bureau = await OpenAsync(Handler + "甲市示例局||副局长|张示例|zhang@example.cn|分管领导|||");

        Assert.Equal(["1-1 预警 To 张示例 zhang@example.cn"], await LinesAsync(bureau));
    }

    [Fact]
    public async Task A_post_that_nobody_stands_in_for_is_shown_as_vacant()
    {
        using var bureau = await OpenAsync(Handler);

        var (_, lines, _) = await bureau.Get<PlanList>().ReadAsync(Bureau.Token);

        var vacant = Assert.Single(lines, l => l.Email is null);
        Assert.Equal(("甲市示例局分管领导", ReminderTexts.ReasonVacant), (vacant.Who, vacant.Remark));
    }

    [Fact]
    public async Task A_vacant_post_names_whom_it_passes_on_to_and_from_where()
    {
        using var bureau = await OpenAsync(Leader);

        var (_, lines, _) = await bureau.Get<PlanList>().ReadAsync(Bureau.Token);

        var line = Assert.Single(lines, l => l.Who == "李示例");
        Assert.Equal((NoticeKind.To, "甲市示例局责任人空缺，转送"), (line.Notice.Kind, line.Remark));
    }

    [Fact]
    public async Task Who_acts_for_somebody_is_told_for_whom_and_who_has_no_address_is_named()
    {
        using var bureau = await OpenAsync("甲市示例局||科员|张示例|zhang@example.cn|责任人|王示例||2026-11-20至2026-11-23\n甲市示例局||副局长|王示例||分管领导|||");

        var (_, today, _) = await bureau.Get<PlanList>().ReadAsync(Bureau.Token);
        Assert.Equal(ReminderTexts.ReasonNoAddress, Assert.Single(today).Remark);

        await bureau.ChangeAsync("UPDATE people SET email = 'wang@example.cn' WHERE name = '王示例'");
        await bureau.ChangeAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        Assert.Equal("代张示例", Assert.Single((await bureau.Get<PlanList>().ReadAsync(Bureau.Token)).Lines).Remark);

        // his last day away was today
        bureau.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["张示例", "王示例"], (await bureau.Get<PlanList>().ReadAsync(Bureau.Token)).Lines.Select(l => l.Who));
    }

    [Fact]
    public async Task The_loudest_stand_first_then_the_soonest_then_in_the_order_people_count()
    {
        using var bureau = await OpenAsync(
            Handler,
            "10|问题|措施|甲市示例局||2026年11月26日\n9|问题|措施|甲市示例局||2026年11月26日\n8|问题|措施|甲市示例局||2026年11月25日\n7|问题|措施|甲市示例局||2026年11月23日\n6|问题|措施|甲市示例局||2026年11月16日");

        Assert.Equal(
            ["6-1 督办", "7-1 到期", "8-1 预警", "9-1 预警", "10-1 预警"],
            (await bureau.Get<PlanList>().ReadAsync(Bureau.Token)).Lines.Where(l => l.Who == "张示例").Select(l => $"{l.Notice.Number} {l.Notice.Rung.Name}"));
    }

    [Fact]
    public async Task Looking_stores_nothing_not_even_the_ladder_and_says_the_same_as_the_plan()
    {
        using var bureau = await OpenAsync(Handler + Leader);
        var shown = await LinesAsync(bureau);
        Assert.Equal(["0 0"], await bureau.RowsAsync("SELECT (SELECT count(*) FROM ladders) || ' ' || (SELECT count(*) FROM notices)"));

        await bureau.Get<Planner>().RunAsync(Bureau.Token);

        Assert.Equal(shown, await LinesAsync(bureau));
    }

    private static async Task<Bureau> OpenAsync(string people, string ledger = "1|示例问题|示例措施|甲市示例局||2026年11月26日")
    {
        var bureau = await Bureau.OpenAsync();
        Assert.Empty((await bureau.ImportPeopleAsync(people)).Refusals);
        await bureau.ImportLedgerAsync(ledger);
        return bureau;
    }

    private static async Task<IEnumerable<string>> LinesAsync(Bureau bureau) =>
        (await bureau.Get<PlanList>().ReadAsync(Bureau.Token)).Lines.Select(l => $"{l.Notice.Number} {l.Notice.Rung.Name} {l.Notice.Kind} {l.Who} {l.Email}");
}
