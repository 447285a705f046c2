using CaseReform.Ops.Bot.Understanding.Sentences;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>Leaves out what is said beside the question: why it is asked, what it is for.</summary>
internal static class Remarks
{
    private static readonly string[] Openings =
        ["以便", "以免", "用于", "便于", "为了", "我们拟", "我们正", "我局拟", "我局正", "我代", "仅供", "如不便", "领导", "开会", "写材料", "写总结", "我怕", "我想对照", "我们想对照", "老师", "我有位", "我有个", "怕", "免得", "好让", "我好", "好排", "不然", "否则", "因为"];

    private static readonly Cue[] Asks =
    [
        Cue.List, Cue.Count, Cue.Figures, Cue.Show, Cue.Who, Cue.When, Cue.Why, Cue.History, Cue.Letters, Cue.NextLetter, Cue.Changes, Cue.Urgent, Cue.WhichUnits, Cue.WhichPeople, Cue.Nobody,
    ];

    private static readonly Cue[] Says = [Cue.Glue, Cue.Soft, Cue.Thing, Cue.UnitNoun, Cue.Title];

    /// <summary>The pieces of the clauses that ask or restrict.</summary>
    public static IReadOnlyList<Piece> Without(IReadOnlyList<Piece> pieces, Folded folded)
    {
        List<List<Piece>> clauses = [[]];
        foreach (var piece in pieces)
        {
            clauses[^1].Add(piece);
            if (piece is Piece.Mark && folded.Text[piece.Start] is ',' or '。' or ';' or '!' or '?')
            {
                clauses.Add([]);
            }
        }

        if (clauses.Count(clause => clause.Count > 0) < 2 || !clauses.Exists(IsAsked))
        {
            return pieces;
        }

        var first = clauses.FindIndex(IsAsked);
        return [.. clauses.Where((clause, i) => !IsRemark(clause, folded, behind: i > first)).SelectMany(clause => clause)];
    }

    private static bool IsAsked(List<Piece> clause) => clause.Exists(piece => piece is Piece.Word word && Asks.Contains(word.Cue));

    // behind a question, what neither asks nor restricts and holds words that nothing explains; or what opens as a reason
    private static bool IsRemark(List<Piece> clause, Folded folded, bool behind)
    {
        if (clause.Count == 0)
        {
            return false;
        }

        var text = folded.Text[clause[0].Start..clause[^1].End];
        return behind
            && (Openings.Any(opening => text.StartsWith(opening, StringComparison.Ordinal))
                || (!IsAsked(clause) && clause.Exists(piece => piece is Piece.Other { } other && other.End - other.Start > 1)
                    && !clause.Exists(piece => piece is Piece.Number || (piece is Piece.Word word && !Says.Contains(word.Cue) && word.Cue is not (Cue.OwnUnit or Cue.Mine)))));
    }
}
