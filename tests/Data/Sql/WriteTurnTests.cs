using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Data.Tests.Sql;

public sealed class WriteTurnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_waits_is_next_even_when_the_last_holder_comes_back_at_once()
    {
        if (!OperatingSystem.IsLinux())
        {
            Missing.Skip("flock is asked of Linux only");
        }

        // two queues on one file stand for two processes: flock belongs to the open file
        using var planner = new WriteTurn(_folder.File("turn"), TimeSpan.FromMinutes(1));
        using var chat = new WriteTurn(_folder.File("turn"), TimeSpan.FromMinutes(1));
        var first = await planner.TakeAsync(TestContext.Current.CancellationToken);
        var waiting = chat.TakeAsync(TestContext.Current.CancellationToken).AsTask();
        await Until.TrueAsync(SomebodyWaits);

        first.Dispose();
        var again = planner.TakeAsync(TestContext.Current.CancellationToken).AsTask();

        var mine = await waiting;
        Assert.False(again.IsCompleted);
        mine.Dispose();
        (await again).Dispose();
    }

    /// <summary>proc(5): a lock that is waited for stands in /proc/locks behind an arrow.</summary>
    private static bool SomebodyWaits()
    {
        var process = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return File.ReadLines("/proc/locks").Any(line =>
            line.Contains("-> FLOCK", StringComparison.Ordinal) && line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(process));
    }
}
