using System.Globalization;
using CaseReform.Ops.Bot.Understanding.Slots;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>The days that a question says, each with the word that it belongs to.</summary>
/// <param name="Spans">In their order.</param>
/// <param name="Beside">Stretches that say how late something is, and restrict nothing.</param>
/// <param name="Refusal">Why one of them is no day.</param>
internal sealed record DaysSaid(IReadOnlyList<(Piece Piece, Cue? Landing)> Spans, IReadOnlyList<string> Beside, string? Refusal)
{
    /// <summary>Words that a day may belong to.</summary>
    public static readonly Cue[] Landings =
        [Cue.Due, Cue.Reported, Cue.NotReported, Cue.Completed, Cue.NotCompleted, Cue.Closed, Cue.Entered, Cue.Sent, Cue.Overdue, Cue.WhichPeople, Cue.Nobody, Cue.Letters, Cue.Letter, Cue.Changes, Cue.History];

    /// <summary>The days said, each with the word that they belong to.</summary>
    public static DaysSaid Of(Said said)
    {
        List<(Piece Piece, Cue? Landing)> spans = [];
        List<string> beside = [];
        for (var i = 0; i < said.Pieces.Count; i++)
        {
            var piece = said.Pieces[i];
            if (piece is Piece.Days { Moment.Refusal: { } refusal })
            {
                return new DaysSaid([], [], refusal);
            }

            // 15号到期的: beside such words a number is a day
            if (piece is Piece.Number { Token: Token.LedgerNumber { Day: { Day: not null } day } } && i + 1 < said.Pieces.Count && said.Pieces[i + 1].Is(Cue.Due))
            {
                piece = new Piece.Days(piece.Start, piece.End, day);
            }

            // 27号28号
            if (i > 0 && said.Pieces[i - 1] is Piece.Days { Moment: { From: null, IsStretch: false } before } && piece is Piece.Number { Token: Token.LedgerNumber { Sure: true } further }
                && further.Number.All(char.IsAsciiDigit) && before.Nearest is { } first && int.Parse(further.Number, CultureInfo.InvariantCulture) is var next
                && next > first.Day && next <= DateTime.DaysInMonth(first.Year, first.Month))
            {
                spans[^1] = (new Piece.Between(said.Pieces[i - 1].Start, piece.End, first, new DateOnly(first.Year, first.Month, next)), Landing(said, i));
                continue;
            }

            // 超期一个月以上: how late it is
            if (i > 0 && (said.Pieces[i - 1].IsAny(Cue.Overdue, Cue.Quiet) || (i > 1 && said.Pieces[i - 2].IsAny(Cue.Overdue, Cue.Quiet) && said.TextOf(said.Pieces[i - 1]) is "超过" or "了" or "已")) && piece is Piece.Days { Moment.IsStretch: true })
            {
                beside.Add(said.Folded.Text[said.Pieces[i - 1].Start..piece.End]);
                continue;
            }

            // 11月20日当天
            if (i > 0 && said.Pieces[i - 1] is Piece.Days && said.TextOf(piece) is "当天" or "当日")
            {
                continue;
            }

            if (piece is Piece.Days { Moment: { WorkingDays: null } or { IsStretch: true } } or Piece.Between)
            {
                spans.Add((piece, Landing(said, i)));
            }
        }

        return new DaysSaid(spans, beside, null);
    }

    private static Cue? Landing(Said said, int at)
    {
        for (var i = at + 1; i < said.Pieces.Count && said.Pieces[i] is not (Piece.Days or Piece.Between); i++)
        {
            if (said.Pieces[i] is Piece.Word word && Landings.Contains(word.Cue))
            {
                return word.Cue;
            }

            // 本季度完成多少, 本月销号数
            if (said.Pieces[i].Is(Cue.Figures) && said.TextOf(said.Pieces[i]) is var figure && (figure.StartsWith("完成", StringComparison.Ordinal) || figure.StartsWith("办结", StringComparison.Ordinal) || figure.StartsWith("销号", StringComparison.Ordinal)) && !figure.EndsWith('率'))
            {
                return figure[0] == '销' ? Cue.Closed : Cue.Completed;
            }
        }

        // 10月1号到10月31号之间完成的: the word belongs to both
        for (var i = at + 1; i < said.Pieces.Count; i++)
        {
            if (said.Pieces[i] is Piece.Word word && Landings.Contains(word.Cue) && Joined(said, at, i))
            {
                return word.Cue;
            }
        }

        for (var i = at - 1; i >= 0 && said.Pieces[i] is not (Piece.Days or Piece.Between); i--)
        {
            if (said.Pieces[i] is Piece.Word word && Landings.Contains(word.Cue))
            {
                return word.Cue;
            }
        }

        return null;
    }

    private static bool Joined(Said said, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (said.Pieces[i] is not (Piece.Days or Piece.Between) && !(said.Pieces[i] is Piece.Mark or Piece.Word { Cue: Cue.Glue or Cue.Since }))
            {
                return false;
            }
        }

        return true;
    }
}
