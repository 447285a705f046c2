using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What reading a ledger needs to know beside the file.</summary>
internal sealed record LedgerReadingOptions
{
    /// <summary>The day relative deadlines count from where the file does not say it.</summary>
    public DateOnly? Issued { get; init; }

    /// <summary>交办日期 that the ledger has, by problem number: stored once, it is not moved by a later file.</summary>
    public IReadOnlyDictionary<string, DateOnly> StoredIssued { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Numbers of the ledger that were withdrawn, with the day.</summary>
    public IReadOnlyDictionary<string, DateOnly> Withdrawn { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>The year the ledger was begun for: that of deadlines without one where neither the title nor an issue date says it.</summary>
    public int? LedgerYear { get; init; }

    public required DateOnly Today { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    public required DeadlineTerms Terms { get; init; }

    public required UnitNames Units { get; init; }

    /// <summary>Unknown units are to be created instead of refused.</summary>
    public bool CreateUnits { get; init; }
}
