using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Domain.Tests.Units;

public sealed class UnitCellTests
{
    private static string Show(UnitCell cell) =>
        string.Join('+', cell.Leads.Select(Show)) + "|" + string.Join('+', cell.Supporting.Select(Show))
        + (cell.Overseeing.Count == 0 ? "" : "|" + string.Join('+', cell.Overseeing.Select(Show)));

    private static string Show(UnitMatch match) => match switch
    {
        UnitMatch.Known known => known.Name,
        UnitMatch.Unknown unknown => "?" + unknown.Name,
        UnitMatch.Generic generic => "*" + generic.Written,
        UnitMatch.Unclear unclear => "!" + string.Join('/', unclear.Readings),
        _ => throw new InvalidOperationException(),
    };

    private static UnitCell Read(string text, params string[] known) => new UnitCellReader(Names(known)).Read(text);

    private static UnitNames Names(params string[] known) => new(
        known.Select(k => k.Split('=')).Select(k => new UnitName(k[0], k[1..])));

    [Theory]
    [InlineData("牵头：便民服务中心 配合：县政务服务和数据管理局、县医疗保障局")]
    [InlineData("牵头：便民服务中心　配合：县政务服务和数据管理局、县医疗保障局")]
    [InlineData("牵头：便民服务中心；配合：县政务服务和数据管理局、县医疗保障局")]
    [InlineData("牵头：便民服务中心\n配合：县政务服务和数据管理局、县医疗保障局")]
    [InlineData("主办：便民服务中心，协办：县政务服务和数据管理局、县医疗保障局")]
    public void A_short_label_begins_its_part_wherever_it_stands(string text) =>
        Assert.Equal("?便民服务中心|?县政务服务和数据管理局+?县医疗保障局", Show(Read(text)));

    [Theory]
    [InlineData("内科第二党支部等4个支部", "?内科第二党支部|")]
    [InlineData("县教育局、县财政局等5家单位", "?县教育局|?县财政局")]
    [InlineData("河口镇人民政府等三个乡镇", "?河口镇人民政府|")]
    public void How_many_there_are_is_no_part_of_the_last_name(string text, string expected) => Assert.Equal(expected, Show(Read(text)));

    [Fact]
    public void A_station_of_the_street_is_one_body_in_the_papers_of_a_street()
    {
        var reader = new UnitCellReader(Names());
        reader.Learn(["街道纪工委", "街道财政所"]);
        Assert.Equal("?街道财政所|?街道纪工委", Show(reader.Read("牵头单位：街道财政所；配合单位：街道纪工委")));
        Assert.Equal("*街道财政所|", Show(Read("街道财政所")));
        Assert.Equal("*街道办事处|", Show(reader.Read("街道办事处")));
    }

    [Theory]
    [InlineData("省工业和信息化厅牵头，省委宣传部、文化和旅游厅、广电局、体育局按职责分工负责", "?省工业和信息化厅|?省委宣传部+?省文化和旅游厅+?省广电局+?省体育局")]
    [InlineData("省委网信办，省保密局、密码管理局，省公安厅、政务和数据局，省通信管理局按职责分工负责", "?省委网信办|?省保密局+?省密码管理局+?省公安厅+?省政务和数据局+?省通信管理局")]
    [InlineData("（牵头单位：市金融办，配合单位：市发展改革委、市人力资源和社会保障局，各区、县级市）", "?市金融办|?市发展改革委+?市人力资源和社会保障局+*各区、县级市")]
    [InlineData("北沟街道、执法局、征地中心", "?北沟街道|?执法局+?征地中心")]
    [InlineData("埇桥区委、区政府", "?埇桥区委|?埇桥区政府")]
    [InlineData("省科技厅、工业和信息化厅", "?省科技厅|?省工业和信息化厅")]
    [InlineData("甲市示例局、财政局", "?甲市示例局|?甲市财政局")]
    [InlineData("甲市发展改革委、市财政局", "?甲市发展改革委|?甲市财政局")]
    [InlineData("甲市示例区财政局、住建局", "?甲市示例区财政局|?甲市示例区住建局")]
    [InlineData("市委组织部、宣传部、财政局", "?市委组织部|?市委宣传部+?市财政局")]
    [InlineData("市财政局、市场监管局、城市管理局、示例大学", "?市财政局|?市市场监管局+?市城市管理局+?示例大学")]
    [InlineData("示例镇党委、政府", "?示例镇党委|?示例镇政府")]
    public void Published_cells_are_read_as_people_mean_them(string text, string expected) => Assert.Equal(expected, Show(Read(text)));

    [Theory]
    [InlineData("市财政局")]
    [InlineData("  市 财政局 ")]
    [InlineData("市财政局负责")]
    [InlineData("市财政局牵头")]
    [InlineData("由市财政局牵头负责")]
    [InlineData("牵头单位：市财政局")]
    [InlineData("责任单位:市财政局等单位")]
    [InlineData("1.市财政局")]
    [InlineData("市财政局。")]
    [InlineData("（市财政局）")]
    [InlineData("市财政局(牵头)")]
    [InlineData("市财政局、市财政局")]
    public void Words_around_a_unit_are_no_part_of_its_name(string text) => Assert.Equal("市财政局|", Show(Read(text, "市财政局")));

