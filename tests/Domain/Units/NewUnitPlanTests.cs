using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Domain.Tests.Units;

public sealed class NewUnitPlanTests
{
    private static readonly UnitNames Known = new(
        [new UnitName("云溪县财政局", ["财政所"]), new UnitName("城东街道", []), new UnitName("云溪县粮食局", [], new DateOnly(2026, 1, 1))]);

    private static readonly UnitNames Nothing = new([]);

    [Fact]
    public void A_twin_of_a_known_unit_waits_and_a_name_that_looks_alike_is_shown()
    {
        var plan = NewUnitPlan.Decide(["县财政局", "城西街道办", "县教育局"], Known, []);
        Assert.Equal(["县财政局", "城西街道办", "县教育局"], plan.Units.Select(u => u.Name).OrderBy(n => "县财城西县教".IndexOf(n[..2], StringComparison.Ordinal)));
        Assert.Equal(["云溪县财政局"], Of(plan, "县财政局").Twins);
        Assert.False(Of(plan, "城西街道办").IsTwin);
        Assert.Equal([new LikeUnit("城东街道", null)], Of(plan, "城西街道办").Nearest);
        Assert.False(Of(plan, "县教育局").IsTwin);
    }

    [Theory]
    [InlineData("县财政局")]
    [InlineData(" 县 财政局 ")]
    public void What_the_office_names_as_new_is_new(string asNew)
    {
        Assert.False(Of(NewUnitPlan.Decide(["县财政局"], Known, [asNew]), "县财政局").IsTwin);
    }

    [Fact]
    public void An_alias_of_a_known_unit_has_twins_too() => Assert.Equal(["云溪县财政局"], Of(NewUnitPlan.Decide(["县财政所"], Known, []), "县财政所").Twins);

    [Theory]
    [InlineData("县教育局")]
    [InlineData("县民宗局")]
    [InlineData("县公安局")]
    [InlineData("临湘县审计局")]
    [InlineData("云溪县第二小学")]
    [InlineData("城南镇")]
    public void A_bureau_of_the_county_is_not_like_another_for_that(string name)
    {
        var known = new UnitNames([
            new UnitName("云溪县财政局", []), new UnitName("云溪县卫生健康局", []), new UnitName("云溪县审计局", []), new UnitName("云溪县第一小学", []), new UnitName("白沙镇", []), new UnitName("县林业局", [])]);
        Assert.Empty(Of(NewUnitPlan.Decide([name], known, []), name).Nearest);
    }

    [Theory]
    [InlineData("县财务局", "云溪县财政局", null)]
    [InlineData("云西县财政局", "云溪县财政局", null)]
    [InlineData("县财政中心", "云溪县财政局", null)]
    [InlineData("县卫生健康中心", "云溪县卫生健康局", null)]
    [InlineData("县卫建委", "云溪县卫生健康局", null)]
    [InlineData("县招商服务中心", "云溪县商务和投资促进局", "县招商局")]
    [InlineData("县科工局", "云溪县科学技术和工业信息化局", null)]
    public void What_tells_a_unit_from_others_is_compared_with_names_and_aliases(string name, string like, string? alias)
    {
        var known = new UnitNames([
            new UnitName("云溪县财政局", []), new UnitName("云溪县卫生健康局", ["县卫健委"]), new UnitName("云溪县商务和投资促进局", ["县招商局"]),
            new UnitName("云溪县科学技术和工业信息化局", [])]);
        var found = Assert.Single(Of(NewUnitPlan.Decide([name], known, []), name).Nearest);
        Assert.Equal(like, found.Name);
        Assert.True(alias is null || found.Alias == alias, found.Alias);
    }

    [Fact]
    public void The_one_that_begins_alike_stands_first()
    {
        var plan = NewUnitPlan.Decide(["县财务局"], new UnitNames([new UnitName("云溪县商务局", []), new UnitName("云溪县财政局", [])]), []);
        Assert.Equal(["云溪县财政局", "云溪县商务局"], Of(plan, "县财务局").Nearest.Select(n => n.Name));
    }

    [Fact]
    public void A_retired_unit_has_twins_but_is_not_proposed()
    {
        var plan = NewUnitPlan.Decide(["县粮食局", "县粮站局"], Known, []);
        Assert.Equal(["云溪县粮食局"], Of(plan, "县粮食局").Twins);
        Assert.DoesNotContain("云溪县粮食局", Of(plan, "县粮站局").Nearest.Select(n => n.Name));
    }

    [Fact]
    public void Two_names_of_one_file_that_are_alike_are_shown_and_neither_is_refused()
    {
        string[] names = ["市发改委", "市发展和改革委员会", "城东街道", "城西街道办"];
        var plan = NewUnitPlan.Decide(names, Nothing, []);
        Assert.DoesNotContain(plan.Units, u => u.IsTwin);
        Assert.Equal(["市发展和改革委员会"], Of(plan, "市发改委").TwinsAmongNew);
        Assert.DoesNotContain(NewUnitPlan.Decide(names, Nothing, ["市发改委"]).Units, u => u.TwinsAmongNew.Count > 0);
        Assert.DoesNotContain(NewUnitPlan.Decide(names, Nothing, ["市发展和改革委员会"]).Units, u => u.TwinsAmongNew.Count > 0);
    }

    [Fact]
    public void A_name_that_is_neither_new_nor_known_was_mistyped()
    {
        var plan = NewUnitPlan.Decide(["县教育局"], Known, []);
        Assert.Equal(["县教育厅"], plan.NotNew(Known, ["县教育局", "云溪县财政局", "县教育厅"]));
    }

    private static NewUnit Of(NewUnitPlan plan, string name) => plan.Units.Single(u => u.Name == name);
}
