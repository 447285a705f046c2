using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>Keeps others from changing single measures while many are changed at once.</summary>
public static class LedgerLock
{
    private static readonly SqlText All = new("SELECT id FROM ledgers LIMIT 0", "SELECT id FROM ledgers ORDER BY id FOR UPDATE");

    /// <summary>
    /// Takes all ledgers until the transaction ends; before it takes anything else. Whoever confirms a change holds their measure and needs then what belongs
    /// to many: the counts of a unit, the row of a person. So they wait here, before they hold anything.
    /// </summary>
    public static Task TakeAsync(DatabaseSession session) => session.QueryAsync<long>(All);
}
