using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>
/// Reads what the office wants changed. Each form explains every word of the sentence; a single other word makes it none of these. Numbers, days, units and ledgers
/// are one character each (<see cref="Skeleton"/>).
/// </summary>
internal static partial class OrderSentences
{
    private const string Courtesy = "^(?:请|麻烦(?:您|你)?|帮我|帮忙|劳驾|我要|我想|现)*";

    // 3号、5号都: whoever names several is not read as naming the first
    private const string Joint = "(?:[、,;和跟与及或同]|以及|还有|/|(?<range>到|至|-|~))*";
    private const string Subject = "(?:把|将)?(?<ledger>\uE003)?的?(?<number>\uE000)(?:" + Joint + "\uE003?的?(?<number>\uE000))*的?(?:全都|都|均|全部|一起|一并|一同|统一)?的?";
    private const string Term = "(?:(?:整改|完成|办理)?(?:时限|期限|截止日期|截止时间|完成日期|完成时间|时间|日期))";
    private const string Moves = "(?:改到|改为|改成|改至|调到|调至|调整到|调整至|调整为|变更为)";
    private const string Later = "(?:延到|延至|延长到|延长至|延期到|延期至|推迟到|推迟至|顺延到|顺延至|提前到|提前至|宽限到|宽限至|延后到|延后至|展期到|展期至)";
    private const string Because = "(?:[,。;!(]*(?:因为|由于|因|原因(?:是|为)?[:]?|理由(?:是|为)?[:]?)(?<why>.+?)\\)?)?";
    private const string Swap = "(?:换成|换为|改成|改为|变更为|变更成|调整为|更换为|更换成|换)";
    private const string Name = "(?<name>[^,。;!:、的\uE000\uE001]{2,20}?)(?:同志|来?负责|来?承办|来?办理)?";
    private const string End = "(?:吧|了|啊|哈)?[。!]*$";

    /// <summary>What is wanted; null where it is none of the forms.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="known">What it is read against.</param>
    /// <param name="isAsked">Whether a question of the bot is open: words without a number are its answer.</param>
    public static OrderWish? Read(string text, ReadingContext known, bool isAsked = false)
    {
        return Together(text, known, isAsked) ?? One(text, known, isAsked);
    }

    private static OrderWish? One(string text, ReadingContext known, bool isAsked)
    {
        var said = Skeleton.Of(text, known);
        return Longer(said) ?? Deadline(said, known) ?? Responsible(said) ?? Urge(said, known.Names) ?? (isAsked ? null : Deputy(said, known) ?? DeputyNow(said, known.Names)) ?? Grants(said) ?? Requests(said)
            ?? (Suggestions(said) is var wish && isAsked && wish is OrderWish.Suggest ? null : wish);
    }

    /// <summary>3号改到12月20日，催办4号: each part that is an order by itself counts; of two none is done.</summary>
    private static OrderWish.Together? Together(string text, ReadingContext known, bool isAsked)
    {
        if (text.Length > MaxTogether || Between().Split(text) is not { Length: > 1 and <= MaxOrders } parts)
        {
            return null;
        }

        var orders = parts.Select(part => One(part, known, isAsked)).Where(order => order is OrderWish.MoveDeadline or OrderWish.ChangeResponsible or OrderWish.ChangeHolder or OrderWish.Urge or OrderWish.UrgeUnit or OrderWish.OneByOne or OrderWish.Longer).ToList();
        return orders.Count > 1 ? new OrderWish.Together(orders[0]!) : null;
    }

    // 12-1延期10个工作日: how long, and no day
    private static OrderWish? Longer(Skeleton said) =>
        First(said, DeadlineBy()) is { } longer && (said.At(longer.Groups["number"].Index) is not Token.Date || said.Original(longer.Groups["number"].Index, 1).EndsWith('号'))
            ? OneByOne(said, longer, Operation.MoveDeadline) ?? (OrderWish)new OrderWish.Longer(said.Original(longer.Groups["number"].Index, 1), said.Original(longer.Groups["span"].Index, longer.Groups["span"].Length))
            : null;

