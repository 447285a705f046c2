using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Text;

using static CaseReform.Ops.Bot.Updates.UpdateWords;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>Asks for what a draft does not say yet.</summary>
internal static class UpdateForms
{
    /// <summary>The form; null when nothing is missing.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="draft">What is wanted.</param>
    /// <param name="days">The days that may be promised.</param>
    /// <param name="leftOut">What was said and is not taken, as a sentence.</param>
    public static Answer? For(MeasureRow measure, UpdateDraft draft, (DateOnly First, DateOnly Last)? days, string? leftOut) => draft switch
    {
        { Action: UpdateAction.Report, As: not null, Text: null } => Form(
            leftOut + Say(UpdateTexts.HeardFormSentence, measure.Name), measure, draft,
            new InputText("text") { Label = UpdateTexts.FieldHeard, Placeholder = UpdateTexts.FieldHeardHint, MaxLength = SpokenText.MaxLength, IsMultiline = true }),
        { Action: UpdateAction.Report, Percent: null, Text: null } => Form(
            Say(UpdateTexts.ReportFormSentence, measure.Name), measure, draft,
            new InputNumber("percent") { Label = UpdateTexts.FieldPercent, Value = measure.Percent, Min = 0, Max = 100 },
            new InputText("text") { Label = UpdateTexts.FieldText, Placeholder = UpdateTexts.FieldTextHint, MaxLength = SpokenText.MaxLength, IsMultiline = true }),
        { Action: UpdateAction.Promise, Until: null } => Form(
            Say(UpdateTexts.PromiseFormSentence, measure.Name), measure, draft,
            new InputDate("until") { Label = UpdateTexts.FieldUntil, Min = IsoDay.Text(days?.First), Max = IsoDay.Text(days?.Last), IsRequired = true }),
        _ => null,
    };

    private static Answer Form(string sentence, MeasureRow measure, UpdateDraft draft, params CardElement[] fields) => new(sentence)
    {
        Card = new AdaptiveCard([TextBlock.Heading(sentence), new TextBlock(CardText.Plain(measure.Text)), .. fields])
        {
            Actions = [Submit.Of(UpdateTexts.ButtonNext, Wish.Of(draft, measure.Id)) with { Style = "positive" }],
        },
    };
}
