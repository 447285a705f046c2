using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>
/// What <see cref="LadderDay.LightOf"/> says, told from the other side: which deadlines have which light. Each rung has fired for all deadlines up to some day,
/// so that a handful of days divides them all.
/// </summary>
internal static class LightBands
{
    /// <summary>Further from today than any rung reaches: 250 working days with all their holidays.</summary>
    private const int Reach = 750;

    /// <summary>All bands of dated measures; none overlaps another.</summary>
    public static IEnumerable<LightBand> Of(LadderDay day)
    {
        LightBand? before = null;
        foreach (var band in Each(day))
        {
            // neighbours that say the same are one range of an index
            if (before is not null && before with { To = band.To } == band with { After = before.After } && before.To == band.After)
            {
                before = before with { To = band.To };
                continue;
            }

            if (before is not null)
            {
                yield return before;
            }

            before = band;
        }

        yield return before!;
    }

    private static IEnumerable<LightBand> Each(LadderDay day)
    {
        var (rungs, silences) = (Rungs(day), Silences(day));
        foreach (var (after, to, sample) in Regions(day, rungs, silences))
        {
            if (rungs.FirstOrDefault(r => sample <= r.Last) is { Rung: { } loudest })
            {
                yield return new LightBand(loudest.Light, after, to, null, null);
                continue;
            }

            DateOnly? quiet = null;
            foreach (var silence in silences.Where(s => s.Speaks(sample) && s.Rung.Light != Light.None))
            {
                if (quiet is null || silence.QuietTo > quiet)
                {
                    yield return new LightBand(silence.Rung.Light, after, to, quiet, silence.QuietTo);
                    quiet = silence.QuietTo;
                }
            }

            yield return new LightBand(Light.Green, after, to, quiet, null);
        }
    }

    /// <summary>Bands of those that a silence speaks of.</summary>
    public static IEnumerable<LightBand> OfQuiet(LadderDay day)
    {
        var silences = Silences(day);
        foreach (var (after, to, sample) in Regions(day, [], silences))
        {
            var speaking = silences.Where(s => s.Speaks(sample)).ToList();
            if (speaking.Count > 0)
            {
                yield return new LightBand(Light.None, after, to, null, speaking.Max(s => s.QuietTo));
            }
        }
    }

    /// <summary>The rungs of deadlines that have a light, loudest first, each with the last deadline for which it has fired.</summary>
    private static List<(Rung? Rung, DateOnly Last)> Rungs(LadderDay day)
    {
        var rungs = new List<(Rung?, DateOnly)>();
        foreach (var rung in day.Ladder.LoudestFirst.Where(r => r.Light != Light.None))
        {
            Func<DateOnly, DateOnly>? fires = rung.When switch
            {
                RungTiming.Before before => due => day.Calendar.AddWorkingDays(Last(day.Calendar, due), -before.Days),
                RungTiming.OnTheDay => due => Last(day.Calendar, due),
                RungTiming.After after => due => day.Calendar.AddWorkingDays(due, after.Days),
                _ => null,
            };
            if (fires is not null)
            {
                rungs.Add((rung, LastWhere(day, due => fires(due) <= day.Today)));
            }
        }

        return rungs;
    }

    private static List<Silence> Silences(LadderDay day) =>
    [
        .. day.Ladder.LoudestFirst.Where(r => r.When is RungTiming.Silence).Select(rung =>
        {
            var silence = (RungTiming.Silence)rung.When;
            return new Silence(
                rung,
                LastWhere(day, due => day.Calendar.AddWorkingDays(Last(day.Calendar, due), -silence.WhileMoreThan) <= day.Today),
                silence.WhileAtMost is { } most ? LastWhere(day, due => day.Calendar.AddWorkingDays(Last(day.Calendar, due), -most) <= day.Today) : DateOnly.MaxValue,
                LastWhere(day, since => day.Calendar.AddWorkingDays(since, silence.Days) <= day.Today));
        }),
    ];

    private static IEnumerable<(DateOnly? After, DateOnly? To, DateOnly Sample)> Regions(LadderDay day, List<(Rung? Rung, DateOnly Last)> rungs, List<Silence> silences)
    {
        DateOnly? after = null;
        foreach (var turn in rungs.Select(r => r.Last).Concat(silences.SelectMany(s => new[] { s.EndedTo, s.BegunTo })).Where(d => d < DateOnly.MaxValue).Distinct().Order())
        {
            yield return (after, turn, turn);
            after = turn;
        }

        yield return (after, null, after?.AddDays(1) ?? day.Today);
    }

    /// <summary>The last day of which something is true that is true of all days before it.</summary>
    private static DateOnly LastWhere(LadderDay day, Func<DateOnly, bool> holds)
    {
        var (low, high) = (day.Today.DayNumber - Reach, day.Today.DayNumber + Reach);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            (low, high) = holds(DateOnly.FromDayNumber(middle)) ? (middle, high) : (low, middle - 1);
        }

        return DateOnly.FromDayNumber(low);
    }

    private static DateOnly Last(WorkingCalendar calendar, DateOnly due) => calendar.LastWorkingDayOnOrBefore(due);

    /// <param name="Rung">The rung.</param>
    /// <param name="EndedTo">The last deadline for which it can no longer speak.</param>
    /// <param name="BegunTo">The last deadline for which it can already speak.</param>
    /// <param name="QuietTo">The last day since which a silence is long enough.</param>
    private sealed record Silence(Rung Rung, DateOnly EndedTo, DateOnly BegunTo, DateOnly QuietTo)
    {
        public bool Speaks(DateOnly deadline) => EndedTo < deadline && deadline <= BegunTo;
    }
}
