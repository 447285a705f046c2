using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>A problem as a file has it. Null means that the file does not say: a blank cell never erases what the ledger has.</summary>
public sealed record ImportedProblem
{
    /// <summary>问题编号</summary>
    public required ProblemNumber Number { get; init; }

    /// <summary>问题类别</summary>
    public string? Category { get; init; }

    /// <summary>问题表现</summary>
    public required string Symptom { get; init; }

    /// <summary>原因剖析</summary>
    public string? RootCause { get; init; }

    /// <summary>整改目标</summary>
    public string? Target { get; init; }

    /// <summary>问题来源, by kind.</summary>
    public SourceKind SourceKind { get; init; }

    /// <summary>问题来源, in the file's words.</summary>
    public string? SourceText { get; init; }

    /// <summary>个性 or 共性</summary>
    public ProblemScope Scope { get; init; }

    /// <summary>牵头单位, by its full name.</summary>
    public required string LeadUnit { get; init; }

    /// <summary>配合单位, by their full names.</summary>
    public IReadOnlyList<string> SupportingUnits { get; init; } = [];

    /// <summary>Words for many units among 配合单位 (各乡镇), joined by 、.</summary>
    public string? SupportingText { get; init; }

    /// <summary>督导单位</summary>
    public string? OverseeingUnit { get; init; }

    /// <summary>牵头领导</summary>
    public string? LeadLeader { get; init; }

    /// <summary>专项</summary>
    public string? Campaign { get; init; }

    /// <summary>备注</summary>
    public string? Remark { get; init; }

    /// <summary>Where it stands.</summary>
    public ProblemStatus? Status { get; init; }

    /// <summary>The word of the file, where it says more than the state.</summary>
    public string? StatusWord { get; init; }

    /// <summary>交办日期. Once stored it is never moved by a file.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The version of our own export, or null for a file that has none.</summary>
    public long? Version { get; init; }

    /// <summary>Sheet and row where it stands, for what is taken over as written.</summary>
    public string? Place { get; init; }

    /// <summary>The measures, in the order of the file.</summary>
    public required IReadOnlyList<ImportedMeasure> Measures { get; init; }
}

/// <summary>A measure as a file has it.</summary>
public sealed record ImportedMeasure
{
    /// <summary>The row of our own export, or null.</summary>
    public long? Id { get; init; }

    /// <summary>整改措施</summary>
    public required string Text { get; init; }

    /// <summary>完成时限</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>长期坚持</summary>
    public bool LongTerm { get; init; }

    /// <summary>Counted over a year whose holidays are not imported.</summary>
    public bool Provisional { get; init; }

    /// <summary>完成时限 in the file's words.</summary>
    public required string DeadlineText { get; init; }

    /// <summary>Where it stands.</summary>
    public MeasureStatus? Status { get; init; }

    /// <summary>The word of the file, where it says more than the state.</summary>
    public string? StatusWord { get; init; }

    /// <summary>The unit that answers for it, when another than the problem's.</summary>
    public string? Unit { get; init; }

    /// <summary>责任人</summary>
    public string? ResponsibleName { get; init; }

    /// <summary>整改进展</summary>
    public string? Progress { get; init; }

    /// <summary>0 to 100.</summary>
    public int? Percent { get; init; }

    /// <summary>佐证材料</summary>
    public string? Evidence { get; init; }
}

/// <summary>An import, whole.</summary>
public sealed record LedgerImport
{
    /// <summary>The ledger's name.</summary>
    public required string Ledger { get; init; }

    /// <summary>The ledger's year, for a new ledger.</summary>
    public required int Year { get; init; }

    /// <summary>The problems.</summary>
    public required IReadOnlyList<ImportedProblem> Problems { get; init; }

    /// <summary>Numbers that the file has but that could not be read: they are not missing.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Units to create first.</summary>
    public IReadOnlyList<string> NewUnits { get; init; } = [];

    /// <summary>What the office said of columns, by their header: kept for the ledger's next import.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Take what differs from the ledger.</summary>
    public bool AcceptChanges { get; init; }

    /// <summary>Compare only.</summary>
    public bool DryRun { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The office day of that instant.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The file, for the trail.</summary>
    public required string File { get; init; }

    /// <summary>Who brings it, and through what.</summary>
    public ChangeOrigin Origin { get => field ?? new ChangeOrigin(At, "office", "import"); init; }
}

/// <summary>One cell that differs.</summary>
/// <param name="Number">The problem's or measure's number.</param>
/// <param name="Field">The column's name in the database.</param>
/// <param name="Ledger">What the ledger has.</param>
/// <param name="File">What the file has.</param>
public sealed record CellDifference(string Number, string Field, string? Ledger, string? File);

/// <summary>What an import came to.</summary>
public sealed record ImportResult
{
    /// <summary>Problems newly taken in.</summary>
    public int Problems { get; init; }

    /// <summary>Measures newly taken in.</summary>
    public int Measures { get; init; }

    /// <summary>Problems of the file that the ledger has just so.</summary>
    public int Unchanged { get; init; }

    /// <summary>Cells that differ and can be taken.</summary>
    public IReadOnlyList<CellDifference> Differences { get; init; } = [];

    /// <summary>Cells that the ledger itself has changed since; its value is kept.</summary>
    public IReadOnlyList<CellDifference> Conflicts { get; init; } = [];

    /// <summary>States of the close-out that the file words otherwise than the ledger has them: a spreadsheet moves a known problem no further than 已完成, nor back.</summary>
    public IReadOnlyList<CellDifference> CloseOuts { get; init; } = [];

    /// <summary>New problems that came closed or on their way to it, and are held as written (接收).</summary>
    public IReadOnlyList<string> TakenOver { get; init; } = [];

    /// <summary>Measures of the file that the ledger's problem does not have yet.</summary>
    public IReadOnlyList<string> NewMeasures { get; init; } = [];

    /// <summary>Problems and measures of the ledger that the file does not have. Nothing is deleted.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>责任人 and 牵头领导 whom the address list does not have and who are new among those of the ledger; their measures go to the posts of the unit.</summary>
    public IReadOnlyList<string> UnknownNames { get; init; } = [];

    /// <summary>How many others of the ledger it does not have: they were named when they came.</summary>
    public int StillUnknown { get; init; }

    /// <summary>New units that the rows taken in name.</summary>
    public IReadOnlyList<string> CreatedUnits { get; init; } = [];

    /// <summary>Problems with differences.</summary>
    public int Changed { get; init; }
}
