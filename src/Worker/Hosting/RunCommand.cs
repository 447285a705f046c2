using System.CommandLine;

using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Restore;

using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary><c>run</c>, also without arguments: the worker itself, until it is told to stop.</summary>
internal static class RunCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "run";

    public static Command Create() => new Command(Name, HostingTexts.HelpRun).Does((_, context) => RunAsync(context));

    /// <summary>Takes folder and name, looks whether the database was put back, and keeps time.</summary>
    public static async Task<int> RunAsync(CommandContext context)
    {
        await context.Get<WorkerName>().TakeAsync(context.Token);
        if (await context.Get<RestoreDetector>().HeldAsync(context.Token) is { } held)
        {
            context.Output.Error(held);
        }

        context.Output.Line(HostingTexts.Running, context.Get<WorkerIdentity>().Folder);
        await context.Host.RunAsync(context.Token);
        return ExitCode.Done;
    }
}
