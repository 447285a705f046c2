using System.Globalization;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Data.Orders;

/// <summary>A request is granted, as things are now, or declined. Who asked or gains does not decide what needs a second person.</summary>
internal sealed class DecideWork(OfficeOrder.Decide order) : OrderWork
{
    private RequestRow _request = null!;
    private OrderWork _inner = null!;

    public override async Task<OrderOutlook> LookAsync(OrderDesk desk)
    {
        if (desk.Session.Writes)
        {
            await LedgerLock.TakeAsync(desk.Session);
        }

        if (await RequestStore.OpenAsync(desk.Session, order.RequestId) is not { } request)
        {
            return new OrderOutlook.Refused(OrderRefusal.RequestGone, order.RequestId.ToString(CultureInfo.InvariantCulture));
        }

        (_request, _inner) = (request, Of(request.Order));
        if (order.Approves && Seconds(desk, request) is { } seconds && !seconds.Contains(desk.Speaker.Person.Id))
        {
            return new OrderOutlook.Refused(OrderRefusal.NeedsOther);
        }

        var outlook = await _inner.LookAsync(Deciding(desk));
        if (order.Approves && outlook is OrderOutlook.Refused)
        {
            return outlook;
        }

        return new OrderOutlook.Ready
        {
            Facts =
            [
                new OrderFact(OrderField.Request, request.Id.ToString(CultureInfo.InvariantCulture)),
                new OrderFact(OrderField.AskedBy, request.AskedBy),
                .. outlook is OrderOutlook.Ready ready ? ready.Facts : UpdateJson.Read<OrderOutlook.Ready>(request.Basis).Facts,
                .. order.Reason is { } reason ? [new OrderFact(OrderField.Reason, reason)] : Array.Empty<OrderFact>(),
            ],
            Remarks = order.Approves ? ((OrderOutlook.Ready)outlook).Remarks : [],
        };
    }

    public override async Task DoAsync(OrderDesk desk)
    {
        if (order.Approves)
        {
            await _inner.DoAsync(Deciding(desk));
        }

        await RequestStore.DecideAsync(desk.Session, _request, order.Approves, order.Reason, desk.Speaker.Person, desk.Origin);
    }

    private static OrderDesk Deciding(OrderDesk desk) => desk with { Decides = true };

    /// <summary>Who may confirm where a second person of the office is needed; null where anybody of the office decides.</summary>
    private static IReadOnlyList<long>? Seconds(OrderDesk desk, RequestRow request) => request.Order switch
    {
        OfficeOrder.Grant grant => GrantRule.Seconds(desk.Roster, desk.Today, request.AskerId, grant.PersonId),
        OfficeOrder.SetAddress address => GrantRule.AddressSeconds(desk.Roster, desk.Today, request.AskerId, address.PersonId),
        _ => null,
    };
}
