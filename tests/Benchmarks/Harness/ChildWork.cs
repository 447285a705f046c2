using CaseReform.Ops.Benchmarks.Rows;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>What a child can be asked to do.</summary>
internal static class ChildWork
{
    public static async Task<int> RunAsync(string work, string[] arguments)
    {
        await (work switch
        {
            Planning.Work => Planning.PlanAsync(arguments[0]),
            Letters.Work => Letters.SendAsync(arguments[0]),
            LargeLetters.Work => LargeLetters.RoundAsync(arguments[0]),
            _ => throw new ArgumentException($"no such work: {work}", nameof(work)),
        });
        return 0;
    }
}
