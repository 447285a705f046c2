using System.Text.RegularExpressions;

namespace CaseReform.Ops.Testing.Tools;

/// <summary>Settings as the documents name and show them, and typing errors in their names.</summary>
public static class DocumentedSettings
{
    private static readonly string Operations = Path.Combine(RepositoryRoot.Path, "docs/operations.md");

    /// <summary>The files of <c>deploy</c> that are text.</summary>
    private static IEnumerable<string> Deploy => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "deploy"), "*", SearchOption.AllDirectories);

    /// <summary>Each setting of the table in docs/operations.md.</summary>
    public static IEnumerable<string> Table => Matches(Operations, @"^\| `([A-Z]\w*(?::\w+)+)` \|");

    /// <summary>Each setting that a document names.</summary>
    public static IEnumerable<string> Names => Deploy.Append(Operations).Where(f => f.EndsWith(".md", StringComparison.Ordinal))
        .SelectMany(file => Matches(file, "`([A-Z][A-Za-z]+(?::[A-Z][A-Za-z]+)+)[`=]")).Distinct();

    /// <summary>Each variable that stands for a setting somewhere in <c>deploy</c>.</summary>
    public static IEnumerable<string> Variables => Deploy.SelectMany(file => Matches(file, @"\b([A-Z][A-Za-z]+(?:__[A-Za-z0-9]+)+)\b")).Distinct();

    /// <summary>Each settings file that is shown as an example.</summary>
    public static IEnumerable<string> Files => Deploy.SelectMany(file => file.EndsWith(".json", StringComparison.Ordinal)
        ? [File.ReadAllText(file)]
        : Matches(file, @"```json\n([^`]*)```"));

    /// <summary>The settings of the table below some sections, each with what a hand may make of its last part.</summary>
    public static IEnumerable<(string Typed, string Meant)> TypingErrors(params string[] sections) =>
        Table.Where(name => sections.Contains(name.Split(':')[0])).SelectMany(name =>
        {
            var last = name.LastIndexOf(':') + 1;
            return Slips(name[last..]).Select(slip => (name[..last] + slip, name));
        });

    /// <summary>A letter too few, too many, another one, two in the wrong order.</summary>
    public static IEnumerable<string> Slips(string name)
    {
        var at = name.Length / 2;
        var (before, after) = (name[..at], name[(at + 1)..]);
        IEnumerable<string> slips = [before + after, before + name[at] + name[at] + after, before + 'x' + after, name[..(at - 1)] + name[at] + name[at - 1] + after];
        return slips.Where(slip => !string.Equals(slip, name, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Matches(string file, string pattern) =>
        Regex.Matches(File.ReadAllText(file), pattern, RegexOptions.Multiline).Select(m => m.Groups[1].Value);
}
