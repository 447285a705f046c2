using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Tests.Ledger.Import;

namespace CaseReform.Ops.Worker.Tests.People;

public sealed class PeopleSheetTests
{
    private const string Header = "单位|分管单位|岗位/职务|姓名|邮箱|角色|代理人|起止日期\n";

    private static PeopleReading Read(string rows, params string[] known) =>
        PeopleSheetReader.Read([Grid.Of(rows, "通讯录")], LedgerSamples.Units, known.ToHashSet());

    private static Refusal Refused(string rows) => Assert.Single(Read(Header + rows).Refusals);

    [Fact]
    public void A_row_is_a_person_and_their_post()
    {
        var reading = Read("甲市通讯录|<|<|<|<|<|<|<\n" + Header + "市财政局|市住建局、市教育局|副局长|张　示例|zhang@example.cn|分管领导||2026-01-01至2026-12-31");
        Assert.Empty(reading.Refusals);
        var row = Assert.Single(reading.Rows);
        Assert.Equal(("甲市财政局", "副局长", "张示例", "zhang@example.cn", 3), (row.Unit, row.Title, row.Name, row.Email?.ToString(), row.Row));
        Assert.Equal(["甲市住建局", "甲市教育局"], row.SupervisedUnits);
        Assert.Equal([PostRole.SupervisingLeader], row.Roles);
        Assert.Equal(new Period(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), row.Tenure);
    }

    [Theory]
    [InlineData("部门|职务|姓名|联系邮箱|角色")]
    [InlineData("工作单位|职位|姓 名|电子邮箱|职责角色")]
    [InlineData("所在单位|岗位|人员|E-mail|角色（必填）")]
    public void Offices_name_their_columns_differently(string header) =>
        Assert.Equal("李示例", Assert.Single(Read(header + "\n市财政局|科长|李示例|li@example.cn|责任人").Rows).Name);

    [Fact]
    public void A_merged_or_blank_unit_is_the_one_above() =>
        Assert.Equal(["甲市财政局", "甲市财政局", "甲市财政局"], Read(Header + """
            市财政局||局长|张示例|zhang@example.cn|第一责任人||
            ^||科长|李示例|li@example.cn|责任人||
            ||科员|王示例|wang@example.cn|经办人||
            """).Rows.Select(r => r.Unit));

    [Fact]
    public void One_person_may_hold_several_posts_and_roles()
    {
        var reading = Read(Header + """
            市财政局||局长|张示例|zhang@example.cn|第一责任人、领导小组||
            市住建局||督导员|张示例||督导人||
            """);
        Assert.Empty(reading.Refusals);
        Assert.Equal([PostRole.FirstResponsible, PostRole.LeadingGroup], reading.Rows[0].Roles);
        Assert.Equal("zhang@example.cn", reading.Rows[1].Email?.ToString());
    }

    [Fact]
    public void A_blank_role_is_read_from_a_title_that_says_it() =>
        Assert.Equal([PostRole.FirstResponsible], Assert.Single(Read(Header + "市财政局||局长|张示例|zhang@example.cn|||").Rows).Roles);

    [Fact]
    public void With_somebody_acting_the_period_is_theirs_and_said_so()
    {
        var reading = Read(Header + """
            市财政局||科长|张示例|zhang@example.cn|责任人|李示例|2026-03-01至2026-03-31
            市财政局||科员|李示例|li@example.cn|责任人||
            """);
        Assert.Equal((Period.Open, new Period(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31))), (reading.Rows[0].Tenure, reading.Rows[0].ActingPeriod));
        Assert.Contains("第2行", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_period_columns_are_kept_apart()
    {
        var reading = Read("""
            单位|姓名|邮箱|角色|代理人|任职起止|代理起止
            市财政局|张示例|zhang@example.cn|责任人|李示例|2026-01-01起|2026-03-01至2026-03-31
            """, "李示例");
        var row = Assert.Single(reading.Rows);
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31)), (row.Tenure.From!.Value, row.ActingPeriod.To!.Value));
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("市财证局||科长|张示例|zhang@example.cn|责任人||", "A", "甲市财政局")]
    [InlineData("||科长|张示例|zhang@example.cn|责任人||", "A", "空白")]
    [InlineData("各单位||科长|张示例|zhang@example.cn|责任人||", "A", "具体是哪些单位")]
    [InlineData("市财政局、市住建局||科长|张示例|zhang@example.cn|责任人||", "A", "只能写一个单位")]
    [InlineData("市财政局|市体育局|副局长|张示例|zhang@example.cn|分管领导||", "B", "市体育局")]
    [InlineData("市财政局||科长||zhang@example.cn|责任人||", "D", "空白")]
    [InlineData("市财政局||科长|张~示例|zhang@example.cn|责任人||", "D", "换行")]
    [InlineData("市财政局||科长|张\"示例|zhang@example.cn|责任人||", "D", "引号")]
    [InlineData("市财政局||科~长|张示例|zhang@example.cn|责任人||", "C", "换行")]
    [InlineData("市财政局||科长|张示例|zhang@example.cn~bcc|责任人||", "E", "换行")]
    [InlineData("市财政局||科长|张示例|zhang.example.cn|责任人||", "E", "@")]
    [InlineData("市财政局||科长|张示例|zhang@example.cn|吉祥物||", "F", "责任人")]
    [InlineData("市财政局||科长|张示例|zhang@example.cn|||", "F", "空白")]
    [InlineData("市财政局||科长|张示例|zhang@example.cn|责任人|赵示例|", "G", "既不在本表中")]
    [InlineData("市财政局||科长|张示例|zhang@example.cn|责任人|张示例|", "G", "不能是本人")]
    [InlineData("市财政局||科长|张示例|zhang@example.cn|责任人||待定", "H", "起止日期")]
    [InlineData("市财政局||科长|张示例|zhang@example.cn|责任人||2026-12-31至2026-01-01", "H", "早于")]
    public void What_is_wrong_is_refused_with_its_place(string row, string column, string reason)
    {
        var refusal = Refused(row);
        Assert.Equal((2, column), (refusal.Row, refusal.Column));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_address_belongs_to_one_person() =>
        Assert.Contains("“张示例”（第2行）", Refused("""
            市财政局||科长|张示例|zhang@example.cn|责任人||
            市财政局||科员|李示例|Zhang@example.cn|责任人||
            """).Reason, StringComparison.Ordinal);

    [Fact]
    public void Two_addresses_for_one_name_in_one_unit_are_asked_about() =>
        Assert.Contains("两个邮箱", Refused("""
            市财政局||科长|张示例|zhang@example.cn|责任人||
            市财政局||科员|张示例|zhang2@example.cn|经办人||
            """).Reason, StringComparison.Ordinal);

    [Fact]
    public void Whom_a_name_means_must_be_clear_when_they_act() =>
        Assert.Contains("有多位“张示例”", Refused("""
            市财政局||科长|张示例|zhang@example.cn|责任人||
            市住建局||科员|张示例|zhang2@example.cn|责任人||
            市教育局||科员|李示例|li@example.cn|责任人|张示例|
            """).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_header_is_refused() =>
        Assert.Contains("表头", Assert.Single(Read("市财政局|张示例|zhang@example.cn").Refusals).Reason, StringComparison.Ordinal);
}
