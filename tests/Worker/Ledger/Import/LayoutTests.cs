using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

public sealed class LayoutTests
{
    [Fact]
    public void A_plain_table_is_read_row_by_row() =>
        Assert.Equal("1(甲措施@0630) 2(乙措施@0930)", Show(Plain("""
            1|甲问题|甲措施|市财政局|2026年6月30日
            2|乙问题|乙措施|市住建局|2026年9月30日
            """)));

    [Fact]
    public void Titles_and_label_rows_above_the_header_are_no_problems()
    {
        var reading = Read("""
            甲市以案促改整改台账|<|<|<|<|<
            填报单位：甲市财政局|<|<|填报时间：2026年1月5日|<|<
            序号|存在问题|整改措施|责任单位|责任人|完成时限
            1|甲问题|甲措施|市财政局|张示例|20个工作日内
            """);
        // The filling date is not the day that relative deadlines count from.
        Assert.Equal("1(甲措施@0330)", Show(reading));
    }

    [Theory]
    [InlineData("印发日期：2026年2月2日|<|<|<|<")]
    [InlineData("交办日期|2026-2-2|||")]
    [InlineData("下发时间：2026.02.02   联系人：张示例|<|<|<|<")]
    [InlineData("填报单位：甲局|||下发日期|@2026-02-02")]
    public void An_issue_date_above_the_table_counts_for_all_of_it(string label)
    {
        var reading = Read($"整改台账|<|<|<|<\n{label}\n序号|存在问题|整改措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|立行立改");
        Assert.Equal("1(甲措施@0217)", Show(reading));
        Assert.Equal(new DateOnly(2026, 2, 2), reading.Problems[0].IssuedOn);
    }

