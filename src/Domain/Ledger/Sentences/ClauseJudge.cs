using System.Buffers;
using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>Judges one clause, the stronger word first: what is open, then how much, then what is planned, kept up, done, and done in part.</summary>
internal static partial class ClauseJudge
{
    // One of these stands in what the patterns look for; most clauses have none and are spared them.
    private static readonly SearchValues<char> Rules = SearchValues.Create("按根依对经");
    private static readonly SearchValues<char> Denials = SearchValues.Create("未没不");
    private static readonly SearchValues<char> Shortfalls = SearchValues.Create("除剩差余到彻够足力期没待");

    /// <param name="next">The clause tells of the next step.</param>
    /// <param name="total">How many there are in all, where the text says it.</param>
    public static ClauseSign Judge(string clause, bool next, int? total, DateOnly today)
    {
        if (next)
        {
            return Left().IsMatch(clause) ? ClauseSign.Held : ClauseSign.Silent;
        }

        if (clause.StartsWith("是否", StringComparison.Ordinal))
        {
            return ClauseSign.Silent;
        }

        if (NothingLeft().IsMatch(clause) && !Excepting().IsMatch(clause))
        {
            return ClauseSign.Silent;
        }

        if (clause is "否")
        {
            return ClauseSign.Held;
        }

        if (StageOnly().IsMatch(clause))
        {
            return ClauseSign.Nearly; // 已完成（第一阶段）
        }

        if (NoneYet().IsMatch(clause))
        {
            return ClauseSign.Idle;
        }

        if (IsTopic(clause))
        {
            return ClauseSign.Silent;
        }

        var dates = ClauseDates.Take(clause.AsSpan().ContainsAny(Rules) ? ByRule().Replace(clause, "") : clause, today);
        var already = dates.Rest.Contains('已', StringComparison.Ordinal);
        var toCome = dates.ToCome && !already;
        var plain = ClauseWords.WithoutHarmless(dates.Rest);
        if (plain.Length == 0)
        {
            return ClauseSign.Silent;
        }

        var said = Predicate(plain);
        if (ClosingStages.Of(plain, toCome) is { } stage)
        {
            return stage;
        }

        if (Papers().IsMatch(plain))
        {
            return ClauseSign.Closing;
        }

        if (OfPeriod().IsMatch(clause))
        {
            return already ? ClauseSign.Part : ClauseSign.Unclear;
        }

        if (Awaited().IsMatch(plain))
        {
            return ClauseSign.PlannedStart;
        }

        if (Unable().IsMatch(said))
        {
            return ClauseSign.Unable;
        }

        if (said.AsSpan().ContainsAny(Denials) && NoStart().Match(said) is { Success: true } idle && !said[(idle.Index + idle.Length)..].Has(ClauseWords.Completing) && !EndsWell(said, idle.Index + idle.Length))
        {
            return NotBegun.IsOfPart(said) ? ClauseSign.Held : ClauseSign.Idle;
        }

        if (IsHeld(said, plain))
        {
            return Undone().IsMatch(plain) && !NotBegun.IsOfPart(said) && !NotBegun.IsLaterPart(clause) ? ClauseSign.Undone : ClauseSign.Held;
        }

        return (Share(plain) ?? Counted(plain, said, total, toCome)) is var sign && sign == ClauseSign.Done && dates.IsOn && !SaysDone().IsMatch(dates.Rest)
            ? ClauseSign.Doubtful
            : sign;
    }

