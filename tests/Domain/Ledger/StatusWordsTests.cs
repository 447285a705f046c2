using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Tests.Ledger;

public sealed class StatusWordsTests
{
    [Theory]
    [InlineData("已完成", null, MeasureStatus.Completed, false, false)]
    [InlineData("已完成整改", null, MeasureStatus.Completed, false, false)]
    [InlineData("已办结", null, MeasureStatus.Completed, false, false)]
    [InlineData("已整改", null, MeasureStatus.Completed, false, false)]
    [InlineData("已完成并长期坚持", ProblemStatus.LongTerm, MeasureStatus.LongTerm, true, true)]
    [InlineData("长期坚持", ProblemStatus.LongTerm, MeasureStatus.LongTerm, true, false)]
    [InlineData("基本完成整改", ProblemStatus.InProgress, MeasureStatus.InProgress, false, true)]
    [InlineData("基本完成,长期坚持", ProblemStatus.InProgress, MeasureStatus.InProgress, true, true)]
    [InlineData("正在推进", ProblemStatus.InProgress, MeasureStatus.InProgress, false, false)]
    [InlineData("按序时进度推进", ProblemStatus.InProgress, MeasureStatus.InProgress, false, true)]
    [InlineData("尚未达到序时进度", ProblemStatus.InProgress, MeasureStatus.InProgress, false, true)]
    [InlineData("取得阶段性成果并持续推进", ProblemStatus.InProgress, MeasureStatus.InProgress, true, true)]
    [InlineData("全面实施", ProblemStatus.InProgress, MeasureStatus.InProgress, false, true)]
    [InlineData("未完成", ProblemStatus.InProgress, MeasureStatus.InProgress, false, true)]
    [InlineData("未启动", ProblemStatus.NotStarted, MeasureStatus.NotStarted, false, false)]
    [InlineData("销号", ProblemStatus.Closed, MeasureStatus.Completed, false, true)]
    [InlineData("已销号", ProblemStatus.Closed, MeasureStatus.Completed, false, true)]
    [InlineData("未销号", ProblemStatus.InProgress, null, false, true)]
    [InlineData("延期", ProblemStatus.ExtensionPending, MeasureStatus.InProgress, false, false)]
    [InlineData("已完成整改，拟申请验收销号", ProblemStatus.CloseOutRequested, MeasureStatus.Completed, false, false)]
    public void A_word_of_the_field_has_one_meaning(string word, ProblemStatus? problem, MeasureStatus? measure, bool longTerm, bool keep) =>
        Assert.Equal(new StatusReading(problem, measure, longTerm, keep), StatusWords.Read(word));

    [Theory]
    [InlineData(" 已 完成。")]
    [InlineData("已完成；")]
    [InlineData("已\n完成")]
    public void Spaces_and_full_stops_do_not_matter(string word) => Assert.Equal(MeasureStatus.Completed, StatusWords.Read(word)?.Measure);

    [Theory]
    [InlineData("差不多了")]
    [InlineData("")]
    [InlineData("属实")]
    public void Any_other_word_is_not_understood(string word) => Assert.Null(StatusWords.Read(word));

    [Fact]
    public void Every_example_is_itself_understood() => Assert.All(StatusWords.Examples, word => Assert.NotNull(StatusWords.Read(word)));

    [Theory]
    [InlineData("是", false, null, MeasureStatus.Completed)]
    [InlineData("否", false, ProblemStatus.InProgress, MeasureStatus.InProgress)]
    [InlineData("√", true, ProblemStatus.Closed, MeasureStatus.Completed)]
    [InlineData("×", true, ProblemStatus.InProgress, null)]
    public void Yes_and_no_answer_the_question_of_the_column(string answer, bool closeOut, ProblemStatus? problem, MeasureStatus? measure)
    {
        var reading = StatusWords.ReadAnswer(answer, closeOut);
        Assert.Equal((problem, measure), (reading?.Problem, reading?.Measure));
    }
}
