using CaseReform.Ops.Bot.Understanding.Asking;
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

    /// <summary>The sentence as it was cut: with it words that the ledger knows, 拨付滞后, are read as its matter. Null where no sentence was said.</summary>
    public SentenceCut? Cut { get; init; }

    /// <summary>Words that were typed with a character wrong, and what of the ledger they were taken for.</summary>
    public IReadOnlyList<(string Said, string Meant)> Heard { get; init; } = [];

    /// <summary>When letters went out or changes were made.</summary>
    public DaySpan? Period { get; init; }

    /// <summary>Told apart by unit, ledger or person (各单位, 哪本台账, 哪些人).</summary>
    public Breakdown? By { get; init; }

    /// <summary>Where several figures are asked for at once (完成的和没完成的各几条), each of them by itself; the question is all of them together.</summary>
    public IReadOnlyList<Question> Parts { get; init; } = [];

    /// <summary>占几成: how many they are of all that the question's unit, person or ledger has.</summary>
    public bool OfAll { get; init; }

    /// <summary>It goes on about the list shown last, whose filter it has.</summary>
    public bool OfList { get; init; }

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

    /// <summary>什么原因, 为什么会有这个问题: what the ledger gives as its cause.</summary>
    Cause,

    /// <summary>要达到什么: the goal.</summary>
    Target,

    /// <summary>谁配合: the units that assist.</summary>
    Assisting,

    /// <summary>谁督导</summary>
    Overseers,

    /// <summary>问题怎么来的: its source.</summary>
    Source,

    /// <summary>哪一类问题: its category.</summary>
    Category,
}

/// <summary>Questions for one column of the ledger.</summary>
internal static class AskedColumns
{
    /// <summary>Whether it asks for what a column holds.</summary>
    public static bool IsColumn(this Asked asked) => asked is Asked.Cause or Asked.Target or Asked.Assisting or Asked.Overseers or Asked.Source or Asked.Category;
}

/// <summary>By what an answer is told apart.</summary>
internal enum Breakdown
{
    /// <summary>各单位</summary>
    Unit,

    /// <summary>各台账</summary>
    Ledger,

    /// <summary>哪些人</summary>
    Person,
}