    private static ClauseSign Counted(string plain, string said, int? total, bool toCome)
    {
        if (said.Has(ClauseWords.Lasting) && !Mechanism().IsMatch(said))
        {
            return ClauseSign.Lasting;
        }

        if (GoesOn().IsMatch(said) || Widening().IsMatch(said))
        {
            return Afresh().IsMatch(said) ? ClauseSign.Moving : ClauseSign.GoingOn;
        }

        if (InUse().IsMatch(said) || RuleApplied().IsMatch(said))
        {
            return ClauseSign.Part;
        }

        if (Applied().IsMatch(said))
        {
            return ClauseSign.Applied;
        }

        if ((said.Has(ClauseWords.Moving) && !Through().IsMatch(said)) || UnderWay().IsMatch(said) || AtIt().IsMatch(said))
        {
            return ClauseSign.Moving;
        }

        if (Again().IsMatch(plain) && IsPlan(plain))
        {
            return ClauseSign.Planned;
        }

        if (ClauseCounts.Judge(plain, total, out var whole) is { } part)
        {
            return part;
        }

        if (!toCome && Told().IsMatch(plain))
        {
            return ClauseSign.Part;
        }

        if (toCome || IsPlan(plain))
        {
            return TailOfMoney().IsMatch(plain) || plain.Has(ClauseWords.Completing) || Over().IsMatch(plain) || (whole.Contains("整改", StringComparison.Ordinal) && !plain.Has(ClauseWords.Beginning)) ? ClauseSign.Planned
                : plain.Has(ClauseWords.Beginning) || WillBegin().IsMatch(plain) || (toCome && plain.StartsWith("计划", StringComparison.Ordinal) && plain.Length > 4) ? ClauseSign.PlannedStart
                : ClauseSign.Unclear;
        }

        return plain.Has(ClauseWords.Nearly) && (plain.Length <= 4 || plain.Has(ClauseWords.Completing) || plain.Contains("整改", StringComparison.Ordinal) || plain.Contains('成', StringComparison.Ordinal) || plain.Contains("进展", StringComparison.Ordinal))
            ? ClauseSign.Nearly
            : Finished(whole);
    }

    private static ClauseSign Finished(string clause)
    {
        if (WholeMatter.IsDone(clause) || WhollyOver().IsMatch(clause))
        {
            return ClauseSign.Done;
        }

        if (WholeMatter.SubjectRectified(clause) is { } subject)
        {
            return subject.Has(ClauseWords.Parts) || clause.Has(ClauseWords.Urging) ? Something(clause) : ClauseSign.Done;
        }

        return Something(clause);
    }

    private static ClauseSign Something(string clause)
    {
        if (clause.Has(ClauseWords.Acknowledged))
        {
            return ClauseSign.Unclear;
        }

        if ((clause.Has(ClauseWords.Completing) && Already().IsMatch(clause)) || Wholly().IsMatch(clause))
        {
            return clause.Has(ClauseWords.Parts) ? ClauseSign.Part : ClauseSign.Doubtful;
        }

        if (Over().IsMatch(clause))
        {
            return clause.Has(ClauseWords.Parts) ? ClauseSign.Part : ClauseSign.Doubtful;
        }

        // 了 before its object: 开展了检查.
        return clause.Contains('已', StringComparison.Ordinal) || clause[..^1].Contains('了', StringComparison.Ordinal) || clause.Has(ClauseWords.Deeds)
            ? ClauseSign.Part
            : ClauseSign.Unclear;
    }

    private static ClauseSign? Share(string clause)
    {
        if (ClausePercent.Find(clause, out var rest) is not { } share || share > 100)
        {
            return ClausePercent.IsOfDeed(clause) ? ClauseSign.Rate : ClausePercent.HasMoved(clause) ? ClauseSign.Part : null;
        }

        return ClausePercent.IsOfOther(clause) ? ClauseSign.Rate
            : share == 0 ? ClauseSign.Idle
            : share < 100 ? ClauseSign.Moving
            : rest.Length == 0 || rest is "已" or "整改" || WholeMatter.IsDone(rest) ? ClauseSign.Done
            : Finished(rest);
    }

    // The subject before 已 may quote the fault: 裸土未覆盖问题已整改到位.
    private static string Predicate(string clause)
    {
        var at = clause.LastIndexOf('已');
        return at > 0 ? clause[at..] : clause;
    }

    private static bool IsHeld(string said, string clause) =>
        (said.Has(ClauseWords.Held) && !Upkeep().IsMatch(said) && !LeftWasDone().IsMatch(said))
        || (clause.AsSpan().ContainsAny(Shortfalls) && (Exempt().IsMatch(clause) || (Short().IsMatch(clause) && !OverdueThings().IsMatch(clause) && !NoneOverdue().IsMatch(clause)) || Lacks().IsMatch(said) || Waits().IsMatch(said)));

    private static bool IsPlan(string clause) =>
        clause.StartsWith("要求", StringComparison.Ordinal) || (Predicate(clause) is var said && !said.StartsWith('已') && PlanNamed().Replace(said, "").Has(ClauseWords.Planned));

    private static bool IsTopic(string clause) =>
        clause.IndexOf('已', StringComparison.Ordinal) < 0
        && (Array.Exists(ClauseWords.Topics, topic => clause.StartsWith(topic, StringComparison.Ordinal)) || (Fault().IsMatch(clause) && !clause.StartsWith("正在", StringComparison.Ordinal) && !clause.EndsWith("征求意见", StringComparison.Ordinal)));

