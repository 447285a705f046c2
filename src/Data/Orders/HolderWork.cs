using System.Globalization;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Orders;

/// <summary>Another holder of a post from today on: responsibility belongs to the post and goes along. Posts that see everything are given by <see cref="GrantWork"/> alone.</summary>
internal sealed class HolderWork(OfficeOrder.ChangeHolder order) : OrderWork
{
    private const string Open =
        """
        SELECT count(*) FROM measures m JOIN problems p ON p.id = m.problem_id
        WHERE m.open = 1 AND (m.responsible_post_id = @post OR (m.responsible_post_id IS NULL AND coalesce(m.unit_id, p.lead_unit_id) = @unit))
        """;

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

        if (GrantRule.IsPrivileged(post.Role))
        {
            return new OrderOutlook.Refused(OrderRefusal.PostPrivileged);
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

        // what names nobody falls to the unit's seat
        var isSeat = post.Role == PostRole.Handler && desk.Roster.PostsFor(PostRole.Handler, new DutyPosts(post.UnitId, null, null, null), desk.Today).Contains(post.Id);
        var open = await desk.Session.ScalarAsync<long>(Open, new { post = post.Id, unit = isSeat ? post.UnitId : 0 });
        return new OrderOutlook.Ready
        {
            Facts =
            [
                new OrderFact(OrderField.Post, title),
                OrderFact.Change(OrderField.Holder, Names(desk.Roster, before), person.Name),
                new OrderFact(OrderField.From, IsoDay.Text(desk.Today)),
                new OrderFact(OrderField.OpenMeasures, open.ToString(CultureInfo.InvariantCulture)),
            ],
            Remarks = [.. Remarks(desk, person)],
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
