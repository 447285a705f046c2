using System.Globalization;

using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Questions;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>昨天给谁发了提醒, 下一次提醒什么时候发: letters of some days and of the days to come, of measures in the reader's scope.</summary>
internal sealed class LetterQuestions(LetterLog log, FilteredMeasures measures, ReleaseStore release, OfficeHours hours)
{
    private const int MaxNotices = 500;
    private const int MaxLetters = 8;
    private const int MaxMeasures = 4;
    private const int MaxOwn = 100;

    /// <summary>Letters that went out in these days, the last first: to whom, about what, and what became of them.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, MeasureFilter filter, DaySpan period, CancellationToken token)
    {
        var days = FilterWords.Span(period, context.Today);
        var used = new MeasureFilter { People = filter.People, Units = filter.Units };
        var head = filter.People.Count + filter.Units.Count == 0 ? days : string.Join(AnswerTexts.And, days, FilterWords.Of(context, used));
        var notices = await log.EndedAsync(
            context.Reader.Scope, period.From is { } from ? Start(from) : DateTimeOffset.UnixEpoch, period.To is { } to && to < DateOnly.MaxValue ? Start(to.AddDays(1)) : Start(context.Today.AddDays(1)),
            filter.People, filter.Units, MaxNotices + 1, token);
        var letters = notices.Take(MaxNotices).GroupBy(n => n.LetterId).ToList();
        var sentence = letters.Count == 0 ? Say(AnswerTexts.NoLettersIn, head) : Say(notices.Count > MaxNotices ? AnswerTexts.LettersHeadMore : AnswerTexts.LettersHead, head, letters.Count);
        if (!context.Reader.Scope.All)
        {
            sentence = Say(AnswerTexts.NoneInScope, sentence);
        }

        // what these letters cannot be told apart by is not dropped silently
        var rest = FilterWords.Of(context, filter with { People = [], Units = [] });
        sentence += rest == AnswerTexts.AllMeasures ? string.Empty : Say(AnswerTexts.NotFilteredBy, rest);
        if (letters.Count == 0)
        {
            return new Answer(sentence) { Suggestions = [AnswerTexts.AskNext, HelpQuestions.First(context.Reader)] };
        }

        var rows = letters.Take(MaxLetters).Select(letter => Row(context, [.. letter])).ToList();
        var more = letters.Count > rows.Count ? Say(AnswerTexts.LettersRest, letters.Count - rows.Count) : null;
        List<CardElement> body =
        [
            TextBlock.Heading(sentence),
            Table.Of([2, 4, 4, 3], [AnswerTexts.ColumnDay, AnswerTexts.ColumnTo, AnswerTexts.ColumnMeasures, AnswerTexts.ColumnOutcome], rows.Select(row => (IReadOnlyList<string>)row)),
        ];
        if (more is not null)
        {
            body.Add(TextBlock.Remark(more));
        }

        return new Answer(sentence)
        {
            Lines = [.. rows.Select(row => Say(AnswerTexts.LetterLine, row[0], row[1], row[2], row[3])), .. more is null ? Array.Empty<string>() : [more]],
            Card = new AdaptiveCard(body),
            Suggestions = [Say(AnswerTexts.AskReminders, Named(context, letters[0].First().Ledger, letters[0].First().Number)), HelpQuestions.First(context.Reader)],
        };
    }

    /// <summary>When the next reminder goes out, of one's own measures where one has any.</summary>
    public async Task<AnswerInContext> NextAsync(ReaderContext context, CancellationToken token)
    {
        IReadOnlyList<string> suggestions = [HelpQuestions.First(context.Reader), AnswerTexts.AskDueSoon];
        if (await release.ReleasedAtAsync(token) is null)
        {
            return new Answer(AnswerTexts.NotReleased) { Suggestions = suggestions };
        }

        var mine = await measures.PageAsync(new MeasureQuery(context.Reader, MeasureFilter.Tasks, context.Day), ListPlace.Start, MaxOwn, token);
        if (mine.Rows.Select(m => (Measure: m, Next: NextLetter.Find(context, m))).Where(m => m.Next is not null).OrderBy(m => m.Next!.Value.Day).ThenBy(m => m.Measure.Id).ToList() is [var (measure, next), ..])
        {
            return new Answer(Say(AnswerTexts.NextOwn, NextLetter.Of(context, measure, []), Named(context, measure)) + Round(next!.Value.Day)) { Suggestions = [Say(AnswerTexts.AskMeasure, Named(context, measure)), .. suggestions] };
        }

        return context.Reader.Scope.All && await log.NextAsync(token) is { } at
            ? new Answer(Round(hours.DayOf(at) is var day && day < context.Today ? context.Calendar.FirstWorkingDayOnOrAfter(context.Today) : day)) { Suggestions = suggestions }
            : new Answer(AnswerTexts.NextNone) { Suggestions = suggestions };

        string Round(DateOnly day) => Say(AnswerTexts.NextRound, Day(day, context.Today), Time(hours.Opens), Time(hours.Closes));
    }

    private string[] Row(ReaderContext context, IReadOnlyList<SentNotice> letter)
    {
        var first = letter[0];
        var measures = letter.Select(n => Named(context, n.Ledger, FormattableString.Invariant($"{n.Number}-{n.Ordinal}"))).Distinct().ToList();
        var posts = letter.Select(n => Post(context.Roster, n.PostId)).Distinct().ToList();
        return
        [
            Day(hours.DayOf(first.DoneAt), context.Today),
            Say(AnswerTexts.PostAndHolder, posts.Count > 1 ? Say(AnswerTexts.AndMore, posts[0]) : posts[0], first.Person ?? AnswerTexts.Nobody),
            measures.Count > MaxMeasures ? Say(AnswerTexts.MeasuresAndMore, string.Join(AnswerTexts.And, measures.Take(MaxMeasures)), measures.Count) : string.Join(AnswerTexts.And, measures),
            first.LetterState switch
            {
                LetterState.Sent => AnswerTexts.Sent,
                LetterState.Refused => AnswerTexts.Refused,
                _ => AnswerTexts.GivenUp,
            },
        ];
    }

    private static string Time(TimeOnly time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>The first moment of a day, of the office's zone.</summary>
    private DateTimeOffset Start(DateOnly day) => hours.OpeningOf(day) - hours.Opens.ToTimeSpan();
}
