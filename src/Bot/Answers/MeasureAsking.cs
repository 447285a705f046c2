using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>From a filter to what the database is asked: whose hands the people named have today, and where the words stand.</summary>
internal sealed class MeasureAsking(FilteredMeasures measures, SubjectSearch subjects)
{
    /// <summary>Words that are found in more problems than this do not say which are meant.</summary>
    private const int MaxSubjects = 1000;

    /// <summary>The query; null where the words are found in too much.</summary>
    public async Task<MeasureQuery?> OfAsync(ReaderContext context, MeasureFilter filter, CancellationToken token)
    {
        var query = new MeasureQuery(context.Reader, filter, context.Day);
        if (filter.People.Count > 0)
        {
            query = query with
            {
                Hands = [.. filter.People.Select(person => Standing.Of(context.Roster, person, context.Today)).OfType<Standing>()],
                Names = LedgerNames.Of(context.Roster, filter.People, await measures.NamesAsync(token)),
            };
        }

        if (SubjectText.Searched(filter.Words).Count == 0)
        {
            return query;
        }

        var found = await subjects.FindAsync(context.Reader.Scope, filter.Words, MaxSubjects, token);
        return found.IsMore ? null : query with
        {
            Found = [.. found.Problems.SelectMany(p => p.Measures)],
            FoundProblems = [.. found.Problems.Select(p => p.Id)],
        };
    }
}
