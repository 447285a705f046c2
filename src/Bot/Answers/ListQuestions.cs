using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Hosting.Office;

using Microsoft.Extensions.Options;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>有哪些, 有几条, 哪项最急, 谁报了进展, 哪些单位: lists of what a filter leaves. The first line repeats the filter, so that a wrong reading is seen.</summary>
internal sealed class ListQuestions(MeasureAsking asking, FilteredMeasures measures, ProblemQuestions problems, IOptions<OfficeOptions> office)
{
    private const int Units = 10;
    private const int MaxHeld = 200;
    private const int MaxPeople = 20;
    private const int MaxNamed = 6;

    /// <summary>A page of a list.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, Asked asked, MeasureFilter filter, ListPlace after, CancellationToken token)
    {
        if (asked == Asked.Urgent && filter.Stage is null)
        {
            filter = filter with { Stage = MeasureStage.Open };
        }

        if (await asking.OfAsync(context, filter, token) is not { } query)
        {
            return new Answer(Say(AnswerTexts.TooManyWords, string.Join(' ', filter.Words))) { Suggestions = [HelpQuestions.First(context.Reader), AnswerTexts.AskOverdue] };
        }

        query = query with { IsToBeDone = asked == Asked.Urgent };
        var (tasks, overdue) = filter == MeasureFilter.Tasks ? await measures.CountOwnAsync(context.Reader, context.Today, token) : default;
        var count = filter == MeasureFilter.Tasks ? new CountedTo(tasks, false) : await measures.CountAsync(query, token);
        if (count.Count == 0)
        {
            return await NoneAsync(context, filter, query, token);
        }

        if (query.IsOfProblems)
        {
            return await ProblemsAsync(context, filter, query, count, after, token);
        }

        var page = await measures.PageAsync(query, after, MeasureListCard.PageSize, token);
        if (asked is Asked.List or Asked.People && count.Count == 1 && filter.Words.Count > 0 && page.Rows is [var only])
        {
            return await OnlyAsync(context, filter, only, token);
        }

        var more = page.Next is { } next ? new PageToken { List = PageToken.Measures, After = next.ToString(), Filter = filter, Asked = asked == Asked.Count ? Asked.List : asked } : null;
        var sentence = filter == MeasureFilter.Tasks ? Say(overdue > 0 ? AnswerTexts.TasksOverdue : AnswerTexts.Tasks, tasks, overdue) : Sentence(context, filter, count);
        if (asked == Asked.Urgent && after == ListPlace.Start && page.Rows.Count > 0)
        {
            sentence = Say(AnswerTexts.Urgent, Named(context, page.Rows[0]), page.Rows[0].Unit, Why(page.Rows[0], context)) + Say(AnswerTexts.UrgentRest, sentence);
        }

        var reports = filter.Reported is { } reported ? await measures.ReportsAsync([.. page.Rows.Select(r => r.Id)], reported, token) : null;
        var said = MeasureListCard.Page(sentence, page.Rows, more, context, reports, filter == MeasureFilter.Tasks ? [AnswerTexts.AskOverdue, AnswerTexts.AskDueSoon] : [HelpQuestions.First(context.Reader)]);
        return Scoped(context, filter, said with
        {
            Rows = [.. page.Rows.Select(row => new SpokenNumber(row.Name, row.Ledger))],

            // 那个还差多少 speaks of the most urgent one
            Spoken = asked == Asked.Urgent && after == ListPlace.Start && page.Rows is [var first, ..] ? new SpokenNumber(first.Name, first.Ledger) : null,
        });
    }

    /// <summary>占几成: how many the filter leaves, of all that its unit, person or ledger has; a unit's by itself of all measures. What cannot be told is said.</summary>
    public async Task<string> ShareAsync(ReaderContext context, MeasureFilter filter, CancellationToken token)
    {
        var whole = MeasureFilter.None with { Whose = filter.Whose, Units = filter.Units, ExceptUnits = filter.ExceptUnits, People = filter.People, LedByPeople = filter.LedByPeople, Ledgers = filter.Ledgers, ExceptLedgers = filter.ExceptLedgers };
        var part = filter with { Whose = Whose.Anybodys, Units = [], ExceptUnits = [], People = [], LedByPeople = false, Ledgers = [], ExceptLedgers = [] };
        if (whole == filter)
        {
            (whole, part) = (MeasureFilter.None, filter);
        }

        if (whole == filter)
        {
            return AnswerTexts.ShareOfWhat;
        }

        if (await asking.OfAsync(context, filter, token) is not { IsOfProblems: false } some || await asking.OfAsync(context, whole, token) is not { } all)
        {
            return AnswerTexts.ShareNotCounted;
        }

        var (few, many) = (await measures.CountAsync(some, token), await measures.CountAsync(all, token));
        return few.IsMore || many.IsMore || many.Count == 0 ? AnswerTexts.ShareNotCounted
            : Say(AnswerTexts.ShareOf, FilterWords.Of(context, whole), many.Count, FilterWords.Of(context, part), few.Count, new Rate(few.Count, many.Count));
    }

