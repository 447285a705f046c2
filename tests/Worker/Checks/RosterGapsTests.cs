using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Checks;

/// <summary>Where the directory lets open measures down.</summary>
public sealed class RosterGapsTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task One_held_and_one_vacant_post_in_a_unit_is_not_nobody()
    {
        using var bureau = await OpenAsync(
            "甲市示例局||科长|张示例|zhang@example.cn|责任人||2026-01-01至2026-06-30|\n甲市示例局||科员|李示例|li@example.cn|责任人|||");

        Assert.Empty((await FindAsync(bureau)).VacantChains);
    }

    [Fact]
    public async Task A_unit_whose_posts_all_ran_out_has_nobody()
    {
        using var bureau = await OpenAsync("甲市示例局||科长|张示例|zhang@example.cn|责任人||2026-01-01至2026-06-30|");

        var (_, measure) = Assert.Single((await FindAsync(bureau)).VacantChains);
        Assert.Equal(("1-1", "甲市示例局", (string?)null), (measure.Number.ToString(), measure.Unit, measure.Ledger));
    }

    [Fact]
    public async Task A_vacant_handler_whose_leader_is_there_is_passed_on_and_not_nobody()
    {
        using var bureau = await OpenAsync("甲市示例局||副局长|李示例|li@example.cn|分管领导|||");

        var gaps = await FindAsync(bureau);

        Assert.Empty(gaps.VacantChains);
        Assert.Equal("李示例", Assert.Single(gaps.VacantPosts).Post.PassedTo);
    }

    [Theory]
    [InlineData("2026-11-22", 1)]
    [InlineData("2026-11-23", 0)]
    public async Task A_term_ends_with_its_last_day(string lastDay, int chains)
    {
        using var bureau = await OpenAsync($"甲市示例局||科长|张示例|zhang@example.cn|责任人||2026-01-01至{lastDay}|");

        Assert.Equal(chains, (await FindAsync(bureau)).VacantChains.Count);
    }

    [Fact]
    public async Task Somebody_without_an_address_is_named_once_with_all_that_waits_for_them()
    {
        using var bureau = await OpenAsync("甲市示例局||科长|张示例||责任人|||");
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年12月31日前\n2|另一问题|另一措施|甲市示例局||2026年12月31日前");

        var person = Assert.Single((await FindAsync(bureau)).WithoutAddress).Person;

        Assert.Equal(("张示例", "甲市示例局", 2), (person.Person, person.Unit, person.Measures));
    }

    [Fact]
    public async Task What_nobody_waits_for_is_no_gap()
    {
        using var bureau = await OpenAsync("甲市示例局||科长|张示例|zhang@example.cn|责任人|||");
        await bureau.ChangeAsync("UPDATE measures SET status = 'completed', open = 0, next_due = NULL");
        await bureau.ChangeAsync("UPDATE people SET email = NULL");
        await bureau.ChangeAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");

        var gaps = await FindAsync(bureau);

        Assert.Equal((0, 0, 0), (gaps.VacantChains.Count, gaps.VacantPosts.Count, gaps.WithoutAddress.Count));
    }

    [Fact]
    public async Task A_passed_on_post_counts_its_measures()
    {
        using var bureau = await OpenAsync("甲市示例局||副局长|李示例|li@example.cn|分管领导|||");
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年12月31日前\n2|另一问题|另一措施|甲市示例局||2026年12月31日前");

        Assert.Equal(2, Assert.Single((await FindAsync(bureau)).VacantPosts).Post.Measures);
    }

    [Fact]
    public async Task A_vacant_post_above_counts_its_measures_and_names_nobody_who_is_not_there()
    {
        using var bureau = await OpenAsync("甲市示例局||科长|张示例|zhang@example.cn|责任人|||");
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年11月2日前\n2|另一问题|另一措施|甲市示例局||2026年11月2日前\n3|又一问题|又一措施|甲市示例局||2026年11月2日前", accept: true);
        await bureau.ReleaseAsync();
        await bureau.Get<Planner>().RunAsync(Bureau.Token);

        var post = Assert.Single((await FindAsync(bureau)).VacantPosts, v => v.Post.Post == "甲市示例局第一责任人").Post;

        Assert.Equal(new VacantPost("甲市示例局第一责任人", null, 3), post);
        Assert.Equal("甲市示例局第一责任人空缺，也没有可转送的在岗人员，3 项事项的提醒暂存", RosterGaps.SentenceOf(post));
    }

    [Fact]
    public async Task Somebody_who_stands_in_and_cannot_be_reached_is_said_to_be_so()
    {
        using var bureau = await OpenAsync("甲市示例局||副局长|李示例||分管领导|||");

        Assert.Equal("李示例（没有邮箱，收不到）", Assert.Single((await FindAsync(bureau)).VacantPosts).Post.PassedTo);
    }

    private static async Task<Bureau> OpenAsync(string people)
    {
        var bureau = await Bureau.OpenAsync();
        Assert.Empty((await bureau.ImportPeopleAsync(people)).Refusals);
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年12月31日前");
        return bureau;
    }

    private static Task<RosterGaps.Gaps> FindAsync(Bureau bureau) => bureau.Get<RosterGaps>().FindAsync(Today, Bureau.Token);
}
