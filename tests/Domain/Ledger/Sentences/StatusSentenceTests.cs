using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Ledger.Sentences;

namespace CaseReform.Ops.Domain.Tests.Ledger.Sentences;

public sealed class StatusSentenceTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    public static TheoryData<string> Completed => Lines(SentenceSamples.Completed);

    public static TheoryData<string> CompletedAndLasting => Lines(SentenceSamples.CompletedAndLasting);

    public static TheoryData<string, ProblemStatus> Closing => [
        .. Lines(SentenceSamples.Closed).Select(l => (l.Data, ProblemStatus.Closed)),
        .. Lines(SentenceSamples.Requested).Select(l => (l.Data, ProblemStatus.CloseOutRequested)),
        .. Lines(SentenceSamples.Reviewing).Select(l => (l.Data, ProblemStatus.UnderReview)),
        .. Lines(SentenceSamples.Noticed).Select(l => (l.Data, ProblemStatus.PublicNotice))];

    public static TheoryData<string> Moving => Lines(SentenceSamples.Moving);

    public static TheoryData<string> MovingAndLasting => Lines(SentenceSamples.MovingAndLasting);

    public static TheoryData<string> NotStarted => Lines(SentenceSamples.NotStarted);

    public static TheoryData<string> LongTerm => Lines(SentenceSamples.LongTerm);

    public static TheoryData<string> Unclear => Lines(SentenceSamples.Unclear);

    public static TheoryData<string> Nothing => Lines(SentenceSamples.Nothing);

    [Theory]
    [MemberData(nameof(Completed))]
    public void The_matter_as_a_whole_is_done_and_not_closed(string sentence) =>
        Assert.Equal("Completed 0", Show(sentence));

    [Theory]
    [MemberData(nameof(CompletedAndLasting))]
    public void Done_once_and_kept_up_is_long_term(string sentence) =>
        Assert.Equal("LongTerm 1 LongTerm keep", Show(sentence));

    [Theory]
    [MemberData(nameof(Closing))]
    public void What_follows_completion_is_a_state_of_the_problem(string sentence, ProblemStatus problem) =>
        Assert.Equal($"Completed 0 {problem}", Show(sentence));

    [Theory]
    [MemberData(nameof(Moving))]
    public void What_is_open_or_done_in_part_is_under_way(string sentence) =>
        Assert.Equal("InProgress 0", Show(sentence));

    [Theory]
    [MemberData(nameof(MovingAndLasting))]
    public void Under_way_may_be_for_good(string sentence) =>
        Assert.Equal("InProgress 1", Show(sentence));

    [Theory]
    [MemberData(nameof(NotStarted))]
    public void Nothing_and_a_beginning_that_is_planned_are_no_start(string sentence) =>
        Assert.Equal("NotStarted 0", Show(sentence));

    [Theory]
    [MemberData(nameof(LongTerm))]
    public void For_good_alone_is_a_state(string sentence) =>
        Assert.StartsWith("LongTerm 1 LongTerm", Show(sentence), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Unclear))]
    public void What_cannot_be_told_is_said_to_be_unclear(string sentence) =>
        Assert.Equal("unclear", Show(sentence));

    [Theory]
    [MemberData(nameof(Nothing))]
    public void A_dash_is_no_answer(string sentence) =>
        Assert.Equal("nothing", Show(sentence));

    [Theory]
    [InlineData("已完成裸土覆盖")]
    [InlineData("食堂改造已完成")]
    [InlineData("已督促企业完成整改")]
    [InlineData("已完成整改12处")]
    [InlineData("裸土已全部覆盖")]
    [InlineData("违规发放的补贴已全部清退")]
    public void What_is_done_but_perhaps_not_all_is_under_way_and_to_be_looked_at(string sentence)
    {
        var told = Assert.IsType<SentenceReading.Told>(StatusSentence.Read(sentence, Today));
        Assert.Equal((MeasureStatus.InProgress, true), (told.Status.Measure, told.Doubtful));
    }

    [Theory]
    [InlineData("正在推进整改", true)]
    [InlineData("剩余1处", true)]
    [InlineData("60%", true)]
    [InlineData("尚未启动", true)]
    [InlineData("已完成招标，计划12月启动施工", true)]
    [InlineData("已完成整改，计划12月开展回头看", false)]
    [InlineData("已制定方案并印发", false)]
    [InlineData("基本完成整改", false)]
    [InlineData("已完成整改", false)]
    public void Only_what_says_that_something_is_open_speaks_against_completion(string sentence, bool open) =>
        Assert.Equal(open, Assert.IsType<SentenceReading.Told>(StatusSentence.Read(sentence, Today)).Open);

    [Theory]
    [InlineData("10月15日完成整改", 2026, 10, 14, MeasureStatus.InProgress)]
    [InlineData("10月15日完成整改", 2026, 10, 15, MeasureStatus.Completed)]
    [InlineData("2027年3月完成整改", 2026, 11, 20, MeasureStatus.InProgress)]
    public void A_day_without_already_is_a_plan_until_it_has_come(string sentence, int year, int month, int day, MeasureStatus expected) =>
        Assert.Equal(expected, Assert.IsType<SentenceReading.Told>(StatusSentence.Read(sentence, new DateOnly(year, month, day))).Status.Measure);

    [Theory]
    [InlineData("11月完成整改")]
    [InlineData("11月份完成整改")]
    [InlineData("2026年11月完成整改")]
    [InlineData("26年11月完成整改")]
    [InlineData("2026-11完成整改")]
    [InlineData("2026.11完成整改")]
    public void A_month_without_a_day_is_a_plan_until_its_last_day(string sentence)
    {
        Assert.All([1, 10, 29], day => Assert.Equal(MeasureStatus.InProgress, On(new DateOnly(2026, 11, day))));
        Assert.All([new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 1)], day => Assert.Equal(MeasureStatus.Completed, On(day)));

        MeasureStatus? On(DateOnly today) => Assert.IsType<SentenceReading.Told>(StatusSentence.Read(sentence, today)).Status.Measure;
    }

    public static TheoryData<string, string> Further => Signed(FurtherSentences.Lines);

    public static TheoryData<string, string> NotBegun => Signed(ClerkSentences.NotBegun);

    public static TheoryData<string, string> Done => Signed(ClerkSentences.Done);

    [Theory]
    [MemberData(nameof(Further))]
    [MemberData(nameof(NotBegun))]
    [MemberData(nameof(Done))]
    public void Other_words_of_the_same_kind_say_the_same(string sentence, string kind) =>
        Assert.StartsWith(kind switch
        {
            "C" => "Completed 0",
            "L" => "LongTerm 1 LongTerm keep",
            "Z" => "Completed 0 Closed",
            "P" => "InProgress 0",
            "I" => "NotStarted 0",
            _ => "unclear",
        }, Show(sentence), StringComparison.Ordinal);

    [Fact]
    public void The_deciding_clause_is_named() =>
        Assert.Equal("正在推进", Assert.IsType<SentenceReading.Told>(StatusSentence.Read("已完成整改方案，正在推进。", Today)).Clause);

    private static string Show(string sentence) => StatusSentence.Read(sentence, Today) switch
    {
        SentenceReading.Dash => "nothing",
        SentenceReading.Unclear => "unclear",
        SentenceReading.Told { Status: var s } =>
            $"{s.Measure} {(s.LongTerm ? 1 : 0)}"
            + (s.Problem is { } p && p is not (ProblemStatus.InProgress or ProblemStatus.NotStarted) ? $" {p}" : "")
            + (s is { Measure: MeasureStatus.LongTerm, KeepWord: true } ? " keep" : ""),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static TheoryData<string, string> Signed(string lines) => [.. Lines(lines).Select(l => (l.Data[2..], l.Data[..1]))];

    private static TheoryData<string> Lines(string lines) => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
