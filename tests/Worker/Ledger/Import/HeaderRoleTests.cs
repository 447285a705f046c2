using CaseReform.Ops.Worker.Ledger.Import;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Header rows as offices write them, and what each column is: one sign a column, in the order of the row.</summary>
public sealed class HeaderRoleTests
{
    // 编 number, 类 category, 源 source, 性 scope, 问 matter, 因 cause, 标 target, 措 measure, 领 leader, 位 lead unit, 配 supporting, 督 overseeing, 人 person,
    // 限 deadline, 发 issued on, 进 progress, 率 percent, 态 status, 销 closed, 证 evidence, 专 campaign, 备 remark; - known and not needed, ? not known, 两 two things in one
    private const string Signs = "编类源性问因标措领位配督人限发进率态态销证专备编措编";

    [Theory]
    // published and field lists
    [InlineData("序号|整改问题|整改实施主体|重点措施|目标任务|完成时限|整改完成情况|公示期|监督电话", "编问位措标限进--")]
    [InlineData("序号|问题|整改措施|责任单位|配合单位|督导单位|整改时限|整改目标", "编问措位配督限标")]
    [InlineData("序号|反馈问题|责任单位|责任人|整改目标|整改措施|整改时限", "编问位人标措限")]
    [InlineData("编号|巡察反馈问题|整改措施|责任领导|责任部门|完成时限", "编问措领位限")]
    [InlineData("序号|受理编号|交办问题基本情况|行政区域|问题类型|调查核实情况|是否属实|办结目标|处理和整改情况|是否办结|责任人被处理情况", "-编问-类--标进态-")]
    [InlineData("交办单编号|工作事项|工作要求|责任单位|责任人|时限要求", "编问措位人限")]
    [InlineData("序号|问题内容|责任主体|整改标准|整改措施|办结时限", "编问位标措限")]
    [InlineData("序号|牵头部门|协办单位|具体经办人员|工作事项|工作措施|完成时间", "编位配人问措限")]
    // tasks, projects, matters
    [InlineData("序号|重点任务|主要内容|责任单位|完成时限", "编问措位限")]
    [InlineData("序号|工作任务|工作措施|牵头单位|会办单位|完成期限", "编问措位配限")]
    [InlineData("序号|重点项目|建设内容|实施主体|要求完成时间|目前进度", "编问措位限进")]
    [InlineData("序号|民生实事项目|具体任务|牵头单位|参与单位|时间要求|进展", "编问措位配限进")]
    [InlineData("序号|问题|任务|措施|责任单位|时限", "编问标措位限")]
    [InlineData("序号|存在问题|整改任务|责任单位|整改时限", "编问措位限")]
    [InlineData("序号|整改任务|存在问题|整改措施|责任单位|整改时限", "编问问措位限")]
    [InlineData("序号|项目名称|存在问题|整改措施|责任单位|完成时限", "编问问措位限")]
    [InlineData("序号|目标任务|工作举措|责任单位|完成时限", "编问措位限")]
    [InlineData("序号|任务|目标|任务分工|时间节点", "编问标位限")]
    [InlineData("序号|主要内容|整改措施|责任单位|完成时限", "编问措位限")]
    [InlineData("序号|存在问题|整改措施|整改要求|责任单位|完成时限", "编问措标位限")]
    [InlineData("序号|议题|主要任务|工作要求|承办单位|办结期限", "编问问措位限")]
    [InlineData("序号|事项名称|工作内容|主办单位|协同单位|办理时限", "编问措位配限")]
    // hidden dangers, findings, petitions
    [InlineData("序号|安全隐患|整改举措|责任单位|整改期限|责任人", "编问措位限人")]
    [InlineData("序号|检查发现问题|发现时间|检查单位|整改措施|整改单位|整改时限|联系电话", "编问--措位限-")]
    [InlineData("序号|问题类型|问题来源|问题描述|原因分析|整改措施|责任部门|完成时限", "编类源问因措位限")]
    [InlineData("序号|隐患描述|隐患等级|整改措施|责任主体|整改时限|验收单位", "编问?措位限督")]
    [InlineData("序号|短板弱项|改进措施|责任科室|完成时限", "编问措位限")]
    [InlineData("序号|诉求内容|办理措施|承办单位|办结时限|办理结果", "编问措位限进")]
    [InlineData("序号|来文日期|批示内容|办理要求|主办单位|协办单位|办理期限|办理进展", "编-问措位配限进")]
    // times that are no deadlines
    [InlineData("序号|问题|措施|责任单位|填报时间|完成时限", "编问措位-限")]
    [InlineData("序号|问题|措施|责任单位|启动时间|计划完成时间|实际完成时间", "编问措位-限-")]
    [InlineData("序号|问题|措施|责任单位|交办时间|办结时限|完成时间", "编问措位发限-")]
    [InlineData("序号|问题|措施|责任单位|完成时限|销号时间", "编问措位限销")]
    [InlineData("序号|问题|措施|责任单位|完成时限|计划销号时间", "编问措位限-")]
    [InlineData("序号|问题|措施|责任单位|完成时限|复查结论", "编问措位限销")]
    [InlineData("检查日期|项目名称|隐患|整改措施|整改责任主体|要求完成时间", "发问问措位限")]
    [InlineData("学校/单位|存在的主要问题|整改内容|校级责任人|配合|整改完成时间", "位问措人配限")]
    [InlineData("序号|问题|措施|责任单位|学校|完成时限", "编问措位-限")]
    [InlineData("序列|问题|措施|责任单位|完成时限|面积（亩）|金额(万元)|户数|人数", "编问措位限----")]
    [InlineData("序号|问题|措施|责任单位|完成时限（月）|报送时间|检查时间", "编问措位限--")]
    [InlineData("序号|问题|措施|责任单位|时间要求|反馈时限", "编问措位限-")]
    [InlineData("序号|问题|措施|责任单位|下发日期|整改完成日期|验收日期", "编问措位发限-")]
    // units and people
    [InlineData("序号|问题|措施|牵头领导|牵头单位|责任单位|参与单位|督办单位|完成时限", "编问措领位位配督限")]
    [InlineData("序号|问题|措施|分管领导|主办单位|联系人|联系电话|完成时限", "编问措领位人-限")]
    [InlineData("序号|问题|措施|责任单位|责任人|联系人|完成时限", "编问措位人-限")]
    [InlineData("序号|问题|措施|牵头单位|负责人|配合单位|负责人|完成时限", "编问措位人配-限")]
    [InlineData("序号|问题|措施|牵头县区|协同部门|完成时限", "编问措位配限")]
    [InlineData("序号|问题|措施|责任单位|责任科室|完成时限", "编问措位-限")]
    [InlineData("序号|问题|措施|责任单位|填报人|审核人|完成时限", "编问措位--限")]
    [InlineData("序号|问题|措施|责任单位|包案领导|具体责任人|完成时限", "编问措位领人限")]
    [InlineData("序号|问题|措施|责任单位及责任人|完成时限", "编问措位限")]
    [InlineData("序号|问题|措施|牵头单位及责任人|配合单位及责任人|完成时限", "编问措位配限")]
    [InlineData("序号|问题|措施|牵头及配合单位|完成时限", "编问措位限")]
    [InlineData("序号|问题|措施|责任单位|交办单位|完成时限", "编问措位-限")]
    // where it stands
    [InlineData("序号|问题|措施|责任单位|完成时限|当前状态|进展情况及下一步打算", "编问措位限态进")]
    [InlineData("序号|问题|措施|责任单位|完成时限|落实情况|是否整改到位|验收销号情况", "编问措位限进态销")]
    [InlineData("序号|问题|措施|责任单位|完成时限|问题整改情况|未完成原因|下一步措施", "编问措位限进--")]
    [InlineData("序号|问题|措施|责任单位|完成时限|工作进展及存在问题|需协调解决的问题", "编问措位限进-")]
    [InlineData("序号|问题|措施|责任单位|完成时限|整改成效|预期成效|佐证材料", "编问措位限进标证")]
    [InlineData("序号|问题|措施|责任单位|完成时限|整改完成率|印证资料|备注", "编问措位限率证备")]
    [InlineData("序号|民生实事|建设内容及规模|年度目标|责任单位|完成时限|工程进度|存在问题", "编问措标位限进?")]
    // offices' own mixtures
    [InlineData("序号|反馈意见|具体问题|整改目标|整改措施|牵头领导|责任部门|完成时限|进展情况", "编问问标措领位限进")]
    [InlineData("序号|审计发现问题|审计建议|整改措施|整改责任单位|整改时限|整改状态|整改金额（万元）", "编问?措位限态-")]
    [InlineData("序号|领导批示|批示时间|批示内容|承办单位|办结时限|落实情况", "编?-问位限进")]
    [InlineData("序号|议定事项|承办单位|办理要求|完成时限|办理结果", "编问位措限进")]
    [InlineData("项目序号|项目名称|整改问题|整改措施|责任单位|计划完成时限|实际完成时限|完成情况", "编问问措位限-进")]
    [InlineData("序号|类别|项目|标准|措施|责任单位|责任人|时限|完成情况", "编类问标措位人限进")]
    [InlineData("序号|问题清单|措施清单|责任清单|时限清单|销号清单", "编问措位限销")]
    [InlineData("编号|问题概述|整改措施|主要责任单位|次要责任单位|时限", "编问措位配限")]
    [InlineData("序号|存在的主要问题|整改的具体措施|整改的责任单位|整改的完成时限", "编问措位限")]
    [InlineData("序号|问题|整改措施|责任单位|延期后完成时限|原完成时限", "编问措位限限")]
    [InlineData("序号|问题|措施|责任单位（牵头）|责任单位（配合）|完成时间（计划）|完成时间（实际）", "编问措位配限-")]
    [InlineData("序号|问题表述|整治措施|整治单位|整治时限|整治情况", "编问措位限进")]
    [InlineData("序号|待办事项|负责部门|负责人|截止日期|状态", "编问位人限态")]
    // marks, numbering, line breaks, brackets
    [InlineData("序~号|一、存在问题|二、整改~措施|三、责任单位|四、完成时限（年月日）", "编问措位限")]
    [InlineData("序号*|存在问题①|整改措施（具体、可查）|责任单位【牵头】|完成时限：", "编问措位限")]
    [InlineData("No.|(1)存在问题|(2)工作举措|(3)责任部门|(4)办结时间", "编问措位限")]
    public void A_column_is_what_its_header_says_beside_the_others(string header, string roles) => Assert.Equal(roles, Roles(header));

