using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Orders;

/// <summary>That a second person confirms, and who may.</summary>
internal static class GrantRemarks
{
    /// <summary>Of a role that somebody gains.</summary>
    public static IEnumerable<OrderRemark> OfRole(OrderDesk desk, long person, PostRole role) => Of(
        desk, GrantRule.GrantNeedsSecond(desk.Roster, desk.Today, desk.Speaker.Person.Id, person, role), GrantRule.Seconds(desk.Roster, desk.Today, desk.Speaker.Person.Id, person));

    /// <summary>Of somebody's address.</summary>
    public static IEnumerable<OrderRemark> OfAddress(OrderDesk desk, long person) => Of(
        desk, GrantRule.AddressNeedsSecond(desk.Roster, desk.Today, desk.Speaker.Person.Id, person), GrantRule.AddressSeconds(desk.Roster, desk.Today, desk.Speaker.Person.Id, person));

    /// <param name="desk">Who asks.</param>
    /// <param name="needed">Whether the rule asks for a second person.</param>
    /// <param name="seconds">Who may confirm.</param>
    private static IEnumerable<OrderRemark> Of(OrderDesk desk, bool needed, IReadOnlyList<long> seconds) => !needed || desk.Decides ? [] :
        [new OrderRemark(OrderRemarkKind.SecondDecides, string.Join('、', seconds.Select(id => desk.Roster.Person(id)!.Name)))];
}
