using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

using static CaseReform.Ops.Bot.Answers.Words;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>When which rung goes to whom next, if nothing changes before.</summary>
internal static class NextLetter
{
    /// <summary>The end of a silence fires nothing: then the day after it is looked at, and so on.</summary>
    private const int Steps = 6;

    private const int MostNames = 3;

    public static string Of(Desk desk, MeasureRow measure, IReadOnlyList<NoticeRow> waiting)
    {
        if (waiting.Count > 0)
        {
            var rungs = waiting.Where(n => n.Kind == NoticeKind.To).DefaultIfEmpty(waiting[0]).ToList();
            return Say(AnswerTexts.LetterWaits, rungs[0].Rung, Names(desk, rungs.Where(n => n.Rung == rungs[0].Rung).Select(n => n.PostId), desk.Today));
        }

        var facts = measure.Facts;
        var day = desk.Day;
        for (var step = 0; step < Steps; step++)
        {
            if (day.NextDecision(facts) is not { } next)
            {
                return AnswerTexts.NoLetter;
            }

            day = new LadderDay(day.Ladder, day.Calendar, next);
            if (day.Fired(facts).FirstOrDefault(due => due.FiredOn == next) is { } due)
            {
                var posts = due.Rung.To.SelectMany(role => desk.Roster.PostsFor(role, measure.Posts, next));
                return Say(AnswerTexts.LetterOn, Day(next, desk.Today), due.Rung.Name, Names(desk, posts, next));
            }
        }

        return AnswerTexts.NoLetter;
    }

    private static string Names(Desk desk, IEnumerable<long> posts, DateOnly day)
    {
        var names = posts.SelectMany(post => Words.Names(desk.Roster, post, day)).Distinct().ToList();
        var shown = string.Join(AnswerTexts.And, names.Take(MostNames));
        return names.Count == 0 ? AnswerTexts.Vacant : names.Count > MostNames ? Say(AnswerTexts.AndOthers, shown, names.Count) : shown;
    }
}
