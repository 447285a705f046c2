using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

using CaseReform.Ops.Data.Backups;
using CaseReform.Ops.Data.Sql;

using Microsoft.Data.Sqlite;

namespace CaseReform.Ops.Data.Migrations;

/// <summary>Brings the schema up to this program's version: numbered files, each in one transaction with its journal row. Two processes at once are safe: the second waits and finds nothing to do.</summary>
public sealed class Migrator(Database database, TimeProvider clock)
{
    private const long AdvisoryLock = 0x43526F7073;

    private static readonly SqlText Journal = new(
        "CREATE TABLE IF NOT EXISTS schema_journal (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)",
        "CREATE TABLE IF NOT EXISTS schema_journal (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)");

    private static readonly SqlText JournalExists = new(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_journal'",
        "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'schema_journal'");

    /// <summary>On a server, tables and views that would be in the way; a schema may have others, of extensions for example.</summary>
    private static readonly SqlText OtherTables = new(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = ANY (@names)");

    /// <summary>The newest version this program knows.</summary>
    public static long Newest(DatabaseKind kind) => Scripts(kind)[^1].Version;

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="SchemaException">A newer schema, a foreign, damaged or read-only database. The message says what to do, in Chinese.</exception>
    public async Task RunAsync(CancellationToken token)
    {
        try
        {
            await BackupRestore.SettleAsync(database, database.DataFolder, token);
            if (database.Path is { } file && File.Exists(file) && await IsCurrentAsync(token))
            {
                await CheckWritableAsync(token);
                return;
            }

            foreach (var script in Scripts(database.Kind))
            {
                await database.WriteAsync(session => ApplyAsync(session, script), token);
            }
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            throw new SchemaException(Say(DataTexts.Damaged, database.Path), e);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 8)
        {
            throw new SchemaException(Say(DataTexts.ReadOnly, database.Path), e);
        }
        catch (Exception e) when (e is SqliteException { SqliteErrorCode: 10 or 14 } or Npgsql.NpgsqlException or UnauthorizedAccessException)
        {
            throw new SchemaException(Say(DataTexts.CannotOpen, Where + e.Message.ReplaceLineEndings(" ")), e);
        }
    }

    /// <summary>Applies every step up to a version, inside a transaction.</summary>
    internal async Task ApplyAsync(DatabaseSession session, long upTo)
    {
        foreach (var script in Scripts(session.Kind).Where(s => s.Version <= upTo))
        {
            await ApplyAsync(session, script);
        }
    }

    /// <summary>The names that the steps make: of a TABLE, VIEW or FUNCTION.</summary>
    internal static IReadOnlyList<string> Made(string what, DatabaseKind kind)
    {
        IEnumerable<string> first = what == "TABLE" ? ["schema_journal"] : [];
        var pattern = new Regex($@"^CREATE (?:OR REPLACE )?{what} (?:IF NOT EXISTS )?(\w+)", RegexOptions.Multiline | RegexOptions.NonBacktracking);
        return [.. first.Concat(Scripts(kind).SelectMany(s => pattern.Matches(s.Sql)).Select(m => m.Groups[1].Value)).Distinct(StringComparer.Ordinal)];
    }

    private string Where => database.Path is { } file ? file + " " : string.Empty;

    /// <summary>A look that writes nothing.</summary>
    private async Task<bool> IsCurrentAsync(CancellationToken token) =>
        await database.ReadAsync(
            async session =>
            {
                if (!await HasJournalAsync(session))
                {
                    return false;
                }

                var version = await session.ScalarAsync<long>("SELECT coalesce(max(version), 0) FROM schema_journal");
                Refuse(version);
                return version == Newest(database.Kind);
            },
            token);

    /// <summary>A read-only file or folder would otherwise be noticed only when the first letter is planned. The value is a new one each time: SQLite does not write what has not changed.</summary>
    private Task CheckWritableAsync(CancellationToken token) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO settings (key, value) VALUES ('schema.checked', hex(randomblob(8))) ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
            token);

    private async Task ApplyAsync(DatabaseSession session, Script script)
    {
        // a step over a large ledger takes its time, and so does the other process that is at it
        session = session.WithoutTimeLimit();
        if (session.Kind == DatabaseKind.Postgres)
        {
            await session.ExecuteAsync("SELECT pg_advisory_xact_lock(@key)", new { key = AdvisoryLock });
        }

        await RefuseForeignAsync(session);
        await session.ExecuteAsync(Journal);
        var version = await session.ScalarAsync<long>("SELECT coalesce(max(version), 0) FROM schema_journal");
        Refuse(version);
        if (version >= script.Version)
        {
            return;
        }

        await session.ExecuteAsync(script.Sql);
        await session.ExecuteAsync(
            "INSERT INTO schema_journal (version, name, applied_at) VALUES (@Version, @Name, @at)",
            new { script.Version, script.Name, at = clock.GetUtcNow() });
    }

    /// <summary>Nothing where this program has been before; a database with the tables of another one must not be touched.</summary>
    /// <exception cref="SchemaException">It is another program's.</exception>
    internal static Task RefuseForeignAsync(DatabaseSession session) => HasJournalAsync(session);

    private static async Task<bool> HasJournalAsync(DatabaseSession session)
    {
        if (await session.ScalarAsync<long>(JournalExists) > 0)
        {
            return true;
        }

        var names = session.Kind == DatabaseKind.Postgres ? new { names = Made("TABLE", session.Kind).Concat(Made("VIEW", session.Kind)).ToArray() } : null;
        return await session.ScalarAsync<long>(OtherTables, names) == 0 ? false : throw new SchemaException(DataTexts.ForeignDatabase, null);
    }

    private void Refuse(long version)
    {
        var newest = Newest(database.Kind);
        if (version > newest)
        {
            throw new SchemaException(Say(DataTexts.NewerSchema, version, newest), null);
        }
    }

    private static List<Script> Scripts(DatabaseKind kind)
    {
        var folder = kind == DatabaseKind.Sqlite ? "Sqlite/" : "Postgres/";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Select(name => (Resource: name, Plain: name.Replace('\\', '/')))
            .Where(n => n.Plain.StartsWith(folder, StringComparison.Ordinal))
            .OrderBy(n => n.Plain, StringComparer.Ordinal)
            .Select(n =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(n.Resource)!);
                var name = n.Plain[folder.Length..];
                return new Script(long.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name, reader.ReadToEnd());
            })];
    }

    private sealed record Script(long Version, string Name, string Sql);
}
