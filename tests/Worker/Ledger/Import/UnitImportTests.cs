using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Tests.Hosting;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Units of real lists, from the file to the ledger, to the export and back.</summary>
public sealed class UnitImportTests
{
    private const string Header = "序号,存在问题,整改措施,责任单位,完成时限\n";

    private const string Prefixes = Header + """
        1,问题,措施,人民银行广东省分行牵头，省委金融办，广东金融监管局、中国证监会广东监管局按职责分工负责,2026年12月31日
        2,问题,措施,团市委、市妇联,2026年12月31日
        3,问题,措施,中共砀山县委、县政府,2026年12月31日
        4,问题,措施,市财政局、越秀区,2026年12月31日
        5,问题,措施,市公安局、上海银保监局,2026年12月31日
        6,问题,措施,国家税务总局广州市税务局、市财政局,2026年12月31日
        7,问题,措施,城管局、市政局、环卫处,2026年12月31日
        """;

    private const string RoundTrip = Header + """
        1,问题,措施,人民银行广东省分行牵头，省委金融办，广东金融监管局按职责分工负责,2026年12月31日
        2,问题,措施,省委金融办，人民银行广东省分行、广东金融监管局按职责分工负责,2026年12月31日
        """;

    private const string Spaces = Header + "1,问题,措施,五星街道 南大街街道 荷花池街道,2026年12月31日\n2,问题,措施,晋陵公司 轨道公司,2026年12月31日\n3,问题,措施,\"晋陵公司\n轨道公司\",2026年12月31日\n";

    private const string Collectives = Header + """
        1,问题,措施,省生态环境厅牵头，市县政府负责落实,2026年12月31日
        2,问题,措施,省住房城乡建设厅，设区市政府,2026年12月31日
        3,问题,措施,县农业农村局、乡镇人民政府,2026年12月31日
        """;

