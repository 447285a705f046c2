using System.Globalization;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Orders;

/// <summary>Another holder of a post from today on: responsibility belongs to the post and goes along.</summary>
internal sealed class HolderWork(OfficeOrder.ChangeHolder order) : OrderWork
{
    private Post _post = null!;

    public override async Task<OrderOutlook> LookAsync(OrderDesk desk)
    {
        if (desk.Session.Writes)
        {
            await LedgerLock.TakeAsync(desk.Session);
        }

        if (desk.Roster.Post(order.PostId) is not { } post)
        {
            return new OrderOutlook.Refused(OrderRefusal.PostGone);
        }

        if (desk.Roster.Person(order.PersonId) is not { Active: true } person)
        {
            return new OrderOutlook.Refused(OrderRefusal.PersonGone);
        }

        _post = post;
        var title = desk.Roster.TitleOf(post.Id)!;
        var before = desk.Roster.HoldersOf(post.Id, desk.Today).Distinct().Order().ToList();
        if (before is [var only] && only == person.Id)
        {
            return new OrderOutlook.Refused(OrderRefusal.SamePerson, title, person.Name);
        }

        var open = await desk.Session.ScalarAsync<long>("SELECT count(*) FROM measures WHERE responsible_post_id = @post AND open = 1", new { post = post.Id });
        return new OrderOutlook.Ready
        {
            Facts =
            [
                new OrderFact(OrderField.Post, title),
                OrderFact.Change(OrderField.Holder, Names(desk.Roster, before), person.Name),
                new OrderFact(OrderField.From, IsoDay.Text(desk.Today)),
                new OrderFact(OrderField.OpenMeasures, open.ToString(CultureInfo.InvariantCulture)),
            ],
            Remarks = [.. Remarks(desk, person), .. Seconds(desk, person.Id).Take(1)],
            IsRequest = Seconds(desk, person.Id).Any(),
        };
    }

    public override async Task DoAsync(OrderDesk desk)
    {
        var editor = await PeopleEditor.LoadAsync(desk.Session, desk.Origin);
        await new HoldingUpdate(editor, desk.Today).ApplyAsync(
            _post.Id, [new PostEntry(order.PersonId, _post.UnitId, _post.Role, _post.Title, new Period(desk.Today, null), [])]);
        await RosterStore.TouchAsync(desk.Session);
        await ResponsibleNames.ResolveAsync(desk.Session, desk.Today, desk.Origin);
    }

    private IEnumerable<OrderRemark> Seconds(OrderDesk desk, long person) => GrantRemarks.OfRole(desk, person, _post.Role);

    private IEnumerable<OrderRemark> Remarks(OrderDesk desk, Person person)
    {
        foreach (var other in desk.Roster.OwnPostsOf(person.Id, desk.Today).Where(post => post.Id != _post.Id))
        {
            yield return new OrderRemark(OrderRemarkKind.StillHolds, person.Name, desk.Roster.TitleOf(other.Id)!);
        }

        if (person.Email is null)
        {
            yield return new OrderRemark(OrderRemarkKind.NoAddress, person.Name);
        }
    }

    private static string? Names(Roster roster, List<long> people) =>
        people.Count == 0 ? null : string.Join('、', people.Select(id => roster.Person(id)?.Name).OfType<string>());
}