    [Theory]
    [InlineData("序号|责任清单|<|<|任务清单|<|完成时限\n^|牵头单位|配合单位|联系人|存在问题|整改措施|^", "编位配人问措限")]
    [InlineData("序号|存在问题|整改措施|配合单位|<|牵头单位|<|完成时限\n^|^|^|单位|责任人|单位|责任人|^", "编问措配-位人限")]
    [InlineData("序号|重点任务|工作举措|责任分工|<|时间安排|<\n^|^|^|主办|会办|启动时间|完成时间", "编问措位配-限")]
    [InlineData("序号|问题清单||责任清单||\n|存在问题|整改措施|责任单位|责任人|完成时限", "编问措位人限")]
    [InlineData("问题清单|<|任务清单|<|<|责任清单|<|<\n序号|存在问题|序号|整改任务|整改措施|序号|责任单位|完成时限", "编问编标措编位限")]
    [InlineData("序号|督察反馈问题|整改措施|责任单位|<|整改时限|整改进展|<\n^|^|^|市级|县级|^|已完成工作|下步计划", "编问措位位限进-")]
    public void Two_rows_are_read_together(string header, string roles) => Assert.Equal(roles, Roles(header));

    [Theory]
    [InlineData("1|项目推进缓慢问题|加快措施|市财政局|6月底前")]
    [InlineData("1-1|作风问题|整改措施|责任单位|时限要求")]
    [InlineData("|落实工作任务|市财政局整改措施||未完成")]
    [InlineData("一、作风建设问题|<|<|<|<")]
    [InlineData("姓名|职务|联系电话|单位|备注")]
    [InlineData("单位名称|负责人|联系人|联系电话|邮箱")]
    public void A_row_that_only_sounds_like_a_header_is_none(string row) =>
        Assert.Null(Find(row + "\n2|甲|甲|甲|甲"));

