namespace CaseReform.Ops.Worker.Letters;

/// <summary>What is asked in a group of measures, each thing said once: above all of them where it is asked of all, else at the first of those of whom it is asked.</summary>
internal sealed class GroupAsks
{
    private readonly Dictionary<string, string> _firstOf = new(StringComparer.Ordinal);

    public GroupAsks(IReadOnlyList<LetterMeasure> measures)
    {
        if (measures.Count > 1 && measures.Select(MeasureCard.AskOf).Distinct().ToList() is [{ } one])
        {
            OfAll = Plural(one);
        }
    }

    /// <summary>For above all of them; null where they differ.</summary>
    public string? OfAll { get; }

    /// <summary>At one of them, asked in their order; null where nothing is asked or it stands above.</summary>
    public string? Of(LetterMeasure measure)
    {
        if (OfAll is not null || MeasureCard.AskOf(measure) is not { } ask)
        {
            return null;
        }

        return _firstOf.TryAdd(ask, measure.Number.ToString()) ? ask : Say(LetterTexts.SameAskAs, _firstOf[ask]);
    }

    /// <summary>A demand on one measure as one on several.</summary>
    public static string Plural(string ask) => ask.Replace(LetterTexts.OneItem, LetterTexts.TheseItems, StringComparison.Ordinal);
}
