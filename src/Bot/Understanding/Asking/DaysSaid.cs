using System.Globalization;
using CaseReform.Ops.Bot.Understanding.Slots;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>The days that a question says, each with the word that it belongs to.</summary>
/// <param name="Spans">In their order.</param>
/// <param name="Beside">Stretches that say how late something is, and restrict nothing.</param>
/// <param name="Refusal">Why one of them is no day.</param>
internal sealed record DaysSaid(IReadOnlyList<(Piece Piece, Cue? Landing)> Spans, IReadOnlyList<string> Beside, string? Refusal)
{
    private const int MinYear = 300;
    private static readonly Cue[] Lamps = [Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green];

    private static readonly Cue[] States =
    [
        .. Lamps, Cue.Quiet, Cue.Overdue, Cue.NotCompleted, Cue.NotStarted, Cue.InProgress, Cue.CloseOut, Cue.AwaitingCloseOut, Cue.Returned, Cue.LongTerm, Cue.Count, Cue.Figures, Cue.Urgent, Cue.Show, Cue.Why, Cue.Who,
    ];

    /// <summary>Words that a day may belong to.</summary>
    public static readonly Cue[] Landings =
        [Cue.Due, Cue.Reported, Cue.NotReported, Cue.Completed, Cue.NotCompleted, Cue.Closed, Cue.Entered, Cue.Sent, Cue.Overdue, Cue.WhichPeople, Cue.Nobody, Cue.Letters, Cue.Letter, Cue.Changes, Cue.History, Cue.Promised, Cue.Broken];

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
                var landing = Landing(said, i);
                if (i + 1 < said.Pieces.Count && said.TextOf(said.Pieces[i + 1]) == "呢" && i > 0 && said.Pieces[i - 1] is Piece.Mark && spans.Count > 0)
                {
                    // 上个月完成了多少，这个月呢: a second question
                    beside.Add(said.TextOf(piece));
                }
                else if (landing is Cue.Promised or Cue.Broken && said.Numbers.All.Count > 0)
                {
                    continue;
                }
                else if (landing is Cue.Promised or Cue.Broken || (landing is null && piece is Piece.Between or Piece.Days { Moment.IsStretch: false } && !IsNow(said, piece) && said.HasAny(Lamps) && !said.HasAny(Cue.Due, Cue.When)))
                {
                    // 上周红灯: how it was then is not known here
                    beside.Add(said.TextOf(piece));
                }
                else if (!(landing is null or Cue.NotCompleted or Cue.Overdue && IsNow(said, piece) && said.HasAny(States)))
                {
                    spans.Add((piece, landing));
                }
            }
        }

        return new DaysSaid(spans, beside, null);
    }

    // 今天, 今年 beside what is so now say nothing more
    private static bool IsNow(Said said, Piece piece) => piece is Piece.Days { Moment: { IsStretch: false, Side: DaySide.On, Day: { } last } moment }
        && (moment.From is { } first ? first <= said.Known.Today && last >= said.Known.Today && (last.DayNumber - first.DayNumber > MinYear || said.HasAny(Lamps)) : last == said.Known.Today);

    private static Cue? Landing(Said said, int at)
    {
        for (var i = at + 1; i < said.Pieces.Count && said.Pieces[i] is not (Piece.Days or Piece.Between); i++)
        {
            if (said.Pieces[i] is Piece.Word word && Landings.Contains(word.Cue))
            {
                return word.Cue;
            }

            // 本季度完成多少, 本月销号数
            if (said.Pieces[i].IsAny(Cue.Figures, Cue.Show) && said.TextOf(said.Pieces[i]) is var figure && (figure.StartsWith("完成", StringComparison.Ordinal) || figure.StartsWith("办结", StringComparison.Ordinal) || figure.StartsWith("销号", StringComparison.Ordinal)) && !figure.EndsWith('率'))
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

        var apart = false;
        var other = said.Pieces.Skip(at + 1).TakeWhile(piece => piece is not Piece.Mark).Any(piece => piece.IsAny(Lamps) || piece.IsAny(Cue.Quiet, Cue.InProgress));
        for (var i = at - 1; i >= 0 && said.Pieces[i] is not (Piece.Days or Piece.Between); i--)
        {
            // 上周到期、这周还红着的: the word is that of the other day
            apart |= other && said.Pieces[i] is Piece.Mark && said.TextOf(said.Pieces[i]) is "," or "、" or ";" or "。" or "?" && said.Pieces.Take(i).Any(piece => piece is Piece.Days or Piece.Between);
            if (!apart && said.Pieces[i] is Piece.Word word && Landings.Contains(word.Cue))
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