    [Theory]
    [InlineData("市甲局牵头，市乙局配合")]
    [InlineData("市甲局牵头,乙局")]
    [InlineData("市甲局、市乙局")]
    [InlineData("市甲局,市乙局")]
    [InlineData("市甲局；市乙局")]
    [InlineData("市甲局/市乙局")]
    [InlineData("市甲局\n市乙局")]
    [InlineData("市甲局 市乙局")]
    [InlineData("市甲局和市乙局")]
    [InlineData("市甲局会同市乙局")]
    [InlineData("市甲局牵头会同市乙局")]
    [InlineData("市甲局牵头市乙局配合")]
    [InlineData("配合单位：市乙局；牵头单位：市甲局")]
    [InlineData("市乙局，市甲局（牵头）")]
    [InlineData("市甲局（主办）、市乙局（协办）")]
    [InlineData("牵头:市甲局;配合:市乙局")]
    [InlineData("市甲局（配合单位：市乙局）")]
    [InlineData("1.市甲局\n2.市乙局")]
    public void One_leads_and_the_other_supports(string text) => Assert.Equal("市甲局|市乙局", Show(Read(text, "市甲局", "市乙局")));

    [Fact]
    public void Two_units_before_the_mark_lead_together() =>
        Assert.Equal("市甲局+市乙局|市丙局", Show(Read("市甲局、乙局牵头，丙局配合", "市甲局", "市乙局", "市丙局")));

    [Fact]
    public void A_cell_of_supporting_units_names_no_lead() =>
        Assert.Equal("|市甲局+市乙局", Show(Read("配合单位：市甲局、市乙局", "市甲局", "市乙局")));

    [Fact]
    public void An_overseeing_unit_in_the_cell_neither_leads_nor_supports() =>
        Assert.Equal("市甲局||市乙局", Show(Read("责任单位：市甲局；督导单位：市乙局", "市甲局", "市乙局")));

    [Theory]
    [InlineData("各有关单位")]
    [InlineData("各区、县级市")]
    [InlineData("各项目牵头单位")]
    [InlineData("各镇（街道）")]
    [InlineData("各县（市、区）")]
    [InlineData("相关单位")]
    [InlineData("有关部门")]
    [InlineData("各责任单位")]
    [InlineData("各责任单位按职责分工负责")]
    [InlineData("市直有关部门")]
    [InlineData("机关各科室")]
    [InlineData("其他成员单位")]
    public void Words_for_many_units_never_become_a_unit(string text) =>
        Assert.IsType<UnitMatch.Generic>(Assert.Single(Read(text).All));

    [Fact]
    public void Words_for_many_units_keep_their_inner_separator() =>
        Assert.Equal("甲区财政局|*各区、县级市+甲区审计局", Show(Read("甲区财政局、各区、县级市、甲区审计局", "甲区财政局", "甲区审计局")));

    [Fact]
    public void The_directory_may_say_what_a_general_word_means() =>
        Assert.Equal("甲市直属机关工委|", Show(Read("各直属支部", "甲市直属机关工委=各直属支部")));

    [Fact]
    public void A_known_name_that_holds_a_separator_is_not_cut() =>
        Assert.Equal("示例镇党委、政府办公室|甲局", Show(Read("示例镇党委、政府办公室、甲局", "示例镇党委、政府办公室", "甲局")));

    [Fact]
    public void A_known_name_that_ends_like_a_mark_is_not_stripped() =>
        Assert.Equal("示例民办学校理事会负责|", Show(Read("示例民办学校理事会负责", "示例民办学校理事会负责")));

    [Fact]
    public void Brackets_do_not_cut_and_a_note_in_them_is_left_out() =>
        Assert.Equal("市甲局|市乙局", Show(Read("市甲局（一科、二科）、市乙局", "市甲局", "市乙局")));

    [Fact]
    public void A_name_with_brackets_of_its_own_stays_whole() =>
        Assert.Equal("市甲局（市乙局）|", Show(Read("市甲局(市乙局)", "市甲局（市乙局）", "市甲局")));

    [Theory]
    [InlineData("仁兴街", "仁兴街道办事处|")]
    [InlineData("仁兴街道", "?仁兴街道|")]
    public void A_short_form_counts_only_when_the_directory_has_it(string text, string expected) =>
        Assert.Equal(expected, Show(Read(text, "仁兴街道办事处=仁兴街")));

    [Fact]
    public void An_elided_prefix_is_tried_against_the_full_name_behind_an_alias() =>
        Assert.Equal("甲市发展和改革委员会|甲市财政局", Show(Read("市发改委、财政局", "甲市发展和改革委员会=市发改委", "甲市财政局")));

    [Fact]
    public void A_known_name_goes_before_an_elided_one() =>
        Assert.Equal("省甲厅|乙局", Show(Read("省甲厅、乙局", "省甲厅", "乙局", "省乙局")));

    [Fact]
    public void A_district_government_after_its_committee_is_that_districts() =>
        Assert.Equal("丙区委|丙区政府", Show(Read("丙区委、区政府", "丙区委", "丙区政府", "丁区政府=区政府")));

    [Theory]
    [InlineData("")]
    [InlineData("无")]
    [InlineData("/")]
    [InlineData("—")]
    public void A_dash_names_nobody(string text) => Assert.Empty(Read(text).All);

    [Fact]
    public void An_unknown_unit_comes_with_the_names_that_look_like_it()
    {
        var unknown = Assert.IsType<UnitMatch.Unknown>(Assert.Single(Read("甲市财证局", "甲市财政局", "甲市民政局", "乙县档案馆").All));
        Assert.Equal("甲市财政局", unknown.Nearest[0]);
        Assert.DoesNotContain("乙县档案馆", unknown.Nearest);
    }

    [Fact]
    public void A_name_inside_a_longer_known_one_is_near()
    {
        var unknown = Assert.IsType<UnitMatch.Unknown>(Assert.Single(Read("财政局", "甲市审计局", "甲市财政局").All));
        Assert.Equal("甲市财政局", unknown.Nearest[0]);
    }

    [Fact]
    public void Two_unknown_names_around_和_are_not_taken_apart() => Assert.Equal("?市甲和乙局|", Show(Read("市甲和乙局")));
}
