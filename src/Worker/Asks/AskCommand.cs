using System.CommandLine;

using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Asks;

/// <summary><c>request</c>, which the worker calls on itself: a request of the office is done in a process of its own, that its file can bring down and nothing else.</summary>
internal static class AskCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "request";

    private static readonly Argument<long> Id = new("ID");
    private static readonly Argument<string> Lease = new("LEASE");
    private static readonly Argument<string> Folder = new("FOLDER");

    public static Command Create(RootCommand root) => new Command(Name) { Id, Lease, Folder }.Hide()
        .Does((parse, context) => RunAsync(root, parse, context));

    private static Command Hide(this Command command)
    {
        command.Hidden = true;
        return command;
    }

    private static async Task<int> RunAsync(RootCommand root, ParseResult parse, CommandContext context)
    {
        // it goes with the worker that began it
        _ = Task.Run(EndWithParent, CancellationToken.None);
        var data = parse.GetValue(CommonOptions.Data)!;
        var done = await context.Get<AskRun>().RunAsync(
            parse.GetValue(Id), parse.GetValue(Lease)!, parse.GetValue(Folder)!, command => CommandAsync(root, data, command, context.Token), context.Token);
        return done ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Runs a command as the command line does, and takes what it says.</summary>
    private static async Task<CommandEnd> CommandAsync(RootCommand root, string data, IReadOnlyList<string> command, CancellationToken token)
    {
        var (standard, error) = (Console.Out, Console.Error);
        using var lines = new StringWriter();
        using var faults = new StringWriter();
        Console.SetOut(lines);
        Console.SetError(faults);
        try
        {
            // no argument names a file from which more are read
            var parsed = root.Parse([.. command, "--data", data], new ParserConfiguration { ResponseFileTokenReplacer = null });
            var exit = UsageFault.Answer(parsed, command) ?? await parsed.InvokeAsync(new InvocationConfiguration(), token);
            return new CommandEnd(exit, Split(lines), Split(faults));
        }
        finally
        {
            Console.SetOut(standard);
            Console.SetError(error);
        }
    }

    private static IReadOnlyList<string> Split(StringWriter text) => text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void EndWithParent()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        Environment.Exit(ExitCode.Failed);
    }
}
