using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.People.Directory;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.People;

public sealed class DirectoryChangeTests
{
    private const string Zhang = "甲市示例局||科员|张示例|zhang@example.cn|责任人|||\n";
    private const string Li = "甲市样本局||科员|李示例|li@example.cn|责任人|||\n";
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly ChangeOrigin Origin = new(Bureau.Monday, "office", "command");

    [Fact]
    public async Task A_renamed_unit_is_read_under_both_names_and_an_old_file_changes_nothing()
    {
        using var bureau = await Bureau.OpenAsync();
        const string Row = "1|示例问题|示例措施|示例局|张示例|2026年12月31日前";
        await bureau.ImportLedgerAsync(Row);
        await ChangeAsync(bureau, s => UnitChanges.RenameAsync(s, "示例局", "甲市示范局", Origin));
        Assert.Equal(["甲市示范局"], await bureau.RowsAsync("SELECT u.name FROM problems p JOIN units u ON u.id = p.lead_unit_id"));
        foreach (var name in new[] { "示例局", "甲市示例局", "甲市示范局" })
        {
            var again = await bureau.ImportLedgerAsync(Row.Replace("示例局", name, StringComparison.Ordinal));
            Assert.Equal((name, 1, 0), (name, again.Result!.Unchanged, again.Result.Changed));
        }

        Assert.Equal(["unit.renamed|甲市示范局"], await bureau.RowsAsync("SELECT action || '|' || subject FROM audit WHERE action LIKE 'unit.re%'"));
    }

    [Fact]
    public async Task A_file_made_before_the_merge_does_not_undo_what_was_changed_since()
    {
        using var bureau = await Bureau.OpenAsync();
        const string Old = "1|示例问题|示例措施|甲市样本局|张示例|2026年12月31日前";
        await bureau.ImportLedgerAsync(Old);
        await bureau.ImportLedgerAsync(Old.Replace("样本局", "领导小组办公室", StringComparison.Ordinal), accept: true);
        await bureau.ChangeAsync("UPDATE changes SET through = 'chat' WHERE field = 'lead_unit'");
        await bureau.ChangeAsync("UPDATE problems SET imported_version = 1");
        await ChangeAsync(bureau, s => UnitChanges.MergeAsync(s, "甲市样本局", "甲市示例局", Origin, Today));
        var again = await bureau.ImportLedgerAsync(Old);
        Assert.Equal((0, 0), (again.Result!.Differences.Count, again.Result.Conflicts.Count));
    }

    [Theory]
    [InlineData("甲市样本局", "units merge 甲市示例局 甲市样本局")]
    [InlineData("各单位", "不能用作名称")]
    [InlineData("甲局\"", "不能用作名称")]
    [InlineData("甲市示例局", "没有改动")]
    public async Task A_name_that_cannot_be_given_is_refused(string name, string reason)
    {
        using var bureau = await Bureau.OpenAsync();
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => ChangeAsync(bureau, s => UnitChanges.RenameAsync(s, "甲市示例局", name, Origin)));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_with_an_alias_is_read_under_it_and_nobody_else_may_have_it()
    {
        using var bureau = await Bureau.OpenAsync();
        await ChangeAsync(bureau, s => UnitChanges.AliasAsync(s, "甲市示例局", "示范局", Origin));
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|示范局|张示例|2026年12月31日前");
        Assert.Equal(["甲市示例局"], await bureau.RowsAsync("SELECT u.name FROM problems p JOIN units u ON u.id = p.lead_unit_id"));
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => ChangeAsync(bureau, s => UnitChanges.AliasAsync(s, "甲市样本局", "示范局", Origin)));
        Assert.Contains("已是“甲市示例局”", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_says_what_comes_along_and_the_measures_find_the_people_of_the_other_unit()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang + Li);
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市样本局|张示例|2026年12月31日前");
        var lines = await ChangeAsync(bureau, s => UnitChanges.MergeAsync(s, "甲市样本局", "甲市示例局", Origin, Today));
        Assert.Contains(lines, l => l.Contains("牵头的问题 1 项", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("科员②", StringComparison.Ordinal));
        Assert.Equal(["甲市示例局/handler/科员 张示例 2000-01-01..", "甲市示例局/handler/科员② 李示例 2000-01-01.."], await bureau.HoldersAsync());
        Assert.Equal(["甲市样本局"], (await bureau.RowsAsync("SELECT alias FROM unit_aliases")).Where(a => a != "示例局"));
        Assert.Empty(await bureau.RowsAsync("SELECT name FROM units WHERE name = '甲市样本局'"));
    }