    [Theory(Timeout = Limit.Outside)]
    [InlineData(Prefixes, "1:人民银行广东省分行|省委金融办、广东金融监管局、中国证监会广东监管局| 2:团市委|市妇联| 3:中共砀山县委|砀山县政府| 4:市财政局|越秀区| 5:市公安局|上海银保监局| 6:国家税务总局广州市税务局|市财政局| 7:城管局|市政局、环卫处|")]
    [InlineData(RoundTrip, "1:人民银行广东省分行|省委金融办、广东金融监管局| 2:省委金融办|人民银行广东省分行、广东金融监管局|")]
    [InlineData(Spaces, "1:五星街道|南大街街道、荷花池街道| 2:晋陵公司|轨道公司| 3:晋陵公司|轨道公司|")]
    [InlineData(Collectives, "1:省生态环境厅||市县政府 2:省住房城乡建设厅||设区市政府 3:县农业农村局||乡镇人民政府")]
    public async Task Units_are_those_that_were_written_and_neither_the_file_nor_an_export_changes_them_again(string file, string expected)
    {
        using var bench = await WorkerBench.OpenAsync();
        await System.IO.File.WriteAllTextAsync(bench.File("台账.csv"), file);
        var first = await ImportAsync(bench, "台账.csv", createUnits: true);
        Assert.Empty(first.Refusals);
        Assert.Equal(expected, await StateAsync(bench));

        var again = await ImportAsync(bench, "台账.csv", createUnits: true);
        AssertUnchanged(again);
        var (exit, _, errors) = await bench.RunAsync(LedgerCommands.Create, "ledger", "export", bench.File("导出.xlsx"));
        Assert.Equal((0, ""), (exit, errors));
        AssertUnchanged(await ImportAsync(bench, "导出.xlsx", createUnits: true));
        Assert.Equal(expected, await StateAsync(bench));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_export_is_taken_literally_where_the_directory_has_both_names()
    {
        using var bench = await WorkerBench.OpenAsync();
        foreach (var name in new[] { "省委金融办", "广东金融监管局", "省广东金融监管局", "教育局", "省教育局" })
        {
            await bench.Seed.UnitAsync(name);
        }

        await System.IO.File.WriteAllTextAsync(bench.File("台账.csv"), Header + "1,问题,措施,省委金融办、广东金融监管局、教育局,2026年12月31日\n");
        await ImportAsync(bench, "台账.csv");
        await bench.RunAsync(LedgerCommands.Create, "ledger", "export", bench.File("导出.xlsx"));
        AssertUnchanged(await ImportAsync(bench, "导出.xlsx"));
        Assert.Equal("1:省委金融办|广东金融监管局、教育局|", await StateAsync(bench));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_collective_is_said_once_with_its_place_and_a_cell_without_it_takes_it_out()
    {
        using var bench = await WorkerBench.OpenAsync();
        const string Rows = "序号,存在问题,整改措施,责任单位,配合单位,完成时限\n1,问题,措施,县水利局,\"县财政局、各乡镇、各党（工）委\",2026年12月31日\n2,问题,措施,县水利局,各乡镇,2026年12月31日\n";
        await System.IO.File.WriteAllTextAsync(bench.File("台账.csv"), Rows);
        var report = await ImportAsync(bench, "台账.csv", createUnits: true);
        Assert.Empty(report.Refusals);
        Assert.Contains("“各乡镇”不是具体单位，只作为文字记在配合单位中，不向其发送提醒（共 2 处，首处在“台账”第2行）。", report.Warnings);
        Assert.Equal("1:县水利局|县财政局|各乡镇、各党（工）委 2:县水利局||各乡镇", await StateAsync(bench));

        await System.IO.File.WriteAllTextAsync(bench.File("台账.csv"), Rows.Replace("\"县财政局、各乡镇、各党（工）委\"", "县财政局", StringComparison.Ordinal));
        var difference = Assert.Single((await ImportAsync(bench, "台账.csv", accept: true)).Result!.Differences);
        Assert.Equal(("1", "supporting_text", "各乡镇、各党（工）委", null), (difference.Number, difference.Field, difference.Ledger, difference.File));
        Assert.Equal("1:县水利局|县财政局| 2:县水利局||各乡镇", await StateAsync(bench));
    }

    [Theory]
    [InlineData("市公安局 交警支队", "“市公安局 交警支队”有两种读法：“市公安局交警支队”，或者“市公安局、交警支队”。")]
    [InlineData("市县政府", "“市县政府”没有写明具体是哪些单位。")]
    [InlineData("各乡镇、村两委", "“各乡镇”没有写明具体是哪些单位。")]
    [InlineData("各区政府牵头，市财政局配合", "“各区政府”没有写明具体是哪些单位。")]
    public void What_may_be_one_unit_or_two_or_none_is_refused_with_its_place(string cell, string reason)
    {
        var refusal = Plain($"1|甲问题|甲措施|{cell}|2026年6月底前").Refusals[0];
        Assert.Equal((2, "D"), (refusal.Row, refusal.Column));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_collective_in_front_does_not_lead_and_that_is_said()
    {
        var reading = Plain("1|甲问题|甲措施|各区政府、市财政局|2026年6月底前");
        Assert.Equal(("甲市财政局", "各区政府"), (Assert.Single(reading.Problems).LeadUnit, reading.Problems[0].SupportingText));
        Assert.Contains(reading.Warnings, w => w.Contains("以“甲市财政局”为牵头单位", StringComparison.Ordinal));
    }

    [Fact]
    public void Letters_go_to_who_oversees_so_that_a_collective_alone_is_refused_there()
    {
        const string Head = "序号|存在问题|整改措施|责任单位|督导单位|完成时限\n";
        Assert.Contains("“各区政府”", Refused(Read(Head + "1|甲问题|甲措施|市财政局|各区政府|2026年6月底前")).Reason, StringComparison.Ordinal);
        var beside = Read(Head + "1|甲问题|甲措施|市财政局|市住建局、各区政府|2026年6月底前");
        Assert.Equal("甲市住建局", Assert.Single(beside.Problems).OverseeingUnit);
        Assert.Contains(beside.Warnings, w => w.Contains("“各区政府”不是具体单位，没有记入", StringComparison.Ordinal));
    }

    [Fact]
    public void A_further_row_may_name_a_collective_beside_its_unit_only()
    {
        var reading = Plain("1|甲问题|甲措施|市财政局|2026年6月底前\n|||市住建局、各区|2026年9月底前");
        Assert.Equal(("甲市住建局", "各区"), (Assert.Single(Assert.Single(reading.Problems).SupportingUnits), reading.Problems[0].SupportingText));
        Assert.Contains("“各区”", Refused(Plain("1|甲问题|甲措施|市财政局|2026年6月底前\n|||各区|2026年9月底前")).Reason, StringComparison.Ordinal);
    }

    private static Task<ImportReport> ImportAsync(WorkerBench bench, string file, bool createUnits = false, bool accept = false) =>
        bench.Get<LedgerImporter>().RunAsync(
            new ImportRequest { File = bench.File(file), Issued = new DateOnly(2026, 11, 2), CreateUnits = createUnits, AcceptChanges = accept }, null, default);

    private static void AssertUnchanged(ImportReport report)
    {
        Assert.Empty(report.Refusals);
        Assert.Empty(report.Result!.Differences);
        Assert.Empty(report.Result.Missing);
        Assert.Empty(report.CreatedUnits);
        Assert.Equal((0, 0), (report.Result.Problems, report.Result.Changed));
    }

    private static async Task<string> StateAsync(WorkerBench bench)
    {
        var supporting = (await bench.QueryAsync<(long Problem, string Unit)>(
            "SELECT s.problem_id, u.name FROM problem_units s JOIN units u ON u.id = s.unit_id ORDER BY s.problem_id, s.position")).ToLookup(s => s.Problem, s => s.Unit);
        return string.Join(' ', (await bench.QueryAsync<(long Id, string Number, string Lead, string Text)>(
            "SELECT p.id, p.number, u.name, coalesce(p.supporting_text, '') FROM problems p JOIN units u ON u.id = p.lead_unit_id ORDER BY p.id"))
            .Select(p => $"{p.Number}:{p.Lead}|{string.Join('、', supporting[p.Id])}|{p.Text}"));
    }
}