    private static OrderWish? Deputy(Skeleton said, ReadingContext known)
    {
        var names = known.Names;
        if (First(said, AwayThen(), ThenAway(), DaysThenAway(), OnlyDays(), DaysForMe()) is not { } match)
        {
            return null;
        }

        // 已于11月28日培训, 材料12月5日委托第三方代办: it tells of the work, and nobody is away
        var who = Part(said, match.Groups["who"]);
        if ((who is not ("我" or "本人" or null) && !Is(names.People, who)) || Asks(Part(said, match.Groups["acting"])))
        {
            return null;
        }

        if (OpenEnd(said, match) is { } open)
        {
            return new OrderWish.SetDeputy(who is "我" or "本人" or null ? null : who, Part(said, match.Groups["acting"]), new AwayPeriod(null, null) { Refusal = Say(OrderTexts.AwayOpenEnd, open) });
        }

        var (from, to) = (AwayDay(said, match.Groups["from"]), AwayDay(said, match.Groups["to"]));
        var words = from is null ? string.Empty : said.Original(match.Groups["from"].Index, (to is null ? match.Groups["from"] : match.Groups["to"]).Index - match.Groups["from"].Index + 1);
        // 5-8号: from the 5th to the 8th
        if (to is null && DaysOfMonth(said, match.Groups["from"], known) is { } both)
        {
            (from, to) = both;
        }

        return (match.Groups["from"].Success && from is null) || (match.Groups["to"].Success && to is null)
            ? null
            : new OrderWish.SetDeputy(who is "我" or "本人" or null ? null : who, Part(said, match.Groups["acting"]), AwayPeriod.Of(from, to, words, known.Today));
    }

    private static OrderWish? DeputyNow(Skeleton said, KnownNames names)
    {
        if (First(said, DeputyBack()) is not null)
        {
            return new OrderWish.EndDeputy(null, IsBack: true);
        }

        var ends = First(said, DeputyEnded());
        if ((ends ?? First(said, WhoActs(), ActsWho())) is not { } match)
        {
            return null;
        }

        var whose = Part(said, match.Groups["who"]);
        var isOwn = whose is "我" or "本人" or null;
        return !isOwn && !Is(names.People, whose!) ? null
            : ends is not null ? new OrderWish.EndDeputy(isOwn ? null : whose, IsBack: false)
            : new OrderWish.AskDeputy(isOwn ? null : whose);
    }

    /// <summary>12月5日起, 从12月5日 and no last day: as typed; null where the last day is said, or one day is all.</summary>
    private static string? OpenEnd(Skeleton said, Match match)
    {
        var (from, since, on) = (match.Groups["from"], match.Groups["since"], match.Groups["on"]);
        if (!from.Success || match.Groups["to"].Success || DayOf(said, from) is not { } day || !(since.Success || on.Success || (day.Side == DaySide.After && !day.IsStretch)))
        {
            return null;
        }

        var start = since.Success ? since.Index : from.Index;
        return said.Original(start, (on.Success ? on.Index + on.Length : from.Index + 1) - start);
    }

    /// <summary>A day of somebody who is away, and whether its month was left out.</summary>
    private static AwayDay? AwayDay(Skeleton said, Group group) =>
        DayOf(said, group) is { } moment ? new AwayDay(moment, DayOnly().IsMatch(said.Original(group.Index, 1))) : null;

    /// <summary>5-8号 names two days of a month; 12-5号 goes backwards and is one day of December.</summary>
    private static (AwayDay From, AwayDay To)? DaysOfMonth(Skeleton said, Group group, ReadingContext known) =>
        group.Success && TwoDays().Match(said.Original(group.Index, 1).Narrowed()) is { Success: true } two && Number(two.Groups["first"]) is var first && Number(two.Groups["last"]) is var last && first < last
            ? (new AwayDay(new DayReader("", 0, known).DayOfMonth(first), true), new AwayDay(new DayReader("", 0, known).DayOfMonth(last), true))
            : null;

    private static int Number(Group group) => int.Parse(group.ValueSpan, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);

    private static OrderWish? Grants(Skeleton said) =>
        First(said, GrantTo(), GrantFor(), GrantAs()) is { } grant && PostRoleNames.TryParse(Part(said, grant.Groups["role"]), out var role) ? new OrderWish.Grant(Part(said, grant.Groups["name"])!, role)
        : First(said, AddressTo()) is { } address ? new OrderWish.SetAddress(Part(said, address.Groups["name"])!, Part(said, address.Groups["mail"])!)
        : null;

