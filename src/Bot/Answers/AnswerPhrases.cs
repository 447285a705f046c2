using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>How answers speak of days, lights, people and measures.</summary>
internal static class AnswerPhrases
{
    /// <summary>10月31日; with the year when it is another than today's.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.Year == today.Year ? Say(AnswerTexts.Day, day.Month, day.Day) : Say(AnswerTexts.DayOfYear, day.Year, day.Month, day.Day);

    /// <summary>The same with the day of the week.</summary>
    public static string LongDay(DateOnly day) => Say(AnswerTexts.LongDay, day.Year, day.Month, day.Day, AnswerTexts.Weekdays[(int)day.DayOfWeek].ToString());

    /// <summary>12-1; with its ledger before it where there are several, as the grammar understands it.</summary>
    public static string Named(ReaderContext context, string ledger, string number) => LedgerMark(context, ledger) + number;

    /// <summary>12-1, likewise.</summary>
    public static string Named(ReaderContext context, MeasureRow measure) => Named(context, measure.Ledger, measure.Name);

    /// <summary>12, likewise.</summary>
    public static string Named(ReaderContext context, ProblemRow problem) => Named(context, problem.Ledger, problem.Number);

    /// <summary>《整改台账》 where there are several; else empty.</summary>
    public static string LedgerMark(ReaderContext context, string ledger) => context.Names.HasSeveralLedgers ? Say(AnswerTexts.LedgerMark, ledger) : string.Empty;

    public static string Percent(int? percent) => percent is { } value ? Say(AnswerTexts.Percent, value) : AnswerTexts.NoPercent;

    /// <summary>逾期15天, 今日到期, 还有7个工作日, 长期坚持, 已完成.</summary>
    public static string Left(MeasureRow measure, ReaderContext context) => measure.State switch
    {
        DutyState.Closed => AnswerTexts.StatusClosed,
        DutyState.Done => AnswerTexts.MeasureCompleted,
        DutyState.LongTerm => AnswerTexts.MeasureLongTerm,
        DutyState.Open when measure.Deadline is null => measure.LongTerm ? AnswerTexts.MeasureLongTerm : AnswerTexts.NoDeadline,
        DutyState.Open when measure.DaysOverdue(context.Today) is > 0 and var days => Say(AnswerTexts.OverdueDays, days),
        DutyState.Open when measure.Deadline == context.Today => AnswerTexts.DueToday,
        DutyState.Open => context.Day.WorkingDaysLeft(measure.Deadline) is { } left and > 0 ? Say(AnswerTexts.WorkingDaysLeft, left) : AnswerTexts.LastWorkingDay,
    };

    /// <summary>The same beside a light, which counts working days: 逾期2天（0个工作日）, where that is another number.</summary>
    public static string LeftBesideLight(MeasureRow measure, ReaderContext context) =>
        measure.State == DutyState.Open && measure.DaysOverdue(context.Today) is > 0 and var days && -context.Day.WorkingDaysLeft(measure.Deadline) is { } working && working != days
            ? Say(AnswerTexts.OverdueWorkingDays, days, working)
            : Left(measure, context);

    /// <summary>10月31日, 原9月30日; empty without a deadline.</summary>
    public static string Deadline(MeasureRow measure, DateOnly today)
    {
        if (measure.Deadline is not { } deadline)
        {
            return string.Empty;
        }

        var text = Day(deadline, today);
        text = measure.OriginalDeadline is { } first && first != deadline ? Say(AnswerTexts.DeadlineMoved, text, Day(first, today)) : text;
        return measure.Provisional ? Say(AnswerTexts.Provisional, text) : text;
    }

    /// <summary>Deadline and what is left of it, beside a light.</summary>
    public static string DeadlineAndLeft(MeasureRow measure, ReaderContext context) =>
        string.Join(' ', new[] { Deadline(measure, context.Today), LeftBesideLight(measure, context) }.Where(part => part.Length > 0));

