using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>What is said of an update that was made, of files and of notices: told by a few words anywhere in the sentence.</summary>
internal sealed partial class ToldUpdates
{
    private const int MaxShort = 60;

    private bool Has(params ReadOnlySpan<string> lists)
    {
        foreach (var list in lists)
        {
            if (!ToldWords.Shared.Has(list, _folded.Lower))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasNo(string list) => !ToldWords.Shared.Has(list, _folded.Lower);

    private bool HasFigures => _pieces.Exists(piece => piece.Is(ToldCue.Percent, ToldCue.Problem, ToldCue.Ordinal, ToldCue.Matter));

    private Intent? Beside() => _folded.Text.Length > MaxShort ? null : Notices() ?? Files() ?? (Intent?)Undone() ?? Mistake();

    // 提醒关了吧，开会老响; 还是给我提个醒嘛 打开
    private Intent.ChooseNotices? Notices()
    {
        if (!Has("@notice") || HasFigures || !HasNo("@noticeNot") || _pieces.Exists(piece => piece.Cue == ToldCue.Unit) || known.Names.HasPerson(_folded.Lower))
        {
            return null;
        }

        var (off, on) = (Has("@noticeOff"), Has("@noticeOn"));
        return on && (!off || _folded.Lower.Contains("重新", StringComparison.Ordinal) || _folded.Lower.Contains("恢复", StringComparison.Ordinal)) && IsAll("@notice", "@noticeOn", "@noticeMore") ? new Intent.ChooseNotices(true)
            : off && !on && IsAll("@notice", "@noticeOff", "@noticeMore") ? new Intent.ChooseNotices(false)
            : null;
    }

    // 刚发的照片发错了 不要了; 材料传错了咋删
    private Intent? Files() =>
        !Has("@file") || HasFigures ? null
        : Has("@fileRefused", "@fileWhy") && HasNo("@fileNot") && IsAll("@file", "@fileRefused", "@fileWhy", "@fileMore") ? new Intent.DropFiles()
        : Has("@fileHow", "@fileGone") ? new Intent.Talk(TalkSubject.WrongFile)
        : null;

    // 撤了撤了 刚那条手滑
    private Intent.Undo? Undone()
    {
        var numbers = Groups().SelectMany(group => group.Numbers).Distinct().ToList();
        return ((Has("@undo", "@undoWhy") && HasNo("@undoNot") && IsAll("@undo", "@undoWhy", "@undoMore")) || _folded.Lower == "undo") && numbers.Count < 2 && !_pieces.Exists(piece => piece.Is(ToldCue.Percent, ToldCue.Problem))
            ? new Intent.Undo(numbers is [var one] ? one : null)
            : null;
    }

    // 昨天报的数填错了: what can be done today
    private Intent.Talk? Mistake() =>
        Has("@mistake") && !_pieces.Exists(piece => piece.Is(ToldCue.Percent, ToldCue.Figure, ToldCue.Problem, ToldCue.Ordinal)) && HasNo("@undo") && HasNo("@fileHow") && HasNo("@file")
            ? new Intent.Talk(TalkSubject.Mistake, Spoken: _pieces.Find(piece => piece.Cue == ToldCue.Matter)?.Token is Slots.Token.LedgerNumber { } number ? new SpokenNumber(number.Number, number.In) : null)
            : null;

    /// <summary>
    /// Whether the clauses that hold a word of the lists hold nothing else but courtesy, and no other clause denies, asks, supposes or plans. These words are found anywhere in a sentence:
    /// a single character beside them may turn them round (没撤, 谁删了, 关了没).
    /// </summary>
    private bool IsAll(params string[] lists) => Clauses(0, _pieces.Count).TrueForAll(clause => Holds(clause, lists[..^1]) ? IsMadeOf(clause, lists) : !clause.Has(ToldCue.Not, ToldCue.Block, ToldCue.Forecast, ToldCue.Unsure) && !IsAgainst(clause));

    private bool Holds(ToldClause clause, string[] lists)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (Longest(lists, at, clause.End) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMadeOf(ToldClause clause, string[] lists)
    {
        for (var at = clause.Start; at < clause.End;)
        {
            var length = Math.Max(Longest(lists, at, clause.End), clause.Pieces.FirstOrDefault(piece => piece.Start == at && piece.Is(ToldCue.Courtesy, ToldCue.Matter, ToldCue.Pointer)) is { } piece ? piece.End - at : 0);
            if (length == 0 && !ToldClause.IsGlue(_folded.Text[at]) && _folded.Text[at] != ' ')
            {
                return false;
            }

            at += Math.Max(length, 1);
        }

        return true;
    }

    private int Longest(string[] lists, int at, int end) => lists.Max(list => ToldWords.Shared.Longest(list, _folded.Lower.AsSpan(at, end - at)));
}
