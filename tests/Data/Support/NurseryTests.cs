using System.Diagnostics;

using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
namespace CaseReform.Ops.Data.Tests.Support;

/// <summary>No run of the tests leaves a process behind.</summary>
public sealed class NurseryTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task A_program_that_a_killed_process_started_dies_with_it()
    {
        // the child starts a program of its own, says its number and waits to be killed
        using var child = SecondProcess.Start(PlayedParts.Parent);
        var line = await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using var grandchild = Process.GetProcessById(int.Parse(line!, System.Globalization.CultureInfo.InvariantCulture));

        child.Kill();

        await grandchild.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
