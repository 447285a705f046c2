using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.People;

public sealed class PeopleImportTests
{
    private const string Zhang = "甲市示例局||科员|张示例|zhang@example.cn|责任人|||\n";
    private const string Li = "甲市示例局||科员|李示例|li@example.cn|责任人|||\n";

    [Fact]
    public async Task A_list_becomes_people_posts_and_holdings()
    {
        using var bureau = await Bureau.OpenAsync();
        var report = await bureau.ImportPeopleAsync(Zhang + "甲市示例局|甲市样本局|副局长|王示例|wang@example.cn|分管领导|||");
        Assert.Equal((2, 2, 2, 0), (report.People, report.Posts, report.Holdings, report.Absences));
        Assert.Empty(report.Changes);
        Assert.Equal(["甲市样本局"], await bureau.RowsAsync(
            "SELECT u.name FROM post_units s JOIN units u ON u.id = s.unit_id JOIN posts p ON p.id = s.post_id WHERE p.role = 'supervising_leader'"));
    }

    [Fact]
    public async Task A_first_day_that_nobody_wrote_is_not_told()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang);

        var report = await bureau.ImportPeopleAsync(Zhang + "甲市样本局||副科长|张示例|zhang@example.cn|责任人|||\n");

        Assert.Equal(["“张示例”任甲市样本局副科长"], report.Changes);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        using var bureau = await Bureau.OpenAsync();
        const string File = Zhang + Li + "甲市样本局||局长|赵示例|zhao@example.cn|第一责任人、领导小组|张示例|2026-01-01起|2026-11-01至2026-12-01";
        var first = await bureau.ImportPeopleAsync(File);
        Assert.Equal((3, 1), (first.People, first.Absences));
        var entries = await bureau.RowsAsync("SELECT count(*) FROM audit");
        var second = await bureau.ImportPeopleAsync(File);
        Assert.Equal((0, 0, 0, 0, 0, 3), (second.People, second.Posts, second.Holdings, second.Absences, second.Changed, second.Unchanged));
        Assert.Empty(second.Changes);
        Assert.Equal(entries, await bureau.RowsAsync("SELECT count(*) FROM audit"));
    }

    [Fact]
    public async Task A_successor_takes_over_the_post_and_the_last_holder_ends_the_day_before()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang);
        var post = await bureau.RowsAsync("SELECT id FROM posts WHERE title = '科员'");
        var report = await bureau.ImportPeopleAsync("甲市示例局||科员|李示例|li@example.cn|责任人||2026-12-01起|");
        Assert.Equal(
            ["甲市示例局/handler/科员 张示例 2000-01-01..2026-11-30", "甲市示例局/handler/科员 李示例 2026-12-01.."], await bureau.HoldersAsync());
        Assert.Equal(post, await bureau.RowsAsync("SELECT DISTINCT post_id FROM holdings"));
        Assert.Contains("张示例", Assert.Single(report.Missing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_date_a_successor_begins_today()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang);
        await bureau.ImportPeopleAsync(Li);
        Assert.Equal(["甲市示例局/handler/科员 张示例 2000-01-01..2026-11-22", "甲市示例局/handler/科员 李示例 2026-11-23.."], await bureau.HoldersAsync());
    }

    [Fact]
    public async Task A_file_about_somebody_earlier_leaves_the_post_to_who_is_in_office()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang);
        await bureau.ImportPeopleAsync("甲市示例局||科员|李示例|li@example.cn|责任人||2024-01-01至2025-12-31|");
        Assert.Equal(["甲市示例局/handler/科员 李示例 2024-01-01..2025-12-31", "甲市示例局/handler/科员 张示例 2026-01-01.."], await bureau.HoldersAsync());
    }

    [Fact]
    public async Task Two_persons_of_one_title_get_posts_of_their_own_whatever_the_order_of_the_next_file()
    {
        using var bureau = await Bureau.OpenAsync();
        var report = await bureau.ImportPeopleAsync(Zhang + Li);
        Assert.Contains("科员②", Assert.Single(report.Warnings), StringComparison.Ordinal);
        var holders = await bureau.HoldersAsync();
        Assert.Equal(["甲市示例局/handler/科员 张示例 2000-01-01..", "甲市示例局/handler/科员② 李示例 2000-01-01.."], holders);
        await bureau.ImportPeopleAsync(Li + Zhang);
        Assert.Equal(holders, await bureau.HoldersAsync());
    }

    [Fact]
    public async Task Who_follows_one_another_in_one_file_shares_a_post()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(
            "甲市示例局||科员|张示例|zhang@example.cn|责任人||2026-01-01至2026-11-30|\n甲市示例局||科员|李示例|li@example.cn|责任人||2026-12-01起|");
        Assert.Equal(["甲市示例局/handler/科员 张示例 2026-01-01..2026-11-30", "甲市示例局/handler/科员 李示例 2026-12-01.."], await bureau.HoldersAsync());
    }

    [Fact]
    public async Task A_new_address_and_a_new_name_are_the_same_person()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang);
        var moved = await bureau.ImportPeopleAsync("甲市示例局||科员|张示例|zhang.new@example.cn|责任人|||");
        Assert.Equal((0, 1), (moved.People, moved.Changed));
        var renamed = await bureau.ImportPeopleAsync("甲市示例局||科员|张新例|ZHANG.new@example.cn|责任人|||");
        Assert.Equal((0, 1), (renamed.People, renamed.Changed));
        Assert.Equal(["张新例|zhang.new@example.cn"], await bureau.RowsAsync("SELECT name || '|' || email_key FROM people"));
    }

    [Fact]
    public async Task Who_moves_to_another_unit_leaves_the_post_behind()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang);
        await bureau.ImportPeopleAsync("甲市样本局||科员|张示例|zhang@example.cn|责任人|||\n甲市示例局||科员|李示例|li@example.cn|责任人|||");
        Assert.Equal(
            [
                "甲市示例局/handler/科员 张示例 2000-01-01..2026-11-22", "甲市示例局/handler/科员 李示例 2026-11-23..",
                "甲市样本局/handler/科员 张示例 2000-01-01..",
            ],
            await bureau.HoldersAsync());
    }

    [Fact]
    public async Task A_list_of_another_unit_ends_nothing_elsewhere()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang);
        var report = await bureau.ImportPeopleAsync("甲市样本局||督导员|张示例|zhang@example.cn|督导人|||");
        Assert.Contains("未作改动", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Contains("甲市示例局/handler/科员 张示例 2000-01-01..", await bureau.HoldersAsync());
    }

    [Fact]
    public async Task Acting_periods_are_changed_rather_than_entered_twice()
    {
        using var bureau = await Bureau.OpenAsync();
        const string Row = "甲市示例局||局长|王示例|wang@example.cn|第一责任人|张示例||";
        await bureau.ImportPeopleAsync(Zhang + Row);
        await bureau.ImportPeopleAsync(Zhang + Row + "2026-11-23至2026-12-31");
        Assert.Equal(["王示例 张示例 2026-11-23 2026-12-31"], await bureau.RowsAsync(
            "SELECT a.name || ' ' || b.name || ' ' || x.from_day || ' ' || x.to_day FROM absences x JOIN people a ON a.id = x.person_id JOIN people b ON b.id = x.acting_id"));
    }

    [Theory]
    [InlineData("", "2026-11-20..2026-12-05")]
    [InlineData("2026-11-20至2026-12-05", "2026-11-20..2026-12-05")]
    [InlineData("2026-11-20至今", "2026-11-20..")]
    [InlineData("2026-11-20起", "2026-11-20..")]
    [InlineData("2026-11-18起", "2026-11-18..")]
    [InlineData("2026-11-25起", "2026-11-25..")]
    [InlineData("2026-11-20至2026-12-31", "2026-11-20..2026-12-31")]
    [InlineData("2026-11-20至2026-11-30", "2026-11-20..2026-11-30")]
    [InlineData("至2026-11-30", "2026-11-20..2026-11-30")]
    [InlineData("至2026-11-18", "2026-11-18..2026-11-18")]
    public async Task An_acting_period_that_is_stated_again_is_what_the_file_says_and_what_it_leaves_out_stays(string stated, string period)
    {
        using var bureau = await Bureau.OpenAsync();
        const string Row = "甲市示例局||局长|王示例|wang@example.cn|第一责任人|张示例||";
        await bureau.ImportPeopleAsync(Zhang + Row + "2026-11-20至2026-12-05");

        await bureau.ImportPeopleAsync(Zhang + Row + stated);

        Assert.Equal([period], await bureau.RowsAsync("SELECT from_day || '..' || coalesce(to_day, '') FROM absences"));
    }

    [Theory]
    [InlineData("2026-12-10至2026-12-31", "张示例 2026-11-20..2026-12-09|李示例 2026-12-10..2026-12-31")]
    [InlineData("2026-11-20起", "李示例 2026-11-20..")]
    [InlineData("2026-12-31起", "张示例 2026-11-20..2026-12-30|李示例 2026-12-31..")]
    [InlineData("2027-01-04起", "张示例 2026-11-20..2026-12-31|李示例 2027-01-04..")]
    [InlineData("", "张示例 2026-11-20..2026-11-22|李示例 2026-11-23..")]
    public async Task Of_two_who_act_for_somebody_the_former_acts_up_to_the_day_before_the_latter(string stated, string periods)
    {
        using var bureau = await Bureau.OpenAsync();
        const string Row = "甲市示例局||局长|王示例|wang@example.cn|第一责任人|";
        await bureau.ImportPeopleAsync(Zhang + Li + Row + "张示例||2026-11-20至2026-12-31");

        await bureau.ImportPeopleAsync(Zhang + Li + Row + "李示例||" + stated);

        Assert.Equal(periods.Split('|'), await bureau.RowsAsync(
            "SELECT b.name || ' ' || x.from_day || '..' || coalesce(x.to_day, '') FROM absences x JOIN people b ON b.id = x.acting_id ORDER BY x.from_day"));
    }

    [Theory]
    [InlineData("张示例||2026-12-01至2026-12-10", "李示例||2026-12-05至2026-12-06")]
    [InlineData("李示例||2026-12-05至2026-12-06", "张示例||2026-12-01至2026-12-10")]
    public async Task Two_periods_of_one_list_both_hold_and_the_list_says_the_same_when_it_comes_again(string first, string second)
    {
        using var bureau = await Bureau.OpenAsync();
        const string Row = "甲市示例局||局长|王示例|wang@example.cn|第一责任人|";
        await bureau.ImportPeopleAsync(Zhang + Li + Row + first + "\n" + Row + second);

        Assert.Equal(["张示例 2026-12-01..2026-12-04", "李示例 2026-12-05..2026-12-06", "张示例 2026-12-07..2026-12-10"], await PeriodsAsync());
        await bureau.ImportPeopleAsync(Zhang + Li + Row + first + "\n" + Row + second);
        Assert.Equal(["张示例 2026-12-01..2026-12-04", "李示例 2026-12-05..2026-12-06", "张示例 2026-12-07..2026-12-10"], await PeriodsAsync());
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM audit WHERE action IN ('absence.removed', 'absence.changed')"));

        Task<IReadOnlyList<string>> PeriodsAsync() => bureau.RowsAsync(
            "SELECT b.name || ' ' || x.from_day || '..' || coalesce(x.to_day, '') FROM absences x JOIN people b ON b.id = x.acting_id ORDER BY x.from_day");
    }

    [Fact]
    public async Task Who_acted_from_the_same_day_is_replaced_and_the_report_says_so_also_when_the_latter_was_known_before()
    {
        using var bureau = await Bureau.OpenAsync();
        const string Row = "甲市示例局||局长|王示例|wang@example.cn|第一责任人|";
        await bureau.ImportPeopleAsync(Zhang + Li + Row + "张示例||2026-11-20起");
        await bureau.ImportPeopleAsync(Zhang + Li + Row + "李示例||2026-12-10起");

        var report = await bureau.ImportPeopleAsync(Zhang + Li + Row + "李示例||2026-11-20起");

        Assert.Equal(["李示例 2026-11-20"], await bureau.RowsAsync("SELECT b.name || ' ' || x.from_day FROM absences x JOIN people b ON b.id = x.acting_id"));
        Assert.Contains("“张示例”代理“王示例”的记录被替换", report.Changes);
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM audit WHERE action = 'absence.removed'"));
    }

    [Fact]
    public async Task Who_has_no_address_is_taken_with_a_warning_and_gets_one_later()
    {
        using var bureau = await Bureau.OpenAsync();
        var report = await bureau.ImportPeopleAsync("甲市示例局||科员|张示例||责任人|||");
        Assert.Equal(1, report.People);
        Assert.Contains("没有邮箱", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Equal((0, 1), await bureau.ImportPeopleAsync(Zhang) is var later ? (later.People, later.Changed) : default);
    }

    [Fact]
    public async Task An_unknown_unit_is_refused_with_its_neighbour_or_created_when_asked()
    {
        using var bureau = await Bureau.OpenAsync();
        const string File = Zhang + "甲市示列局||科员|李示例|li@example.cn|责任人|||";
        var refused = await bureau.ImportPeopleAsync(File);
        Assert.Contains("甲市示例局", Assert.Single(refused.Refusals).Reason, StringComparison.Ordinal);
        Assert.Empty(await bureau.RowsAsync("SELECT name FROM people"));
        var taken = await bureau.ImportPeopleAsync(File, createUnits: true);
        Assert.Equal(["甲市示列局"], taken.CreatedUnits);
        Assert.Equal(2, taken.People);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_stores_nothing()
    {
        using var bureau = await Bureau.OpenAsync();
        Assert.Equal(1, (await bureau.ImportPeopleAsync(Zhang, dryRun: true)).People);
        Assert.Empty(await bureau.RowsAsync("SELECT name FROM people"));
        Assert.Equal(1, (await bureau.ImportPeopleAsync(Zhang)).People);
    }

    [Fact]
    public async Task A_name_in_the_ledger_becomes_the_persons_post_and_stays_with_it()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局|张示例|2026年12月底前");
        var report = await bureau.ImportPeopleAsync(Zhang);
        Assert.Equal(1, report.Measures);
        const string Post = "SELECT p.title || '/' || u.name FROM measures m JOIN posts p ON p.id = m.responsible_post_id JOIN units u ON u.id = p.unit_id";
        Assert.Equal(["科员/甲市示例局"], await bureau.RowsAsync(Post));
        await bureau.ImportPeopleAsync("甲市样本局||科员|张示例|zhang@example.cn|责任人|||\n甲市示例局||科员|李示例|li@example.cn|责任人|||");
        Assert.Equal(["科员/甲市示例局"], await bureau.RowsAsync(Post));
    }

    [Fact]
    public async Task A_ledger_imported_after_the_people_finds_its_posts_at_once()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang + Li);
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局|张示例|2026年12月底前");
        const string Post = "SELECT p.title FROM measures m JOIN posts p ON p.id = m.responsible_post_id";
        Assert.Equal(["科员"], await bureau.RowsAsync(Post));
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局|李示例|2026年12月底前", accept: true);
        Assert.Equal(["科员②"], await bureau.RowsAsync(Post));
    }

    [Fact]
    public async Task Every_change_is_in_the_trail()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang);
        await bureau.ImportPeopleAsync(Li);
        Assert.Equal(["holding.added", "holding.added", "holding.changed"], await bureau.RowsAsync("SELECT action FROM audit WHERE action LIKE 'holding%' ORDER BY action"));
        Assert.IsType<AuditVerdict.Whole>(await bureau.Get<AuditTrail>().VerifyAsync(bureau.Get<Database>(), Bureau.Token));
    }
}
