using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

public sealed class StatusTests
{
    private static LedgerReading With(string header, string status) =>
        Read($"序号|问题|措施|责任单位|完成时限|{header}\n1|甲问题|甲措施|市财政局|2026年6月底前|{status}");

    [Theory]
    [InlineData("整改状态", "已完成", ProblemStatus.InProgress, MeasureStatus.Completed, null)]
    [InlineData("是否办结", "已办结", ProblemStatus.InProgress, MeasureStatus.Completed, null)]
    [InlineData("整改状态", "已销号", ProblemStatus.Closed, MeasureStatus.Completed, "已销号")]
    [InlineData("整改状态", "基本完成", ProblemStatus.InProgress, MeasureStatus.InProgress, "基本完成")]
    [InlineData("整改状态", "未启动", ProblemStatus.NotStarted, MeasureStatus.NotStarted, null)]
    [InlineData("是否完成", "是", ProblemStatus.InProgress, MeasureStatus.Completed, null)]
    [InlineData("是否完成", "否", ProblemStatus.InProgress, MeasureStatus.InProgress, null)]
    [InlineData("是否销号", "是", ProblemStatus.Closed, MeasureStatus.Completed, null)]
    [InlineData("是否销号", "否", ProblemStatus.InProgress, null, null)]
    [InlineData("整改状态", "80%", ProblemStatus.InProgress, MeasureStatus.InProgress, null)]
    [InlineData("进展情况", "正在推进", ProblemStatus.InProgress, MeasureStatus.InProgress, null)]
    [InlineData("进展情况", "已印发制度三项", ProblemStatus.InProgress, MeasureStatus.InProgress, null)]
    [InlineData("整改状态", "", null, null, null)]
    public void Status_words_speak_of_the_problem_or_of_the_measure(string header, string text, ProblemStatus? problem, MeasureStatus? measure, string? word)
    {
        var draft = Assert.Single(With(header, text).Problems);
        Assert.Equal((problem, measure, word, word), (draft.Status, draft.Measures[0].Status, draft.StatusWord, draft.Measures[0].StatusWord));
    }

