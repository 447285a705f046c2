using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Domain.Tests.Units;

public sealed class TwinNamesTests
{
    [Theory]
    [InlineData("县财政局", "云溪县财政局")]
    [InlineData("财政局", "云溪县财政局")]
    [InlineData("财政局", "县财政局")]
    [InlineData("云溪区财政局", "岳阳市云溪区财政局")]
    [InlineData("岳阳税务局", "岳阳市税务局")]
    [InlineData("市发展改革委", "市发展和改革委员会")]
    [InlineData("市发改委", "市发展和改革委员会")]
    [InlineData("发改局", "县发展和改革局")]
    [InlineData("城管局", "城市管理局")]
    [InlineData("市城管执法局", "市城市管理和综合执法局")]
    [InlineData("县城管局", "云溪县城市管理局")]
    [InlineData("区城管局", "云溪区城市管理和综合执法局")]
    [InlineData("东昌府区城管局", "聊城市东昌府区城市管理局")]
    [InlineData("市人社局", "市人力资源和社会保障局")]
    [InlineData("县住建局", "云溪县住房和城乡建设局")]
    [InlineData("县资规局", "县自然资源和规划局")]
    [InlineData("市场监管局", "云溪县市场监督管理局")]
    [InlineData("县卫健局", "县卫生健康局")]
    [InlineData("县卫健委", "县卫生健康委员会")]
    [InlineData("文旅局", "县文化和旅游局")]
    [InlineData("县文旅广体局", "县文化旅游广电体育局")]
    [InlineData("县工信局", "县工业和信息化局")]
    [InlineData("科工信局", "科技和工业信息化局")]
    [InlineData("县医保局", "县医疗保障局")]
    [InlineData("县审批局", "县行政审批服务局")]
    [InlineData("国资委", "市国有资产监督管理委员会")]
    [InlineData("县纪委监委", "云溪县纪律检查委员会")]
    [InlineData("县委宣传部", "宣传部")]
    [InlineData("县委", "中共云溪县委")]
    [InlineData("中共云溪县委员会", "云溪县委")]
    [InlineData("县委编办", "县委机构编制委员会办公室")]
    [InlineData("县委网信办", "云溪县委网络安全和信息化委员会办公室")]
    [InlineData("县政府", "云溪县人民政府")]
    [InlineData("县政府办", "云溪县人民政府办公室")]
    [InlineData("云溪镇", "云溪镇人民政府")]
    [InlineData("云溪镇党委", "中共云溪镇委员会")]
    [InlineData("城东街道", "城东街道办事处")]
    [InlineData("云溪区城东街道", "城东街道办")]
    [InlineData("团县委", "共青团云溪县委员会")]
    [InlineData("县政协", "政协云溪县委员会")]
    [InlineData("县人大", "云溪县人民代表大会常务委员会")]
    [InlineData("县妇联", "云溪县妇女联合会")]
    [InlineData("县税务局", "国家税务总局云溪县税务局")]
    [InlineData("县供电公司", "国网云溪县供电公司")]
    [InlineData("人民银行云溪县支行", "中国人民银行云溪县支行")]
    [InlineData("县城投公司", "云溪县城市建设投资有限公司")]
    [InlineData("县城投集团", "县城投集团有限公司")]
    [InlineData("县一中", "云溪县第一中学")]
    [InlineData("县第二人民医院", "云溪县第二人民医院")]
    [InlineData("经开区管委会", "经开区管理委员会")]
    [InlineData("经开区管委会", "经济技术开发区管理委员会")]
    [InlineData("高新区", "高新区管委会")]
    [InlineData("东湖村委会", "东湖村村民委员会")]
    [InlineData("县疾控中心", "县疾病预防控制中心")]
    [InlineData("县财政局（县国资办）", "县财政局")]
    public void The_same_but_for_a_place_a_level_or_a_short_form(string one, string other)
    {
        Assert.True(TwinNames.AreTwins(one, other), $"{ComparedName.Of(one)} {ComparedName.Of(other)}");
        Assert.True(TwinNames.AreTwins(other, one));
        Assert.Equal([other], Of(one, other));
        Assert.Equal([one], Of(other, one));
    }

    [Theory]
    [InlineData("城东街道", "城西街道办")]
    [InlineData("第一中学", "第二中学")]
    [InlineData("县一中", "县二中")]
    [InlineData("云溪县财政局", "临江县财政局")]
    [InlineData("省财政厅", "市财政局")]
    [InlineData("市财政局", "县财政局")]
    [InlineData("岳阳市财政局", "岳阳市云溪区财政局")]
    [InlineData("县委办公室", "县政府办公室")]
    [InlineData("县委", "县政府")]
    [InlineData("云溪镇", "云溪镇党委")]
    [InlineData("县财政局", "县审计局")]
    [InlineData("县人民医院", "县中医院")]
    [InlineData("县第一人民医院", "县第二人民医院")]
    [InlineData("县城投集团公司", "县城投公司")]
    [InlineData("县民政局", "县司法局")]
    [InlineData("县公安局", "县公安局交警大队")]
    [InlineData("县纪委", "县监委")]
    [InlineData("县城管局", "县综合执法局")]
    [InlineData("县农业农村局", "县林业局")]
    [InlineData("东湖村", "西湖村")]
    [InlineData("云溪镇", "云溪乡")]
    [InlineData("团县委", "县委")]
    [InlineData("县人大", "县政协")]
    [InlineData("县文旅局", "县文旅投公司")]
    [InlineData("县退役军人事务局", "县人民武装部")]
    public void Names_that_merely_look_alike_are_no_twins(string one, string other)
    {
        Assert.False(TwinNames.AreTwins(one, other), $"{ComparedName.Of(one)} {ComparedName.Of(other)}");
        Assert.False(TwinNames.AreTwins(other, one));
        Assert.Empty(Of(one, other));
    }

    [Fact]
    public void Among_many_the_fuller_place_is_found_by_each_of_its_shorter_forms()
    {
        Assert.Equal(["云溪县财政局", "临江县财政局"], Of("财政局", "云溪县财政局", "临江县财政局", "云溪县审计局").OrderDescending(StringComparer.Ordinal).OrderBy(n => n != "云溪县财政局"));
        Assert.Empty(Of("云溪县财政局", "云溪县财政局"));
    }

    private static IReadOnlyList<string> Of(string name, params string[] known)
    {
        var twins = new TwinNames();
        foreach (var one in known)
        {
            twins.Add(one, one);
        }

        return twins.Of(name);
    }
}
