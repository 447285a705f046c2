using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Orders;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>What waits for the office: 申请 and 意见.</summary>
internal sealed partial class OrderHandler
{
    private async Task<Answer> RequestsAsync(ReaderContext context, CancellationToken token)
    {
        var waiting = await requests.WaitingAsync(MaxButtons, token);
        if (waiting.Count == 0)
        {
            return new Answer(OrderTexts.NoRequests);
        }

        return Listed(Say(OrderTexts.Requests, waiting.Count), waiting.Select(request => (
            Say(OrderTexts.RequestLine, request.Id, Day(hours.DayOf(request.AskedAt), context.Today), request.AskedBy, OrderWords.Line(request.Order, request.Shown)),
            (IReadOnlyList<Submit>)
            [
                new OrderDraft { Kind = OrderKind.Approve, Row = request.Id }.Button(Say(OrderTexts.ButtonApprove, request.Id)),
                new OrderDraft { Kind = OrderKind.Decline, Row = request.Id }.Button(Say(OrderTexts.ButtonDecline, request.Id)),
            ])));
    }

    private async Task<Answer> SuggestionsAsync(ReaderContext context, bool own, CancellationToken token)
    {
        if (own)
        {
            var mine = await suggestions.OfAsync(context.Reader.Person.Id, MaxButtons, token);
            return mine.Count == 0 ? new Answer(OrderTexts.NoOwnSuggestions) : Listed(Say(OrderTexts.OwnSuggestions, mine.Count), mine.Select(s => (Own(context, s), (IReadOnlyList<Submit>)[])));
        }

        var waiting = await suggestions.WaitingAsync(MaxButtons, token);
        return waiting.Count == 0 ? new Answer(OrderTexts.NoSuggestions) : Listed(Say(OrderTexts.Suggestions, waiting.Count), waiting.Select(s => (
            Say(OrderTexts.SuggestionLine, s.Id, Day(hours.DayOf(s.At), context.Today), s.Person, CardText.Plain(s.Text, OrderForms.MaxText)),
            (IReadOnlyList<Submit>)[new OrderDraft { Kind = OrderKind.Answer, Row = s.Id }.Button(Say(OrderTexts.ButtonAnswer, s.Id))])));
    }

    private string Own(ReaderContext context, Suggestion suggestion)
    {
        var (day, text) = (Day(hours.DayOf(suggestion.At), context.Today), CardText.Plain(suggestion.Text, OrderForms.MaxText));
        return suggestion is { Answer: { } answer, AnsweredAt: { } at }
            ? Say(OrderTexts.OwnAnswered, suggestion.Id, day, text, Day(hours.DayOf(at), context.Today), CardText.Plain(answer, OrderForms.MaxText))
            : Say(OrderTexts.OwnOpen, suggestion.Id, day, text);
    }

    private static Answer Listed(string sentence, IEnumerable<(string Line, IReadOnlyList<Submit> Buttons)> rows)
    {
        var shown = rows.ToList();
        return new Answer(sentence)
        {
            Lines = [.. shown.Select(row => row.Line)],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                .. shown.SelectMany(row => (IEnumerable<CardElement>)[new TextBlock(row.Line), .. row.Buttons.Count > 0 ? [new ActionSet(row.Buttons) { Spacing = "none" }] : Array.Empty<CardElement>()]),
            ]),
        };
    }
}
