using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>办理经过: reports and changes of a problem or measure, the newest first, and how many older ones there are.</summary>
internal sealed class HistoryQuestions(ProblemFinder finder, ProblemStore problems, OfficeHours hours)
{
    private const int Shown = 12;

    /// <summary>Who imports and commands are written down as.</summary>
    private const string Office = "office";

    /// <summary>Answers of one problem or measure.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, SpokenNumber? spoken, CancellationToken token)
    {
        var (problem, ordinal, instead) = await finder.FindAsync(context, spoken, "history", token);
        if (instead is not null)
        {
            return instead;
        }

        var name = Named(context, problem!) + (ordinal is null ? string.Empty : FormattableString.Invariant($"-{ordinal}"));
        var read = await problems.HistoryAsync(problem!, ordinal, Shown, token);
        var lines = read.Reports.Select(r => (r.At, Text: Report(context, problem!, r)))
            .Concat(read.Changes.Select(c => (c.At, Text: Change(context, problem!, c, hours))))
            .OrderByDescending(line => line.At).Take(Shown).Select(line => line.Text).ToList();
        IReadOnlyList<string> suggestions = [Say(AnswerTexts.AskProgress, name), Say(AnswerTexts.AskReminders, name)];
        if (lines.Count == 0)
        {
            return new Answer(Say(AnswerTexts.HistoryNone, name)) { Suggestions = suggestions };
        }

        if (read.Total > lines.Count)
        {
            lines.Add(Say(AnswerTexts.HistoryMore, read.Total - lines.Count));
        }

        var sentence = Say(AnswerTexts.HistoryHead, name);
        return new Answer(sentence)
        {
            Lines = lines,
            Card = new AdaptiveCard([TextBlock.Heading(sentence), .. lines.Select(line => new TextBlock(line) { Size = "small", Spacing = "small" })]),
            Suggestions = suggestions,
        };
    }

    /// <summary>11月20日 12-1 张示例 60% 已修订制度</summary>
    public static string Report(ReaderContext context, ProblemRow problem, ReportRow report) => Say(
        AnswerTexts.ReportLine, Day(report.Day, context.Today), $"{problem.Number}-{report.Ordinal}", By(report.Actor, report.Role),
        report.Completes ? AnswerTexts.ReportCompletes : report.Percent is { } percent ? Say(AnswerTexts.Percent, percent) : string.Empty, CardText.Plain(report.Text, 120)).TrimEnd();

    /// <summary>张示例, 李示例（分管领导）: the role where somebody was heard who was written to.</summary>
    public static string By(string name, PostRole? heardAs) => heardAs is { } role ? Say(AnswerTexts.HeardAs, name, PostRoleNames.NameOfHeard(role)) : name;

    /// <summary>11月20日 12-1 时限由11月5日改为11月30日（办公室）</summary>
    public static string Change(ReaderContext context, ProblemRow problem, ChangedCell change, OfficeHours hours)
    {
        var what = change.Ordinal is { } ordinal ? $"{problem.Number}-{ordinal}" : Say(AnswerTexts.Number, problem.Number);
        var day = hours.DayOf(change.At);
        var by = change.Actor == Office ? AnswerTexts.ByOffice : CardText.Plain(change.Actor, 20);
        return change.Field == "deadline"
            ? Say(AnswerTexts.DeadlineChange, Day(day, context.Today), what, Date(change.OldValue), Date(change.NewValue), by)
            : Say(AnswerTexts.StatusChange, Day(day, context.Today), what, State(change.OldValue), State(change.NewValue), by);

        string Date(string? value) => IsoDay.Find(value) is { } date ? Day(date, context.Today) : AnswerTexts.NoDeadline;

        string State(string? value) => change.Ordinal is null
            ? Enum.GetValues<ProblemStatus>().Where(s => Codes.ProblemStatus[s] == value).Select(Status).FirstOrDefault() ?? AnswerTexts.Nothing
            : Enum.GetValues<MeasureStatus>().Where(s => Codes.MeasureStatus[s] == value).Select(Status).FirstOrDefault() ?? AnswerTexts.Nothing;
    }
}
