namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>What decides whether a move can be made, as the ledger has it.</summary>
public sealed record CloseOutFacts
{
    /// <summary>问题编号</summary>
    public required string Number { get; init; }

    /// <summary>Where the problem stands.</summary>
    public required CloseOutStage Stage { get; init; }

    /// <summary>Its measures, in order.</summary>
    public required IReadOnlyList<CloseOutMeasure> Measures { get; init; }

    /// <summary>Whether the present application was verified: all clauses 是.</summary>
    public bool IsVerified { get; init; }

    /// <summary>The notice of the present application, when there is one.</summary>
    public NoticePeriod? Notice { get; init; }

    /// <summary>What the office asks for.</summary>
    public required CloseOutTerms Terms { get; init; }

    /// <summary>The office day.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>A measure as far as the close-out asks for it.</summary>
/// <param name="Name">措施编号</param>
/// <param name="IsComplete">Completed, or 长期坚持 and reported as done.</param>
/// <param name="Evidence">How many items of evidence it has; a 佐证材料 cell counts as one.</param>
/// <param name="Effective">Whether it was found effective.</param>
public sealed record CloseOutMeasure(string Name, bool IsComplete, int Evidence, Effectiveness Effective);

/// <summary>What the office asks for.</summary>
/// <param name="EvidencePerMeasure">Items of evidence for each measure.</param>
/// <param name="NoticeDays">Working days of 公示 at least; 0 for none.</param>
public sealed record CloseOutTerms(int EvidencePerMeasure, int NoticeDays);

/// <summary>Who makes a move.</summary>
/// <param name="Roles">What they are to the problem.</param>
/// <param name="Bar">Why they may not verify, or null.</param>
public sealed record CloseOutActor(IReadOnlySet<CloseOutRole> Roles, VerifierBar? Bar = null);

/// <summary>What is said with a move.</summary>
public sealed record CloseOutWish
{
    /// <summary>What was done, why it is returned, what was objected, what was found.</summary>
    public string? Text { get; init; }

    /// <summary>The clauses, answered.</summary>
    public IReadOnlyList<ClauseAnswer> Answers { get; init; } = [];

    /// <summary>Whether the measures were effective.</summary>
    public Effectiveness Effective { get; init; }

    /// <summary>The first day of a notice.</summary>
    public DateOnly? NoticeFrom { get; init; }

    /// <summary>Its working days.</summary>
    public int? NoticeDays { get; init; }

    /// <summary>Opened again because the problem came back (反弹).</summary>
    public bool IsRelapse { get; init; }

    /// <summary>What a look-back found: whether it holds.</summary>
    public bool Holds { get; init; }
}
