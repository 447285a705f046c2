using CaseReform.Ops.Bot.Asks;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Domain.Asks;

namespace CaseReform.Ops.Bot.Tests.Asks;

public sealed class SpokenAskTests
{
    private static readonly KnownNames Names = new(
        [new KnownUnit(1, "甲市样本局", []), new KnownUnit(2, "甲市示例局", ["示例局"])], ["整改台账", "巡察整改台账"], [new KnownPerson(1, "张示例")]);

    [Theory]
    [InlineData("导入台账", OfficeAskKind.ImportLedger)]
    [InlineData("导入人员名单。", OfficeAskKind.ImportPeople)]
    [InlineData(" 导出 台账 ", OfficeAskKind.ExportLedger)]
    [InlineData("预览将发提醒", OfficeAskKind.PreviewReminders)]
    [InlineData("放行", OfficeAskKind.Release)]
    [InlineData("重发", OfficeAskKind.Resend)]
    [InlineData("预览周报", OfficeAskKind.PreviewDigest)]
    [InlineData("印发周报！", OfficeAskKind.IssueDigest)]
    [InlineData("检查", OfficeAskKind.Check)]
    [InlineData("单位名录", OfficeAskKind.ListUnits)]
    [InlineData("人员名单", OfficeAskKind.ListPeople)]
    [InlineData("撤销导入", OfficeAskKind.WithdrawLedger)]
    [InlineData("合并单位", OfficeAskKind.MergeUnits)]
    public void A_sentence_that_is_one_of_them(string said, OfficeAskKind kind)
    {
        var ask = SpokenAsk.Read(said, Names)!;
        Assert.Equal(kind, ask.Kind);
        Assert.Empty(ask.Words);
    }

    [Theory]
    [InlineData("导出巡察整改台账", OfficeAskKind.ExportLedger, "巡察整改台账")]
    [InlineData("撤销导入 “巡察整改台账”", OfficeAskKind.WithdrawLedger, "巡察整改台账")]
    [InlineData("重发给张示例的信", OfficeAskKind.Resend, "张示例")]
    [InlineData("重发第12号信", OfficeAskKind.Resend, "12")]
    [InlineData("重发第12封", OfficeAskKind.Resend, "12")]
    public void What_it_is_about(string said, OfficeAskKind kind, string which)
    {
        var ask = SpokenAsk.Read(said, Names)!;
        Assert.Equal((kind, which), (ask.Kind, ask.Words[OfficeAskWords.Which]));
    }

    [Theory]
    [InlineData("合并单位 甲市样本局 并入 甲市示例局")]
    [InlineData("把甲市样本局并入甲市示例局")]
    [InlineData("合并单位：甲市样本局合并到“甲市示例局”。")]
    public void A_merger_names_both(string said)
    {
        var ask = SpokenAsk.Read(said, Names)!;
        Assert.Equal(("甲市样本局", "甲市示例局"), (ask.Words[OfficeAskWords.Which], ask.Words[OfficeAskWords.Into]));
    }

    [Theory]
    [InlineData("把示例局并入甲市样本局")]
    [InlineData("将乙市样例局合并到甲市示例局")]
    public void A_unit_by_its_short_name_or_of_a_unit_s_kind_may_be_merged(string said) => Assert.Equal(OfficeAskKind.MergeUnits, SpokenAsk.Read(said, Names)?.Kind);

    [Theory]
    [InlineData("把3号并入专项治理一起推进")]
    [InlineData("已将该问题并入年度计划")]
    [InlineData("将该问题并入年度计划")]
    [InlineData("把这项工作并入甲市示例局")]
    [InlineData("将甲市示例局并入专项治理一起推进")]
    [InlineData("把甲市样本局的问题合并到甲市示例局")]
    [InlineData("将全部并入年度总台账")]
    public void What_is_put_into_something_else_merges_no_units(string said) => Assert.Null(SpokenAsk.Read(said, Names));

    [Theory]
    [InlineData("周报")]
    [InlineData("撤销")]
    [InlineData("撤销12-1")]
    [InlineData("检查一下12号")]
    [InlineData("导出逾期的")]
    [InlineData("怎么导入台账")]
    [InlineData("12号进度60% 已导入台账")]
    [InlineData("重发佐证")]
    [InlineData("重发12号的提醒")]
    [InlineData("重发12号的信")]
    [InlineData("重发第12号")]
    [InlineData("放行了吗")]
    [InlineData("台账")]
    [InlineData("")]
    public void All_others_are_none(string said) => Assert.Null(SpokenAsk.Read(said, Names));

    [Theory]
    [InlineData("台账.xlsx", OfficeAskKind.ImportLedger)]
    [InlineData("2026年整改台账（修订）.xls", OfficeAskKind.ImportLedger)]
    [InlineData("人员.csv", OfficeAskKind.ImportPeople)]
    [InlineData("责任人名单.xlsx", OfficeAskKind.ImportPeople)]
    [InlineData("2026年巡察整改台账(2).xlsx", OfficeAskKind.ImportLedger)]
    [InlineData("问题清单（最新）.xlsx", OfficeAskKind.ImportLedger)]
    [InlineData("通讯录.xlsx", OfficeAskKind.ImportPeople)]
    [InlineData("培训人员名单.xlsx", null)]
    [InlineData("参会人员.csv", null)]
    [InlineData("人员名单（培训）.xlsx", null)]
    [InlineData("培训台账.xlsx", null)]
    [InlineData("设备台账2026.xlsx", null)]
    [InlineData("台账责任人名单.xlsx", null)]
    [InlineData("新建 工作表.xlsx", null)]
    [InlineData("12-1整改清单.xlsx", null)]
    [InlineData("１２－１整改清单.xlsx", null)]
    [InlineData("JT03-1整改清单.xlsx", null)]
    [InlineData("12号问题整改台账.xlsx", null)]
    [InlineData("整改清单（第12项）.xlsx", null)]
    [InlineData("2026-12-01整改台账.xlsx", OfficeAskKind.ImportLedger)]
    [InlineData("整改台账20261201-1.xlsx", OfficeAskKind.ImportLedger)]
    [InlineData("12月1日整改台账.xlsx", OfficeAskKind.ImportLedger)]
    public void What_a_file_is_its_name_says_or_not(string name, OfficeAskKind? kind) => Assert.Equal((true, kind), (SheetFile.Is(name), SheetFile.KindOf(name)));

    [Theory]
    [InlineData("12-1佐证台账.xlsx")]
    [InlineData("证明材料.xls")]
    public void What_names_itself_evidence_is_that(string name) => Assert.True(SheetFile.IsEvidence(name));
}
