using System.Data.Common;
using System.Text;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Backups;

/// <summary>Makes backups beside running processes: the database of one moment, and of that moment its trail's head and its evidence.</summary>
public sealed class BackupStore(Database database, AuditTrail audit, AuditKey key, IOptions<DatabaseOptions> options, TimeProvider clock)
{
    private const string Last = "backup.last";
    private const string Unfinished = ".unfinished";

    /// <summary>Makes a backup in a folder that is not there yet: all of it appears under its name, or nothing does.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="program">The program's version.</param>
    /// <param name="token">Stops it; nothing is left then.</param>
    /// <exception cref="BackupRefusedException">The folder is there already or lies in the data folder; the database is damaged.</exception>
    public async Task<MadeBackup> MakeAsync(string folder, string program, CancellationToken token)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var data = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Value.DataFolder));
        if ((target + Path.DirectorySeparatorChar).StartsWith(data + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new BackupRefusedException(BackupTexts.InsideData, target);
        }

        if (Path.Exists(target))
        {
            throw new BackupRefusedException(BackupTexts.TargetExists, target);
        }

        var work = target + Unfinished;
        if (Directory.Exists(work))
        {
            // of a backup that was killed
            Directory.Delete(work, recursive: true);
        }

        try
        {
            BackupFiles.MakeFolder(work);
            var manifest = await FillAsync(work, data, program, token);
            manifest.Write(work);
            BackupFiles.FlushFolders(work);
            Directory.Move(work, target);
            FlushedFile.FlushFolder(Path.GetDirectoryName(target)!);
            return new MadeBackup(manifest, await NoteAsync(manifest, token));
        }
        catch
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }

            throw;
        }
    }

    /// <summary>When the last backup was made with this program, or null.</summary>
    public async Task<DateTimeOffset?> LastAsync(CancellationToken token) =>
        await database.ReadAsync(session => SettingsStore.GetAsync(session, Last), token) is { } text
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
            : null;

    private async Task<BackupManifest> FillAsync(string work, string data, string program, CancellationToken token)
    {
        var at = clock.GetUtcNow();

        // before the database: the head is written after each commit, so that it is never ahead of a copy made later
        var outside = audit.ReadHead();
        var copy = database.Kind == DatabaseKind.Sqlite
            ? await SqliteCopy.MakeAsync(database, work, outside, token)
            : await PostgresCopy.MakeAsync(database, work, outside, token);
        var (files, missing, damaged) = (copy.Files.ToList(), new List<string>(), new List<string>());
        await AddAsync(key.File, BackupFiles.AuditKey);
        foreach (var file in Directory.Exists(Path.Combine(data, BackupFiles.Keys)) ? Directory.GetFiles(Path.Combine(data, BackupFiles.Keys)) : [])
        {
            var name = $"{BackupFiles.Keys}/{Path.GetFileName(file)}";
            if (name != BackupFiles.AuditKey)
            {
                await AddAsync(file, name);
            }
        }

        foreach (var name in BackupFiles.Plain)
        {
            await AddAsync(Path.Combine(data, name), name);
        }

        await AddAsync(SettingsFile.For(data), SettingsFile.Name);
        if (outside is not null)
        {
            // one that is no part of the trail stays as it is: it is the only trace of what was cut off
            await using var head = new MemoryStream(Encoding.ASCII.GetBytes((copy.HeadFits ? copy.Head : outside).ToString()));
            files.Add(await BackupFiles.CopyAsync(head, work, BackupFiles.AuditHead, token));
        }

        foreach (var hash in copy.Evidence)
        {
            if (!await AddAsync(Path.Combine(data, BackupFiles.Evidence, hash[..2], hash), $"{BackupFiles.Evidence}/{hash[..2]}/{hash}"))
            {
                missing.Add(hash);
            }
            else if (files[^1].Sha256 != hash)
            {
                damaged.Add(hash);
            }
        }

        return new BackupManifest
        {
            Program = program, Schema = copy.Schema, Kind = database.Kind, At = at, AuditSeq = copy.Head.Seq,
            Files = files, MissingEvidence = missing, DamagedEvidence = damaged, Tables = copy.Tables, Sequences = copy.Sequences,
        };

        async Task<bool> AddAsync(string file, string name)
        {
            if (BackupFiles.IsOutside(name) || await BackupFiles.CopyAsync(file, work, name, token) is not { } copied)
            {
                return false;
            }

            files.Add(copied);
            return true;
        }
    }

    /// <summary>The backup is complete by now, whatever happens here.</summary>
    private async Task<Exception?> NoteAsync(BackupManifest manifest, CancellationToken token)
    {
        try
        {
            await database.WriteAsync(
                async session =>
                {
                    await session.ExecuteAsync(
                        "INSERT INTO settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                        new { key = Last, value = manifest.At.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture) });
                    session.Audit(new AuditEntry
                    {
                        At = manifest.At, Actor = "office", Through = "command", Action = "backup.made", Subject = "backup",
                        Detail = AuditJson.Of(new
                        {
                            upTo = manifest.AuditSeq, files = manifest.Files.Count, missing = manifest.MissingEvidence.Count, damaged = manifest.DamagedEvidence.Count,
                        }),
                    });
                },
                token);
            return null;
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or TimeoutException or AuditKeyException or OperationCanceledException)
        {
            return e;
        }
    }
}
