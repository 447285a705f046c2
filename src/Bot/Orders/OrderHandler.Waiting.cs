using System.Globalization;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Domain.CloseOut;

using Microsoft.Bot.Builder;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>What waits for the office: 申请 and 意见.</summary>
internal sealed partial class OrderHandler
{
    private const int MaxLooked = 1000;

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

    /// <summary>退回12号申请: where problem 12 has a running application for 销号, that may be meant.</summary>
    private async Task<Answer> DecideAsync(ITurnContext turn, ReaderContext context, OrderWish.Decide decide, CancellationToken token)
    {
        var draft = new OrderDraft { Kind = decide.Approves ? OrderKind.Approve : OrderKind.Decline, Row = decide.Request, Text = SpokenText.Clean(decide.Reason) };
        var number = decide.Request.ToString(CultureInfo.InvariantCulture);
        var applies = false;
        foreach (var problem in await closeOuts.FindAsync(context.Reader.Scope, number, null, token))
        {
            applies |= await closeOuts.ViewAsync(problem, context.Reader, null, new CloseOutWish(), token) is
                { Facts.Stage: CloseOutStage.UnitReview or CloseOutStage.OfficeReview or CloseOutStage.Verified or CloseOutStage.PublicNotice };
        }

        if (!applies)
        {
            return await AdvanceAsync(turn, context, draft, token);
        }

        var request = (await requests.WaitingAsync(MaxLooked, token)).FirstOrDefault(waiting => waiting.Id == decide.Request);
        var closeOut = Say(OrderTexts.CloseOutOf, number);
        var said = decide.Approves ? Say(OrderTexts.SayReview, number) : draft.Text is { } why ? Say(OrderTexts.SayReturnBecause, number, why) : Say(OrderTexts.SayReturn, number);
        List<(string Line, Submit Button)> choices = [(said, Submit.Of(closeOut, new { @do = "say", text = said }))];
        return request is null
            ? Choose(Say(OrderTexts.OnlyCloseOut, number), choices)
            : Choose(Say(OrderTexts.WhichApplication, number), [(OrderWords.Line(request.Order, request.Shown), draft.Button(Say(OrderTexts.RequestOf, number))), .. choices]);
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
