using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Sentences;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>The pieces of a question, once those that belong together are joined: what nothing explains, with the small words in it and beside it.</summary>
internal static partial class Pieces
{
    private const int MinLetters = 2;
    private const int MaxEndings = 4;
    private const string Ties = "我你您他她的了是在有和跟与把被给将也都就还请";

    public static IReadOnlyList<Piece> Of(Folded folded, ReadingContext known)
    {
        var pieces = Bare(Cutting.Of(folded, known), folded);
        var settled = new List<Piece>(pieces.Count);
        for (var i = 0; i < pieces.Count;)
        {
            if (Run(pieces, folded, i) is { } end)
            {
                var other = pieces[i..end].Select(piece => piece as Piece.Other ?? new Piece.Other(piece.Start, piece.End) { Spelled = piece.Spelled }).Aggregate((one, two) => Piece.Other.Joined(one, two, folded));
                settled.Add(Named(other, folded, known));
                i = end;
            }
            else if (pieces[i] is Piece.Word { Cue: Cue.Glue or Cue.Thing or Cue.Soft } word && i + 1 < pieces.Count && pieces[i + 1].Is(Cue.Pronoun)
                && MatterParts.IsPointedAt(folded.Lower[word.Start..word.End], folded.Lower[pieces[i + 1].Start..pieces[i + 1].End]))
            {
                // 登记那个
                settled.Add(new Piece.Other(word.Start, word.End));
                i++;
            }
            else if (IsTornName(pieces, folded, i))
            {
                // 比|选那个
                settled.Add(new Piece.Other(pieces[i].Start, pieces[i + 1].End));
                i += 2;
            }
            else
            {
                settled.Add(pieces[i++]);
            }
        }

        return settled;
    }

    private static bool IsTornName(List<Piece> pieces, Folded folded, int at) =>
        at + 2 < pieces.Count && pieces[at].IsAny(Cue.Glue, Cue.Soft) && pieces[at].End - pieces[at].Start == 1 && !Ties.Contains(folded.Text[pieces[at].Start])
        && pieces[at + 1] is Piece.Other other && other.End - other.Start == 1 && other.Start == pieces[at].End && char.IsLetter(folded.Text[other.Start]) && !folded.GapAt(other.Start) && pieces[at + 2].Is(Cue.Pronoun);

    // a field beside what nothing explains is part of it: 财政专项资金; so is the colour of 红头文件
    private static List<Piece> Bare(List<Piece> pieces, Folded folded)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var next = i + 1 < pieces.Count && !folded.GapAt(pieces[i + 1].Start) ? pieces[i + 1] : null;
            var before = i > 0 && !folded.GapAt(pieces[i].Start) ? pieces[i - 1] : null;
            if ((pieces[i] is Piece.Unit { IsBare: true } && (IsLetters(next, folded) || IsLetters(before, folded)))
                || (pieces[i].IsAny(Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green) && pieces[i].End - pieces[i].Start == 1 && next is Piece.Other))
            {
                pieces[i] = new Piece.Other(pieces[i].Start, pieces[i].End);
            }
        }

        return pieces;
    }

    private static bool IsLetters(Piece? piece, Folded folded) => piece is Piece.Other && folded.Text[piece.Start] > '\u3000';

    // the end of pieces that belong together: what nothing explains, with soft words before, between and behind; null where there is none of the former
    private static int? Run(List<Piece> pieces, Folded folded, int from)
    {
        var (end, others) = (from, 0);
        while (end < pieces.Count && (end == from || (pieces[end - 1].End == pieces[end].Start && !folded.GapAt(pieces[end].Start)))
            && (pieces[end] is Piece.Other || pieces[end].Is(Cue.Soft) || (others > 0 && IsTail(pieces[end], folded))))
        {
            others += pieces[end] is Piece.Other ? 1 : 0;
            end++;
        }

        return others > 0 ? end : null;
    }

    // 信访件, 往来账
    private static bool IsTail(Piece piece, Folded folded) => piece.Is(Cue.Thing) && folded.Text[piece.Start..piece.End] is "件" or "账" or "台账";

    private static Piece Named(Piece.Other other, Folded folded, ReadingContext known)
    {
        var text = (other.Spelled ?? folded.Text[other.Start..other.End]).ToLowerInvariant();
        var ledgerFollows = LedgerWord().Match(folded.Text, other.End) is { Success: true };
        if (Ledger(text, known) is { } whole)
        {
            return new Piece.Ledger(other.Start, other.End, whole);
        }

        // jt台账, 巡察tz, 巡察里
        if (KindOfLedger().Match(text) is { Success: true, Index: > 1 } kind && (known.Names.LedgersByInitials(text[..kind.Index]) ?? Ledger(text[..kind.Index], known)) is { } called)
        {
            return new Piece.Ledger(other.Start, other.End, called);
        }

        if (ledgerFollows && known.Names.LedgersByInitials(text) is { } byInitials)
        {
            return new Piece.Ledger(other.Start, other.End, byInitials);
        }

        if (text.Length >= MinLetters && known.Names.Ending(text, MaxEndings) is { Count: > 0 } ending)
        {
            return new Piece.Unit(other.Start, other.End, ending);
        }

        return known.Names.UnitsByInitials(text) is { } initials ? new Piece.Unit(other.Start, other.End, initials) : other;
    }

    private static string? Ledger(string text, ReadingContext known) => known.Names.ShortLedgers.TryLongest(text, out var length, out var name) && length == text.Length ? name : null;

    [GeneratedRegex("\\G ?的?(?:台账|台帐|开头|这本|那本|本账|账|帐|本子|tz|里头|里面|里|专项|两本|两条)")]
    private static partial Regex LedgerWord();

    [GeneratedRegex("(?:台账|台帐|tz|账|帐|里|里头|里面|两)+$")]
    private static partial Regex KindOfLedger();
}
