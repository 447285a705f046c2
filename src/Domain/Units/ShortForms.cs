namespace CaseReform.Ops.Domain.Units;

/// <summary>What offices shorten in the name of a body: 发展和改革委员会 is 发改委, 街道办事处 is 街道办. For comparing names only; nothing is stored in this form.</summary>
internal static class ShortForms
{
    private const string Joints = "和与暨及、·";

    /// <summary>Without 和 and the like; of two that begin alike the longer stands first.</summary>
    private static readonly (string Long, string Short)[] Words =
    [
        // committees of the party and their offices
        ("党委", "委"), ("党工委", "工委"), ("党工作委员会", "工委"), ("工作委员会", "工委"), ("常务委员会", "常委"), ("常委会", "常委"),
        ("纪律检查委员会监察委员会", "纪委"), ("纪律检查委员会", "纪委"), ("纪检监察委", "纪委"), ("纪委监察委", "纪委"), ("纪委监委", "纪委"), ("监察委员会", "监委"),
        ("政法委员会", "政法委"), ("统一战线工作部", "统战部"), ("社会工作部", "社工部"), ("网络安全信息化委员会办公室", "网信办"), ("网信委办公室", "网信办"), ("网信委办", "网信办"),
        ("机构编制委员会办公室", "编办"), ("编制委员会办公室", "编办"), ("编委办公室", "编办"), ("编委办", "编办"), ("机构编制办", "编办"), ("编制办", "编办"),
        ("巡察工作领导小组办公室", "巡察办"), ("巡视工作领导小组办公室", "巡视办"), ("全面深化改革委员会办公室", "改革办"), ("深改委办公室", "改革办"), ("深改办", "改革办"),
        ("国家安全委员会办公室", "国安办"), ("台湾工作办公室", "台办"), ("港澳台", "台"), ("外事工作委员会办公室", "外办"), ("外事办公室", "外办"), ("外事侨务", "外侨"), ("侨务", "侨"),
        ("直属机关", "直机关"), ("市直机关", "直机关"), ("县直机关", "直机关"), ("区直机关", "直机关"), ("政策研究室", "政研室"), ("党史研究室", "党史办"), ("地方志", "方志"),

        // congress, consultative conference, courts, associations
        ("人民代表大会常务委员会", "人大"), ("人民代表大会", "人大"), ("人大常务委员会", "人大"), ("人大常委会", "人大"), ("人大常委", "人大"), ("人民检察院", "检察院"), ("人民法院", "法院"),
        ("人民政府", "政府"), ("妇女联合会", "妇联"), ("残疾人联合会", "残联"), ("工商业联合会", "工商联"), ("文学艺术界联合会", "文联"), ("社会科学界联合会", "社科联"),
        ("科学技术协会", "科协"), ("归国华侨联合会", "侨联"), ("总工会", "工会"), ("供销合作社联合社", "供销社"), ("供销合作联合社", "供销社"), ("供销合作社", "供销社"), ("供销联社", "供销社"),

        // departments of government
        ("发展改革委员会", "发改委"), ("发展改革", "发改"), ("工业信息化", "工信"), ("经济信息化", "经信"), ("科技工信", "科工信"), ("科学技术", "科技"),
        ("人力资源社会保障", "人社"), ("自然资源规划", "资规"), ("规划自然资源", "规资"), ("自规", "资规"), ("规自", "规资"), ("国土资源", "国土"),
        ("住房城乡建设", "住建"), ("城市管理综合行政执法", "城管"), ("城市管理综合执法", "城管"), ("城市管理行政执法", "城管"), ("城管综合执法", "城管"), ("城管行政执法", "城管"), ("城管执法", "城管"),
        ("城市管理", "城管"), ("综合行政执法", "综合执法"), ("生态环境", "环保"), ("环境保护", "环保"), ("市场监督管理", "市监"), ("市场监管", "市监"),
        ("卫生健康", "卫健"), ("卫生计划生育", "卫计"), ("疾病预防控制", "疾控"), ("农业农村", "农业"), ("农牧农村", "农牧"), ("林业草原", "林草"), ("水行政", "水利"),
        ("乡村振兴", "振兴"), ("教育体育", "教体"), ("文化广电新闻出版", "文广新"), ("文化广电旅游体育", "文广旅体"), ("文化旅游广电体育", "文旅广体"), ("文化旅游体育", "文旅体"),
        ("文化广电旅游", "文广旅"), ("文化旅游广电", "文旅广"), ("文化旅游", "文旅"), ("广播电视", "广电"), ("交通运输", "交通"), ("退役军人事务", "退役军人"), ("应急管理", "应急"),
        ("医疗保障", "医保"), ("行政审批服务", "审批"), ("行政审批", "审批"), ("政务服务数据管理", "政数"), ("政务服务大数据管理", "政数"), ("政务数据", "政数"), ("政务服务管理", "政务服务"),
        ("数据资源管理", "数据"), ("大数据管理", "大数据"), ("大数据发展", "大数据"), ("机关事务管理", "机关事务"), ("机关事务服务", "机关事务"), ("民族宗教事务", "民宗"), ("民族宗教", "民宗"),
        ("国有资产监督管理委员会", "国资委"), ("国有资产监督管理", "国资"), ("国有资产", "国资"), ("地方金融监督管理", "金融监管"), ("地方金融监管", "金融监管"), ("金融监督管理", "金融监管"),
        ("金融工作办公室", "金融办"), ("信访工作", "信访"), ("粮食物资储备", "粮储"), ("住房公积金管理", "公积金"), ("住房公积金", "公积金"), ("不动产登记", "不动产"), ("公共资源交易", "公资交易"),
        ("环境卫生", "环卫"), ("园林绿化", "园林"), ("交通警察", "交警"), ("治安管理", "治安"), ("社会治安", "治安"), ("消防救援", "消防"),

        // companies, places of work, neighbourhoods
        ("城市建设投资", "城投"), ("城市投资", "城投"), ("建设投资", "建投"), ("交通建设投资", "交投"), ("交通投资", "交投"), ("文旅投资", "文旅投"), ("农村商业银行", "农商行"), ("农商银行", "农商行"),
        ("有限责任公司", "公司"), ("股份有限公司", "公司"), ("有限公司", "公司"), ("街道办事处", "街道"), ("街道办", "街道"), ("管理委员会", "管委"), ("管委会", "管委"),
        ("居民委员会", "居委"), ("居委会", "居委"), ("村村民委员会", "村委"), ("村民委员会", "村委"), ("村委会", "村委"), ("委员会", "委"), ("办公室", "办"), ("办事处", "办"), ("领导小组办", "领导办"),
    ];

