using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Updates;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>改时限</summary>
internal sealed partial class OrderHandler
{
    private async Task<Answer> MoveAsync(ITurnContext turn, ReaderContext context, OrderWish.MoveDeadline wish, CancellationToken token)
    {
        if (wish.To?.Refusal is { } impossible)
        {
            return new Answer(impossible);
        }

        // 12月20日后, 5天后: of a day that is only bounded, the form asks
        var said = wish.To is { Side: not DaySide.After } or { IsStretch: true } ? wish.To : null;
        var draft = new OrderDraft { Kind = OrderKind.Deadline, Text = SpokenText.Clean(wish.Reason), Day = said?.Promised(context.Calendar) };
        var (measure, instead) = await FindAsync(context, wish.Spoken, draft, token);
        if (instead is not null)
        {
            return instead;
        }

        draft = draft with { Measures = [measure!.Id] };

        // 11月10日 on 20 November: the one that has passed, or next year's
        return said is { Day: { } next, Nearest: { } nearest } && next != nearest
            ? Choose(
                Say(OrderTexts.WhichYear, Say(AnswerTexts.Day, next.Month, next.Day)),
                new[] { nearest, next }.Select(day => (UpdateWords.Day(day), (draft with { Day = day }).Button(UpdateWords.Day(day)))))
            : await AdvanceAsync(turn, context, draft, token);
    }

    private async Task<Answer> AskDeadlineAsync(ReaderContext context, OrderDraft draft, CancellationToken token)
    {
        if (draft.Measures is not [var id] || await updates.MeasureAsync(context.Reader.Scope, id, token) is not { } measure)
        {
            return new Answer(UpdateTexts.NotUnderstood);
        }

        var fault = !draft.Form ? null : draft.Day is null ? OrderTexts.DayMissing : OrderTexts.ReasonMissing;
        return OrderForms.Deadline(measure, draft, fault);
    }
}
