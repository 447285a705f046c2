using CaseReform.Ops.Data.Ledger.Import;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What to import, and how.</summary>
internal sealed record ImportRequest
{
    public required string File { get; init; }

    /// <summary>The ledger's name; null for the first.</summary>
    public string? Ledger { get; init; }

    /// <summary>交办日期 where the file has none.</summary>
    public DateOnly? Issued { get; init; }

    public bool DryRun { get; init; }

    public bool CreateUnits { get; init; }

    /// <summary>Import what can be read and write the rest back.</summary>
    public bool SkipRefused { get; init; }

    public bool AcceptChanges { get; init; }
}

/// <summary>What an import came to. Without a result nothing was imported.</summary>
internal sealed record ImportReport
{
    public ImportResult? Result { get; init; }

    public IReadOnlyList<string> CreatedUnits { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Where the refused problems were written; null when they were not.</summary>
    public string? ReturnedFile { get; init; }
}
