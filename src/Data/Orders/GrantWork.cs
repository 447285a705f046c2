using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Orders;

/// <summary>办公室, 领导小组 or 巡察 for somebody: a vacant post of the role in the unit, else one more.</summary>
internal sealed class GrantWork(OfficeOrder.Grant order) : OrderWork
{
    public override async Task<OrderOutlook> LookAsync(OrderDesk desk)
    {
        if (desk.Session.Writes)
        {
            await LedgerLock.TakeAsync(desk.Session);
        }

        if (desk.Roster.Person(order.PersonId) is not { Active: true } person || !GrantRule.IsPrivileged(order.Role))
        {
            return new OrderOutlook.Refused(OrderRefusal.PersonGone);
        }

        if (desk.Roster.Unit(order.UnitId) is not { } unit)
        {
            return new OrderOutlook.Refused(OrderRefusal.UnitGone);
        }

        if (desk.Roster.OwnPostsOf(person.Id, desk.Today).Any(post => post.Role == order.Role))
        {
            return new OrderOutlook.Refused(OrderRefusal.HasRole, person.Name, PostRoleNames.NameOf(order.Role));
        }

        var second = GrantRemarks.OfRole(desk, person.Id, order.Role).ToList();
        var before = desk.Roster.OwnPostsOf(person.Id, desk.Today).Select(post => desk.Roster.TitleOf(post.Id)!).ToList();
        return new OrderOutlook.Ready
        {
            Facts =
            [
                new OrderFact(OrderField.Person, person.Name),
                new OrderFact(OrderField.Email, person.Email),
                OrderFact.Change(OrderField.Posts, before.Count == 0 ? null : string.Join('、', before), string.Join('、', before.Append(unit.Name + PostRoleNames.NameOf(order.Role)))),
                new OrderFact(OrderField.From, IsoDay.Text(desk.Today)),
            ],
            Remarks = [.. person.Email is null ? [new OrderRemark(OrderRemarkKind.NoAddress, person.Name)] : Array.Empty<OrderRemark>(), .. second],
            IsRequest = second.Count > 0,
        };
    }

    public override async Task DoAsync(OrderDesk desk)
    {
        await (await PeopleEditor.LoadAsync(desk.Session, desk.Origin)).PutAsync(order.PersonId, order.Role, order.UnitId, desk.Today);
        await RosterStore.TouchAsync(desk.Session);
    }
}
