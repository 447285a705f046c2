namespace CaseReform.Ops.Data.Orders;

/// <summary>An order that waits for its confirmation.</summary>
public sealed record NewOrder
{
    /// <summary>SHA-256 of the nonce in hexadecimal; the nonce itself is only in the card.</summary>
    public required string NonceHash { get; init; }

    /// <summary>Who wants it.</summary>
    public required long PersonId { get; init; }

    /// <summary>Where: nobody can confirm elsewhere.</summary>
    public required string Conversation { get; init; }

    /// <summary>What.</summary>
    public required OfficeOrder Order { get; init; }

    /// <summary>What the card shows.</summary>
    public required OrderOutlook.Ready Shown { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Until when it may be confirmed.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>What became of a press.</summary>
public abstract record OrderConfirmation
{
    private OrderConfirmation() { }

    /// <summary>It is done, now or since an earlier press of the same button.</summary>
    /// <param name="Order">What.</param>
    /// <param name="Outlook">With what result.</param>
    /// <param name="At">When.</param>
    /// <param name="Again">Whether an earlier press did it.</param>
    public sealed record Done(OfficeOrder Order, OrderOutlook.Ready Outlook, DateTimeOffset At, bool Again = false) : OrderConfirmation;

    /// <summary>取消 was pressed: nothing was changed, and nothing will be.</summary>
    public sealed record Dropped : OrderConfirmation;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="With">What the sentence speaks of.</param>
    /// <param name="Order">What was wanted, where it makes sense to show it anew.</param>
    public sealed record Refused(OrderRefusal Reason, IReadOnlyList<string> With, OfficeOrder? Order = null) : OrderConfirmation;
}
