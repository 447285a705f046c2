using static CaseReform.Ops.Domain.Tests.Units.UnitSamples;

namespace CaseReform.Ops.Domain.Tests.Units;

/// <summary>A place goes in front only where the list shows that it was left out, and only of names that can stand under it.</summary>
public sealed class PrefixTests
{
    [Theory]
    [InlineData("省工业和信息化厅牵头，省委宣传部、文化和旅游厅、广电局、体育局按职责分工负责", "?省工业和信息化厅|?省委宣传部+?省文化和旅游厅+?省广电局+?省体育局")]
    [InlineData("省科技厅、财政厅、人力资源社会保障厅，省税务局", "?省科技厅|?省财政厅+?省人力资源社会保障厅+?省税务局")]
    [InlineData("市发展改革委、教育局、气象局", "?市发展改革委|?市教育局+?市气象局")]
    [InlineData("县委办、政府办、人大办、政协办", "?县委办|?县政府办+?县人大办+?县政协办")]
    [InlineData("县纪委监委机关、县委组织部，各乡镇党委", "?县纪委监委机关|?县委组织部+*各乡镇党委")]
    [InlineData("县委组织部、宣传部、统战部、政法委、住建局", "?县委组织部|?县委宣传部+?县委统战部+?县委政法委+?县住建局")]
    [InlineData("市纪委、监委、法院、检察院", "?市纪委|?市监委+?市法院+?市检察院")]
    [InlineData("埇桥区委、区政府", "?埇桥区委|?埇桥区政府")]
    [InlineData("南山区委、区政府", "?南山区委|?南山区政府")]
    [InlineData("盐城市财政局、审计局", "?盐城市财政局|?盐城市审计局")]
    [InlineData("砀山县城管局牵头，教育局", "?砀山县城管局|?砀山县教育局")]
    [InlineData("县城管局、长江办", "?县城管局|?县长江办")]
    [InlineData("县长江办、水利局", "?县长江办|?县水利局")]
    [InlineData("西城区委、区纪委监委", "?西城区委|?西城区纪委监委")]
    [InlineData("海州区财政局、民政局", "?海州区财政局|?海州区民政局")]
    [InlineData("景德镇市水利局、农业农村局", "?景德镇市水利局|?景德镇市农业农村局")]
    [InlineData("示例镇党委、政府", "?示例镇党委|?示例镇政府")]
    [InlineData("五星街道党工委、办事处", "?五星街道党工委|?五星街道办事处")]
    [InlineData("经济技术开发区党工委、管委会", "?经济技术开发区党工委|?经济技术开发区管委会")]
    [InlineData("广州市公安局、市财政局", "?广州市公安局|?广州市财政局")]
    [InlineData("凉山州财政局、州教育局", "?凉山州财政局|?凉山州教育局")]
    [InlineData("某某土家族自治县财政局、县水利局", "?某某土家族自治县财政局|?某某土家族自治县水利局")]
    [InlineData("自治区党委组织部、宣传部、财政厅", "?自治区党委组织部|?自治区党委宣传部+?自治区财政厅")]
    [InlineData("浦东新区教育局、区公安局", "?浦东新区教育局|?浦东新区公安局")]
    [InlineData("阿鲁科尔沁旗教育局、旗公安局", "?阿鲁科尔沁旗教育局|?阿鲁科尔沁旗公安局")]
    [InlineData("北京市朝阳区教委、区财政局", "?北京市朝阳区教委|?北京市朝阳区财政局")]
    [InlineData("省委宣传部、省委网信办，省教育厅、公安厅、广电局、团省委按职责分工负责", "?省委宣传部|?省委网信办+?省教育厅+?省公安厅+?省广电局+?团省委")]
    [InlineData("中共砀山县委、组织部", "?中共砀山县委|?砀山县委组织部")]
    public void What_was_left_out_is_put_back(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("人民银行广东省分行牵头，省委金融办，广东金融监管局、中国证监会广东监管局按职责分工负责", "?人民银行广东省分行|?省委金融办+?广东金融监管局+?中国证监会广东监管局")]
    [InlineData("省委金融办，人民银行广东省分行、广东金融监管局按职责分工负责", "?省委金融办|?人民银行广东省分行+?广东金融监管局")]
    [InlineData("团市委、市妇联", "?团市委|?市妇联")]
    [InlineData("市妇联、团市委、市总工会", "?市妇联|?团市委+?市总工会")]
    [InlineData("县教育局、团县委", "?县教育局|?团县委")]
    [InlineData("市委统战部、民盟市委、九三学社市委、市工商联", "?市委统战部|?民盟市委+?九三学社市委+?市工商联")]
    [InlineData("中共砀山县委、县政府", "?中共砀山县委|?砀山县政府")]
    [InlineData("市财政局、越秀区", "?市财政局|?越秀区")]
    [InlineData("市生态环境局、砀山县、萧县、泗县", "?市生态环境局|?砀山县+?萧县+?泗县")]
    [InlineData("市财政局、越秀区、教育局", "?市财政局|?越秀区+?教育局")]
    [InlineData("市公安局、上海银保监局", "?市公安局|?上海银保监局")]
    [InlineData("市财政局、广州海关、黄埔海关", "?市财政局|?广州海关+?黄埔海关")]
    [InlineData("国家税务总局广州市税务局、市财政局", "?国家税务总局广州市税务局|?市财政局")]
    [InlineData("市财政局、国家税务总局宿州市税务局、国家统计局宿州调查队", "?市财政局|?国家税务总局宿州市税务局+?国家统计局宿州调查队")]
    [InlineData("城管局、市政局、环卫处", "?城管局|?市政局+?环卫处")]
    [InlineData("北沟街道、执法局、征地中心", "?北沟街道|?执法局+?征地中心")]
    [InlineData("国网砀山县供电公司、县水利局", "?国网砀山县供电公司|?县水利局")]
    [InlineData("县水利局、国网砀山县供电公司、供电公司", "?县水利局|?国网砀山县供电公司+?供电公司")]
    [InlineData("市应急局、军分区、消防救援支队、武警支队", "?市应急局|?军分区+?市消防救援支队+?武警支队")]
    [InlineData("市商务局、海关、海事局、银保监分局", "?市商务局|?海关+?海事局+?银保监分局")]
    [InlineData("市教育局、示例大学、实验小学、第一中学", "?市教育局|?示例大学+?实验小学+?第一中学")]
    [InlineData("县农业农村局、北沟镇、五星街道、仁兴街道办事处、新华社区", "?县农业农村局|?北沟镇+?五星街道+?仁兴街道办事处+?新华社区")]
    [InlineData("市公安局、交警支队", "?市公安局|?交警支队")]
    [InlineData("市城投集团、水务公司", "?市城投集团|?水务公司")]
    [InlineData("市财政局、农业发展银行、农商银行", "?市财政局|?农业发展银行+?农商银行")]
    [InlineData("省农业农村厅、省委农办、兵团农业农村局", "?省农业农村厅|?省委农办+?兵团农业农村局")]
    [InlineData("市政府、市政协、市政务服务局、市政管理处", "?市政府|?市政协+?市政务服务局+?市政管理处")]
    [InlineData("财政局、教育局", "?财政局|?教育局")]
    [InlineData("镇海区委、区政府", "?镇海区委|?镇海区政府")]
    [InlineData("市中区政府、市南区政府", "?市中区政府|?市南区政府")]
    [InlineData("会同县财政局、县审计局", "?会同县财政局|?会同县审计局")]
    [InlineData("驻马店市财政局、审计局", "?驻马店市财政局|?驻马店市审计局")]
    [InlineData("苏州供电公司、财政局", "?苏州供电公司|?财政局")]
    [InlineData("市住建局、高新区管委会、经开区管委会", "?市住建局|?高新区管委会+?经开区管委会")]
    [InlineData("市公安局、市政局、市容局、市长热线办", "?市公安局|?市政局+?市容局+?市长热线办")]
    [InlineData("高新区财政局、组织部", "?高新区财政局|?组织部")]
    [InlineData("深圳证监局、市金融局", "?深圳证监局|?市金融局")]
    [InlineData("国家发展改革委牵头，工业和信息化部、财政部等参与", "?国家发展改革委|?工业和信息化部+?财政部")]
    [InlineData("市财政局、人行、人行宿州市分行", "?市财政局|?人行+?人行宿州市分行")]
    [InlineData("县委办公室、办公室、预算科", "?县委办公室|?办公室+?预算科")]
    [InlineData("市检察院、市中级人民法院、市中医院", "?市检察院|?市中级人民法院+?市中医院")]
    public void No_name_is_made_that_nobody_wrote(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("省财政厅、教育局", "省财政厅 教育局 省教育局", "省财政厅|教育局")]
    [InlineData("砀山县委、县政府", "砀山县委 县政府 砀山县政府", "砀山县委|县政府")]
    [InlineData("丙区委、区政府", "丁区政府=区政府", "?丙区委|?丙区政府")]
    [InlineData("市财政局、环卫处", "市环卫处", "?市财政局|市环卫处")]
    [InlineData("县财政局、教育局", "砀山县财政局=县财政局 砀山县教育局", "砀山县财政局|砀山县教育局")]
    [InlineData("财政局、教育局", "砀山县财政局=财政局", "砀山县财政局|?教育局")]
    [InlineData("市住建局、市场监管局", "市市场监管局", "?市住建局|市市场监管局")]
    [InlineData("市发改委、财政局", "甲市发展和改革委员会=市发改委 甲市财政局", "甲市发展和改革委员会|甲市财政局")]
    [InlineData("市财政局、广东金融监管局", "市广东金融监管局", "?市财政局|?广东金融监管局")]
    public void The_exact_name_goes_before_one_with_a_place_put_in_front(string text, string known, string expected) => Assert.Equal(expected, Read(text, known));

