using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Migrations;

public sealed class MigrationParityTests
{
    private const string SqliteColumns =
        """
        SELECT t.name || '.' || c.name || CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN ' NOT NULL' ELSE '' END || CASE c.type WHEN 'INTEGER' THEN ' number' WHEN 'TEXT' THEN ' text' ELSE ' bytes' END
        FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
        """;

    private const string PostgresColumns =
        """
        SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END || CASE data_type WHEN 'bigint' THEN ' number' WHEN 'text' THEN ' text' ELSE ' bytes' END
        FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
        WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
        """;

    [Fact]
    public void Both_folders_hold_the_same_files_numbered_without_a_gap()
    {
        var names = typeof(Migrator).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Select(n => n.Replace('\\', '/')).ToList();
        var sqlite = Of("Sqlite/");

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite, Of("Postgres/"));
        Assert.Equal(Enumerable.Range(1, sqlite.Count), sqlite.Select(n => int.Parse(n.AsSpan(0, 4), null)));

        List<string> Of(string folder) => [.. names.Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Select(n => n[folder.Length..]).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Both_schemas_have_the_same_tables_columns_and_indexes()
    {
        await using var sqlite = await new SqliteFixture().NewAsync();
        await using var postgres = await new PostgresFixture().NewAsync();

        Assert.Equal(await SortedAsync(sqlite, SqliteColumns), await SortedAsync(postgres, PostgresColumns));
        Assert.Equal(
            await SortedAsync(sqlite, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"),
            await SortedAsync(postgres, "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key'"));
    }

    private static async Task<IEnumerable<string>> SortedAsync(TestDatabase database, SqlText sql) =>
        (await database.QueryAsync<string>(sql)).Order(StringComparer.Ordinal);
}
