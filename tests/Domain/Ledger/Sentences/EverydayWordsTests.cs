using CaseReform.Ops.Domain.Ledger.Sentences;

namespace CaseReform.Ops.Domain.Tests.Ledger.Sentences;

/// <summary>Reports in the words of every day, and times that today is in. A doubt is taken for work in progress and listed for the office.</summary>
public sealed class EverydayWordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData("弄完了")]
    [InlineData("整改过程中，已全部完成")]
    [InlineData("已整改，无新增超期")]
    [InlineData("都改好了")]
    [InlineData("搞定了")]
    [InlineData("系统打通，已运行，问题解决")]
    [InlineData("己完成整改")]
    [InlineData("以完成，32.6万元全部上缴")]
    [InlineData("已报县审计局，等销号")]
    [InlineData("已备案23人，未备案的一律不让进，完成")]
    [InlineData("本月已完成整改")]
    [InlineData("10月完成整改")]
    public void It_is_done(string text) => Assert.Equal("Completed", Show(text));

    [Theory]
    [InlineData("本月完成整改")]
    [InlineData("2026年完成整改")]
    [InlineData("今年完成整改")]
    [InlineData("本周完成整改")]
    [InlineData("11月完成整改")]
    [InlineData("10月底前完成整改")]
    [InlineData("已完成？")]
    [InlineData("2026年整改到位")]
    [InlineData("本月办结")]
    [InlineData("换完了")]
    [InlineData("全部装好")]
    [InlineData("126户档案补建完成")]
    public void Whether_it_is_all_or_still_to_be_done_is_asked(string text) => Assert.Equal("InProgress doubtful", Show(text));

    [Theory]
    [InlineData("争取月底换完")]
    [InlineData("防雷公司进场，预计12月15日前装好。")]
    [InlineData("12月完成整改")]
    [InlineData("年内完成整改")]
    [InlineData("系统己上线，4家单位接入，还有2家没接。")]
    [InlineData("灯换完了，线没接，没钱")]
    [InlineData("没换完")]
    [InlineData("已完成（第一阶段）")]
    [InlineData("返修中")]
    [InlineData("在弄了")]
    [InlineData("收缴率81%")]
    [InlineData("资料补齐，待五方验收")]
    [InlineData("PCR仪已到货，通风系统没装")]
    [InlineData("应追回23.8万元，已追回20万元")]
    public void It_is_under_way(string text) => Assert.StartsWith("InProgress", Show(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("没动")]
    [InlineData("计划12月下旬提交党组会")]
    [InlineData("拟在四季度养护款中扣回")]
    [InlineData("还没弄")]
    [InlineData("没开始干")]
    public void It_is_not_begun(string text) => Assert.Equal("NotStarted", Show(text));

    [Theory]
    [InlineData("没钱，干不了")]
    [InlineData("没有经费，推不动")]
    [InlineData("通风系统没装")]
    [InlineData("钱没批")]
    public void What_cannot_be_done_tells_not_whether_it_was_begun_and_speaks_against_what_says_done(string text) =>
        Assert.True(Assert.IsType<SentenceReading.Unclear>(StatusSentence.Read(text, Today)).Unable);

    private static string Show(string text) => StatusSentence.Read(text, Today) switch
    {
        SentenceReading.Told told => $"{told.Status.Measure}{(told.Doubtful ? " doubtful" : "")}",
        var other => other.GetType().Name,
    };
}
