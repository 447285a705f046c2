using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Ledger.Taking;

/// <summary>A file against a ledger that has its rows: blank cells, and numbers that moved.</summary>
public sealed class KnownRowTests
{
    private const string Header = "序号|问题类别|存在问题|整改措施|责任单位|完成时限\n";
    private const string File = "1||甲问题|甲措施|甲市示例局|2026年12月31日前\n2||乙问题|乙措施|甲市示例局|长期坚持\n3||丙问题|丙措施|甲市样本局|20个工作日内\n|||丁措施||2027年3月底前\n";

    [Theory]
    [InlineData("1||甲问题|甲措施|甲市示例局|")]
    [InlineData("1||甲问题||甲市示例局|2026年12月31日前")]
    [InlineData("1||甲问题|甲措施||2026年12月31日前")]
    [InlineData("1|||甲措施|甲市示例局|2026年12月31日前")]
    [InlineData("1|||||")]
    [InlineData("2||乙问题|||")]
    [InlineData("3||丙问题|丙措施|甲市样本局|\n|||丁措施||")]
    [InlineData("3||丙问题||甲市样本局|\n|||丁措施||2027年3月底前")]
    public async Task A_blank_cell_of_a_known_row_is_never_refused_and_changes_nothing(string row)
    {
        using var bureau = await TakenAsync();
        var report = await TakeAsync(bureau, row);
        Assert.Empty(report.Refusals);
        Assert.Equal((0, 0, 1, 0), (report.Result!.Problems, report.Result.Measures, report.Result.Unchanged, report.Result.Changed));
    }

    [Fact]
    public async Task A_blank_deadline_of_a_new_row_is_refused_as_before()
    {
        using var bureau = await TakenAsync();
        Assert.Contains("完成时限空白", Assert.Single((await TakeAsync(bureau, "4||新问题|新措施|甲市示例局|")).Refusals).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_category_that_was_kept_with_its_numbering_is_no_change()
    {
        using var bureau = await TakenAsync();
        await bureau.ChangeAsync("UPDATE problems SET category = '一、作风方面' WHERE number = '1'");
        Assert.Equal(0, (await TakeAsync(bureau, "1|一、作风方面|甲问题|甲措施|甲市示例局|2026年12月31日前")).Result!.Changed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Numbers_that_moved_are_asked_about_and_nothing_is_done(bool skip)
    {
        using var bureau = await TakenAsync();
        var report = await TakeAsync(bureau, Shifted, skip: skip);
        Assert.Null(report.Result);
        var question = Assert.Single(report.Refusals).Reason;
        Assert.Contains("有 1 个问题", question, StringComparison.Ordinal);
        Assert.Contains("台账 3 → 文件 2（丙问题）", question, StringComparison.Ordinal);
        Assert.Contains("--numbers keep", question, StringComparison.Ordinal);
        Assert.Contains("--numbers as-written", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_numbers_are_the_ledgers()
    {
        using var bureau = await TakenAsync();
        var report = await TakeAsync(bureau, Shifted, NumberAnswer.Keep, accept: true);
        Assert.Equal((0, 2, 0), (report.Result!.Problems, report.Result.Unchanged, report.Result.Changed));
        Assert.Equal(["2"], report.Result.Missing);
        Assert.Equal(["1甲问题", "2乙问题", "3丙问题"], await ProblemsAsync(bureau));
    }

    [Fact]
    public async Task A_row_put_in_gets_a_number_of_its_own_and_it_is_told()
    {
        using var bureau = await TakenAsync();
        var report = await TakeAsync(bureau, "1||新问题|新措施|甲市示例局|2026年12月31日前\n2||甲问题|甲措施|甲市示例局|2026年12月31日前\n3||乙问题|乙措施|甲市示例局|长期坚持\n4||丙问题|丙措施|甲市样本局|20个工作日内", NumberAnswer.Keep);
        Assert.Equal(1, report.Result!.Problems);
        Assert.Equal(["1甲问题", "2乙问题", "3丙问题", "4新问题"], await ProblemsAsync(bureau));
        Assert.Contains(report.Warnings, w => w.Contains("文件 1 → 台账 4（新问题）", StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_written_the_texts_are_changes()
    {
        using var bureau = await TakenAsync();
        var report = await TakeAsync(bureau, Shifted, NumberAnswer.AsWritten);
        Assert.Contains(report.Result!.Differences, d => d is { Number: "2", Field: "symptom", Ledger: "乙问题", File: "丙问题" });
        Assert.Contains("3", report.Result.Missing);
    }

    [Fact]
    public async Task Sheets_that_each_count_from_one_become_ledgers_and_come_back_to_them()
    {
        using var bureau = await Bureau.OpenAsync();
        var first = await TakeAsync(bureau, File, sheets: SheetAnswer.Ledgers);
        Assert.Equal((3, 4), (first.Result!.Problems, first.Result.Measures));
        var ledger = Assert.Single(await bureau.RowsAsync("SELECT name FROM ledgers"));
        Assert.NotEqual(LedgerImporter.DefaultLedger, ledger);
        var again = await TakeAsync(bureau, File, sheets: SheetAnswer.Ledgers);
        Assert.Equal((0, 3, 0), (again.Result!.Problems, again.Result.Unchanged, again.Result.Changed));
        var named = await TakeAsync(bureau, File, sheets: SheetAnswer.Ledgers, ledger: "巡察整改");
        Assert.Equal(3, named.Result!.Problems);
        Assert.Contains("巡察整改-" + ledger, await bureau.RowsAsync("SELECT name FROM ledgers"));
    }

    private const string Shifted = "1||甲问题|甲措施|甲市示例局|2026年12月31日前\n2||丙问题|丙措施|甲市样本局|20个工作日内\n|||丁措施||2027年3月底前";

    private static async Task<Bureau> TakenAsync()
    {
        var bureau = await Bureau.OpenAsync();
        Assert.Equal(3, (await TakeAsync(bureau, File)).Result!.Problems);
        return bureau;
    }

    private static Task<IReadOnlyList<string>> ProblemsAsync(Bureau bureau) => bureau.RowsAsync("SELECT number || symptom FROM problems ORDER BY sort_key");

    private static Task<ImportReport> TakeAsync(
        Bureau bureau, string rows, NumberAnswer numbers = NumberAnswer.Ask, bool accept = false, bool skip = false, SheetAnswer sheets = SheetAnswer.OneLedger, string? ledger = null) =>
        bureau.Get<LedgerImporter>().RunAsync(
            new ImportRequest
            {
                File = bureau.Sheet(Header + rows), Issued = new DateOnly(2026, 11, 2), Numbers = numbers, AcceptChanges = accept, SkipRefused = skip, Sheets = sheets, Ledger = ledger,
            },
            null,
            Bureau.Token);
}
