using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Ledger.Sentences;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>A measure with all that the ledger and its problem say of it.</summary>
public sealed record MeasureRow : PlannedMeasure
{
    internal new const string Columns =
        $"""
        {PlannedMeasure.Columns}, m.problem_id, p.version AS problem_version, p.symptom, p.lead_unit_id, u.name AS unit, m.text, m.original_deadline, m.deadline_text,
        m.provisional, m.status_word, m.percent, m.progress, m.evidence, m.responsible_name, m.version
        """;

    /// <inheritdoc cref="PlannedMeasure.Select"/>
    /// <remarks>Every measure has a unit: the outer join only keeps SQLite, which has no statistics, from beginning with the units.</remarks>
    internal new const string Select = $"SELECT {Columns} FROM {LiveTables} {UnitAndPromises}";

    /// <summary>The same with what was withdrawn, for those who may read it.</summary>
    internal const string SelectAny = $"SELECT {Columns} FROM {Tables} {UnitAndPromises}";

    private const string UnitAndPromises = $"LEFT JOIN units u ON u.id = coalesce(m.unit_id, p.lead_unit_id) {Promises}";

    /// <summary>Soonest deadline first; what has none comes last.</summary>
    internal const string BySoonest = "ORDER BY coalesce(m.deadline, '9999-12-31'), m.id";

    /// <summary>The problem's row.</summary>
    public long ProblemId { get; init; }

    /// <summary>Grows with each change of the problem or a measure of it.</summary>
    public int ProblemVersion { get; init; }

    /// <summary>问题表现</summary>
    public string Symptom { get; init; } = string.Empty;

    /// <summary>The unit that leads the problem.</summary>
    public long LeadUnitId { get; init; }

    /// <summary>The name of the unit that answers for it.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>整改措施</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>完成时限 at first.</summary>
    public DateOnly? OriginalDeadline { get; init; }

    /// <summary>完成时限 in the file's words.</summary>
    public string DeadlineText { get; init; } = string.Empty;

    /// <summary>Counted over a year whose holidays are not imported.</summary>
    public bool Provisional { get; init; }

    /// <summary>The word of the file, where it says more than the state.</summary>
    public string? StatusWord { get; init; }

    /// <summary>0 to 100, or null.</summary>
    public int? Percent { get; init; }

    /// <summary>整改进展</summary>
    public string? Progress { get; init; }

    /// <summary>佐证材料</summary>
    public string? Evidence { get; init; }

    /// <summary>责任人, in the ledger's words.</summary>
    public string? ResponsibleName { get; init; }

    /// <summary>Grows with each change.</summary>
    public int Version { get; init; }

    /// <summary>长期坚持 and reported as done (已完成并长期坚持), here or in the words of the file.</summary>
    public bool IsDoneOnce => Status == MeasureStatus.LongTerm
        && (CompletedOn is not null || (StatusWord is { } word && StatusSentence.Read(word, default) is SentenceReading.Told { Status: { Measure: MeasureStatus.LongTerm, KeepWord: true } }));

    /// <summary>Nothing of it is left to do.</summary>
    public bool IsComplete => Status == MeasureStatus.Completed || IsDoneOnce;
}
