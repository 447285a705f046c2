using System.Globalization;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Workers;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

using Npgsql;

namespace CaseReform.Ops.Data.Backups;

/// <summary>Takes a backup back: checked whole first, laid ready beside the data, and put in place in one step.</summary>
public sealed class BackupRestore(Database database, Migrator migrator, AuditKey key, IOptions<DatabaseOptions> options, IOptions<AuditOptions> audit, TimeProvider clock)
{
    private const string IdSetting = "restore.id";
    private const string Stage = "restore.new";

    /// <summary>Whether the settings lie outside of the data folder, where they are not this program's to write: those of a backup stay in it.</summary>
    public bool SettingsStandElsewhere => SettingsFile.For(Data) != Path.Combine(Data, SettingsFile.Name);

    private string Data => Path.GetFullPath(options.Value.DataFolder);

    /// <summary>Reads a backup's manifest and every file it names.</summary>
    /// <exception cref="BackupRefusedException">A file is missing, cut off or changed (named), or the backup is of another kind or a newer program.</exception>
    public async Task<BackupManifest> CheckAsync(string folder, CancellationToken token)
    {
        var manifest = BackupManifest.Read(folder);
        foreach (var file in manifest.Files)
        {
            if (Path.IsPathRooted(file.Name) || file.Name.Split('/').Contains("..") || BackupFiles.IsOutside(file.Name))
            {
                throw new BackupRefusedException(BackupTexts.FileChanged, BackupManifest.FileName);
            }

            if (!File.Exists(Path.Combine(folder, file.Name)))
            {
                throw new BackupRefusedException(BackupTexts.FileMissing, file.Name);
            }

            if (await BackupFiles.LookAsync(folder, file.Name, token) != file)
            {
                throw new BackupRefusedException(BackupTexts.FileChanged, file.Name);
            }
        }

        if (DriveInfo.GetDrives().Any(d => Path.TrimEndingDirectorySeparator(d.Name) == Path.Combine(Data, BackupFiles.Evidence)))
        {
            throw new BackupRefusedException(BackupTexts.EvidenceMounted, Path.Combine(Data, BackupFiles.Evidence));
        }

        if (manifest.Kind != database.Kind)
        {
            throw new BackupRefusedException(BackupTexts.OtherKind, manifest.Kind, database.Kind);
        }

        return manifest.Schema <= Migrator.Newest(database.Kind) ? manifest : throw new BackupRefusedException(BackupTexts.NewerSchema, manifest.Schema, Migrator.Newest(database.Kind));
    }

    /// <summary>Carries a restore that was killed to its end, or forgets it. Before anything else that touches the data.</summary>
    /// <returns>What was done about it, as a Chinese sentence; null when there was none.</returns>
    /// <exception cref="SchemaException">Another process is restoring.</exception>
    public async Task<string?> SettleAsync(CancellationToken token)
    {
        using var turn = RestoreTurn.Take(Data);
        return await SettlePendingAsync(database, Data, token);
    }

