using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Tests.Sql;

public sealed class CommitGateTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_waits_for_those_who_read_and_those_who_come_later_wait_for_it()
    {
        var gate = new CommitGate(4, Long);
        var reading = await gate.ReadAsync(_token);

        var commit = gate.CommitAsync(_token).AsTask();
        var later = gate.ReadAsync(_token).AsTask();
        Assert.False(commit.IsCompleted);
        Assert.False(later.IsCompleted);

        reading.Dispose();
        var committing = await commit;
        Assert.False(later.IsCompleted);
        committing.Dispose();
        (await later).Dispose();
    }

    [Fact]
    public async Task No_more_than_the_places_read_at_once()
    {
        var gate = new CommitGate(2, Long);
        var first = await gate.ReadAsync(_token);
        using var second = await gate.ReadAsync(_token);
        var third = gate.ReadAsync(_token).AsTask();
        Assert.False(third.IsCompleted);

        first.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Who_waits_too_long_goes_on_without_the_gate_and_leaves_it_in_order()
    {
        var gate = new CommitGate(1, TimeSpan.FromMilliseconds(1));
        using (await gate.ReadAsync(_token))
        {
            // a read within a read, and a commit that such a reader holds up
            (await gate.ReadAsync(_token)).Dispose();
            (await gate.CommitAsync(_token)).Dispose();
        }

        await IsFreeAsync(gate);
    }

    [Fact]
    public async Task Who_gives_up_takes_no_place()
    {
        var gate = new CommitGate(1, Long);
        var reading = await gate.ReadAsync(_token);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(_token);
        var commit = gate.CommitAsync(gone.Token).AsTask();
        var later = gate.ReadAsync(_token).AsTask();

        await gone.CancelAsync();
        (await commit).Dispose();
        reading.Dispose();
        (await later).Dispose();
        await IsFreeAsync(gate);
    }

    private async Task IsFreeAsync(CommitGate gate)
    {
        var commit = gate.CommitAsync(_token).AsTask();
        Assert.True(commit.IsCompletedSuccessfully);
        (await commit).Dispose();
        var reading = gate.ReadAsync(_token).AsTask();
        Assert.True(reading.IsCompletedSuccessfully);
        (await reading).Dispose();
    }
}
