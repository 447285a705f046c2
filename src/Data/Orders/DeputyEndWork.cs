using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Orders;

/// <summary>取消代理: from today on the post is its holder's again; what has not begun is as if it had never been said.</summary>
internal sealed class DeputyEndWork(OfficeOrder.EndDeputy order) : OrderWork
{
    private AbsenceRecord _absence = null!;

    public override async Task<OrderOutlook> LookAsync(OrderDesk desk)
    {
        if (desk.Session.Writes)
        {
            await LedgerLock.TakeAsync(desk.Session);
        }

        if (desk.Roster.Person(order.PersonId) is not { } away || desk.Roster.Person(order.ActingId) is not { } acting)
        {
            return new OrderOutlook.Refused(OrderRefusal.PersonGone);
        }

        if (!DeputyRule.MayEnd(desk.Roster, desk.Speaker, away.Id))
        {
            return new OrderOutlook.Refused(OrderRefusal.NotPermitted);
        }

        var absences = (await DirectoryRows.AbsencesAsync(desk.Session)).Where(a => a.PersonId == order.PersonId).ToList();
        if (absences.Find(a => a.ActingId == order.ActingId && a.FromDay == order.From && (a.ToDay is null || a.ToDay >= desk.Today)) is not { } absence)
        {
            return new OrderOutlook.Refused(OrderRefusal.DeputyGone, away.Name, acting.Name);
        }

        _absence = absence;
        return new OrderOutlook.Ready
        {
            Facts =
            [
                new OrderFact(OrderField.Person, away.Name),
                Begins(desk) ? OrderFact.Change(OrderField.Acting, acting.Name, null) : new OrderFact(OrderField.Acting, acting.Name),
                new OrderFact(OrderField.From, IsoDay.Text(absence.FromDay)),
                Begins(desk) ? new OrderFact(OrderField.To, IsoDay.Text(absence.ToDay)) : OrderFact.Change(OrderField.To, IsoDay.Text(absence.ToDay), IsoDay.Text(desk.Today.AddDays(-1))),
            ],
            Remarks = Begins(desk) ? [] : [.. absences.Where(a => a != absence && a.FromDay > desk.Today).OrderBy(a => a.FromDay).Select(a => Later(desk, a))],
        };
    }

    public override async Task DoAsync(OrderDesk desk)
    {
        var editor = await PeopleEditor.LoadAsync(desk.Session, desk.Origin);
        var absence = editor.Absences.Find(a => a.Id == _absence.Id)!;
        await (Begins(desk) ? editor.RemoveAbsenceAsync(absence) : editor.SetAbsenceAsync(absence, absence.FromDay, desk.Today.AddDays(-1)));
        await RosterStore.TouchAsync(desk.Session);
    }

    private static OrderRemark Later(OrderDesk desk, AbsenceRecord absence) => new(
        OrderRemarkKind.ActingLater, [desk.Roster.Person(absence.ActingId)?.Name ?? string.Empty, IsoDay.Text(absence.FromDay)!, .. IsoDay.Text(absence.ToDay) is { } to ? [to] : Array.Empty<string>()]);

    /// <summary>Whether no day of it has passed.</summary>
    private bool Begins(OrderDesk desk) => _absence.FromDay >= desk.Today;
}