    /// <summary>哪些单位: how many measures of the filter each unit answers for, most first.</summary>
    public async Task<AnswerInContext> UnitsAsync(ReaderContext context, MeasureFilter filter, CancellationToken token)
    {
        if (await asking.OfAsync(context, filter, token) is not { } query)
        {
            return new Answer(Say(AnswerTexts.TooManyWords, string.Join(' ', filter.Words)));
        }

        var units = await measures.ByUnitAsync(query, token);
        if (units.Count == 0)
        {
            return await NoneAsync(context, filter, query, token);
        }

        var sentence = Say(AnswerTexts.UnitsOf, FilterWords.Of(context, filter), units.Count);
        var named = units.Select(unit => (Name: context.Roster.Unit(unit.UnitId)?.Name ?? AnswerTexts.Nobody, unit.N));
        var shown = (office.Value.UnitOrder == UnitOrder.Name ? named.OrderBy(unit => unit.Name, StringComparer.Ordinal) : named).Take(Units).ToList();
        return Scoped(context, filter, Apart(sentence, AnswerTexts.ColumnUnit, [.. shown.Select(unit => (unit.Name, unit.Name, unit.N))], [.. More(AnswerTexts.UnitsMore, units.Count)]) with
        {
            Suggestions = [.. shown.Take(2).Select(unit => Say(AnswerTexts.AskUnit, unit.Name)), AnswerTexts.AskOverdue],
        });
    }

    /// <summary>各台账红灯数: how many measures of the filter each ledger has, by its name.</summary>
    public async Task<AnswerInContext> LedgersAsync(ReaderContext context, MeasureFilter filter, CancellationToken token)
    {
        if (await asking.OfAsync(context, filter, token) is not { } query)
        {
            return new Answer(Say(AnswerTexts.TooManyWords, string.Join(' ', filter.Words)));
        }

        var ledgers = await measures.ByLedgerAsync(query, token);
        if (ledgers.Count == 0)
        {
            return await NoneAsync(context, filter, query, token);
        }

        var sentence = Say(AnswerTexts.LedgersOf, FilterWords.Of(context, filter), ledgers.Count);
        return Scoped(context, filter, Apart(
            sentence, AnswerTexts.ColumnLedger, [.. ledgers.Take(Units).Select(ledger => (ledger.Ledger, Say(AnswerTexts.LedgerMark, ledger.Ledger), ledger.N))], [.. More(AnswerTexts.LedgersMore, ledgers.Count)]) with
        {
            Suggestions = [AnswerTexts.AskOverall, AnswerTexts.AskOverdue],
        });
    }

    /// <summary>How many measures each has: a table, and the same in lines.</summary>
    private static Answer Apart(string sentence, string column, IReadOnlyList<(string Name, string InLine, int N)> rows, IReadOnlyList<string> rest) => new(sentence)
    {
        Lines = [.. rows.Select(row => Say(AnswerTexts.UnitWithCount, row.InLine, row.N)), .. rest],
        Card = new AdaptiveCard(
        [
            TextBlock.Heading(sentence),
            Table.Of([6, 2], [column, AnswerTexts.ColumnMeasures], rows.Select(row => (IReadOnlyList<string>)[row.Name, Say(AnswerTexts.Measures, row.N)])),
            .. rest.Select(TextBlock.Remark),
        ]),
    };

