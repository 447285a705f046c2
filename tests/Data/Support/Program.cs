using Xunit.Runner.InProc.SystemConsole;

namespace CaseReform.Ops.Data.Tests.Support;

/// <summary>Runs the tests, or plays a second process for one of them.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is [SecondProcess.Switch, .. var part] ? PlayedParts.PlayAsync(part) : ConsoleRunner.Run(args);
}
