namespace CaseReform.Ops.Data.Files;

/// <summary>Files of a worker in its data folder that a backup has to know.</summary>
public static class DataFiles
{
    /// <summary>The name under which the worker takes leases.</summary>
    public const string WorkerName = "worker.id";

    /// <summary>By which the worker notices that the database was put back.</summary>
    public const string RestoreMark = "restore.mark";

    /// <summary>How far each letter in hand got.</summary>
    public const string Journal = "phases.journal";

    /// <summary>How far each mail in hand that lets somebody in got.</summary>
    public const string AccessJournal = "access.journal";
}