    /// <summary>哪些人名下有红灯: who answers for measures of the filter, by name, each with the measures. Nobody is put before another by how many they have.</summary>
    public async Task<AnswerInContext> PeopleAsync(ReaderContext context, MeasureFilter filter, CancellationToken token)
    {
        if (await asking.OfAsync(context, filter, token) is not { } query)
        {
            return new Answer(Say(AnswerTexts.TooManyWords, string.Join(' ', filter.Words)));
        }

        var page = await measures.PageAsync(query, ListPlace.Start, MaxHeld, token);
        if (page.Rows.Count == 0)
        {
            return await NoneAsync(context, filter, query, token);
        }

        var people = page.Rows.SelectMany(row => Responsible.Names(context, row).Select(name => (Name: name, row.Unit, Row: row)))
            .GroupBy(held => (held.Name, held.Unit))
            .OrderBy(group => group.Key.Name == AnswerTexts.NotFilled).ThenBy(group => group.Key.Name, StringComparer.Ordinal).ThenBy(group => group.Key.Unit, StringComparer.Ordinal)
            .Select(group => (group.Key.Name, group.Key.Unit, Measures: Listed(context, [.. group.Select(held => held.Row)])))
            .ToList();
        var sentence = Say(page.Next is null ? AnswerTexts.PeopleOf : AnswerTexts.PeopleOfMore, FilterWords.Of(context, filter), people.Select(person => (person.Name, person.Unit)).Count(person => person.Name != AnswerTexts.NotFilled), page.Rows.Count);
        return Scoped(context, filter, new Answer(sentence)
        {
            Lines = [.. people.Take(MaxPeople).Select(person => Say(AnswerTexts.PersonLine, person.Name, person.Unit, person.Measures)), .. More(AnswerTexts.PeopleMore, people.Count, MaxPeople)],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                Table.Of([3, 4, 5], [AnswerTexts.FactWho, AnswerTexts.ColumnUnit, AnswerTexts.ColumnMeasures], people.Take(MaxPeople).Select(person => (IReadOnlyList<string>)[person.Name, person.Unit, person.Measures])),
                .. More(AnswerTexts.PeopleMore, people.Count, MaxPeople).Select(TextBlock.Remark),
            ]),
            Suggestions = [.. page.Rows.Take(2).Select(row => Say(AnswerTexts.AskMeasure, Named(context, row))), HelpQuestions.First(context.Reader)],
        });
    }

    private static string Listed(ReaderContext context, List<MeasureRow> rows)
    {
        var names = string.Join(AnswerTexts.And, rows.Take(MaxNamed).Select(row => Named(context, row)));
        return rows.Count > MaxNamed ? Say(AnswerTexts.MeasuresAndMore, names, rows.Count) : names;
    }

    private static IEnumerable<string> More(string text, int count, int shown = Units) => count > shown ? [Say(text, count - shown)] : [];

    /// <summary>Why something is urgent: 逾期12天；红灯.</summary>
    private static string Why(MeasureRow measure, ReaderContext context) => context.Day.LightOf(measure.Facts) is { } light and not Light.None
        ? Left(measure, context) + AnswerTexts.Semicolon + Say(AnswerTexts.FilterLight, LightNames.NameOf(light)) + (measure.PromiseBrokenOn is null ? string.Empty : AnswerTexts.Semicolon + AnswerTexts.Broken)
        : Left(measure, context);

    /// <summary>The list's own sentence where people know it by one; else every filter and the number.</summary>
    private static string Sentence(ReaderContext context, MeasureFilter filter, CountedTo count) => Usual(context, filter) is { } name
        ? Say(count.IsMore ? AnswerTexts.MoreThan : AnswerTexts.CountOf, name, count.Count)
        : Say(count.IsMore ? AnswerTexts.ListOfMore : AnswerTexts.ListOf, FilterWords.Of(context, filter), count.Count);

    /// <summary>逾期的措施, 11月27日前到期的措施, with the unit before it; null for what has no such name.</summary>
    private static string? Usual(ReaderContext context, MeasureFilter filter)
    {
        var plain = filter with { Units = MeasureFilter.None.Units };
        var unit = filter.Units is [var one] ? context.Roster.Unit(one)?.Name : string.Empty;
        return filter.Units.Count > 1 || unit is null ? null
            : plain == MeasureFilter.None with { Overdue = true } || plain == MeasureFilter.None with { Overdue = true, Stage = MeasureStage.Open } ? unit + AnswerTexts.OverdueName
            : filter.Due is { From: { } first, To: { } last } due && plain == MeasureFilter.None with { Due = due, Stage = MeasureStage.Open }
                ? unit + (first == last ? Say(AnswerTexts.DueOnName, Day(last, context.Today))
                    : first == context.Today ? Say(AnswerTexts.DueName, Day(last, context.Today))
                    : Say(AnswerTexts.DueWithinName, Day(first, context.Today), Day(last, context.Today)))
            : null;
    }

    /// <summary>Nothing is left. A unit with nothing in scope is not found: whether there is anything outside it, is not said.</summary>
    private async Task<AnswerInContext> NoneAsync(ReaderContext context, MeasureFilter filter, MeasureQuery query, CancellationToken token)
    {
        var first = HelpQuestions.First(context.Reader);
        if (filter == MeasureFilter.Tasks)
        {
            return new Answer(context.Reader.Scope.All ? AnswerTexts.NoTasksOverall : AnswerTexts.NoTasks)
            {
                Suggestions = context.Reader.Scope.All ? [AnswerTexts.AskOverall, AnswerTexts.AskOverdue] : [AnswerTexts.AskMyUnits, AnswerTexts.AskHelp],
            };
        }

        if (filter.Units is [var unit])
        {
            var whole = await measures.CountAsync(new MeasureQuery(context.Reader, new MeasureFilter { Units = filter.Units }, context.Day), token);
            if (whole.Count == 0)
            {
                return FigureQuestions.NotFound(context, unit);
            }
        }

        if (Usual(context, filter) is { } name)
        {
            return new Answer(Say(AnswerTexts.NoneOf, name)) { Suggestions = [first, AnswerTexts.AskOverall] };
        }

        var none = Say(query.IsOfProblems ? AnswerTexts.NoProblemsOf : AnswerTexts.NoMeasuresOf, FilterWords.Of(context, filter));
        return new Answer(context.Reader.Scope.All ? none : Say(AnswerTexts.NoneInScope, none)) { Suggestions = [first, AnswerTexts.AskOverdue, AnswerTexts.AskOverall] };
    }

    private async Task<AnswerInContext> OnlyAsync(ReaderContext context, MeasureFilter filter, MeasureRow only, CancellationToken token)
    {
        var spoken = new SpokenNumber(only.Name, only.Ledger);
        var shown = await problems.AskAsync(context, spoken, token);
        return shown.Below(Say(AnswerTexts.ListOf, FilterWords.Of(context, filter), 1)) with { Spoken = spoken };
    }

    private async Task<AnswerInContext> ProblemsAsync(ReaderContext context, MeasureFilter filter, MeasureQuery query, CountedTo count, ListPlace after, CancellationToken token)
    {
        var page = await measures.ProblemsAsync(query, after, MeasureListCard.PageSize, token);
        var more = page.Next is { } next ? new PageToken { List = PageToken.Measures, After = next.ToString(), Filter = filter } : null;
        var sentence = Say(count.IsMore ? AnswerTexts.ProblemsOfMore : AnswerTexts.ProblemsOf, FilterWords.Of(context, filter), count.Count);
        return Scoped(context, filter, new AnswerInContext(new Answer(sentence)
        {
            Lines =
            [
                .. page.Rows.Select(p => Say(AnswerTexts.ProblemLine, Named(context, p), p.Unit, CardText.Plain(p.Symptom, 24), State(p, context))),
                .. more is null ? Array.Empty<string>() : [AnswerTexts.MoreFollows],
            ],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                Table.Of(
                    [2, 6, 3],
                    [AnswerTexts.ColumnNumber, AnswerTexts.ColumnProblem, AnswerTexts.ColumnStatus],
                    page.Rows.Select(p => (IReadOnlyList<string>)[p.Number, Say(AnswerTexts.UnitAndProblem, LedgerMark(context, p.Ledger) + p.Unit, CardText.Plain(p.Symptom, 32)), State(p, context)])),
            ])
            {
                Actions = more is null ? null : [Submit.Of(AnswerTexts.NextPage, more.ToData())],
            },
            Suggestions =
            [
                .. more is null ? Array.Empty<string>() : [AnswerTexts.NextPage], .. page.Rows.Take(2).Select(p => Say(AnswerTexts.AskProgress, Named(context, p))), HelpQuestions.First(context.Reader),
            ],
        }) { More = more, Rows = [.. page.Rows.Select(p => new SpokenNumber(p.Number, p.Ledger))] });
    }

    private static string State(ProblemRow problem, ReaderContext context) =>
        problem.ClosedOn is { } day ? Say(AnswerTexts.ClosedOn, Day(day, context.Today)) : Status(problem.Status);

    /// <summary>A list of a unit's or a person's measures says that it may not be all of them, to those who do not see everything.</summary>
    private static AnswerInContext Scoped(ReaderContext context, MeasureFilter filter, AnswerInContext said) =>
        context.Reader.Scope.All || filter.Units.Count + filter.ExceptUnits.Count + filter.People.Count == 0 || Usual(context, filter) is not null ? said : said.Remarked(AnswerTexts.ListInScope);
}
