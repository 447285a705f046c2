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

    /// <summary>Numbers of the ledger that were withdrawn, with the day.</summary>
    public IReadOnlyDictionary<string, DateOnly> Withdrawn { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>The year the ledger was begun for: that of deadlines without one where neither an issue date nor the title says it.</summary>
    public int? LedgerYear { get; init; }

    public required DateOnly Today { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    public required DeadlineTerms Terms { get; init; }

    public required UnitNames Units { get; init; }

    /// <summary>What the office said of single columns.</summary>
    public ColumnAnswers Columns { get; init; } = ColumnAnswers.None;

    /// <summary>Unknown units are to be created instead of refused.</summary>
    public bool CreateUnits { get; init; }

    /// <summary>Names that are units of their own although a known unit is called nearly so.</summary>
    public IReadOnlyList<string> AsNew { get; init; } = [];

    /// <summary>Retired units, by the numbers of the ledger's problems that name them: what is known goes on being read.</summary>
    public IReadOnlySet<(string Problem, string Unit)> NamedBefore { get; init; } = new HashSet<(string, string)>();
}
