using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Orders;

/// <summary>换责任人 of a measure: a post that the person holds answers for it from now on.</summary>
internal sealed class ResponsibleWork(OfficeOrder.ChangeResponsible order) : OrderWork
{
    private MeasureRow _measure = null!;
    private Person _person = null!;
    private Post _post = null!;

    public override async Task<OrderOutlook> LookAsync(OrderDesk desk)
    {
        if (await MeasureQueries.GetAsync(desk.Session, order.MeasureId) is not { } measure)
        {
            return new OrderOutlook.Refused(OrderRefusal.Withdrawn);
        }

        if (measure.ProblemStatus == ProblemStatus.Closed || measure.Status == MeasureStatus.Completed)
        {
            return new OrderOutlook.Refused(measure.ProblemStatus == ProblemStatus.Closed ? OrderRefusal.ProblemClosed : OrderRefusal.Completed, measure.Name);
        }

        if (desk.Roster.Person(order.PersonId) is not { Active: true } person)
        {
            return new OrderOutlook.Refused(OrderRefusal.PersonGone);
        }

        var posts = desk.Roster.OwnPostsOf(person.Id, desk.Today).Where(post => post.Role != PostRole.Inspector).ToList();
        if (posts.Count == 0)
        {
            return new OrderOutlook.Refused(OrderRefusal.NoPost, person.Name);
        }

        if (measure.ResponsiblePostId is { } now && posts.Exists(post => post.Id == now) && measure.ResponsibleName == person.Name)
        {
            return new OrderOutlook.Refused(OrderRefusal.SamePerson, measure.Name, person.Name);
        }

        (_measure, _person, _post) = (measure, person, posts.MinBy(post => ResponsibleNames.Rank(post.Role, post.UnitId, PostRole.Handler, measure.UnitId))!);
        return new OrderOutlook.Ready
        {
            Facts =
            [
                .. MeasureFacts.Of(measure),
                OrderFact.Change(OrderField.Responsible, measure.ResponsibleName, person.Name),
                OrderFact.Change(OrderField.ResponsiblePost, measure.ResponsiblePostId is { } before ? desk.Roster.TitleOf(before) : null, desk.Roster.TitleOf(_post.Id)),
            ],
            Remarks = [.. Remarks(desk, measure)],
        };
    }

    public override async Task DoAsync(OrderDesk desk)
    {
        await MeasureWriter.ChangeResponsibleAsync(desk.Session, _measure, _person.Name, _post.Id, desk.Origin);
    }

    private IEnumerable<OrderRemark> Remarks(OrderDesk desk, MeasureRow measure)
    {
        if (_post.UnitId != measure.UnitId)
        {
            yield return new OrderRemark(OrderRemarkKind.OtherUnit, _person.Name, desk.Roster.TitleOf(_post.Id)!, measure.Unit);
        }

        if (_person.Email is null)
        {
            yield return new OrderRemark(OrderRemarkKind.NoAddress, _person.Name);
        }
    }
}
