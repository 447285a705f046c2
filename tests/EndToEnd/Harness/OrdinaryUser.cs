using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Harness;

/// <summary>Root may write everywhere: where permissions are the matter, the worker runs as somebody else.</summary>
internal static class OrdinaryUser
{
    private const string Nobody = "65534";

    /// <summary>Lets an ordinary user own the data folder and run the worker.</summary>
    /// <param name="at">The installation.</param>
    /// <param name="except">A file that stays root's.</param>
    public static async Task OwnAsync(Installation at, string? except = null)
    {
        if (Environment.UserName != "root")
        {
            return;
        }

        at.Prefix = ["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--"];
        await ProcessRun.RunAsync("chown", ["-R", Nobody, at.Folder]);
        if (except is not null)
        {
            await ProcessRun.RunAsync("chown", ["root", except]);
        }

        var reach = await ProcessRun.RunAsync("setpriv", [.. at.Prefix[1..], "test", "-r", Path.Combine(AppContext.BaseDirectory, "CaseReform.Ops.Worker.dll")]);
        if (reach.ExitCode != 0)
        {
            Missing.Skip("the built worker lies where an ordinary user cannot read it");
        }
    }
}
