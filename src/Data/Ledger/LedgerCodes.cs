namespace CaseReform.Ops.Data.Ledger;

/// <summary>The database text of what happened to a problem; a spelling is for good.</summary>
public static class EventKinds
{
    /// <summary>Taken in as open.</summary>
    public const string Entered = "new";

    /// <summary>销号</summary>
    public const string Closed = "closed";

    /// <summary>重新打开</summary>
    public const string Reopened = "reopened";

    /// <summary>更正: an entry that was wrong.</summary>
    public const string Correction = "correction";
}
