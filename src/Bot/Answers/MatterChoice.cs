using CaseReform.Ops.Bot.Understanding.Asking;
using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>Which places of a sentence are words of the ledger, given texts in which they may stand. Pure: the same in, the same out.</summary>
internal static class MatterChoice
{
    private const int MinTyped = 3;
    private const int MaxTyped = 8;

    /// <summary>From this length on a character within a word may be any other one; in a shorter word and at its ends it must sound the same.</summary>
    private const int MinAnyCharacter = 4;

    /// <summary>In the place of a character that may be any other; it has no pairs.</summary>
    private const char Any = '*';

    /// <summary>The first of the places that stands in a text, and then of those that do not overlap it, again the first.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="parts">The places, the better ones first.</param>
    /// <param name="texts">Of the ledger, as they are compared.</param>
    public static IReadOnlyList<Stretch> Of(string sentence, IReadOnlyList<Stretch> parts, IReadOnlyCollection<string> texts)
    {
        List<Stretch> chosen = [];
        var asked = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var part in parts.Where(part => !chosen.Exists(part.Overlaps)))
        {
            var words = SubjectText.Folded(sentence[part.Start..part.End]);
            if (!asked.TryGetValue(words, out var stands))
            {
                asked.Add(words, stands = SubjectText.IsSearched(words) && texts.Any(text => text.Contains(words, StringComparison.Ordinal)));
            }

            if (stands)
            {
                chosen.Add(part);
            }
        }

        return [.. chosen.OrderBy(part => part.Start)];
    }

    /// <summary>Whether a word that stands nowhere may be one with a character wrong.</summary>
    public static bool MayBeTyped(Stretch word) => word.Length is >= MinTyped and <= MaxTyped;

    /// <summary>How a word may be spelled that was typed with a character wrong.</summary>
    public static IEnumerable<string> Spellings(string word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            foreach (var alike in Sounds.Like(word[at]))
            {
                yield return With(word, at, alike);
            }

            if (IsAny(word, at))
            {
                yield return With(word, at, Any);
            }
        }
    }

    /// <summary>What texts have in place of a word with a character wrong; null where it is nothing, or more than one.</summary>
    public static string? Meant(string word, IEnumerable<string> texts)
    {
        string? meant = null;
        foreach (var text in texts)
        {
            for (var start = 0; start + word.Length <= text.Length; start++)
            {
                var found = text.AsSpan(start, word.Length);
                if (IsNear(word, found) && !found.SequenceEqual(meant))
                {
                    if (meant is not null)
                    {
                        return null;
                    }

                    meant = found.ToString();
                }
            }
        }

        return meant;
    }

    private static bool IsNear(string word, ReadOnlySpan<char> found)
    {
        var wrong = -1;
        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] != found[at])
            {
                if (wrong >= 0)
                {
                    return false;
                }

                wrong = at;
            }
        }

        return wrong >= 0 && char.IsLetter(found[wrong]) && (IsAny(word, wrong) || Sounds.Like(word[wrong]).Contains(found[wrong]));
    }

    private static bool IsAny(string word, int at) => word.Length >= MinAnyCharacter && at > 0 && at < word.Length - 1;

    private static string With(string word, int at, char c) => word[..at] + c + word[(at + 1)..];
}
