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

    /// <summary>A form under its sentence; a fault is said first.</summary>
    internal static Answer Form(string sentence, string? fault, IReadOnlyList<string> above, OrderDraft draft, params IReadOnlyList<CardElement> fields) => new(fault ?? sentence)
    {
        Lines = fault is null ? above : [sentence, .. above],
        Card = new AdaptiveCard([TextBlock.Heading(sentence), .. above.Select(line => new TextBlock(line)), .. fields])
        {
            Actions = [(draft with { Form = true }).Button(UpdateTexts.ButtonNext) with { Style = "positive" }],
        },
    };

    private static InputText Reason(string label, string hint, string? value) => new("text", label, Say(OrderTexts.TooLong, MaxText), MaxText)
    {
        Placeholder = hint, Value = value, IsMultiline = true,
    };
}