    private static OrderWish? Requests(Skeleton said) =>
        First(said, RequestList()) is not null ? new OrderWish.ListRequests()
        : First(said, RequestDecided()) is { } decided && RowOf(said, decided) is { } row
            ? OneByOne(said, decided, Operation.Grant) ?? (OrderWish)new OrderWish.Decide(row, decided.Groups["yes"].Success, Part(said, decided.Groups["why"]))
        : null;

    private static OrderWish? Suggestions(Skeleton said) =>
        First(said, Suggested()) is { } suggested ? new OrderWish.Suggest(Part(said, suggested.Groups["text"])!)
        : First(said, SuggestionList()) is { } list ? new OrderWish.ListSuggestions(list.Groups["own"].Success)
        : First(said, SuggestionAnswered()) is { } answered && RowOf(said, answered) is { } row ? new OrderWish.AnswerSuggestion(row, Part(said, answered.Groups["text"])!)
        : null;

    private static long? RowOf(Skeleton said, Match match) =>
        said.At(match.Groups["number"].Index) is Token.LedgerNumber number && long.TryParse(number.Number, System.Globalization.NumberStyles.None, null, out var row) ? row : null;

    private static OrderWish? Deadline(Skeleton said, ReadingContext known)
    {
        if (First(said, DeadlineTo()) is { } moved)
        {
            var isTwo = DaysOfMonth(said, moved.Groups["day"], known) is not null;
            var day = isTwo ? null : DayOf(said, moved.Groups["day"]);

            // 12-1改到20 may be how far it is, 12-1延到20 is half a day, 12-1改到5-8号 is asked about
            return day is null && !isTwo && !moved.Groups["later"].Success && !moved.Groups["term"].Success ? null
                : OneByOne(said, moved, Operation.MoveDeadline) ?? (OrderWish)new OrderWish.MoveDeadline(NumberOf(said, moved), day, Part(said, moved.Groups["why"]));
        }

        return First(said, DeadlineAlone(), DeadlineOf()) is { } bare
            ? OneByOne(said, bare, Operation.MoveDeadline) ?? (OrderWish)new OrderWish.MoveDeadline(NumberOf(said, bare), null, Part(said, bare.Groups["why"]))
            : null;
    }

    /// <summary>What is done for one at a time, said of several.</summary>
    private static OrderWish.OneByOne? OneByOne(Skeleton said, Match match, Operation operation) =>
        match.Groups["number"].Captures is [var first, .., var last] ? new OrderWish.OneByOne(operation, said.Original(first.Index, last.Index - first.Index + 1)) : null;

    // 12-1责任人换成谁了
    private static OrderWish? Responsible(Skeleton said)
    {
        if (First(said, ResponsibleTo()) is { } named && !Asks(Part(said, named.Groups["name"])))
        {
            return OneByOne(said, named, Operation.ChangeResponsible) ?? (OrderWish)new OrderWish.ChangeResponsible(NumberOf(said, named), Part(said, named.Groups["name"])!);
        }

        return First(said, HolderTo()) is { } post && !Asks(Part(said, post.Groups["name"])) && PostRoleNames.TryParse(Part(said, post.Groups["role"]), out var role)
            ? new OrderWish.ChangeHolder(Part(said, post.Groups["unit"])!, role, Part(said, post.Groups["name"])!)
            : null;
    }

    // 催办最多的, 催了几次的: what follows has to be a unit, or what some unit's name ends with
    private static OrderWish? Urge(Skeleton said, KnownNames names) =>
        First(said, UrgeOne(), OneUrged()) is { } some && (!some.Groups["begin"].Success || DayOf(said, some.Groups["begin"]) is { Refusal: null })
            ? (some.Groups["range"].Success ? OneByOne(said, some, Operation.Urge) : null) ?? (OrderWish)new OrderWish.Urge(NumbersOf(said, some), Part(said, some.Groups["words"]))
        : First(said, UrgeUnit()) is { } unit && Part(said, unit.Groups["unit"]) is { } called && (said.At(unit.Groups["unit"].Index) is Token.Unit || IsUnit(called, names))
            ? new OrderWish.UrgeUnit(called, Part(said, unit.Groups["words"]))
        : null;

