namespace CaseReform.Ops.Domain.People;

/// <summary>Days on which a colleague acts for somebody.</summary>
/// <param name="ActingPersonId">The colleague.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while it lasts.</param>
public sealed record ActingDays(long ActingPersonId, DateOnly From, DateOnly? To);

/// <summary>Who acts for one person, after a list or an order has said something of it. Whoever acted gives way on the days that are named, and on no others.</summary>
public static class ActingPlan
{
    /// <summary>
    /// After an order: some days only, whatever was arranged for them. Of the same colleague's time that begins on the same day it is the new length; of any other it takes
    /// no day away and goes on with it.
    /// </summary>
    /// <param name="now">As it is.</param>
    /// <param name="acting">Who is to act.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public static IReadOnlyList<ActingDays> Ordered(IReadOnlyList<ActingDays> now, long acting, DateOnly from, DateOnly to)
    {
        var put = new ActingDays(acting, from, to);
        var joined = now.Where(days => days.ActingPersonId == acting && Overlaps(days, put)).ToList();
        return [.. now.Except(joined).SelectMany(days => GivingWay(days, put)).Append(Union(put, joined.FindAll(days => days.From != from))).OrderBy(days => days.From)];
    }

    /// <summary>
    /// After a list, all of whose lines hold: a day that two of them name is the shorter one's, in whatever order they stand, and of one colleague's lines all days are
    /// taken. A line that only repeats what is known changes nothing, also where somebody has stepped in for some days of it since; one that says something new of an
    /// arrangement stands for all that is left of it.
    /// </summary>
    /// <param name="now">As it is.</param>
    /// <param name="listed">What the list says.</param>
    /// <param name="today">The office day.</param>
    public static IReadOnlyList<ActingDays> Listed(IReadOnlyList<ActingDays> now, IReadOnlyList<(long Acting, Period Period)> listed, DateOnly today)
    {
        var plan = now.ToList();
        var said = listed.Where(line => IsKnown(plan, line.Acting, line.Period)).Select(line => new ActingDays(line.Acting, line.Period.From!.Value, line.Period.To)).ToList();
        foreach (var (acting, period) in listed.OrderByDescending(line => Length(line.Period)))
        {
            plan = IsKnown(plan, acting, period) ? plan : Put(plan, said, acting, period, today);
        }

        return [.. plan.OrderBy(days => days.From)];
    }

    private static int Length(Period period) => period is { From: { } from, To: { } to } ? to.DayNumber - from.DayNumber : int.MaxValue;

    private static bool IsKnown(List<ActingDays> plan, long acting, Period period) =>
        period.From is { } from && plan.Exists(days => days.ActingPersonId == acting && days.From == from) && plan.Exists(days => days.ActingPersonId == acting && days.To == period.To)
        && IsCovered(plan, from, period.To);

    /// <summary>Whether somebody acts on each of the days.</summary>
    private static bool IsCovered(List<ActingDays> plan, DateOnly from, DateOnly? to)
    {
        var next = from;
        foreach (var days in plan.OrderBy(days => days.From))
        {
            if (days.From <= next && End(days) >= next)
            {
                if (days.To is not { } last || last == DateOnly.MaxValue)
                {
                    return true;
                }

                next = last.AddDays(1);
            }
        }

        return to < next;
    }

    /// <summary>One arrangement in its place: of the same two people the one it goes on with is changed rather than entered twice, unless another line holds it.</summary>
    private static List<ActingDays> Put(List<ActingDays> plan, List<ActingDays> said, long acting, Period period, DateOnly today)
    {
        var end = period.To ?? DateOnly.MaxValue;
        var known = plan.Find(days => days.ActingPersonId == acting && (period.From is { } start
            ? days.From == start || (days.From <= end && start <= End(days))
            : days.To is null || days.To >= today || days.To == period.To));
        var from = period.From ?? known?.From ?? (today > end ? end : today);
        var to = period.To ?? (period.From is null ? known?.To : null);
        from = from > to ? to.Value : from;
        var put = new ActingDays(acting, from, to);
        var held = plan.FindAll(days => days.ActingPersonId == acting && said.Exists(line => Holds(line, days)));
        var joined = held.FindAll(days => Overlaps(days, put));
        var restated = plan.FindAll(days => days.ActingPersonId == acting && (days == known || Overlaps(days, put)))
            .SelectMany(days => Pieces(plan, days)).Except(held).ToHashSet();
        var union = Union(put, joined);
        said.Add(union);
        return [.. plan.Where(days => !restated.Contains(days) && !joined.Contains(days)).SelectMany(days => GivingWay(days, put)), union];
    }

    /// <summary>What is left of one arrangement from a piece of it on, where others have stepped in since: they act on each day between two of its pieces.</summary>
    private static IEnumerable<ActingDays> Pieces(List<ActingDays> plan, ActingDays first)
    {
        yield return first;
        var before = first;
        foreach (var days in plan.Where(days => days.From > first.From).OrderBy(days => days.From))
        {
            var isSame = days.ActingPersonId == first.ActingPersonId;
            if (before.To is not { } last || days.From != last.AddDays(1) || (isSame && before.ActingPersonId == first.ActingPersonId))
            {
                yield break;
            }

            if (isSame)
            {
                yield return days;
            }

            before = days;
        }
    }

    private static ActingDays Union(ActingDays put, List<ActingDays> joined) => joined.Aggregate(put, (all, days) =>
        all with { From = days.From < all.From ? days.From : all.From, To = all.To is null || days.To is null ? null : days.To > all.To ? days.To : all.To });

    private static bool Holds(ActingDays line, ActingDays days) => line.ActingPersonId == days.ActingPersonId && line.From <= days.From && End(days) <= End(line);

    private static bool Overlaps(ActingDays days, ActingDays put) => days.From <= End(put) && put.From <= End(days);

    /// <summary>What is left to whoever acted: the days before; behind a last day the days after it; behind an open end what begins only later.</summary>
    private static IEnumerable<ActingDays> GivingWay(ActingDays days, ActingDays put)
    {
        if (days.ActingPersonId == put.ActingPersonId || !Overlaps(days, put) || (put.To is null && days.From > put.From))
        {
            yield return days;
            yield break;
        }

        if (days.From < put.From)
        {
            yield return days with { To = put.From.AddDays(-1) };
        }

        if (put.To is { } last && End(days) > last)
        {
            yield return days with { From = last.AddDays(1) };
        }
    }

    private static DateOnly End(ActingDays days) => days.To ?? DateOnly.MaxValue;
}
