using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>A question by its parts: what is asked, and about which measures.</summary>
/// <param name="Asked">What is asked.</param>
internal sealed record Question(Asked Asked)
{
    /// <summary>About which measures. <see cref="MeasureFilter.Words"/> without a number name a matter by its subject.</summary>
    public MeasureFilter Filter { get; init; } = MeasureFilter.None;

    /// <summary>The problem or measure named by its number, or spoken of last.</summary>
    public SpokenNumber? Spoken { get; init; }

    /// <summary>More numbers than one: each is answered in short.</summary>
    public IReadOnlyList<SpokenNumber> Others { get; init; } = [];

    /// <summary>
    /// Stretches that no slot explains, in their order. Where the texts that this person may see hold one it is a word of the matter (<see cref="MeasureFilter.Words"/>), else it goes to <see cref="Unused"/>.
    /// </summary>
    public IReadOnlyList<string> Maybe { get; init; } = [];

    /// <summary>Words that hold one of state, 拨付滞后: where they stand in the matter's own text they name it, and <see cref="Without"/> is the filter.</summary>
    public string? Phrase { get; init; }

    /// <summary>The filter where <see cref="Phrase"/> names the matter.</summary>
    public MeasureFilter Without { get; init; } = MeasureFilter.None;

    /// <summary>When letters went out or changes were made.</summary>
    public DaySpan? Period { get; init; }

    /// <summary>Whether a word asks (有哪些, 几条, 谁), rather than what is left open.</summary>
    public bool InSoManyWords { get; init; }

    /// <summary>What was said and is explained by nothing; the answer says that it did not restrict by it.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];
}

/// <summary>What is asked of the measures that a filter leaves.</summary>
internal enum Asked
{
    /// <summary>有哪些</summary>
    List,

    /// <summary>有几条</summary>
    Count,

    /// <summary>情况: totals and rates.</summary>
    Figures,

    /// <summary>进展, 措施是什么: one problem or measure.</summary>
    Show,

    /// <summary>谁负责</summary>
    Who,

    /// <summary>什么时候到期</summary>
    When,

    /// <summary>为什么逾期, 为什么亮红灯, 为什么提醒</summary>
    Why,

    /// <summary>办理经过: reports and changes, the newest first.</summary>
    History,

    /// <summary>提醒记录, 昨天给谁发了提醒</summary>
    Letters,

    /// <summary>下一次提醒什么时候发</summary>
    NextLetter,

    /// <summary>和上周比: what changed.</summary>
    Changes,

    /// <summary>哪项最急: the most urgent first.</summary>
    Urgent,

    /// <summary>哪些单位</summary>
    Units,

    /// <summary>谁报了进展</summary>
    People,
}
