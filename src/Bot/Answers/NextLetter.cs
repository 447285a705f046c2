using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>When which rung goes to whom next, if nothing changes before.</summary>
internal static class NextLetter
{
    /// <summary>The end of a silence fires nothing: then the day after it is looked at, and so on.</summary>
    private const int Steps = 6;

    private const int MaxNames = 3;

    public static string Of(ReaderContext context, MeasureRow measure, IReadOnlyList<NoticeWithLetter> waiting)
    {
        if (waiting.Count > 0)
        {
            var rungs = waiting.Where(n => n.Kind == NoticeKind.To).DefaultIfEmpty(waiting[0]).ToList();
            return Say(AnswerTexts.LetterWaits, rungs[0].Rung, Names(context, rungs.Where(n => n.Rung == rungs[0].Rung).Select(n => n.PostId), context.Today));
        }

        if (Find(context, measure) is not var (day, due))
        {
            return AnswerTexts.NoLetter;
        }

        var posts = due.Rung.To.SelectMany(role => context.Roster.PostsFor(role, measure.Posts, day));
        return Say(AnswerTexts.LetterOn, Day(day, context.Today), due.Rung.Name, Names(context, posts, day));
    }

    /// <summary>The day of the next rung and the rung; null where none is to come.</summary>
    public static (DateOnly Day, DueRung Due)? Find(ReaderContext context, MeasureRow measure)
    {
        var facts = measure.Facts;
        var day = context.Day;
        for (var step = 0; step < Steps; step++)
        {
            if (day.NextDecision(facts) is not { } next)
            {
                return null;
            }

            day = new LadderDay(day.Ladder, day.Calendar, next);
            if (day.Fired(facts).FirstOrDefault(due => due.FiredOn == next) is { } due)
            {
                return (next, due);
            }
        }

        return null;
    }

    private static string Names(ReaderContext context, IEnumerable<long> posts, DateOnly day)
    {
        var names = posts.SelectMany(post => AnswerPhrases.Names(context.Roster, post, day)).Distinct().ToList();
        var shown = string.Join(AnswerTexts.And, names.Take(MaxNames));
        return names.Count == 0 ? AnswerTexts.Vacant : names.Count > MaxNames ? Say(AnswerTexts.AndOthers, shown, names.Count) : shown;
    }
}
