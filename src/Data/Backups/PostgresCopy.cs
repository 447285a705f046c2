using System.Data;
using System.Globalization;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Sql;

using Dapper;

using Npgsql;

namespace CaseReform.Ops.Data.Backups;

/// <summary>Copies the tables of one moment out of PostgreSQL, and back into an empty schema that the migrations have made. No other program is needed.</summary>
internal static class PostgresCopy
{
    private const string Columns =
        """
        SELECT table_name AS "Table", column_name AS "Column", is_identity = 'YES' AS "IsIdentity" FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = ANY (@tables) AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position
        """;

    private const string References =
        """
        SELECT child.relname AS "Child", parent.relname AS "Parent" FROM pg_constraint c JOIN pg_class child ON child.oid = c.conrelid JOIN pg_class parent ON parent.oid = c.confrelid
        WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace AND child.oid <> parent.oid
        """;

    public static async Task<DatabaseCopy> MakeAsync(Database database, string folder, AuditHead? outside, CancellationToken token)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync(token);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        await connection.ExecuteAsync("SET TRANSACTION READ ONLY");
        var columns = (await connection.QueryAsync<ColumnRow>(Columns, new { tables = Migrator.Made("TABLE", DatabaseKind.Postgres).ToArray() })).ToLookup(c => c.Table);
        var (files, tables, sequences) = (new List<BackupFile>(), new List<BackupTable>(), new Dictionary<string, long>());
        foreach (var table in columns)
        {
            var names = table.Select(c => c.Column).ToList();
            await using (var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table.Key} ({string.Join(", ", names)}) TO STDOUT (FORMAT BINARY)", token))
            {
                files.Add(await BackupFiles.CopyAsync(rows, folder, FileOf(table.Key), token));
            }

            tables.Add(new BackupTable(table.Key, names));
            foreach (var identity in table.Where(c => c.IsIdentity))
            {
                var sequence = await connection.ExecuteScalarAsync<string>("SELECT pg_get_serial_sequence(@Table, @Column)", new { identity.Table, identity.Column });
                sequences[$"{identity.Table}.{identity.Column}"] = await connection.ExecuteScalarAsync<long>($"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}");
            }
        }

        var copy = new DatabaseCopy(
            files,
            await connection.ExecuteScalarAsync<long>(DatabaseCopy.SchemaVersion),
            AuditHead.Parse(await connection.ExecuteScalarAsync<string>(DatabaseCopy.HeadValue)) ?? AuditHead.Empty,
            outside is null || outside.Seq == 0 || await connection.ExecuteScalarAsync<string>(DatabaseCopy.MacOf, new { seq = outside.Seq }) == outside.Mac,
            [.. await connection.QueryAsync<string>(DatabaseCopy.EvidenceHashes)]) { Tables = tables, Sequences = sequences };
        await moment.CommitAsync(token);
        return copy;
    }

    /// <summary>Replaces whatever is in the schema, inside the session's transaction.</summary>
    /// <exception cref="SchemaException">They are the tables of another program.</exception>
    public static async Task LoadAsync(DatabaseSession session, Migrator migrator, string folder, BackupManifest manifest)
    {
        session = session.WithoutTimeLimit();
        await Migrator.RefuseForeignAsync(session);
        var connection = (NpgsqlConnection)session.Connection;
        foreach (var kind in new[] { "VIEW", "TABLE", "FUNCTION" })
        {
            foreach (var name in Migrator.Made(kind, DatabaseKind.Postgres))
            {
                await session.ExecuteAsync($"DROP {kind} IF EXISTS {name} CASCADE");
            }
        }

        await migrator.ApplyAsync(session, manifest.Schema);
        var tables = Ordered([.. manifest.Tables.Select(t => t.Name)], await session.QueryAsync<ReferenceRow>(References));
        await session.ExecuteAsync($"TRUNCATE {string.Join(", ", tables)}");
        foreach (var table in tables)
        {
            // what triggers count and mark is in the backup, too
            await session.ExecuteAsync($"ALTER TABLE {table} DISABLE TRIGGER USER");
            var columns = manifest.Tables.Single(t => t.Name == table).Columns;
            await using (var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)", session.Token))
            {
                // foreign keys are checked at its end
                rows.ReadTimeout = rows.WriteTimeout = Timeout.Infinite;
                await using var file = File.OpenRead(Path.Combine(folder, FileOf(table)));
                await file.CopyToAsync(rows, session.Token);
            }

            await session.ExecuteAsync($"ALTER TABLE {table} ENABLE TRIGGER USER");
        }

        foreach (var (identity, last) in manifest.Sequences.Where(s => s.Value > 0))
        {
            var parts = identity.Split('.');
            await session.ExecuteAsync("SELECT setval(pg_get_serial_sequence(@table, @column), @last)", new { table = parts[0], column = parts[1], last });
        }
    }

    private static string FileOf(string table) => string.Create(CultureInfo.InvariantCulture, $"{BackupFiles.Tables}/{table}.copy");

    /// <summary>Whoever is referred to comes first.</summary>
    private static List<string> Ordered(List<string> tables, IReadOnlyList<ReferenceRow> references)
    {
        var (ordered, waiting) = (new List<string>(), tables);
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(t => references.All(r => r.Child != t || !waiting.Contains(r.Parent))).ToList();
            if (ready.Count == 0)
            {
                throw new System.Diagnostics.UnreachableException("tables refer to each other in a circle");
            }

            ordered.AddRange(ready);
            waiting = [.. waiting.Except(ready)];
        }

        return ordered;
    }

    private sealed record ColumnRow
    {
        public string Table { get; init; } = string.Empty;

        public string Column { get; init; } = string.Empty;

        public bool IsIdentity { get; init; }
    }

    private sealed record ReferenceRow
    {
        public string Child { get; init; } = string.Empty;

        public string Parent { get; init; } = string.Empty;
    }
}
