using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Asking;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>
/// What a question leaves open until somebody's own ledger is looked at: words that stand in texts this person may see are words of the matter, and restrict and ask nothing
/// else; what else nothing explains is said not to have restricted.
/// </summary>
internal sealed class QuestionResolver(MatterFinder matters)
{
    private const int MinUnused = 2;

    /// <summary>The question with nothing left open.</summary>
    public async Task<Question> ResolveAsync(ReaderContext context, Question question, CancellationToken token)
    {
        if (question.Cut is not { } cut || question.Spoken is not null)
        {
            return question with { Filter = Owned(context, question.Filter), Maybe = [] };
        }

        var found = await matters.FindAsync(context.Reader.Scope, cut, isLoose: false, token);
        var resolved = With(context, cut, found) ?? question with { Filter = Owned(context, question.Filter) with { Words = [.. found.Select(matter => matter.Words)] }, Heard = Heard(found) };

        // nothing else was said: that it is not found is the answer
        return found.Count == 0 && question.Maybe.Count > 0 && IsBare(question)
            ? resolved with { Filter = resolved.Filter with { Words = [question.Maybe[0]] }, Maybe = [], Unused = [.. question.Unused, .. question.Maybe.Skip(1)] }
            : resolved with { Maybe = [], Unused = [.. resolved.Unused, .. resolved.Maybe.Where(words => words.Count(char.IsLetter) >= MinUnused)] };
    }

    /// <summary>The question about a matter that a sentence is, of which nothing else is known; null where it names none, or says more that nothing explains.</summary>
    public async Task<Question?> NamedAsync(ReaderContext context, SentenceCut cut, CancellationToken token)
    {
        var found = await matters.FindAsync(context.Reader.Scope, cut, isLoose: false, token);
        if (found.Count == 0)
        {
            found = await matters.FindAsync(context.Reader.Scope, cut, isLoose: true, token);
        }

        return With(context, cut, found) is { Spoken: null } named && found.Sum(matter => matter.Place.Length) >= named.Maybe.Sum(words => words.Length)
            ? named with { Maybe = [], Unused = [.. named.Unused, .. named.Maybe.Where(words => words.Count(char.IsLetter) >= MinUnused)] }
            : null;
    }

    private static Question? With(ReaderContext context, SentenceCut cut, IReadOnlyList<Matter> found) =>
        found.Count > 0 && cut.As([.. found.Select(matter => (matter.Place, matter.Words))]) is { } question
            ? question with { Filter = Owned(context, question.Filter), Heard = Heard(found) }
            : null;

    private static IReadOnlyList<(string Said, string Meant)> Heard(IReadOnlyList<Matter> found) => [.. found.Where(matter => matter.Said is not null).Select(matter => (matter.Said!, matter.Words))];

    private static bool IsBare(Question question) =>
        question.Period is null && (question.Asked is Asked.Show or Asked.Who or Asked.When or Asked.Why or Asked.History or Asked.List || question.Asked.IsColumn())
        && question.Filter == MeasureFilter.None;

    // 我这边 of somebody who does no measure's work means their units
    private static MeasureFilter Owned(ReaderContext context, MeasureFilter filter) =>
        filter.Whose == Whose.Mine && context.Reader.SeatUnits.Count == 0 && !context.Reader.Is(PostRole.Handler) && context.Reader.Scope is { All: false } scope
            && scope.Units.Count + scope.OverseeingUnits.Count + scope.OverseenUnits.Count > 0 && filter != MeasureFilter.Tasks
            ? filter with { Whose = Whose.MyUnits }
            : filter;
}
