using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>Questions to the calendar: 9月30日后5个工作日, 本月还有几个工作日, 10月11日上班吗.</summary>
internal sealed class DayQuestions(Sentence sentence, ReadingContext known)
{
    public Reading? Read()
    {
        if (sentence.HasAny(Concept.Due, Concept.DueSoon, Concept.Overdue, Concept.Progress, Concept.Complete, Concept.Sign, Concept.Promise, Concept.Reminder, Concept.Reminders))
        {
            return null;
        }

        var days = sentence.Tokens.Select(Moment).OfType<Moment>().ToList();
        var stretches = days.Where(day => day.WorkingDays is not null).ToList();
        var dates = days.Where(day => day.WorkingDays is null).ToList();
        var asksWork = sentence.Has(Concept.WorkDay);
        var asksCount = sentence.Has(Concept.HowMany) && sentence.Tokens.Any(token => token.Is(Concept.HowMany));
        if (!asksWork && !asksCount && stretches.Count == 0 && !sentence.Has(Concept.WorkDays))
        {
            return null;
        }

        if (days.FirstOrDefault(day => day.Refusal is not null)?.Refusal is { } refusal)
        {
            return new Reading(new Intent.Refused(refusal));
        }

        if (asksCount || (sentence.Has(Concept.WorkDays) && dates.Count > 0 && stretches.Count == 0))
        {
            return Count(dates);
        }

        if (stretches is [var stretch])
        {
            // 春节后第一个工作日: a day was named that is not known
            if (dates.Count == 0 && sentence.Tokens.FirstOrDefault(token => token is Token.Other or Token.Date) is Token.Other { } strange && strange.End - strange.Start > 1)
            {
                return null;
            }

            var from = dates.FirstOrDefault();
            var back = from?.Side == DaySide.Before || (from is null && stretch.Side == DaySide.Before);
            return new Reading(new Intent.AddWorkingDays(from?.Nearest ?? known.Today, (back ? -1 : 1) * stretch.WorkingDays!.Value));
        }

        return asksWork && dates is [{ Day: not null } day] ? new Reading(new Intent.IsWorkingDay(day.Day.Value)) : null;
    }

    // 12号上班吗: beside such words a number is a day
    private Moment? Moment(Token token) => token switch
    {
        Token.Date date => date.Moment,
        Token.LedgerNumber { Day: { } day } => day,
        _ => null,
    };

    private Reading? Count(List<Moment> dates)
    {
        switch (dates)
        {
            case [{ From: { } first, Day: { } last } period]:
                // 本月还有几个工作日, 到月底还有几个工作日 count from today
                var remaining = first < known.Today && Remaining();
                return new Reading(new Intent.CountWorkingDays(remaining || (period.Side != DaySide.On) ? known.Today : first, last));
            case [{ Day: { } day }]:
                return new Reading(day < known.Today ? new Intent.CountWorkingDays(day, known.Today) : new Intent.CountWorkingDays(known.Today, day));
            case [{ Day: not null } from, { Day: not null } to]:
                var (a, b) = (from.From ?? from.Nearest!.Value, to.Day!.Value);
                var end = to.Nearest >= a ? to.Nearest!.Value : b;
                return end >= a ? new Reading(new Intent.CountWorkingDays(a, end)) : null;
            default:
                return null;
        }
    }

    private bool Remaining() =>
        sentence.Folded.Text.Contains('还', StringComparison.Ordinal) || sentence.Folded.Text.Contains('剩', StringComparison.Ordinal) || sentence.HasAny(Concept.Reach, Concept.Span);
}
