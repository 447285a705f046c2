using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;

namespace CaseReform.Ops.Worker.People;

/// <summary>Rows of an address list that name people or units which were retired: a list does not bring them back by itself.</summary>
internal static class RetiredRows
{
    /// <summary>The rows without those of retired people that speak of the past; those that speak of the present are refused.</summary>
    public static PeopleReading WithoutRetired(
        this PeopleReading reading, UnitNames units, IReadOnlyList<RetiredPerson> retired, IReadOnlySet<string> active, DateOnly today)
    {
        List<PersonEntry> rows = [];
        List<Refusal> refusals = [.. reading.Refusals];
        List<string> warnings = [.. reading.Warnings];
        foreach (var row in reading.Rows)
        {
            var isPast = row.Tenure.To < today;
            var isRetired = retired.Any(person => IsOf(row, person, active));
            if (isRetired && isPast)
            {
                warnings.Add(Say(PeopleSheetTexts.At, row.Sheet, row.Row, Say(PeopleSheetTexts.PersonRetiredPast, row.Name)));
                continue;
            }

            rows.Add(row);
            if (isRetired)
            {
                refusals.Add(new Refusal(row.Sheet, row.Row, string.Empty, row.Name, Say(PeopleSheetTexts.PersonRetired, row.Name)));
            }

            if (!isPast && units.RetiredOn(row.Unit) is { } day)
            {
                refusals.Add(new Refusal(row.Sheet, row.Row, string.Empty, row.Unit, Say(PeopleSheetTexts.UnitRetired, row.Unit, IsoDay.Text(day))));
            }
        }

        return reading with { Rows = rows, Refusals = refusals, Warnings = warnings };
    }

    /// <summary>The same name with the same address, or without one in a unit where the person was; another name under that address is a successor.</summary>
    private static bool IsOf(PersonEntry row, RetiredPerson person, IReadOnlySet<string> active) =>
        row.Name == person.Name
        && (row.Email is { } email
            ? string.Equals(email.ToString(), person.Email, StringComparison.OrdinalIgnoreCase)
            : !active.Contains(row.Name) && person.Units.Contains(row.Unit, StringComparer.Ordinal));
}
