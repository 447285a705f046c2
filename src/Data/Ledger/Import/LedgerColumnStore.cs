using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>What the office said of columns that were not understood, by ledger: asked once, it is not asked again.</summary>
public sealed class LedgerColumnStore(Database database)
{
    /// <summary>The meaning of each header of a ledger, in the office's words.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(string ledger, CancellationToken token) =>
        (await database.ReadAsync(
            session => session.QueryAsync<ColumnRow>(
                "SELECT c.header, c.meaning FROM ledger_columns c JOIN ledgers g ON g.id = c.ledger_id WHERE g.name = @ledger", new { ledger }),
            token)).ToDictionary(r => r.Header, r => r.Meaning, StringComparer.Ordinal);

    /// <summary>Keeps what was said with an import; a later word goes before an earlier one.</summary>
    internal static async Task KeepAsync(DatabaseSession session, long ledgerId, IReadOnlyDictionary<string, string> columns)
    {
        foreach (var (header, meaning) in columns)
        {
            await session.ExecuteAsync(
                """
                INSERT INTO ledger_columns (ledger_id, header, meaning) VALUES (@ledgerId, @header, @meaning)
                ON CONFLICT (ledger_id, header) DO UPDATE SET meaning = excluded.meaning
                """,
                new { ledgerId, header, meaning });
        }
    }

    private sealed record ColumnRow
    {
        public string Header { get; init; } = string.Empty;

        public string Meaning { get; init; } = string.Empty;
    }
}
