using System.Text.RegularExpressions;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>Puts the days that are said where they restrict.</summary>
internal sealed partial class DaysLanded(Said said)
{
    private const int MaxAhead = 60;

    /// <summary>The filter with the days in their places.</summary>
    /// <param name="filter">What else is said.</param>
    /// <param name="days">The days said.</param>
    /// <param name="period">When letters went out or changes were made.</param>
    public MeasureFilter Read(MeasureFilter filter, DaysSaid days, out DaySpan? period)
    {
        var spans = days.Spans;
        period = null;
        List<(Cue? Landing, DaySpan Span)> read = [];
        // 上上周也就是2号到8号: what is spelled out goes before what is said in short
        var spelled = spans.Any(span => span.Piece is Piece.Between) ? spans.Where(span => span.Piece is Piece.Between).Select(span => span.Landing).ToHashSet() : [];
        foreach (var (piece, landing) in Joined([.. spans.Where(span => span.Piece is Piece.Between || !spelled.Contains(span.Landing))]))
        {
            if (landing is Cue.Reported or Cue.WhichPeople or Cue.Sent or Cue.Letter or Cue.Letters or Cue.Entered or Cue.Closed && piece.First is Piece.Days { Moment: { Day: { } end } plan } && IsAhead(plan) && end.DayNumber - said.Known.Today.DayNumber <= MaxAhead)
            {
                // 下周要汇报: when the answer is wanted
                continue;
            }

            var looksAhead = landing is Cue.Due or Cue.NotCompleted or Cue.Overdue or null;
            read.Add((landing, piece switch
            {
                (Piece.Between between, _) => new DaySpan(between.From, between.To),
                (Piece.Days first, Piece.Days last) => looksAhead ? Stretch(first.Moment, last.Moment) : PastStretch(first.Moment, last.Moment),
                (Piece.Days day, _) when looksAhead && !IsSince(day) => Spans.Due(day.Moment, said.Known.Today, LooksBack(day.Start, landing), IsEnd(day), said.TextOf(day).Contains('年')),
                (Piece.Days day, _) when landing == Cue.Completed && IsAhead(day.Moment) => Spans.Due(day.Moment, said.Known.Today, false, IsEnd(day), said.TextOf(day).Contains('年')),
                (Piece.Days day, _) => Spans.Past(day.Moment, said.Known.Today, IsSince(day) && !(landing is Cue.NotReported or Cue.Nobody && day.Moment.From is not null)),
                _ => default,
            }));
        }

        foreach (var (landing, span) in read)
        {
            switch (landing)
            {
                case Cue.Reported or Cue.WhichPeople or Cue.History:
                    filter = filter with { Reported = Union(filter.Reported, span) };
                    break;
                case Cue.NotReported or Cue.Nobody:
                    filter = filter with { Unreported = Union(filter.Unreported, span) };
                    break;
                case Cue.Completed when span.From > said.Known.Today || span.To > said.Known.Today && span.From is null:
                    filter = filter with { Due = span, Stage = MeasureStage.Open };
                    break;
                case Cue.Completed when !said.Says(Cue.NotCompleted) && !said.Says(Cue.Due):
                    filter = filter with { Completed = Union(filter.Completed, span), Stage = filter.Stage == MeasureStage.Completed ? null : filter.Stage };
                    break;
                case Cue.Closed:
                    filter = filter with { Closed = Union(filter.Closed, span), Stage = filter.Stage == MeasureStage.Closed ? null : filter.Stage };
                    break;
                case Cue.Entered:
                    filter = filter with { Entered = Union(filter.Entered, span) };
                    break;
                case Cue.Sent or Cue.Letters or Cue.Letter or Cue.Changes:
                    period = Union(period, span);
                    break;
                default:
                    filter = filter with { Due = Union(filter.Due, span) };
                    break;
            }
        }

        // 快到期的; 到期了的 is late
        if (said.Says(Cue.Due) && filter is { Due: null, Overdue: false } && spans.Count == 0 && DaysSaid.Landings.All(cue => cue == Cue.Due || !said.Has(cue)))
        {
            filter = said.Pieces.Any(piece => piece.Is(Cue.Due) && said.TextOf(piece).EndsWith('了')) || said.TextHas("已到期") || said.TextHas("已经到期")
                ? filter with { Overdue = true }
                : filter with { Due = new DaySpan(said.Known.Today, Domain.Deadlines.DueSoon.LastDay(said.Known.Today)) };
        }

        if (said.Says(Cue.NotDue))
        {
            filter = filter with { Due = filter.Due ?? new DaySpan(said.Known.Today, null), Stage = MeasureStage.Open, Overdue = false };
        }

        if (said.Says(Cue.Entered) && filter.Entered is null)
        {
            filter = filter with { Entered = ThisWeek() };
        }

        if (said.HasAny(Cue.NotReported, Cue.Nobody) && filter.Unreported is null && !said.Says(Cue.Quiet))
        {
            // 一个字都没报 is of all the time
            filter = filter with { Unreported = Never().IsMatch(said.Text) ? new DaySpan(null, said.Known.Today) : ThisWeek() };
        }

        if (said.HasAny(Cue.WhichPeople) && filter.Reported is null)
        {
            filter = filter with { Reported = ThisWeek() };
        }

        return filter;
    }

