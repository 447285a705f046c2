using CaseReform.Ops.Data.Audit;

namespace CaseReform.Ops.Data.Ledger.Withdrawal;

/// <summary>撤销导入: what is to be withdrawn, and why.</summary>
/// <param name="Ledger">The ledger's name.</param>
/// <param name="Problem">One problem of it by its number; null for the whole ledger.</param>
/// <param name="Reason">Why, in the office's words.</param>
/// <param name="Day">The office day.</param>
/// <param name="Origin">Who, when, through what.</param>
public sealed record WithdrawalRequest(string Ledger, string? Problem, string Reason, DateOnly Day, ChangeOrigin Origin);

/// <summary>What goes out with a withdrawal.</summary>
public sealed record WithdrawalCounts
{
    /// <summary>Problems.</summary>
    public long Problems { get; init; }

    /// <summary>Of them closed ones, which are no open problems that a digest would miss.</summary>
    public long Closed { get; init; }

    /// <summary>Measures.</summary>
    public long Measures { get; init; }

    /// <summary>Notices that wait, for the mail and the chat.</summary>
    public long Notices { get; init; }

    /// <summary>Letters that are composed and carry such notices; they are composed anew without them.</summary>
    public long Letters { get; init; }

    /// <summary>Promises whose day is still to come, and broken ones that nobody has reckoned yet.</summary>
    public long Promises { get; init; }
}

/// <summary>What became of a withdrawal.</summary>
public abstract record WithdrawalOutcome
{
    private WithdrawalOutcome()
    {
    }

    /// <summary>It is out.</summary>
    /// <param name="Name">The ledger's name from now on; the same as before where one problem was withdrawn.</param>
    /// <param name="Counts">What went out with it.</param>
    public sealed record Done(string Name, WithdrawalCounts Counts) : WithdrawalOutcome;

    /// <summary>There is no ledger of that name.</summary>
    public sealed record NoLedger : WithdrawalOutcome;

    /// <summary>The ledger has no problem of that number.</summary>
    public sealed record NoProblem : WithdrawalOutcome;

    /// <summary>The number is that of a measure: withdrawn are whole problems.</summary>
    /// <param name="Problem">The number of its problem.</param>
    public sealed record IsMeasure(string Problem) : WithdrawalOutcome;

    /// <summary>It was withdrawn before.</summary>
    public sealed record Before(WithdrawnBefore Withdrawal) : WithdrawalOutcome;

    /// <summary>It is not what the office was shown: something was imported or withdrawn meanwhile.</summary>
    public sealed record Changed : WithdrawalOutcome;
}

/// <summary>A withdrawal of some time ago.</summary>
public sealed record WithdrawnBefore
{
    /// <summary>The ledger's name at that time.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>The problem's number where it was one problem.</summary>
    public string? Number { get; init; }

    /// <summary>The ledger's name now.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The office day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get; init; } = string.Empty;
}