    [Fact]
    public void An_issue_date_that_cannot_be_read_refuses_the_sheet() =>
        Assert.Contains("日期无法识别", Assert.Single(LedgerSheetReader.Read(
            [Grid.Of("印发日期：开会那天|<|<|<|<\n序号|存在问题|整改措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|立行立改")], Options with { Issued = null }).Refusals).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_header_of_two_rows_is_read_through_its_groups()
    {
        var reading = Read("""
            序号|问题类别|存在问题|整改措施|责任主体|<|<|完成时限|备注
            ^|^|^|^|牵头领导|责任单位|责任人|^|^
            1|作风建设|甲问题|甲措施|李示例|市财政局|张示例|2026年6月底前|无
            """);
        Assert.Equal("1(甲措施@0630)", Show(reading));
        var problem = reading.Problems[0];
        Assert.Equal(("李示例", "甲市财政局", "张示例", "作风建设"), (problem.LeadLeader, problem.LeadUnit, problem.Measures[0].ResponsibleName, problem.Category));
    }

    [Fact]
    public void A_two_row_header_without_merged_cells_is_read_too()
    {
        var reading = Read("""
            序号|存在问题|整改措施|责任主体|||完成时限
            |||牵头领导|责任单位|责任人|
            1|甲问题|甲措施|李示例|市财政局|张示例|2026年6月底前
            """);
        Assert.Equal("1(甲措施@0630)", Show(reading));
        Assert.Equal("李示例", reading.Problems[0].LeadLeader);
    }

    [Fact]
    public void Words_below_a_group_take_their_meaning_from_it()
    {
        var reading = Read("""
            序号|存在问题|整改措施|责任单位|<|整改时间|<
            ^|^|^|牵头|配合|启动|完成
            1|甲问题|甲措施|市财政局|市住建局|2026年4月|2026年6月底前
            """);
        Assert.Equal("1(甲措施@0630)", Show(reading));
        Assert.Equal(["甲市住建局"], reading.Problems[0].SupportingUnits);
    }

    [Fact]
    public void Groups_that_say_nothing_themselves_stand_above_a_header() =>
        Assert.Equal("1(甲措施@0630)", Show(Read("""
            基本情况|<|落实安排|<|<
            序号|存在问题|整改措施|责任单位|完成时限
            1|甲问题|甲措施|市财政局|2026年6月底前
            """)));

    [Theory]
    [InlineData("编号|整改问题|重点措施|整改实施主体|完成时限")]
    [InlineData("问题编号|问题表现|整改 措施|牵头单位|整改时限")]
    [InlineData("序  号|反馈问题|具体措施|责任部门|办结~时限")]
    [InlineData("序号（必填）|主要问题|整改措施（怎么改）|主办单位|时限要求")]
    [InlineData("序号*|整改任务|整改措施：|承办单位|完成时间")]
    [InlineData("序号|问题|措施|整改责任主体|整改期限")]
    [InlineData("序号|存在的问题|整改举措|单位|时限")]
    public void Offices_name_their_columns_differently(string header) =>
        Assert.Equal("1(甲措施@0630)", Show(Read(header + "\n1|甲问题|甲措施|市财政局|2026年6月30日")));

    [Fact]
    public void Responsible_with_supporting_in_brackets_is_the_supporting_column()
    {
        var reading = Read("序号|问题|措施|牵头单位|责任（配合）单位|完成时限\n1|甲问题|甲措施|市财政局|市住建局、市教育局|2026年6月30日");
        Assert.Equal("1(甲措施@0630)", Show(reading));
        Assert.Equal(["甲市住建局", "甲市教育局"], reading.Problems[0].SupportingUnits);
    }

    [Fact]
    public void Beside_a_lead_column_the_responsible_units_support()
    {
        var reading = Read("序号|问题|措施|责任单位|牵头单位|完成时限\n1|甲问题|甲措施|市住建局、市财政局|市财政局|2026年6月30日");
        Assert.Equal("1(甲措施@0630)", Show(reading));
        Assert.Equal("甲市财政局", reading.Problems[0].LeadUnit);
        Assert.Equal(["甲市住建局"], reading.Problems[0].SupportingUnits);
    }

    [Fact]
    public void A_header_repeated_after_a_page_break_is_skipped_with_its_title() =>
        Assert.Equal("1(甲措施@0630;乙措施@0630) 2(丙措施@0930)", Show(Read("""
            整改台账|<|<|<|<
            序号|存在问题|整改措施|责任单位|完成时限
            1|甲问题|甲措施|市财政局|2026年6月底前
            整改台账|<|<|<|<
            序号|存在问题|整改措施|责任单位|完成时限
            ||乙措施||2026年6月底前
            2|丙问题|丙措施|市财政局|2026年9月底前
            """)));

    [Fact]
    public void A_repeated_header_may_order_its_columns_anew() =>
        Assert.Equal("1(甲措施@0630) 2(丙措施@0930)", Show(Read("""
            序号|存在问题|整改措施|责任单位|完成时限
            1|甲问题|甲措施|市财政局|2026年6月底前
            序号|存在问题|责任单位|整改措施|完成时限
            2|丙问题|市财政局|丙措施|2026年9月底前
            """)));

    [Theory]
    [InlineData("合计|<|2|||")]
    [InlineData("小计：1项||||")]
    [InlineData("|合 计|1||")]
    [InlineData("注：本表一式两份。|<|<|<|<")]
    [InlineData("备注：完成时限为拟定。||||")]
    [InlineData("说明：||||")]
    [InlineData("填报人：张示例||审核人：李示例||")]
    [InlineData("（接下页）||||")]
    [InlineData("第1页 共2页||||")]
    [InlineData("||||")]
    public void What_is_no_problem_is_passed_over(string row) =>
        Assert.Equal("1(甲措施@0630) 2(乙措施@0930)", Show(Plain($"""
            1|甲问题|甲措施|市财政局|2026年6月底前
            {row}
            2|乙问题|乙措施|市财政局|2026年9月底前
            """)));

    [Fact]
    public void A_problem_about_totals_is_a_problem() =>
        Assert.Equal("1(甲措施@0630)", Show(Plain("1|合计数与明细不符|甲措施|市财政局|2026年6月底前")));

    [Theory]
    [InlineData("一、政治建设方面|<|<|<|<")]
    [InlineData("（一）政治建设方面||||")]
    [InlineData("一、|政治建设方面|||")]
    [InlineData("政治建设方面|<|<|<|<")]
    [InlineData("政治建设方面||||")]
    [InlineData("一、政治建设方面（共1项）|<|<|<|<")]
    public void A_heading_between_problems_is_their_category(string heading)
    {
        var reading = Plain($"{heading}\n1|甲问题|甲措施|市财政局|2026年6月底前");
        Assert.Equal("1(甲措施@0630)", Show(reading));
        Assert.Equal("政治建设方面", reading.Problems[0].Category);
    }

    [Fact]
    public void Headings_and_problems_may_both_count_in_chinese()
    {
        var reading = Plain("""
            一、|党的建设方面|||
            （一）|甲问题|甲措施|市财政局|2026年6月底前
            （二）|乙问题|乙措施|市财政局|2026年6月底前
            二、|作风建设方面|||
            （三）|丙问题|丙措施|市财政局|2026年6月底前
            """);
        Assert.Equal("1(甲措施@0630) 2(乙措施@0630) 3(丙措施@0630)", Show(reading));
        Assert.Equal(["党的建设方面", "党的建设方面", "作风建设方面"], reading.Problems.Select(p => p.Category));
    }

    [Fact]
    public void An_unfinished_problem_in_a_chinese_count_is_no_heading() =>
        Assert.Equal(["2"], Plain("一、|甲问题|甲措施|市财政局|2026年6月底前\n二、|乙问题|||").Refusals.Select(r => r.Problem!.Text).Distinct());

    [Fact]
    public void A_merged_category_column_counts_for_every_problem_beside_it()
    {
        var reading = Read("""
            问题类别|序号|存在问题|整改措施|责任单位|完成时限
            作风|1|甲问题|甲措施|市财政局|2026年6月底前
            ^|2|乙问题|乙措施|市财政局|2026年6月底前
            纪律|3|丙问题|丙措施|市财政局|2026年6月底前
            |4|丁问题|丁措施|市财政局|2026年6月底前
            """);
        Assert.Equal(["作风", "作风", "纪律", "纪律"], reading.Problems.Select(p => p.Category));
    }

    [Fact]
    public void Long_text_across_the_table_is_skipped_and_said_so()
    {
        var reading = Plain("根据全市以案促改工作会议精神和领导小组办公室有关要求，各责任单位应当在规定时间之内逐项对照检查并报送整改情况|<|<|<|<\n1|甲问题|甲措施|市财政局|2026年6月底前");
        Assert.Equal("1(甲措施@0630)", Show(reading));
        Assert.Contains(reading.Warnings, w => w.Contains("第2行", StringComparison.Ordinal) && w.Contains("已跳过", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_that_are_not_understood_are_named()
    {
        var reading = Read("序号|问题|措施|责任单位|完成时限|公示期\n1|甲问题|甲措施|市财政局|2026年6月底前|5日");
        Assert.Contains("公示期", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_of_several_units_are_one_ledger() =>
        Assert.Equal("1(甲措施@0630) 2(乙措施@0930)", Show(Read(
            Grid.Of("填表说明|<\n本表由各单位填写。|<", "说明"),
            Grid.Of("序号|问题|措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|2026年6月底前", "财政局"),
            Grid.Of("序号|问题|措施|责任单位|完成时限\n2|乙问题|乙措施|市住建局|2026年9月底前", "住建局"),
            Grid.Of("序号|问题|措施|责任单位|完成时限\n1|旧问题|旧措施|市住建局|2026年9月底前", "旧", hidden: true))));

    [Fact]
    public void A_sheet_without_a_header_is_skipped_and_said_so()
    {
        var reading = Read(Grid.Of("填表说明", "说明"), Grid.Of("序号|问题|措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|2026年6月底前"));
        Assert.Contains("“说明”没有表头", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_any_header_is_refused() =>
        Assert.Contains("没有找到表头", Refused(Read("1|甲问题|甲措施|市财政局|2026年6月底前")).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_file_of_hidden_sheets_is_refused() =>
        Assert.Contains("没有可读的工作表", Refused(Read(Grid.Of("序号|问题|措施", hidden: true))).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("序号|措施|责任单位|完成时限", "问题")]
    [InlineData("序号|问题|措施|责任单位", "完成时限")]
    [InlineData("序号|问题|措施|完成时限", "责任单位")]
    public void A_table_without_a_column_it_cannot_do_without_is_refused_once(string header, string missing)
    {
        var refusal = Refused(Read($"台账|<|<\n{header}\n1|甲|甲|甲\n2|甲|甲|甲"));
        Assert.Equal(2, refusal.Row);
        Assert.Contains(missing, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_of_one_unit_may_name_it_above_the_table()
    {
        var reading = Read("填报单位（盖章）：市财政局|<|<|<\n序号|问题|措施|完成时限\n1|甲问题|甲措施|2026年6月底前");
        Assert.Equal("甲市财政局", Assert.Single(reading.Problems).LeadUnit);
        Assert.Contains(reading.Warnings, w => w.Contains("填报单位", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sheet_of_one_unit_may_name_it_on_its_tab() =>
        Assert.Equal("甲市住建局", Assert.Single(Read(Grid.Of("序号|问题|措施|完成时限\n1|甲问题|甲措施|2026年6月底前", "市住建局")).Problems).LeadUnit);

    [Fact]
    public void The_year_in_the_title_is_the_deadlines_where_nothing_says_when_it_was_issued() =>
        Assert.Equal(new DateOnly(2025, 6, 30), DeadlineUnder("甲市2025年度整改台账", "6月底前", null));

    [Theory]
    [InlineData("甲县2025年度考核评估反馈问题整改总台账", "10月底前", "2026-03-02", "2026-10-31")]
    [InlineData("甲局2025年度民主生活会查摆问题整改台账", "年内", "2026-03-02", "2026-12-31")]
    [InlineData("甲局2025年度民主生活会查摆问题整改台账", "上半年", "2026-03-02", "2026-06-30")]
    [InlineData("甲局2025年度民主生活会查摆问题整改台账", "11.30", "2026-03-02", "2026-11-30")]
    [InlineData("甲集团2025年度审计发现问题整改台账", "三季度末", "2026-09-07", "2026-09-30")]
    [InlineData("甲市2026年度整改台账", "6月底前", "2025-12-20", "2026-06-30")]
    [InlineData("甲市2026年度整改台账", "12月底前", "2025-12-20", "2025-12-31")]
    [InlineData("甲市2025年度整改台账", "2025年12月底前", "2026-03-02", "2025-12-31")]
    public void The_year_that_a_title_assesses_is_not_that_of_the_deadlines(string title, string written, string issued, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DeadlineUnder(title, written, DateOnly.Parse(issued, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("甲县2025年度考核评估反馈问题整改总台账")]
    [InlineData("甲市2025年市委巡察反馈意见整改任务清单")]
    public void Without_an_issue_date_the_year_of_such_a_title_is_asked_about(string title)
    {
        var refusal = Refused(LedgerSheetReader.Read(
            [Grid.Of($"{title}|<|<|<|<\n序号|问题|措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|10月底前")], Options with { Issued = null }));
        Assert.Contains("看不出时限是2025年还是2026年", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("--issued", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 10, 31), DeadlineUnder(title, "2026年10月底前", null));
    }

    [Fact]
    public void A_deadline_that_counts_from_an_unknown_day_names_the_option_that_says_it()
    {
        var refusal = Refused(LedgerSheetReader.Read(
            [Grid.Of("序号|问题|措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|收到反馈意见之日起30日内")], Options with { Issued = null }));
        Assert.Contains("--issued", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_of_feedback_above_a_table_counts_where_it_says_no_other() =>
        Assert.Equal(new DateOnly(2026, 6, 7), DeadlineUnder("反馈时间：2026年5月8日", "反馈之日起30日内", null));

    private static DateOnly? DeadlineUnder(string title, string written, DateOnly? issued) => Assert.Single(LedgerSheetReader.Read(
        [Grid.Of($"{title}|<|<|<|<\n序号|问题|措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|{written}")], Options with { Issued = issued }).Problems).Measures[0].Deadline;

    [Fact]
    public void Hidden_columns_of_our_own_export_come_back()
    {
        var reading = Read($"序号|问题|措施|责任单位|完成时限|{HeaderWords.ProblemRowId}|{HeaderWords.MeasureRowId}|{HeaderWords.Version}\n1|甲问题|1.甲~2.乙|市财政局|2026年6月底前|7|9|3");
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((3L, 9L), (problem.Version, Assert.Single(problem.Measures).Id));
    }
}
