using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.People;

/// <summary>What a list of people may not do alone becomes a request that somebody of the office confirms in the chat.</summary>
internal static class SecondPerson
{
    /// <summary>Asks for each, and says so.</summary>
    /// <param name="session">The transaction of the import.</param>
    /// <param name="editor">The directory, with the addresses it held back.</param>
    /// <param name="roles">Roles that were held back.</param>
    /// <param name="before">Who held what before.</param>
    /// <param name="today">The office day.</param>
    /// <param name="asker">Who of the office sent the list; null for the command line. Whoever asks does not confirm.</param>
    /// <param name="origin">For the trail.</param>
    public static async Task<IReadOnlyList<string>> AskAsync(
        DatabaseSession session, PeopleEditor editor, IReadOnlyList<PostEntry> roles, Roster before, DateOnly today, long? asker, ChangeOrigin origin)
    {
        var said = new List<string>();
        foreach (var entry in roles.DistinctBy(entry => (entry.PersonId, entry.Role, entry.UnitId)))
        {
            var name = editor.NameOfPerson(entry.PersonId);
            var request = await AskAsync(new OfficeOrder.Grant(entry.PersonId, entry.Role, entry.UnitId), name, OrderFact.Change(OrderField.Posts, null, PostRoleNames.NameOf(entry.Role)));
            said.Add(Say(PeopleTexts.HeldRole, name, PostRoleNames.NameOf(entry.Role), Names(before, GrantRule.Seconds(before, today, asker, entry.PersonId)), request));
        }

        foreach (var (person, email) in editor.HeldAddresses)
        {
            var request = await AskAsync(new OfficeOrder.SetAddress(person.Id, email.ToString()), person.Name, OrderFact.Change(OrderField.Email, person.Email, email.ToString()));
            said.Add(Say(PeopleTexts.HeldAddress, person.Name, Names(before, GrantRule.AddressSeconds(before, today, asker, person.Id)), request));
        }

        return said;

        Task<long> AskAsync(OfficeOrder order, string name, OrderFact change) => RequestStore.AskAsync(
            session,
            order,
            new OrderOutlook.Ready { Facts = [new OrderFact(OrderField.Person, name), change], IsRequest = true },
            asker,
            asker is { } id && before.Person(id) is { } person ? person.Name : PeopleTexts.AskedByFile,
            origin);
    }

    private static string Names(Roster roster, IEnumerable<long> people) => string.Join('、', people.Select(id => roster.Person(id)!.Name));
}
