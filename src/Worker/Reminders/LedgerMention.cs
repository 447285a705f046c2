using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Whether letters must name the ledger: only where there are several.</summary>
internal sealed class LedgerMention(Database database)
{
    public async Task<bool> SeveralAsync(CancellationToken token) =>
        await database.ReadScalarAsync<long>("SELECT count(*) FROM ledgers WHERE withdrawal_id IS NULL", null, token) > 1;
}
