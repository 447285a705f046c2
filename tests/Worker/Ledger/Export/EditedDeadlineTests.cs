using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Ledger.Export;

/// <summary>An exported ledger has each deadline twice, in words and as a day: whichever a clerk edits is taken.</summary>
public sealed class EditedDeadlineTests
{
    private const string Day = "时限日期";
    private const string Words = "完成时限";

    private static readonly CellValue January = CellValue.Date(new DateOnly(2027, 1, 15));

    [Fact]
    public async Task An_edited_day_is_a_change_and_rewrites_the_words()
    {
        using var bureau = await FilledAsync();
        var file = await EditedAsync(bureau, ("1-1", Day, January));

        var shown = await ImportAsync(bureau, file);
        Assert.Equal(("1-1", "deadline_text", "12月底前", "2027年1月15日"), shown.Result!.Differences.Select(d => (d.Number, d.Field, d.Ledger, d.File)).Single());
        await ImportAsync(bureau, file, accept: true);

        Assert.Equal(["2027-01-15 2026-12-31 2027年1月15日 0"], await RowsAsync(bureau, "1"));
        Assert.Equal((0, 0), ((await ImportAsync(bureau, file)).Result!.Changed, (await ImportAsync(bureau, file)).Result!.Conflicts.Count));
    }

    [Fact]
    public async Task A_day_typed_as_text_counts_as_well()
    {
        using var bureau = await FilledAsync();
        await ImportAsync(bureau, await EditedAsync(bureau, ("1-1", Day, CellValue.Text("2027/1/15"))), accept: true);
        Assert.Equal(["2027-01-15 2026-12-31 2027年1月15日 0"], await RowsAsync(bureau, "1"));
    }

    [Fact]
    public async Task What_is_kept_up_stays_so_when_it_gets_a_day()
    {
        using var bureau = await FilledAsync();
        var report = await ImportAsync(bureau, await EditedAsync(bureau, ("2-1", Day, January)), accept: true);
        Assert.Contains("措施状态仍是“长期坚持”", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Equal(["2027-01-15 2027-01-15 2027年1月15日前，并长期坚持 1"], await RowsAsync(bureau, "2"));
    }

    [Fact]
    public async Task Edited_words_count_and_the_day_beside_them_need_not_follow()
    {
        using var bureau = await FilledAsync();
        await ImportAsync(bureau, await EditedAsync(bureau, ("1-1", Words, CellValue.Text("2027年3月底前"))), accept: true);
        Assert.Equal(["2027-03-31 2026-12-31 2027年3月底前 0"], await RowsAsync(bureau, "1"));
    }

    [Fact]
    public async Task Edited_both_ways_to_the_same_day_is_the_words()
    {
        using var bureau = await FilledAsync();
        await ImportAsync(bureau, await EditedAsync(bureau, ("1-1", Words, CellValue.Text("2027年1月15日前完工")), ("1-1", Day, January)), accept: true);
        Assert.Equal(["2027-01-15 2026-12-31 2027年1月15日前完工 0"], await RowsAsync(bureau, "1"));
    }

    [Fact]
    public async Task Edited_both_ways_to_different_days_is_refused_with_both()
    {
        using var bureau = await FilledAsync();
        var report = await ImportAsync(bureau, await EditedAsync(bureau, ("1-1", Words, CellValue.Text("2027年3月底前")), ("1-1", Day, January)));
        var refusal = Assert.Single(report.Refusals);
        Assert.All(["2027年3月底前", "2027年3月31日", "2027年1月15日", "时限日期"], part => Assert.Contains(part, refusal.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_that_is_none_is_refused_and_a_blank_one_says_nothing()
    {
        using var bureau = await FilledAsync();
        Assert.Contains("不是可以识别的日期", Assert.Single((await ImportAsync(bureau, await EditedAsync(bureau, ("1-1", Day, CellValue.Text("下月"))))).Refusals).Reason, StringComparison.Ordinal);
        var blank = await ImportAsync(bureau, await EditedAsync(bureau, ("1-1", Day, CellValue.Blank()), ("1-1", Words, CellValue.Blank())));
        Assert.Equal((0, 0), (blank.Refusals.Count, blank.Result!.Changed));
    }

    [Fact]
    public async Task A_deadline_that_the_ledger_moved_since_is_not_taken_for_an_edit()
    {
        using var bureau = await FilledAsync();
        var file = await EditedAsync(bureau);
        await ImportAsync(bureau, await EditedAsync(bureau, ("1-1", Day, January)), accept: true);

        var old = await ImportAsync(bureau, file, accept: true);
        Assert.Equal((0, 0), (old.Result!.Changed, old.Result.Conflicts.Count));
        Assert.Equal(["2027-01-15 2026-12-31 2027年1月15日 0"], await RowsAsync(bureau, "1"));
    }

    [Fact]
    public async Task An_edited_light_is_not_taken_and_that_is_said()
    {
        using var bureau = await FilledAsync();
        var report = await ImportAsync(bureau, await EditedAsync(bureau, ("1-1", "亮灯", CellValue.Text("红")), ("2-1", "亮灯", CellValue.Text("红"))));
        Assert.Equal(0, report.Result!.Changed);
        Assert.Contains("“亮灯”栏由系统推算，表中改动的 2 处不采用", Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    private static async Task<Bureau> FilledAsync()
    {
        var bureau = await Bureau.OpenAsync();
        var seed = new LedgerSeed(bureau.Get<Database>(), bureau.Clock.GetUtcNow());
        var unit = await seed.UnitAsync("甲市示例局");
        await seed.MeasureAsync(await seed.ProblemAsync("1", unit), new SeedMeasure { Deadline = new(2026, 12, 31), DeadlineText = "12月底前" });
        await seed.MeasureAsync(await seed.ProblemAsync("2", unit), new SeedMeasure { LongTerm = true, Status = MeasureStatus.LongTerm });
        return bureau;
    }

    private static async Task<string> EditedAsync(Bureau bureau, params (string Measure, string Title, CellValue Value)[] edits)
    {
        var export = bureau.File("导出.xlsx");
        await bureau.Get<LedgerWorkbook>().SaveAsync(export, null, await bureau.Get<LedgerMoments>().NowAsync(Bureau.Token), numbersOnly: false, [], Bureau.Token);
        return EditedWorkbook.Save(export, bureau.File($"改{Guid.NewGuid():N}.xlsx"), edits);
    }

    private static Task<ImportReport> ImportAsync(Bureau bureau, string file, bool accept = false) =>
        bureau.Get<LedgerImporter>().RunAsync(new ImportRequest { File = file, AcceptChanges = accept }, null, Bureau.Token);

    private static Task<IReadOnlyList<string>> RowsAsync(Bureau bureau, string number) => bureau.RowsAsync(
        $"SELECT m.deadline || ' ' || m.original_deadline || ' ' || m.deadline_text || ' ' || m.long_term FROM measures m JOIN problems p ON p.id = m.problem_id WHERE p.number = '{number}'");
}
