using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>The parts of a filter in words: an answer repeats every one that it used.</summary>
internal static class FilterWords
{
    /// <summary>示例局、红灯、11月9日至15日到期; 全部措施 where nothing restricts.</summary>
    public static string Of(ReaderContext context, MeasureFilter filter)
    {
        var parts = string.Join(AnswerTexts.And, Parts(context, filter));
        return parts.Length > 0 ? parts : AnswerTexts.AllMeasures;
    }

    /// <summary>11月9日, 11月9日至15日, 11月9日起, 11月9日及以前.</summary>
    public static string Span(DaySpan span, DateOnly today) => (span.From, span.To) switch
    {
        ({ } from, { } to) when from == to => Day(from, today),
        ({ } from, { } to) => Say(AnswerTexts.SpanWithin, Day(from, today), from.Year == to.Year && from.Month == to.Month ? Say(AnswerTexts.DayOfMonth, to.Day) : Day(to, today)),
        ({ } from, null) => Say(AnswerTexts.SpanFrom, Day(from, today)),
        (null, { } to) => Say(AnswerTexts.SpanTo, Day(to, today)),
        _ => string.Empty,
    };

    /// <summary>How far something is.</summary>
    public static string Stage(MeasureStage stage) => stage switch
    {
        MeasureStage.Open => AnswerTexts.FilterOpen,
        MeasureStage.NotStarted => AnswerTexts.StatusNotStarted,
        MeasureStage.InProgress => AnswerTexts.StatusInProgress,
        MeasureStage.Completed => AnswerTexts.MeasureCompleted,
        MeasureStage.AwaitingCloseOut => AnswerTexts.FilterAwaiting,
        MeasureStage.Closed => AnswerTexts.StatusClosed,
        MeasureStage.LongTerm => AnswerTexts.MeasureLongTerm,
        MeasureStage.Returned => AnswerTexts.StatusReturned,
        MeasureStage.CloseOut => AnswerTexts.FilterCloseOut,
    };

    private static string Name(Light light) => light == Light.None ? AnswerTexts.NoLight : Say(AnswerTexts.FilterLight, LightNames.NameOf(light));

    private static string Late(DaysLate late)
    {
        var days = late.Working ? AnswerTexts.LateWorkingDays : AnswerTexts.LateDays;
        return (late.From, late.To) switch
        {
            ({ } from, { } to) when from == to => Say(AnswerTexts.FilterLate, Say(days, from)),
            ({ } from, { } to) => Say(AnswerTexts.FilterLate, Say(days, Say(AnswerTexts.SpanWithin, from, to))),
            ({ } from, null) => Say(AnswerTexts.FilterLateFrom, Say(days, from)),
            (null, { } to) => Say(AnswerTexts.FilterLateTo, Say(days, to)),
            _ => AnswerTexts.FilterOverdue,
        };
    }

    private static string Percent(PercentSpan percent) => (percent.From, percent.To) switch
    {
        ({ } from, { } to) when from == to => Say(AnswerTexts.FilterPercent, from),
        ({ } from, { } to) => Say(AnswerTexts.FilterPercentWithin, from, to),
        ({ } from, null) => Say(IsRound(from - 1) ? AnswerTexts.FilterPercentOver : AnswerTexts.FilterPercentFrom, IsRound(from - 1) ? from - 1 : from),
        (null, { } to) => Say(IsRound(to + 1) ? AnswerTexts.FilterPercentBelow : AnswerTexts.FilterPercentTo, IsRound(to + 1) ? to + 1 : to),
        _ => Say(AnswerTexts.FilterPercentFrom, 0),
    };

    private static bool IsRound(int percent) => percent > 0 && percent % 5 == 0;

    private static IEnumerable<string> Parts(ReaderContext context, MeasureFilter filter)
    {
        if (filter.Whose != Whose.Anybodys)
        {
            yield return filter.Whose == Whose.Mine ? AnswerTexts.FilterMine : AnswerTexts.FilterMyUnits;
        }

        if (filter.Units.Count > 0)
        {
            yield return string.Join(AnswerTexts.Or, filter.Units.Select(unit => context.Roster.Unit(unit)?.Name ?? AnswerTexts.Nobody));
        }

        if (filter.ExceptUnits.Count > 0)
        {
            yield return Say(AnswerTexts.FilterExcept, string.Join(AnswerTexts.And, filter.ExceptUnits.Select(unit => context.Roster.Unit(unit)?.Name ?? AnswerTexts.Nobody)));
        }

        if (filter.People.Count > 0)
        {
            yield return Say(MeasureAsking.Leads(context, filter) ? AnswerTexts.FilterLed : AnswerTexts.FilterPeople, string.Join(AnswerTexts.Or, filter.People.Select(person => context.Roster.Person(person)?.Name ?? AnswerTexts.Nobody).Distinct()));
        }

        if (filter.Ledgers.Count > 0)
        {
            yield return string.Join(AnswerTexts.Or, filter.Ledgers.Select(ledger => Say(AnswerTexts.LedgerMark, ledger)));
        }

        if (filter.ExceptLedgers.Count > 0)
        {
            yield return Say(AnswerTexts.FilterExcept, string.Join(AnswerTexts.And, filter.ExceptLedgers.Select(ledger => Say(AnswerTexts.LedgerMark, ledger))));
        }

        if (filter.Lights.Count > 0)
        {
            yield return string.Join(AnswerTexts.Or, filter.Lights.Distinct().Select(Name));
        }

        if (filter.ExceptLights.Count > 0)
        {
            yield return Say(AnswerTexts.FilterExcept, string.Join(AnswerTexts.And, filter.ExceptLights.Distinct().Select(Name)));
        }

        if (filter.Quiet)
        {
            yield return AnswerTexts.FilterQuiet;
        }

        if (filter.ExceptQuiet)
        {
            yield return AnswerTexts.FilterNotQuiet;
        }

        if (filter.Stage is not null)
        {
            yield return string.Join(AnswerTexts.Or, filter.Stage.Each().Select(Stage));
        }

        if (filter.ExceptStage is not null)
        {
            yield return Say(AnswerTexts.FilterExcept, string.Join(AnswerTexts.And, filter.ExceptStage.Each().Select(Stage)));
        }

        if (filter.Late is { } late)
        {
            yield return Late(late);
        }
        else if (filter.Overdue)
        {
            yield return AnswerTexts.FilterOverdue;
        }

        if (filter.ExceptOverdue)
        {
            yield return AnswerTexts.FilterNotOverdue;
        }

        if (filter.Percent is { } percent)
        {
            yield return Percent(percent);
        }

        if (filter.NoPercent)
        {
            yield return AnswerTexts.NoPercent;
        }

        foreach (var (span, text) in new[]
        {
            (filter.Due, AnswerTexts.FilterDue), (filter.Reported, AnswerTexts.FilterReported), (filter.Unreported, AnswerTexts.FilterUnreported),
            (filter.Completed, AnswerTexts.FilterCompleted), (filter.Closed, AnswerTexts.FilterClosed), (filter.Entered, AnswerTexts.FilterEntered),
        })
        {
            if (span is { } days)
            {
                yield return Say(text, Span(days, context.Today));
            }
        }

        if (filter.Promised)
        {
            yield return AnswerTexts.FilterPromised;
        }

        if (filter.Broken)
        {
            yield return AnswerTexts.FilterBroken;
        }

        if (filter.Words.Count > 0)
        {
            yield return Say(AnswerTexts.FilterWords, string.Join(' ', filter.Words));
        }
    }
}
