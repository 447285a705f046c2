using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What to import, and how.</summary>
internal sealed record ImportRequest
{
    public required string File { get; init; }

    /// <summary>The ledger's name; null for the first.</summary>
    public string? Ledger { get; init; }

    /// <summary>Ledgers that an export names and that may be made anew.</summary>
    public IReadOnlyList<string> NewLedgers { get; init; } = [];

    /// <summary>交办日期 where the file has none.</summary>
    public DateOnly? Issued { get; init; }

    /// <summary>What single columns are, as <c>当前状态=状态</c>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Any ledger that an export names may be made anew.</summary>
    public bool AnyNewLedger { get; init; }

    public bool DryRun { get; init; }

    /// <summary>What is refused is written back also when nothing is imported.</summary>
    public bool ReturnsDry { get; init; }

    public bool CreateUnits { get; init; }

    /// <summary>Names that are units of their own although a known unit is called nearly so.</summary>
    public IReadOnlyList<string> AsNew { get; init; } = [];

    /// <summary>Takes the units that would be created, before anything is written.</summary>
    public Func<NewUnitPlan, Task>? ShowNewUnits { get; init; }

    /// <summary>Import what can be read and write the rest back.</summary>
    public bool SkipRefused { get; init; }

    public bool AcceptChanges { get; init; }

    /// <summary>What sheets that each count from one are.</summary>
    public SheetAnswer Sheets { get; init; }

    /// <summary>What a sheet whose numbers moved means.</summary>
    public NumberAnswer Numbers { get; init; }
}

/// <summary>What an import came to. Without a result nothing was imported.</summary>
internal sealed record ImportReport
{
    public ImportResult? Result { get; init; }

    public IReadOnlyList<string> CreatedUnits { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The measures whose status was read from words.</summary>
    public IReadOnlyList<StatusNote> Statuses { get; init; } = [];

    /// <summary>How deadlines were read whose day does not stand in their cell.</summary>
    public IReadOnlyList<ReckonedDeadline> Deadlines { get; init; } = [];

    /// <summary>Deadlines that are over before their problem was issued.</summary>
    public IReadOnlyList<EarlyDeadline> EarlyDeadlines { get; init; } = [];

    /// <summary>Into which ledgers the file goes.</summary>
    public IReadOnlyList<string> Ledgers { get; init; } = [];

    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Where the refused problems were written; null when they were not.</summary>
    public string? ReturnedFile { get; init; }
}
