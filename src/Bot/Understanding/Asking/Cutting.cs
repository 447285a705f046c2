using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>
/// Cuts a question where it costs least over the whole sentence: few pieces, long ones, little that nothing explains. So 这周报过 is 这周 and 报过, though 周报 is a word. The
/// work is bounded by the length times the number of lengths that words have.
/// </summary>
internal sealed class Cutting
{
    private const string Marks = ",:;。!、~.()\"'《》<>/…·|-—[]{}*?+&";
    private const int MaxShortLetters = 3;
    private const int MaxHeard = 8;
    private const int LongEnough = 8;
    private const double Strange = 1.5;
    private static readonly string[] Titles = ["老师", "局长", "副局长", "主任", "副主任", "科长", "副科长", "书记", "副书记", "镇长", "区长", "副区长", "县长", "部长", "处长", "所长", "同志"];
    private const double Single = 1.1;
    private const double Particle = 0.7;
    private const string Particles = "的了吗呢吧啊呀嘛哈呐";
    private const double Field = 0.08;
    private readonly Folded _folded;
    private readonly ReadingContext _known;
    private readonly FigurePieces _figures;
    private readonly HeardPieces _heard;
    private readonly (double Cost, Piece? Piece)[] _best;

    private Cutting(Folded folded, ReadingContext known)
    {
        (_folded, _known) = (folded, known);
        (_figures, _heard) = (new FigurePieces(folded, known), new HeardPieces(folded, known));
        _best = new (double, Piece?)[folded.Text.Length + 1];
        Array.Fill(_best, (double.MaxValue, null), 1, folded.Text.Length);
    }

    /// <summary>The pieces; neighbours that nothing explains are one.</summary>
    public static List<Piece> Of(Folded folded, ReadingContext known)
    {
        var cutting = new Cutting(folded, known);
        for (var at = 0; at < folded.Text.Length; at++)
        {
            if (cutting._best[at].Cost < double.MaxValue)
            {
                cutting.Go(at);
            }
        }

        return Joined([.. cutting.Before(folded.Text.Length).Reverse()], folded);
    }

    // what leads to a place, the last one first
    private IEnumerable<Piece> Before(int at)
    {
        while (at > 0)
        {
            if (_best[at].Piece is { } piece)
            {
                yield return piece;
                at = piece.Start;
            }
            else
            {
                at--;
            }
        }
    }

    private void Go(int at)
    {
        if (_folded.Text[at] == ' ')
        {
            Space(at);
            return;
        }

        var longest = 0;
        foreach (var (length, cue) in QuestionLexicon.Shared.Words.At(_folded.Lower, at))
        {
            longest = Math.Max(longest, length);
            Take(new Piece.Word(at, at + length, cue), Known(at, length));
        }

        Names(at);
        if (_figures.Read(at, Before(at), longest > 0) is { } figure && (figure is Piece.Days or Piece.Between || figure.End >= at + longest))
        {
            Take(figure, Known(figure.End - at));
        }

        foreach (var (length, word) in SubjectLexicon.Shared.Words.At(_folded.Lower, at))
        {
            if (!_known.Names.ShortUnits.Has(word))
            {
                Take(new Piece.Other(at, at + length) { IsSubject = true }, Known(length));
            }
        }

        foreach (var (piece, penalty) in _heard.At(at))
        {
            Take(piece, penalty);
        }

        if (Marks.Contains(_folded.Text[at], StringComparison.Ordinal))
        {
            Take(new Piece.Mark(at, at + 1), 1);
        }

        Take(new Piece.Other(at, OtherEnd(at)), Strange);
    }

