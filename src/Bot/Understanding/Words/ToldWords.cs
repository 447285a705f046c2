namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>The words of told updates, read once from the embedded <c>updates.txt</c>. Of a word that stands twice the first line counts. A mistake in the file stops the program at its start.</summary>
internal sealed class ToldWords
{
    private readonly Dictionary<string, PhraseIndex<bool>> _lists;

    private ToldWords()
    {
        var words = new List<KeyValuePair<string, ToldCue>>();
        var lists = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, entries) in WordFile.Meanings("updates.txt"))
        {
            if (name[0] == '@')
            {
                lists.Add(name, entries);
            }
            else
            {
                var cue = Enum.Parse<ToldCue>(name);
                words.AddRange(entries.Select(entry => KeyValuePair.Create(entry, cue)));
            }
        }

        All = new PhraseIndex<ToldCue>(words);
        _lists = lists.ToDictionary(list => list.Key, list => new PhraseIndex<bool>(list.Value.Select(entry => KeyValuePair.Create(entry, true))));
    }

    public static ToldWords Shared { get; } = new();

    /// <summary>By what they are.</summary>
    public PhraseIndex<ToldCue> All { get; }

    /// <summary>Whether a word of a list stands anywhere in a text.</summary>
    /// <param name="list">Its name, with @.</param>
    /// <param name="text">Folded, lower case.</param>
    public bool Has(string list, string text)
    {
        var words = _lists[list];
        for (var at = 0; at < text.Length; at++)
        {
            if (words.Starts(text.AsSpan(at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How long the longest word of a list is that a text begins with; 0 when there is none.</summary>
    public int Longest(string list, ReadOnlySpan<char> text) => _lists[list].TryLongest(text, out var length, out _) ? length : 0;
}
