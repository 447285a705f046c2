using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Takes persons out of cells of units: in 县交通运输局（申样例） the name of the one who answers for it is no part of the unit's.</summary>
internal sealed partial class PersonNotes
{
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("(（【:：");

    private static readonly System.Buffers.SearchValues<char> Gaps = System.Buffers.SearchValues.Create(" \t\u3000/／");

    // The frequent ones that begin no short name of a body (水, 金, 安, 文, 农, 司 do).
    private static readonly System.Buffers.SearchValues<char> Surnames = System.Buffers.SearchValues.Create(
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚褚卫尤施严华戚喻柏窦章葛奚郎鲁韦苗俞柳鲍费岑倪滕殷毕邬齐卞穆湛祁禹狄米臧庞纪舒屈项祝阮蓝闵席季娄童颜梅盛刁骆樊凌霍虞柯管房裘缪干解宗宣郁杭洪包诸左翁荀甄曲封储靳焦牧车宓班仲宁仇栾甘厉戎符景詹束幸韶郜蒲邰卓蔺屠蒙池胥莘翟劳姬申冉桑桂濮牛边扈燕冀浦温庄晏柴瞿慕茹艾容戈衡耿匡寇巩聂晁敖辛阚饶沙鞠丰关荆游竺权肖闫岳付代");

    // Behind a unit's whole name and in brackets the rarer ones as well.
    private static readonly System.Buffers.SearchValues<char> RareSurnames = System.Buffers.SearchValues.Create(
        "谈庞蓝裴那毋冷阎滑邢嵇扈寇满曾鞠仉亓佘佟冼乜訾晁穆尹臧湛谌蔚蔺覃逄逯邝邱郄钭闻阚隋勾简敖养卜伍元益盖桓荆芦苟练岑仝兰占古召虎储谯连辜达迟鹿麦党查单展云和平国项俟麻涂向欧祖强商计");

    private readonly HashSet<string> _persons = new(StringComparer.Ordinal);

    /// <summary>Learns the persons that the rows of a file name.</summary>
    public PersonNotes(IEnumerable<LedgerRow> rows)
    {
        foreach (var cell in rows.SelectMany(row => row.All(LedgerColumn.Responsible).Concat(row.All(LedgerColumn.LeadLeader))).Select(field => field.Text).Distinct(StringComparer.Ordinal))
        {
            _persons.UnionWith(Names(Brackets().Replace(cell.Narrowed(), " ")));
        }
    }

    /// <summary>The cell without persons, their telephones and the offices within a unit; who helps stays: 市财政局（责任人：甲，配合单位：市审计局）.</summary>
    public string Without(string cell)
    {
        cell = LabelledPlain().Replace(cell, match => MayBeCalled(match.Groups["who"].Value) ? match.Groups[1].Value + match.Groups["end"].Value : match.Value).Trim('\n', ' ', ',', '，', ';', '；', '、');
        if (!cell.AsSpan().ContainsAny(Marks))
        {
            return WithoutSigned(cell);
        }

        var units = Brackets().Replace(cell, match => WithoutPersons(match.Value.Narrowed()[1..^1].Trim()) is { Length: > 0 } rest
            ? rest.Length == match.Length - 2 ? match.Value : $"（{rest}）"
            : "");
        return WithoutSigned(LabelledPart().Replace(units, "$1").Trim('\n', ' ', ',', '，', ';', '；'));
    }

    // 县住建局：王示例, 县住建局王示例 and 县住建局/王示例: who answers for it stands behind the unit's whole name.
    private static string WithoutSigned(string cell) =>
        Pieces().IsMatch(cell) && Signed(cell) is not null ? string.Concat(SignedPieces(cell).Select(piece => piece.Person is null ? piece.Text : piece.Unit)).TrimEnd('、', ',', '，', ' ', '\n') : cell;

    /// <summary>Nothing but names of persons stands in the cell of units.</summary>
    public static bool AreAll(string cell) =>
        Separators().Split(cell.Narrowed()).Where(part => part.Length > 0).ToList() is { Count: > 0 } parts && parts.TrueForAll(part => part.Length == 3 && Surnames.Contains(part[0]) && IsFullName(part));

    private static string? Signed(string cell) => SignedPieces(cell).Select(piece => piece.Person).FirstOrDefault(person => person is not null);

    // What separators cut, with the separator; a name that stands alone is a person's only behind a unit.
    private static IEnumerable<(string Text, string Unit, string? Person)> SignedPieces(string cell)
    {
        var behind = false;
        foreach (Match match in SignablePieces().Matches(cell))
        {
            var (text, end) = (match.Groups["text"].Value, match.Groups["end"].Value);
            if (behind && IsFullName(text.Trim()))
            {
                yield return (match.Value, end.Length > 0 && end[0] is '/' or '／' ? "、" : end, text.Trim());
                continue;
            }

            var sign = Sign().Match(text);
            var unit = sign.Success ? sign.Groups["unit"].Value.TrimEnd() : "";
            var isSigned = sign.Success && UnitNames.IsWholeName(unit) && IsFullName(sign.Groups["who"].Value);
            behind |= UnitNames.IsWholeName(isSigned ? unit : text.Trim());
            yield return (match.Value, unit + end, isSigned ? sign.Groups["who"].Value : null);
        }
    }

    private static bool MayBeCalled(string name) => !Body().IsMatch(name) && !OtherBody().IsMatch(name);

    // Three characters that begin as a name does and end as no body, place or thing.
    private static bool IsFullName(string text) =>
        text.Length == 3 && Name().IsMatch(text) && (Surnames.Contains(text[0]) || RareSurnames.Contains(text[0])) && !Body().IsMatch(text) && !OtherBody().IsMatch(text) && !NoName().IsMatch(text);

    /// <summary>The field's units without persons; where the header itself says that it holds both (责任单位及责任人), a name behind a unit is a person without more.</summary>
    public string Without(LedgerRow row, FieldCell field) => Without(HoldsPersons(row, field) ? Unit(field.Text) : field.Text);

    /// <summary>Who answers for it by the field of units itself; null where it does not say.</summary>
    public static string? Responsible(LedgerRow row, FieldCell field) =>
        Said(field.Text, Answers()) ?? Labelled(field.Text) ?? (HoldsPersons(row, field) ? Ends().Split(field.Text.Narrowed()).FirstOrDefault(IsPerson) : Bracketed(field.Text) ?? Signed(field.Text));

    private static string? Labelled(string cell) =>
        LabelledPlain().Match(Brackets().Replace(cell, match => "，" + match.Value[1..^1] + "，")) is { Success: true } match && MayBeCalled(match.Groups["who"].Value) ? match.Groups["who"].Value : null;

    // 县公安局（张示例）, （张示例牵头）, （局长张示例，13800000000）
    private static string? Bracketed(string cell) =>
        Brackets().Matches(cell).Select(match => Named(match.Value.Narrowed()[1..^1].Trim())).FirstOrDefault(name => name is not null);

    /// <summary>The first person of a note that names nobody and nothing else; null for any other.</summary>
    private static string? Named(string note)
    {
        var bare = Posts().Replace(note, " ");
        var names = Separators().Split(Leading().Replace(bare, " ")).Where(part => part.Length > 0).ToList();
        return names.Count > 0 && names.TrueForAll(IsFullName) ? names[0] : null;
    }

    private static bool HoldsPersons(LedgerRow row, FieldCell field) => field.Column >= 0 && Persons().IsMatch(row.Header.NameOf(field.Column));

    private static string Unit(string cell)
    {
        var bare = Brackets().Replace(cell, match => Separators().Split(match.Value.Narrowed()[1..^1].Trim()).All(IsPerson) ? "" : match.Value);
        return Pieces().Replace(bare, piece => IsPerson(piece.Value.Trim()) ? "" : WithoutName(piece.Value.Trim())).Trim('、', ',', '，', ';', '；', ' ', '\n');
    }

    private static string WithoutName(string piece)
    {
        var at = piece.AsSpan().LastIndexOfAny(Gaps);
        return at > 0 && IsPerson(piece[(at + 1)..]) ? WithoutName(piece[..at].TrimEnd()) : piece;
    }

    // In a column that holds persons as well three characters need no known surname.
    private static bool IsPerson(string text) => Name().IsMatch(text) && (Surnames.Contains(text[0]) || (text.Length == 3 && !NoName().IsMatch(text))) && !Body().IsMatch(text) && !OtherBody().IsMatch(text);

    /// <summary>The leader whom the cell of units names.</summary>
    public static string? Leader(string cell) => Said(cell, LeadersOf());

    private static string? Said(string cell, Regex label) =>
        cell.AsSpan().IndexOfAny(":：") >= 0 && label.Match(cell.Narrowed()) is { Success: true } said ? said.Groups["who"].Value.Trim() : null;

    // 责任人：甲，电话：6621，配合单位：市审计局 part by part; nothing is taken out of a note that names nobody.
    private string WithoutPersons(string note)
    {
        if (IsOfPersons(note))
        {
            return "";
        }

        var parts = Parts().Split(note).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        var kept = parts.FindAll(part => !Label().IsMatch(part) && !Office().IsMatch(part) && !Telephone().IsMatch(part));
        var units = kept.FindAll(Helper().IsMatch);
        if (kept.Count == parts.Count && (units.Count == 0 || kept.TrueForAll(part => units.Contains(part) || !Person(part))))
        {
            return note;
        }

        return string.Join('，', kept.Where(part => !Person(part)).Select(part => Helper().Replace(part, "配合单位：$1")));
    }

    private bool Person(string part) => !part.Contains(':', StringComparison.Ordinal) && Names(part).Any() && !Mark().IsMatch(part) && (_persons.Contains(part) || !part.EndsWith('等'));

    private bool IsOfPersons(string note) =>
        Named(note) is not null
        || (Label().IsMatch(note) && !note.Contains("单位", StringComparison.Ordinal) && !note.Contains("部门", StringComparison.Ordinal) && !Helper().IsMatch(note) && !Parts().Split(note).Skip(1).Any(part => Helps().IsMatch(part.Trim())))
        || (Names(note).ToList() is { Count: > 0 } names && _persons.Contains(names[0]) && Rest(note).Length == 0);

    // What is left beside the names and their posts or telephones.
    private string Rest(string note) =>
        Separators().Replace(Posts().Replace(string.Join(' ', Separators().Split(note).Where(part => !_persons.Contains(part))), ""), "");

    private static IEnumerable<string> Names(string text) => Separators().Split(text).Where(part => Name().IsMatch(part) && !Body().IsMatch(part));

    [GeneratedRegex("责任人|负责人|联系人|责任领导|责任人员|经办人", RegexOptions.NonBacktracking)]
    private static partial Regex Persons();

    [GeneratedRegex("(?<text>[^、,，;；/／\n]*)(?<end>[、,，;；/／\n]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex SignablePieces();

    [GeneratedRegex(@"^(?<unit>.{2,}?)(?:副?(?:局长|主任|书记|处长|科长|股长|所长|部长|站长|镇长|乡长|县长|区长|市长|经理|董事长|组长|院长|校长|园长))?[\s:：—-]*(?<who>[\u4E00-\u9FFF]{3})[\s,，]*(?:1[0-9]{10}|[0-9]{3,4}-?[0-9]{4,8})?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Sign();

    // 张家湾, 石桥头, 万达城
    [GeneratedRegex("^.[家各店]|[庄屯湾坡岭沟河山桥口路塘坝寨堡头洲岛湖江海城楼宫寺庙门街里苑村组线段期类项处等坊井田林木泉谷川原台港滩制营]$", RegexOptions.NonBacktracking)]
    private static partial Regex NoName();

    [GeneratedRegex("^由|牵头|负责|主办|主抓|同志", RegexOptions.NonBacktracking)]
    private static partial Regex Leading();

    [GeneratedRegex(@"[\s()、,;:/]+", RegexOptions.NonBacktracking)]
    private static partial Regex Ends();

    // What separators cut, brackets whole.
    [GeneratedRegex(@"(?:[^\n、,，;；()（）]|[(（][^()（）]*[)）])+", RegexOptions.NonBacktracking)]
    private static partial Regex Pieces();

    // 县妇联, 县医院: short names of bodies that are no person's.
    [GeneratedRegex("^(?:省|市|县|区|州|镇|乡|村|团|中共|国家|全)|(?:联|会|总支|党组|协|点|班|校|馆|委|庭|园|厂|社|行|商|司|集团|学|矿|店|厦)$", RegexOptions.NonBacktracking)]
    private static partial Regex OtherBody();

    [GeneratedRegex("[(（][^()（）]*[)）]|【[^【】]*】", RegexOptions.NonBacktracking)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[\s、,，;；/:：]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(@"[,，;；\n]+", RegexOptions.NonBacktracking)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^[\u4E00-\u9FFF]{2,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    // 各乡镇长, 办公室 and 信息中心 stand in such columns as well.
    [GeneratedRegex("^各|(?:局|委|办|处|科|股|室|部|站|所|队|院|镇|乡|县|区|市|村|街道|中心|公司|长|主任|书记|领导)$", RegexOptions.NonBacktracking)]
    private static partial Regex Body();

    [GeneratedRegex("^(?:牵头|主办|主责|承办|配合|协办|协助|参与|督导|验收)$", RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex("^(?:具体|直接|第一|主要|整改|单位)?(?:责任人|负责人|联系人|联络员|经办人|承办人|责任领导|分管领导|包案领导|牵头领导|负责同志|电话|联系电话|手机):|^(?:责任人|负责人|联系人)[\u4E00-\u9FFF]{2,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    // In a line or a clause of its own: 市财政局，责任人：甲示例，配合单位：市审计局
    [GeneratedRegex("(^|[\\n,，;；。、 ])(?:具体|直接|第一|主要|整改|单位)?(?:责任人|负责人|联系人|联络员|经办人|承办人|责任领导|分管领导|包案领导|牵头领导|负责同志|电话|联系电话|手机|责任科室|承办科室|责任股室|责任处室)[:：][^\\n,，;；。()（）:：]*", RegexOptions.NonBacktracking)]
    private static partial Regex LabelledPart();

    // ，责任人熊样例；配合单位县水务公司
    [GeneratedRegex("(^|[\\n,，;；。、 ])(?:具体|直接|第一|主要|整改)?(?:责任人|负责人|联系人|联络员|经办人|承办人)(?<who>[\u4E00-\u9FFF]{2,4})(?<end>[\\n,，;；。、 ]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex LabelledPlain();

    [GeneratedRegex("(?:具体|直接|第一|主要|整改|单位)?(?:责任人|负责人|联系人|联络员|经办人|承办人):(?<who>[^\\n,;。():]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Answers();

    [GeneratedRegex("(?:责任领导|分管领导|包案领导|牵头领导):(?<who>[^\\n,;。():]+)", RegexOptions.NonBacktracking)]
    private static partial Regex LeadersOf();

    // An office within the unit: 责任科室：公开科, 主办：预算科
    [GeneratedRegex("^(?:责任|承办|主办|经办|牵头|具体)?(?:科室|股室|处室|内设机构|中队):|^(?:主办|承办|经办|具体):[^:、]{1,8}(?:科|股|室|处|中队)$", RegexOptions.NonBacktracking)]
    private static partial Regex Office();

    [GeneratedRegex("^[0-9-]{3,}$", RegexOptions.NonBacktracking)]
    private static partial Regex Telephone();

    // 配合市审计局 without a colon
    [GeneratedRegex("^(?:由)?(?:配合|协助|协办)(?:单位|部门)?([^:单部]{2,}(?:局|委|办|部|院|会|镇|乡|县|区|市|街道|中心|公司|队))(?:配合|协助)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Helper();

    [GeneratedRegex("^(?:由)?(?:配合|协助|协办|参与|牵头|主办)", RegexOptions.NonBacktracking)]
    private static partial Regex Helps();

    [GeneratedRegex(@"副?(?:局长|主任|书记|处长|科长|股长|所长|部长|站长|镇长|乡长|县长|区长|市长|总?经理|董事长|组长|院长|校长|园长|总监|工程师)|[0-9-]{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Posts();
}
