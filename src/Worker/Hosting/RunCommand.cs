using System.CommandLine;

using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary><c>run</c>, also without arguments: the worker itself, until it is told to stop.</summary>
internal static class RunCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "run";

    public static Command Create() => new Command(Name, HostingTexts.HelpRun).Does((_, context) => RunAsync(context));

    /// <summary>Takes the folder, settles what an earlier process left, and keeps time.</summary>
    public static async Task<int> RunAsync(CommandContext context)
    {
        context.Get<WorkerLock>().Take();
        await context.Get<Recovery>().RunAsync(context.Get<WorkerIdentity>().Owner, context.Token);
        context.Output.Line(HostingTexts.Running, context.Get<WorkerIdentity>().Folder);
        await context.Host.RunAsync(context.Token);
        return ExitCode.Done;
    }
}
