namespace CaseReform.Ops.Bot.Understanding;

/// <summary>How well words name a measure: by the pairs of characters they share with its text and its problem's.</summary>
internal static class NamedMatter
{
    private const double MinShare = 0.5;
    private const double OfProblem = 0.9;
    private const int Enough = 3;

    /// <summary>The pairs of neighbouring characters, marks and spaces left out.</summary>
    public static IReadOnlyList<string> Pairs(string words)
    {
        var letters = string.Concat(Sentences.Folded.Of(words).Lower.Where(char.IsLetterOrDigit));
        return [.. Enumerable.Range(0, Math.Max(letters.Length - 1, 0)).Select(at => letters.Substring(at, 2)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>0 when the words do not name it; the more, the better they do. What the measure itself says counts more than what its problem says.</summary>
    public static double Fit(string words, string text, string problem)
    {
        var pairs = Pairs(words);
        var (own, whole) = (Pairs(text).ToHashSet(StringComparer.Ordinal), Pairs(problem).ToHashSet(StringComparer.Ordinal));
        var (said, hits) = (pairs.Sum(pair => own.Contains(pair) ? 1 : whole.Contains(pair) ? OfProblem : 0), pairs.Count(pair => own.Contains(pair) || whole.Contains(pair)));
        return hits > 0 && (hits >= Enough || hits >= pairs.Count * MinShare) ? said / pairs.Count : 0;
    }

    /// <summary>How many of the pairs a text has.</summary>
    public static int Hits(IReadOnlyList<string> pairs, string text)
    {
        var whole = Pairs(text).ToHashSet(StringComparer.Ordinal);
        return pairs.Count(whole.Contains);
    }

    /// <summary>Whether words begin with what a measure or its problem says: with two of its words, or with one and three pairs of the measure's own.</summary>
    public static bool Begins(IReadOnlyList<string> pairs, string text, string problem) =>
        pairs.Count > Enough && Hits([pairs[0]], text + " " + problem) > 0 && (Hits([.. pairs.Skip(1).Take(Enough)], text + " " + problem) > 0 || Hits(pairs, text) >= Enough);

    /// <summary>Whether the words say nothing that the measure's own text does not.</summary>
    public static bool IsOnlyName(string words, string text)
    {
        var own = Pairs(text).ToHashSet(StringComparer.Ordinal);
        return Pairs(words) is { Count: > 0 } pairs && pairs.All(own.Contains);
    }
}
