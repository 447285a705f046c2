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

    // 提醒关了吧开会老响; 还是给我提个醒嘛 打开
    private Intent.ChooseNotices? Notices()
    {
        if (!Has("@notice") || HasFigures || !HasNo("@noticeNot") || _pieces.Exists(piece => piece.Cue == ToldCue.Unit) || known.Names.HasPerson(_folded.Lower))
        {
            return null;
        }

        var (off, on) = (Has("@noticeOff"), Has("@noticeOn"));
        return on && (!off || _folded.Lower.Contains("重新", StringComparison.Ordinal) || _folded.Lower.Contains("恢复", StringComparison.Ordinal)) ? new Intent.ChooseNotices(true)
            : off && !on ? new Intent.ChooseNotices(false)
            : null;
    }

    // 刚发的照片发错了 不要了; 材料传错了咋删
    private Intent? Files()
    {
        if (!Has("@file") || HasFigures)
        {
            return null;
        }

        return Has("@fileRefused", "@fileWhy") && HasNo("@fileNot") ? new Intent.DropFiles()
            : Has("@fileHow", "@fileGone") ? new Intent.Refused(UnderstandingTexts.HowToDropFiles) { Instead = [UnderstandingTexts.SayDropFiles, UnderstandingTexts.SayUndo] }
            : null;
    }

    // 撤了撤了 刚那条手滑
    private Intent.Undo? Undone()
    {
        var numbers = Groups().SelectMany(group => group.Numbers).Distinct().ToList();
        return (Has("@undo", "@undoWhy") || _folded.Lower == "undo") && HasNo("@undoNot") && numbers.Count < 2 && !_pieces.Exists(piece => piece.Is(ToldCue.Percent, ToldCue.Problem))
            ? new Intent.Undo(numbers is [var one] ? one : null)
            : null;
    }

    // 昨天报的数填错了: what can be done today
    private Intent.Refused? Mistake() =>
        Has("@mistake") && !_pieces.Exists(piece => piece.Is(ToldCue.Percent, ToldCue.Figure, ToldCue.Problem, ToldCue.Ordinal)) && HasNo("@undo") && HasNo("@fileHow") && HasNo("@file")
            ? new Intent.Refused(UnderstandingTexts.HowToCorrect) { Instead = [_pieces.Find(piece => piece.Cue == ToldCue.Matter)?.Token is Slots.Token.LedgerNumber { } number ? Say(UnderstandingTexts.SayUndoNumber, number.Number) : UnderstandingTexts.SayUndo, UnderstandingTexts.SayMyTasks] }
            : null;
}
