using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>The figures of one weekly digest; what the page shows and what the snapshot keeps.</summary>
public sealed record DigestFigures
{
    /// <summary>What time the figures speak of.</summary>
    public required DigestPeriod Period { get; init; }

    /// <summary>The movement of open problems.</summary>
    public required DigestFlow Flow { get; init; }

    /// <summary>Problems by status; a missing status counts as 0. Their sum is the number of all problems.</summary>
    public required IReadOnlyDictionary<ProblemStatus, int> ByStatus { get; init; }

    /// <summary>Open measures by light; a missing light counts as 0.</summary>
    public required IReadOnlyDictionary<Light, int> ByLight { get; init; }

    /// <summary>Measures completed by their original deadline, of those completed or past it.</summary>
    public required Rate OnTime { get; init; }

    /// <summary>Problems with at least one overdue measure.</summary>
    public int OverdueProblems { get; init; }

    /// <summary>Problems closed since the last digest and still closed, in the order of the ledger.</summary>
    public DigestList<DigestNumber> Closed { get; init; } = new([], 0);

    /// <summary>Measures completed since the last digest, in the order of the ledger.</summary>
    public DigestList<DigestNumber> Completed { get; init; } = new([], 0);

    /// <summary>Measures that went past their deadline since the last digest, in the order of the ledger.</summary>
    public DigestList<DigestNumber> NewlyOverdue { get; init; } = new([], 0);

    /// <summary>Problems opened again since the last digest and still open, in the order of the ledger.</summary>
    public DigestList<DigestNumber> Reopened { get; init; } = new([], 0);

    /// <summary>Each ledger by itself, in the order of the ledgers; empty where there is only one.</summary>
    public IReadOnlyList<DigestLedger> Ledgers { get; init; } = [];

    /// <summary>Overdue measures, the longest overdue first.</summary>
    public required DigestList<DigestMeasure> Overdue { get; init; }

    /// <summary>Measures due in the coming window, the earliest first.</summary>
    public required DigestList<DigestMeasure> DueNext { get; init; }

    /// <summary>Measures whose promised day passed unkept, found so since the last digest; the day of a row is the promised one.</summary>
    public DigestList<DigestMeasure> BrokenPromises { get; init; } = new([], 0);

    /// <summary>Units, the most overdue measures first.</summary>
    public required DigestList<DigestUnit> Units { get; init; }

    /// <summary>Letters that did not arrive for certain.</summary>
    public DigestList<UndeliveredLetter> Undelivered { get; init; } = new([], 0);

    /// <summary>Measures whose whole chain of posts is vacant.</summary>
    public DigestList<DigestMeasure> VacantChains { get; init; } = new([], 0);

    /// <summary>Years in which weekends and 1 January stand in for the holiday calendar.</summary>
    public IReadOnlyList<int> ProvisionalYears { get; init; } = [];

    /// <summary>The head of the audit chain.</summary>
    public PrintedAuditHead? Audit { get; init; }

    /// <summary>All problems.</summary>
    public int Problems => ByStatus.Values.Sum();

    /// <summary>Closed problems of all problems.</summary>
    public Rate CloseOut => new(ByStatus.GetValueOrDefault(ProblemStatus.Closed), Problems);
}
