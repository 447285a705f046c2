namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>Which units a question is about.</summary>
internal sealed class UnitsSaid(Said said)
{
    /// <summary>Those meant and those left out; null where a name may mean several.</summary>
    public (IReadOnlyList<long> In, IReadOnlyList<long> Out)? Read()
    {
        List<long> inside = [], outside = [];
        for (var i = 0; i < said.Pieces.Count; i++)
        {
            if (said.Pieces[i] is not Piece.Unit unit)
            {
                continue;
            }

            if (unit.Known.Count > 1)
            {
                return null;
            }

            (LeftOut.IsLeftOutUnit(said, i) ? outside : inside).Add(unit.Known[0].Id);
        }

        for (var i = 0; i < said.Pieces.Count; i++)
        {
            if (said.Pieces[i].Is(Cue.OwnUnit) && LeftOut.IsLeftOutUnit(said, i) && said.Known.OwnUnit is { } left)
            {
                outside.Add(left);
            }
        }

        // 财政局跟我们镇
        if (inside.Count > 0 && said.Known.OwnUnit is { } also && said.Pieces.Where((piece, i) => piece.Is(Cue.OwnUnit) && ((i > 0 && IsAnd(said.Pieces[i - 1])) || (i + 1 < said.Pieces.Count && IsAnd(said.Pieces[i + 1])))).Any())
        {
            inside.Add(also);
        }

        if (inside.Count == 0 && outside.Count == 0 && (IsNamedOwn() || !said.Pieces.Any(piece => piece is Piece.Ledger)) && IsOwn() && said.Known.OwnUnit is { } own && said.Pieces.All(piece => piece is not Piece.Person))
        {
            inside.Add(own);
        }

        return ([.. inside.Distinct()], [.. outside.Distinct()]);
    }

    /// <summary>Whether 我们单位 is said; 我们 behind what is asked only says who is asking.</summary>
    public bool IsOwn()
    {
        for (var i = 0; i < said.Pieces.Count; i++)
        {
            if (said.Pieces[i].Is(Cue.OwnUnit) && !LeftOut.IsLeftOutUnit(said, i) && !OnlyAsks(i))
            {
                return true;
            }
        }

        return false;
    }

    // 哪些超期了我们: but 我们的, 我们有没有, 有没有我们 say whose
    private bool OnlyAsks(int at)
    {
        var (before, next) = (at > 0 ? said.TextOf(said.Pieces[at - 1]) : string.Empty, at + 1 < said.Pieces.Count ? said.Pieces[at + 1] : null);
        return said.TextOf(said.Pieces[at]) is "我们" or "我们这边" or "我们这里"
            && said.Pieces.Take(at).Any(piece => piece is Piece.Word { Cue: not (Cue.Glue or Cue.Soft or Cue.List) })
            && before is not ("有没有" or "有没")
            && !(next is not null && (next.IsAny(Cue.NotCompleted, Cue.Completed, Cue.Count) || said.TextOf(next) is "的" or "有没有" or "一共" or "有"));
    }

    // 巡察台账里我局的: the unit and not only who asks
    private bool IsNamedOwn() => said.Pieces.Any(piece => piece.Is(Cue.OwnUnit) && said.TextOf(piece)[^1] is '局' or '委' or '镇' or '乡' or '办' or '院' or '校' or '部' or '位' or '道');

    /// <summary>What a name that may mean several units is answered with.</summary>
    public Reading Ambiguous()
    {
        var piece = said.Pieces.OfType<Piece.Unit>().First(unit => unit.Known.Count > 1);
        return new Reading(new Intent.DidYouMean([.. piece.Known.Take(4).Select(unit => said.Folded.Original(0, piece.Start) + unit.Name + said.Folded.Original(piece.End))]));
    }

    private bool IsAnd(Piece piece) => piece.IsAny(Cue.Glue, Cue.About) && said.TextOf(piece) is "跟" or "和" or "与" or "同" or "及";
}
