using System.IO.Compression;

using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Tests.Hosting;
using CaseReform.Ops.Worker.Tests.Sheets;

namespace CaseReform.Ops.Worker.Tests.Ledger.Export;

public sealed class ExportTests
{
    private const int HeaderRow = 2;

    [Fact(Timeout = Limit.Outside)]
    public async Task An_export_that_is_imported_again_changes_nothing()
    {
        using var bench = await WorkerBench.OpenAsync();
        await ExportSamples.FillAsync(bench);
        await SaveAsync(bench);
        var before = await StateAsync(bench);

        var report = await bench.Get<LedgerImporter>().RunAsync(new ImportRequest { File = bench.File("台账.xlsx"), AcceptChanges = true }, null, default);

        Assert.Empty(report.Refusals);
        var result = report.Result!;
        Assert.Equal([], result.Differences);
        Assert.Equal([], result.Conflicts);
        Assert.Equal([], result.NewMeasures);
        Assert.Equal([], result.Missing);
        Assert.Equal((0, 0, 14), (result.Problems, result.Changed, result.Unchanged));
        Assert.Equal(before, await StateAsync(bench));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_cell_changed_in_the_export_is_the_only_difference()
    {
        using var bench = await WorkerBench.OpenAsync();
        await ExportSamples.FillAsync(bench);
        await bench.Seed.RunAsync("UPDATE measures SET percent = 61 WHERE percent = 60");
        await SaveAsync(bench);
        await bench.Seed.RunAsync("UPDATE measures SET percent = 60 WHERE percent = 61");

        var report = await bench.Get<LedgerImporter>().RunAsync(new ImportRequest { File = bench.File("台账.xlsx"), DryRun = true }, null, default);

        var difference = Assert.Single(report.Result!.Differences);
        Assert.Equal(("1-1", "percent", "60", "61"), (difference.Number, difference.Field, difference.Ledger, difference.File));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task No_text_of_the_ledger_becomes_a_formula()
    {
        using var bench = await WorkerBench.OpenAsync();
        await ExportSamples.FillAsync(bench);
        await SaveAsync(bench);
        using var package = ZipFile.OpenRead(bench.File("台账.xlsx"));
        foreach (var part in package.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            Assert.DoesNotContain("<x:f>", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }

        var sheet = Workbooks.Understood(bench.File("台账.xlsx"))[0];
        Assert.Equal("=1+1", sheet[HeaderRow + 1, ColumnOf(sheet, "备注")].Text);
        Assert.Equal("+开展“回头看”。", sheet[HeaderRow + 2, ColumnOf(sheet, "整改措施")].Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Rows_show_measures_and_a_problem_stands_over_its_own()
    {
        using var bench = await WorkerBench.OpenAsync();
        await ExportSamples.FillAsync(bench);
        await SaveAsync(bench);
        var sheets = Workbooks.Understood(bench.File("台账.xlsx"));
        Assert.Equal(["整改台账", "统计"], sheets.Select(s => s.Name));
        var sheet = sheets[0];
        var number = ColumnOf(sheet, "问题编号");
        Assert.Contains(sheet.Merged, a => a is { FirstRow: 3, LastRow: 5 } && a.FirstColumn == number);
        Assert.Equal(
            [("1-1", "正在推进", "红"), ("1-2", "未启动", "蓝"), ("1-3", "已完成并长期坚持", "–")],
            Enumerable.Range(HeaderRow + 1, 3).Select(r => (
                sheet[r, ColumnOf(sheet, "措施编号")].Text, sheet[r, ColumnOf(sheet, "措施状态")].Text, sheet[r, ColumnOf(sheet, "亮灯")].Text)));
        Assert.Equal(("正在推进", "60%"), (sheet[3, ColumnOf(sheet, "整改状态")].Text, sheet[3, ColumnOf(sheet, "完成进度")].Text));
        Assert.All(["问题标识", "版本标识", "措施标识"], title => Assert.True(sheet.IsHiddenColumn(ColumnOf(sheet, title))));
        Assert.False(sheet.IsHiddenColumn(number));
        Assert.Equal((true, false), (sheet.IsHiddenColumn(ColumnOf(sheet, "原定时限")), sheet.IsHiddenColumn(ColumnOf(sheet, "问题类别"))));
        Assert.Equal("截至2026年11月23日09:00，问题14项，措施18条，逾期措施2条。", sheets[1][1, 0].Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Numbers_only_leaves_no_word_of_the_ledger_in_the_file()
    {
        using var bench = await WorkerBench.OpenAsync();
        await ExportSamples.FillAsync(bench);
        var moment = await bench.Get<LedgerMoments>().NowAsync(default);
        await bench.Get<LedgerWorkbook>().SaveAsync(bench.File("数字.xlsx"), null, moment, numbersOnly: true, [Broken], default);
        var everything = string.Join('\n', Workbooks.Understood(bench.File("数字.xlsx"))
            .SelectMany(s => Enumerable.Range(0, s.RowCount).SelectMany(r => Enumerable.Range(0, s.ColumnCount).Select(c => s[r, c].Text))));
        Assert.Contains("XC2026-010-2", everything, StringComparison.Ordinal);
        Assert.All(["甲市", "示例", "窗口", "巡察", "11月底前"], word => Assert.DoesNotContain(word, everything, StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Each_ledger_has_its_own_sheet()
    {
        using var bench = await WorkerBench.OpenAsync();
        var unit = await bench.Seed.UnitAsync("甲市示例局");
        foreach (var ledger in new[] { "整改台账", "巡察台账" })
        {
            await bench.Seed.MeasureAsync(
                await bench.Seed.ProblemAsync("1", unit, new SeedProblem { Ledger = ledger }), new SeedMeasure { Deadline = new(2026, 12, 1) });
        }

        await SaveAsync(bench);
        Assert.Equal(["整改台账", "巡察台账", "统计"], Workbooks.Understood(bench.File("台账.xlsx")).Select(s => s.Name));
        var (exit, output, _) = await bench.RunAsync(LedgerCommands.Create, "ledger", "export", bench.File("一.xlsx"), "--ledger", "巡察台账", "--as-of", "2026-11-23");
        Assert.Equal(0, exit);
        Assert.Contains("问题 1 项，措施 1 条", output, StringComparison.Ordinal);
        Assert.Equal(["巡察台账", "统计"], Workbooks.Understood(bench.File("一.xlsx")).Select(s => s.Name));
        var unknown = await bench.RunAsync(LedgerCommands.Create, "ledger", "export", bench.File("二.xlsx"), "--ledger", "别的");
        Assert.Equal(2, unknown.Exit);
        Assert.Contains("现有：整改台账、巡察台账", unknown.Errors, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(bench.File("二.xlsx")));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task LibreOffice_opens_it()
    {
        using var bench = await WorkerBench.OpenAsync();
        await ExportSamples.FillAsync(bench);
        await SaveAsync(bench);
        var pdf = await LibreOffice.ConvertAsync(bench.File("台账.xlsx"), "pdf", bench.Data);
        var picture = await LibreOffice.DrawAsync(pdf);
        Assert.True(new FileInfo(picture).Length > 10_000);
        if (Environment.GetEnvironmentVariable("KEEP_PICTURES") is { Length: > 0 } keep)
        {
            System.IO.File.Copy(picture, Path.Combine(keep, "export.png"), overwrite: true);
            System.IO.File.Copy(pdf, Path.Combine(keep, "export.pdf"), overwrite: true);
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Broken_promises_stand_beside_the_figures_and_are_no_ledger_when_it_is_read_back()
    {
        using var bench = await WorkerBench.OpenAsync();
        await ExportSamples.FillAsync(bench);
        await bench.Get<LedgerWorkbook>().SaveAsync(bench.File("台账.xlsx"), null, await bench.Get<LedgerMoments>().NowAsync(default), numbersOnly: false, [Broken], default);
        var figures = Workbooks.Understood(bench.File("台账.xlsx"))[1];
        Assert.Equal(["甲市示例局", "12-1", "2026-11-20"], Enumerable.Range(0, 3).Select(c => figures[figures.RowCount - 1, c].Text));
        var (exit, output, _) = await bench.RunAsync(LedgerCommands.Create, "ledger", "import", bench.File("台账.xlsx"), "--dry-run");
        Assert.Equal(0, exit);
        Assert.DoesNotContain("统计", output, StringComparison.Ordinal);
    }

    private static DigestMeasure Broken { get; } = new(null, new MeasureNumber(ProblemNumber.From("12"), 1), "甲市示例局", "窗口服务不到位。", new DateOnly(2026, 11, 20), 0);

    private static async Task SaveAsync(WorkerBench bench) => await bench.Get<LedgerWorkbook>()
        .SaveAsync(bench.File("台账.xlsx"), null, await bench.Get<LedgerMoments>().NowAsync(default), numbersOnly: false, [], default);

    private static int ColumnOf(CaseReform.Ops.Worker.Sheets.SheetGrid sheet, string title) =>
        Enumerable.Range(0, sheet.ColumnCount).First(c => sheet[HeaderRow, c].Text == title);

    private static async Task<string> StateAsync(WorkerBench bench) => string.Join('\n', await bench.QueryAsync<string>(
        """
        SELECT p.number || p.status || coalesce(p.status_word, '') || p.version || m.text || m.status || coalesce(m.deadline, '') || m.deadline_text
               || coalesce(m.percent, '') || coalesce(m.progress, '') || coalesce(m.responsible_name, '') || m.version
        FROM problems p JOIN measures m ON m.problem_id = p.id ORDER BY m.id
        """));
}
