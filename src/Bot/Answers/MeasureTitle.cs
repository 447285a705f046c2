using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Ledger;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>How a measure is called in lists: by its own text, the problem behind it shorter. Two measures of one problem look different.</summary>
internal static class MeasureTitle
{
    /// <summary>Both, where they are not one text.</summary>
    public static string Of(MeasureRow measure, int max, int maxProblem)
    {
        var text = Own(measure, max);
        return HasOneText(measure) ? text : Say(AnswerTexts.MeasureOfProblem, text, CardText.Plain(measure.Symptom, maxProblem));
    }

    /// <summary>Its own text; the problem's where it has none.</summary>
    public static string Own(MeasureRow measure, int max) => CardText.Plain(string.IsNullOrWhiteSpace(measure.Text) ? measure.Symptom : measure.Text, max);

    private static bool HasOneText(MeasureRow measure) =>
        string.IsNullOrWhiteSpace(measure.Text) || string.IsNullOrWhiteSpace(measure.Symptom) || string.Equals(measure.Text.Trim(), measure.Symptom.Trim(), StringComparison.Ordinal);
}
