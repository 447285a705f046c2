using System.Text.RegularExpressions;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>What a question asks of the measures that are left.</summary>
internal sealed partial class WhatIsAsked(Said said)
{
    private static readonly Cue[] Qualifying =
    [
        Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green, Cue.Overdue, Cue.Quiet, Cue.Closed, Cue.CloseOut, Cue.AwaitingCloseOut, Cue.Returned, Cue.LongTerm, Cue.NotStarted, Cue.NotReported, Cue.Entered, Cue.Promised, Cue.Broken,
    ];

    /// <summary>红灯那个, 逾期的那条: what stands before it says which one is meant.</summary>
    public bool IsQualified()
    {
        for (var i = 1; i < said.Pieces.Count; i++)
        {
            var before = i > 1 && said.TextOf(said.Pieces[i - 1]) == "的" ? i - 2 : i - 1;
            if (said.Pieces[i].Is(Cue.Pronoun) && said.TextOf(said.Pieces[i])[0] == '那' && !said.Negated.Contains(before) && said.Pieces[before].IsAny(Qualifying))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What it is; null where nothing is.</summary>
    /// <param name="filter">What it restricts by.</param>
    /// <param name="topics">What nothing explains.</param>
    /// <param name="one">Whether one matter is named.</param>
    /// <param name="period">When letters went out or changes were made.</param>
    public Asked? Read(MeasureFilter filter, List<string> topics, bool one, DaySpan? period)
    {
        var restricts = FilterSaid.Restricts(filter);
        var whom = filter.Units.Count > 0 || filter.ExceptUnits.Count > 0 || filter.People.Count > 0 || filter.Ledgers.Count > 0 || filter.ExceptLedgers.Count > 0 || filter.Whose != Whose.Anybodys;
        var topic = topics.Count > 0;
        var about = one || topic;
        if (said.HasAny(Cue.Letter) && WhenAhead().IsMatch(said.Text) && !said.TextHas("过") && !said.TextHas("了几"))
        {
            return Asked.NextLetter;
        }

        if (said.Has(Cue.NextLetter) && (said.TextHas("下次") || said.TextHas("下一次") || said.TextHas("下回") || said.HasAny(Cue.Letter, Cue.Letters) || said.TextHas("催") || said.TextHas("提醒") || said.TextHas("信") || said.TextHas("下一封") || said.TextHas("下封") || said.TextHas("函")))
        {
            return Asked.NextLetter;
        }

        if ((said.Has(Cue.Changes) || WithBefore().IsMatch(said.Text)) && !one)
        {
            return Asked.Changes;
        }

        if ((said.Has(Cue.Urgent) || FirstWhich().IsMatch(said.Text)) && said.Numbers.All.Count == 0)
        {
            return said.TextHas("哪本") || said.TextHas("哪个台账") ? Asked.Figures : WhichUnits() ? Asked.Units : Asked.Urgent;
        }

        if (Column(one) is { } column && (about || whom || restricts || said.Last is not null || said.HasAny(Cue.Thing, Cue.Pronoun)))
        {
            return column;
        }

        // 5-1怎么老亮红灯, 采购的红灯是咋回事
        if ((about || (said.Has(Cue.Pronoun) && said.Last is not null)) && !Lists() && HowCome().IsMatch(said.Text) && said.HasAny(Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green, Cue.Overdue, Cue.Quiet, Cue.Returned, Cue.NotCompleted))
        {
            return Asked.Why;
        }

        if (said.Has(Cue.Why) && (about || said.Last is not null || !(said.Has(Cue.Count) || Lists())) && (about || whom || restricts || said.Last is not null || said.HasAny(Cue.Letter, Cue.Letters, Cue.Sent)))
        {
            return Asked.Why;
        }

        if (said.Has(Cue.Letters) || (said.Has(Cue.Letter) && (said.HasAny(Cue.Sent, Cue.Count, Cue.List, Cue.History, Cue.WhichUnits) || period is not null)))
        {
            return Asked.Letters;
        }

        // 这个月催了街道几回
        if (!one && said.HasAny(Cue.Sent) && said.Has(Cue.Count) && !restricts && (said.TextHas("催") || said.TextHas("提醒")))
        {
            return Asked.Letters;
        }

        // 上个月完成了多少
        if (!about && (filter.Completed ?? filter.Closed) is not null && HowMany().IsMatch(said.Text) && !Lists() && !said.TextHas("率"))
        {
            return Asked.Count;
        }

        // 更新了的人有谁, 昨天有人报过进度吗，是谁
        if (!about && PeopleWho().IsMatch(said.Text))
        {
            return Asked.People;
        }

        if (said.HasAny(Cue.WhichPeople))
        {
            return one ? Asked.History : Asked.People;
        }

        if (said.Has(Cue.Nobody) && !one)
        {
            return Asked.Units;
        }

        // 哪些人名下有红灯, 谁超期了
        if (!about && restricts && InWhoseHands().IsMatch(said.Text))
        {
            return Asked.People;
        }

        if (!one && WhoIs())
        {
            return Asked.Units;
        }

        if (ListedPeople() && !one)
        {
            return Asked.People;
        }

        if (WhichUnits() && !one)
        {
            return Asked.Units;
        }

        // 拨付计划哪天截止，还有是谁负责: the matter's state says both
        if (AsksWho() && said.Has(Cue.When) && about)
        {
            return Asked.Show;
        }

        if (AsksWho() && (about || whom || said.Last is not null || !restricts))
        {
            return Asked.Who;
        }

        if (said.Has(Cue.History) && (about || said.Last is not null) && said.TextHas("报"))
        {
            return Asked.History;
        }

        if (said.Has(Cue.When) && (about || said.Last is not null || (!whom && !restricts && !said.TextHas("全部") && !said.TextHas("所有"))))
        {
            return Asked.When;
        }

        if (said.Has(Cue.When) && !about)
        {
            return Asked.List;
        }

        if (said.Has(Cue.History) && (about || said.Last is not null))
        {
            return Asked.History;
        }

        if (one && said.TextHas("谁") && !said.Has(Cue.Show))
        {
            return Asked.Who;
        }

        if (one && said.Has(Cue.Letter) && !said.Has(Cue.Show))
        {
            return Asked.Letters;
        }

        if (one)
        {
            return said.Has(Cue.Changes) ? Asked.History : Asked.Show;
        }

        // 完成多少 逾期多少, 几条 到什么程度: several figures at once
        var stages = said.Pieces.OfType<Piece.Word>().Where(word => word.Cue is Cue.Completed or Cue.NotCompleted or Cue.NotStarted or Cue.InProgress or Cue.Overdue or Cue.Closed).Select(word => word.Cue).Distinct().Count();
        var counts = said.Pieces.Count(piece => piece.Is(Cue.Count));
        var dated = filter.Due is not null || filter.Completed is not null || filter.Closed is not null || filter.Reported is not null || filter.Unreported is not null;
        if (counts > 0 && filter.Entered is not null && (filter.Closed is not null || said.HasAny(Cue.Closed, Cue.Completed)))
        {
            return Asked.Changes;
        }

        if ((said.Pieces.Count(piece => piece.Is(Cue.Figures)) > 1 && !dated) || (counts > 1 && stages > 0 && !dated && !(stages == 1 && filter.Units.Count > 1)) || (stages > 1 && said.HasAny(Cue.Figures)) || (counts > 0 && said.Has(Cue.Show) && !restricts && whom && !topic))
        {
            return Asked.Figures;
        }

        if (said.Has(Cue.Figures))
        {
            return restricts && !said.TextHas("率") && !said.TextHas("总体") && !said.TextHas("总的") && !said.TextHas("整体") ? Asked.Count : Asked.Figures;
        }

        if (topic && Points() && !Lists() && (!said.Has(Cue.Count) || said.Has(Cue.Show)) && filter is { Due: null, Completed: null, Reported: null, Unreported: null })
        {
            return Asked.Show;
        }

        // 台账里有几个问题: of problems the totals tell, a count is of measures
        if (said.Has(Cue.Count) && !restricts && !topic && !whom && !about && HowManyProblems().IsMatch(said.Text))
        {
            return Asked.Figures;
        }

        if (said.Has(Cue.Count) && !(restricts && NamesThem()) && (restricts || whom || topic || said.HasAny(Cue.Thing)))
        {
            return Asked.Count;
        }

        if (restricts)
        {
            return Asked.List;
        }

        if (filter.People.Count > 0 && (Lists() || said.Has(Cue.Count)))
        {
            return said.Has(Cue.Count) ? Asked.Count : Asked.List;
        }

        if (topic && filter.Whose == Whose.Mine && !said.Has(Cue.Show) && !Points())
        {
            return Asked.List;
        }

        if (topic)
        {
            return (Lists() || said.Has(Cue.About)) && !said.Has(Cue.Show) && !Points() ? Asked.List
                : said.HasAny(Cue.Show, Cue.Pronoun, Cue.List, Cue.About, Cue.Thing) || whom || (said.Pieces.Count <= 3 && topics.Exists(words => words.Any(c => c > '\u3000'))) ? Asked.Show
                : null;
        }

        if (filter.People.Count > 0 || filter.Whose == Whose.Mine)
        {
            return Asked.List;
        }

        if (whom)
        {
            return said.Has(Cue.List) && !said.Has(Cue.Show) && filter.Whose != Whose.MyUnits ? Asked.List : Asked.Figures;
        }

        if (said.Has(Cue.Show))
        {
            return said.Last is not null || said.TextHas("进") || said.Pieces.Any(piece => piece.Is(Cue.Pronoun) && said.TextOf(piece) is not ("这" or "那" or "这个" or "那个")) ? Asked.Show : Asked.Figures;
        }

        return null;
    }

    /// <summary>Words of columns that nothing is filtered by: 教育局作为配合单位的有几条. A goal that is reached is a state.</summary>
    public IEnumerable<string> ColumnsLeft() => said.Pieces.Where(piece => piece.IsAny(Cue.Cause, Cue.Assisting, Cue.Overseers, Cue.Source, Cue.Category)).Select(said.TextOf).Distinct(StringComparer.Ordinal);

    // 原因剖析, 谁配合: what a column holds; 没写原因的 asks for problems whose column is empty, which no list tells
    private Asked? Column(bool one)
    {
        // 12号目标进度60% is an update typed wrong
        if (said.TextHas("%") || LacksColumn().IsMatch(said.Text))
        {
            return null;
        }

        var words = said.Pieces.OfType<Piece.Word>().Where(word => word.Cue is Cue.Cause or Cue.Target or Cue.Assisting or Cue.Overseers or Cue.Source or Cue.Category).ToList();
        if (words.Count == 0)
        {
            // 3号什么原因, but 3号逾期什么原因 asks for what happened
            return AsksCause().IsMatch(said.Text) && !SaysState() ? Asked.Cause : null;
        }

        if (words.Find(word => IsAsked(word, one)) is not { } word)
        {
            return null;
        }

        return word.Cue switch
        {
            // 12号没完成的主要原因
            Cue.Cause => SaysState() && !NamesCause().IsMatch(said.TextOf(word)) ? Asked.Why : Asked.Cause,
            Cue.Target => Asked.Target,
            Cue.Assisting => Asked.Assisting,
            Cue.Overseers => Asked.Overseers,
            Cue.Source => Asked.Source,
            _ => Asked.Category,
        };
    }

    // what a problem's state has come to, which no column explains
    private bool SaysState() => said.HasAny(Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green, Cue.Overdue, Cue.Quiet, Cue.Returned, Cue.NotCompleted, Cue.NotReported, Cue.NotStarted, Cue.Closed, Cue.CloseOut, Cue.Letter, Cue.Letters, Cue.Sent, Cue.Broken)
        || Late().IsMatch(said.Text);

    // 12号目标完成了吗 asks for its state, 督导单位催了几次 for letters, 目标责任书已签订 tells of something else
    private bool IsAsked(Piece.Word word, bool one)
    {
        var (text, before, behind) = (said.TextOf(word), said.Folded.Text[..word.Start], said.Folded.Text[word.End..]);
        var at = said.Pieces.TakeWhile(piece => piece != word).Count();
        var inWords = AsksWhat().IsMatch(text) || AsksWhat().IsMatch(behind);
        if (said.HasAny(Cue.Figures, Cue.When, Cue.Letters, Cue.Sent)
            || (said.Has(Cue.Count) && !(one && word.Cue != Cue.Target && word.Cue != Cue.Source))
            || (said.Has(Cue.Show) && !inWords)
            || said.Pieces.Any(piece => piece.Is(Cue.Who) && Responsible().IsMatch(said.TextOf(piece))))
        {
            return false;
        }

        if ((!inWords && (Done().IsMatch(before) || Done().IsMatch(behind))) || (word.Cue == Cue.Target && behind.StartsWith('了')) || IsRestricted(before, behind))
        {
            return false;
        }

        // 资金来源 is not where a problem comes from, nor is 目标责任书 a goal
        var isJoined = at > 0 && said.Pieces[at - 1] is Piece.Other joined && joined.End == word.Start;
        return !Glued().IsMatch(behind)
            && !(isJoined && text is ("来源" or "类别" or "来源是什么" or "来源是啥" or "类别是什么" or "类别是啥"))
            && !(isJoined && one && text is ("目标" or "目标是什么" or "目标是啥"));
    }

    // 作为配合单位的, 问题来源是巡察的
    private static bool IsRestricted(string before, string behind) => ActsAs().IsMatch(before) || (IsSomething().Match(behind) is { Success: true } said && !AsksWhat().IsMatch(said.Value));

    // 滞后几条，分别是啥: the list says how many they are
    private bool NamesThem() => said.Pieces.Any(piece => piece.Is(Cue.List) && said.TextOf(piece) is "哪几条" or "是哪几条" or "哪几项" or "是哪几项" or "哪些" or "是哪些" or "有哪些" or "哪几个" or "分别是啥" or "分别啥" or "点出来" or "列出来" or "哪条" or "是哪条");

    /// <summary>Whether units are compared: 财政局和民政局谁高.</summary>
    public bool Compares(int units) => units > 1 && Better().IsMatch(said.Text);

    /// <summary>Whether a word asks, rather than what is left open.</summary>
    public bool InSoManyWords => said.HasAny(Cue.Show, Cue.Why, Cue.History, Cue.Count, Cue.Figures, Cue.Who, Cue.When, Cue.WhichUnits, Cue.WhichPeople, Cue.Nobody, Cue.Urgent) || Lists() || said.Text.EndsWith('的');

    /// <summary>占几成, 占比多少: of how many.</summary>
    public bool AsksShare() => ShareOf().IsMatch(said.Text);

    // 谁在拖, 谁超期了, 这周到期的都谁家的
    private bool WhoIs()
    {
        for (var i = 0; i < said.Pieces.Count; i++)
        {
            if (said.TextOf(said.Pieces[i]) is "谁" or "谁家" or "谁还" && said.Pieces.Skip(i + 1).SkipWhile(piece => piece.Is(Cue.Glue)).FirstOrDefault() is { } next
                && next.IsAny(Cue.Red, Cue.Orange, Cue.Yellow, Cue.Overdue, Cue.Quiet, Cue.NotCompleted, Cue.NotStarted, Cue.Returned, Cue.Broken))
            {
                return true;
            }

            if (said.Pieces[i].Is(Cue.Who) && said.TextOf(said.Pieces[i]) is "哪家的" or "是哪家的" or "哪个单位的" or "是哪个单位的" && said.HasAny(Cue.Red, Cue.Orange, Cue.Yellow, Cue.Overdue, Cue.Quiet, Cue.NotCompleted, Cue.NotStarted, Cue.Returned, Cue.Broken, Cue.Due, Cue.Entered))
            {
                return true;
            }
        }

        return false;
    }

    // 采购那个, 那个采购的
    private bool Points()
    {
        for (var i = 0; i < said.Pieces.Count; i++)
        {
            if (said.Pieces[i].Is(Cue.Pronoun) && Enumerable.Range(-2, 5).Any(step => step != 0 && i + step >= 0 && i + step < said.Pieces.Count && said.Pieces[i + step] is Piece.Other))
            {
                return true;
            }
        }

        return false;
    }

    // 看看 goes with any question
    private bool Lists() => said.Pieces.Any(piece => piece.Is(Cue.List) && said.TextOf(piece) is not ("看看" or "看一下" or "看下" or "看" or "看一看" or "给我看" or "给我看看" or "啥" or "什么" or "哪" or "说说" or "查一下" or "查下" or "查查"));

    /// <summary>Whether it asks who; 责任人是卫示例的 restricts.</summary>
    public bool AsksWho()
    {
        for (var i = 0; i < said.Pieces.Count; i++)
        {
            // 责任人报过进度没有
            if (said.Pieces[i].Is(Cue.Who) && said.HasAny(Cue.Reported, Cue.NotReported) && said.TextOf(said.Pieces[i]) is "责任人" or "负责人" or "联系人" or "经办人" && !said.TextHas("谁") && !said.TextHas("哪"))
            {
                continue;
            }

            if (said.Pieces[i].Is(Cue.Who) && (!IsNamed(i) || said.TextHas("是否") || said.TextHas("还是") || said.TextHas("是不是")))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNamed(int at) =>
        !said.TextOf(said.Pieces[at]).AsSpan().ContainsAny('谁', '哪', '由')
        && said.Pieces.Where((piece, i) => piece is Piece.Person && Math.Abs(i - at) <= 3).Any();

    // 有哪些单位, 没报进度的单位, 单位名单
    private bool WhichUnits()
    {
        if (said.Has(Cue.WhichUnits) || said.Pieces.Where((piece, i) => piece.Is(Cue.Who) && said.TextOf(piece) is "责任单位" or "牵头单位" && i + 1 < said.Pieces.Count && said.Pieces[i + 1].Is(Cue.List)).Any())
        {
            return true;
        }

        for (var i = 1; i < said.Pieces.Count; i++)
        {
            if (said.Pieces[i].Is(Cue.UnitNoun) && said.TextOf(said.Pieces[i]) is "单位" or "部门" or "乡镇" or "街镇" or "单位的"
                && (said.Pieces[i - 1].IsAny(Cue.List, Cue.Count)
                    || ((said.TextOf(said.Pieces[i - 1]).EndsWith('的') || (said.Pieces[i - 1] is Piece.Word { Cue: var cue } && DaysSaid.Landings.Contains(cue))) && !said.Pieces[i - 1].IsAny(Cue.Mine, Cue.MyUnits) && said.Pieces.Skip(i + 1).All(piece => piece is Piece.Mark || piece.IsAny(Cue.Glue, Cue.List, Cue.Soft, Cue.Count)))))
            {
                return true;
            }
        }

        return false;
    }

    // 有哪些同志报过
    private bool ListedPeople()
    {
        for (var i = 1; i < said.Pieces.Count; i++)
        {
            if (said.TextOf(said.Pieces[i - 1]) == "谁" && said.Pieces.Skip(i).Any(piece => piece.Is(Cue.Reported)))
            {
                return true;
            }

            if (said.Pieces[i - 1].IsAny(Cue.List) && (said.Pieces[i].Is(Cue.Title) || said.TextOf(said.Pieces[i]) is "人" or "谁" or "几位" or "同志") && said.Has(Cue.Reported))
            {
                return true;
            }
        }

        return false;
    }

    // 比上个礼拜好了没, 这个礼拜跟上个礼拜比一下
    [GeneratedRegex("(?:比|跟|和|与|较|对比|相比)(?:上周|上个?礼拜|上个?星期|上个?月|昨天|之前|上一周|上次)|(?:上周|上个?礼拜|上个?星期|上个?月|昨天|上一周)(?:比|相比)")]
    private static partial Regex WithBefore();

    [GeneratedRegex("(?:哪天|什么时候|几时|啥时候|几号|何时|预计).{0,6}发|发.{0,4}(?:哪天|什么时候|几时|啥时候|几号|何时)")]
    private static partial Regex WhenAhead();

    // 咋又红了, 怎么说滞后, 红灯是咋回事
    [GeneratedRegex("(?:怎么|咋个?|为啥子?|为什么|为何|凭啥)(?:说|又|还|还是|老|老是|给|就|会|是|的|一直|总|总是|也|被|成|变|变成|个|亮|着){0,3}(?:红|黄|橙|滞后|超期|逾期|没|不|退|打回)|(?:红灯?|黄灯?|橙灯?|滞后|超期|逾期)(?:了|的|着)?(?:是|到底)?(?:咋|怎么)(?:个)?回事|(?:红灯?|黄灯?|滞后|超期|逾期)的?(?:原因|缘故)")]
    private static partial Regex HowCome();

    [GeneratedRegex("(?:谁|哪些人|哪几个人|什么人|哪些同志)(?:的)?(?:名下|手上|手里|手头|头上|那儿|那里)")]
    private static partial Regex InWhoseHands();

    [GeneratedRegex("(?:谁|哪个|哪家|哪边).{0,5}(?:多|少|高|低|好|快|慢|强|差)|(?:比|对比|比较)(?:一比|一下|下)?")]
    private static partial Regex Better();

    [GeneratedRegex("多少|几[条项个件]|好多")]
    private static partial Regex HowMany();

    [GeneratedRegex("(?:报|更新|填|update).{0,6}的?(?:人|同志).{0,4}(?:谁|哪些|哪几)|有(?:没有)?(?:人|同志|哪个).{0,12}(?:报|更新|填).{0,10}谁|谁(?:报的|上报的|填的|报了)|报(?:过|了|送)?(?:进度|进展)?的(?:人|同志)(?![们家])|(?:上报|填报|报送)人员")]
    private static partial Regex PeopleWho();

    [GeneratedRegex("占(?:了|到|全部|总数|总的|所有|的)*(?:比|几成|多少|百分之几|百分之多少|几分之几|多大|一半)|百分之几|百分之多少|比例|比重|几分之几")]
    private static partial Regex ShareOf();

    [GeneratedRegex("(?:没|未|没有|尚未|还没)(?:写|填|注明|登记|明确|指定)|缺(?!少|乏|失)")]
    private static partial Regex LacksColumn();

    // 什么原因, 原因是啥; 尚未销号的原因 is one of its state
    [GeneratedRegex("(?:什么|啥|何种|主要|根本)原因|原因(?:是|呢|都是|分别|在|有|写|说|$|[?。,!])|(?:问题|事|项|号|条|那个|这个)的?原因")]
    private static partial Regex AsksCause();

    [GeneratedRegex("原因剖析|原因分析|问题原因|根本原因|深层原因")]
    private static partial Regex NamesCause();

    [GeneratedRegex("延期|滞后|逾期|超期|拖")]
    private static partial Regex Late();

    [GeneratedRegex("什么|啥|谁|哪|怎么(?!样)|怎样|咋|(?:呢|写的)$")]
    private static partial Regex AsksWhat();

    [GeneratedRegex("已|好了|(?<![没未]有?能?)(?:完成|完了|达成|落实)|过了|[了过](?:吗|没|没有|嘛|么)?[?。!,]*$")]
    private static partial Regex Done();

    [GeneratedRegex("负责|责任|牵头|管|办|联系")]
    private static partial Regex Responsible();

    [GeneratedRegex("^(?:责任[书状]|化|头(?![绪号])|考核|值)")]
    private static partial Regex Glued();

    [GeneratedRegex("(?:作为|担任|任|当)$")]
    private static partial Regex ActsAs();

    [GeneratedRegex("^(?:(?:是|为|属于?)[^,。;?]{1,10}的?(?:有|问题|$)|的(?:有|问题有|$))")]
    private static partial Regex IsSomething();

    // 先办理哪一项, 先做什么
    [GeneratedRegex("先(?!后).{0,4}(?:哪|什么|啥)")]
    private static partial Regex FirstWhich();

    [GeneratedRegex("(?:几|多少)[个项条]?问题(?!类型|的)")]
    private static partial Regex HowManyProblems();
}
