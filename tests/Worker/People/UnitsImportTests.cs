using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.People;

public sealed class UnitsImportTests
{
    [Fact]
    public async Task A_directory_is_a_tree_with_aliases_and_each_unit_has_its_three_seats()
    {
        using var bureau = await Bureau.OpenAsync();
        var report = await bureau.ImportUnitsAsync("名称|上级|别名|职能\n甲市示例局二科|示例局|二科|业务");
        Assert.Equal((1, 0, 0), (report.Units, report.Changed, report.Unchanged));
        Assert.Equal(["甲市示例局"], await bureau.RowsAsync("SELECT p.name FROM units u JOIN units p ON p.id = u.parent_id WHERE u.name = '甲市示例局二科'"));
        Assert.Equal(["first_responsible", "handler", "supervising_leader"], await bureau.RowsAsync(
            "SELECT p.role FROM posts p JOIN units u ON u.id = p.unit_id WHERE u.name = '甲市示例局二科' AND p.title = '-' ORDER BY p.role"));
    }

    [Fact]
    public async Task The_same_directory_again_changes_nothing_and_another_changes_what_it_says()
    {
        using var bureau = await Bureau.OpenAsync();
        const string File = "名称|上级|别名|职能\n甲市示例局|甲市样本局|示例局、甲示局|纪委";
        Assert.Equal(1, (await bureau.ImportUnitsAsync(File)).Changed);
        var again = await bureau.ImportUnitsAsync(File);
        Assert.Equal((0, 0, 1), (again.Units, again.Changed, again.Unchanged));
        Assert.Equal(["甲市样本局", "甲市领导小组办公室"], again.Missing);
        Assert.Equal(["甲示局", "示例局"], (await bureau.RowsAsync("SELECT alias FROM unit_aliases ORDER BY length(alias), alias")).OrderByDescending(a => a == "甲示局"));
    }

    [Theory]
    [InlineData("甲市新局|||", "甲市新局|||", false)]
    [InlineData("甲市新局||示例局|", "示例局", true)]
    [InlineData("示例局|||", "示例局", true)]
    [InlineData("甲市新局|甲市无此局||", "甲市无此局", true)]
    public async Task What_clashes_with_the_directory_is_refused_whole(string row, string text, bool refused)
    {
        using var bureau = await Bureau.OpenAsync();
        var report = await bureau.ImportUnitsAsync("名称|上级|别名|职能\n甲市另局|||\n" + row);
        Assert.Equal(refused, report.Refusals.Count > 0);
        Assert.All(report.Refusals, r => Assert.Contains(text, r.Reason, StringComparison.Ordinal));
        Assert.Equal(refused ? 0 : 1, (await bureau.RowsAsync("SELECT name FROM units WHERE name = '甲市另局'")).Count);
    }

    [Fact]
    public async Task A_circle_closed_over_the_stored_directory_is_refused()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportUnitsAsync("名称|上级|别名|职能\n甲市示例局|甲市样本局||");
        var report = await bureau.ImportUnitsAsync("名称|上级|别名|职能\n甲市样本局|甲市示例局||");
        Assert.Contains("成环", Assert.Single(report.Refusals).Reason, StringComparison.Ordinal);
    }
}