    /// <summary>Whether there is something that a restore would replace.</summary>
    /// <exception cref="SchemaException">On PostgreSQL, the tables of another program: nothing may replace them.</exception>
    public async Task<bool> HoldsSomethingAsync(CancellationToken token)
    {
        if (database.Kind == DatabaseKind.Postgres)
        {
            await database.ReadAsync(Migrator.RefuseForeignAsync, token);
        }

        if (File.Exists(key.File) || (Directory.Exists(Path.Combine(Data, BackupFiles.Evidence)) && Directory.EnumerateFiles(Path.Combine(Data, BackupFiles.Evidence), "*", SearchOption.AllDirectories).Any()))
        {
            return true;
        }

        if (database.Path is { } file && (!File.Exists(file) || new FileInfo(file).Length == 0))
        {
            return false;
        }

        try
        {
            return await database.ReadScalarAsync<long>("SELECT count(*) FROM audit", null, token) > 0
                || await database.ReadScalarAsync<long>("SELECT count(*) FROM people", null, token) > 0;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
        catch (SqliteException)
        {
            return true;
        }
    }

    /// <summary>Whoever, on whatever machine, has the database in use, by what its session calls itself; null on SQLite, where the data folder's locks tell.</summary>
    public async Task<string?> HeldAsync(CancellationToken token) => await database.ReadAsync(NameLock.AllAsync, token) is [var who, ..] ? who : null;

    /// <summary>Puts a backup that was checked in place. Nobody else may have the data open.</summary>
    /// <returns>Where what was there before is kept, or null when nothing was.</returns>
    public async Task<string?> RunAsync(string folder, BackupManifest manifest, CancellationToken token)
    {
        using var turn = RestoreTurn.Take(Data);
        await SettlePendingAsync(database, Data, token);
        foreach (var old in Directory.EnumerateDirectories(Data, Stage + "*"))
        {
            // of a restore that was killed before it changed anything
            Directory.Delete(old, recursive: true);
        }

        var id = Guid.NewGuid().ToString("N");
        var stage = Path.Combine(Data, $"{Stage}-{id}");
        BackupFiles.MakeFolder(stage, Data);
        foreach (var file in manifest.Files.Where(f => !f.Name.StartsWith(BackupFiles.Tables + "/", StringComparison.Ordinal)))
        {
            if (await BackupFiles.CopyAsync(Path.Combine(folder, file.Name), stage, file.Name, token, Data) != file)
            {
                throw new BackupRefusedException(BackupTexts.FileChanged, file.Name);
            }
        }

        if (database.Kind == DatabaseKind.Sqlite)
        {
            await SqliteCopy.PutInWalModeAsync(Path.Combine(stage, BackupFiles.Database), token);
        }

        // a folder of evidence is replaced as a whole, also by none
        BackupFiles.MakeFolder(Path.Combine(stage, BackupFiles.Evidence), Data);
        BackupFiles.FlushFolders(stage);
        var aside = Path.Combine(Data, "before-restore-" + clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));
        var pending = new PendingRestore(id, stage, aside, [.. MovesOf(manifest, stage)], [.. Gone(manifest)]);
        pending.Write(Data);
        try
        {
            if (database.Kind == DatabaseKind.Postgres)
            {
                await database.WriteAsync(
                    async session =>
                    {
                        await PostgresCopy.LoadAsync(session, migrator, folder, manifest);
                        await session.ExecuteAsync("INSERT INTO settings (key, value) VALUES (@key, @id) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { key = IdSetting, id });
                        RefuseUnready(pending);
                    },
                    token);
            }

            await database.DisposeAsync();
            RefuseUnready(pending);
        }
        catch (Exception e) when (e is SchemaException or BackupRefusedException)
        {
            // anything else may have come after the commit: whoever starts next asks the database
            pending.Drop(Data);
            throw;
        }

        pending.Finish(Data);
        return Directory.Exists(aside) ? aside : null;
    }

    /// <summary>Carries a restore that was killed to its end, or forgets it when it had not changed anything.</summary>
    /// <exception cref="SchemaException">There was one: the program has to be started again with what is in place now.</exception>
    internal static async Task SettleAsync(Database database, string data, CancellationToken token)
    {
        if (PendingRestore.Read(data) is null)
        {
            return;
        }

        using var turn = RestoreTurn.Take(data);
        if (await SettlePendingAsync(database, data, token) is { } said)
        {
            throw new SchemaException(said + BackupTexts.StartAgain, null);
        }
    }

    /// <summary>What was done about a restore that was killed, or null when there is none. Only in turn: the one that is being done looks like one that was killed.</summary>
    private static async Task<string?> SettlePendingAsync(Database database, string data, CancellationToken token)
    {
        if (PendingRestore.Read(data) is not { } pending)
        {
            return null;
        }

        if (database.Kind == DatabaseKind.Postgres && await TakenAsync(database, token) != pending.Id)
        {
            pending.Drop(data);
            return BackupTexts.Dropped;
        }

        pending.Finish(data);
        return Directory.Exists(pending.Aside) ? Say(BackupTexts.Finished, pending.Aside) : BackupTexts.FinishedEmpty;
    }

    private static void RefuseUnready(PendingRestore pending)
    {
        if (!pending.IsReady)
        {
            throw new BackupRefusedException(BackupTexts.StageGone);
        }
    }

    private static async Task<string?> TakenAsync(Database database, CancellationToken token)
    {
        try
        {
            return await database.ReadAsync(session => SettingsStore.GetAsync(session, IdSetting), token);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    private IEnumerable<PendingMove> MovesOf(BackupManifest manifest, string stage)
    {
        foreach (var name in manifest.Files.Select(f => f.Name).Where(n => !n.StartsWith(BackupFiles.Evidence + "/", StringComparison.Ordinal)
            && !n.StartsWith(BackupFiles.Tables + "/", StringComparison.Ordinal) && !(n == SettingsFile.Name && SettingsStandElsewhere)))
        {
            yield return new PendingMove(Path.Combine(stage, name), name switch
            {
                BackupFiles.Database => database.Path!,
                BackupFiles.AuditKey => key.File,
                BackupFiles.AuditHead => Path.GetFullPath(Path.Combine(Data, audit.Value.HeadFile)),
                _ => Path.Combine(Data, name),
            });
        }

        yield return new PendingMove(Path.Combine(stage, BackupFiles.Evidence), Path.Combine(Data, BackupFiles.Evidence));
    }

    /// <summary>What nothing takes the place of.</summary>
    private IEnumerable<string> Gone(BackupManifest manifest) =>
    [
        .. database.Path is { } file ? new[] { file + "-wal", file + "-shm", file + "-journal" } : [],
        .. manifest.Files.Any(f => f.Name == BackupFiles.AuditHead) ? [] : new[] { Path.GetFullPath(Path.Combine(Data, audit.Value.HeadFile)) },
    ];
}