    private static readonly ILookup<char, (string Long, string Short)> ByFirst =
        Words.OrderByDescending(w => w.Long.Length).ToLookup(w => w.Long[0]);

    /// <summary>The short form of the part of a name that says what the body is.</summary>
    public static string Of(string text)
    {
        var plain = text.Length > 3 ? string.Concat(text.Where(c => !Joints.Contains(c, StringComparison.Ordinal))) : text;

        // a short form may be part of a longer one: 科学技术 and 工业信息化 beside each other are 科工信
        for (var round = 0; round < 2; round++)
        {
            plain = Replace(plain);
        }

        return Ordinals(plain.EndsWith("集团", StringComparison.Ordinal) ? plain + "公司" : plain);
    }

    private static string Replace(string text)
    {
        var written = new System.Text.StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var word = ByFirst[text[at]].FirstOrDefault(w => string.CompareOrdinal(text, at, w.Long, 0, w.Long.Length) == 0);
            written.Append(word.Long is null ? text[at..(at + 1)] : word.Short);
            at += word.Long?.Length ?? 1;
        }

        return written.ToString();
    }

    /// <summary>第一中学 is 一中, 第二人民医院 is 二医院.</summary>
    private static string Ordinals(string text)
    {
        var numbered = text.StartsWith('第') && text.Length > 2 && "一二三四五六七八九十0123456789".Contains(text[1], StringComparison.Ordinal) ? text[1..] : text;
        return numbered.Replace("高级中学", "高中", StringComparison.Ordinal).Replace("人民医院", "医院", StringComparison.Ordinal) switch
        {
            var school when numbered.Length < text.Length && (school.EndsWith("中学", StringComparison.Ordinal) || school.EndsWith("小学", StringComparison.Ordinal)) => school[..^1],
            var plain => plain,
        };
    }
}
