using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Ledger.Taking;

/// <summary>A file against a ledger that is already there.</summary>
public sealed class LedgerTakingTests
{
    private const string Header = "序号|问题|整改措施|责任单位|责任人|完成时限|整改进展|备注\n";
    private const string File = "1|示例问题|示例措施|甲市示例局||2026年12月31日前|已起草|\n2|另一问题|另一措施|甲市样本局||20个工作日内||";

    private static readonly DateOnly Issued = new(2026, 11, 2);

    [Fact]
    public async Task The_same_file_again_changes_nothing_even_without_its_issue_date()
    {
        using var bureau = await Bureau.OpenAsync();
        await TakeAsync(bureau, File, issued: Issued);
        var again = await TakeAsync(bureau, File);
        Assert.Equal((0, 0, 2, 0), (again.Result!.Problems, again.Result.Measures, again.Result.Unchanged, again.Result.Changed));
        Assert.Equal(["2026-11-30"], await bureau.RowsAsync("SELECT deadline FROM measures WHERE deadline_text = '20个工作日内'"));
    }

    [Fact]
    public async Task What_differs_is_shown_first_and_taken_when_asked()
    {
        using var bureau = await Bureau.OpenAsync();
        await TakeAsync(bureau, File, issued: Issued);
        var changed = File.Replace("2026年12月31日前", "2027年1月15日前", StringComparison.Ordinal);

        var shown = await TakeAsync(bureau, changed);
        var cell = Assert.Single(shown.Result!.Differences);
        Assert.Equal(("1-1", "deadline_text", "2026年12月31日前", "2027年1月15日前"), (cell.Number, cell.Field, cell.Ledger, cell.File));
        Assert.Equal(["2026-12-31 2026-12-31"], await DeadlineAsync(bureau));

        await TakeAsync(bureau, changed, accept: true);
        Assert.Equal(["2027-01-15 2026-12-31"], await DeadlineAsync(bureau));
        Assert.Equal(0, (await TakeAsync(bureau, changed, accept: true)).Result!.Changed);
    }

    [Fact]
    public async Task A_file_taken_twice_never_takes_back_what_was_reported_meanwhile()
    {
        using var bureau = await Bureau.OpenAsync();
        await TakeAsync(bureau, File, issued: Issued);
        await CompleteAsync(bureau);
        var remarked = File.Replace("已起草|", "已起草|重点", StringComparison.Ordinal);

        for (var i = 0; i < 3; i++)
        {
            var taken = await TakeAsync(bureau, remarked, accept: true);
            Assert.Equal(i == 0 ? 1 : 0, taken.Result!.Changed);
            Assert.Empty(taken.Result.Conflicts);
        }

        Assert.Equal(["completed 100 已印发"], await bureau.RowsAsync("SELECT status || ' ' || percent || ' ' || progress FROM measures WHERE problem_id = 1"));
    }

    [Fact]
    public async Task What_both_sides_changed_is_listed_and_the_ledger_keeps_its_own()
    {
        using var bureau = await Bureau.OpenAsync();
        await TakeAsync(bureau, File, issued: Issued);
        await CompleteAsync(bureau);
        var taken = await TakeAsync(bureau, File.Replace("已起草", "已报批", StringComparison.Ordinal), accept: true);
        var conflict = Assert.Single(taken.Result!.Conflicts);
        Assert.Equal(("progress", "已印发", "已报批"), (conflict.Field, conflict.Ledger, conflict.File));
        Assert.Equal(["已印发"], await bureau.RowsAsync("SELECT progress FROM measures WHERE problem_id = 1"));
    }

    [Fact]
    public async Task A_deadline_is_taken_whole_after_a_calendar_moved_it()
    {
        using var bureau = await Bureau.OpenAsync();
        await TakeAsync(bureau, File.Replace("20个工作日内", "40个工作日内", StringComparison.Ordinal), issued: Issued);
        await bureau.ImportCalendarAsync("""{"year":2026,"days":[{"name":"示例假","date":"2026-12-01","isOffDay":true}]}""");
        var before = await bureau.RowsAsync("SELECT deadline FROM measures WHERE deadline_text = '40个工作日内'");
        await TakeAsync(bureau, File.Replace("20个工作日内", "2026年12月20日前", StringComparison.Ordinal), accept: true);
        Assert.NotEqual(["2026-12-25"], before);
        Assert.Equal(["2026-12-20"], await bureau.RowsAsync("SELECT deadline FROM measures WHERE deadline_text = '2026年12月20日前'"));
    }

    [Fact]
    public async Task A_second_ledger_may_begin_at_one_again_and_what_a_file_lacks_stays()
    {
        using var bureau = await Bureau.OpenAsync();
        await TakeAsync(bureau, File, issued: Issued);
        var second = await TakeAsync(bureau, File, issued: Issued, ledger: "第二台账");
        Assert.Equal(2, second.Result!.Problems);
        var less = await TakeAsync(bureau, File.Split('\n')[0]);
        Assert.Equal(["2"], less.Result!.Missing);
        Assert.Equal(["4"], await bureau.RowsAsync("SELECT count(*) FROM problems"));
    }

