using System.Collections.Frozen;

namespace CaseReform.Ops.Domain.Units;

/// <summary>Lists of words kept as text: a [heading], then words apart by white space; # begins a remark.</summary>
internal sealed class WordLists
{
    private readonly Dictionary<string, List<string>> _lists = new(StringComparer.Ordinal);

    private WordLists(string file)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream("CaseReform.Ops.Domain.Units." + file)!;
        using var reader = new StreamReader(stream);
        List<string> list = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                _lists[line.Trim('[', ']', ' ')] = list = [];
            }
            else if (!line.StartsWith('#'))
            {
                list.AddRange(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
        }
    }

    /// <summary>Provinces, cities, and the words around them.</summary>
    public static WordLists Places { get; } = new("places.txt");

    /// <summary>How bodies' names begin and end.</summary>
    public static WordLists Bodies { get; } = new("bodies.txt");

    /// <summary>Words that stand for many units.</summary>
    public static WordLists Collectives { get; } = new("collectives.txt");

    /// <summary>The words under a heading.</summary>
    public IReadOnlyList<string> this[string heading] => _lists[heading];

    /// <summary>The words under a heading, to be looked up.</summary>
    public FrozenSet<string> Set(string heading) => _lists[heading].ToFrozenSet(StringComparer.Ordinal);
}
