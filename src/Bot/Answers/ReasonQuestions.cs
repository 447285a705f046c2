using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>什么时候到期, 为什么逾期, 下一次提醒: what the ledger and the ladder say of a measure, and nothing that nobody wrote down.</summary>
internal sealed class ReasonQuestions(ProblemFinder finder, ProblemStore problems, FilteredMeasures measures, MeasureAsking asking, ListQuestions lists)
{
    private const int MaxMeasures = 8;
    private const int MaxNotices = 3;
    private const int MaxSearched = 20;

    /// <summary>什么时候到期: deadlines, those at first, and what is left.</summary>
    public Task<AnswerInContext> WhenAsync(ReaderContext context, SpokenNumber? spoken, CancellationToken token) => EachAsync(
        context, spoken, "when", AnswerTexts.WhenHead, AnswerTexts.WhenOf,
        (measure, _) => Task.FromResult(When(context, measure)), token);

    /// <summary>为什么: of each measure the facts.</summary>
    public async Task<AnswerInContext> WhyAsync(ReaderContext context, SpokenNumber? spoken, CancellationToken token)
    {
        var (problem, ordinal, instead) = await finder.FindAsync(context, spoken, "why", token);
        if (instead is not null)
        {
            return instead;
        }

        var whole = await problems.ReadAsync(problem!, token);
        var asked = whole.Measures.Where(m => ordinal is null || m.Ordinal == ordinal).ToList();
        if (asked.Count == 0)
        {
            return Missing(context, problem!, ordinal, whole.Measures.Count);
        }

        // of several those that anything can be said of: what is done gives no reason
        var shown = (asked.Exists(m => m.IsRunning) ? asked.Where(m => m.IsRunning) : asked).Take(MaxMeasures).ToList();
        var notices = (await problems.NoticesAsync(problem!, ordinal, ListPlace.Start, MaxSearched, token)).Rows;
        return Told(context, shown, measure => [.. Facts(context, measure), .. Reported(context, whole, measure), .. Notices(context, notices, measure)]);

        AnswerInContext Told(ReaderContext reader, IReadOnlyList<MeasureRow> told, Func<MeasureRow, IReadOnlyList<string>> facts)
        {
            var head = told is [var one] ? Head(reader, one) : Say(AnswerTexts.WhyHead, Say(AnswerTexts.Number, Named(reader, problem!)), Status(problem!.Status));
            List<CardElement> body = [TextBlock.Heading(head)];
            List<string> lines = [];
            foreach (var measure in told)
            {
                if (told.Count > 1)
                {
                    body.Add(new TextBlock(Head(reader, measure)) { Weight = "bolder", Separator = true });
                    lines.Add(Head(reader, measure));
                }

                var all = facts(measure);
                body.AddRange(all.Select(fact => new TextBlock(fact) { Spacing = "small" }));
                lines.AddRange(all);
            }

            return new Answer(head)
            {
                Lines = lines,
                Card = new AdaptiveCard(body),
                Suggestions = [Say(AnswerTexts.AskProgress, Named(reader, problem!)), Say(AnswerTexts.AskReminders, Named(reader, problem!)), HelpQuestions.First(reader.Reader)],
            };
        }
    }