    [Fact]
    public void An_unknown_word_is_refused_with_the_known_ones()
    {
        var refusal = Refused(With("整改状态", "差不多了"));
        Assert.Equal("F", refusal.Column);
        Assert.Contains("正在推进", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_problem_that_is_not_complete_contradicts_itself() =>
        Assert.Contains("互相矛盾", Refused(With("是否完成|是否销号", "否|是")).Reason, StringComparison.Ordinal);

    [Fact]
    public void Completed_and_not_closed_out_is_completed()
    {
        var draft = Assert.Single(With("是否完成|是否销号", "是|否").Problems);
        Assert.Equal((ProblemStatus.InProgress, MeasureStatus.Completed), (draft.Status, draft.Measures[0].Status));
    }

    [Fact]
    public void A_progress_that_is_a_status_word_stands_beside_the_close_out()
    {
        var draft = Assert.Single(With("进展情况|是否销号", "已完成|否").Problems);
        Assert.Equal((ProblemStatus.InProgress, MeasureStatus.Completed), (draft.Status, draft.Measures[0].Status));
    }

    [Fact]
    public void A_status_of_long_term_does_without_a_deadline()
    {
        var draft = Assert.Single(Read("序号|问题|措施|责任单位|完成时限|状态\n1|甲问题|甲措施|市财政局||长期坚持").Problems);
        Assert.Equal((ProblemStatus.LongTerm, MeasureStatus.LongTerm, true, null), (draft.Status, draft.Measures[0].Status, draft.Measures[0].LongTerm, draft.Measures[0].Deadline));
    }

    [Fact]
    public void Each_measure_has_its_own_status()
    {
        var draft = Assert.Single(Read("""
            序号|问题|措施|责任单位|完成时限|整改状态
            1|甲问题|甲措施|市财政局|2026年6月底前|已完成
            ^|^|乙措施|^|2026年9月底前|正在推进
            """).Problems);
        Assert.Equal([MeasureStatus.Completed, MeasureStatus.InProgress], draft.Measures.Select(m => m.Status));
        Assert.Equal(ProblemStatus.InProgress, draft.Status);
    }

    private static readonly Dictionary<ProblemStatus, string> Words = new()
    {
        [ProblemStatus.NotStarted] = "未启动",
        [ProblemStatus.InProgress] = "正在推进",
        [ProblemStatus.CloseOutRequested] = "申请销号",
        [ProblemStatus.UnderReview] = "审核中",
        [ProblemStatus.PublicNotice] = "公示中",
        [ProblemStatus.Closed] = "已销号",
        [ProblemStatus.Returned] = "退回",
        [ProblemStatus.ExtensionPending] = "申请延期",
        [ProblemStatus.LongTerm] = "长期坚持",
        [ProblemStatus.Reopened] = "重新打开",
    };

    public static TheoryData<ProblemStatus> States => [.. Enum.GetValues<ProblemStatus>()];

    /// <summary>What was undone outweighs what was sent back, that an extension that is asked for, and that all that merely goes on.</summary>
    [Theory]
    [MemberData(nameof(States))]
    public void Of_rows_that_say_different_things_the_problem_is_what_the_office_has_to_act_on(ProblemStatus one)
    {
        ProblemStatus[] weighty = [ProblemStatus.Reopened, ProblemStatus.Returned, ProblemStatus.ExtensionPending];
        foreach (var (other, word) in Words)
        {
            var said = other == one ? one
                : one == ProblemStatus.Closed || other == ProblemStatus.Closed ? ProblemStatus.InProgress
                : weighty.Append(ProblemStatus.InProgress).First(s => s == one || s == other || s == ProblemStatus.InProgress);

            Assert.Equal((other, said), (other, Of(Words[one], word)));
            Assert.Equal((other, said), (other, Of(word, Words[one])));
        }

        static ProblemStatus? Of(string first, string second) => Assert.Single(Read($"""
            序号|问题|措施|责任单位|完成时限|整改状态
            1|甲问题|甲措施|市财政局|2026年6月底前|{first}
            ^|^|乙措施|^|2026年9月底前|{second}
            """).Problems).Status;
    }

    [Fact]
    public void A_problem_is_closed_only_when_every_row_says_so()
    {
        var reading = Read("""
            序号|问题|措施|责任单位|完成时限|整改状态
            1|甲问题|甲措施|市财政局|2026年6月底前|已销号
            ^|^|乙措施|^|2026年9月底前|正在推进
            2|乙问题|丙措施|市财政局|2026年6月底前|已销号
            ^|^|丁措施|^|2026年9月底前|^
            """);
        Assert.Equal([ProblemStatus.InProgress, ProblemStatus.Closed], reading.Problems.Select(p => p.Status!.Value));
        Assert.Contains("问题 1 只有部分措施", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_whose_first_row_says_nothing_stays_open_however_many_say_closed()
    {
        var reading = Read("""
            序号|问题|措施|责任单位|完成时限|整改状态
            1|甲问题|甲措施|市财政局|2026年6月底前|
            ^|^|乙措施|^|2026年9月底前|已销号
            """);
        Assert.Equal(ProblemStatus.InProgress, Assert.Single(reading.Problems).Status);
        Assert.Contains("问题 1 只有部分措施", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Completed_is_not_taken_from_above_where_the_author_merges_what_is_shared()
    {
        var reading = Read("""
            序号|问题|措施|责任单位|完成时限|整改状态
            1|甲问题|甲措施|市财政局|2026年6月底前|已完成
            ^|^|乙措施|^|2026年9月底前|
            """);
        Assert.Equal([MeasureStatus.Completed, null], Assert.Single(reading.Problems).Measures.Select(m => m.Status));
        Assert.Single(reading.Warnings);
    }

    [Fact]
    public void Where_nothing_is_merged_a_blank_status_is_as_above() =>
        Assert.Equal(
            [MeasureStatus.Completed, MeasureStatus.Completed],
            Assert.Single(Read("""
                序号|问题|措施|责任单位|完成时限|整改状态
                1|甲问题|甲措施|市财政局|2026年6月底前|已完成
                ||乙措施||2026年9月底前|
                """).Problems).Measures.Select(m => m.Status!.Value));
}
