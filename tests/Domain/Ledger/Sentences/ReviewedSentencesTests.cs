using CaseReform.Ops.Domain.Ledger.Sentences;

namespace CaseReform.Ops.Domain.Tests.Ledger.Sentences;

/// <summary>Sentences a reviewer saw read the wrong way round without a word, and their neighbours that were read right and must stay so.</summary>
public sealed class ReviewedSentencesTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData("经自查合格上报县整改办审核销号")]
    [InlineData("经自查合格上报县整改办核查销号")]
    [InlineData("已整改完成，经镇自查报县纪委验收销号")]
    [InlineData("已整改完成，提交县纪委验收销号")]
    [InlineData("已整改完成，送县纪委同意销号")]
    [InlineData("经自查已完成整改申请验收销号")]
    [InlineData("已整改到位，报县整改办审核销号")]
    public void Who_sends_it_up_to_be_closed_has_not_closed_it(string text) => Assert.Equal("Completed CloseOutRequested", Show(text));

    [Theory]
    [InlineData("经县整改办审核同意销号")]
    [InlineData("经县纪委验收合格予以销号")]
    [InlineData("经县整改办核查并销号")]
    [InlineData("县整改办已同意销号")]
    [InlineData("经交通局同意销号")]
    public void Who_consented_has_closed_it(string text) => Assert.Equal("Completed Closed", Show(text));

    [Theory]
    [InlineData("已整改到位，无遗留问题、仍有2户未兑付")]
    [InlineData("无遗留问题但3户未付")]
    [InlineData("不存在拖欠仅3户未付")]
    [InlineData("已全部整改到位，没有剩余资金拨付尾款")]
    [InlineData("已整改到位，无遗留问题除两户未兑付外")]
    [InlineData("已整改完成，暂停其他标段施工")]
    [InlineData("已整改完成，暂停其它标段施工")]
    [InlineData("已整改完成，暂停其中两个标段施工")]
    [InlineData("已整改完成，食堂暂停营业")]
    [InlineData("已整改完成，欠款没收回")]
    [InlineData("已完成整改，台账未来得及更新")]
    [InlineData("已整改完成，未见成效")]
    [InlineData("已完成整改，计划12月组织二次整改")]
    [InlineData("已完成整改，拟开展全面整改")]
    [InlineData("问题已整改到位，计划2027年实施提升整改")]
    [InlineData("要求各村开展整改")]
    [InlineData("要求相关单位立即组织整改")]
    [InlineData("工程尾款未支付，计划12月底前支付")]
    [InlineData("质保金未支付，计划12月底前支付")]
    [InlineData("最后一笔未发放，计划12月底前发放")]
    [InlineData("第二批未发放，计划12月底前发放")]
    [InlineData("11月补贴未发放，计划12月发放")]
    [InlineData("2026年11月份补贴未发放，计划12月发放")]
    [InlineData("四季度资金未拨付，计划12月底前拨付")]
    [InlineData("下半年补助未发放，计划12月底前发放")]
    [InlineData("工程结算款未支付，计划12月底前支付")]
    [InlineData("计划12月支付工程尾款")]
    public void Something_is_open(string text) => Assert.StartsWith("InProgress", Show(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("已整改到位，正在举一反三排查问题")]
    [InlineData("已完成整改，正在排查同类问题")]
    [InlineData("已整改到位，正在开展同类问题排查")]
    [InlineData("已全部整改到位，无遗留问题、无死角")]
    [InlineData("已全部整改到位，没有剩余问题")]
    [InlineData("已整改完成，暂停其处方权6个月")]
    [InlineData("已整改完成，暂停其投标资格")]
    [InlineData("已完成整改，计划12月开展整改回头看")]
    [InlineData("已完成整改，计划12月组织培训")]
    [InlineData("已整改完成，要求各村开展自查")]
    public void It_is_done(string text) => Assert.StartsWith("Completed", Show(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("拟开展全面整改")]
    [InlineData("补助未发放，计划12月底前发放")]
    [InlineData("截至11月底补助未发放，计划12月底前发放")]
    [InlineData("工程未开工，尾款未支付，计划12月开工")]
    public void It_is_not_begun(string text) => Assert.StartsWith("NotStarted", Show(text), StringComparison.Ordinal);

    private static string Show(string text) => StatusSentence.Read(text, Today) switch
    {
        SentenceReading.Told told => $"{told.Status.Measure} {told.Status.Problem}",
        var other => other.GetType().Name,
    };
}
