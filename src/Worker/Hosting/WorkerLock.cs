using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Reminders;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>One sender a data folder: a file that the system locks for as long as the process lives, however it dies.</summary>
internal sealed class WorkerLock(WorkerIdentity identity, Database database) : IDisposable
{
    private FileStream? _file;

    /// <summary>Whether this process has it.</summary>
    public bool IsTaken => _file is not null;

    /// <summary>Takes the lock.</summary>
    /// <returns>False when another process has it.</returns>
    public bool TryTake()
    {
        try
        {
            _file ??= new FileStream(FileName, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Beside the SQLite file, so that a second data folder with the same file is refused, too.</summary>
    private string FileName => database.Path is { } file ? file + ".worker" : Path.Combine(identity.Folder, "worker.lock");

    /// <summary>Takes the lock or says who has to stop.</summary>
    /// <exception cref="InvalidOperationException">Another worker runs on this folder; the message is a Chinese sentence.</exception>
    public void Take()
    {
        if (!TryTake())
        {
            throw new SecondWorkerException(string.Format(CultureInfo.InvariantCulture, ReminderTexts.SecondWorker, identity.Folder));
        }
    }

    public void Dispose() => _file?.Dispose();
}

/// <summary>Another worker runs on this data folder; the message is a Chinese sentence.</summary>
internal sealed class SecondWorkerException(string message) : Exception(message);
