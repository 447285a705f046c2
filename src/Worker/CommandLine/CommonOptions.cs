using System.CommandLine;

namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary><c>--data DIR</c>, for all commands.</summary>
    public static Option<string> Data { get; } = new("--data")
    {
        Description = CommandTexts.Data, HelpName = "DIR", DefaultValueFactory = _ => "var", Recursive = true,
    };

    /// <summary><c>--json</c></summary>
    public static Option<bool> Json { get; } = new("--json") { Description = CommandTexts.Json };

    /// <summary><c>--as-of T</c></summary>
    public static Option<string?> AsOf { get; } = new("--as-of") { Description = CommandTexts.AsOf, HelpName = "T" };
}