    private static bool IsUnit(string called, KnownNames names) => Is(names.Units, called) || Is(names.ShortUnits, called) || names.Ending(Folded.Of(called).Lower, 1).Count > 0;

    private static bool Is<T>(PhraseIndex<T> index, string said) => Folded.Of(said).Lower is var key && index.TryLongest(key, out var length, out _) && length == key.Length;

    private static bool Asks(string? name) => name is not null && (name.Contains('谁') || name.Contains('哪') || name.Contains("什么", StringComparison.Ordinal));

    private static Match? First(Skeleton said, params ReadOnlySpan<Regex> forms)
    {
        foreach (var form in forms)
        {
            if (form.Match(said.Text) is { Success: true } match)
            {
                return match;
            }
        }

        return null;
    }

    private static SpokenNumber NumberOf(Skeleton said, Match match) => NumbersOf(said, match)[0];

    /// <summary>The numbers; a ledger that is named for the first holds for those behind it that name none.</summary>
    private static List<SpokenNumber> NumbersOf(Skeleton said, Match match)
    {
        var numbers = new List<SpokenNumber>();
        string? ledger = null;
        foreach (var capture in match.Groups["number"].Captures.OrderBy(capture => capture.Index))
        {
            ledger = (said.At(capture.Index - 1) ?? said.At(capture.Index - 2)) is Token.Ledger named ? named.Name : ledger;
            var number = (Token.LedgerNumber)said.At(capture.Index)!;
            numbers.Add(new SpokenNumber(number.Number, number.In ?? ledger));
        }

        return numbers;
    }

    /// <summary>A day; also 12-20 and 20号, which are numbers of the ledger until a day is wanted.</summary>
    private static Moment? DayOf(Skeleton said, Group group) => !group.Success ? null : said.At(group.Index) switch
    {
        Token.Date date => date.Moment,
        Token.LedgerNumber { Day: { } day } => day,
        _ => null,
    };

    private static string? Part(Skeleton said, Group group) => group.Success && said.Original(group.Index, group.Length) is { Length: > 0 } words ? words : null;

    private const string Who = "(?<who>我|本人|[^,。;!:、我\uE000\uE001\uE002\uE003]{2,4}?)";
    private const string Away = "(?:要|想|将|因公|因病)?(?:请假|休假|请年假|休年假|请病假|请产假|休产假|出差|外出|培训|学习|离岗|不在岗|不在)";
    private const string On = "(?<on>起|开始|起开始|以后|之后|往后)?";
    private const string Span = "(?<since>从|自)?(?<from>[\uE001\uE000])" + On + "(?:(?:到|至|-|~)(?<to>[\uE001\uE000]))?(?:期间)?";
    private const string SureSpan = "(?<since>从|自)?(?:(?<from>\uE001)" + On + "(?:(?:到|至|-|~)(?<to>\uE001))?|(?<from>[\uE001\uE000])起?(?:到|至|-|~)(?<to>[\uE001\uE000]))(?:期间)?";
    private const string By = "(?:[,。;]*(?:期间)?(?:工作)?(?:由|让|请|委托|交给)|[,。;]+(?:期间)?)(?<acting>[^,。;!:、我\uE000\uE001]{2,4}?)(?:同志)?(?:代我|替我|代理|代为办理|代办|代管|代收|代|替)(?:一下|办理|工作|我的工作)?";
    private const string Role = "(?<role>领导小组办公室|办公室|领导小组|巡察)";
    private const string Someone = "(?<name>[^,。;!:、的\uE000\uE001\uE002]{2,4}?)";

    // 我12月5日到8日请假，由冯示例代
    [GeneratedRegex(Courtesy + Who + Span + Away + "(?:" + By + ")?" + End)]
    private static partial Regex AwayThen();

    // 我请假，12月5日到8日由冯示例代
    [GeneratedRegex(Courtesy + Who + Away + "[,。;]*(?:" + Span + ")?(?:" + By + ")" + End)]
    private static partial Regex ThenAway();

    // 12月5日到8日我请假，由冯示例代
    [GeneratedRegex(Courtesy + Span + "[,]*" + Who + Away + "(?:" + By + ")?" + End)]
    private static partial Regex DaysThenAway();