    [GeneratedRegex("^(?:暂|暂时|目前|尚|现|仍|还)*(?:无|没有)(?:任何|明显|实质性?|相关)*(?:进展|动作|行动|整改)?(?:情况)?$|^[^已,]{1,12}(?:无|没有)(?:任何|实质性?)*(?:进展|动作|行动)$", RegexOptions.NonBacktracking)]
    private static partial Regex NoneYet();

    [GeneratedRegex("^(?:仅|只|限|指)?(?:第[一二三四1-4](?:阶段|步|批|期)|[一二三]期|首[批期]|第一轮)(?:工程|工作|任务|整改|内容)?$", RegexOptions.NonBacktracking)]
    private static partial Regex StageOnly();

    // 没换完, 没弄好: it was begun.
    private static bool EndsWell(string said, int at) => at < said.Length && "完好成通齐满够拢妥下".Contains(said[at], StringComparison.Ordinal);

    // 本月已完成, 今年完成了
    [GeneratedRegex("已|了|均", RegexOptions.NonBacktracking)]
    private static partial Regex SaysDone();

    private const string Verbs = "(?:弄|换|做|干|办|改|搞|修|装|补|清|拆|发|退|填|签|印|贴|搬|配|铺|砌|刷|挖|埋|栽|种|收|交|缴|付|结|整|查|写|报|领|建|盖|通|移|拨|还|追|处理|安装|更换|整改|修复|发放|登记|抵扣|补办)";

