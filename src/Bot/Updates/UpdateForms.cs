using System.Globalization;

using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Text;

using static CaseReform.Ops.Bot.Updates.UpdateWords;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>Asks for what a draft does not say yet.</summary>
internal static class UpdateForms
{
    // as FormFields reads it; Input.Number is no choice: Web Chat takes an empty one with bounds for a wrong one
    private const string PercentLook = "^\\s*([0-9０-９]{1,2}|[1１][0０]{2})\\s*[%％]?\\s*$";
    private const int PercentLength = 12;

    /// <summary>The form; null when nothing is missing.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="draft">What is wanted.</param>
    /// <param name="days">The days that may be promised.</param>
    /// <param name="leftOut">What was said and is not taken, as a sentence.</param>
    public static Answer? For(MeasureRow measure, UpdateDraft draft, (DateOnly First, DateOnly Last)? days, string? leftOut) => draft switch
    {
        { Action: UpdateAction.Report, As: not null, Text: null } =>
            Form(null, measure, draft.Action, new FormFields(), days, leftOut + Say(UpdateTexts.HeardFormSentence, measure.Name)),
        { Action: UpdateAction.Report, Percent: null, Text: null } =>
            Form(null, measure, draft.Action, new FormFields { Percent = measure.Percent?.ToString(CultureInfo.InvariantCulture) }, days),
        { Action: UpdateAction.Promise, Until: null } => Form(null, measure, draft.Action, new FormFields(), days),
        _ => null,
    };

    /// <summary>The form again with what was typed, and why it was not taken.</summary>
    public static Answer Again(string fault, MeasureRow measure, Wish wish, (DateOnly First, DateOnly Last)? days) => Form(fault, measure, wish.Draft.Action, wish.Typed, days);

    private static Answer Form(string? fault, MeasureRow measure, UpdateAction action, FormFields typed, (DateOnly First, DateOnly Last)? days, string? heard = null)
    {
        var isPromise = action == UpdateAction.Promise;
        var sentence = heard ?? Say(isPromise ? UpdateTexts.PromiseFormSentence : UpdateTexts.ReportFormSentence, measure.Name);
        return new Answer(fault ?? sentence)
        {
            Lines = fault is null ? [] : [sentence],
            Card = new AdaptiveCard([TextBlock.Heading(sentence), new TextBlock(CardText.Plain(measure.Text)), .. isPromise ? Promise(typed, days) : heard is not null ? [Heard(typed)] : Report(typed)])
            {
                Actions = [Submit.Of(UpdateTexts.ButtonNext, Wish.OfForm(action, measure.Id)) with { Style = "positive" }],
            },
        };
    }

    private static InputText Heard(FormFields typed) => new("text", UpdateTexts.FieldHeard, Say(UnderstandingTexts.TextTooLong, SpokenText.MaxLength), SpokenText.MaxLength)
    {
        Value = typed.Text, Placeholder = UpdateTexts.FieldHeardHint, IsMultiline = true,
    };

    private static CardElement[] Report(FormFields typed) =>
    [
        new InputText("percent", UpdateTexts.FieldPercent, UpdateTexts.PercentRange, PercentLength) { Value = typed.Percent, Regex = PercentLook },
        new InputText("text", UpdateTexts.FieldText, Say(UnderstandingTexts.TextTooLong, SpokenText.MaxLength), SpokenText.MaxLength)
        {
            Value = typed.Text, Placeholder = UpdateTexts.FieldTextHint, IsMultiline = true,
        },
    ];

    private static CardElement[] Promise(FormFields typed, (DateOnly First, DateOnly Last)? days) => days is var (first, last)
        ?
        [
            new InputDate("until", Say(UpdateTexts.FieldUntilWithin, Day(first), Day(last)), Say(UpdateTexts.RefusedDayNotAllowed, Day(first), Day(last)))
            {
                Value = IsoDay.Text(typed.Day), Min = IsoDay.Text(first), Max = IsoDay.Text(last),
            },
        ]
        : [new InputDate("until", UpdateTexts.FieldUntil, UpdateTexts.DayMissing) { Value = IsoDay.Text(typed.Day) }];
}
