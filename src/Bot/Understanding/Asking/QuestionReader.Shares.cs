using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>What is left out, what is joined, how much is done, how late it is, and by what the answer is told apart.</summary>
internal sealed partial class QuestionReader
{
    private const int MaxParts = 4;
    private static readonly (Cue Cue, MeasureStage Stage)[] Stages =
    [
        (Cue.NotCompleted, MeasureStage.Open), (Cue.NotStarted, MeasureStage.NotStarted), (Cue.InProgress, MeasureStage.InProgress), (Cue.Completed, MeasureStage.Completed),
        (Cue.AwaitingCloseOut, MeasureStage.AwaitingCloseOut), (Cue.Closed, MeasureStage.Closed), (Cue.LongTerm, MeasureStage.LongTerm), (Cue.Returned, MeasureStage.Returned), (Cue.CloseOut, MeasureStage.CloseOut),
    ];

    private QuestionReader(QuestionReader whole, IReadOnlyList<Piece> pieces)
        : this(whole._folded, whole._known, whole._last) => _pieces = pieces;

    // 除了红灯和黄灯的; 红灯、黄灯除外: what is joined to something left out is left out with it
    private void NegateJoined()
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (!_pieces[i].Is(Cue.Except) || (TextOf(_pieces[i]) == "不算" && _pieces[i].Start > 0 && _folded.Text[_pieces[i].Start - 1] == '算'))
            {
                continue;
            }

