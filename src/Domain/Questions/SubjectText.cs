using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Questions;

/// <summary>How texts of the ledger are compared with words that somebody says: width, case and white space make no difference. Chinese has no words to split at, so what is looked up is pairs of characters.</summary>
public static class SubjectText
{
    /// <summary>A text as it is compared.</summary>
    public static string Folded(string? text) => text is null ? string.Empty : FullWidth.Folded(text).WithoutSpaces().ToLowerInvariant();

    /// <summary>The words that can be searched, as they are compared.</summary>
    public static IReadOnlyList<string> Searched(IEnumerable<string> words) => [.. words.Where(IsSearched).Select(Folded).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a word can be searched: one of a single character is held by nearly everything.</summary>
    public static bool IsSearched(string word) => Pairs(Folded(word)).Any();

    /// <summary>The pairs of a folded text, each once; those of signs are left out.</summary>
    public static IEnumerable<int> Pairs(string folded)
    {
        var seen = new HashSet<int>();
        for (var at = 1; at < folded.Length; at++)
        {
            var (first, second) = (folded[at - 1], folded[at]);
            if (IsLetter(first) && IsLetter(second) && seen.Add((first << 16) | second))
            {
                yield return (first << 16) | second;
            }
        }
    }

    /// <summary>Half of a rare character counts, too: the text itself is looked at in the end.</summary>
    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);
}