    private void Names(int at)
    {
        foreach (var (length, name) in _known.Names.Ledgers.At(_folded.Lower, at))
        {
            Take(new Piece.Ledger(at, at + length, name), Named(length));
        }

        foreach (var (length, unit) in _known.Names.Units.At(_folded.Lower, at))
        {
            Take(new Piece.Unit(at, at + length, [unit]), Named(length));
        }

        foreach (var (length, people) in _known.Names.People.At(_folded.Lower, at))
        {
            Take(new Piece.Person(at, at + length, people), Named(length));
        }

        // 冯老师的, 老卫手上; 沈老师说, 陈主任好 name nobody whose measures are asked for
        if (_known.Names.OfFamily(_folded.Text[at]) is { } family && Titles.FirstOrDefault(title => string.CompareOrdinal(_folded.Text, at + 1, title, 0, title.Length) == 0) is { } title && IsWhose(at + 1 + title.Length))
        {
            Take(new Piece.Person(at, at + 1 + title.Length, family), Named(1 + title.Length));
        }
        else if (_folded.Text[at] == '老' && at + 1 < _folded.Text.Length && _known.Names.OfFamily(_folded.Text[at + 1]) is { } friend && (IsWhose(at + 2) || IsFriend(at + 2)))
        {
            Take(new Piece.Person(at, at + 2, friend), Named(2));
        }

        // 财务台账, but not the 财务 of 财务公开: what is short must say that it is a ledger
        foreach (var (length, ledger) in _known.Names.ShortLedgers.At(_folded.Lower, at))
        {
            if (length > MaxShortLetters || _folded.Text[at + length - 1] == '账')
            {
                Take(new Piece.Ledger(at, at + length, ledger), Named(length));
            }
        }

        foreach (var (length, name) in _known.Names.ShortUnits.At(_folded.Lower, at))
        {
            Take(new Piece.Unit(at, at + length, name.Units) { IsBare = name.IsBare }, Named(length) + (name.IsBare ? Field : 0));
        }
    }

    private bool IsWhose(int at) => at < _folded.Text.Length && "的负分手名那和跟与、管承包签".Contains(_folded.Text[at], StringComparison.Ordinal);

    // 老吴一个人, 老钱在这里
    private bool IsFriend(int at) => at == _folded.Text.Length || "一身那自还有呢在?".Contains(_folded.Text[at], StringComparison.Ordinal);

    private void Space(int at)
    {
        if (_best[at].Cost < _best[at + 1].Cost)
        {
            _best[at + 1] = (_best[at].Cost, null);
        }
    }

    private void Take(Piece piece, double cost)
    {
        // no word goes over a space that parts numbers
        var sum = _best[piece.Start].Cost + cost;
        if (sum < _best[piece.End].Cost - 1e-9)
        {
            _best[piece.End] = (sum, piece);
        }
    }

    // a word goes before its particle: 超期未完成 + 的, not 超期 + 未完成的
    private double Known(int at, int length) => length == 1 && Particles.Contains(_folded.Text[at], StringComparison.Ordinal) ? Particle : Known(length);

    private static double Known(int length) => length == 1 ? Single : 1 - (Math.Min(length, LongEnough) * Math.Min(length, LongEnough) * 0.01);

    // a name goes before a word of its length
    private static double Named(int length) => Known(length) - 0.005;

    // a run of Latin letters and digits that is no number stays together: it must not be read from its middle
    private int OtherEnd(int at)
    {
        var end = at + 1;
        while (char.IsAsciiLetterOrDigit(_folded.Text[at]) && end < _folded.Text.Length && char.IsAsciiLetterOrDigit(_folded.Text[end]) && !_folded.GapAt(end))
        {
            end++;
        }

        return end;
    }

    private static List<Piece> Joined(IReadOnlyList<Piece> pieces, Folded folded)
    {
        var joined = new List<Piece>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (piece is Piece.Other other && joined is [.., Piece.Other before] && before.End == other.Start && !folded.GapAt(other.Start))
            {
                joined[^1] = Piece.Other.Joined(before, other, folded);
            }
            else
            {
                joined.Add(piece);
            }
        }

        return joined;
    }
}
