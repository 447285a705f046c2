using CaseReform.Ops.Bot.Tests.Understanding.Written;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Asking;
using CaseReform.Ops.Bot.Understanding.Sentences;

namespace CaseReform.Ops.Bot.Tests.Understanding;

/// <summary>Where a question is cut, and which of its clauses are read.</summary>
public sealed class CuttingTests
{
    [Theory]
    [InlineData("这周报过", "这周 报过")]
    [InlineData("本周报了几条", "本周 报了 几条")]
    [InlineData("上周周报", "上周 周报")]
    [InlineData("超期未完成的", "超期未完成 的")]
    [InlineData("往来款挂账有几条", "往来款挂账 有几条")]
    [InlineData("财政专项资金谁负责", "财政专项资金 谁负责")]
    [InlineData("住建卫健两家", "住建 卫健 两家")]
    public void A_sentence_is_cut_where_it_costs_least(string said, string cut) => Assert.Equal(cut, Cut(said));

    [Theory]
    [InlineData("月低前没弄完的有几个", "due=2026-11-18..2026-11-30")]
    [InlineData("卫建局的超其的有哪些", "unit=区卫生健康局 overdue")]
    [InlineData("蒋是例有几条", "person=蒋示例")]
    [InlineData("惠农补帖什么进展", "maybe=惠农补贴")]
    public void What_is_typed_by_its_sound_is_heard(string said, string part) => Assert.Contains(part, Read(said), StringComparison.Ordinal);

    [Theory]
    [InlineData("哎呀今天真冷，红灯有几个", "count light=red")]
    [InlineData("我们主任刚骂完人，整个区超期的一共多少", "count overdue")]
    [InlineData("听说财政局被催惨了 他们红灯几个", "count unit=区财政局 light=red")]
    [InlineData("周报说红的变少了我不信，现在到底几个红灯", "count light=red")]
    public void A_clause_that_tells_a_story_restricts_nothing(string said, string read) => Assert.Equal(read, Read(said));

    [Theory]
    [InlineData("今天红灯几个", "count light=red")]
    [InlineData("上周红灯几个", "count light=red unused=上周")]
    [InlineData("今天到期的有几个", "count state=open due=2026-11-18..2026-11-18")]
    public void A_day_is_a_deadline_only_where_one_is_asked_for(string said, string read) => Assert.Equal(read, Read(said));

    [Fact]
    public void The_longest_question_is_cut_into_no_more_pieces_than_it_has_letters() =>
        Assert.True(Pieces.Of(Folded.Of(new string('没', 200)), Office.For("M")).Count <= 200);

    private static string Cut(string said)
    {
        var folded = Folded.Of(said);
        return string.Join(' ', Pieces.Of(folded, Office.For("M")).Select(piece => folded.Text[piece.Start..piece.End]));
    }

    private static string Read(string said) => new WrittenSentence("M", "", said, "list").Got();
}
