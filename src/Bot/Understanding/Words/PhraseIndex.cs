using System.Diagnostics.CodeAnalysis;

namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>Finds the longest known phrase that starts at a place. The work per place is bounded by the number of lengths that phrases with that first character have.</summary>
internal sealed class PhraseIndex<T>
{
    private readonly Dictionary<string, T> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly Dictionary<char, int[]> lengths;

    public PhraseIndex(IEnumerable<KeyValuePair<string, T>> entries)
    {
        foreach (var (phrase, value) in entries)
        {
            if (phrase.Length > 0)
            {
                phrases.TryAdd(phrase, value);
            }
        }

        lookup = phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        lengths = phrases.Keys.GroupBy(phrase => phrase[0])
            .ToDictionary(group => group.Key, group => group.Select(phrase => phrase.Length).Distinct().OrderDescending().ToArray());
    }

    public IEnumerable<KeyValuePair<string, T>> All => phrases;

    public bool TryLongest(ReadOnlySpan<char> text, out int length, [MaybeNullWhen(false)] out T value)
    {
        if (!text.IsEmpty && lengths.TryGetValue(text[0], out var candidates))
        {
            foreach (var candidate in candidates)
            {
                if (candidate <= text.Length && lookup.TryGetValue(text[..candidate], out value))
                {
                    length = candidate;
                    return true;
                }
            }
        }

        (length, value) = (0, default);
        return false;
    }

    public bool Starts(ReadOnlySpan<char> text) => TryLongest(text, out _, out _);
}