    [System.Text.RegularExpressions.GeneratedRegex("(?:从来|从没|从未|一直|至今|压根|一次|一个字|一字|半个字|什么|啥|一点进展|一条)(?:进展|进度)?(?:都|也)?(?:没|未)|(?:没有|没|未)(?:报|填|更新)过(?:任何|一次|一个字)")]
    private static partial System.Text.RegularExpressions.Regex Never();

    private bool LooksBack(int start, Cue? landing) => said.Pieces.Any(piece => piece.Is(Cue.Back) && !(landing == Cue.Due && said.TextOf(piece) is "近" or "最近" or "近期") && piece.End <= start && start - piece.End <= 2);

    private bool IsSince(Piece piece) => said.Pieces.Any(other => other.Is(Cue.Since) && other.Start >= piece.End && other.Start - piece.End <= 1);

    private bool IsEnd(Piece piece) => said.TextOf(piece).AsSpan().ContainsAny('底', '末') && !said.TextOf(piece).Contains("周末", StringComparison.Ordinal);

    private DaySpan ThisWeek()
    {
        var monday = said.Known.Today.AddDays(-(((int)said.Known.Today.DayOfWeek + 6) % 7));
        return new DaySpan(monday, monday.AddDays(6));
    }

    // two days beside each other with 到 between are a stretch
    private List<((Piece First, Piece? Last) Pieces, Cue? Landing)> Joined(IReadOnlyList<(Piece Piece, Cue? Landing)> spans)
    {
        List<((Piece, Piece?), Cue?)> joined = [];
        for (var i = 0; i < spans.Count; i++)
        {
            if (i + 1 < spans.Count && spans[i].Piece is Piece.Days { Moment.IsStretch: false } first && spans[i + 1].Piece is Piece.Days { Moment.IsStretch: false } last
                && last.Start - first.End is >= 1 and <= 5 && Joint().IsMatch(said.Folded.Text[first.End..last.Start]))
            {
                joined.Add(((first, last), spans[i + 1].Landing ?? spans[i].Landing));
                i++;
            }
            else
            {
                joined.Add(((spans[i].Piece, null), spans[i].Landing));
            }
        }

        return joined;
    }

    private static DaySpan Stretch(Moment first, Moment last)
    {
        var from = first.From ?? first.Nearest ?? first.Day!.Value;
        var to = last.Day!.Value;
        return to.AddYears(-1) >= from ? new DaySpan(from, to.AddYears(-1)) : new DaySpan(from, to < from ? last.Nearest ?? to : to);
    }

    private DaySpan PastStretch(Moment first, Moment last)
    {
        var from = Spans.Past(first, said.Known.Today, false).From;
        var to = Spans.Past(last, said.Known.Today, false).To;
        return to < from ? new DaySpan(from, last.Day) : new DaySpan(from, to);
    }

    private bool IsAhead(Moment moment) => moment.Day > said.Known.Today && (moment.From is null || moment.From > said.Known.Today) && moment.Nearest > said.Known.Today && (moment.Done is null || moment.Done > said.Known.Today);

    private static DaySpan Union(DaySpan? one, DaySpan other) => one is { } first
        ? new DaySpan(first.From is null || other.From is null ? null : first.From < other.From ? first.From : other.From, first.To is null || other.To is null ? null : first.To > other.To ? first.To : other.To)
        : other;

    [GeneratedRegex("^(?:晚上|早上|上午|下午)?(?:到|至|-|~|一直到)(?:了)?$")]
    private static partial Regex Joint();
}
