using CaseReform.Ops.Data.Ledger.Import;
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

    /// <summary>What the ledger has already, by number: a blank cell of a known row says nothing new.</summary>
    public IReadOnlyDictionary<string, KnownProblem> Known { get; init; } = new Dictionary<string, KnownProblem>();

    /// <summary>Each sheet counts from one: the name of the sheet goes before its numbers.</summary>
    public bool PrefixSheets { get; init; }

    /// <summary>What to do with a sheet whose numbers moved.</summary>
    public NumberAnswer Numbers { get; init; }

    /// <summary>The year the ledger was begun for: that of deadlines without one where neither the title nor an issue date says it.</summary>
    public int? LedgerYear { get; init; }

    public required DateOnly Today { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    public required DeadlineTerms Terms { get; init; }

    public required UnitNames Units { get; init; }

    /// <summary>What the office said of a column, by its header without white space (<see cref="HeaderMeaning.Said"/>); goes before what the words say.</summary>
    public Func<string, HeaderMeaning?>? Answer { get; init; }

    /// <summary>Unknown units are to be created instead of refused.</summary>
    public bool CreateUnits { get; init; }
}
