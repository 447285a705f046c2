using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Worker.Digest;
using CaseReform.Ops.Worker.Tests.Hosting;

namespace CaseReform.Ops.Worker.Tests.Digest;

/// <summary>A week in which something was withdrawn reconciles: what was counted as open goes out as ±更正.</summary>
public sealed class WithdrawnDigestTests
{
    [Fact]
    public async Task What_the_last_digest_counted_as_open_goes_out_as_a_correction()
    {
        using var bench = await FilledAsync("1", "2", "3");
        await FileAsync(bench);

        await WithdrawAsync(bench, "2");

        await ReconcilesAsync(bench, new DigestFlow(Opening: 3, New: 0, Reopened: 0, Closed: 0, Corrections: -1, Closing: 2));
    }

    [Fact]
    public async Task What_came_in_and_was_withdrawn_in_one_week_is_new_and_corrected()
    {
        using var bench = await FilledAsync("1");
        await FileAsync(bench);
        await ProblemAsync(bench, "2");

        await WithdrawAsync(bench, "2");

        await ReconcilesAsync(bench, new DigestFlow(1, New: 1, 0, 0, Corrections: -1, Closing: 1));
    }

    [Fact]
    public async Task The_corrected_file_of_the_same_name_and_numbers_is_new()
    {
        using var bench = await FilledAsync("1", "2");
        await FileAsync(bench);

        await WithdrawAsync(bench, null);
        await ProblemAsync(bench, "1");
        await ProblemAsync(bench, "2");
        await ProblemAsync(bench, "3");

        await ReconcilesAsync(bench, new DigestFlow(2, New: 3, 0, 0, Corrections: -2, Closing: 3));
    }

    [Fact]
    public async Task What_was_closed_and_then_withdrawn_in_one_week_was_not_closed()
    {
        using var bench = await FilledAsync("1", "2");
        await FileAsync(bench);
        await bench.Seed.TurnAsync(2, ProblemStatus.Closed, EventKind.Closed, -1);

        await WithdrawAsync(bench, "2");

        await ReconcilesAsync(bench, new DigestFlow(2, 0, 0, Closed: 0, Corrections: -1, Closing: 1));
    }

    [Fact]
    public async Task What_came_in_closed_and_was_withdrawn_in_one_week_leaves_nothing()
    {
        using var bench = await FilledAsync("1");
        await FileAsync(bench);
        await bench.Seed.ProblemAsync("2", 1, new SeedProblem { Status = ProblemStatus.Closed });

        await WithdrawAsync(bench, "2");

        await ReconcilesAsync(bench, new DigestFlow(1, New: 0, 0, Closed: 0, Corrections: 0, Closing: 1));
    }

    [Fact]
    public async Task What_was_closed_in_an_earlier_week_only_leaves_the_total()
    {
        using var bench = await FilledAsync("1", "2");
        await bench.Seed.TurnAsync(2, ProblemStatus.Closed, EventKind.Closed, -1);
        await FileAsync(bench);

        await WithdrawAsync(bench, "2");

        var count = await ReconcilesAsync(bench, new DigestFlow(1, 0, 0, 0, 0, 1));
        Assert.Equal((1, 0), (count.Figures.Problems, count.Figures.CloseOut.Part));
    }

    [Fact]
    public async Task A_withdrawn_ledger_does_not_make_the_others_several()
    {
        using var bench = await FilledAsync("1");
        await WithdrawAsync(bench, null);
        await bench.Seed.MeasureAsync(await ProblemAsync(bench, "1"), new SeedMeasure { Deadline = new(2026, 11, 2) });

        Assert.Null(Assert.Single((await bench.Get<DigestCounter>().CountAsync(default)).Figures.Overdue.Rows).Ledger);
    }

    private static async Task<WorkerBench> FilledAsync(params string[] numbers)
    {
        var bench = await WorkerBench.OpenAsync();
        await bench.Seed.UnitAsync("甲市示例局");
        foreach (var number in numbers)
        {
            await ProblemAsync(bench, number);
        }

        return bench;
    }

    private static Task<long> ProblemAsync(WorkerBench bench, string number) => bench.Seed.ProblemAsync(number, 1);

    /// <summary>The digest of this week is out, and it is next week.</summary>
    private static async Task FileAsync(WorkerBench bench)
    {
        var count = await bench.Get<DigestCounter>().CountAsync(default);
        Assert.Equal(
            DigestFiling.Filed,
            await bench.Get<DigestStore>().FileAsync(
                new NewDigest { Key = count.Key, Day = new(2026, 11, 23), AsOf = bench.Clock.GetUtcNow(), Snapshot = count.Snapshot, Html = "", Plain = "" },
                [], count.Mark, bench.Clock.GetUtcNow(), default));
        bench.Clock.Advance(TimeSpan.FromDays(7));
    }

    private static async Task WithdrawAsync(WorkerBench bench, string? problem)
    {
        var store = bench.Get<WithdrawalStore>();
        var request = new WithdrawalRequest(LedgerSeed.Ledger, problem, "重复导入", new(2026, 11, 24), new ChangeOrigin(bench.Clock.GetUtcNow(), "office", "command"));
        var shown = Assert.IsType<WithdrawalOutcome.Done>(await store.PreviewAsync(request, default));
        Assert.IsType<WithdrawalOutcome.Done>(await store.WithdrawAsync(request, shown.Counts, default));
    }

    private static async Task<DigestCount> ReconcilesAsync(WorkerBench bench, DigestFlow flow)
    {
        var count = await bench.Get<DigestCounter>().CountAsync(default);
        Assert.IsType<DigestCheck.Balanced>(count.Check);
        Assert.Equal(flow, count.Figures.Flow);
        return count;
    }
}
