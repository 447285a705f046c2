using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People.Editing;

/// <summary>Brings 代理 in line with a file: a period that is known is changed rather than entered twice, and a new colleague takes over from the last.</summary>
/// <param name="editor">The directory.</param>
/// <param name="today">The office day.</param>
public sealed class AbsenceUpdate(PeopleEditor editor, DateOnly today)
{
    /// <summary>Takes some days out of whatever stands: whoever acts before goes on behind them, and whoever would begin within them begins behind.</summary>
    public async Task ApplyForDaysAsync(long personId, long actingId, DateOnly from, DateOnly to)
    {
        await PutAsync(personId, actingId, new Period(from, to));
        foreach (var other in editor.Absences.Where(a => a.PersonId == personId && a.ActingId != actingId && a.FromDay <= to && (a.ToDay is null || a.ToDay >= from)).ToList())
        {
            var (before, behind) = (other.FromDay < from, other.ToDay is null || other.ToDay > to);
            await (before ? editor.SetAbsenceAsync(other, other.FromDay, from.AddDays(-1))
                : behind ? editor.SetAbsenceAsync(other, to.AddDays(1), other.ToDay)
                : editor.RemoveAbsenceAsync(other));
            if (before && behind)
            {
                await editor.AddAbsenceAsync(personId, other.ActingId, to.AddDays(1), other.ToDay);
            }
        }
    }

    /// <summary>Takes one period.</summary>
    public async Task ApplyAsync(long personId, long actingId, Period period)
    {
        var begins = await PutAsync(personId, actingId, period);
        foreach (var other in editor.Absences.Where(a => a.PersonId == personId && a.ActingId != actingId && a.FromDay <= begins && (a.ToDay is null || a.ToDay >= begins)).ToList())
        {
            await (other.FromDay < begins ? editor.SetAbsenceAsync(other, other.FromDay, begins.AddDays(-1)) : editor.RemoveAbsenceAsync(other));
        }
    }

    private async Task<DateOnly> PutAsync(long personId, long actingId, Period period)
    {
        var end = period.To ?? DateOnly.MaxValue;
        var stored = editor.Absences.Find(a => a.PersonId == personId && a.ActingId == actingId && (period.From is { } start
            ? a.FromDay == start || (a.FromDay <= end && start <= (a.ToDay ?? DateOnly.MaxValue))
            : a.ToDay is null || a.ToDay >= today || a.ToDay == period.To));
        if (stored is not null)
        {
            var from = period.From ?? stored.FromDay;
            var to = period.To ?? (period.From is null ? stored.ToDay : null);
            from = from > to ? to.Value : from;
            await editor.SetAbsenceAsync(stored, from, to);
            return from;
        }

        var begins = period.From ?? (today > end ? end : today);
        await editor.AddAbsenceAsync(personId, actingId, begins, period.To);
        return begins;
    }
}