    [Fact]
    public async Task A_new_unit_is_created_only_with_a_row_that_is_taken_and_enters_the_trail()
    {
        using var bureau = await Bureau.OpenAsync();
        await TakeAsync(bureau, File, issued: Issued);
        var moved = File.Replace("甲市样本局", "甲市新设局", StringComparison.Ordinal);
        Assert.Empty((await TakeAsync(bureau, moved, create: true)).CreatedUnits);
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM units WHERE name = '甲市新设局'"));
        Assert.Equal(["甲市新设局"], (await TakeAsync(bureau, moved, create: true, accept: true)).CreatedUnits);
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM audit WHERE action = 'unit.added' AND subject LIKE '%甲市新设局'"));
    }

    [Fact]
    public async Task A_deadline_without_a_year_says_which_year_was_taken()
    {
        using var bureau = await Bureau.OpenAsync();
        var report = await TakeAsync(bureau, "1|示例问题|示例措施|甲市示例局||12月底前||");
        Assert.Equal("12月底前 → 2026年12月31日（未写年份，按台账年度2026年）　1 处，首处在“名单”第2行", Assert.Single(report.Deadlines).Line);
    }

    [Fact]
    public async Task What_a_column_is_is_asked_once_for_a_ledger()
    {
        using var bureau = await Bureau.OpenAsync();
        var file = bureau.Sheet("序号|问题|整改措施|责任单位|完成时限|甲栏\n1|示例问题|示例措施|甲市示例局|2026年12月31日前|已整改到位");
        Assert.Contains("--column 甲栏=状态", Assert.Single((await RunAsync([])).Refusals).Reason, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(["甲栏=状态"], dry: true)).Result!.Problems);
        Assert.Single((await RunAsync([])).Refusals);

        Assert.Equal(1, (await RunAsync(["甲栏=整改状态"])).Result!.Problems);
        Assert.Equal(["甲栏 状态"], await bureau.RowsAsync("SELECT header || ' ' || meaning FROM ledger_columns"));
        Assert.Equal(1, (await RunAsync([])).Result!.Unchanged);
        Assert.Single((await RunAsync([], ledger: "另一本")).Refusals);

        Assert.Equal(1, (await RunAsync(["甲栏=忽略"])).Result!.Unchanged);
        Assert.Equal(["甲栏 忽略"], await bureau.RowsAsync("SELECT header || ' ' || meaning FROM ledger_columns"));

        Task<ImportReport> RunAsync(string[] columns, bool dry = false, string? ledger = null) => bureau.Get<LedgerImporter>().RunAsync(
            new ImportRequest { File = file, Columns = columns, DryRun = dry, Ledger = ledger }, null, Bureau.Token);
    }

    [Fact]
    public async Task A_finished_row_without_a_deadline_is_taken_and_comes_back_the_same()
    {
        using var bureau = await Bureau.OpenAsync();
        const string rows = "1|示例问题|示例措施|甲市示例局|||已完成整改。|";
        await TakeAsync(bureau, rows);
        Assert.Equal(["completed 0 0 "], await bureau.RowsAsync("SELECT status || ' ' || open || ' ' || long_term || ' ' || coalesce(deadline, '') FROM measures"));
        Assert.Equal(1, (await TakeAsync(bureau, rows)).Result!.Unchanged);
    }

    [Fact]
    public async Task Several_names_in_one_cell_are_said_to_be_one_too_many()
    {
        using var bureau = await Bureau.OpenAsync();
        var report = await TakeAsync(bureau, "1|示例问题|示例措施|甲市示例局|张示例、李示例|12月底前||");
        Assert.Contains(report.Warnings, w => w.Contains("张示例、李示例", StringComparison.Ordinal) && w.Contains("只发给", StringComparison.Ordinal));
        Assert.Contains(report.Warnings, w => w.Contains("2 人", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vacant_leader_whose_notices_reach_nobody_is_shown()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync("甲市示例局||科长|张示例|zhang@town.example|责任人||");
        await TakeAsync(bureau, "1|示例问题|示例措施|甲市示例局||2026年11月1日前||");
        await bureau.Get<CaseReform.Ops.Data.Reminders.ReleaseStore>().ReleaseAsync(null, Bureau.Monday, "office", Bureau.Token);
        await bureau.Get<CaseReform.Ops.Worker.Reminders.Planner>().RunAsync(Bureau.Token);
        var gaps = await bureau.Get<RosterGaps>().FindAsync(new DateOnly(2026, 11, 23), Bureau.Token);
        Assert.Contains(gaps.VacantPosts, v => v.Post.Post.Contains("第一责任人", StringComparison.Ordinal) && v.Post.PassedTo is null);
    }

    private static async Task<ImportReport> TakeAsync(
        Bureau bureau, string rows, DateOnly? issued = null, bool accept = false, bool create = false, string? ledger = null)
    {
        var report = await bureau.Get<LedgerImporter>().RunAsync(
            new ImportRequest { File = bureau.Sheet(Header + rows), Issued = issued, AcceptChanges = accept, CreateUnits = create, Ledger = ledger }, null, Bureau.Token);
        Assert.Empty(report.Refusals);
        return report;
    }

    private static Task<IReadOnlyList<string>> DeadlineAsync(Bureau bureau) =>
        bureau.RowsAsync("SELECT deadline || ' ' || original_deadline FROM measures WHERE problem_id = 1");

    private static async Task CompleteAsync(Bureau bureau) => Assert.IsType<ProgressOutcome.Recorded>(await bureau.Get<ProgressStore>().ReportAsync(
        new ProgressReport
        {
            Number = "1", Text = "已印发", Completes = true, Actor = "张示例", Through = "command", At = Bureau.Monday, Day = new DateOnly(2026, 11, 23),
        },
        Bureau.Token));
}
