using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Orders;

/// <summary>Another address of somebody: it is the key to the chat, so sessions end and the old address and the office are told.</summary>
internal sealed class AddressWork(OfficeOrder.SetAddress order) : OrderWork
{
    private EmailAddress _email = null!;

    public override async Task<OrderOutlook> LookAsync(OrderDesk desk)
    {
        if (desk.Session.Writes)
        {
            await LedgerLock.TakeAsync(desk.Session);
        }

        if (desk.Roster.Person(order.PersonId) is not { Active: true } person)
        {
            return new OrderOutlook.Refused(OrderRefusal.PersonGone);
        }

        if (!EmailAddress.TryParse(order.Email, out var email, out var reason))
        {
            return new OrderOutlook.Refused(OrderRefusal.AddressUnfit, reason);
        }

        _email = email;
        if (string.Equals(person.Email, email.ToString(), StringComparison.Ordinal))
        {
            return new OrderOutlook.Refused(OrderRefusal.SameAddress, person.Name, person.Email!);
        }

        if (await desk.Session.FirstAsync<string>("SELECT name FROM people WHERE email_key = @key AND id <> @id", new { key = email.Key, id = person.Id }) is { } other)
        {
            return new OrderOutlook.Refused(OrderRefusal.AddressTaken, email.ToString(), other);
        }

        var second = GrantRemarks.OfAddress(desk, person.Id).ToList();
        return new OrderOutlook.Ready
        {
            Facts = [new OrderFact(OrderField.Person, person.Name), OrderFact.Change(OrderField.Email, person.Email, email.ToString())],
            Remarks = [.. person.Email is null ? Array.Empty<OrderRemark>() : [new OrderRemark(OrderRemarkKind.SessionsEnd, person.Email)], .. second],
            IsRequest = second.Count > 0,
        };
    }

    public override async Task DoAsync(OrderDesk desk)
    {
        var editor = await PeopleEditor.LoadAsync(desk.Session, desk.Origin);
        var person = editor.People.First(p => p.Id == order.PersonId);
        await editor.SetPersonAsync(person, person.Name, _email);
        await RosterStore.TouchAsync(desk.Session);
        await UndeliveredStore.ReturnOfAsync(desk.Session, editor.Readdressed, desk.Origin);
    }
}
