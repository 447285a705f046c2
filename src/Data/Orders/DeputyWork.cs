using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Orders;

/// <summary>代理 for some days: at once by the office or within one's unit, else as a request to the office.</summary>
internal sealed class DeputyWork(OfficeOrder.SetDeputy order) : OrderWork
{
    public override async Task<OrderOutlook> LookAsync(OrderDesk desk)
    {
        if (desk.Session.Writes)
        {
            await LedgerLock.TakeAsync(desk.Session);
        }

        if (desk.Roster.Person(order.PersonId) is not { Active: true } away || desk.Roster.Person(order.ActingId) is not { Active: true } acting)
        {
            return new OrderOutlook.Refused(OrderRefusal.PersonGone);
        }

        var decision = DeputyRule.Decide(desk.Roster, desk.Speaker, away.Id, acting.Id);
        if ((decision, order) switch
            {
                (DeputyDecision.NotPermitted, _) => new OrderOutlook.Refused(OrderRefusal.NotPermitted),
                (_, { PersonId: var a, ActingId: var b }) when a == b => new OrderOutlook.Refused(OrderRefusal.SameActing, away.Name),
                (_, { From: var from, To: var to }) when to < from => new OrderOutlook.Refused(OrderRefusal.DaysReversed, IsoDay.Text(from)!, IsoDay.Text(to)!),
                (_, { To: var to }) when to < desk.Today => new OrderOutlook.Refused(OrderRefusal.DaysPassed, IsoDay.Text(to)!),
                _ => null,
            } is { } refused)
        {
            return refused;
        }

        var now = (await DirectoryRows.AbsencesAsync(desk.Session)).Where(a => a.PersonId == away.Id && a.FromDay <= order.To && (a.ToDay is null || a.ToDay >= order.From)).ToList();
        return new OrderOutlook.Ready
        {
            Facts =
            [
                new OrderFact(OrderField.Person, away.Name),
                new OrderFact(OrderField.Posts, Titles(desk, away.Id)),
                OrderFact.Change(OrderField.Acting, string.Join('、', now.Select(a => desk.Roster.Person(a.ActingId)?.Name).OfType<string>().Distinct()) is { Length: > 0 } names ? names : null, acting.Name),
                new OrderFact(OrderField.From, IsoDay.Text(order.From)),
                new OrderFact(OrderField.To, IsoDay.Text(order.To)),
            ],
            Remarks =
            [
                .. await RemarksAsync(desk, away, acting, decision),
                .. now.Where(a => a.ActingId == acting.Id && (a.FromDay < order.From || a.ToDay is null || a.ToDay > order.To)).Select(a => new OrderRemark(
                    a.FromDay == order.From ? OrderRemarkKind.ActingCut : OrderRemarkKind.ActingStays, [acting.Name, IsoDay.Text(a.FromDay)!, .. IsoDay.Text(a.ToDay) is { } to ? [to] : Array.Empty<string>()])),
            ],
            IsRequest = decision == DeputyDecision.OfficeDecides,
        };
    }

    public override async Task DoAsync(OrderDesk desk)
    {
        var editor = await PeopleEditor.LoadAsync(desk.Session, desk.Origin);
        await new AbsenceUpdate(editor, desk.Today).InsertAsync(order.PersonId, order.ActingId, order.From, order.To);
        await RosterStore.TouchAsync(desk.Session);
    }

    private async Task<IEnumerable<OrderRemark>> RemarksAsync(OrderDesk desk, Person away, Person acting, DeputyDecision decision)
    {
        var remarks = new List<OrderRemark>();
        if (decision == DeputyDecision.OfficeDecides)
        {
            remarks.Add(new OrderRemark(DeputyRule.WhyOffice(desk.Roster, away.Id, acting.Id, desk.Today) switch
            {
                DeputyReason.SeesAll => OrderRemarkKind.OfficeDecidesRole,
                DeputyReason.NotEverywhere => OrderRemarkKind.OfficeDecidesUnits,
                _ => OrderRemarkKind.OfficeDecides,
            },
            acting.Name));
        }

        if (acting.Email is null)
        {
            remarks.Add(new OrderRemark(OrderRemarkKind.NoAddress, acting.Name));
        }

        if ((await DirectoryRows.AbsencesAsync(desk.Session)).Any(a => a.PersonId == acting.Id && a.FromDay <= order.To && (a.ToDay is null || a.ToDay >= order.From)))
        {
            remarks.Add(new OrderRemark(OrderRemarkKind.ActingAway, acting.Name));
        }

        return remarks;
    }

    private static string? Titles(OrderDesk desk, long person) =>
        string.Join('、', desk.Roster.OwnPostsOf(person, desk.Today).Select(post => desk.Roster.TitleOf(post.Id))) is { Length: > 0 } titles ? titles : null;
}
