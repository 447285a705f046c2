using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>From a filter to what the database is asked: whose hands the people named have today, and where the words stand.</summary>
internal sealed class MeasureAsking(FilteredMeasures measures, SubjectSearch subjects)
{
    /// <summary>Words that are found in more problems than this do not say which are meant.</summary>
    private const int MaxSubjects = 1000;

    /// <summary>Whether the units that the people lead are meant: 陈示例分管的, and 陈示例的 of somebody who does no measure's work.</summary>
    public static bool Leads(ReaderContext context, MeasureFilter filter) =>
        filter.People.Count > 0 && (filter.LedByPeople || Standings(context, filter).All(s => s.SeatUnits.Count == 0 && !s.Is(PostRole.Handler)));

    private static IEnumerable<Standing> Standings(ReaderContext context, MeasureFilter filter) =>
        filter.People.Select(person => Standing.Of(context.Roster, person, context.Today)).OfType<Standing>();

    /// <summary>The query; null where the words are found in too much.</summary>
    public async Task<MeasureQuery?> OfAsync(ReaderContext context, MeasureFilter filter, CancellationToken token)
    {
        var query = new MeasureQuery(context.Reader, filter, context.Day);
        if (filter.People.Count > 0)
        {
            query = query with
            {
                Hands = [.. Standings(context, filter)],
                LedUnits = Leads(context, filter) ? [.. Standings(context, filter).SelectMany(s => s.Scope.Units).Distinct()] : [],
                Names = WrittenNames.Of(context.Roster, filter.People, await measures.NamesAsync(token)),
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
