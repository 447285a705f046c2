using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Asking;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Questions;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>A question by its parts: what is asked decides who answers, the filter of what.</summary>
internal sealed class AskedQuestions(
    ListQuestions lists, SubjectFinder subjects, FigureQuestions figures, ProblemQuestions problems, Responsible responsible, ReminderQuestions reminders, ReasonQuestions reasons,
    HistoryQuestions history, LetterQuestions letters, ChangeQuestions changes, ColumnQuestions columns, QuestionResolver resolver)
{
    private const int MaxNumbers = 5;
    private const int MaxLines = 6;
    private const int LetterDays = 7;

    /// <summary>What the buttons ask, by what is asked about one problem or measure.</summary>
    private static readonly Dictionary<string, Asked> Buttons = new(StringComparer.Ordinal)
    {
        ["show"] = Asked.Show, ["who"] = Asked.Who, ["notices"] = Asked.Letters, ["when"] = Asked.When, ["why"] = Asked.Why, ["history"] = Asked.History, ["next"] = Asked.NextLetter,
        ["cause"] = Asked.Cause, ["target"] = Asked.Target, ["assisting"] = Asked.Assisting, ["overseers"] = Asked.Overseers, ["source"] = Asked.Source, ["category"] = Asked.Category,
    };

    /// <summary>Whether it is the name of a button that asks about a matter.</summary>
    public static bool IsButton(string what) => Buttons.ContainsKey(what);

    /// <summary>The answer, with what was said and did not restrict it.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, Question question, CancellationToken token)
    {
        // a word of one character is not searched, and so not used
        var tooShort = question.Filter.Words.Where(word => !SubjectText.IsSearched(word)).ToList();
        if (tooShort.Count > 0)
        {
            question = question with { Filter = question.Filter with { Words = [.. question.Filter.Words.Except(tooShort)] } };
        }

        return await ResolvedAsync(context, await resolver.ResolveAsync(context, question, token), tooShort, token);
    }

    /// <summary>The answer to a sentence that is none of ours and names a matter; null where it names none.</summary>
    public async Task<AnswerInContext?> NamedAsync(ReaderContext context, SentenceCut cut, CancellationToken token) =>
        await resolver.NamedAsync(context, cut, token) is { } question ? await ResolvedAsync(context, question, [], token) : null;

    private async Task<AnswerInContext> ResolvedAsync(ReaderContext context, Question question, IReadOnlyList<string> tooShort, CancellationToken token)
    {
        var said = question.Parts.Count > 0 ? await PartsAsync(context, question, token)
            : question.Others.Count > 0 ? await SeveralAsync(context, question, token)
            : await AnswerAsync(context, question, token);
        said = question is { OfAll: true, Spoken: null, Asked: Asked.Count or Asked.List } ? said.Adding(await lists.ShareAsync(context, question.Filter, token)) : said;
        List<string> unused = [.. question.Unused, .. tooShort, .. Dropped(context, question)];
        said = question.Heard.Aggregate(said, (answer, heard) => answer.Adding(Say(AnswerTexts.SubjectHeard, heard.Said, heard.Meant)));
        said = unused.Count == 0 ? said : said.Adding(Say(AnswerTexts.NotFilteredBy, string.Join(AnswerTexts.And, unused)));
        // what was not found is no list to go on with
        return IsOfList(context, question) && (said.Spoken is null || said.Rows.Count > 0) && (question.Filter.Words.Count == 0 || said.Rows.Count > 0 || question.Asked != Asked.Show) ? said with { Listed = question } : said;
    }

    private static bool IsOfList(ReaderContext context, Question question) =>
        question is { Spoken: null, Parts.Count: 0, Others.Count: 0, Asked: not (Asked.Letters or Asked.NextLetter or Asked.Changes or Asked.History) } && (question.Asked == Asked.Urgent || IsNarrowed(context, question.Filter));

    /// <summary>Parts that were understood and that this question cannot use.</summary>
    private static IEnumerable<string> Dropped(ReaderContext context, Question question)
    {
        var isOfAll = question.Asked == Asked.NextLetter && question.Filter.Words.Count == 0;
        if ((question.Spoken is not null || isOfAll) && IsNarrowed(context, question.Filter))
        {
            yield return FilterWords.Of(context, question.Filter);
        }

        if (question.Period is { } period && question.Asked != Asked.Changes && !(question.Asked == Asked.Letters && question.Spoken is null))
        {
            yield return FilterWords.Span(period, context.Today);
        }
    }

    /// <summary>The answer to a button about a problem or measure.</summary>
    public async Task<AnswerInContext> PressedAsync(ReaderContext context, string what, SpokenNumber spoken, CancellationToken token) =>
        await OneAsync(context, Buttons[what], spoken, token) with { Spoken = spoken };

    private Task<AnswerInContext> AnswerAsync(ReaderContext context, Question question, CancellationToken token)
    {
        var filter = question.Filter;
        return question.Asked switch
        {
            _ when question is { Spoken: null, Filter.Words.Count: 0 } && question.Asked.IsColumn() && IsNarrowed(context, filter) => columns.OfListAsync(context, question.Asked, filter, token),
            _ when question is { By: Breakdown.Person, Spoken: null } => lists.PeopleAsync(context, filter, token),
            _ when question is { By: Breakdown.Ledger, Spoken: null } => LedgersAsync(context, filter, token),
            Asked.Figures when question.By == Breakdown.Unit && IsCounted(context, filter) => figures.EachUnitAsync(context, filter, token),
            _ when question is { By: Breakdown.Unit, Spoken: null } => lists.UnitsAsync(context, filter, token),
            Asked.List or Asked.Count or Asked.Urgent or Asked.People => lists.AskAsync(context, question.Asked, filter, ListPlace.Start, token),
            Asked.Units => lists.UnitsAsync(context, filter, token),
            Asked.Figures => FiguresAsync(context, filter, token),
            Asked.Changes => changes.AskAsync(context, filter, question.Period, token),
            Asked.Letters when question.Spoken is null && question.Period is { } period => letters.AskAsync(context, filter, period, token),

            // 街道办那封发的谁: of the last days, which the answer names
            Asked.Letters when question.Spoken is null && filter.Words.Count == 0 && IsNarrowed(context, filter) => letters.AskAsync(context, filter, new DaySpan(context.Today.AddDays(-LetterDays), context.Today), token),
            Asked.NextLetter when question.Spoken is null && filter.Words.Count == 0 => letters.NextAsync(context, token),
            Asked.Why when question.Spoken is null && filter.Words.Count == 0 && IsNarrowed(context, filter) => reasons.OfListAsync(context, filter, token),
            Asked.History when question.Spoken is null && filter.Words.Count == 0 && IsNarrowed(context, filter) => reasons.LastReportsAsync(context, filter, token),
            Asked.Show or Asked.Who or Asked.When when question.Spoken is null && filter.Words.Count == 0 && IsNarrowed(context, filter) =>
                lists.AskAsync(context, Asked.List, filter, ListPlace.Start, token),
            _ when question.Spoken is { } spoken => OneAsync(context, question.Asked, spoken, token),
            _ => BySubjectAsync(context, question.Asked, filter, token),
        };
    }

    /// <summary>Each of the figures with its own filters.</summary>
    private async Task<AnswerInContext> PartsAsync(ReaderContext context, Question question, CancellationToken token)
    {
        List<string> lines = [];
        foreach (var part in question.Parts)
        {
            var said = await AnswerAsync(context, await resolver.ResolveAsync(context, part, token), token);
            lines.Add(said.Answer.Sentence);
        }

        return new Cards.Answer(string.Concat(lines))
        {
            Card = new Cards.AdaptiveCard([.. lines.Select(Cards.TextBlock.Heading)]),
            Suggestions = [AnswerTexts.AskOverall, AnswerTexts.AskOverdue],
        };
    }

    /// <summary>About each of the numbers in short; the first is what is spoken of next.</summary>
    private async Task<AnswerInContext> SeveralAsync(ReaderContext context, Question question, CancellationToken token)
    {
        var spoken = question.Others.Prepend(question.Spoken!).Take(MaxNumbers).ToList();
        List<string> lines = [];
        foreach (var number in spoken)
        {
            var said = await OneAsync(context, question.Asked, number, token);
            lines.Add(said.Answer.Sentence);
            lines.AddRange(said.Answer.Lines.Take(MaxLines));
        }

        var sentence = Say(AnswerTexts.SeveralAsked, spoken.Count);
        return new AnswerInContext(new Cards.Answer(sentence)
        {
            Lines = lines,
            Card = new Cards.AdaptiveCard([Cards.TextBlock.Heading(sentence), .. lines.Select(line => new Cards.TextBlock(line))]),
            Suggestions = [.. spoken.Select(number => Say(AnswerTexts.AskMeasure, Understanding.Grammar.Suggestions.Name(number)))],
        }) { Spoken = spoken[0] };
    }

    /// <summary>About the one thing that the words mean; its number and name stand first.</summary>
    private async Task<AnswerInContext> BySubjectAsync(ReaderContext context, Asked asked, MeasureFilter filter, CancellationToken token)
    {
        var (spoken, name, instead) = await subjects.FindAsync(context, filter, Buttons.First(b => b.Value == asked).Key, token);
        if (instead is not null)
        {
            return instead;
        }

        var said = await OneAsync(context, asked, spoken!, token);
        return said.Below(Say(AnswerTexts.SubjectOf, Named(context, spoken!.Ledger!, spoken.Number), name, string.Empty)) with { Spoken = spoken };
    }

    private Task<AnswerInContext> OneAsync(ReaderContext context, Asked asked, SpokenNumber spoken, CancellationToken token) => asked switch
    {
        Asked.Who => responsible.AskAsync(context, spoken, token),
        Asked.When => reasons.WhenAsync(context, spoken, token),
        Asked.Why => reasons.WhyAsync(context, spoken, token),
        Asked.History => history.AskAsync(context, spoken, token),
        Asked.Letters => reminders.AskAsync(context, spoken, ListPlace.Start, token),
        Asked.NextLetter => reasons.NextAsync(context, spoken, token),
        _ when asked.IsColumn() => columns.AskAsync(context, asked, spoken, Buttons.First(b => b.Value == asked).Key, token),
        _ => problems.AskAsync(context, spoken, token),
    };

    /// <summary>Totals where they are counted; of any other filter how many measures, unit by unit.</summary>
    private Task<AnswerInContext> FiguresAsync(ReaderContext context, MeasureFilter filter, CancellationToken token) =>
        !IsCounted(context, filter) || (filter.Ledgers.Count + filter.ExceptLedgers.Count > 0 && filter.Whose != Whose.Anybodys)
            ? (filter.Units.Count == 0 ? lists.UnitsAsync(context, filter, token) : lists.AskAsync(context, Asked.Count, filter, ListPlace.Start, token))
            : (filter.Units, filter.Whose) switch
            {
                ([var unit], _) => figures.UnitAsync(context, unit, filter, token),
                ({ Count: > 1 }, _) => figures.EachUnitAsync(context, filter, token),
                (_, Whose.MyUnits) => figures.MyUnitsAsync(context, token),
                _ => figures.OverallAsync(context, filter, token),
            };

    private Task<AnswerInContext> LedgersAsync(ReaderContext context, MeasureFilter filter, CancellationToken token) =>
        filter == (MeasureFilter.None with { Ledgers = filter.Ledgers, ExceptLedgers = filter.ExceptLedgers }) ? figures.EachLedgerAsync(context, filter, token) : lists.LedgersAsync(context, filter, token);

    // figures are kept by unit and ledger
    private static bool IsCounted(ReaderContext context, MeasureFilter filter) =>
        !IsNarrowed(context, filter with { Units = [], Whose = Whose.Anybodys, Ledgers = [], ExceptLedgers = [] }) && filter.Whose != Whose.Mine;

    private static bool IsNarrowed(ReaderContext context, MeasureFilter filter) => FilterWords.Of(context, filter) != AnswerTexts.AllMeasures;
}
