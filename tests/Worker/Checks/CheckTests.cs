using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Checks;

public sealed class CheckTests
{
    private const string Office = "甲市领导小组办公室||主任|陈示例|chen@example.cn|办公室|||\n";

    private static async Task<IReadOnlyList<CheckFinding>> FindAsync(Bureau bureau, bool full = false)
    {
        var all = new List<CheckFinding>();
        foreach (var check in bureau.All<ICheck>())
        {
            all.AddRange(await check.RunAsync(full, Bureau.Token));
        }

        return all;
    }

    private static IEnumerable<string> Wrong(IEnumerable<CheckFinding> findings) =>
        findings.Where(f => f.Severity != CheckSeverity.Information).Select(f => f.Sentence);

    [Fact]
    public async Task An_office_that_is_released_staffed_and_sound_has_nothing_to_do()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Office + "甲市示例局||科员|张示例|zhang@example.cn|责任人|||");
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局|张示例|2026年12月底前");
        await bureau.Get<ReleaseStore>().ReleaseAsync(null, bureau.Clock.GetUtcNow(), "office", Bureau.Token);
        Assert.Empty(Wrong(await FindAsync(bureau, full: true)));
    }

    [Fact]
    public async Task Before_release_and_without_an_office_it_says_so()
    {
        using var bureau = await Bureau.OpenAsync();
        Assert.Equal([ChecksTexts.NotReleased, ChecksTexts.NoOffice], Wrong(await FindAsync(bureau)));
    }

    [Fact]
    public async Task A_measure_nobody_answers_for_a_post_that_passes_on_and_a_missing_address_are_named()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Office + "甲市样本局||局长|王示例||第一责任人|||");
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年12月底前\n2|另一问题|另一措施|甲市样本局||2026年12月底前");
        var wrong = Wrong(await FindAsync(bureau)).ToList();
        Assert.Contains(wrong, w => w.StartsWith("1-1（甲市示例局）无人", StringComparison.Ordinal));
        Assert.Contains("甲市样本局责任人空缺，1 项事项转送王示例（没有邮箱，收不到）", wrong);
        Assert.Contains(wrong, w => w.StartsWith("王示例（甲市样本局）没有邮箱", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_posts_that_answer_one_with_a_holder_is_enough()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Office + "甲市示例局||科员|张示例|zhang@example.cn|责任人|||\n甲市示例局||副科长|李示例|li@example.cn|责任人|||");
        await bureau.Get<Database>().WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("UPDATE holdings SET to_day = '2026-01-01', from_day = '2025-01-01' WHERE person_id = (SELECT id FROM people WHERE name = '李示例')");
                await RosterStore.TouchAsync(session);
            },
            Bureau.Token);
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年12月底前");
        Assert.DoesNotContain(Wrong(await FindAsync(bureau)), w => w.StartsWith("1-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_year_without_a_calendar_is_named_with_the_deadlines_it_leaves_uncertain()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||30个工作日内", new DateOnly(2026, 11, 23));
        var wrong = Wrong(await FindAsync(bureau)).ToList();
        Assert.Contains("2027年没有节假日安排，暂按周末与元旦推算", wrong);
        Assert.Contains("1 条措施的时限按工作日推算时缺少节假日安排，暂作估算", wrong);
    }

    [Fact]
    public async Task A_trail_that_was_cut_off_is_a_failure()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ChangeAsync("UPDATE settings SET value = '1:' || (SELECT mac FROM audit WHERE seq = 1) WHERE key = 'audit.head'");
        await bureau.ChangeAsync("DELETE FROM audit WHERE seq > 1");
        Assert.Single(await FindAsync(bureau), f => f.Severity == CheckSeverity.Failure);
        Assert.Single(await FindAsync(bureau, full: true), f => f.Severity == CheckSeverity.Failure);
    }
}
