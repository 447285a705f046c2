using CaseReform.Ops.Data.People.Merging;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.People.Merging;

/// <summary>A new column that refers to units, posts or people fails here until the merge knows it.</summary>
public abstract class ReferenceTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    /// <summary>Copies of what another table says, kept by triggers, and counts.</summary>
    private static readonly string[] Copies =
    [
        "figure_cells.lead_unit_id", "figure_cells.overseeing_unit_id", "measure_counts.lead_unit_id", "measure_counts.overseeing_unit_id",
        "measures.lead_leader_post_id", "measures.lead_unit_id", "measures.overseeing_unit_id", "problem_counts.lead_unit_id", "problem_counts.overseeing_unit_id",
        "problem_marks.lead_unit_id", "problem_marks.overseeing_unit_id",
    ];

    private static readonly SqlText Referring = new(
        """SELECT t.name || '.' || f."from" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table' AND f."table" = @table""",
        """
        SELECT r.relname || '.' || a.attname FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
        WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace AND c.confrelid = (quote_ident(current_schema()) || '.' || @table)::regclass
        """);

    private static readonly SqlText Columns = new(
        "SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'",
        """
        SELECT table_name || '.' || column_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
        WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
        """);

    [Fact]
    public async Task Every_column_that_refers_to_a_unit_a_post_or_a_person_is_known_to_the_merge()
    {
        Assert.Equal(await ReferringAsync("units"), Known(UnitReferences.All));
        Assert.Equal(await ReferringAsync("posts"), Known(PostReferences.All));
        Assert.Equal(await ReferringAsync("people"), Known(PersonReferences.All));
    }

    [Fact]
    public async Task A_column_that_is_called_like_one_without_referring_is_a_copy_kept_by_triggers()
    {
        var known = new[] { UnitReferences.All, PostReferences.All, PersonReferences.All }.SelectMany(Known).ToHashSet(StringComparer.Ordinal);
        var named = (await Test.QueryAsync<string>(Columns))
            .Where(c => c.EndsWith("unit_id", StringComparison.Ordinal) || c.EndsWith("post_id", StringComparison.Ordinal) || c.EndsWith("person_id", StringComparison.Ordinal)
                || c.EndsWith("acting_id", StringComparison.Ordinal))
            .Where(c => !known.Contains(c));
        Assert.Equal(Copies, named.Order(StringComparer.Ordinal));
    }

    private async Task<IEnumerable<string>> ReferringAsync(string table) => (await Test.QueryAsync<string>(Referring, new { table })).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Known(IEnumerable<Reference> references) => references.Select(r => r.Column).Order(StringComparer.Ordinal);
}

public sealed class ReferencesOnSqlite(SqliteFixture fixture) : ReferenceTests(fixture), IClassFixture<SqliteFixture>;

public sealed class ReferencesOnPostgres(PostgresFixture fixture) : ReferenceTests(fixture), IClassFixture<PostgresFixture>;
