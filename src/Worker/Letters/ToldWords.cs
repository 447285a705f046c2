using System.Diagnostics;
using System.Text;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Says who is notified beside the reader: only what is so.</summary>
internal static class ToldWords
{
    private static readonly CompositeFormat ByLetter = CompositeFormat.Parse(LetterTexts.ToldByLetter);
    private static readonly CompositeFormat PassedOn = CompositeFormat.Parse(LetterTexts.ToldPassedOn);
    private static readonly CompositeFormat PassedOnUnnamed = CompositeFormat.Parse(LetterTexts.ToldPassedOnUnnamed);
    private static readonly CompositeFormat Undelivered = CompositeFormat.Parse(LetterTexts.ToldUndelivered);
    private static readonly CompositeFormat NoAddress = CompositeFormat.Parse(LetterTexts.ToldNoAddress);
    private static readonly CompositeFormat Nobody = CompositeFormat.Parse(LetterTexts.ToldNobody);

    /// <summary>A sentence; null when there is nothing to say.</summary>
    public static string? Of(LetterMeasure measure, bool numbersOnly)
    {
        if (!measure.StillYours && measure.Role != Domain.People.PostRole.Office)
        {
            return null;
        }

        var parts = Parts(measure.Told, numbersOnly);
        if (measure.StillYours)
        {
            parts.Add(measure.Role == Domain.People.PostRole.Handler ? LetterTexts.StillYours : LetterTexts.StillYoursToUrge);
        }

        return parts.Count == 0 ? null : string.Join(LetterTexts.ToldSeparator, parts) + LetterTexts.SummaryEnd;
    }

    private static List<string> Parts(IReadOnlyList<ToldPost> told, bool numbersOnly)
    {
        var parts = new List<string>();
        var reached = told.Where(t => t.Reach == Reach.ByLetter).Select(t => Named(t, numbersOnly)).Distinct(StringComparer.Ordinal).ToList();
        if (reached.Count > 0)
        {
            parts.Add(ByLetter.With(string.Join(LetterTexts.PartSeparator, reached)));
        }

        parts.AddRange(told.Where(t => t.Reach != Reach.ByLetter).Select(t => t.Reach switch
        {
            Reach.PassedOn => numbersOnly ? PassedOnUnnamed.With(t.Role) : PassedOn.With(t.Role, t.Person),
            Reach.Undelivered => Undelivered.With(Named(t, numbersOnly)),
            Reach.NoAddress => NoAddress.With(Named(t, numbersOnly)),
            Reach.Nobody => Nobody.With(t.Role),
            _ => throw new UnreachableException(),
        }).Distinct(StringComparer.Ordinal));
        return parts;
    }

    private static string Named(ToldPost told, bool numbersOnly) => numbersOnly ? told.Role : told.Role + told.Person;
}
