using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Promises;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>Which days a reader may promise for what was named, so that no other is offered and a refused one is asked for again.</summary>
internal sealed class PromiseDays(ProblemStore problems)
{
    /// <summary>The days that hold for some of the measures meant; null where nothing can be promised.</summary>
    public async Task<(DateOnly First, DateOnly Last)?> OfAsync(ReaderContext context, SpokenNumber spoken, CancellationToken token)
    {
        if (await problems.FindAsync(context.Reader.Scope, spoken.Number, spoken.Ledger, token) is not { Problems: [var problem], Ordinal: var ordinal })
        {
            return null;
        }

        var days = (await problems.MeasuresAsync(problem, token))
            .Where(m => (ordinal is null || m.Ordinal == ordinal) && m.PromisedUntil is null && AccessRule.May(context.Reader, Operation.Promise, m.Hands))
            .Select(m => PromiseRule.DaysFor(m.Facts, context.Calendar, context.Today)).OfType<(DateOnly First, DateOnly Last)>().ToList();
        return days.Count == 0 ? null : (days.Min(d => d.First), days.Max(d => d.Last));
    }
}
