using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>
/// What a question leaves open until somebody's own ledger is looked at: of the stretches that no slot explains those that stand in texts this person may see are words of
/// the matter, the others are said not to have restricted.
/// </summary>
internal sealed class QuestionResolver(SubjectSearch subjects)
{
    private const int MinLength = 2;
    private const int MaxStretch = 16;
    private const int MaxSearches = 24;

    /// <summary>The question with nothing left open.</summary>
    public async Task<Question> ResolveAsync(ReaderContext context, Question question, CancellationToken token)
    {
        question = question with { Filter = Owned(context, question.Filter) };
        if (question.Maybe.Count == 0 || question.Spoken is not null)
        {
            return question with { Maybe = [] };
        }

        var search = new Search(subjects, context.Reader.Scope, token);
        if (question.Phrase is { } phrase && await search.HoldsAsync([phrase]))
        {
            return question with { Filter = Owned(context, question.Without) with { Words = [phrase] }, Maybe = [], Asked = question.Asked is Asked.List ? Asked.Show : question.Asked };
        }

        var (words, unused) = (new List<string>(), new List<string>());
        foreach (var stretch in question.Maybe)
        {
            await FindAsync(search, stretch.Length > MaxStretch ? stretch[..MaxStretch] : stretch, words, unused);
        }

        // words that stand nowhere together do not all belong to one matter: the first ones go before
        while (words.Count > 1 && !await search.HoldsAsync(words))
        {
            unused.Add(words[^1]);
            words.RemoveAt(words.Count - 1);
        }

        // nothing else was said: that it is not found is the answer
        if (words.Count == 0 && IsBare(question))
        {
            return question with { Filter = question.Filter with { Words = [question.Maybe[0]] }, Maybe = [], Unused = [.. question.Unused, .. question.Maybe.Skip(1)] };
        }

        return question with { Filter = question.Filter with { Words = [.. words] }, Maybe = [], Unused = [.. question.Unused, .. unused] };
    }

    // the longest part that stands somewhere, then what is left of it and right of it; single characters beside them say nothing
    private static async Task FindAsync(Search search, string stretch, List<string> words, List<string> unused)
    {
        if (stretch.Length < MinLength)
        {
            return;
        }

        for (var length = stretch.Length; length >= MinLength; length--)
        {
            for (var start = 0; start + length <= stretch.Length; start++)
            {
                var part = stretch.Substring(start, length);
                if (!await search.HoldsAsync([part]))
                {
                    continue;
                }

                words.Add(part);
                await FindAsync(search, stretch[..start], words, unused);
                await FindAsync(search, stretch[(start + length)..], words, unused);
                return;
            }
        }

        unused.Add(stretch);
    }

    private static bool IsBare(Question question) =>
        question is { Asked: Asked.Show or Asked.Who or Asked.When or Asked.Why or Asked.History or Asked.List, Period: null }
        && question.Filter == MeasureFilter.None;

    // 我这边 of somebody who does no measure's work means their units
    private static MeasureFilter Owned(ReaderContext context, MeasureFilter filter) =>
        filter.Whose == Whose.Mine && context.Reader.SeatUnits.Count == 0 && !context.Reader.Is(PostRole.Handler) && context.Reader.Scope is { All: false } scope
            && scope.Units.Count + scope.OverseeingUnits.Count + scope.OverseenUnits.Count > 0 && filter != MeasureFilter.Tasks
            ? filter with { Whose = Whose.MyUnits }
            : filter;

    private sealed class Search(SubjectSearch subjects, Scope scope, CancellationToken token)
    {
        private int _searches;

        public async Task<bool> HoldsAsync(IReadOnlyList<string> words) =>
            ++_searches <= MaxSearches && SubjectText.Searched(words).Count == words.Count && (await subjects.FindAsync(scope, words, 1, token)).Problems.Count > 0;
    }
}