    // 装完, 换好了, 全部换完: done in the words of every day.
    [GeneratedRegex($"^[^未没不难待拟]{{0,12}}{Verbs}(?:完|好|掉|毕|完毕|清|齐)(?:了|啦)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Over();

    // 弄完了, 搞定, 整完: of nothing in particular
    [GeneratedRegex("^(?:已经|已|都|全|全部|均|现|目前|现在)*(?:弄|做|干|办|改|搞|整|整改)(?:完|好|毕|妥)(?:了|啦)?$|^(?:已经|已|都|全部|全)*搞定(?:了|啦)?$|^(?:该)?问题(?:得到)?(?:彻底|全部|全面)?(?:解决|消除|闭合|清零)(?:了)?$", RegexOptions.NonBacktracking)]
    private static partial Regex WhollyOver();

    // 干不了, 没钱, 办不成: not done, and whether it was begun nobody knows.
    [GeneratedRegex("^[^已]{0,8}(?:干|办|弄|做|搞|改|修|换|推|装|落实|整改|解决|推进|处理)(?:不了|不成|不动|不下去|不下来)|^(?:没|没有|无)(?:钱|资金|经费|人|人手|地方|办法|指标|编制|场地)(?:干|办|弄|做|搞)?$|没法(?:干|办|弄|做|搞|改)|(?:没|没有)(?:装|换|修|签|批|验|交|退|补|谈|走|并|调|拿|报|拨|送|下来|到账|到货|到场|定下来|出来|过来)[^再过错完好成到齐通]{0,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Unable();

    // 暂未发放, 资金尚未拨付; 剩余3户未发放 is of a part, 未发放到位 was begun.
    [GeneratedRegex($"^[^已均全了0-9剩余其部分个别少数仅只,]{{0,12}}(?:未|没有|没)(?:能|及时|正式|予以|实际)*{FirstDeeds}(?:[^已均了,到完齐结成][^已均了,]{{0,7}})?$|^[^已均全了0-9,]{{0,6}}{Means}[^已均全了0-9,]{{0,4}}(?:未|没有|没|不)(?:能|完全|及时)?(?:落实|到位|下达|批复|批准|批|具备|足|够)$", RegexOptions.NonBacktracking)]
    private static partial Regex Undone();

    // 不存在未拆除的情况, 没有剩余: nothing is open, unless the clause goes on to what is (无遗留问题、仍有2户未兑付); 没有剩余资金 is no such thing.
    [GeneratedRegex("^(?:目前|现|均|已|经核查)*(?:不存在|不再存在|没有|无)(?:(?:尚未|还未|仍未|未|没有|没|遗留|遗漏|反弹|死角|拖欠|漏报)[^,仍还尚但仅只剩余另0-9、]*|(?:剩余|余下)(?:[^,仍还尚但仅只剩余另0-9、资经指人][^,仍还尚但仅只剩余另0-9、]*)?)(?:、(?:无|没有|不存在|漏|错|虚|反弹|死角|遗留|遗漏|拖欠|挤占|截留|挪用)[^,仍还尚但仅只剩余另0-9、]*)*$", RegexOptions.NonBacktracking)]
    private static partial Regex NothingLeft();

    // 无遗留问题除两户未兑付外
    [GeneratedRegex("除(?:[^,]*外$|[0-9一二两三四五六七八九十]|个别|少数|部分)", RegexOptions.NonBacktracking)]
    private static partial Regex Excepting();

    // What the work waits for: 经费未落实
    private const string Means = "(?:资金|经费|预算|编制|人员|人手|场地|土地|用地|指标|条件|设备|技术)";
    private const string FirstDeeds = "(?:发放|拨付|下拨|拨款|兑付|支付|付款|补发|补缴|退还|退款|清退|追缴|收回|采购|购买|购置|招标|挂网|签订|签约|签|制定|制订|出台|印发|下发|修订|编制|起草|召开|成立|组建|设立|建立|配备|安装|拆除|更换|清理|修复|修缮|改造|建设|搬迁|排查|检查|约谈|培训|公示|公开|申报|申请|移交|移送|立案|安排|列入|纳入)";

    // What the deed was measured by is no object: 按照整改方案要求完成.
    [GeneratedRegex("(?:严格)?(?:按照|按|根据|依据|对照)[^已,]{0,16}?(?:要求|方案|计划|规定|标准|时限|时间节点|节点|部署|清单|意见)(?:要求)?|^经[^已,申请提报送]{0,10}(?:核查|核实|检查|复查|确认|核验|督查|研究)", RegexOptions.NonBacktracking)]
    private static partial Regex ByRule();

    [GeneratedRegex("(?:问题|现象|隐患|意见)$", RegexOptions.NonBacktracking)]
    private static partial Regex Fault();

    // 未再, 未发现 are gone by now.
    [GeneratedRegex("(?:未|没有|没|不曾)(?:正式|实质性|全面|真正|能|及时|予以|有)*(?:启动|开始|开展|开工|动工|实施|着手|进场|动|推进|整改|办理|行动|施工|弄|搞|干|做)", RegexOptions.NonBacktracking)]
    private static partial Regex NoStart();

    [GeneratedRegex("^(?:尚)?待(?:启动|开工|动工|实施|开展|进场|复工|施工)$|待.*后.*(?:启动|开工|动工|实施|开展|进场|推进)", RegexOptions.NonBacktracking)]
    private static partial Regex Awaited();

    [GeneratedRegex("^除(?:[^了完成落实]|完[^成])*[外]$|^除[^,]*[0-9一二两三四五六七八九十](?:项|个|处|条|件|户|家)[^,]*外|^除[^,]*外(?:均|全|都|其)|^(?:仅|只)?(?:剩|差|余)(?:下|[0-9一二两三四五六七八九十])", RegexOptions.NonBacktracking)]
    private static partial Regex Exempt();

    // 剩余3户已完成; 未备案的一律不让进 is a rule.
    [GeneratedRegex("已[^未]*(?:剩余|余下)[^未]*(?:完成|到位|完毕|办结|整改)$|未[^,未]{1,8}的(?:一律|全部|均|都|已|坚决)[^未]*$", RegexOptions.NonBacktracking)]
    private static partial Regex LeftWasDone();

    [GeneratedRegex("正在(?:整理|准备|收集|归档|完善|补充)(?:整改|佐证|相关|有关|销号|验收|档案|印证)*(?:材料|资料|台账|档案)$", RegexOptions.NonBacktracking)]
    private static partial Regex Papers();

    // The task of a month is not the matter.
    [GeneratedRegex("^(?:本月|本周|今年|本年|当月|本季度)[^于]*(?:任务|工作|目标)", RegexOptions.NonBacktracking)]
    private static partial Regex OfPeriod();

    [GeneratedRegex("(?:不到位|不彻底|不够|不足|不力)$|^(?:已)?(?:逾期|超期)|(?:逾期|超期)$", RegexOptions.NonBacktracking)]
    private static partial Regex Short();

    [GeneratedRegex("^(?:目前|现|已)*(?:无|没有|未|不)[^,]*(?:逾期|超期)$", RegexOptions.NonBacktracking)]
    private static partial Regex NoneOverdue();

    // What was overdue and is named as a thing (超期工单38件, 逾期贷款已收回) says nothing of the matter's own time.
    [GeneratedRegex("^(?:逾期|超期)(?:[^已均全未没不0-9]{2,16}[0-9]+(?:项|个|处|条|件|户|家|宗|起|份|台|套|笔|人|名)|[^已均全]{2,24}(?:已|均|全)[^未没不]*)$", RegexOptions.NonBacktracking)]
    private static partial Regex OverdueThings();

    [GeneratedRegex("没收[回齐上]|没[^,没]{1,4}(?:完|好|齐|成)$|(?:没有|没)(?:完成|完全|全部|彻底|落实|整改|到位|解决|启动|开展|通过|办|进展|达到|取得|按|及时|形成|制定|出台|建立|开始|得到|销号)", RegexOptions.NonBacktracking)]
    private static partial Regex Lacks();

    // 还需持续巩固: what is done is to be kept.
    [GeneratedRegex("^(?:还需|仍需|尚需|仍须|还有待|有待)(?:要)?(?:进一步|持续|继续|长期|不断)*(?:巩固|保持|坚持|跟踪|关注|加强监管|加强管理|加强巡查)", RegexOptions.NonBacktracking)]
    private static partial Regex Upkeep();

    [GeneratedRegex("待(?:完善|推进|落实|解决|整改|改进|提高|加强|协调|研究|确定|明确|批复|批准|审批|审定|施工|实施|完成|拨付|资金|办理|处理|上级|上会|天气|继续|复工|开工|启动)", RegexOptions.NonBacktracking)]
    private static partial Regex Waits();

    [GeneratedRegex("机制|制度|办法|体系|规定|清单", RegexOptions.NonBacktracking)]
    private static partial Regex Mechanism();

    [GeneratedRegex("^(?:将|仍|并|进一步|坚持|还需|仍需|尚需|有待)*(?:持续|继续|不断|长期)(?:推进|整改|巩固|加强|深化|强化|抓好|抓|做好|落实|开展|跟踪|保持|跟进|加大|发力|完善|督促|监管|坚持|用力|跟踪问效)", RegexOptions.NonBacktracking)]
    private static partial Regex GoesOn();

    // 正在举一反三排查同类问题: looks beyond the matter.
    [GeneratedRegex("^正在?(?:[^,整改推剩余]{0,8}举一反三[^,整改推剩余]{0,8}(?:排查|自查|检查|核查|摸排|梳理)[^,整改推剩余]*|[^,整改推剩余]{0,8}(?:排查|自查|检查|核查|摸排|梳理)[^,整改推剩余]{0,6}(?:同类|类似|面上)[^,整改推剩余]*|[^,整改推剩余]{0,6}(?:同类|类似|面上)[^,整改推剩余]{0,8}(?:排查|自查|检查|核查|摸排|梳理)[^,整改推剩余]*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Widening();

    // 要求各村开展整改: somebody was told, and that is a deed.
    [GeneratedRegex("^要求(?:各|全|相关|有关|责任|所属|辖区|下属|该|涉事)[^,]{0,16}(?:开展|组织|立即|进行|实施|制定|制订|建立|启动)", RegexOptions.NonBacktracking)]
    private static partial Regex Told();

    // 计划组织二次整改: there was a first.
    [GeneratedRegex("(?:二次|再次|第二次|第二轮|新一轮)整改", RegexOptions.NonBacktracking)]
    private static partial Regex Again();

    // The last of a sum is paid where the rest was.
    [GeneratedRegex("尾款|质保金|余款|进度款|最后一[笔批期]", RegexOptions.NonBacktracking)]
    private static partial Regex TailOfMoney();

    // Goes on with work that is not upkeep.
    [GeneratedRegex("(?:推进|开展|落实|抓好|抓|做好|督促)[^,]*(?:工程|施工|建设项目|项目|二期|三期|剩余|其余|其他|未完)", RegexOptions.NonBacktracking)]
    private static partial Regex Afresh();

    // A thing in use is finished; 试运行 is not in use yet.
    [GeneratedRegex("正在?(?:正常|稳定|平稳|安全|高效|有效|良好|持续|全面|有序|常态化?)*(?:运行|运转|使用|运营|营业|发挥作用|生效|见效)(?:中|之中|良好|正常)?$", RegexOptions.NonBacktracking)]
    private static partial Regex InUse();

    // A rule that is followed is there: 机制正在执行, 正在执行新流程.
    [GeneratedRegex($"^[^,]{{0,12}}{Rule}(?:均|都)?{Follows}(?:中|之中)?$|^(?:目前|现|均|各单位)?{Follows}(?:新|的|修订后的?)*{Rule}$", RegexOptions.NonBacktracking)]
    private static partial Regex RuleApplied();

    [GeneratedRegex($"^(?:目前|现|均|各单位)?{Follows}(?:中|之中)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Applied();

    private const string Rule = "(?:制度|办法|规定|流程|标准|机制|细则|规程|规范|规则|预案|清单)";
    private const string Follows = "正在?(?:严格|认真|有序|全面|正常|持续|遵照|照此|按此)*(?:执行|实行|施行)";

    // A plan as a thing, not what somebody plans: 整改计划制定完成.
    [GeneratedRegex("(?:整改|工作|培训|采购|施工|推进|实施|招聘|行动|项目|检查|巡查|监测|支出|用款|建设)计划", RegexOptions.NonBacktracking)]
    private static partial Regex PlanNamed();

    [GeneratedRegex("推进(?:会|完成|到位|了)|已推进|逐步(?:好转|改善|提升|规范)|启动了?问责", RegexOptions.NonBacktracking)]
    private static partial Regex Through();

    [GeneratedRegex("(?:整改|办理|落实|实施|施工|编制|起草|推进|处理|修订|制定|审批|招标|研究|建设|采购|协商|洽谈|谈判|改造|开展|完善|审核|评审|设计|对接|整治|治理|修复|进展|申报|征集|公开|审理)(?:之)?中$|^(?:整改|推进|办理|落实|处理)(?:之)?中|已(?:启动|开工|动工|进场|着手|立项|复工)", RegexOptions.NonBacktracking)]
    private static partial Regex UnderWay();

    // 拟在养护款中扣回, 计划12月下旬提交党组会: a deed that is only meant.
    [GeneratedRegex("^[^,已]{0,6}(?:(?:拟|准备|打算)[^,已]{2,}|计划(?:于|在|到|由|将|把|对|[0-9]|下|明|本|年|列入|纳入|安排|从|通过|采购|申报|申请|发放|拨付|支付|委托|聘请)[^,已]*)$", RegexOptions.NonBacktracking)]
    private static partial Regex WillBegin();

    // 返修中, 催缴中
    [GeneratedRegex("(?:返修|维修|整修|返工|更换|安装|测试|调试|清理|清退|追缴|催缴|执行|鉴定|评估|测算|核算|核实|核对|比对|挂网|询价|结算|决算|办证|迁移|搬迁|拆除|建档|录入|培训|招聘|面试|评标|编写|撰写|梳理|汇总|统计|流程|程序|供货|制作|定制|装修|铺设|绿化|回填|浇筑|补办|补录|补缴|退款|退费|诉讼|仲裁|调解|复核|送审|会签|跟进|协调|排期|处置|走访|筹备|筹措|筹集|申请|履行|选址|设备|收缴|回收|收回|审核|审批|公开招标)中$|^(?:目前|现)?在(?:弄|办|装|换|改|修|谈|走流程|走程序|做|建|拆|查|招|补|退|追|协调|落实|推|催|跑|找)(?:了|着|呢)?$|(?:办|弄|做|改|修)着呢$", RegexOptions.NonBacktracking)]
    private static partial Regex AtIt();

    // In what comes next, only what is still to be completed counts.
    [GeneratedRegex("剩余|余下|其余|未完|尚未|仍未|完成.{0,12}整改|整改到位|整改完成|(?:加快|全力|尽快|抓紧|继续|持续)(?:推进|完成|落实|推动).{0,12}(?:整改|施工|工程建设|项目建设|工程|项目|进度)$|(?:推进|推动|加快).{0,8}(?:整改|进度|施工)(?:工作|任务|落实|到位)?$|(?:前|底|内)完成|按期完成|按时完成|如期完成", RegexOptions.NonBacktracking)]
    private static partial Regex Left();

    // All of something.
    [GeneratedRegex("(?:已|均)(?:经)?(?:全部|全面|全)|(?:全部|均)已", RegexOptions.NonBacktracking)]
    private static partial Regex Wholly();

    [GeneratedRegex("已|均|全部|完成|完毕|办结|完结|了", RegexOptions.NonBacktracking)]
    private static partial Regex Already();
}
