using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;

using static CaseReform.Ops.Bot.Answers.Words;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>逾期的, 本周到期, 七天内到期: lists over the reader's scope.</summary>
internal sealed class DueQuestions(MeasureLists lists, FigureStore figures)
{
    /// <summary>The longest overdue first.</summary>
    public Task<Said> OverdueAsync(Desk desk, long? unit, CancellationToken token) =>
        AskAsync(desk, DueQuery.Overdue(desk.Today, unit), ListPlace.Start, token);

    /// <summary>Due from today, or the day that was said, to a day, both inclusive.</summary>
    public Task<Said> DueByAsync(Desk desk, Intent.DueBy due, CancellationToken token) => due.From is null && due.Until < desk.Today
        ? Task.FromResult<Said>(new Cards.Answer(Say(AnswerTexts.DayIsPast, Day(due.Until, desk.Today))) { Suggestions = [AnswerTexts.AskOverdue, AnswerTexts.AskDueSoon] })
        : AskAsync(desk, new DueQuery(due.From ?? desk.Today, After(due.Until), due.UnitId), ListPlace.Start, token);

    /// <summary>A page of either.</summary>
    public async Task<Said> AskAsync(Desk desk, DueQuery query, ListPlace after, CancellationToken token)
    {
        var count = await lists.CountDueAsync(desk.Reader.Scope, query, token);
        var what = Name(query, desk.Today);
        what = query.UnitId is { } unit && desk.Roster.Unit(unit) is { } named ? named.Name + what : what;
        if (count.Count == 0)
        {
            if (query.UnitId is { } asked && (!(await figures.ReadAsync(desk.Reader.Scope, desk.Figures, token)).ByUnit.TryGetValue(asked, out var own) || own.Problems == 0))
            {
                return FigureQuestions.NotFound(desk, asked);
            }

            return new Cards.Answer(Say(AnswerTexts.NoneOf, what)) { Suggestions = [HelpQuestions.First(desk.Reader), AnswerTexts.AskOverall] };
        }

        var page = await lists.DueAsync(desk.Reader.Scope, query, after, MeasureTable.PageSize, token);
        return MeasureTable.Page(
            Say(count.IsMore ? AnswerTexts.MoreThan : AnswerTexts.CountOf, what, count.Count),
            page.Rows,
            page.Next is { } next
                ? new PageToken { List = PageToken.Due, After = next.ToString(), From = query.From, Before = query.Before, Unit = query.UnitId }
                : null,
            desk,
            HelpQuestions.First(desk.Reader));
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
