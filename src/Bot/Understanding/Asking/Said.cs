using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>A question in its pieces: what every part of the reading looks at.</summary>
internal sealed class Said
{
    public Said(Folded folded, ReadingContext known, SpokenNumber? last)
    {
        (Folded, Known, Last) = (folded, known, last);
        (Pieces, Text, Aside) = Remarks.Without(Shares.In(Asking.Pieces.Of(folded, known), folded, known), folded);
        (Numbers, Negated) = Looked();
    }

    /// <summary>A part of a question, with some of its pieces.</summary>
    public Said(Said whole, IReadOnlyList<Piece> pieces)
    {
        (Folded, Known, Last, Text, Aside, Pieces) = (whole.Folded, whole.Known, whole.Last, whole.Text, whole.Aside, pieces);
        (Numbers, Negated) = Looked();
    }

    public Folded Folded { get; }

    public ReadingContext Known { get; }

    /// <summary>What is left of the sentence without its remarks.</summary>
    public string Text { get; }

    /// <summary>Clauses that went as remarks although they hold words that restrict.</summary>
    public IReadOnlyList<string> Aside { get; }

    /// <summary>What 它 means.</summary>
    public SpokenNumber? Last { get; }

    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>The numbers that name something.</summary>
    public SpokenNumbers Numbers { get; }

    /// <summary>Places of words whose opposite is said.</summary>
    public IReadOnlySet<int> Negated { get; }

    public bool Has(Cue cue) => Pieces.Any(piece => piece.Is(cue));

    public bool HasAny(params Cue[] cues) => Pieces.Any(piece => piece.IsAny(cues));

    public string TextOf(Piece piece) => piece.Spelled ?? Folded.Text[piece.Start..piece.End];

    public bool TextHas(string text) => Text.Contains(text, StringComparison.Ordinal);

    /// <summary>Whether a word says it, and not its opposite.</summary>
    public bool Says(Cue cue)
    {
        for (var i = 0; i < Pieces.Count; i++)
        {
            if (Pieces[i].Is(cue) && !Negated.Contains(i))
            {
                return true;
            }
        }

        return false;
    }

    private (SpokenNumbers Numbers, IReadOnlySet<int> Negated) Looked()
    {
        var numbers = SpokenNumbers.In(
            Pieces.Where((piece, i) => piece is not Piece.Number number || Names(number, i)).Select(piece => piece switch { Piece.Number number => number.Token, Piece.Ledger ledger => new Token.Ledger(ledger.Start, ledger.End, ledger.Name), _ => null }).OfType<Token>(), Last);
        return (numbers, Opposites(numbers));
    }

    // 除了CW-02 leaves it out, and the 60 of 报了60 is how far it is
    private bool Names(Piece.Number number, int at)
    {
        var before = at > 0 ? Pieces[at - 1] : null;
        return !(before?.Is(Cue.Except) ?? false)
            && !(number.Token is Token.LedgerNumber { Day: not null } && TextOf(number)[^1] == '号' && number.Start > 0 && Folded.Text[number.Start - 1] is '到' or '至' && Pieces.Take(at).Any(piece => piece is Piece.Days))
            && !(before is Piece.Days { Moment: { From: null, IsStretch: false } } && number.Token is Token.LedgerNumber { Day: not null } && TextOf(number).EndsWith('号'))
            && !(number.Token is Token.LedgerNumber { Day.Day: not null } && TextOf(number)[^1] is '号' or '日' && at + 1 < Pieces.Count && Pieces[at + 1].Is(Cue.Due) && (TextOf(Pieces[at + 1])[^1] == '的' || (at + 2 < Pieces.Count && (TextOf(Pieces[at + 2]) == "的" || Pieces[at + 2].Is(Cue.Count)))))
            && !(TextOf(number)[^1] == '号' && !TextOf(number).Contains('-') && Pieces.Any(piece => piece is Piece.Number other && TextOf(other).Contains('-')))
            && !(number.Token is Token.LedgerNumber { Sure: false } && (before?.IsAny(Cue.Reported, Cue.Completed) ?? false));
    }

    // 不是红灯的, 没逾期的: the opposite of a filter is none of ours
    private HashSet<int> Opposites(SpokenNumbers numbers)
    {
        HashSet<int> negated = [];
        for (var i = 1; i < Pieces.Count; i++)
        {
            if (Pieces[i].IsAny(Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green, Cue.Overdue, Cue.Quiet, Cue.CloseOut, Cue.Returned, Cue.LongTerm, Cue.InProgress, Cue.Mine, Cue.MyUnits, Cue.Due)
                && Pieces[i - 1] is Piece.Word { Cue: Cue.Glue or Cue.Except } before && TextOf(before) is "不" or "不是" or "没" or "没有" or "未" or "非" or "别" or "不要" or "不含" or "不算" or "除了" or "排除")
            {
                negated.Add(i);
            }

            // 长期坚持的不算
            if (Pieces[i] is Piece.Word { Cue: Cue.Except } behind && TextOf(behind) is "不算" or "除外" or "不计" or "不计入" or "不含" or "不要" or "以外"
                && Pieces[i - 1].IsAny(Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green, Cue.Quiet, Cue.CloseOut, Cue.Returned, Cue.LongTerm, Cue.InProgress, Cue.Closed, Cue.Completed))
            {
                negated.Add(i - 1);
            }
        }

        LeftOut.Join(this, numbers, negated);
        return negated;
    }
}