    // 12月5日到8日由冯示例代我
    [GeneratedRegex(Courtesy + SureSpan + "[,]*(?:由|让|请|委托)?(?<acting>[^,。;!:、我\uE000\uE001]{2,4}?)(?:同志)?(?:代我|替我|代理我)(?:的?工作)?" + End)]
    private static partial Regex DaysForMe();

    // 张示例12月5日到8日由冯示例代理
    [GeneratedRegex(Courtesy + Who + "的?(?:工作)?" + SureSpan + By + End)]
    private static partial Regex OnlyDays();

    private const string Asked = "(?:啊|呢|吗|呀)?[?。!]*$";
    private const string NowWord = "(?:请问|现在|目前|当前|今天|这几天|这段时间|我想问下?)*[,]?";

    // 谁代理我, 现在谁代王示例
    [GeneratedRegex("^" + NowWord + "(?:是|由)?(?:谁|哪位|哪个)(?:现在|目前)?(?:在|正在|来)?(?:代理|代|替)(?:着)?" + Who + "(?:的?工作)?" + Asked)]
    private static partial Regex WhoActs();

    // 王示例现在由谁代理, 我的代理人是谁
    [GeneratedRegex("^" + NowWord + Who + "(?:(?:的?工作)?(?:现在|目前)?(?:是|由)*(?:谁|哪位)(?:在|正在|来)?(?:代理|代|替)(?:着|的)?|的?代理人?(?:现在|目前)?是(?:谁|哪位))" + Asked)]
    private static partial Regex ActsWho();

    // 取消代理, 提前结束王示例的代理
    [GeneratedRegex(Courtesy + "(?:提前)?(?:取消|结束|终止|停止|撤销|不用再?|不需要)(?:" + Who + "的?)?(?:代理|代理安排)(?:安排)?" + End)]
    private static partial Regex DeputyEnded();

    [GeneratedRegex("^(?:我|本人)(?:已经?|提前|今天)*(?:回来|回岗|返岗|到岗|销假|休假结束|回来上班|出差回来)" + End)]
    private static partial Regex DeputyBack();

    [GeneratedRegex("^[0-9一二三四五六七八九十廿]{1,3}[日号]$")]
    private static partial Regex DayOnly();

    [GeneratedRegex("^(?<first>[0-9]{1,2})-(?<last>[0-9]{1,2})[日号]$")]
    private static partial Regex TwoDays();

    [GeneratedRegex("^(?:授予|给予)" + Someone + "同?志?" + Role + "(?:的?权限|职责|身份)?" + End)]
    private static partial Regex GrantTo();

    [GeneratedRegex("^(?:增加|新增|添加)(?:一名|1名)?" + Role + "(?:人员|成员|工作人员)[:,]?" + Someone + End)]
    private static partial Regex GrantFor();

    [GeneratedRegex("^(?:把|将)" + Someone + "(?:设为|列为|加为|加入|列入|设成)" + Role + "(?:人员|成员|工作人员)?" + End)]
    private static partial Regex GrantAs();

    [GeneratedRegex("^(?:把|将)?" + Someone + "的(?:邮箱|电子邮箱|邮件地址|邮箱地址)(?:改为|改成|换成|变更为|登记为)[:]?(?<mail>[^,。;]+@[^,。;]+?)[。]*$")]
    private static partial Regex AddressTo();

    [GeneratedRegex("^(?:查看)?(?:待处理|待办|待批|待审批)的?申请(?:列表|清单)?" + End)]
    private static partial Regex RequestList();

    [GeneratedRegex("^(?:(?<yes>同意|批准|通过)|不同意|不批准|退回|驳回)第?(?<number>\uE000)(?:" + Joint + "第?(?<number>\uE000))*的?申请(?:[,:。;]+(?:因为|原因是?[:]?)?(?<why>.+?))?" + End)]
    private static partial Regex RequestDecided();

    [GeneratedRegex("^(?:我?(?:要|想)?提(?:个|一个|一条|点)?)?(?:意见建议|意见|建议):(?<text>.+)$", RegexOptions.Singleline)]
    private static partial Regex Suggested();

