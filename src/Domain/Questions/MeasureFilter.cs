using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Questions;

/// <summary>Which measures a question is about. What is left empty does not restrict; what somebody may see is decided elsewhere.</summary>
public sealed record MeasureFilter
{
    /// <summary>All of them.</summary>
    public static MeasureFilter None { get; } = new();

    /// <summary>Rows of units that lead the problem or answer for the measure, one of them.</summary>
    public IReadOnlyList<long> Units { get; init; } = [];

    /// <summary>Rows of units whose measures are left out (…除外).</summary>
    public IReadOnlyList<long> ExceptUnits { get; init; } = [];

    /// <summary>Rows of people in whose hands the measure lies, or who are named as 责任人, one of them (several of one name).</summary>
    public IReadOnlyList<long> People { get; init; } = [];

    /// <summary>The units that these people lead (陈示例分管的) are meant as well as what lies in their own hands.</summary>
    public bool LedByPeople { get; init; }

    /// <summary>The ledger's name.</summary>
    public string? Ledger { get; init; }

    /// <summary>亮灯, one of them.</summary>
    public IReadOnlyList<Light> Lights { get; init; } = [];

    /// <summary>滞后: nothing was heard of it for longer than the ladder allows.</summary>
    public bool Quiet { get; init; }

    /// <summary>How far it is.</summary>
    public MeasureStage? Stage { get; init; }

    /// <summary>逾期</summary>
    public bool Overdue { get; init; }

    /// <summary>Deadline.</summary>
    public DaySpan? Due { get; init; }

    /// <summary>Progress was reported.</summary>
    public DaySpan? Reported { get; init; }

    /// <summary>No progress was reported.</summary>
    public DaySpan? Unreported { get; init; }

    /// <summary>Completed.</summary>
    public DaySpan? Completed { get; init; }

    /// <summary>The problem was closed (销号).</summary>
    public DaySpan? Closed { get; init; }

    /// <summary>Entered in the ledger.</summary>
    public DaySpan? Entered { get; init; }

    /// <summary>Somebody promised a day (签收承诺) that is still ahead or was missed.</summary>
    public bool Promised { get; init; }

    /// <summary>失约: a promise was broken.</summary>
    public bool Broken { get; init; }

    /// <summary>Whose they are, for the person who asks.</summary>
    public Whose Whose { get; init; }

    /// <summary>Words of the matter (采购, 轮岗), all of them, in the texts of problem or measure.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>How far a measure is.</summary>
public enum MeasureStage
{
    /// <summary>在办: neither completed nor closed.</summary>
    Open,

    /// <summary>未启动</summary>
    NotStarted,

    /// <summary>正在推进</summary>
    InProgress,

    /// <summary>已完成, whether its problem is closed or not.</summary>
    Completed,

    /// <summary>已完成 and not 已销号.</summary>
    AwaitingCloseOut,

    /// <summary>已销号: its problem is closed.</summary>
    Closed,

    /// <summary>长期坚持</summary>
    LongTerm,

    /// <summary>Its problem was returned (退回).</summary>
    Returned,

    /// <summary>申请销号, 验收, 公示: its problem is on its way to be closed.</summary>
    CloseOut,
}

/// <summary>Whose measures.</summary>
public enum Whose
{
    /// <summary>All that one may see.</summary>
    Anybodys,

    /// <summary>我的: in one's own hands.</summary>
    Mine,

    /// <summary>我分管的: of one's units.</summary>
    MyUnits,
}
