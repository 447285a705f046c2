using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Domain.Tests.Units;

/// <summary>What stands in brackets behind the whole name of a unit is no part of it.</summary>
public sealed class UnitNoteTests
{
    [Theory]
    [InlineData("县住建局（质监站）", "县住建局")]
    [InlineData("县公安局（交警大队）", "县公安局")]
    [InlineData("县委办（县档案局）", "县委办")]
    [InlineData("县住建局（质监站、安监站）", "县住建局")]
    [InlineData("县公安局（一把手）", "县公安局")]
    [InlineData("县公安局（负责）、县司法局", "县公安局|县司法局")]
    [InlineData("县公安局（牵头负责）、县司法局（会办）", "县公安局|县司法局")]
    [InlineData("县住建局(主)、县水务局(配)", "县住建局|县水务局")]
    [InlineData("县财政局（预算股）", "县财政局")]
    [InlineData("县财政局（2026年新组建）", "县财政局")]
    [InlineData("示例镇（党政办）", "示例镇")]
    [InlineData("县医院（内科）", "县医院")]
    [InlineData("县档案馆（业务股）", "县档案馆")]
    [InlineData("云溪公司（东区）", "云溪公司")]
    [InlineData("市教育局（含各县区）", "市教育局")]
    [InlineData("县教育局（仪器站）、财政局（预算股）", "县教育局|县财政局")]
    [InlineData("县财政局监督岗", "县财政局")]
    [InlineData("县政务服务中心综合窗口", "县政务服务中心")]
    [InlineData("县财政局主要负责人", "县财政局")]
    [InlineData("县住建局\n（质监站）", "县住建局")]
    [InlineData("县住建局 县水务局（配合）", "县住建局|县水务局")]
    [InlineData("县住建局（会同县水务局）", "县住建局|县水务局")]
    [InlineData("县住建局（县水务局协助）", "县住建局|县水务局")]
    [InlineData("县住建局-质监站", "县住建局质监站")]
    [InlineData("县住建局（一）县水务局", "县住建局|县水务局")]
    [InlineData("县妇幼保健院，县卫健局规财股督办", "县妇幼保健院|县卫健局规财股")]
    [InlineData("财务部、法务部共同牵头，审计部配合", "财务部|法务部|审计部")]
    [InlineData("镇农经站、司法所", "镇农经站|镇司法所")]
    [InlineData("集团工程部、纪检监察室", "集团工程部|集团纪检监察室")]
    [InlineData("县教科室", "县教科室")]
    [InlineData("县市监局、发改局", "县市监局|县发改局")]
    public void The_unit_is_what_stands_before(string text, string units) => Assert.Equal(units, Show(new UnitCellReader(new UnitNames([])).Read(text)));

    [Theory]
    [InlineData("示例投资中心（有限合伙）")]
    [InlineData("示例建设（集团）")]
    [InlineData("示例（云溪）发展公司")]
    public void A_name_that_has_brackets_keeps_them(string text) => Assert.Equal(text, Show(new UnitCellReader(new UnitNames([])).Read(text)));

    [Fact]
    public void A_name_of_the_directory_goes_before()
    {
        var names = new UnitNames([new UnitName("县公安局", []), new UnitName("县公安局（交警大队）", [])]);
        Assert.Equal("县公安局（交警大队）", Show(new UnitCellReader(names).Read("县公安局(交警大队)")));
    }

    [Fact]
    public void What_was_left_out_of_the_name_is_told() =>
        Assert.Equal(["县住建局(质监站)"], new UnitCellReader(new UnitNames([])).Read("县住建局（质监站）、县水务局").Notes);

    [Theory]
    [InlineData("河口镇人民政府等三个乡镇", "河口镇人民政府等三个乡镇 3/1")]
    [InlineData("县财政局、住建局等5个部门", "住建局等5个部门 5/2")]
    [InlineData("县财政局牵头，河口镇、山口镇等三个乡镇配合", "山口镇等三个乡镇配合 3/2")]
    [InlineData("县财政局、县住建局牵头，河口镇、山口镇等十二个乡镇配合", "山口镇等十二个乡镇配合 12/2")]
    [InlineData("县财政局、县住建局等两个部门", "")]
    [InlineData("河口镇、山口镇、田口镇等三个乡镇", "")]
    [InlineData("县财政局等有关部门", "")]
    public void A_list_that_counts_more_than_it_names_says_so(string text, string counted) =>
        Assert.Equal(counted, string.Join('|', new UnitCellReader(new UnitNames([])).Read(text).Short.Select(c => $"{c.Written} {c.Count}/{c.Named}")));

    [Fact]
    public void Two_sites_of_one_company_in_a_file_do_not_become_one_unit()
    {
        var reader = new UnitCellReader(new UnitNames([]));
        reader.Learn(["云溪公司（东区）", "云溪公司（西区）"]);
        Assert.All(["云溪公司（东区）", "云溪公司（西区）"], text => Assert.IsType<UnitMatch.Sited>(Assert.Single(reader.Read(text).Leads)));
    }

    [Fact]
    public void Two_parts_of_one_bureau_are_the_bureau()
    {
        var reader = new UnitCellReader(new UnitNames([]));
        reader.Learn(["县公安局（交警大队）", "县公安局（治安大队）"]);
        Assert.Equal("县公安局", Show(reader.Read("县公安局（治安大队）")));
    }

    [Fact]
    public void Sites_that_the_directory_has_are_units()
    {
        var reader = new UnitCellReader(new UnitNames([new UnitName("云溪公司（东区）", []), new UnitName("云溪公司（西区）", [])]));
        reader.Learn(["云溪公司（东区）", "云溪公司（西区）"]);
        Assert.Equal("云溪公司（西区）", Show(reader.Read("云溪公司（西区）")));
    }

    private static string Show(UnitCell cell) => string.Join('|', cell.All.Select(unit => unit switch
    {
        UnitMatch.Known known => known.Name,
        UnitMatch.Unknown unknown => unknown.Name,
        _ => unit.ToString(),
    }));
}
