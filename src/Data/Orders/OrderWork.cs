namespace CaseReform.Ops.Data.Orders;

/// <summary>Looks at one order and carries it out. What it finds while looking it keeps for doing; both happen in one transaction.</summary>
internal abstract class OrderWork
{
    /// <summary>What would come of it.</summary>
    public abstract Task<OrderOutlook> LookAsync(OrderDesk desk);

    /// <summary>Does it, after <see cref="LookAsync"/> found that it can be done.</summary>
    public abstract Task DoAsync(OrderDesk desk);

    /// <summary>The work of an order.</summary>
    public static OrderWork Of(OfficeOrder order) => order switch
    {
        OfficeOrder.MoveDeadline move => new DeadlineWork(move),
        OfficeOrder.ChangeResponsible change => new ResponsibleWork(change),
        OfficeOrder.ChangeHolder change => new HolderWork(change),
        OfficeOrder.Urge urge => new UrgeWork(urge),
        OfficeOrder.EnterProblem enter => new ProblemWork(enter),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
