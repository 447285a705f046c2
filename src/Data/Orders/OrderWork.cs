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
        OfficeOrder.SetDeputy deputy => new DeputyWork(deputy),
        OfficeOrder.EndDeputy end => new DeputyEndWork(end),
        OfficeOrder.Grant grant => new GrantWork(grant),
        OfficeOrder.SetAddress address => new AddressWork(address),
        OfficeOrder.Decide decide => new DecideWork(decide),
        OfficeOrder.Suggest suggest => new SuggestWork(suggest),
        OfficeOrder.AnswerSuggestion answer => new AnswerWork(answer),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
