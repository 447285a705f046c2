using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>Whether what was reported of a problem may be taken back.</summary>
public enum TakingBackDecision
{
    /// <summary>Nobody relies on it.</summary>
    Allowed,

    /// <summary>An application rests on it, and has to be withdrawn first; once it was verified, the office returns it.</summary>
    WithdrawFirst,

    /// <summary>It stands in a public notice: only the office can return it.</summary>
    OfficeFirst,
}

/// <summary>撤销 of reports, completions and evidence: who applied, agreed or verified did so on them, so nothing of it goes while the application stands.</summary>
public static class TakingBack
{
    /// <summary>Decides.</summary>
    /// <param name="status">Where the problem stands.</param>
    public static TakingBackDecision Decide(ProblemStatus status) =>
        status is not (ProblemStatus.CloseOutRequested or ProblemStatus.UnderReview or ProblemStatus.PublicNotice) ? TakingBackDecision.Allowed
        : CloseOutTable.Find(CloseOutMove.Withdraw, CloseOutStages.Of(status, allComplete: true, isVerified: false)) is not null ? TakingBackDecision.WithdrawFirst
        : TakingBackDecision.OfficeFirst;
}
