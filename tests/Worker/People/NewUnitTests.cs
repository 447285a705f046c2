using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.People;

public sealed class NewUnitTests
{
    private const string Units = "名称|上级|别名|职能\n云溪县财政局|||\n城东街道|||";

    [Fact]
    public async Task A_twin_is_refused_at_its_row_with_both_ways_out_and_nothing_is_written()
    {
        using var bureau = await Bureau.OpenAsync(units: Units);
        var report = await ImportAsync(bureau, ["县财政局", "城西街道办", "县教育局"]);
        var refusal = Assert.Single(report.Refusals);
        Assert.Equal((2, "D"), (refusal.Row, refusal.Column));
        Assert.Contains("改写为“云溪县财政局”", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("--as-new 县财政局", refusal.Reason, StringComparison.Ordinal);
        Assert.Null(report.Result);
        Assert.Empty(await bureau.RowsAsync("SELECT name FROM units WHERE name LIKE '%教育局'"));
    }

    [Fact]
    public async Task What_is_named_as_new_is_created_and_what_looks_alike_needs_no_naming()
    {
        using var bureau = await Bureau.OpenAsync(units: Units);
        var report = await ImportAsync(bureau, ["县财政局", "城西街道办"], ["县财政局"]);
        Assert.Empty(report.Refusals);
        Assert.Equal(["城西街道办", "县财政局"], report.CreatedUnits.OrderDescending(StringComparer.Ordinal).OrderBy(n => n[0] != '城'));
        Assert.Empty((await ImportAsync(bureau, ["县财政局", "城西街道办"], ["县财政局"])).Refusals);
    }

    [Fact]
    public async Task With_the_others_imported_every_problem_of_a_twin_is_handed_back()
    {
        using var bureau = await Bureau.OpenAsync(units: Units);
        var report = await ImportAsync(bureau, ["县财政局", "县教育局", "县财政局、县教育局", "县教育局、财政局"], skip: true);
        Assert.Equal(["1", "3", "4"], report.Refusals.Select(r => r.Problem!.Text));
        Assert.Equal((1, "县教育局"), (report.Result!.Problems, Assert.Single(report.CreatedUnits)));
    }

    [Fact]
    public async Task Into_an_empty_directory_everything_is_taken_and_doubles_are_shown()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ChangeAsync("DELETE FROM unit_aliases");
        await bureau.ChangeAsync("DELETE FROM posts");
        await bureau.ChangeAsync("DELETE FROM units");
        string[] names = ["市发展和改革委员会", "市发改委", "市教育局", "市公安局", "城东街道", "城西街道办"];
        var report = await ImportAsync(bureau, names);
        Assert.Empty(report.Refusals);
        Assert.Equal(6, report.CreatedUnits.Count);
    }