    /// <summary>12-1 示例局 10月31日 逾期15天 失约 60%</summary>
    public static string Line(MeasureRow measure, ReaderContext context) => string.Join(
        ' ', new[] { Named(context, measure), measure.Unit, measure.Deadline is { } day ? Day(day, context.Today) : string.Empty, Left(measure, context), Broken(measure), Percent(measure.Percent) }.Where(part => part.Length > 0));

    /// <summary>失约, where a promise was broken; else empty.</summary>
    public static string Broken(MeasureRow measure) => measure.PromiseBrokenOn is null ? string.Empty : AnswerTexts.Broken;

    public static string LightOf(MeasureRow measure, ReaderContext context) => LightNames.NameOf(context.Day.LightOf(measure.Facts));

    /// <summary>A light in its colour and its word; what is counted may follow.</summary>
    public static TextRun Lamp(Light light, string? behind = null) => new((light == Light.None ? LightNames.NameOf(light) : Say(AnswerTexts.Lamp, LightNames.NameOf(light))) + behind)
    {
        Weight = "bolder",

        // hosts have one colour for both; the subtle one is the yellow of our page
        IsSubtle = light is Light.Yellow or Light.None ? true : null,
        Color = light switch
        {
            Light.Red => "attention",
            Light.Orange or Light.Yellow => "warning",
            Light.Blue => "accent",
            Light.Green => "good",
            Light.None => null,
        },
    };

    public static string Status(ProblemStatus status) => status switch
    {
        ProblemStatus.NotStarted => AnswerTexts.StatusNotStarted,
        ProblemStatus.InProgress => AnswerTexts.StatusInProgress,
        ProblemStatus.CloseOutRequested => AnswerTexts.StatusCloseOutRequested,
        ProblemStatus.UnderReview => AnswerTexts.StatusUnderReview,
        ProblemStatus.PublicNotice => AnswerTexts.StatusPublicNotice,
        ProblemStatus.Closed => AnswerTexts.StatusClosed,
        ProblemStatus.Returned => AnswerTexts.StatusReturned,
        ProblemStatus.ExtensionPending => AnswerTexts.StatusExtensionPending,
        ProblemStatus.LongTerm => AnswerTexts.StatusLongTerm,
        ProblemStatus.Reopened => AnswerTexts.StatusReopened,
    };

    public static string Status(MeasureStatus status) => status switch
    {
        MeasureStatus.NotStarted => AnswerTexts.StatusNotStarted,
        MeasureStatus.InProgress => AnswerTexts.StatusInProgress,
        MeasureStatus.Completed => AnswerTexts.MeasureCompleted,
        MeasureStatus.LongTerm => AnswerTexts.MeasureLongTerm,
    };

    /// <summary>甲市示例局办公室主任, 甲市示例局责任人</summary>
    public static string Post(Roster roster, long postId) => roster.TitleOf(postId) ?? AnswerTexts.Nobody;

    /// <summary>Who gets the letters of a post that day: 张示例; 王示例（代张示例）; 空缺，由李示例承接.</summary>
    public static string Holders(Roster roster, long postId, DateOnly day)
    {
        if (roster.Post(postId) is null || roster.RecipientsOf(postId, day) is not Recipients.Found found)
        {
            return AnswerTexts.Vacant;
        }

        var people = string.Join(AnswerTexts.And, found.People.Select(person => person.ActingFor is { } absent
            ? Say(AnswerTexts.ActingFor, Name(roster, person.PersonId), Name(roster, absent))
            : Name(roster, person.PersonId)));
        return found.PassedOnFrom is null ? people : Say(AnswerTexts.PassedOn, people);
    }

    /// <summary>The names alone.</summary>
    public static IEnumerable<string> Names(Roster roster, long postId, DateOnly day) =>
        roster.Post(postId) is not null && roster.RecipientsOf(postId, day) is Recipients.Found found ? found.People.Select(person => Name(roster, person.PersonId)) : [];

    private static string Name(Roster roster, long person) => roster.Person(person)?.Name ?? AnswerTexts.Nobody;
}
