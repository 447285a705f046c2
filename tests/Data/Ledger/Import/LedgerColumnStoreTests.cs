using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Ledger.Import;

/// <summary>What was said of a ledger's columns is kept with its import.</summary>
public abstract class LedgerColumnStoreTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private const string Name = "专项台账";

    [Fact]
    public async Task What_was_said_of_columns_is_kept_for_its_ledger_and_the_later_word_holds()
    {
        await TakeAsync(new() { ["当前状态"] = "状态", ["色标"] = "忽略" });
        await TakeAsync(new() { ["色标"] = "进度" });

        var kept = await new LedgerColumnStore(Database).ReadAsync(Name, Token);
        Assert.Equal(["当前状态=状态", "色标=进度"], kept.OrderBy(c => c.Value, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}").Order(StringComparer.Ordinal));
        Assert.Empty(await new LedgerColumnStore(Database).ReadAsync("默认台账", Token));
    }

    [Fact]
    public async Task A_trial_keeps_nothing()
    {
        await TakeAsync([]);
        await TakeAsync(new() { ["色标"] = "进度" }, dry: true);

        Assert.Empty(await new LedgerColumnStore(Database).ReadAsync(Name, Token));
    }

    private Task TakeAsync(Dictionary<string, string> columns, bool dry = false) => new LedgerImportStore(Database).ImportAsync(
        new LedgerImport
        {
            Ledger = Name,
            Year = 2026,
            Problems = [],
            Columns = columns,
            DryRun = dry,
            At = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero),
            Day = Today,
            File = "台账.xlsx",
        },
        Token);
}

public sealed class LedgerColumnStoreOnSqlite(SqliteFixture fixture) : LedgerColumnStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class LedgerColumnStoreOnPostgres(PostgresFixture fixture) : LedgerColumnStoreTests(fixture), IClassFixture<PostgresFixture>;