    [Fact]
    public void What_the_office_said_of_a_column_goes_before_its_words()
    {
        Assert.Equal("编问措位限-", Roles("序号|问题|措施|责任单位|来文日期|完成时限", name => name == "来文日期" ? HeaderMeaning.Said(LedgerColumn.Deadline) : null));
        Assert.Equal("编问措位-限", Roles("序号|问题|措施|责任单位|整改时限|完成时限", name => name == "整改时限" ? HeaderMeaning.Said(null) : null));
        Assert.Equal("编问措位限", Roles("序号|怎么了|措施|责任单位|完成时限", name => name == "怎么了" ? HeaderMeaning.Said(LedgerColumn.Symptom) : null));
    }

    private static TableHeader? Find(string rows, Func<string, HeaderMeaning?>? answer = null)
    {
        var grid = GridRow.Of(Grid.Of(rows)).ToList();
        var finder = new HeaderFinder(answer);
        for (var i = 0; i < grid.Count; i++)
        {
            if (finder.At(grid[i], i + 1 < grid.Count ? grid[i + 1] : null) is { } found)
            {
                return HeaderCells.Settle(found, grid, i + found.Rows);
            }
        }

        return null;
    }

    private static string Roles(string rows, Func<string, HeaderMeaning?>? answer = null)
    {
        var header = Find(rows, answer);
        Assert.NotNull(header);
        return string.Concat(Enumerable.Range(0, header.Names.Keys.Max() + 1).Select(c => Sign(header, c)));
    }

    private static char Sign(TableHeader header, int column) =>
        header.FurtherNumbers.Contains(column) ? '编'
        : header.Columns.Where(role => role.Value.Contains(column)).Select(role => Signs[(int)role.Key]).FirstOrDefault() is var sign and not '\0' ? sign
        : header.Two.Contains(column) ? '两'
        : header.Side.Contains(column) ? '-'
        : '?';
}
