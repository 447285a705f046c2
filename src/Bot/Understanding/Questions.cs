using CaseReform.Ops.Bot.Understanding.Grammar;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>The bot's own questions and the answers it offers.</summary>
internal static class Questions
{
    private static readonly int[] Percents = [30, 50, 80, 90];

    /// <summary>Those of the days usually offered that may be promised, and the last one that may.</summary>
    public static IReadOnlyList<string> Days(ReadingContext known, DateOnly first, DateOnly last)
    {
        var friday = known.Today.AddDays(4 - (((int)known.Today.DayOfWeek + 6) % 7));
        var end = new DateOnly(known.Today.Year, known.Today.Month, 1).AddMonths(1).AddDays(-1);
        return [.. new[] { (Say: UnderstandingTexts.ChoiceThisFriday, Day: friday), (Say: UnderstandingTexts.ChoiceNextFriday, Day: friday.AddDays(7)), (Say: UnderstandingTexts.ChoiceMonthEnd, Day: end) }
            .Where(day => day.Day > known.Today && day.Day >= first && day.Day < last).Select(day => day.Say)
            .Append(Say(last.Year == known.Today.Year ? UnderstandingTexts.ChoiceDay : UnderstandingTexts.ChoiceDayOfYear, last.Year, last.Month, last.Day))];
    }

    public static string Sentence(Intent intent, Slot slot) => (slot, intent) switch
    {
        (Slot.Number, Intent.Report) => UnderstandingTexts.AskNumberReport,
        (Slot.Number, Intent.Complete) => UnderstandingTexts.AskNumberComplete,
        (Slot.Number, Intent.Evidence) => UnderstandingTexts.AskNumberEvidence,
        (Slot.Number, Intent.Promise) => UnderstandingTexts.AskNumberPromise,
        (Slot.Number, _) => UnderstandingTexts.AskNumber,
        (Slot.Progress, _) => UnderstandingTexts.AskProgress,
        _ => UnderstandingTexts.AskDay,
    };

    /// <summary>Answers that the grammar understands; empty where only the caller knows some.</summary>
    public static IReadOnlyList<string> Choices(Slot slot, ReadingContext known, SpokenNumber? last) => slot switch
    {
        Slot.Number when last is not null => [Suggestions.Name(last)],
        Slot.Progress => [.. Percents.Select(percent => Say(UnderstandingTexts.ChoicePercent, percent))],
        Slot.Day => known.Today.DayOfWeek is >= DayOfWeek.Monday and < DayOfWeek.Friday
            ? [UnderstandingTexts.ChoiceThisFriday, UnderstandingTexts.ChoiceNextFriday, UnderstandingTexts.ChoiceMonthEnd]
            : [UnderstandingTexts.ChoiceNextFriday, UnderstandingTexts.ChoiceMonthEnd],
        _ => [],
    };
}
