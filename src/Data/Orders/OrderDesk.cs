using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Orders;

/// <summary>What an order is looked at with, as one transaction sees it.</summary>
/// <param name="Session">The transaction; one that writes where the order is carried out.</param>
/// <param name="Speaker">Who wants it.</param>
/// <param name="Roster">Who answers for what.</param>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="Hours">When the office is open.</param>
/// <param name="Now">The present instant.</param>
internal sealed record OrderDesk(DatabaseSession Session, Standing Speaker, Roster Roster, WorkingCalendar Calendar, OfficeHours Hours, DateTimeOffset Now)
{
    /// <summary>Somebody decides what was asked before: it is done, and no request any more.</summary>
    public bool Decides { get; init; }

    /// <summary>The office day.</summary>
    public DateOnly Today => Speaker.Day;

    /// <summary>For the trail.</summary>
    public ChangeOrigin Origin => new(Now, Speaker.Person.Name, "chat");
}
