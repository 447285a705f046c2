namespace CaseReform.Ops.Data.Ledger;

/// <summary>What statements ask of a problem <c>p</c>.</summary>
internal static class ProblemSql
{
    /// <summary>
    /// Not withdrawn. Whatever lists, counts or finds problems asks for it; where a measure must be open or due the measure says so itself. Not IS NULL: a server
    /// without statistics takes that for one row in two hundred, and begins with the problems.
    /// </summary>
    public const string IsLive = "coalesce(p.withdrawal_id, 0) < 1";
}
