using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People.Editing;

/// <summary>Brings 代理 in line with a list or an order, as <see cref="ActingPlan"/> says.</summary>
/// <param name="editor">The directory.</param>
/// <param name="today">The office day.</param>
public sealed class AbsenceUpdate(PeopleEditor editor, DateOnly today)
{
    /// <summary>Takes all that a list says of one person.</summary>
    /// <param name="personId">Who is away.</param>
    /// <param name="listed">Who acts, and when.</param>
    public Task ListAsync(long personId, IReadOnlyList<(long Acting, Period Period)> listed) => BringAsync(personId, ActingPlan.Listed(Now(personId), listed, today));

    /// <summary>Takes an order for some days.</summary>
    /// <param name="personId">Who is away.</param>
    /// <param name="actingId">Who acts.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public Task InsertAsync(long personId, long actingId, DateOnly from, DateOnly to) => BringAsync(personId, ActingPlan.Ordered(Now(personId), actingId, from, to));

    private List<ActingDays> Now(long personId) => [.. editor.Absences.Where(a => a.PersonId == personId).Select(a => new ActingDays(a.ActingId, a.FromDay, a.ToDay))];

    /// <summary>Changes what goes on, removes what is no more, adds what is new.</summary>
    private async Task BringAsync(long personId, IReadOnlyList<ActingDays> plan)
    {
        var stored = editor.Absences.Where(a => a.PersonId == personId).ToList();
        var left = new List<ActingDays>();
        foreach (var days in plan)
        {
            if (stored.Find(a => a.ActingId == days.ActingPersonId && a.FromDay == days.From && a.ToDay == days.To) is { } same)
            {
                stored.Remove(same);
            }
            else
            {
                left.Add(days);
            }
        }

        var changed = new List<(AbsenceRecord Stored, ActingDays Days)>();
        foreach (var days in left.ToList())
        {
            if ((stored.Find(a => a.ActingId == days.ActingPersonId && a.FromDay == days.From) ?? stored.Find(a => a.ActingId == days.ActingPersonId && Overlaps(a, days))) is { } goesOn)
            {
                stored.Remove(goesOn);
                left.Remove(days);
                changed.Add((goesOn, days));
            }
        }

        foreach (var absence in stored)
        {
            await editor.RemoveAbsenceAsync(absence);
        }

        foreach (var (absence, days) in changed)
        {
            await editor.SetAbsenceAsync(absence, days.From, days.To);
        }

        foreach (var days in left)
        {
            await editor.AddAbsenceAsync(personId, days.ActingPersonId, days.From, days.To);
        }
    }

    private static bool Overlaps(AbsenceRecord absence, ActingDays days) => (days.To is not { } to || absence.FromDay <= to) && (absence.ToDay is not { } last || last >= days.From);
}
