using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>A stretch of a told update.</summary>
/// <param name="Cue">What it is.</param>
/// <param name="Start">First place.</param>
/// <param name="End">Place behind.</param>
/// <param name="Token">The figure, where it is one.</param>
internal sealed record ToldPiece(ToldCue Cue, int Start, int End, Token? Token = null)
{
    private const string Marks = ",:;。!、~.()\"'《》<>/…·|—-→=@*[]{}";

    public bool Is(params ReadOnlySpan<ToldCue> cues) => cues.Contains(Cue);

    /// <summary>A sentence cut into them, left to right, the longest one first. Each place is looked at a bounded number of times.</summary>
    public static List<ToldPiece> Of(Folded folded, ReadingContext known)
    {
        var (pieces, tokens) = (new List<ToldPiece>(), new List<Token>());
        var numbers = new NumberReader(folded, known);
        for (var at = 0; at < folded.Text.Length;)
        {
            if (folded.Text[at] == ' ')
            {
                at++;
                continue;
            }

            var piece = Next(folded, at, known, numbers, tokens, pieces);
            at = piece.End;
            if (piece.Token is { } token)
            {
                tokens.Add(token);
            }

            if (piece.Cue == ToldCue.Strange && pieces is [.., { Cue: ToldCue.Strange } before] && before.End == piece.Start && !folded.GapAt(piece.Start))
            {
                pieces[^1] = before with { End = piece.End };
            }
            else
            {
                pieces.Add(piece);
            }
        }

        return pieces;
    }

    private static ToldPiece Next(Folded folded, int at, ReadingContext known, NumberReader numbers, List<Token> tokens, List<ToldPiece> pieces)
    {
        var until = at + 1;
        while (until < folded.Text.Length && !folded.GapAt(until))
        {
            until++;
        }

        var rest = folded.Lower.AsSpan(at, until - at);
        var word = ToldWords.Shared.All.TryLongest(rest, out var length, out var cue) && !IsCut(folded, at, length) && !(length == 1 && IsInside(folded, at, pieces, cue)) && !IsWork(folded, at, length, pieces, cue) && !IsReportOfTheirs(folded, at, length, pieces) ? new ToldPiece(cue == ToldCue.Plain ? ToldCue.Strange : cue, at, at + length) : null;
        if (known.Names.Units.TryLongest(rest, out var unit, out _) && unit >= (word is null ? 0 : length))
        {
            return new ToldPiece(ToldCue.Unit, at, at + unit);
        }

        var figure = Sentence.Figure(folded, at, known, numbers, tokens, isWord: true);
        if (figure is not null && figure.End >= (word?.End ?? 0))
        {
            return new ToldPiece(CueOf(figure), at, figure.End, figure);
        }

        return word
            ?? (Marks.Contains(folded.Text[at], StringComparison.Ordinal) ? new ToldPiece(ToldCue.Mark, at, at + 1)
            : new ToldPiece(ToldCue.Strange, at, RunEnd(folded, at)));
    }

    private static ToldCue CueOf(Token figure) => figure switch
    {
        Token.Percent => ToldCue.Percent,
        Token.Date => ToldCue.Day,
        Token.Ordinal => ToldCue.Ordinal,
        Token.LedgerNumber { Sure: true } number => IsMeasure(number.Number) ? ToldCue.Matter : ToldCue.Problem,
        Token.LedgerNumber => ToldCue.Figure,
        _ => ToldCue.Strange,
    };

    // 12-1, CW-01-2, jt03-1; not CW-01
    private static bool IsMeasure(string number)
    {
        var letters = number.TakeWhile(char.IsAsciiLetter).Count();
        var parts = number[letters..].TrimStart('-').Split('-');
        return parts.Length == 2 && parts.All(part => part.Length is > 0 and < 5 && part.All(char.IsAsciiDigit));
    }

    // ok in token, up in upload
    private static bool IsCut(Folded folded, int at, int length) =>
        (IsLatin(folded.Text[at]) && at > 0 && IsLatin(folded.Text[at - 1]) && !folded.GapAt(at))
        || (IsLatin(folded.Text[at + length - 1]) && at + length < folded.Text.Length && IsLatin(folded.Text[at + length]) && !folded.GapAt(at + length));

    // 报 in 违规报销款
    private static bool IsInside(Folded folded, int at, List<ToldPiece> pieces, ToldCue cue) =>
        cue is ToldCue.Record or ToldCue.Lead or ToldCue.And or ToldCue.Send or ToldCue.Courtesy && pieces is [.., { Cue: ToldCue.Strange } before] && before.End == at && !folded.GapAt(at)
        && at + 1 < folded.Text.Length && !folded.GapAt(at + 1) && char.GetUnicodeCategory(folded.Text[at + 1]) == System.Globalization.UnicodeCategory.OtherLetter && !Numerals.IsNumeral(folded.Text[at + 1])
        && !ToldWords.Shared.All.Starts(folded.Lower.AsSpan(at + 1));

    // 正在逐件登记: at the end of what is told it is the work, and not that it should be recorded
    private static bool IsWork(Folded folded, int at, int length, List<ToldPiece> pieces, ToldCue cue) =>
        cue is ToldCue.Record or ToldCue.Noted && length == 2 && folded.Lower.AsSpan(at, 2) is "登记" or "录入" or "更新" or "填报" or "汇报" or "报告"
        && pieces is [.., { Cue: ToldCue.Strange } before] && before.End == at && !folded.GapAt(at) && (at + 2 == folded.Text.Length || folded.GapAt(at + 2) || Marks.Contains(folded.Text[at + 2], StringComparison.Ordinal));

    // 向党组汇报, 已申报, 发了简报: the last character of a word
    private static bool IsReportOfTheirs(Folded folded, int at, int length, List<ToldPiece> pieces) =>
        length == 1 && folded.Text[at] == '报' && at > 0 && !folded.GapAt(at) && "汇申简通呈送转日月季年快海公情战喜捷晨预".Contains(folded.Text[at - 1], StringComparison.Ordinal)
        && pieces is [.., { Cue: ToldCue.Strange } before] && before.End == at;

    private static bool IsLatin(char c) => char.IsAsciiLetter(c);

    private static int RunEnd(Folded folded, int at)
    {
        var end = at + 1;
        while (char.IsAsciiLetterOrDigit(folded.Text[at]) && end < folded.Text.Length && char.IsAsciiLetterOrDigit(folded.Text[end]) && !folded.GapAt(end))
        {
            end++;
        }

        return end;
    }
}
