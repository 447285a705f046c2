using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Questions;

/// <summary>Which measures a question is about. What is left empty does not restrict; what somebody may see is decided elsewhere.</summary>
public sealed record MeasureFilter
{
    /// <summary>All of them.</summary>
    public static MeasureFilter None { get; } = new();

    /// <summary>我的任务: what is open in one's own hands.</summary>
    public static MeasureFilter Tasks { get; } = new() { Whose = Whose.Mine, Stage = MeasureStage.Open };

    /// <summary>Rows of units that lead the problem or answer for the measure, one of them.</summary>
    public Several<long> Units { get; init; } = [];

    /// <summary>Rows of units whose measures are left out (…除外).</summary>
    public Several<long> ExceptUnits { get; init; } = [];

    /// <summary>Rows of people in whose hands the measure lies, or who are named as 责任人, one of them (several of one name).</summary>
    public Several<long> People { get; init; } = [];

    /// <summary>The units that these people lead (陈示例分管的) are meant as well as what lies in their own hands.</summary>
    public bool LedByPeople { get; init; }

    /// <summary>Names of ledgers, one of them.</summary>
    public Several<string> Ledgers { get; init; } = [];

    /// <summary>Names of ledgers that are left out.</summary>
    public Several<string> ExceptLedgers { get; init; } = [];

    /// <summary>亮灯, one of them.</summary>
    public Several<Light> Lights { get; init; } = [];

    /// <summary>不是红灯的: none of these lights.</summary>
    public Several<Light> ExceptLights { get; init; } = [];

    /// <summary>滞后: nothing was heard of it for longer than the ladder allows.</summary>
    public bool Quiet { get; init; }

    /// <summary>没滞后的</summary>
    public bool ExceptQuiet { get; init; }

    /// <summary>How far it is; of several one of them.</summary>
    public MeasureStage? Stage { get; init; }

    /// <summary>非长期坚持的: none of these.</summary>
    public MeasureStage? ExceptStage { get; init; }

    /// <summary>逾期</summary>
    public bool Overdue { get; init; }

    /// <summary>逾期的除外</summary>
    public bool ExceptOverdue { get; init; }

    /// <summary>逾期 for so long.</summary>
    public DaysLate? Late { get; init; }

    /// <summary>How much of it is done, where that is known.</summary>
    public PercentSpan? Percent { get; init; }

    /// <summary>没填进度: no percentage is known.</summary>
    public bool NoPercent { get; init; }

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
    public Several<string> Words { get; init; } = [];
}

/// <summary>How far a measure is. Several may be joined.</summary>
[Flags]
public enum MeasureStage
{
    /// <summary>在办: neither completed nor closed.</summary>
    Open = 1 << 0,

    /// <summary>未启动</summary>
    NotStarted = 1 << 1,

    /// <summary>正在推进</summary>
    InProgress = 1 << 2,

    /// <summary>已完成, whether its problem is closed or not.</summary>
    Completed = 1 << 3,

    /// <summary>已完成 and not 已销号.</summary>
    AwaitingCloseOut = 1 << 4,

    /// <summary>已销号: its problem is closed.</summary>
    Closed = 1 << 5,

    /// <summary>长期坚持</summary>
    LongTerm = 1 << 6,

    /// <summary>Its problem was returned (退回).</summary>
    Returned = 1 << 7,

    /// <summary>申请销号, 验收, 公示: its problem is on its way to be closed.</summary>
    CloseOut = 1 << 8,
}

/// <summary>Takes joined stages apart.</summary>
public static class MeasureStages
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MeasureStage> All { get; } = Enum.GetValues<MeasureStage>();

    /// <summary>What is said of a problem, and of its measures only through it.</summary>
    public const MeasureStage OfProblems = MeasureStage.Closed | MeasureStage.Returned | MeasureStage.CloseOut;

    /// <summary>The single ones; none of null.</summary>
    public static IEnumerable<MeasureStage> Each(this MeasureStage? stage) => All.Where(one => stage?.HasFlag(one) == true);
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
