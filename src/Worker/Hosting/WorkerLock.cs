using System.Globalization;

using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Hosting.Start;
using CaseReform.Ops.Worker.Reminders;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>One sender a data folder.</summary>
internal sealed class WorkerLock(WorkerIdentity identity, Database database) : IDisposable
{
    private FileStream? _file;

    /// <summary>Whether this process has it.</summary>
    public bool IsTaken => _file is not null;

    /// <summary>Takes the lock.</summary>
    /// <returns>False when another process has it.</returns>
    public bool TryTake() => (_file ??= ProcessLock.TryTake(ProcessLock.Worker(database))) is not null;

    /// <summary>Takes the lock or says who has to stop.</summary>
    /// <exception cref="SecondProcessException">Another worker runs on this folder.</exception>
    public void Take()
    {
        if (!TryTake())
        {
            throw new SecondProcessException(string.Format(CultureInfo.InvariantCulture, ReminderTexts.SecondWorker, identity.Folder));
        }
    }

    public void Dispose() => _file?.Dispose();
}
