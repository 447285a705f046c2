using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Worker.Mail.Smtp;
using CaseReform.Ops.Worker.Tests.Hosting;

namespace CaseReform.Ops.Worker.Tests.Mail.Smtp;

/// <summary>How letters are spaced.</summary>
public sealed class RateGateTests
{
    private readonly MovableClock _clock = new(WorkerBench.Monday);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_letter_waits_for_its_turn()
    {
        var gate = new RateGate(60, _clock);
        await gate.WaitAsync(Token);

        var second = gate.WaitAsync(Token).AsTask();

        Assert.Equal(TimeSpan.FromSeconds(1), _clock.NextIn);
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await second;
    }

    [Fact]
    public async Task A_clock_that_was_set_back_holds_no_letter()
    {
        var gate = new RateGate(60, _clock);
        await gate.WaitAsync(Token);

        _clock.SetBack(TimeSpan.FromHours(2));

        Assert.True(gate.WaitAsync(Token).AsTask().IsCompletedSuccessfully);
    }
}