    [Theory]
    [InlineData("县财政局牵头，教育局和水利局", "?县财政局|?县教育局+?县水利局")]
    [InlineData("砀山县财政局牵头，审计局、县教育局和水利局按职责分工负责", "?砀山县财政局|?砀山县审计局+?砀山县教育局+?砀山县水利局")]
    public void What_was_put_back_stays_for_the_names_after_it(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("市财政局、教育局", "财政局、教育局", "?市财政局|?教育局")]
    [InlineData("市财政局、教育局", "市教育局", "?市财政局|?市教育局")]
    [InlineData("市教育局 体育中心", "市教育局体育中心", "?市教育局体育中心|")]
    public void A_name_that_is_new_in_the_file_counts_as_one_of_the_directory(string text, string other, string expected)
    {
        var reader = Reader();
        reader.Learn([text, other]);
        Assert.Equal(expected, Show(reader.Read(text)));
        Assert.Equal(expected.Replace("?", "", StringComparison.Ordinal), Read(text, string.Join(' ', expected.Split('|', '+').Select(n => n.TrimStart('?')))));
    }

    [Fact]
    public void A_cell_of_our_own_export_is_taken_as_it_stands()
    {
        const string Known = "省委金融办 广东金融监管局 省广东金融监管局 教育局 省教育局=教育厅 示例镇党委、政府办公室";
        Assert.Equal("省委金融办|广东金融监管局+教育局+*各乡镇", Show(Reader(Known).ReadExported("省委金融办、广东金融监管局、教育局、各乡镇")));
        Assert.Equal("示例镇党委、政府办公室|教育局", Show(Reader(Known).ReadExported("示例镇党委、政府办公室、教育局")));
        Assert.Equal("省委金融办|省教育局", Show(Reader(Known).ReadExported("省委金融办牵头，教育厅配合")));
    }
}
