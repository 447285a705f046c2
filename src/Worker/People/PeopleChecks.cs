using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Ledger.Import;

namespace CaseReform.Ops.Worker.People;

/// <summary>What only the whole list can show: an address with two owners, somebody who acts and is nowhere.</summary>
internal static class PeopleChecks
{
    public static void Check(
        IReadOnlyList<(PersonEntry Person, ListTable Table, GridRow Row)> read, IReadOnlySet<string> knownPeople, List<Refusal> refusals)
    {
        var owners = new Dictionary<string, PersonEntry>(StringComparer.Ordinal);
        var addresses = new Dictionary<(string Unit, string Name), PersonEntry>();
        foreach (var (person, table, row) in read)
        {
            if (person.Email is not { } email)
            {
                continue;
            }

            var owner = owners.TryAdd(email.Key, person) ? person : owners[email.Key];
            if (owner.Name != person.Name)
            {
                refusals.Add(table.Refuse(row, PeopleColumns.Email, PeopleSheetTexts.In, Say(
                    PeopleSheetTexts.EmailShared, email, owner.Name, owner.Row, person.Name)));
            }

            var first = addresses.TryAdd((person.Unit, person.Name), person) ? person : addresses[(person.Unit, person.Name)];
            if (first.Email!.Key != email.Key)
            {
                refusals.Add(table.Refuse(row, PeopleColumns.Email, PeopleSheetTexts.In, Say(
                    PeopleSheetTexts.EmailTwo, person.Name, first.Email, first.Row, email)));
            }
        }

        var byName = read.GroupBy(r => r.Person.Name, r => r.Person.Email?.Key ?? r.Person.Unit).ToDictionary(g => g.Key, g => g.Distinct().Count(), StringComparer.Ordinal);
        foreach (var (person, table, row) in read.Where(r => r.Person.Acting is not null))
        {
            var (acting, many) = (person.Acting!, byName.GetValueOrDefault(person.Acting!));
            var reason = acting == person.Name ? PeopleSheetTexts.ActingSelf
                : many > 1 ? Say(PeopleSheetTexts.ActingAmbiguous, acting)
                : many == 0 && !knownPeople.Contains(acting) ? Say(PeopleSheetTexts.ActingUnknown, acting)
                : null;
            if (reason is not null)
            {
                refusals.Add(table.Refuse(row, PeopleColumns.Acting, PeopleSheetTexts.In, reason));
            }
        }
    }
}
