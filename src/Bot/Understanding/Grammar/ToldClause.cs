using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>What stands between two marks, gaps or numbers of a told update.</summary>
internal sealed class ToldClause(Folded folded, IReadOnlyList<ToldPiece> pieces)
{
    private const string Glue = "的了也就都有在又再给把被我你他她它这那个是到算弄做搞干整打大概约多现已经全均只还吧嘛哈呀啊哦咯喽啦呢哒其将对下上来去得着过条项、吖哟嘞为按报记登于由从";

    public IReadOnlyList<ToldPiece> Pieces => pieces;

    public int Start => pieces[0].Start;

    public int End => pieces[^1].End;

    /// <summary>How many characters nothing explains.</summary>
    public int Residue { get; } = pieces.Where(piece => piece.Is(ToldCue.Strange, ToldCue.Not)).Sum(piece => Count(folded, piece));

    public bool Has(params ReadOnlySpan<ToldCue> cues)
    {
        foreach (var piece in pieces)
        {
            if (piece.Is(cues))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a cue stands first; -1 when it does not.</summary>
    public int Find(params ReadOnlySpan<ToldCue> cues)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Is(cues))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>As typed, without courtesies at its ends.</summary>
    public (int Start, int End) Told
    {
        get
        {
            // 请 of 请假, 现 of 兑现: beside other words only a whole word is left out
            var (first, last) = (0, pieces.Count - 1);
            for (var i = 0; i < pieces.Count - 1 && pieces[i].Is(ToldCue.Courtesy, ToldCue.Pointer, ToldCue.And); i++)
            {
                first = IsWhole("@asideBefore", pieces[i]) ? i + 1 : first;
            }

            for (var i = last; i > first && pieces[i].Is(ToldCue.Courtesy, ToldCue.Record, ToldCue.Noted); i--)
            {
                last = IsWhole("@asideAfter", pieces[i]) ? i - 1 : last;
            }

            return (pieces[first].Start, pieces[last].End);
        }
    }

    /// <summary>A character that tells nothing by itself.</summary>
    public static bool IsGlue(char c) => Glue.Contains(c, StringComparison.Ordinal);

    private bool IsWhole(string list, ToldPiece piece) => ToldWords.Shared.Longest(list, folded.Lower.AsSpan(piece.Start, piece.End - piece.Start)) == piece.End - piece.Start;

    private static int Count(Folded folded, ToldPiece piece)
    {
        var count = 0;
        for (var i = piece.Start; i < piece.End; i++)
        {
            count += char.IsLetterOrDigit(folded.Text[i]) && !IsGlue(folded.Text[i]) ? 1 : 0;
        }

        return count;
    }
}