    [Fact]
    public async Task A_unit_with_open_problems_or_people_is_not_retired_and_both_are_named()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang);
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局|张示例|2026年12月31日前");
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => ChangeAsync(bureau, s => UnitChanges.RetireAsync(s, "甲市示例局", Origin, Today)));
        Assert.Contains("整改台账 1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("张示例", refused.Message, StringComparison.Ordinal);
        Assert.Contains("units merge 甲市示例局", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retired_unit_is_refused_by_an_import_but_for_what_names_it_already()
    {
        using var bureau = await Bureau.OpenAsync();
        const string Row = "1|示例问题|示例措施|甲市示例局|张示例|2026年12月31日前";
        await bureau.ImportLedgerAsync(Row);
        await bureau.ChangeAsync("UPDATE problems SET status = 'closed'");
        await bureau.ChangeAsync("UPDATE measures SET status = 'completed', open = 0");
        await ChangeAsync(bureau, s => UnitChanges.RetireAsync(s, "示例局", Origin, Today));

        var report = await LedgerAsync(bureau, Row + "\n2|另一问题|示例措施|示例局|张示例|2026年12月31日前", create: true);
        var refusal = Assert.Single(report.Refusals);
        Assert.Equal(("2", 3), (refusal.Problem!.Text, refusal.Row));
        Assert.Contains("units restore 甲市示例局", refusal.Reason, StringComparison.Ordinal);
        Assert.Empty((await LedgerAsync(bureau, Row, create: false)).Refusals);
        Assert.Contains("停用", Assert.Single((await bureau.ImportPeopleAsync(Zhang)).Refusals).Reason, StringComparison.Ordinal);
        Assert.Contains("未恢复", Assert.Single((await bureau.ImportUnitsAsync("名称|上级|别名|职能\n甲市示例局|||")).Warnings), StringComparison.Ordinal);

        await ChangeAsync(bureau, s => UnitChanges.RestoreAsync(s, "甲市示例局", Origin));
        Assert.Empty((await bureau.ImportPeopleAsync(Zhang)).Refusals);
    }

    [Fact]
    public async Task Who_is_retired_ends_in_office_yesterday_and_the_successor_is_named()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang + "甲市示例局||局长|王示例|wang@example.cn|第一责任人|张示例||2026-11-01起\n");
        var lines = await ChangeAsync(bureau, s => PersonChanges.RetireAsync(s, "张示例", bureau.Get<RosterStore>(), Origin, Today));
        Assert.Contains(lines, l => l.Contains("甲市示例局科员：提醒转由 王示例 接收", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("原由其代理“王示例”", StringComparison.Ordinal));
        Assert.Contains("甲市示例局/handler/科员 张示例 2000-01-01..2026-11-22", await bureau.HoldersAsync());
        Assert.Equal(["2026-11-22"], await bureau.RowsAsync("SELECT to_day FROM absences"));
    }

    [Theory]
    [InlineData("2026-11-23起")]
    [InlineData("2026-12-01起")]
    public async Task An_acting_period_that_a_retirement_leaves_no_day_of_is_gone_and_in_the_trail(string period)
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang + "甲市示例局||局长|王示例|wang@example.cn|第一责任人|张示例||" + period + "\n");

        await ChangeAsync(bureau, s => PersonChanges.RetireAsync(s, "张示例", bureau.Get<RosterStore>(), Origin, Today));

        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM absences"));
        Assert.Equal(["王示例"], await bureau.RowsAsync("SELECT subject FROM audit WHERE action = 'absence.removed'"));
    }

    [Fact]
    public async Task A_list_does_not_bring_a_retired_person_back_but_a_successor_may_have_the_address()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang);
        await ChangeAsync(bureau, s => PersonChanges.RetireAsync(s, "zhang@example.cn", bureau.Get<RosterStore>(), Origin, Today));
        Assert.Contains("people restore 张示例", Assert.Single((await bureau.ImportPeopleAsync(Zhang)).Refusals).Reason, StringComparison.Ordinal);

        var past = await bureau.ImportPeopleAsync(Zhang.Replace("|||\n", "||2020-01-01至2026-10-31|\n", StringComparison.Ordinal) + Li);
        Assert.Equal((0, 1), (past.Refusals.Count, past.People));
        Assert.Contains(past.Warnings, w => w.Contains("过去的任职", StringComparison.Ordinal));
        Assert.Equal(1, (await bureau.ImportPeopleAsync("甲市示例局||科员|孙示例|zhang@example.cn|责任人|||\n")).People);

        var lines = await ChangeAsync(bureau, s => PersonChanges.RestoreAsync(s, "张示例", Origin, Today));
        Assert.Contains(lines, l => l.Contains("另填邮箱", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_of_one_name_are_told_apart_by_unit_address_or_number()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang + "甲市样本局||科员|张示例|zhang2@example.cn|责任人|||\n");
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => ChangeAsync(bureau, s => PersonChanges.MergeAsync(s, "张示例", "张示例", bureau.Get<RosterStore>(), Origin, Today)));
        Assert.Contains("zhang2@example.cn", refused.Message, StringComparison.Ordinal);

        var lines = await ChangeAsync(bureau, s => PersonChanges.MergeAsync(s, "张示例/甲市样本局", "1", bureau.Get<RosterStore>(), Origin, Today));
        Assert.Contains(lines, l => l.Contains("邮箱保留 zhang@example.cn，zhang2@example.cn 不再使用", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("甲市示例局科员、甲市样本局科员", StringComparison.Ordinal));
        Assert.Equal(["张示例"], await bureau.RowsAsync("SELECT name FROM people"));
    }

    [Fact]
    public async Task A_corrected_name_finds_its_measures_and_the_ledger_keeps_its_words()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Zhang);
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局|张示例|2026年12月31日前\n2|示例问题二|示例措施|甲市示例局|章示例|2026年12月31日前");
        var lines = await ChangeAsync(bureau, s => PersonChanges.RenameAsync(s, "张示例", "章示例", Origin, Today));
        Assert.Contains(lines, l => l.Contains("1 条措施已对应到岗位", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("写“张示例”的有 1 处", StringComparison.Ordinal));
        Assert.Equal(["2"], await bureau.RowsAsync("SELECT count(*) FROM measures WHERE responsible_post_id IS NOT NULL"));
    }

    private static Task<IReadOnlyList<string>> ChangeAsync(Bureau bureau, Func<DatabaseSession, Task<IReadOnlyList<string>>> change) =>
        bureau.Get<Database>().WriteAsync(change, Bureau.Token);

    private static Task<ImportReport> LedgerAsync(Bureau bureau, string rows, bool create) => bureau.Get<LedgerImporter>().RunAsync(
        new ImportRequest { File = bureau.Sheet("序号|问题|整改措施|责任单位|责任人|完成时限\n" + rows), CreateUnits = create }, null, Bureau.Token);
}