    /// <summary>演示街道为什么逾期: the overdue measures that the filter leaves, each with its facts.</summary>
    public async Task<AnswerInContext> OfListAsync(ReaderContext context, MeasureFilter filter, CancellationToken token)
    {
        var urgent = filter.Lights.Count == 0 && !filter.Quiet && !filter.Broken && filter.Unreported is null ? filter with { Overdue = true } : filter;
        if (await asking.OfAsync(context, urgent, token) is not { } query || await measures.PageAsync(query, ListPlace.Start, MaxMeasures, token) is not { Rows.Count: > 0 } page)
        {
            return await lists.AskAsync(context, Asked.List, urgent, ListPlace.Start, token);
        }

        var count = await measures.CountAsync(query, token);
        var sentence = Say(count.IsMore ? AnswerTexts.ListOfMore : AnswerTexts.ListOf, FilterWords.Of(context, urgent), count.Count);
        var more = page.Next is { } next ? new PageToken { List = PageToken.Measures, After = next.ToString(), Filter = urgent } : null;
        List<CardElement> body = [TextBlock.Heading(sentence)];
        List<string> lines = [];
        foreach (var measure in page.Rows)
        {
            var head = Say(AnswerTexts.WhyHead, Named(context, measure), measure.Unit + " " + MeasureTitle.Own(measure, 24));
            var facts = Facts(context, measure).Append(measure.LastReportOn is { } last ? Say(AnswerTexts.WhyReported, Day(last, context.Today)) : AnswerTexts.WhyNeverReported).ToList();
            body.AddRange([new TextBlock(head) { Weight = "bolder", Separator = true }, .. facts.Select(fact => new TextBlock(fact) { Spacing = "small" })]);
            lines.Add(head + string.Join(AnswerTexts.Semicolon, facts));
        }

        return new AnswerInContext(new Answer(sentence)
        {
            Lines = [.. lines, .. more is null ? Array.Empty<string>() : [AnswerTexts.MoreFollows]],
            Card = new AdaptiveCard(body) { Actions = more is null ? null : [Submit.Of(AnswerTexts.NextPage, more.ToData())] },
            Suggestions = [.. more is null ? Array.Empty<string>() : [AnswerTexts.NextPage], .. page.Rows.Take(2).Select(row => Say(AnswerTexts.AskMeasure, Named(context, row)))],
        }) { More = more };
    }

    /// <summary>模拟集团上回报进展是哪天: of each measure that the filter leaves the last report.</summary>
    public async Task<AnswerInContext> LastReportsAsync(ReaderContext context, MeasureFilter filter, CancellationToken token)
    {
        if (await asking.OfAsync(context, filter, token) is not { } query || await measures.PageAsync(query, ListPlace.Start, MaxMeasures, token) is not { Rows.Count: > 0 } page)
        {
            return await lists.AskAsync(context, Asked.List, filter, ListPlace.Start, token);
        }

        var count = await measures.CountAsync(query, token);
        var sentence = Say(AnswerTexts.LastReportsOf, Say(count.IsMore ? AnswerTexts.ListOfMore : AnswerTexts.ListOf, FilterWords.Of(context, filter), count.Count));
        var lines = page.Rows.Select(measure => Say(
            AnswerTexts.WhyHead, Named(context, measure), measure.Unit + " " + MeasureTitle.Own(measure, 24)) + (measure.LastReportOn is { } last ? Say(AnswerTexts.WhyReported, Day(last, context.Today)) : AnswerTexts.WhyNeverReported)).ToList();
        if (page.Next is not null)
        {
            lines.Add(Say(AnswerTexts.LastReportsMore, page.Rows.Count));
        }

        return new Answer(sentence)
        {
            Lines = lines,
            Card = new AdaptiveCard([TextBlock.Heading(sentence), .. lines.Select(line => new TextBlock(line))]),
            Suggestions = [.. page.Rows.Take(2).Select(row => Say(AnswerTexts.AskMeasure, Named(context, row)))],
        };
    }

    /// <summary>3-1的下一次提醒</summary>
    public Task<AnswerInContext> NextAsync(ReaderContext context, SpokenNumber spoken, CancellationToken token) => EachAsync(
        context, spoken, "next", AnswerTexts.NextOf, AnswerTexts.NextOfAll,
        async (measure, problem) => NextLetter.Of(context, measure, [.. (await problems.ReadAsync(problem, token)).Waiting.Where(n => n.Ordinal == measure.Ordinal)]), token);

    /// <summary>One fact of each measure: of one alone in the first line.</summary>
    private async Task<AnswerInContext> EachAsync(
        ReaderContext context, SpokenNumber? spoken, string ask, string ofOne, string ofAll, Func<MeasureRow, ProblemRow, Task<string>> tell, CancellationToken token)
    {
        var (problem, ordinal, instead) = await finder.FindAsync(context, spoken, ask, token);
        if (instead is not null)
        {
            return instead;
        }

        var all = await problems.MeasuresAsync(problem!, token);
        var asked = all.Where(m => ordinal is null || m.Ordinal == ordinal).ToList();
        if (asked.Count == 0)
        {
            return Missing(context, problem!, ordinal, all.Count);
        }

        var told = new List<(MeasureRow Measure, string Text)>();
        foreach (var measure in asked.Take(MaxMeasures))
        {
            told.Add((measure, await tell(measure, problem!)));
        }

        IReadOnlyList<string> suggestions = [Say(AnswerTexts.AskProgress, Named(context, problem!)), HelpQuestions.First(context.Reader)];
        if (told is [var one] && asked.Count == 1)
        {
            return new Answer(Say(ofOne, Named(context, one.Measure), one.Text)) { Suggestions = suggestions };
        }

        var sentence = Say(ofAll, Say(AnswerTexts.Number, Named(context, problem!)), asked.Count);
        var lines = told.Select(t => Say(AnswerTexts.WhenLine, t.Measure.Name, t.Text)).ToList();
        if (asked.Count > told.Count)
        {
            lines.Add(Say(AnswerTexts.MoreMeasures, asked.Count - told.Count, Named(context, asked[told.Count])));
        }

        return new Answer(sentence) { Lines = lines, Card = new AdaptiveCard([TextBlock.Heading(sentence), .. lines.Select(line => new TextBlock(line))]), Suggestions = suggestions };
    }

