using CaseReform.Ops.Domain.Promises;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>What a promise does to the rungs of a measure.</summary>
internal static class PromiseRungs
{
    /// <summary>The day on which a promise that holds today stops holding; null when none holds.</summary>
    public static DateOnly? Reckoning(LadderDay day, DutyFacts measure) =>
        Given(day, measure)?.ReckoningOn(day.Calendar) is { } reckoning && day.Today < reckoning ? reckoning : null;

    /// <summary>The rungs as they apply under the promise: before the day of reckoning without those it holds; from then on all, those that were held as of
    /// that day, and on top the one above the loudest that had fired by then.</summary>
    public static IReadOnlyList<DueRung> Apply(LadderDay day, DutyFacts measure, IReadOnlyList<DueRung> fired)
    {
        if (Given(day, measure) is not { } promise)
        {
            return fired;
        }

        var reckoning = promise.ReckoningOn(day.Calendar);
        if (day.Today < reckoning)
        {
            return [.. fired.Where(due => !due.Rung.HeldByPromise)];
        }

        var applied = fired.Select(due => WasHeld(due) ? due with { FiredOn = reckoning } : due);
        return [.. Raised(), .. applied];

        bool WasHeld(DueRung due) => due.Rung.HeldByPromise && due.FiredOn >= promise.MadeOn && due.FiredOn < reckoning;

        IEnumerable<DueRung> Raised()
        {
            var loudest = fired.FirstOrDefault(due => due.Rung.When is not RungTiming.Silence && due.FiredOn <= reckoning)?.Rung.Rank ?? -1;
            var next = day.Ladder.LoudestFirst.LastOrDefault(rung => rung.Rank > loudest && rung.When is RungTiming.Before or RungTiming.OnTheDay or RungTiming.After);

            // once the rung's own day has come it is among the others, under the same key; silenced as before go-live it would be lost then, too
            if (next is not null && fired.All(due => due.Rung.Name != next.Name) && !(reckoning < measure.Floor))
            {
                var occurrence = next.When is RungTiming.After { Every: not null } ? Occurrences.Of(0) : Occurrences.Single;
                yield return new DueRung(next, measure.Deadline, occurrence, reckoning, $"promise:{Occurrences.Of(promise.Until)}");
            }
        }
    }

    private static Promise? Given(LadderDay day, DutyFacts measure) =>
        measure.Course == Course.Dated && measure.Promise is { } promise && promise.MadeOn <= day.Today ? promise : null;
}
