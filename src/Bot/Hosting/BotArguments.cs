using System.Reflection;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary>What stands behind the program's name: where the data lies, and settings. Anything else is refused, so that a slip does not start a bot on an empty folder.</summary>
internal static class BotArguments
{
    private const string Data = "--data";
    private static readonly string[] Help = ["-h", "-?", "/?", "--help", "help"];

    /// <summary>What is printed in place of a start, with the exit code (0, or 2 for a refusal); null where the program should start.</summary>
    /// <param name="args">As they were given.</param>
    public static (int Code, string Text)? InsteadOfStart(IReadOnlyList<string> args)
    {
        if (args.Any(Help.Contains))
        {
            return (0, HostingTexts.Usage);
        }

        if (args.Contains("--version"))
        {
            return (0, typeof(BotArguments).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? string.Empty);
        }

        for (var i = 0; i < args.Count; i++)
        {
            // --Bot:Listen=http://127.0.0.1:8632; the framework hands on its own in this way
            if (args[i].StartsWith("--", StringComparison.Ordinal) && args[i].IndexOf('=', StringComparison.Ordinal) > 2)
            {
                continue;
            }

            var name = args[i];
            if (!IsKnown(name))
            {
                return (2, Say(HostingTexts.ArgumentUnknown, name));
            }

            var value = ++i < args.Count ? args[i] : null;
            if (string.IsNullOrWhiteSpace(value) || value.StartsWith("--", StringComparison.Ordinal))
            {
                return (2, Say(HostingTexts.ArgumentEmpty, name));
            }
        }

        return null;
    }

    // a setting has its section before a colon; one is the framework's own
    private static bool IsKnown(string name) =>
        name is Data or "--environment" || (name.StartsWith("--", StringComparison.Ordinal) && name.IndexOf(':', StringComparison.Ordinal) > 2);
}
