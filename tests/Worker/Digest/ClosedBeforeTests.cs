using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Worker.Digest;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Digest;

/// <summary>本期销号 is what was closed while it stood in our ledger. A sheet that begins with closed problems does not say when that was.</summary>
public sealed class ClosedBeforeTests
{
    private const string Header = "序号|问题|整改措施|责任单位|完成时限|整改状态\n";
    private const string Open = "1|甲问题|甲措施|甲市示例局|2026年12月31日前|正在推进\n";
    private const string Closed = "2|乙问题|乙措施|甲市示例局|2026年6月30日前|已销号\n";

    [Fact]
    public async Task What_came_in_closed_is_neither_new_nor_closed_in_the_period()
    {
        using var bureau = await Bureau.OpenAsync();
        await TakeAsync(bureau, Open + Closed);

        await CountsAsync(bureau, new DigestFlow(0, New: 1, 0, Closed: 0, 0, Closing: 1));
        Assert.Equal(2, (await CountAsync(bureau)).Figures.Problems);
    }

    [Fact]
    public async Task What_a_later_file_words_as_closed_stays_open_until_it_is_closed_here()
    {
        using var bureau = await Bureau.OpenAsync();
        await TakeAsync(bureau, Open + Closed);
        await TakeAsync(bureau, Open.Replace("正在推进", "已销号", StringComparison.Ordinal) + Closed);

        await CountsAsync(bureau, new DigestFlow(0, New: 1, 0, Closed: 0, 0, Closing: 1));
    }

    [Fact]
    public async Task What_came_in_closed_is_not_opened_again_by_a_file()
    {
        using var bureau = await Bureau.OpenAsync();
        await TakeAsync(bureau, Open + Closed);
        await TakeAsync(bureau, Open + Closed.Replace("已销号", "正在推进", StringComparison.Ordinal));

        await CountsAsync(bureau, new DigestFlow(0, New: 1, Reopened: 0, Closed: 0, 0, Closing: 1));
    }

    [Fact]
    public async Task A_report_of_closing_closes_nothing()
    {
        using var bureau = await Bureau.OpenAsync();
        await TakeAsync(bureau, "1|甲问题|甲措施|甲市示例局|2026年12月31日前|完成整改并销号\n", "序号|问题|整改措施|责任单位|完成时限|整改进展\n");

        await CountsAsync(bureau, new DigestFlow(0, New: 1, 0, Closed: 0, 0, Closing: 1));
    }

    private static async Task TakeAsync(Bureau bureau, string rows, string header = Header)
    {
        bureau.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty((await bureau.Get<LedgerImporter>().RunAsync(new ImportRequest { File = bureau.Sheet(header + rows), AcceptChanges = true }, null, Bureau.Token)).Refusals);
    }

    private static Task<DigestCount> CountAsync(Bureau bureau) => bureau.Get<DigestCounter>().CountAsync(Bureau.Token);

    private static async Task CountsAsync(Bureau bureau, DigestFlow flow, params string[] closed)
    {
        var count = await CountAsync(bureau);
        Assert.IsType<DigestCheck.Balanced>(count.Check);
        Assert.Equal(flow, count.Figures.Flow);
        Assert.Equal(closed, count.Figures.Closed.Rows.Select(n => n.Number));
    }
}
