using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Checks;

public sealed class ClockCheckTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task A_clock_more_than_five_minutes_behind_what_is_written_down_is_named(int milliseconds, bool isNamed)
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ReleaseAsync();
        bureau.Clock.SetBack(TimeSpan.FromMinutes(5) + TimeSpan.FromMilliseconds(milliseconds));

        var findings = await bureau.All<ICheck>().OfType<ClockCheck>().Single().RunAsync(full: false, Bureau.Token);

        Assert.Equal(isNamed, findings.Count > 0);
    }
}