    [GeneratedRegex("^(?:(?<own>我的)|待处理的?|待答复的?|未答复的?)(?:意见建议|意见|建议)(?:列表|清单)?" + End)]
    private static partial Regex SuggestionList();

    [GeneratedRegex("^(?:答复|回复)第?(?<number>\uE000)的?(?:意见建议|意见|建议)[:,](?<text>.+)$", RegexOptions.Singleline)]
    private static partial Regex SuggestionAnswered();

    [GeneratedRegex(Courtesy + Subject + "(?<term>" + Term + ")?(?:从[\uE001\uE000])?(?:(?<later>" + Later + ")|" + Moves + ")(?<day>[\uE001\uE000])(?:吧|了)?" + Because + End)]
    private static partial Regex DeadlineTo();

    private const string MoreTime = "(?:延期|延长|延后|延迟|延|推迟|推后|顺延|宽限|展期|缓期|提前)";
    private const string Amount = "(?:[0-9]{1,3}|\uE000|[一二两三四五六七八九十半]{1,3})个?(?:工作日|自然日|日|天|周|星期|礼拜|月|季度|年)";

    // 12-1延期10个工作日
    [GeneratedRegex(Courtesy + "(?:" + Subject + "|(?:把|将)?(?<number>\uE001))(?:问题)?的?" + Term + "?(?:再|申请|需要?|要|可以?)*" + MoreTime + "了?(?<span>" + Amount + "|[\uE001])(?:的?时间)?(?:吧)?" + Because + End)]
    private static partial Regex DeadlineBy();

    private const int MaxTogether = 300;
    private const int MaxOrders = 12;

    [GeneratedRegex("[,，。;；!！、\\s]+(?:另外|再|然后|同时|并且|并|还有|以及|顺便|此外)*[,，]?")]
    private static partial Regex Between();

    // 12-1改时限, 12-1延期
    [GeneratedRegex(Courtesy + Subject + "(?:(?:改|调整|变更|修改|延长)(?:一下)?" + Term + "|" + Term + "(?:改|调整|变更|修改|延长)一下|延期|展期)" + Because + End)]
    private static partial Regex DeadlineAlone();

    // 改12-1的时限
    [GeneratedRegex(Courtesy + "(?:改|调整|变更|修改|延长)(?:一下)?" + Subject + Term + Because + End)]
    private static partial Regex DeadlineOf();

    [GeneratedRegex(Courtesy + Subject + "(?:具体|直接)?(?:责任人|经办人|负责人|承办人|联系人)" + Swap + Name + End)]
    private static partial Regex ResponsibleTo();

    [GeneratedRegex(Courtesy + "(?:把|将)?(?<unit>\uE002|[^,。;!:、的\uE000\uE001]{2,20}?)的?(?<role>第一责任人|主要负责人|一把手|分管领导|分管负责人|具体责任人|责任人|经办人|承办人|联络员|联系人|督导人|督导员)" + Swap + Name + End)]
    private static partial Regex HolderTo();

    // what is said may begin with a day behind a colon: 催办12-1：12-20报送; numbers alone, and another to be urged, are none of it
    private const string Words = "(?:(?:[,:。;]+(?!\uE000)|[,:。;]*:(?!(?:\uE000|[,、;:。!~和跟与及或同到至-]|以及|还有)+$|.*催)(?=(?<begin>\uE000)))(?<words>.+?))?";

    [GeneratedRegex(Courtesy + "(?:再)?(?:催办|催促|督促|催一催|催催|催)(?:一下|一次)?" + Subject + Words + End)]
    private static partial Regex UrgeOne();

    // 12-1催办一下
    [GeneratedRegex(Courtesy + Subject + "(?:再)?(?:催办|催促|督促|催一催|催催|催)(?:一下|一次)?(?:[,:。;]+(?!\uE000)(?<words>.+?))?" + End)]
    private static partial Regex OneUrged();

    [GeneratedRegex(Courtesy + "(?:再)?(?:催办|催促|督促|催一催|催催|催)(?:一下|一次)?(?<unit>\uE002|[^,。;!:、的\uE000\uE001]{2,20}?)(?:的|的?逾期的?)(?:措施|事项|任务|那几[条项]|事)?(?:[,:。;]+(?<words>.+?))?" + End)]
    private static partial Regex UrgeUnit();
}
