using CaseReform.Ops.Bot.Understanding.Sentences;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>
/// Leaves out what is said beside the question: greetings, the weather, who asks and why. A sentence is taken clause by clause; a clause goes where another one asks and this
/// one asks nothing and restricts by nothing but what every talk holds, or says itself that it tells a story.
/// </summary>
internal static class Remarks
{
    private static readonly string[] Reasons =
        ["以便", "以免", "用于", "便于", "为了", "我们拟", "我们正", "我局拟", "我局正", "我代", "仅供", "如不便", "领导", "开会", "写材料", "写总结", "写检讨", "写报告", "做汇报", "我怕", "我想对照", "我们想对照", "老师", "我有位", "我有个", "怕", "免得", "好让", "我好", "好排", "不然", "否则", "因为", "我去", "我要去", "我跟他", "我核对", "我对一下", "我排"];

    private static readonly Cue[] Asks =
    [
        Cue.List, Cue.Count, Cue.Figures, Cue.Show, Cue.Who, Cue.When, Cue.Why, Cue.History, Cue.Letters, Cue.NextLetter, Cue.Changes, Cue.Urgent, Cue.WhichUnits, Cue.WhichPeople, Cue.Nobody,
    ];

    /// <summary>They stand in what asks nothing, too.</summary>
    private static readonly string[] Weak = ["看", "看看", "看下", "看一下", "哪", "啥", "什么", "说说", "找", "几", "情况", "说明", "数据", "动静", "内容", "过程"];

    /// <summary>没有超期的不用管: what is not asked for.</summary>
    private static readonly string[] SetAside = ["先不管", "不用管", "不管了", "先不说", "不说了", "先不看", "就不看了"];
    private static readonly Cue[] Empty = [Cue.Glue, Cue.Soft, Cue.Thing, Cue.UnitNoun, Cue.Title, Cue.Remark, Cue.OwnUnit, Cue.Mine, Cue.List, Cue.Back, Cue.Ahead, Cue.Since, Cue.About];
    private static readonly Cue[] Filters =
    [
        Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green, Cue.Overdue, Cue.Quiet, Cue.Promised, Cue.Broken, Cue.NotStarted, Cue.NotCompleted, Cue.InProgress, Cue.Completed, Cue.Closed, Cue.CloseOut, Cue.AwaitingCloseOut, Cue.Returned, Cue.LongTerm, Cue.Entered, Cue.NotReported,
    ];

    private static readonly string[] Them = ["他们", "他", "她", "她们", "人家", "那边", "他那边", "他那儿", "那儿"];

    /// <summary>The pieces of the clauses that ask or restrict, and what of the text is left.</summary>
    public static (IReadOnlyList<Piece> Pieces, string Text, IReadOnlyList<string> Aside) Without(IReadOnlyList<Piece> pieces, Folded folded)
    {
        var clauses = Clauses(pieces, folded);
        var asked = clauses.FindIndex(clause => IsAsked(clause, folded));
        if (clauses.Count < 2 || asked < 0)
        {
            return (pieces, folded.Text, []);
        }

        var kept = clauses.Where((clause, i) => !IsRemark(clause, folded, behind: i > asked)).ToList();
        if (!kept.Exists(clause => IsAsked(clause, folded)))
        {
            return (pieces, folded.Text, []);
        }

        // 之前答应过一些日期，能查吗: the only thing that restricts is no remark
        if (!kept.Exists(Filtered) && clauses.Exists(clause => Filtered(clause) && !IsSetAside(clause, folded)))
        {
            kept = [.. clauses.Where(clause => kept.Contains(clause) || (Filtered(clause) && !IsSetAside(clause, folded)))];
        }

        var left = kept.SelectMany(clause => clause).ToList();
        if (left.Exists(piece => piece is Piece.Word && Them.Contains(folded.Text[piece.Start..piece.End])) && !left.Exists(piece => piece is Piece.Unit or Piece.Person))
        {
            // 财政局被催惨了，他们红灯几个
            left.AddRange(clauses.Except(kept).SelectMany(clause => clause).Where(piece => piece is Piece.Unit or Piece.Person));
            left = [.. left.OrderBy(piece => piece.Start)];
        }

        return (left, string.Concat(kept.Select(clause => folded.Text[clause[0].Start..clause[^1].End])), [.. clauses.Except(kept).Where(clause => Filtered(clause) && !IsSetAside(clause, folded)).Select(clause => TextOf(clause, folded).Trim(',', '。', ';', '!', '?', '~', '…', ':'))]);
    }

    private static List<List<Piece>> Clauses(IReadOnlyList<Piece> pieces, Folded folded)
    {
        List<List<Piece>> clauses = [[]];
        foreach (var piece in pieces)
        {
            if (clauses[^1].Count > 0 && folded.GapAt(piece.Start))
            {
                clauses.Add([]);
            }

            clauses[^1].Add(piece);
            if (piece is Piece.Mark && folded.Text[piece.Start] is ',' or '。' or ';' or '!' or '?' or '~' or '…' or ']' or ':')
            {
                clauses.Add([]);
            }
        }

        clauses.RemoveAll(clause => clause.Count == 0);
        return clauses;
    }

    private static bool IsAsked(List<Piece> clause, Folded folded) => clause.Exists(piece => piece is Piece.Word word && Asks.Contains(word.Cue) && !Weak.Contains(folded.Text[piece.Start..piece.End]));

    private static bool IsRemark(List<Piece> clause, Folded folded, bool behind)
    {
        if (IsSetAside(clause, folded))
        {
            return true;
        }

        if (behind && Opens(clause, folded))
        {
            return !clause.Exists(piece => piece is Piece.Number);
        }

        if (IsAsked(clause, folded) && !(clause.Exists(piece => piece.Is(Cue.Remark)) && !Restricts(clause)))
        {
            return false;
        }

        if (clause.Exists(piece => piece is Piece.Number or Piece.Other { IsSubject: true } || piece.Is(Cue.Pronoun)))
        {
            return false;
        }

        var strange = clause.OfType<Piece.Other>().Sum(other => other.End - other.Start);
        var tells = clause.Exists(piece => piece.Is(Cue.Remark));
        return tells
            || (strange > 0 && !Restricts(clause) && clause.Exists(piece => piece is Piece.Days or Piece.Between || piece.IsAny(Cue.OwnUnit, Cue.Mine)))
            || (behind && strange > 1 && !Restricts(clause) && !clause.Exists(piece => piece is Piece.Days or Piece.Between || piece.IsAny(Cue.OwnUnit, Cue.Mine)));
    }

    private static string TextOf(List<Piece> clause, Folded folded) => folded.Text[clause[0].Start..clause[^1].End];

    private static bool Filtered(List<Piece> clause) => clause.Exists(piece => piece.IsAny(Filters));

    private static bool IsSetAside(List<Piece> clause, Folded folded) =>
        clause.Exists(piece => piece.Is(Cue.Digest)) || SetAside.Any(word => TextOf(clause, folded).Contains(word, StringComparison.Ordinal));

    private static bool Opens(List<Piece> clause, Folded folded)
    {
        var text = TextOf(clause, folded);
        return Reasons.Any(opening => text.StartsWith(opening, StringComparison.Ordinal));
    }

    private static bool Restricts(List<Piece> clause) => clause.Exists(piece => piece is Piece.Unit or Piece.Person or Piece.Ledger or Piece.Number || (piece is Piece.Word word && !Empty.Contains(word.Cue) && !Asks.Contains(word.Cue)));
}
