using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Ledger.Taking;

/// <summary>Names that the list of people does not have: each is said once, and then counted.</summary>
public sealed class UnknownNameTests
{
    private const string Two = "1|甲问题|甲措施|甲市示例局|张示例|2026年12月31日前\n2|乙问题|乙措施|甲市示例局|李示例|2026年12月31日前\n";

    [Fact]
    public async Task A_name_is_said_when_it_is_new_and_counted_afterwards()
    {
        using var bureau = await Bureau.OpenAsync();
        Assert.Equal("人员名单中没有以下 2 人：张示例、李示例。其事项暂按单位相应岗位提醒，导入人员名单后自动对应。", Said(await bureau.ImportLedgerAsync(Two)));

        Assert.Equal("人员名单中仍没有的责任人、牵头领导 2 人，姓名在以前导入本台账时已列出。", Said(await bureau.ImportLedgerAsync(Two)));

        Assert.Equal(
            "人员名单中没有以下 1 人：王示例。其事项暂按单位相应岗位提醒，导入人员名单后自动对应。|人员名单中仍没有的责任人、牵头领导 2 人，姓名在以前导入本台账时已列出。",
            Said(await bureau.ImportLedgerAsync(Two + "3|丙问题|丙措施|甲市示例局|王示例|2026年12月31日前")));
    }

    [Fact]
    public async Task A_name_that_a_file_puts_in_place_of_another_is_new()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Two);
        Assert.StartsWith("人员名单中没有以下 1 人：赵示例。", Said(await bureau.ImportLedgerAsync(Two.Replace("李示例", "赵示例", StringComparison.Ordinal), accept: true)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_ledger_hears_its_own_names_only()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Two);
        var report = await bureau.Get<LedgerImporter>().RunAsync(
            new ImportRequest { Ledger = "分账", File = bureau.Sheet("序号|问题|整改措施|责任单位|责任人|完成时限\n1|甲问题|甲措施|甲市示例局|李示例、赵示例|2026年12月31日前") }, null, Bureau.Token);
        Assert.Equal("人员名单中没有以下 2 人：李示例、赵示例。其事项暂按单位相应岗位提醒，导入人员名单后自动对应。", Said(report));
    }

    private static string Said(ImportReport report) => string.Join('|', report.Warnings.Where(w => w.StartsWith("人员名单", StringComparison.Ordinal)));
}
