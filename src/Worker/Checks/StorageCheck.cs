using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Hosting;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Whether the database file is sound and the disk has room.</summary>
internal sealed class StorageCheck(Database database, WorkerIdentity identity) : ICheck
{
    private const long LeastMegabytes = 512;

    public async Task<IReadOnlyList<CheckFinding>> RunAsync(bool full, CancellationToken token)
    {
        var findings = new List<CheckFinding>();
        if (database.Kind == DatabaseKind.Sqlite)
        {
            var faults = (await database.ReadAsync(session => session.QueryAsync<string>("PRAGMA quick_check(5)"), token)).Where(f => f != "ok").ToList();
            findings.AddRange(faults.Select(f => new CheckFinding(
                CheckSeverity.Failure, string.Format(CultureInfo.InvariantCulture, ChecksTexts.DatabaseDamaged, f), ChecksTexts.DatabaseAdvice)));
        }

        var free = new DriveInfo(identity.Folder).AvailableFreeSpace >> 20;
        if (free < LeastMegabytes)
        {
            findings.Add(new CheckFinding(CheckSeverity.Warning, string.Format(CultureInfo.InvariantCulture, ChecksTexts.DiskLow, free), ChecksTexts.DiskAdvice));
        }

        return findings;
    }
}
