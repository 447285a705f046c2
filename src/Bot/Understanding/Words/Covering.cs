namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>Phrases that a sentence may consist of, and those of them that it must hold.</summary>
internal sealed class Covering
{
    private readonly PhraseIndex<bool> _phrases;

    private Covering(IEnumerable<KeyValuePair<string, bool>> phrases) => _phrases = new PhraseIndex<bool>(phrases);

    /// <param name="wanted">One of these must be there.</param>
    /// <param name="allowed">These may stand around it.</param>
    public static Covering Of(IEnumerable<string> wanted, params IEnumerable<IEnumerable<string>> allowed)
    {
        var phrases = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var phrase in wanted)
        {
            phrases[phrase] = true;
        }

        foreach (var phrase in allowed.SelectMany(group => group))
        {
            phrases.TryAdd(phrase, false);
        }

        return new Covering(phrases);
    }

    /// <summary>Whether a text is made of nothing else, marks aside.</summary>
    /// <param name="text">Folded, lower case.</param>
    public bool Covers(string text)
    {
        var found = false;
        for (var at = 0; at < text.Length;)
        {
            if (_phrases.TryLongest(text.AsSpan(at), out var length, out var isWanted))
            {
                found |= isWanted;
                at += length;
            }
            else if (char.IsPunctuation(text[at]) || text[at] is ' ' or '~')
            {
                at++;
            }
            else
            {
                return false;
            }
        }

        return found;
    }
}
