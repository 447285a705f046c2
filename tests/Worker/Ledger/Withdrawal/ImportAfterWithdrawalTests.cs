using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Ledger.Withdrawal;

/// <summary>What a file meets where something was withdrawn, on Monday, 23 November 2026.</summary>
public sealed class ImportAfterWithdrawalTests
{
    private const string Two = "1|示例问题|示例措施|甲市示例局||2026年12月31日前\n2|另一问题|另一措施|甲市样本局||2026年12月31日前";

    [Fact]
    public async Task The_corrected_file_makes_a_new_ledger_under_the_old_name()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Two);
        await WithdrawAsync(bureau, null);

        var again = await bureau.ImportLedgerAsync(Two);

        Assert.Equal((2, 0), (again.Result!.Problems, again.Result.Changed));
        Assert.Equal(
            ["整改台账(已撤销 2026-11-23) 1", "整改台账(已撤销 2026-11-23) 2", "整改台账 1", "整改台账 2"],
            await bureau.RowsAsync("SELECT g.name || ' ' || p.number FROM problems p JOIN ledgers g ON g.id = p.ledger_id ORDER BY p.id"));
    }

    [Fact]
    public async Task A_withdrawn_number_is_refused_with_its_place_and_the_day()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Two);
        await WithdrawAsync(bureau, "2");

        var report = await TakeAsync(bureau, Two, skip: false);

        var refusal = Assert.Single(report.Refusals);
        Assert.Equal((3, "A", "2"), (refusal.Row, refusal.Column, refusal.Problem?.Text));
        Assert.Contains("问题编号“2”已于2026-11-23撤销，不再使用", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("--skip-refused", refusal.Reason, StringComparison.Ordinal);
        Assert.Null(report.Result);

        var taken = await TakeAsync(bureau, Two, skip: true);
        Assert.Equal((0, 1), (taken.Result!.Problems, taken.Result.Unchanged));
        Assert.Empty(taken.Result.Missing);
    }

    [Fact]
    public async Task A_file_without_the_withdrawn_number_misses_nothing()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Two);
        await WithdrawAsync(bureau, "2");

        var taken = await bureau.ImportLedgerAsync(Two.Split('\n')[0]);

        Assert.Empty(taken.Result!.Missing);
        Assert.Equal(1, taken.Result.Unchanged);
    }

    [Fact]
    public async Task The_same_number_in_another_ledger_is_free()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Two);
        await WithdrawAsync(bureau, "2");

        Assert.Equal(2, (await TakeAsync(bureau, Two, skip: false, ledger: "另一本")).Result!.Problems);
    }

    [Fact]
    public async Task Nothing_comes_into_a_withdrawn_ledger_by_its_new_name()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Two);
        await WithdrawAsync(bureau, null);

        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => TakeAsync(bureau, Two, skip: false, ledger: "整改台账(已撤销 2026-11-23)"));

        Assert.Contains("不能再导入", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--ledger \"整改台账\"", refused.Message, StringComparison.Ordinal);
    }

    private static Task<ImportReport> TakeAsync(Bureau bureau, string rows, bool skip, string? ledger = null) => bureau.Get<LedgerImporter>().RunAsync(
        new ImportRequest { File = bureau.Sheet("序号|问题|整改措施|责任单位|责任人|完成时限\n" + rows), SkipRefused = skip, Ledger = ledger }, null, Bureau.Token);

    private static async Task WithdrawAsync(Bureau bureau, string? problem)
    {
        var store = bureau.Get<WithdrawalStore>();
        var request = new WithdrawalRequest("整改台账", problem, "重复导入", new(2026, 11, 23), new ChangeOrigin(bureau.Clock.GetUtcNow(), "office", "command"));
        var shown = Assert.IsType<WithdrawalOutcome.Done>(await store.PreviewAsync(request, Bureau.Token));
        Assert.IsType<WithdrawalOutcome.Done>(await store.WithdrawAsync(request, shown.Counts, Bureau.Token));
    }
}
