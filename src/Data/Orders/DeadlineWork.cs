using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Orders;

/// <summary>改时限: the deadline it had at first stays, and so do both days in the trail; what is planned for the old day is decided anew.</summary>
internal sealed class DeadlineWork(OfficeOrder.MoveDeadline order) : OrderWork
{
    private MeasureRow _measure = null!;

    public override async Task<OrderOutlook> LookAsync(OrderDesk desk)
    {
        if (await MeasureQueries.GetAsync(desk.Session, order.MeasureId) is not { } measure)
        {
            return new OrderOutlook.Refused(OrderRefusal.Withdrawn);
        }

        _measure = measure;
        if (Refusal(measure) is { } refused)
        {
            return refused;
        }

        return new OrderOutlook.Ready
        {
            Facts =
            [
                .. MeasureFacts.Of(measure),
                OrderFact.Change(OrderField.Deadline, IsoDay.Text(measure.Deadline), IsoDay.Text(order.To)),
                new OrderFact(OrderField.OriginalDeadline, IsoDay.Text(measure.OriginalDeadline ?? measure.Deadline ?? order.To)),
                new OrderFact(OrderField.Reason, order.Reason),
            ],
            Remarks = [.. Remarks(desk, measure)],
        };
    }

    public override Task DoAsync(OrderDesk desk) => MeasureWriter.MoveDeadlineAsync(desk.Session, _measure, order.To, order.Reason, desk.Origin);

    private OrderOutlook.Refused? Refusal(MeasureRow measure) => measure switch
    {
        { ProblemStatus: ProblemStatus.Closed } => new(OrderRefusal.ProblemClosed, measure.Name),
        { Status: MeasureStatus.Completed } => new(OrderRefusal.Completed, measure.Name),
        { Deadline: null, LongTerm: true } => new(OrderRefusal.LongTerm, measure.Name),
        { Deadline: { } day } when day == order.To => new(OrderRefusal.SameDeadline, measure.Name, IsoDay.Text(day)!),
        { IssuedOn: { } issued } when order.To < issued => new(OrderRefusal.BeforeIssue, IsoDay.Text(order.To)!, IsoDay.Text(issued)!),
        _ => null,
    };

    private IEnumerable<OrderRemark> Remarks(OrderDesk desk, MeasureRow measure)
    {
        if (order.To < desk.Today)
        {
            yield return new OrderRemark(OrderRemarkKind.DayPassed, IsoDay.Text(order.To)!);
        }

        if (!desk.Calendar.IsWorkingDay(order.To))
        {
            yield return new OrderRemark(OrderRemarkKind.DayOff, IsoDay.Text(order.To)!);
        }

        if (measure.PromisedUntil is { } promised)
        {
            yield return new OrderRemark(OrderRemarkKind.PromiseEnds, IsoDay.Text(promised)!);
        }
    }
}