    private static AnswerInContext Missing(ReaderContext context, ProblemRow problem, int? ordinal, int count) => new Answer(
        count == 0 ? Say(AnswerTexts.NoMeasures, problem.Number) : Say(AnswerTexts.NoSuchMeasure, problem.Number, ordinal, count)) { Suggestions = [Say(AnswerTexts.AskProgress, Named(context, problem))] };

    /// <summary>11月20日 还有1个工作日; 11月13日 已于11月12日完成.</summary>
    private static string When(ReaderContext context, MeasureRow measure) => measure.State == DutyState.Done && measure.CompletedOn is { } day
        ? (Deadline(measure, context.Today) + " " + Say(AnswerTexts.CompletedOn, Day(day, context.Today))).TrimStart()
        : DeadlineAndLeft(measure, context);

    /// <summary>3-2 红灯，逾期12天：</summary>
    private static string Head(ReaderContext context, MeasureRow measure)
    {
        var (light, left) = (context.Day.LightOf(measure.Facts), AnswerPhrases.Left(measure, context));
        return Say(AnswerTexts.WhyHead, Named(context, measure), light == Light.None ? left : Say(AnswerTexts.WhyLight, LightNames.NameOf(light), left));
    }

    /// <summary>What the deadline, the promise and the ladder say.</summary>
    private static IEnumerable<string> Facts(ReaderContext context, MeasureRow measure)
    {
        if (!measure.IsRunning)
        {
            yield return measure.CompletedOn is { } day ? Say(AnswerTexts.CompletedOn, Day(day, context.Today)) : AnswerTexts.WhyNothing;
            yield break;
        }

        if (measure.Deadline is not null)
        {
            yield return measure.DaysOverdue(context.Today) is > 0 and var days
                ? Say(AnswerTexts.WhyPassed, Deadline(measure, context.Today), days)
                : Say(AnswerTexts.WhyDeadline, Deadline(measure, context.Today), AnswerPhrases.Left(measure, context));
        }

        if (measure is { PromiseBrokenOn: not null, PromisedUntil: { } until })
        {
            yield return Say(AnswerTexts.WhyBroken, Day(until, context.Today));
        }

        foreach (var due in context.Day.Fired(measure.Facts).Take(1))
        {
            yield return Say(AnswerTexts.WhyRung, due.Rung.Name, Reasons.Of(due.Reason), Day(due.FiredOn, context.Today));
        }
    }

    private static IEnumerable<string> Reported(ReaderContext context, WholeProblem whole, MeasureRow measure) =>
        [
            whole.Reports.FirstOrDefault(r => r.Ordinal == measure.Ordinal) is { } report ? Say(AnswerTexts.WhyReported, MeasureListCard.Of(report, context))
                : measure.LastReportOn is { } day ? Say(AnswerTexts.WhyReported, Day(day, context.Today)) : AnswerTexts.WhyNeverReported,
        ];

    private static IEnumerable<string> Notices(ReaderContext context, IReadOnlyList<NoticeWithLetter> notices, MeasureRow measure) => notices
        .Where(n => n.Ordinal == measure.Ordinal && n is { State: NoticeState.Sent, Kind: NoticeKind.To, ToldPersonId: null }).Take(MaxNotices)
        .Select(n => Say(AnswerTexts.WhyNotice, Day(n.FiredOn, context.Today), n.Rung, Say(AnswerTexts.PostAndHolder, Post(context.Roster, n.PostId), n.Person ?? Holders(context.Roster, n.PostId, context.Today))));
}