    [Fact]
    public async Task A_name_that_the_file_does_not_have_was_mistyped()
    {
        using var bureau = await Bureau.OpenAsync(units: Units);
        var report = await ImportAsync(bureau, ["县财政局"], ["县财政厅"]);
        Assert.Contains(report.Refusals, r => r.Sentence.Contains("“县财政厅”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_comes_before_anything_is_written_also_in_a_dry_run()
    {
        using var bureau = await Bureau.OpenAsync(units: Units);
        foreach (var dryRun in new[] { true, false })
        {
            NewUnitPlan? shown = null;
            var report = await bureau.Get<LedgerImporter>().RunAsync(
                new ImportRequest
                {
                    File = Sheet(bureau, ["县教育局"]), CreateUnits = true, DryRun = dryRun,
                    ShowNewUnits = async plan =>
                    {
                        shown = plan;
                        Assert.Empty(await bureau.RowsAsync("SELECT name FROM units WHERE name = '县教育局'"));
                    },
                },
                null, Bureau.Token);
            Assert.Equal(["县教育局"], shown!.Units.Select(u => u.Name));
            Assert.Equal(["县教育局"], report.CreatedUnits);
        }
    }

    [Fact]
    public void The_list_is_short_twins_first_then_what_looks_alike_then_all_others_in_few_lines()
    {
        var known = new UnitNames([new UnitName("云溪县财政局", []), new UnitName("城东街道", [])]);
        var lines = NewUnitWords.List(NewUnitPlan.Decide(
            ["县财政局", "城西街道办", .. Enumerable.Range(0, 40).Select(i => $"第{(char)('甲' + i)}研究所")], known, [])).ToList();
        Assert.Equal("名录中没有的单位 42 个：", lines[0]);
        Assert.Equal(["  像是已有单位的另一种写法 1 个：", "    县财政局 ＝ 云溪县财政局？"], lines[1..3]);
        Assert.Equal("    城西街道办 ｜ 城东街道", lines[4]);
        Assert.Equal("  其余 40 个：", lines[5]);
        Assert.InRange(lines.Count, 9, 12);
        Assert.Empty(NewUnitWords.List(NewUnitPlan.Empty));
    }

    [Fact]
    public async Task Each_new_unit_is_shown_with_the_row_that_names_it_first()
    {
        using var bureau = await Bureau.OpenAsync(units: Units);
        NewUnitPlan? shown = null;
        await bureau.Get<LedgerImporter>().RunAsync(
            new ImportRequest { File = Sheet(bureau, ["云溪县财政局", "县教育局", "县教育局、县财政局", "城西街道办"]), CreateUnits = true, DryRun = true, ShowNewUnits = plan => Task.FromResult(shown = plan) },
            null, Bureau.Token);
        var lines = NewUnitWords.List(shown!).ToList();
        Assert.Contains("    县财政局（第4行） ＝ 云溪县财政局？", lines);
        Assert.Contains("    城西街道办（第5行） ｜ 城东街道", lines);
        Assert.Contains("    县教育局（第3行）", lines);
        Assert.Equal(3, (await bureau.ImportPeopleAsync("县教育局||科员|张示例|zhang@example.cn|责任人|||\n县体育局||科员|李示例|li@example.cn|责任人|||", createUnits: true, dryRun: true)).NewUnits.Units.Single(u => u.Name == "县体育局").First?.Row);
    }

    [Fact]
    public void The_alias_that_looks_alike_is_named_and_the_sheet_where_there_are_several()
    {
        var plan = NewUnitPlan.Decide(["县招商服务中心", "县教育局"], new UnitNames([new UnitName("云溪县商务局", ["县招商局"])]), []);
        var lines = NewUnitWords.List(new NewUnitPlan([.. plan.Units.Select(u => u with { First = new FilePlace(u.Name[..3], 2) })])).ToList();
        Assert.Contains("    县招商服务中心（“县招商”第2行） ｜ 云溪县商务局（别名县招商局）", lines);
        Assert.Contains("    县教育局（“县教育”第2行）", lines);
    }

    [Fact]
    public async Task People_are_asked_about_twins_as_well_and_told_of_the_option()
    {
        using var bureau = await Bureau.OpenAsync(units: Units);
        const string Row = "县财政局||科员|张示例|zhang@example.cn|责任人|||\n";
        Assert.Contains("--create-units", Assert.Single((await bureau.ImportPeopleAsync(Row)).Refusals).Reason, StringComparison.Ordinal);
        var refusal = Assert.Single((await bureau.ImportPeopleAsync(Row, createUnits: true)).Refusals);
        Assert.Equal((2, "A"), (refusal.Row, refusal.Column));
        Assert.Contains("--as-new 县财政局", refusal.Reason, StringComparison.Ordinal);
        var report = await bureau.Get<PeopleImporter>().RunAsync(
            bureau.Sheet("单位|分管单位|岗位/职务|姓名|邮箱|角色|代理人|任职起止|代理起止\n" + Row), true, ["县财政局"], false, null, null, Bureau.Token);
        Assert.Equal((0, 1), (report.Refusals.Count, report.People));
    }

    [Fact]
    public async Task A_directory_that_calls_a_known_unit_otherwise_is_told_to_rename_it()
    {
        using var bureau = await Bureau.OpenAsync(units: Units);
        var refusal = Assert.Single((await bureau.ImportUnitsAsync("名称|上级|别名|职能\n县财政局|||")).Refusals);
        Assert.Contains("units rename 云溪县财政局 县财政局", refusal.Reason, StringComparison.Ordinal);
        Assert.Empty((await bureau.ImportUnitsAsync("名称|上级|别名|职能\n县财政局|||\n云溪县财政局|||")).Refusals);
    }

    [Fact]
    public async Task Full_width_letters_of_an_address_are_folded_and_that_is_said_by_row()
    {
        using var bureau = await Bureau.OpenAsync(units: Units);
        var report = await bureau.ImportPeopleAsync("云溪县财政局||科员|张示例|ｚｈａｎｇ１@town.example|责任人|||\n云溪县财政局||局长|李示例|li＠town．example|第一责任人|||");
        Assert.Equal(2, report.Warnings.Count);
        Assert.Contains("第2行", report.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("zhang1@town.example", report.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(["li@town.example", "zhang1@town.example"], await bureau.RowsAsync("SELECT email FROM people ORDER BY email"));
    }

    private static string Sheet(Bureau bureau, IEnumerable<string> units) => bureau.Sheet(
        "序号|问题|整改措施|责任单位|责任人|完成时限\n" + string.Join('\n', units.Select((unit, i) => $"{i + 1}|问题{i + 1}|示例措施|{unit}||2026年12月31日前")));

    private static Task<ImportReport> ImportAsync(Bureau bureau, IEnumerable<string> units, IReadOnlyList<string>? asNew = null, bool skip = false) =>
        bureau.Get<LedgerImporter>().RunAsync(
            new ImportRequest { File = Sheet(bureau, units), CreateUnits = true, AsNew = asNew ?? [], SkipRefused = skip }, null, Bureau.Token);
}
