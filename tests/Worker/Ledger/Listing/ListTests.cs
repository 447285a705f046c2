using System.Text.Json;

using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Tests.Hosting;
using CaseReform.Ops.Worker.Tests.Ledger.Export;

namespace CaseReform.Ops.Worker.Tests.Ledger.Listing;

public sealed class ListTests
{
    [Fact]
    public async Task Json_is_one_array_in_the_offices_words()
    {
        using var bench = await WorkerBench.OpenAsync();
        await ExportSamples.FillAsync(bench);
        var (exit, output, _) = await bench.RunAsync(LedgerCommands.Create, "ledger", "list", "--json", "--as-of", "2026-11-23");
        Assert.Equal(0, exit);
        var problems = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal(14, problems.Count);
        var one = problems[0];
        Assert.Equal(
            ["number", "problem", "status", "light", "leadUnit", "supportingUnits", "measures", "ledger"], one.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("1", "正在推进", "红", "甲市示例局"), (Text(one, "number"), Text(one, "status"), Text(one, "light"), Text(one, "leadUnit")));
        Assert.Equal(["甲市样本局", "甲市范例委员会"], one.GetProperty("supportingUnits").EnumerateArray().Select(u => u.GetString()));
        var measures = one.GetProperty("measures").EnumerateArray().ToList();
        Assert.Equal(
            ["number", "text", "deadline", "deadlineText", "longTerm", "provisional", "status", "light"], measures[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(("1-1", "2026-11-06", "2026年11月6日前"), (Text(measures[0], "number"), Text(measures[0], "deadline"), Text(measures[0], "deadlineText")));
        Assert.Equal(JsonValueKind.Null, measures[2].GetProperty("deadline").ValueKind);
        Assert.Equal(("已完成并长期坚持", "–", true), (Text(measures[2], "status"), Text(measures[2], "light"), measures[2].GetProperty("longTerm").GetBoolean()));
        Assert.Equal(
            ["未启动", "正在推进", "申请销号", "审核中", "公示中", "已销号", "退回", "延期审批中", "长期坚持", "重新打开"],
            problems.Where(p => Text(p, "number")!.StartsWith('2') && Text(p, "number")!.Length == 2).Select(p => Text(p, "status")));
    }

    [Theory]
    [InlineData("--overdue", "1 21 22 24")]
    [InlineData("--unit 示例局", "1 12 XC2026-010")]
    [InlineData("--overdue --unit 甲市示例局", "1")]
    public async Task A_choice_narrows_the_list(string choice, string numbers)
    {
        using var bench = await WorkerBench.OpenAsync();
        await ExportSamples.FillAsync(bench);
        await bench.Seed.RunAsync("UPDATE measures SET status = 'in_progress', open = 1, deadline = '2026-11-20' WHERE problem_id IN (SELECT id FROM problems WHERE number IN ('21', '22', '24'))");
        await bench.Seed.RunAsync("UPDATE measures SET deadline = '2026-12-20' WHERE problem_id IN (SELECT id FROM problems WHERE number LIKE '2_' AND number NOT IN ('21', '22', '24'))");
        await bench.Seed.RunAsync("UPDATE measures SET deadline = '2026-11-01', status = 'long_term', open = 1 WHERE problem_id IN (SELECT id FROM problems WHERE number = '29')");
        var (exit, output, _) = await bench.RunAsync(LedgerCommands.Create, ["ledger", "list", "--json", "--as-of", "2026-11-23", .. choice.Split(' ')]);
        Assert.Equal(0, exit);
        Assert.Equal(numbers.Split(' '), JsonDocument.Parse(output).RootElement.EnumerateArray().Select(p => Text(p, "number")));
    }

    [Fact]
    public async Task An_unknown_unit_is_refused_with_the_nearest_names()
    {
        using var bench = await WorkerBench.OpenAsync();
        await ExportSamples.FillAsync(bench);
        var (exit, output, errors) = await bench.RunAsync(LedgerCommands.Create, "ledger", "list", "--unit", "甲市示列局", "--json");
        Assert.Equal(2, exit);
        Assert.Contains("甲市示例局", JsonDocument.Parse(output).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("甲市示例局", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_read_lines()
    {
        using var bench = await WorkerBench.OpenAsync();
        await ExportSamples.FillAsync(bench);
        var (_, output, _) = await bench.RunAsync(LedgerCommands.Create, "ledger", "list", "--unit", "甲市示例局", "--as-of", "2026-11-23");
        Assert.Contains("1  正在推进  红灯  甲市示例局  窗口服务首问负责制落实不到位。", output, StringComparison.Ordinal);
        Assert.Contains("1-1  正在推进  红灯  2026年11月6日前 逾期17天  修订窗口服务规范并公开承诺。", output, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
