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
    [InlineData("不存在未拆除的情况，已全部整改到位")]
    [InlineData("已全部整改完成，无遗留问题")]
    [InlineData("没有未办结事项，已全部办结")]
    [InlineData("已暂停处方权3个月，全院通报批评，处理完毕")]
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
    [InlineData("资金已列入2027年预算，暂未发放")]
    [InlineData("已完成，正在征求意见")]
    [InlineData("名单已公示，补助暂未发放，计划12月20日前发放")]
    [InlineData("剩余3户补助未发放")]
    [InlineData("已发函催办，尚未收到回复")]
    [InlineData("补助未发放到位")]
    [InlineData("方案初稿已形成，尚未印发")]
    [InlineData("正在走采购程序，设备暂未安装")]
    [InlineData("主体工程完工，尾款资金未到位")]
    [InlineData("已开标，未签订合同")]
    public void It_is_under_way(string text) => Assert.StartsWith("InProgress", Show(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("没动")]
    [InlineData("计划12月下旬提交党组会")]
    [InlineData("拟在四季度养护款中扣回")]
    [InlineData("还没弄")]
    [InlineData("没开始干")]
    [InlineData("资金计划列入2027年预算，暂未发放")]
    [InlineData("拟列入2027年部门预算，资金尚未拨付")]
    [InlineData("计划明年一季度采购，目前未采购")]
    [InlineData("预计12月底前发放到位，暂未发放")]
    [InlineData("拟制定整改方案")]
    [InlineData("计划召开整改推进会")]
    [InlineData("设备暂未采购，计划从2027年公用经费中列支")]
    [InlineData("因财政资金紧张，补助尚未发放，拟于2027年一季度兑付")]
    public void It_is_not_begun(string text) => Assert.Equal("NotStarted", Show(text));

    [Theory]
    [InlineData("没钱，干不了")]
    [InlineData("没有经费，推不动")]
    [InlineData("通风系统没装")]
    [InlineData("钱没批")]
    [InlineData("暂未发放")]
    [InlineData("资金尚未拨付")]
    [InlineData("因财政紧张，补助暂未发放")]
    [InlineData("列入2027年预算，暂未发放")]
    [InlineData("管理办法还未印发")]
    [InlineData("尚未制定方案")]
    [InlineData("尚未列入计划")]
    [InlineData("等待上级资金，尚未采购")]
    [InlineData("因上级资金未下达，尚未采购")]
    [InlineData("经费未落实，暂未采购设备")]
    [InlineData("资金未到位")]
    public void What_cannot_be_done_tells_not_whether_it_was_begun_and_speaks_against_what_says_done(string text) =>
        Assert.True(Assert.IsType<SentenceReading.Unclear>(StatusSentence.Read(text, Today)).Unable);

    [Theory]
    [InlineData("已停发并全额追回", true)]
    [InlineData("已停发，正在追回", false)]
    public void Deeds_that_are_each_said_to_be_done_may_be_all_of_it(string text, bool all) =>
        Assert.Equal(all, Assert.IsType<SentenceReading.Told>(StatusSentence.Read(text, Today)).AllDone);

    private static string Show(string text) => StatusSentence.Read(text, Today) switch
    {
        SentenceReading.Told told => $"{told.Status.Measure}{(told.Doubtful ? " doubtful" : "")}",
        var other => other.GetType().Name,
    };
}
