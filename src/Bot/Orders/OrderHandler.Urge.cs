using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Questions;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>催办, of a measure or of what a unit has overdue.</summary>
internal sealed partial class OrderHandler
{
    private const int MaxUrged = 20;

    private async Task<Answer> UrgeAsync(ITurnContext turn, ReaderContext context, OrderWish.Urge wish, CancellationToken token)
    {
        // 催办12: of a problem all that is running
        var draft = new OrderDraft { Kind = OrderKind.Urge, Text = SpokenText.Clean(wish.Words) };
        var urged = new List<MeasureRow>();
        var over = new List<string>();
        foreach (var spoken in wish.Spoken)
        {
            var found = await updates.FindAsync(context.Reader.Scope, spoken.Number, spoken.Ledger, token);
            if (found.Count == 0 || found.Select(measure => measure.ProblemId).Distinct().Count() > 1)
            {
                // of several none may be chosen alone
                return wish.Spoken.Count > 1 && found.Count > 0
                    ? new Answer(Say(OrderTexts.UrgeByNumber, CardText.Plain(spoken.Number, 40)))
                    : (await FindAsync(context, spoken, draft, token)).Instead!;
            }

            var running = found.Where(measure => measure.IsRunning).ToList();
            over.AddRange(running.Count == 0 ? found.Select(measure => measure.Name) : []);
            urged.AddRange(running.Count > 0 ? running : found);
        }

        return wish.Spoken.Count > 1 && over.Count > 0 ? new Answer(Say(OrderTexts.UrgeSeveralDone, string.Join(AnswerTexts.And, over)))
            : urged.DistinctBy(measure => measure.Id).Count() > MaxUrged ? new Answer(Say(OrderTexts.UrgeTooMany, MaxUrged))
            : await AdvanceAsync(turn, context, draft with { Measures = [.. urged.Select(measure => measure.Id).Distinct()] }, token);
    }

    private async Task<Answer> UrgeUnitAsync(ITurnContext turn, ReaderContext context, OrderWish.UrgeUnit wish, CancellationToken token)
    {
        var units = UnitsOf(context, wish.Unit);
        if (units.Count == 0)
        {
            return UnitUnknown(context, wish.Unit);
        }

        return units is [var one]
            ? await UrgeUnitAsync(turn, context, one.Id, one.Name, wish.Words, token)
            : Choose(
                Say(OrderTexts.WhichUnit, CardText.Plain(wish.Unit, 30), units.Count),
                units.Select(unit => (Say(OrderTexts.UrgesOverdue, unit.Name), new OrderDraft { Kind = OrderKind.Urge, Row = unit.Id, Text = SpokenText.Clean(wish.Words) }.Button(unit.Name))));
    }

    /// <summary>The unit that was chosen.</summary>
    private async Task<Answer> AdvanceUrgeAsync(ITurnContext turn, ReaderContext context, OrderDraft draft, CancellationToken token) =>
        AccessRule.MayEver(context.Reader, Operation.Urge) && draft is { Measures: null, Row: { } id } && context.Roster.Unit(id) is { } unit
            ? await UrgeUnitAsync(turn, context, unit.Id, unit.Name, draft.Text, token)
            : new Answer(UpdateTexts.NotUnderstood);

    private async Task<Answer> UrgeUnitAsync(ITurnContext turn, ReaderContext context, long unit, string name, string? words, CancellationToken token)
    {
        var filter = new MeasureFilter { Units = [unit], Overdue = true };
        var page = await filtered.PageAsync(new MeasureQuery(context.Reader, filter, context.Day), ListPlace.Start, MaxUrged + 1, token);
        List<MeasureRow> overdue = [.. page.Rows.Take(MaxUrged)];
        return overdue.Count == 0
            ? new Answer(Say(OrderTexts.NothingOverdue, name))
            : await AdvanceAsync(turn, context, new OrderDraft { Kind = OrderKind.Urge, Measures = [.. overdue.Select(measure => measure.Id)], Text = SpokenText.Clean(words) }, token) is var answer && page.Rows.Count > MaxUrged
                ? answer with { Lines = [Say(OrderTexts.UrgedFirst, name, MaxUrged), .. answer.Lines] }
                : answer;
    }
}