            if (IsBehind(i))
            {
                for (var at = i - 1; at >= 0 && (IsState(at) || IsJoint(at)); at--)
                {
                    NegateState(at);
                }
            }
            else
            {
                for (var at = i + 1; at < _pieces.Count && (IsState(at) || IsJoint(at)); at++)
                {
                    NegateState(at);
                }
            }
        }

        for (var i = 2; i < _pieces.Count; i++)
        {
            // 不是红灯和黄灯的
            if (IsState(i) && _negated.Contains(i - 2) && IsJoint(i - 1) && IsLeftOutState(i - 2))
            {
                _negated.Add(i);
            }
        }

        void NegateState(int at)
        {
            if (IsState(at))
            {
                _negated.Add(at);
            }
        }
    }

    private bool IsBehind(int at) => TextOf(_pieces[at]) is "除外" or "以外" or "之外" or "以外的" or "不算" or "不含" or "不要" or "不包括" or "不包含" or "不算上" && at > 0 && IsState(at - 1)
        || TextOf(_pieces[at]) is "除外" or "以外" or "之外" or "以外的";

    private bool IsState(int at) => _pieces[at] is Piece.Word { Cue: var cue } && (cue is Cue.Quiet or Cue.Overdue || Lights.Any(light => light.Cue == cue) || Stages.Any(stage => stage.Cue == cue));

    // 和, 、: not what begins another part of the sentence
    private bool IsJoint(int at) => _pieces[at] is Piece.Mark or Piece.Word { Cue: Cue.Glue } && TextOf(_pieces[at]) is "和" or "跟" or "与" or "及" or "以及" or "、" or "+" or "/" or "&" or "或" or "或者" or "还有" or "同" or "的";

    // of one thing it is no filter, and 算不算逾期 asks
    private bool IsLeftOutState(int at) => IsState(at) && _numbers.All.Count == 0 && !(at > 0 && _pieces[at - 1].Start > 0 && TextOf(_pieces[at - 1]) == "不算" && _folded.Text[_pieces[at - 1].Start - 1] == '算');

    private bool IsLeftOutLedger(int at)
    {
        for (var i = at - 1; i >= 0 && (_pieces[i] is Piece.Ledger || IsJoint(i) || _pieces[i].Is(Cue.Except)); i--)
        {
            if (_pieces[i].Is(Cue.Except))
            {
                return TextOf(_pieces[i]) is not ("除外" or "以外" or "之外" or "以外的");
            }
        }

        for (var i = at + 1; i < _pieces.Count && (_pieces[i] is Piece.Ledger || IsJoint(i) || _pieces[i].IsAny(Cue.Except, Cue.Thing)); i++)
        {
            if (_pieces[i].Is(Cue.Except))
            {
                return IsBehind(i) || TextOf(_pieces[i]) is "不算" or "不含" or "不要" or "不包括";
            }
        }

        return false;
    }

    private MeasureFilter Shared(MeasureFilter filter)
    {
        List<string> ledgers = [], without = [];
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i] is Piece.Ledger ledger)
            {
                (IsLeftOutLedger(i) ? without : ledgers).Add(ledger.Name);
            }
        }

        var (share, late) = (_pieces.OfType<Piece.Share>().ToList(), _pieces.OfType<Piece.Late>().FirstOrDefault());
        filter = filter with
        {
            Ledgers = [.. ledgers.Distinct()],
            ExceptLedgers = [.. without.Distinct()],
            ExceptLights = [.. Lights.Where(light => LeavesOut(light.Cue)).Select(light => light.Light)],
            ExceptQuiet = LeavesOut(Cue.Quiet),
            ExceptOverdue = LeavesOut(Cue.Overdue),
            ExceptStage = Joined(Stages.Where(stage => LeavesOut(stage.Cue)).Select(stage => stage.Stage)),
            Stage = JoinedStages() is { } stages && filter is { Completed: null, Closed: null } ? stages : filter.Stage,
            Late = late?.By,
            Percent = share.Find(said => said.Percent is not null)?.Percent,
            NoPercent = share.Exists(said => said.Percent is null),
        };

        // lights, silence and progress are of what is still to be done
        return filter.Stage is null && filter is { Completed: null, Closed: null } && (filter.Percent is not null || filter.NoPercent || filter.ExceptLights.Count > 0 || filter.ExceptQuiet || filter.ExceptOverdue)
            ? filter with { Stage = MeasureStage.Open }
            : filter;
    }

    private bool LeavesOut(Cue cue) => _negated.Any(i => _pieces[i].Is(cue) && IsLeftOutState(i)) && !Says(cue);

    private static MeasureStage? Joined(IEnumerable<MeasureStage> stages) => stages.Aggregate((MeasureStage?)null, (all, stage) => (all ?? 0) | stage);

    // 未启动和正在推进的: said in one breath
    private MeasureStage? JoinedStages() => JoinedPieces() is { Count: > 1 } joined && Joined(joined.SelectMany(i => Stages.Where(stage => _pieces[i].Is(stage.Cue))).Select(stage => stage.Stage)) is { } all && ((MeasureStage?)all).Each().Count() > 1 ? all : null;

    private List<int> JoinedPieces()
    {
        List<int> joined = [];
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (Stages.Any(stage => _pieces[i].Is(stage.Cue)) && !_negated.Contains(i))
            {
                if (joined.Count > 0 && Enumerable.Range(joined[^1] + 1, i - joined[^1] - 1).ToList() is { Count: > 0 } between && between.TrueForAll(IsJoint) && between.Exists(at => TextOf(_pieces[at]) != "的"))
                {
                    joined.Add(i);
                }
                else if (joined.Count < 2)
                {
                    joined = [i];
                }
            }
        }

        return joined;
    }

    // 各单位超期数, 哪本台账最差, 哪些人名下有红灯, 完成的和没完成的各几条
    private Question ToldApart(Question question)
    {
        var (asked, filter) = (question.Asked, question.Filter);
        if (question.Spoken is not null || question.Maybe.Count > 0 || asked is not (Asked.List or Asked.Count or Asked.Figures or Asked.Units or Asked.Who or Asked.Urgent))
        {
            return question;
        }

        if (EachPerson().IsMatch(_folded.Text) && asked is Asked.List or Asked.Count or Asked.Who && Restricts(filter) && filter.Unreported is null)
        {
            return question with { Asked = Asked.List, By = Breakdown.Person };
        }

        var each = EachOf().IsMatch(_folded.Text);
        if (asked != Asked.Who && (EachLedger().IsMatch(_folded.Text) || (filter.Ledgers.Count > 1 && asked != Asked.List && (each || _pieces.Count(piece => piece.IsAny(Cue.Figures, Cue.Count)) > 1))))
        {
            filter = Counted(filter);
            return question with { Asked = Restricts(filter) ? Asked.Count : Asked.Figures, Filter = filter, By = Breakdown.Ledger };
        }

        if (asked is Asked.Figures or Asked.Units or Asked.Count && (EachUnit().IsMatch(_folded.Text) || (asked == Asked.Units && Has(Cue.Figures))))
        {
            filter = Counted(filter);
            return Restricts(filter) ? question with { Asked = Asked.Units, Filter = filter } : question with { Asked = Asked.Figures, By = Breakdown.Unit };
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
        if (Restricts(filter))
        {
            return filter;
        }

        // of several of them the table has each
        return _pieces.Where(piece => piece.Is(Cue.Figures)).Select(TextOf).Distinct().ToList() is [var text]
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
            return Parts([[.. _pieces.Take(later).Where((_, i) => i <= first || _pieces[i] is not (Piece.Days or Piece.Between))], [.. _pieces.Take(later).Select((piece, i) => i == first ? _pieces[later] : piece)]]) is { } days
                ? days[0] with { Parts = days, Unused = question.Unused }
                : question;
        }

        var stages = JoinedPieces();
        var lights = Enumerable.Range(0, _pieces.Count).Where(i => Lights.Any(light => _pieces[i].Is(light.Cue)) && !_negated.Contains(i)).ToList();
        var apart = stages.Count > 1 ? stages : lights.Count > 1 ? lights : [];
        return question.Asked == Asked.Count && (each || question.Filter.Stage is { } all && all.HasFlag(MeasureStage.Open | MeasureStage.Completed)) && apart.Count is > 1 and <= MaxParts
            && Parts([.. apart.Select(one => (IReadOnlyList<Piece>)[.. _pieces.Where((_, i) => i == one || !apart.Contains(i))])]) is { } parts
            ? question with { Parts = parts }
            : question;
    }

    private List<Question>? Parts(IReadOnlyList<IReadOnlyList<Piece>> several)
    {
        List<Question> parts = [];
        foreach (var pieces in several)
        {
            if (new QuestionReader(this, pieces).Read()?.Intent is not Intent.Ask { Question: { Parts.Count: 0 } part } || part.Asked is not (Asked.Count or Asked.List or Asked.Figures))
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
        for (var i = _pieces.Count - 1; i > 0 && later < 0; i--)
        {
            if (_pieces[i] is Piece.Days or Piece.Between)
            {
                later = i;
            }
            else if (!(_pieces[i] is Piece.Mark || _pieces[i].Is(Cue.Glue)))
            {
                return null;
            }
        }

        var comma = later - 1;
        while (comma > 0 && _pieces[comma].Is(Cue.Glue))
        {
            comma--;
        }

        var first = later < 0 ? -1 : Enumerable.Range(0, later).LastOrDefault(i => _pieces[i] is Piece.Days or Piece.Between, -1);
        return first >= 0 && comma > first && (_pieces[comma] is Piece.Mark || _folded.GapAt(_pieces[comma + 1].Start)) && _pieces.Skip(first).Take(comma - first).Any(piece => piece.IsAny(Cue.Count, Cue.Figures)) ? (first, later) : null;
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
