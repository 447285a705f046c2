using CaseReform.Ops.Bot.Understanding.Sentences;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>What a question leaves out: 除了红灯的, 长期坚持的不算, 除巡察台账外.</summary>
internal static class LeftOut
{
    /// <summary>除了红灯和黄灯的; 红灯、黄灯除外: what is joined to something left out is left out with it.</summary>
    public static void Join(Said said, SpokenNumbers numbers, HashSet<int> negated)
    {
        for (var i = 0; i < said.Pieces.Count; i++)
        {
            if (!said.Pieces[i].Is(Cue.Except) || (said.TextOf(said.Pieces[i]) == "不算" && said.Pieces[i].Start > 0 && said.Folded.Text[said.Pieces[i].Start - 1] == '算'))
            {
                continue;
            }

            if (IsBehind(said, i))
            {
                for (var at = i - 1; at >= 0 && (IsState(said, at) || IsJoint(said, at)); at--)
                {
                    NegateState(at);
                }
            }
            else
            {
                for (var at = i + 1; at < said.Pieces.Count && (IsState(said, at) || IsJoint(said, at)); at++)
                {
                    NegateState(at);
                }
            }
        }

        for (var i = 2; i < said.Pieces.Count; i++)
        {
            // 不是红灯和黄灯的
            if (IsState(said, i) && negated.Contains(i - 2) && IsJoint(said, i - 1) && IsLeftOutState(said, numbers, i - 2))
            {
                negated.Add(i);
            }
        }

        void NegateState(int at)
        {
            if (IsState(said, at))
            {
                negated.Add(at);
            }
        }
    }

    public static bool IsBehind(Said said, int at) => said.TextOf(said.Pieces[at]) is "除外" or "以外" or "之外" or "以外的" or "不算" or "不含" or "不要" or "不包括" or "不包含" or "不算上" && at > 0 && IsState(said, at - 1)
        || said.TextOf(said.Pieces[at]) is "除外" or "以外" or "之外" or "以外的";

    public static bool IsState(Said said, int at) => said.Pieces[at] is Piece.Word { Cue: var cue } && (cue is Cue.Quiet or Cue.Overdue || FilterSaid.Lights.Any(light => light.Cue == cue) || FilterSaid.Stages.Any(stage => stage.Cue == cue));

    /// <summary>和, 、: not what begins another part of the sentence.</summary>
    public static bool IsJoint(Said said, int at) => said.Pieces[at] is Piece.Mark or Piece.Word { Cue: Cue.Glue } && said.TextOf(said.Pieces[at]) is "和" or "跟" or "与" or "及" or "以及" or "、" or "+" or "/" or "&" or "或" or "或者" or "还有" or "同" or "的";

    /// <summary>of one thing it is no filter, and 算不算逾期 asks.</summary>
    public static bool IsLeftOutState(Said said, int at) => IsLeftOutState(said, said.Numbers, at);

    public static bool IsLeftOutLedger(Said said, int at)
    {
        for (var i = at - 1; i >= 0 && (said.Pieces[i] is Piece.Ledger || IsJoint(said, i) || said.Pieces[i].Is(Cue.Except)); i--)
        {
            if (said.Pieces[i].Is(Cue.Except))
            {
                return said.TextOf(said.Pieces[i]) is not ("除外" or "以外" or "之外" or "以外的");
            }
        }

        for (var i = at + 1; i < said.Pieces.Count && (said.Pieces[i] is Piece.Ledger || IsJoint(said, i) || said.Pieces[i].IsAny(Cue.Except, Cue.Thing)); i++)
        {
            if (said.Pieces[i].Is(Cue.Except))
            {
                return IsBehind(said, i) || said.TextOf(said.Pieces[i]) is "不算" or "不含" or "不要" or "不包括";
            }
        }

        return false;
    }

    private static bool IsLeftOutState(Said said, SpokenNumbers numbers, int at) => IsState(said, at) && numbers.All.Count == 0 && !(at > 0 && said.Pieces[at - 1].Start > 0 && said.TextOf(said.Pieces[at - 1]) == "不算" && said.Folded.Text[said.Pieces[at - 1].Start - 1] == '算');

    /// <summary>Whether words of this kind are left out, and nowhere asked for.</summary>
    public static bool Leaves(Said said, Cue cue) => said.Negated.Any(i => said.Pieces[i].Is(cue) && IsLeftOutState(said, i)) && !said.Says(cue);
}
