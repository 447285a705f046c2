using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Support;

/// <summary>No run of the tests leaves a server or its folder behind.</summary>
public sealed class GuardTests
{
    [Fact]
    public async Task What_a_killed_process_had_guarded_is_cleared_away()
    {
        using var process = SecondProcess.Start(PlayedParts.Guarded);
        var folder = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(Directory.Exists(folder));

        process.Kill();

        await Until.TrueAsync(() => !Directory.Exists(folder));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_disposed_of_is_cleared_away_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("case-reform-ops-").FullName;
        await using (new Guard(["rm", "-rf", folder]))
        {
            Assert.True(Directory.Exists(folder));
        }

        Assert.False(Directory.Exists(folder));
    }
}
