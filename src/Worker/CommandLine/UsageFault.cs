using System.CommandLine;
using System.CommandLine.Parsing;

namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>A command line that cannot be understood: a sentence, where to find the usage, and exit code 2. With <c>--json</c> the document says it too.</summary>
internal static class UsageFault
{
    /// <summary>Answers the faults of a command line, or nothing when it has none.</summary>
    /// <returns>The exit code, or null.</returns>
    public static int? Answer(ParseResult parse, IReadOnlyList<string> arguments)
    {
        if (parse.Errors.Count == 0)
        {
            return null;
        }

        var output = new Output(arguments.Contains(CommonOptions.Json.Name), Console.Out, Console.Error);
        output.Fail(string.Join(Environment.NewLine, parse.Errors.Select(Sentence).Distinct(StringComparer.Ordinal)));
        output.Error(CommandTexts.UsageHelp);
        return ExitCode.Refused;
    }

    /// <summary>The library's own sentence where it has a Chinese one.</summary>
    private static string Sentence(ParseError error) => error.SymbolResult switch
    {
        _ when error.Message.Any(c => c is >= '\u4E00' and <= '\u9FFF') => error.Message.TrimEnd('.'),
        OptionResult option => Unreadable(option.Option.Name, option.Tokens),
        ArgumentResult argument => Unreadable(argument.Argument.Name, argument.Tokens),
        _ => error.Message,
    };

    private static string Unreadable(string name, IReadOnlyList<Token> tokens) =>
        Say(CommandTexts.ValueUnreadable, name, string.Join(' ', tokens.Select(t => t.Value)));
}
