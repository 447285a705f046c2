using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>By what an answer is told apart: 各单位超期数, 哪本台账最差, 哪些人名下有红灯, 完成的和没完成的各几条.</summary>
internal sealed partial class ToldApart(Said said)
{
    private const int MaxParts = 4;

    /// <summary>The question, told apart where that is asked for.</summary>
    public Question Of(Question question)
    {
        var (asked, filter) = (question.Asked, question.Filter);
        if (question.Spoken is not null || question.Maybe.Count > 0 || asked is not (Asked.List or Asked.Count or Asked.Figures or Asked.Units or Asked.Who or Asked.Urgent))
        {
            return question;
        }

        if (EachPerson().IsMatch(said.Text) && asked is Asked.List or Asked.Count or Asked.Who && FilterSaid.Restricts(filter) && filter.Unreported is null)
        {
            return question with { Asked = Asked.List, By = Breakdown.Person };
        }

        var each = EachOf().IsMatch(said.Text);
        if (asked != Asked.Who && (EachLedger().IsMatch(said.Text) || (filter.Ledgers.Count > 1 && asked != Asked.List && (each || said.Pieces.Count(piece => piece.IsAny(Cue.Figures, Cue.Count)) > 1))))
        {
            filter = Counted(filter);
            return question with { Asked = FilterSaid.Restricts(filter) ? Asked.Count : Asked.Figures, Filter = filter, By = Breakdown.Ledger };
        }

        if (asked is Asked.Figures or Asked.Units or Asked.Count && (EachUnit().IsMatch(said.Text) || (asked == Asked.Units && said.Has(Cue.Figures))))
        {
            filter = Counted(filter);
            return FilterSaid.Restricts(filter) ? question with { Asked = Asked.Units, Filter = filter } : question with { Asked = Asked.Figures, By = Breakdown.Unit };
        }

        // 巡察台账红灯数
        if (asked == Asked.Figures && !FilterSaid.Restricts(filter) && Counted(filter) is var counted && FilterSaid.Restricts(counted))
        {
            return question with { Asked = Asked.Count, Filter = counted };
        }

        if (asked == Asked.Count && filter.Units.Count > 1 && each)
        {
            return question with { By = Breakdown.Unit };
        }

        return asked is Asked.Count or Asked.List or Asked.Figures ? InParts(question, each) : question;
    }

    // 超期数, 红灯数 say what is counted
    private MeasureFilter Counted(MeasureFilter filter)
    {
        if (FilterSaid.Restricts(filter))
        {
            return filter;
        }

        // of several of them the table has each
        return said.Pieces.Where(piece => piece.Is(Cue.Figures)).Select(said.TextOf).Distinct().ToList() is [var text]
            ? text switch
            {
                "超期数" or "逾期数" => filter with { Overdue = true },
                "红灯数" => filter with { Lights = [Light.Red] },
                "在办数" or "未办结数" => filter with { Stage = MeasureStage.Open },
                "销号数" => filter with { Stage = MeasureStage.Closed },
                "完成数" or "办结数" or "完成数量" => filter with { Stage = MeasureStage.Completed },
                _ => filter,
            }
            : filter;
    }

    private Question InParts(Question question, bool each)
    {
        if (LaterDays() is var (first, later))
        {
            // 上个月完成多少，这个月呢: the same of other days
            return Parts([[.. said.Pieces.Take(later).Where((_, i) => i <= first || said.Pieces[i] is not (Piece.Days or Piece.Between))], [.. said.Pieces.Take(later).Select((piece, i) => i == first ? said.Pieces[later] : piece)]]) is { } days
                ? days[0] with { Parts = days, Unused = [.. question.Unused.Where(words => !words.Contains(said.TextOf(said.Pieces[later]), StringComparison.Ordinal))] }
                : question;
        }

        var stages = JoinedStages.Pieces(said);
        var lights = Enumerable.Range(0, said.Pieces.Count).Where(i => FilterSaid.Lights.Any(light => said.Pieces[i].Is(light.Cue)) && !said.Negated.Contains(i)).ToList();
        var apart = stages.Count > 1 ? stages : lights.Count > 1 ? lights : [];
        return question.Asked == Asked.Count && (each || question.Filter.Stage is { } all && all.HasFlag(MeasureStage.Open | MeasureStage.Completed)) && apart.Count is > 1 and <= MaxParts
            && Parts([.. apart.Select(one => (IReadOnlyList<Piece>)[.. said.Pieces.Where((_, i) => i == one || !apart.Contains(i))])]) is { } parts
            ? question with { Parts = parts }
            : question;
    }

    private List<Question>? Parts(IReadOnlyList<IReadOnlyList<Piece>> several)
    {
        List<Question> parts = [];
        foreach (var pieces in several)
        {
            if (QuestionReader.Read(new Said(said, pieces))?.Intent is not Intent.Ask { Question: { Parts.Count: 0 } part } || part.Asked is not (Asked.Count or Asked.List or Asked.Figures))
            {
                return null;
            }

            parts.Add(part with { Asked = part.Asked == Asked.List ? Asked.Count : part.Asked });
        }

        return parts;
    }

    // days that are all that is said behind a comma, and those before it
    private (int First, int Later)? LaterDays()
    {
        var later = -1;
        for (var i = said.Pieces.Count - 1; i > 0 && later < 0; i--)
        {
            if (said.Pieces[i] is Piece.Days or Piece.Between)
            {
                later = i;
            }
            else if (!(said.Pieces[i] is Piece.Mark || said.Pieces[i].Is(Cue.Glue)))
            {
                return null;
            }
        }

        var comma = later - 1;
        while (comma > 0 && said.Pieces[comma].Is(Cue.Glue))
        {
            comma--;
        }

        var first = later < 0 ? -1 : Enumerable.Range(0, later).LastOrDefault(i => said.Pieces[i] is Piece.Days or Piece.Between, -1);
        return first >= 0 && comma > first && (said.Pieces[comma] is Piece.Mark || said.Folded.GapAt(said.Pieces[comma + 1].Start)) && said.Pieces.Skip(first).Take(comma - first).Any(piece => piece.IsAny(Cue.Count, Cue.Figures)) ? (first, later) : null;
    }

    [GeneratedRegex("(?:哪些|哪几个|哪几位|哪个|多少|几个)(?:人|同志|责任人|干部)|谁的?(?:名下|手上|手里|手头|头上)|(?:责任人|负责人|责任同志)(?:都)?(?:有哪些|有谁|是谁|名单|都是谁|分别是谁|是哪些|都有谁)|(?:都|分别)(?:是|归|由)?谁(?:在)?(?:负责|管|的)")]
    private static partial Regex EachPerson();

    [GeneratedRegex("各|分别|分开")]
    private static partial Regex EachOf();

    [GeneratedRegex("各(?:个|本)?(?:台账|专项)|每(?:一)?[本个]台?账|[三两几]本台?账.{0,3}(?:各|分别|哪)|(?<!不管|不论|无论)哪(?:一)?[本个]台?账|分台账|按台账")]
    private static partial Regex EachLedger();

    [GeneratedRegex("各(?:个)?(?:责任|牵头)?(?:单位|家|局|部门|乡镇|镇街|街道)|每(?:个|一个)?(?:单位|家|局|部门)|分单位|按单位")]
    private static partial Regex EachUnit();
}
