using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Questions;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>轮岗那个: from words of a subject to the one problem or measure that they mean, never to what was spoken of before. Several are offered.</summary>
internal sealed class SubjectFinder(SubjectSearch subjects, MeasureAsking asking, FilteredMeasures measures)
{
    private const int Most = 50;
    private const int Choices = 5;
    private const int Name = 20;

    /// <summary>What the words mean, and what an answer about it says first; or else what to answer.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="filter">The words, and what else narrows them.</param>
    /// <param name="ask">What the buttons ask when there are several.</param>
    /// <param name="token">Stops reading.</param>
    public async Task<(SpokenNumber? Spoken, string? Named, AnswerInContext? Instead)> FindAsync(ReaderContext context, MeasureFilter filter, string ask, CancellationToken token)
    {
        if (filter.Words.Count == 0)
        {
            return (null, null, new Answer(AnswerTexts.WhichNumber) { Suggestions = [HelpQuestions.First(context.Reader), AnswerTexts.AskOverdue] });
        }

        var words = string.Join(' ', filter.Words);
        var found = await subjects.FindAsync(context.Reader.Scope, filter.Words, Most, token);
        var problems = found.Problems;
        if (problems.Count > 0 && filter with { Words = MeasureFilter.None.Words } is var others && FilterWords.Of(context, others) != AnswerTexts.AllMeasures)
        {
            problems = await NarrowedAsync(context, filter, problems, token);
        }

        return problems switch
        {
            [] => (null, null, new Answer(Say(AnswerTexts.SubjectNotFound, words)) { Suggestions = [HelpQuestions.First(context.Reader), AnswerTexts.AskOverdue, AnswerTexts.AskHelp] }),
            [var one] => (Spoken(one), NameOf(one), null),
            _ => (null, null, Choose(context, words, problems, found.IsMore, ask)),
        };
    }

    /// <summary>The number of what was found.</summary>
    private static SpokenNumber Spoken(FoundSubject found) => new(found.Ordinal is { } ordinal ? FormattableString.Invariant($"{found.Number}-{ordinal}") : found.Number, found.Ledger);

    /// <summary>What it is called, in a few words.</summary>
    private static string NameOf(FoundSubject found) => CardText.Plain(found.MeasureText ?? found.Symptom, Name);

    private async Task<IReadOnlyList<FoundSubject>> NarrowedAsync(ReaderContext context, MeasureFilter filter, IReadOnlyList<FoundSubject> problems, CancellationToken token)
    {
        if (await asking.OfAsync(context, filter, token) is not { } query)
        {
            return problems;
        }

        if (query.IsOfProblems)
        {
            var page = await measures.ProblemsAsync(query, ListPlace.Start, Most, token);
            return [.. problems.Where(p => page.Rows.Any(r => r.Id == p.Id))];
        }

        var left = (await measures.PageAsync(query with { Found = [.. problems.SelectMany(p => p.Measures)] }, ListPlace.Start, 10 * Most, token)).Rows.Select(r => r.ProblemId).ToHashSet();
        return [.. problems.Where(p => left.Contains(p.Id))];
    }

    private static AnswerInContext Choose(ReaderContext context, string words, IReadOnlyList<FoundSubject> several, bool isMore, string ask)
    {
        var sentence = Say(isMore ? AnswerTexts.SubjectsFoundMore : AnswerTexts.SubjectsFound, words, several.Count);
        var shown = several.Take(Choices).ToList();
        var lines = shown.Select(found => Say(AnswerTexts.SubjectLine, AnswerPhrases.Named(context, found.Ledger, Spoken(found).Number), found.Unit, CardText.Plain(found.MeasureText ?? found.Symptom, 40))).ToList();
        return new Answer(sentence)
        {
            Lines = lines,
            Card = new AdaptiveCard([TextBlock.Heading(sentence), .. lines.Select(line => new TextBlock(line))])
            {
                Actions =
                [
                    .. shown.Select(found => Submit.Of(Say(AnswerTexts.SubjectChoice, Spoken(found).Number, NameOf(found)), new { @do = ask, number = Spoken(found).Number, ledger = found.Ledger })),
                ],
            },
        };
    }
}
