using CaseReform.Ops.Data.Backups;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Hosting;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Whether the database file is sound and the disk has room.</summary>
internal sealed class StorageCheck(Database database, BackupStore backups, WorkerIdentity identity, TimeProvider clock) : ICheck
{
    private const long MinMegabytes = 512;

    /// <summary>A log beyond it is held up by somebody who reads for very long, or by a process that was stopped in a read.</summary>
    private const long MaxLogMegabytes = 256;

    private static readonly TimeSpan MaxBackupAge = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<CheckFinding>> RunAsync(bool full, CancellationToken token)
    {
        var findings = new List<CheckFinding>();
        if (database.Kind == DatabaseKind.Sqlite)
        {
            var faults = (await database.ReadAsync(session => session.QueryAsync<string>("PRAGMA quick_check(5)"), token)).Where(f => f != "ok").ToList();
            findings.AddRange(faults.Select(f => new CheckFinding(
                CheckSeverity.Failure, Say(ChecksTexts.DatabaseDamaged, f), ChecksTexts.DatabaseAdvice)));
        }

        if (database.LogLength >> 20 > MaxLogMegabytes)
        {
            findings.Add(new CheckFinding(CheckSeverity.Warning, Say(ChecksTexts.LogLarge, database.LogLength >> 20), ChecksTexts.LogLargeAdvice));
        }

        if (database.ChangedOver)
        {
            findings.Add(new CheckFinding(CheckSeverity.Information, ChecksTexts.ChangedOver, ChecksTexts.ChangedOverAdvice));
        }

        if (database.Path is { } path && database.IsLinked)
        {
            findings.Add(new CheckFinding(CheckSeverity.Information, Say(ChecksTexts.Linked, path), string.Empty));
        }

        if (await backups.LastAsync(token) is not { } last)
        {
            findings.Add(new CheckFinding(CheckSeverity.Information, ChecksTexts.NoBackup, ChecksTexts.BackupAdvice));
        }
        else if (clock.GetUtcNow() - last > MaxBackupAge)
        {
            findings.Add(new CheckFinding(CheckSeverity.Warning, Say(ChecksTexts.BackupOld, (int)(clock.GetUtcNow() - last).TotalDays), ChecksTexts.BackupAdvice));
        }

        var free = new DriveInfo(identity.Folder).AvailableFreeSpace >> 20;
        if (free < MinMegabytes)
        {
            findings.Add(new CheckFinding(CheckSeverity.Warning, Say(ChecksTexts.DiskLow, free), ChecksTexts.DiskAdvice));
        }

        return findings;
    }
}
