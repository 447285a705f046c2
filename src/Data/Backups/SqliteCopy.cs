using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;

using Dapper;

using Microsoft.Data.Sqlite;

namespace CaseReform.Ops.Data.Backups;

/// <summary>Copies a SQLite file of one moment beside whoever reads and writes.</summary>
internal static class SqliteCopy
{
    /// <summary>A copy lies in the old journal mode, in which a file is one file; restored, it is not one that an old program left behind.</summary>
    public static async Task PutInWalModeAsync(string file, CancellationToken token)
    {
        await using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString()))
        {
            await copy.OpenAsync(token);
            await copy.ExecuteAsync(new CommandDefinition("PRAGMA journal_mode = WAL", cancellationToken: token));
        }

        await using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    public static async Task<DatabaseCopy> MakeAsync(Database database, string folder, AuditHead? outside, CancellationToken token)
    {
        var file = Path.Combine(folder, BackupFiles.Database);
        await using (BackupFiles.New(file))
        {
            // made first, so that it is never readable for others; VACUUM takes an empty file
        }

        await using (var source = await database.OpenAsync(token))
        {
            await source.ExecuteAsync(new CommandDefinition("VACUUM INTO @file", new { file }, commandTimeout: 0, cancellationToken: token));
        }

        DatabaseCopy copy;
        await using (var made = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()))
        {
            await made.OpenAsync(token);
            var faults = (await made.QueryAsync<string>("PRAGMA quick_check(1)")).Where(f => f != "ok").ToList();
            if (faults.Count > 0)
            {
                throw new BackupRefusedException(BackupTexts.Damaged, faults[0].ReplaceLineEndings(" "));
            }

            copy = new DatabaseCopy(
                [],
                await made.ExecuteScalarAsync<long>(DatabaseCopy.SchemaVersion),
                AuditHead.Parse(await made.ExecuteScalarAsync<string>(DatabaseCopy.HeadValue)) ?? AuditHead.Empty,
                outside is null || outside.Seq == 0 || await made.ExecuteScalarAsync<string>(DatabaseCopy.MacOf, new { seq = outside.Seq }) == outside.Mac,
                [.. await made.QueryAsync<string>(DatabaseCopy.EvidenceHashes)]);
        }

        await using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
        {
            written.Flush(flushToDisk: true);
        }

        return copy with { Files = [await BackupFiles.LookAsync(folder, BackupFiles.Database, token)] };
    }
}
