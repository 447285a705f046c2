using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>Asks for what an order does not say yet.</summary>
internal static class OrderForms
{
    /// <summary>The longest reason, answer or word of an order, in characters.</summary>
    public const int MaxText = 200;

    /// <summary>改时限: the day and the reason; what was typed stands in the fields.</summary>
    public static Answer Deadline(MeasureRow measure, OrderDraft draft, string? fault)
    {
        var sentence = Say(OrderTexts.DeadlineFormSentence, measure.Name);
        var now = Say(OrderTexts.NowDeadline, measure.Deadline is { } deadline ? UpdateWords.Day(deadline) : UpdateTexts.NoDeadline);
        return Form(
            sentence, fault, [now], draft with { Day = null, Text = null },
            new InputDate("day", OrderTexts.FieldDay, OrderTexts.DayMissing) { Value = IsoDay.Text(draft.Day) },
            Reason(OrderTexts.FieldReason, OrderTexts.FieldReasonHint, draft.Text));
    }

    /// <summary>代理: from when to when, and who acts.</summary>
    public static Answer Deputy(string away, OrderDraft draft, string? fault) => Form(
        Say(OrderTexts.DeputyFormSentence, away), fault, [], draft with { Day = null, Until = null, Name = null, Acting = null },
        new InputDate("day", OrderTexts.FieldFrom, OrderTexts.FromMissing) { Value = IsoDay.Text(draft.Day) },
        new InputDate("until", OrderTexts.FieldUntil, OrderTexts.UntilMissing) { Value = IsoDay.Text(draft.Until) },
        Field("name", OrderTexts.FieldActing, null, draft.Name, MaxText, false));

    /// <summary>One text.</summary>
    public static Answer Reason(string sentence, OrderDraft draft, string label) =>
        Form(sentence, draft.Form ? OrderTexts.TextMissing : null, [], draft with { Text = null }, Field("text", label, null, draft.Text, MaxText, true));

    /// <summary>立项: what is there stands in the fields.</summary>
    public static Answer Problem(OrderDraft draft, string? fault) => Form(
        OrderTexts.ProblemFormSentence, fault, [],
        draft with { Symptom = null, Measure = null, Unit = null, Term = null, Source = null, Name = null },
        Field("symptom", OrderTexts.FieldSymptom, null, draft.Symptom, SpokenText.MaxLength, true),
        Field("measure", OrderTexts.FieldMeasure, OrderTexts.FieldMeasureHint, draft.Measure, SpokenText.MaxLength, true),
        Field("unit", OrderTexts.FieldUnit, null, draft.Unit, MaxText, false),
        Field("term", OrderTexts.FieldTerm, OrderTexts.FieldTermHint, draft.Term, MaxText, false),
        Field("source", OrderTexts.FieldSource, OrderTexts.FieldSourceHint, draft.Source, MaxText, false),
        Field("name", OrderTexts.FieldName, OrderTexts.FieldNameHint, draft.Name, MaxText, false));

    /// <summary>A form under its sentence; a fault is said first.</summary>
    internal static Answer Form(string sentence, string? fault, IReadOnlyList<string> above, OrderDraft draft, params IReadOnlyList<CardElement> fields) => new(fault ?? sentence)
    {
        Lines = fault is null ? above : [sentence, .. above],
        Card = new AdaptiveCard([TextBlock.Heading(sentence), .. above.Select(line => new TextBlock(line)), .. fields])
        {
            Actions = [(draft with { Form = true }).Button(UpdateTexts.ButtonNext) with { Style = "positive" }],
        },
    };

    private static InputText Reason(string label, string hint, string? value) => Field("text", label, hint, value, MaxText, true);

    private static InputText Field(string id, string label, string? hint, string? value, int max, bool isLong) => new(id, label, Say(OrderTexts.TooLong, max), max)
    {
        Placeholder = hint, Value = value, IsMultiline = isLong ? true : null,
    };
}
