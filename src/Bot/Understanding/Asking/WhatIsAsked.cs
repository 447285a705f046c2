using System.Text.RegularExpressions;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>What a question asks of the measures that are left.</summary>
internal sealed partial class WhatIsAsked(Said said)
{
    /// <summary>What it is; null where nothing is.</summary>
    /// <param name="filter">What it restricts by.</param>
    /// <param name="topics">What nothing explains.</param>
    /// <param name="one">Whether one matter is named.</param>
    /// <param name="period">When letters went out or changes were made.</param>
    public Asked? Read(MeasureFilter filter, List<string> topics, bool one, DaySpan? period)
    {
        var restricts = FilterSaid.Restricts(filter);
        var whom = filter.Units.Count > 0 || filter.ExceptUnits.Count > 0 || filter.People.Count > 0 || filter.Ledger is not null || filter.Whose != Whose.Anybodys;
        var topic = topics.Count > 0;
        var about = one || topic;
        if (said.HasAny(Cue.Letter) && WhenAhead().IsMatch(said.Folded.Text) && !said.TextHas("过") && !said.TextHas("了几"))
        {
            return Asked.NextLetter;
        }

        if (said.Has(Cue.NextLetter) && (said.TextHas("下次") || said.TextHas("下一次") || said.TextHas("下回") || said.HasAny(Cue.Letter, Cue.Letters) || said.TextHas("催") || said.TextHas("提醒") || said.TextHas("信") || said.TextHas("下一封") || said.TextHas("下封") || said.TextHas("函")))
        {
            return Asked.NextLetter;
        }

        if ((said.Has(Cue.Changes) || Compares().IsMatch(said.Folded.Text)) && !one)
        {
            return Asked.Changes;
        }

        if ((said.Has(Cue.Urgent) || FirstWhich().IsMatch(said.Folded.Text)) && said.Numbers.All.Count == 0)
        {
            return said.TextHas("哪本") || said.TextHas("哪个台账") ? Asked.Figures : WhichUnits() ? Asked.Units : Asked.Urgent;
        }

        if (said.Has(Cue.Why) && (about || whom || restricts || said.Last is not null || said.HasAny(Cue.Letter, Cue.Letters, Cue.Sent)))
        {
            return Asked.Why;
        }

        if (said.Has(Cue.Letters) || (said.Has(Cue.Letter) && (said.HasAny(Cue.Sent, Cue.Count, Cue.List, Cue.History, Cue.WhichUnits) || period is not null)))
        {
            return Asked.Letters;
        }

        if (said.HasAny(Cue.WhichPeople) && !one)
        {
            return Asked.People;
        }

        if (said.Has(Cue.Nobody) && !one)
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

        if (said.Has(Cue.Count) && (restricts || whom || topic || said.HasAny(Cue.Thing)))
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
    private static partial Regex Compares();

    [GeneratedRegex("(?:哪天|什么时候|几时|啥时候|几号|何时|预计).{0,6}发|发.{0,4}(?:哪天|什么时候|几时|啥时候|几号|何时)")]
    private static partial Regex WhenAhead();

    // 先办理哪一项, 先做什么
    [GeneratedRegex("先(?!后).{0,4}(?:哪|什么|啥)")]
    private static partial Regex FirstWhich();
}
