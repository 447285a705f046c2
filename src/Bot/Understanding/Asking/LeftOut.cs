using CaseReform.Ops.Bot.Understanding.Sentences;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>What a question leaves out: 除了红灯的, 长期坚持的不算, 除巡察台账外.</summary>
internal static class LeftOut
{
    /// <summary>They stand behind what is left out.</summary>
    private static readonly string[] Behind = ["除外", "以外", "之外", "以外的"];

    /// <summary>除了红灯和黄灯的; 红灯、黄灯除外: what is joined to something left out is left out with it.</summary>
    public static void Join(Said said, SpokenNumbers numbers, HashSet<int> negated)
    {
        for (var i = 0; i < said.Pieces.Count; i++)
        {
            if (!said.Pieces[i].Is(Cue.Except) || IsAsking(said, i))
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

    /// <summary>Whether the word of leaving out stands behind what is left out.</summary>
    private static bool IsBehind(Said said, int at) => Behind.Contains(said.TextOf(said.Pieces[at])) || (said.TextOf(said.Pieces[at]) is "不算" or "不含" or "不要" or "不包括" or "不包含" or "不算上" or "别要" or "都不要" or "都别要" or "去掉" or "都去掉" or "拿掉" or "除掉" or "刨掉" or "剔掉" or "扣掉" or "筛掉" or "排掉" or "不看" or "都不看" or "都不算" or "别算" && at > 0 && IsState(said, at - 1));

    /// <summary>Whether a piece is left out by a word before or behind it, with nothing but such pieces between.</summary>
    /// <param name="said">The question.</param>
    /// <param name="at">The piece.</param>
    /// <param name="before">What may stand between it and the word before.</param>
    /// <param name="behind">What may stand between it and the word behind.</param>
    /// <param name="ends">Whether the word there leaves out what stands before it.</param>
    private static bool Reaches(Said said, int at, Func<int, bool> before, Func<int, bool> behind, Func<int, bool> ends)
    {
        for (var i = at - 1; i >= 0 && (said.Pieces[i].Is(Cue.Except) || before(i)); i--)
        {
            if (said.Pieces[i].Is(Cue.Except))
            {
                return !Behind.Contains(said.TextOf(said.Pieces[i]));
            }
        }

        for (var i = at + 1; i < said.Pieces.Count && (said.Pieces[i].Is(Cue.Except) || behind(i)); i++)
        {
            if (said.Pieces[i].Is(Cue.Except))
            {
                return ends(i);
            }
        }

        return false;
    }

    /// <summary>除了财政局, 住建局、卫健局除外</summary>
    public static bool IsLeftOutUnit(Said said, int at) => Reaches(
        said, at,
        i => said.Pieces[i] is Piece.Unit or Piece.Mark || said.Pieces[i].Is(Cue.Glue),
        i => said.Pieces[i] is Piece.Unit or Piece.Mark || said.Pieces[i].IsAny(Cue.Glue, Cue.UnitNoun),
        i => Behind.Contains(said.TextOf(said.Pieces[i])));

    /// <summary>除巡察台账外, 交通台账不算</summary>
    public static bool IsLeftOutLedger(Said said, int at) => Reaches(
        said, at,
        i => said.Pieces[i] is Piece.Ledger || IsJoint(said, i),
        i => said.Pieces[i] is Piece.Ledger || IsJoint(said, i) || said.Pieces[i].Is(Cue.Thing),
        i => IsBehind(said, i) || said.TextOf(said.Pieces[i]) is "不算" or "不含" or "不要" or "不包括");

    private static bool IsState(Said said, int at) => said.Pieces[at] is Piece.Word { Cue: var cue } && (cue is Cue.Quiet or Cue.Overdue || FilterSaid.Lights.Any(light => light.Cue == cue) || FilterSaid.Stages.Any(stage => stage.Cue == cue));

    /// <summary>和, 、: not what begins another part of the sentence.</summary>
    public static bool IsJoint(Said said, int at) => said.Pieces[at] is Piece.Mark or Piece.Word { Cue: Cue.Glue } && said.TextOf(said.Pieces[at]) is "和" or "跟" or "与" or "及" or "以及" or "、" or "+" or "/" or "&" or "或" or "或者" or "还有" or "同" or "的";

    /// <summary>Whether a state is left out: of one thing it is no filter, and 算不算逾期 asks.</summary>
    public static bool IsLeftOutState(Said said, int at) => IsLeftOutState(said, said.Numbers, at);

    private static bool IsLeftOutState(Said said, SpokenNumbers numbers, int at) => IsState(said, at) && numbers.All.Count == 0 && !(at > 0 && IsAsking(said, at - 1));

    // 算不算逾期
    private static bool IsAsking(Said said, int at) => said.TextOf(said.Pieces[at]) == "不算" && said.Pieces[at].Start > 0 && said.Folded.Text[said.Pieces[at].Start - 1] == '算';

    /// <summary>Whether words of this kind are left out, and nowhere asked for.</summary>
    public static bool Leaves(Said said, Cue cue) => said.Negated.Any(i => said.Pieces[i].Is(cue) && IsLeftOutState(said, i)) && !said.Says(cue);
}
