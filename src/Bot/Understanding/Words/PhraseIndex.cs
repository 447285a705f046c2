using System.Diagnostics.CodeAnalysis;

namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>Finds the longest known phrase that starts at a place. The work per place is bounded by the number of lengths that phrases with that first character have.</summary>
internal sealed class PhraseIndex<T>
{
    private readonly Dictionary<string, T> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<char, int[]> _lengths;

    public PhraseIndex(IEnumerable<KeyValuePair<string, T>> entries)
    {
        foreach (var (phrase, value) in entries)
        {
            if (phrase.Length > 0)
            {
                _phrases.TryAdd(phrase, value);
            }
        }

        _lookup = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        _lengths = _phrases.Keys.GroupBy(phrase => phrase[0])
            .ToDictionary(group => group.Key, group => group.Select(phrase => phrase.Length).Distinct().OrderDescending().ToArray());
    }

    public IEnumerable<KeyValuePair<string, T>> All => _phrases;

    public bool TryLongest(ReadOnlySpan<char> text, out int length, [MaybeNullWhen(false)] out T value)
    {
        if (!text.IsEmpty && _lengths.TryGetValue(text[0], out var candidates))
        {
            foreach (var candidate in candidates)
            {
                if (candidate <= text.Length && _lookup.TryGetValue(text[..candidate], out value))
                {
                    length = candidate;
                    return true;
                }
            }
        }

        (length, value) = (0, default);
        return false;
    }

    /// <summary>All phrases that start at a place, the longest first.</summary>
    public IEnumerable<(int Length, T Value)> At(string text, int at)
    {
        if (at < text.Length && _lengths.TryGetValue(text[at], out var candidates))
        {
            foreach (var candidate in candidates)
            {
                if (candidate <= text.Length - at && _lookup.TryGetValue(text.AsSpan(at, candidate), out var value))
                {
                    yield return (candidate, value);
                }
            }
        }
    }

    public bool Has(string text) => _phrases.ContainsKey(text);

    public bool Starts(ReadOnlySpan<char> text) => TryLongest(text, out _, out _);
}
