using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Orders;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>Shows exactly what a confirmation will change, from what to what.</summary>
internal static class OrderCard
{
    /// <summary>The answer with its two buttons.</summary>
    /// <param name="order">What is to be done.</param>
    /// <param name="ready">What would come of it.</param>
    /// <param name="nonce">The secret of the buttons.</param>
    /// <param name="more">Further sentences.</param>
    public static Answer Of(OfficeOrder order, OrderOutlook.Ready ready, string nonce, IReadOnlyList<string> more)
    {
        var sentence = OrderWords.Check(order, ready);
        var facts = OrderWords.Lines(ready).ToList();
        List<string> remarks = [.. ready.Remarks.Select(OrderWords.Remark)];
        var expires = Say(UpdateTexts.Expires, UpdateHandler.Minutes);
        return new Answer(sentence)
        {
            Lines = [.. facts.Select(f => Say(UpdateTexts.FactOf, f.Title, f.Value)), .. remarks, .. more, expires, UpdateTexts.FallbackHint],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                new FactSet([.. facts.Select(f => new Fact(f.Title, f.Value))]),
                .. remarks.Select(r => new TextBlock(r) { Color = "warning" }),
                .. more.Select(m => new TextBlock(m)),
                TextBlock.Remark(expires),
            ])
            {
                Actions =
                [
                    Submit.Of(UpdateTexts.ButtonConfirm, new { @do = "order-confirm", nonce }) with { Style = "positive" },
                    Submit.Of(UpdateTexts.ButtonCancel, new { @do = "order-drop", nonce }),
                ],
            },
        };
    }
}
