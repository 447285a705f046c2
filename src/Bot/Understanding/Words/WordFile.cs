namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>The embedded word tables: a line a meaning, <c># </c> before a remark.</summary>
internal static class WordFile
{
    /// <summary>The lines that say something, of the table of this name (<c>questions.txt</c>).</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(WordFile).Assembly.GetManifestResourceStream("CaseReform.Ops.Bot.Understanding." + name)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }

    /// <summary>Each line's meaning with its words.</summary>
    /// <exception cref="InvalidDataException">A line has no meaning.</exception>
    public static IEnumerable<(string Name, string[] Entries)> Meanings(string name) => Lines(name).Select(Parted);

    /// <summary>What stands before and behind the sign, <c>Count = 几条 几个</c>.</summary>
    /// <exception cref="InvalidDataException">There is no sign.</exception>
    public static (string Name, string[] Entries) Parted(string line) => line.IndexOf(" = ", StringComparison.Ordinal) is > 0 and var cut
        ? (line[..cut], Words(line[(cut + 3)..]))
        : throw new InvalidDataException(line);

    /// <summary>The words of a line.</summary>
    public static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
