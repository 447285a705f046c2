using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Data.Orders;

/// <summary>That a second person confirms, and who may.</summary>
internal static class GrantRemarks
{
    /// <param name="desk">Who asks.</param>
    /// <param name="person">Who gains.</param>
    /// <param name="needed">Whether the rule asks for a second person.</param>
    public static IEnumerable<OrderRemark> Of(OrderDesk desk, long person, bool needed) => !needed || desk.Decides ? [] :
    [
        new OrderRemark(
            OrderRemarkKind.SecondDecides,
            string.Join('、', GrantRule.Seconds(desk.Roster, desk.Today, desk.Speaker.Person.Id, person).Select(id => desk.Roster.Person(id)!.Name))),
    ];
}
