using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.People;

namespace CaseReform.Ops.Worker.Asks;

/// <summary>Lists as a card bears them.</summary>
internal static class AskParts
{
    private const int MaxLines = 12;
    private const int MaxLine = 400;

    /// <summary>The list; nothing when there is none.</summary>
    public static IEnumerable<OfficeAskPart> Of(string title, IEnumerable<string> lines, bool warns = false, int max = MaxLines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            yield return new OfficeAskPart(
                Say(ChatWords.Of(title), all.Count).TrimEnd('：'),
                [.. all.Take(max).Select(line => ChatWords.Of(line.Trim())).Select(line => line.Length > MaxLine ? Domain.Text.TextCut.CutWithMark(line, MaxLine) : line)],
                Math.Max(0, all.Count - max))
            {
                Warns = warns,
            };
        }
    }

    /// <summary>The units a file names that are not in the directory; those like one that is there are not said to be created.</summary>
    public static IEnumerable<OfficeAskPart> OfNewUnits(NewUnitPlan plan)
    {
        var twins = plan.Units.Count(u => u.IsTwin);
        var title = twins == 0 ? Say(AskTexts.NewUnitsTitle, plan.Units.Count) : Say(AskTexts.NewUnitsTwinsTitle, plan.Units.Count, twins);
        return Of(title, NewUnitWords.List(plan).Skip(1), max: 30);
    }
}
