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
            var (name, value) = args[i].IndexOf('=', StringComparison.Ordinal) is > 0 and var cut ? (args[i][..cut], args[i][(cut + 1)..]) : (args[i], null);
            if (value is { Length: 0 } && !name.Contains(':', StringComparison.Ordinal) && name != Data)
            {
                continue; // a section's own name without a value, as a test host hands it on
            }

            if (!IsKnown(name))
            {
                return (2, Format(HostingTexts.ArgumentUnknown, args[i]));
            }

            value ??= ++i < args.Count ? args[i] : null;
            if (string.IsNullOrWhiteSpace(value) || value.StartsWith("--", StringComparison.Ordinal))
            {
                return (2, Format(HostingTexts.ArgumentEmpty, name));
            }
        }

        return null;
    }

    // a setting has its section before a colon; three are the framework's own
    private static bool IsKnown(string name) =>
        name is Data or "--environment" or "--contentRoot" or "--applicationName" || (name.StartsWith("--", StringComparison.Ordinal) && name.IndexOf(':', StringComparison.Ordinal) > 2);

    private static string Format(string text, string name) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, name);
}
