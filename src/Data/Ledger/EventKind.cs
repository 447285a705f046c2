namespace CaseReform.Ops.Data.Ledger;

/// <summary>What happened to a problem.</summary>
public enum EventKind
{
    /// <summary>Taken in; as open unless it came closed and opens nothing.</summary>
    Entered,

    /// <summary>销号</summary>
    Closed,

    /// <summary>重新打开</summary>
    Reopened,

    /// <summary>更正: an entry that was wrong.</summary>
    Correction,

    /// <summary>反弹: beside the <see cref="Reopened"/> that it explains; opens nothing by itself.</summary>
    Relapse,
}
