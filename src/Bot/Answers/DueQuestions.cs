using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>逾期的, 本周到期, 七天内到期: lists over the reader's scope.</summary>
internal sealed class DueQuestions(MeasureLists lists, FigureStore figures)
{
    /// <summary>The longest overdue first.</summary>
    public Task<AnswerInContext> OverdueAsync(ReaderContext context, long? unit, CancellationToken token) =>
        AskAsync(context, DueQuery.Overdue(context.Today, unit), ListPlace.Start, token);

    /// <summary>Due from today, or the day that was said, to a day, both inclusive.</summary>
    public Task<AnswerInContext> DueByAsync(ReaderContext context, Intent.DueBy due, CancellationToken token) => due.From is null && due.Until < context.Today
        ? Task.FromResult<AnswerInContext>(new Cards.Answer(Say(AnswerTexts.DayIsPast, Day(due.Until, context.Today))) { Suggestions = [AnswerTexts.AskOverdue, AnswerTexts.AskDueSoon] })
        : AskAsync(context, new DueQuery(due.From ?? context.Today, After(due.Until), due.UnitId), ListPlace.Start, token);

    /// <summary>A page of either.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, DueQuery query, ListPlace after, CancellationToken token)
    {
        var count = await lists.CountDueAsync(context.Reader.Scope, query, token);
        var what = Name(query, context.Today);
        what = query.UnitId is { } unit && context.Roster.Unit(unit) is { } named ? named.Name + what : what;
        if (count.Count == 0)
        {
            if (query.UnitId is { } asked && (!(await figures.ReadAsync(context.Reader.Scope, context.Figures, token)).ByUnit.TryGetValue(asked, out var own) || own.Problems == 0))
            {
                return FigureQuestions.NotFound(context, asked);
            }

            return new Cards.Answer(Say(AnswerTexts.NoneOf, what)) { Suggestions = [HelpQuestions.First(context.Reader), AnswerTexts.AskOverall] };
        }

        var page = await lists.DueAsync(context.Reader.Scope, query, after, MeasureListCard.PageSize, token);
        return MeasureListCard.Page(
            Say(count.IsMore ? AnswerTexts.MoreThan : AnswerTexts.CountOf, what, count.Count),
            page.Rows,
            page.Next is { } next
                ? new PageToken { List = PageToken.Due, After = next.ToString(), From = query.From, Before = query.Before, Unit = query.UnitId }
                : null,
            context,
            HelpQuestions.First(context.Reader));
    }

    private static string Name(DueQuery query, DateOnly today)
    {
        var last = query.Before.AddDays(-1);
        return query.From is not { } first ? AnswerTexts.OverdueName
            : first == last ? Say(AnswerTexts.DueOnName, Day(last, today))
            : first == today ? Say(AnswerTexts.DueName, Day(last, today))
            : Say(AnswerTexts.DueWithinName, Day(first, today), Day(last, today));
    }

    private static DateOnly After(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);
}
