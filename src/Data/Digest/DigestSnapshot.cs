using System.Text.Json;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Data.Digest;

/// <summary>What a digest keeps of the ledger: its figures, and as much of the open problems as the next one needs to reconcile row by row.</summary>
public sealed record DigestSnapshot
{
    /// <summary>The last event that is counted in.</summary>
    public required long LastEvent { get; init; }

    /// <summary>The open problems' rows, as <see cref="IdRanges"/>.</summary>
    public required string Open { get; init; }

    /// <summary>The rows of promises found broken on the day of issue, as <see cref="IdRanges"/>: they are told, and others of that day are not.</summary>
    public string Broken { get; init; } = string.Empty;

    /// <summary>The rows of measures completed on a known day, as <see cref="IdRanges"/>: the next digest tells of the others. Null in digests before this was kept.</summary>
    public string? Completed { get; init; }

    /// <summary>The figures as printed; null when a stored snapshot is read back, since nothing asks for them again.</summary>
    public DigestFigures? Figures { get; init; }

    /// <summary>As stored.</summary>
    public string ToJson() => AuditJson.Of(this);

    /// <summary>What the next digest needs of a stored snapshot.</summary>
    public static DigestSnapshot Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new DigestSnapshot
        {
            LastEvent = root.GetProperty(nameof(LastEvent)).GetInt64(),
            Open = root.GetProperty(nameof(Open)).GetString()!,
            Completed = root.TryGetProperty(nameof(Completed), out var completed) ? completed.GetString() : null,
            Broken = root.TryGetProperty(nameof(Broken), out var broken) ? broken.GetString()! : string.Empty,
        };
    }
}
