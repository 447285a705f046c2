using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Harness;

/// <summary>Root may write everywhere: where permissions are the matter, the worker runs as somebody else.</summary>
internal static class OrdinaryUser
{
    /// <summary>Lets an ordinary user own the data folder and run the worker.</summary>
    /// <param name="at">The installation.</param>
    /// <param name="except">A file that stays root's.</param>
    public static async Task OwnAsync(Installation at, string? except = null)
    {
        if (!OtherUser.IsPossible)
        {
            return;
        }

        at.Prefix = OtherUser.Prefix(OtherUser.Nobody);
        await ProcessRun.RunAsync("chown", ["-R", OtherUser.Nobody, at.Folder]);
        if (except is not null)
        {
            await ProcessRun.RunAsync("chown", ["root", except]);
        }

        var reach = await ProcessRun.RunAsync([.. at.Prefix, "test", "-r", InstalledPrograms.Worker + ".dll"]);
        if (reach.ExitCode != 0)
        {
            Missing.Skip("the built worker lies where an ordinary user cannot read it");
        }
    }
}
