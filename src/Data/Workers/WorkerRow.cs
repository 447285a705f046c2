namespace CaseReform.Ops.Data.Workers;

/// <summary>A worker as the database knows it.</summary>
public sealed record WorkerRow
{
    /// <summary>Its name, from the file <c>worker.id</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Grows with everything it sends; the mark outside the database has to fit it.</summary>
    public long Number { get; init; }

    /// <summary>The office's last word on a restored database when this worker last joined; empty before the first.</summary>
    public string Settled { get; init; } = string.Empty;

    /// <summary>A head of the audit trail, outside the database, that does not fit and that the office knows of; null for none.</summary>
    public string? Head { get; init; }

    /// <summary>The machine.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>The program's version.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>When its process began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last said that it lives.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>By how many milliseconds the database's clock is ahead of the machine's; null where nobody asked.</summary>
    public long? Skew { get; init; }
}
