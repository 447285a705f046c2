using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>
/// A question by its parts. Every piece of the sentence restricts, asks, or says nothing; what none of these explains is kept, so that the answer can say that it did
/// not restrict by it. Where nothing is asked and nothing restricts it is no question.
/// </summary>
internal sealed partial class QuestionReader
{
    public const int MaxLength = 200;
    private const int MinTopic = 2;
    private const int MaxMaybe = 6;
    private static readonly (Cue Cue, Light Light)[] Lights = [(Cue.Red, Light.Red), (Cue.Orange, Light.Orange), (Cue.Yellow, Light.Yellow), (Cue.Blue, Light.Blue), (Cue.Green, Light.Green)];

    private static readonly Cue[] Landings =
        [Cue.Due, Cue.Reported, Cue.NotReported, Cue.Completed, Cue.NotCompleted, Cue.Closed, Cue.Entered, Cue.Sent, Cue.Overdue, Cue.WhichPeople, Cue.Nobody, Cue.Letters, Cue.Letter, Cue.Changes, Cue.History];

    private static readonly Cue[] Qualifying =
    [
        Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green, Cue.Overdue, Cue.Quiet, Cue.Closed, Cue.CloseOut, Cue.AwaitingCloseOut, Cue.Returned, Cue.LongTerm, Cue.NotStarted, Cue.NotReported, Cue.Entered, Cue.Promised, Cue.Broken,
    ];

    /// <summary>They say whose it is only where nothing else does.</summary>
    private static readonly string[] Weak = ["我这边", "我这里", "俺这边", "我有", "我还有", "我还", "我现在", "我目前", "我得", "我该", "我应该", "我需要"];

    private readonly Folded _folded;
    private readonly ReadingContext _known;
    private readonly SpokenNumber? _last;
    private readonly IReadOnlyList<Piece> _pieces;
    private readonly SpokenNumbers _numbers;
    private readonly HashSet<int> _negated = [];
    private readonly List<string> _beside = [];

    private QuestionReader(Folded folded, ReadingContext known, SpokenNumber? last)
    {
        (_folded, _known, _last) = (folded, known, last);
        _pieces = Asking.Remarks.Without(Shares.In(Pieces.Of(folded, known), folded, known), folded);
        _numbers = SpokenNumbers.In(
            _pieces.Where((piece, i) => piece is not Piece.Number number || Names(number, i)).Select(piece => piece switch { Piece.Number number => number.Token, Piece.Ledger ledger => new Token.Ledger(ledger.Start, ledger.End, ledger.Name), _ => null }).OfType<Token>(), last);
    }

    // 除了CW-02 leaves it out, and the 60 of 报了60 is how far it is
    private bool Names(Piece.Number number, int at)
    {
        var before = at > 0 ? _pieces[at - 1] : null;
        return !(before?.Is(Cue.Except) ?? false)
            && !(before is Piece.Days { Moment: { From: null, IsStretch: false } } && number.Token is Token.LedgerNumber { Day: not null } && TextOf(number).EndsWith('号'))
            && !(number.Token is Token.LedgerNumber { Sure: false } && (before?.IsAny(Cue.Reported, Cue.Completed) ?? false));
    }

    /// <summary>The question; null when it is none. Nobody asks in so many words.</summary>
    public static Reading? Read(Folded folded, ReadingContext known, SpokenNumber? last) => folded.Text.Length > MaxLength ? null : new QuestionReader(folded, known, last).Read();

    private bool Has(Cue cue) => _pieces.Any(piece => piece.Is(cue));

    private bool HasAny(params Cue[] cues) => _pieces.Any(piece => piece.IsAny(cues));

    private string TextOf(Piece piece) => _folded.Text[piece.Start..piece.End];

    private Reading? Read()
    {
        Negate();
        NegateJoined();
        if (Units() is not { } units)
        {
            return Ambiguous();
        }

        var (spans, refusal) = Days();
        if (refusal is not null)
        {
            return new Reading(new Intent.Refused(refusal));
        }

        var topics = Topics();
        var filter = new MeasureFilter
        {
            Units = [.. units.In], ExceptUnits = [.. units.Out], Lights = [.. LightsSaid()], Stage = Stage(), Quiet = Says(Cue.Quiet), Overdue = Says(Cue.Overdue),
            Promised = Says(Cue.Promised) && !Says(Cue.Broken), Broken = Says(Cue.Broken), Whose = WhoseSaid(units.In),
            People = AsksWho() && _pieces.Any(piece => piece is Piece.Person) ? [] : [.. _pieces.OfType<Piece.Person>().SelectMany(person => person.Known).Select(person => person.Id).Distinct()],
            LedByPeople = _pieces.Any(piece => piece is Piece.Person) && (HasAny(Cue.Supervised, Cue.MyUnits) || TextHas("分管领导")),
        };
        filter = Shared(Landed(filter, spans, out var period));
        var named = _numbers.All.Count > 0;
        var qualified = IsQualified();
        var pointed = Has(Cue.Pronoun) && topics.Count == 0 && !qualified;
        var nth = _numbers is { Mentioned: true, All.Count: 0 } && topics.Count == 0 && !Restricts(filter);
        var asked = AskedFor(filter, topics, named || (pointed && _last is not null), period);
        if (asked is null && (nth || (pointed && _pieces.Any(piece => piece.Is(Cue.Pronoun) && TextOf(piece) is not ("这" or "那" or "这个" or "那个")))))
        {
            // 第2条措施, 它呢: of which problem is asked for
            asked = Asked.Show;
        }

        if (asked is not { } what)
        {
            return null;
        }

        if (what == Asked.History && filter.Reported is not null && !named && topics.Count == 0)
        {
            what = Asked.List;
        }

        if (what == Asked.Who && filter.Units.Count > 1)
        {
            what = Restricts(filter) ? Asked.Count : Asked.Figures;
        }

        filter = Finished(filter, what);
        var whole = _numbers.One is { } said && !said.Number.Contains('-') && _pieces.Any(piece => piece is Piece.Number { Token: Token.LedgerNumber }) && _pieces.OfType<Piece.Number>().Select(number => number.Token).OfType<Token.Ordinal>().ToList() is [var ordinal]
            ? said with { Number = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{said.Number}-{ordinal.Value}") }
            : _numbers.One;
        var spoken = named ? whole ?? _numbers.All[0] : !qualified && UsesLast(what, filter, topics, pointed) ? _last : null;
        var question = new Question(what)
        {
            Filter = spoken is null ? filter : MeasureFilter.None,
            Spoken = spoken,
            Others = named && _numbers.All.Count > 1 ? [.. _numbers.All.Skip(1)] : [],
            Period = period,
            Maybe = [.. topics.Take(MaxMaybe)],
            Cut = spoken is null ? new SentenceCut(_folded, _pieces, _known, _last) : null,
            Unused = Unused(),
        };
        return new Reading(new Intent.Ask(ToldApart(question)));
    }

    // 不是红灯的, 没逾期的: the opposite of a filter is none of ours
    private void Negate()
    {
        for (var i = 1; i < _pieces.Count; i++)
        {
            if (_pieces[i].IsAny(Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green, Cue.Overdue, Cue.Quiet, Cue.CloseOut, Cue.Returned, Cue.LongTerm, Cue.InProgress, Cue.Mine, Cue.MyUnits, Cue.Due)
                && _pieces[i - 1] is Piece.Word { Cue: Cue.Glue or Cue.Except } before && TextOf(before) is "不" or "不是" or "没" or "没有" or "未" or "非" or "别" or "不要" or "不含" or "不算" or "除了" or "排除")
            {
                _negated.Add(i);
            }

            // 长期坚持的不算
            if (_pieces[i] is Piece.Word { Cue: Cue.Except } behind && TextOf(behind) is "不算" or "除外" or "不计" or "不计入" or "不含" or "不要" or "以外"
                && _pieces[i - 1].IsAny(Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green, Cue.Quiet, Cue.CloseOut, Cue.Returned, Cue.LongTerm, Cue.InProgress, Cue.Closed, Cue.Completed))
            {
                _negated.Add(i - 1);
            }
        }
    }

    private bool Says(Cue cue)
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i].Is(cue) && !_negated.Contains(i))
            {
                return true;
            }
        }

        return false;
    }

    // null where a name may mean several units
    private (IReadOnlyList<long> In, IReadOnlyList<long> Out)? Units()
    {
        List<long> inside = [], outside = [];
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i] is not Piece.Unit unit)
            {
                continue;
            }

            if (unit.Known.Count > 1)
            {
                return null;
            }

            (IsLeftOut(i) ? outside : inside).Add(unit.Known[0].Id);
        }

        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i].Is(Cue.OwnUnit) && IsLeftOut(i) && _known.OwnUnit is { } left)
            {
                outside.Add(left);
            }
        }

        // 财政局跟我们镇
        if (inside.Count > 0 && _known.OwnUnit is { } also && _pieces.Where((piece, i) => piece.Is(Cue.OwnUnit) && ((i > 0 && IsAnd(_pieces[i - 1])) || (i + 1 < _pieces.Count && IsAnd(_pieces[i + 1])))).Any())
        {
            inside.Add(also);
        }

        if (inside.Count == 0 && outside.Count == 0 && !_pieces.Any(piece => piece is Piece.Ledger) && IsOwnUnit() && _known.OwnUnit is { } own && _pieces.All(piece => piece is not Piece.Person))
        {
            inside.Add(own);
        }

        return ([.. inside.Distinct()], [.. outside.Distinct()]);
    }

    private bool IsAnd(Piece piece) => piece.Is(Cue.Glue) && TextOf(piece) is "跟" or "和" or "与" or "同" or "及";

    // 我们 behind what is asked only says who is asking
    private bool IsOwnUnit()
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i].Is(Cue.OwnUnit) && !(TextOf(_pieces[i]) is "我们" or "我们这边" or "我们这里" && _pieces.Take(i).Any(piece => piece is Piece.Word { Cue: not (Cue.Glue or Cue.Soft or Cue.List) }) && !(i + 1 < _pieces.Count && TextOf(_pieces[i + 1]) == "的")))
            {
                return true;
            }
        }

        return false;
    }

    private Reading Ambiguous()
    {
        var piece = _pieces.OfType<Piece.Unit>().First(unit => unit.Known.Count > 1);
        return new Reading(new Intent.DidYouMean([.. piece.Known.Take(4).Select(unit => _folded.Original(0, piece.Start) + unit.Name + _folded.Original(piece.End))]));
    }

    // 除了财政局, 住建局、卫健局除外
    private bool IsLeftOut(int at)
    {
        for (var i = at - 1; i >= 0 && (_pieces[i] is Piece.Unit or Piece.Mark || _pieces[i].IsAny(Cue.Except, Cue.Glue)); i--)
        {
            if (_pieces[i].Is(Cue.Except))
            {
                return TextOf(_pieces[i]) is not ("除外" or "以外" or "之外" or "以外的");
            }
        }

        for (var i = at + 1; i < _pieces.Count && (_pieces[i] is Piece.Unit or Piece.Mark || _pieces[i].IsAny(Cue.Except, Cue.Glue, Cue.UnitNoun)); i++)
        {
            if (_pieces[i].Is(Cue.Except))
            {
                return TextOf(_pieces[i]) is "除外" or "以外" or "之外" or "以外的";
            }
        }

        return false;
    }

    private List<Light> LightsSaid() => [.. Lights.Where(light => Says(light.Cue)).Select(light => light.Light)];

    private Whose WhoseSaid(IReadOnlyList<long> units) =>
        _pieces.Any(piece => piece is Piece.Person) ? Whose.Anybodys
        : Says(Cue.MyUnits) ? Whose.MyUnits
        : Says(Cue.Mine) && !(Elsewhere(units) && _pieces.Where(piece => piece.Is(Cue.Mine)).All(piece => Weak.Contains(TextOf(piece)))) ? Whose.Mine
        : !Elsewhere(units) && IsOwnUnit() ? Whose.MyUnits
        : !Elsewhere(units) && HasAny(Cue.Letter, Cue.Letters) && !(Has(Cue.Pronoun) && _last is not null) && ToMe().IsMatch(_folded.Text) ? Whose.Mine
        : Whose.Anybodys;

    // 我这边 beside a unit or a ledger says where the question comes from
    private bool Elsewhere(IReadOnlyList<long> units) => units.Count > 0 || _pieces.Any(piece => piece is Piece.Ledger);

    private MeasureStage? Stage() =>
        Says(Cue.Broken) || Whatever().IsMatch(_folded.Text) ? null :
        Says(Cue.AwaitingCloseOut) || (Says(Cue.Completed) && _pieces.Any(piece => piece.Is(Cue.NotCompleted) && TextOf(piece).Contains('销'))) ? MeasureStage.AwaitingCloseOut
        : Says(Cue.CloseOut) ? MeasureStage.CloseOut
        : Says(Cue.Returned) ? MeasureStage.Returned
        : Says(Cue.LongTerm) ? MeasureStage.LongTerm
        : Says(Cue.NotStarted) ? MeasureStage.NotStarted
        : Says(Cue.InProgress) ? MeasureStage.InProgress
        : Says(Cue.NotCompleted) ? MeasureStage.Open
        : Says(Cue.Closed) ? MeasureStage.Closed
        : Says(Cue.Completed) ? MeasureStage.Completed
        : null;

    /// <summary>The days said, each with the word that they belong to.</summary>
    private (List<(Piece Piece, Cue? Landing)> Spans, string? Refusal) Days()
    {
        List<(Piece, Cue?)> spans = [];
        for (var i = 0; i < _pieces.Count; i++)
        {
            var piece = _pieces[i];
            if (piece is Piece.Days { Moment.Refusal: { } refusal })
            {
                return ([], refusal);
            }

            // 15号到期的: beside such words a number is a day
            if (piece is Piece.Number { Token: Token.LedgerNumber { Day: { Day: not null } day } } && i + 1 < _pieces.Count && _pieces[i + 1].Is(Cue.Due))
            {
                piece = new Piece.Days(piece.Start, piece.End, day);
            }

            // 27号28号
            if (i > 0 && _pieces[i - 1] is Piece.Days { Moment: { From: null, IsStretch: false } before } && piece is Piece.Number { Token: Token.LedgerNumber { Sure: true } beside }
                && beside.Number.All(char.IsAsciiDigit) && before.Nearest is { } first && int.Parse(beside.Number, System.Globalization.CultureInfo.InvariantCulture) is var next
                && next > first.Day && next <= DateTime.DaysInMonth(first.Year, first.Month))
            {
                spans[^1] = (new Piece.Between(_pieces[i - 1].Start, piece.End, first, new DateOnly(first.Year, first.Month, next)), Landing(i));
                continue;
            }

            // 超期一个月以上: how late it is
            if (i > 0 && (_pieces[i - 1].IsAny(Cue.Overdue, Cue.Quiet) || (i > 1 && _pieces[i - 2].IsAny(Cue.Overdue, Cue.Quiet) && TextOf(_pieces[i - 1]) is "超过" or "了" or "已")) && piece is Piece.Days { Moment.IsStretch: true })
            {
                _beside.Add(_folded.Text[_pieces[i - 1].Start..piece.End]);
                continue;
            }

            // 11月20日当天
            if (i > 0 && _pieces[i - 1] is Piece.Days && TextOf(piece) is "当天" or "当日")
            {
                continue;
            }

            if (piece is Piece.Days { Moment: { WorkingDays: null } or { IsStretch: true } } or Piece.Between)
            {
                spans.Add((piece, Landing(i)));
            }
        }

        return (spans, null);
    }

    private Cue? Landing(int at)
    {
        for (var i = at + 1; i < _pieces.Count && _pieces[i] is not (Piece.Days or Piece.Between); i++)
        {
            if (_pieces[i] is Piece.Word word && Landings.Contains(word.Cue))
            {
                return word.Cue;
            }

            // 本季度完成多少, 本月销号数
            if (_pieces[i].Is(Cue.Figures) && TextOf(_pieces[i]) is var figure && (figure.StartsWith("完成", StringComparison.Ordinal) || figure.StartsWith("办结", StringComparison.Ordinal) || figure.StartsWith("销号", StringComparison.Ordinal)) && !figure.EndsWith('率'))
            {
                return figure[0] == '销' ? Cue.Closed : Cue.Completed;
            }
        }

        // 10月1号到10月31号之间完成的: the word belongs to both
        for (var i = at + 1; i < _pieces.Count; i++)
        {
            if (_pieces[i] is Piece.Word word && Landings.Contains(word.Cue) && Joined(at, i))
            {
                return word.Cue;
            }
        }

        for (var i = at - 1; i >= 0 && _pieces[i] is not (Piece.Days or Piece.Between); i--)
        {
            if (_pieces[i] is Piece.Word word && Landings.Contains(word.Cue))
            {
                return word.Cue;
            }
        }

        return null;
    }

    private bool Joined(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (_pieces[i] is not (Piece.Days or Piece.Between) && !(_pieces[i] is Piece.Mark or Piece.Word { Cue: Cue.Glue or Cue.Since }))
            {
                return false;
            }
        }

        return true;
    }

    private bool LooksBack(int start) => _pieces.Any(piece => piece.Is(Cue.Back) && piece.End <= start && start - piece.End <= 2);

    private bool IsSince(Piece piece) => _pieces.Any(other => other.Is(Cue.Since) && other.Start >= piece.End && other.Start - piece.End <= 1);

    private bool IsEnd(Piece piece) => TextOf(piece).AsSpan().ContainsAny('底', '末') && !TextOf(piece).Contains("周末", StringComparison.Ordinal);

    private MeasureFilter Landed(MeasureFilter filter, List<(Piece Piece, Cue? Landing)> spans, out DaySpan? period)
    {
        period = null;
        List<(Cue? Landing, DaySpan Span)> read = [];
        // 上上周也就是2号到8号: what is spelled out goes before what is said in short
        var spelled = spans.Exists(span => span.Piece is Piece.Between) ? spans.Where(span => span.Piece is Piece.Between).Select(span => span.Landing).ToHashSet() : [];
        foreach (var (piece, landing) in Joined([.. spans.Where(span => span.Piece is Piece.Between || !spelled.Contains(span.Landing))]))
        {
            if (landing is Cue.Reported or Cue.WhichPeople or Cue.Sent or Cue.Letter or Cue.Letters or Cue.Entered or Cue.Closed && piece.First is Piece.Days { Moment: var plan } && IsAhead(plan))
            {
                // 下周要汇报: when the answer is wanted
                continue;
            }

            var looksAhead = landing is Cue.Due or Cue.NotCompleted or Cue.Overdue or null;
            read.Add((landing, piece switch
            {
                (Piece.Between between, _) => new DaySpan(between.From, between.To),
                (Piece.Days first, Piece.Days last) => looksAhead ? Stretch(first.Moment, last.Moment) : PastStretch(first.Moment, last.Moment),
                (Piece.Days days, _) when looksAhead && !IsSince(days) => Spans.Due(days.Moment, _known.Today, LooksBack(days.Start), IsEnd(days), TextOf(days).Contains('年')),
                (Piece.Days days, _) when landing == Cue.Completed && IsAhead(days.Moment) => Spans.Due(days.Moment, _known.Today, false, IsEnd(days), TextOf(days).Contains('年')),
                (Piece.Days days, _) => Spans.Past(days.Moment, _known.Today, IsSince(days)),
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
                case Cue.Completed when span.From > _known.Today || span.To > _known.Today && span.From is null:
                    filter = filter with { Due = span, Stage = MeasureStage.Open };
                    break;
                case Cue.Completed when !Says(Cue.NotCompleted) && !Says(Cue.Due):
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
        if (Says(Cue.Due) && filter is { Due: null, Overdue: false } && spans.Count == 0 && Landings.All(cue => cue == Cue.Due || !Has(cue)))
        {
            filter = _pieces.Any(piece => piece.Is(Cue.Due) && TextOf(piece).EndsWith('了')) || TextHas("已到期") || TextHas("已经到期")
                ? filter with { Overdue = true }
                : filter with { Due = new DaySpan(_known.Today, Domain.Deadlines.DueSoon.LastDay(_known.Today)) };
        }

        if (Says(Cue.NotDue))
        {
            filter = filter with { Due = filter.Due ?? new DaySpan(_known.Today, null), Stage = MeasureStage.Open, Overdue = false };
        }

        if (Says(Cue.Entered) && filter.Entered is null)
        {
            filter = filter with { Entered = ThisWeek() };
        }

        if (HasAny(Cue.NotReported, Cue.Nobody) && filter.Unreported is null && !Says(Cue.Quiet))
        {
            filter = filter with { Unreported = ThisWeek() };
        }

        if (HasAny(Cue.WhichPeople) && filter.Reported is null)
        {
            filter = filter with { Reported = ThisWeek() };
        }

        return filter;
    }

    private DaySpan ThisWeek()
    {
        var monday = _known.Today.AddDays(-(((int)_known.Today.DayOfWeek + 6) % 7));
        return new DaySpan(monday, monday.AddDays(6));
    }

    // two days beside each other with 到 between are a stretch
    private List<((Piece First, Piece? Last) Pieces, Cue? Landing)> Joined(List<(Piece Piece, Cue? Landing)> spans)
    {
        List<((Piece, Piece?), Cue?)> joined = [];
        for (var i = 0; i < spans.Count; i++)
        {
            if (i + 1 < spans.Count && spans[i].Piece is Piece.Days { Moment.IsStretch: false } first && spans[i + 1].Piece is Piece.Days { Moment.IsStretch: false } last
                && last.Start - first.End is >= 1 and <= 5 && Joint().IsMatch(_folded.Text[first.End..last.Start]))
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
        var from = Spans.Past(first, _known.Today, false).From;
        var to = Spans.Past(last, _known.Today, false).To;
        return to < from ? new DaySpan(from, last.Day) : new DaySpan(from, to);
    }

    private bool IsAhead(Moment moment) => moment.Day > _known.Today && (moment.From is null || moment.From > _known.Today) && moment.Nearest > _known.Today && (moment.Done is null || moment.Done > _known.Today);

    private static DaySpan Union(DaySpan? one, DaySpan other) => one is { } first
        ? new DaySpan(first.From is null || other.From is null ? null : first.From < other.From ? first.From : other.From, first.To is null || other.To is null ? null : first.To > other.To ? first.To : other.To)
        : other;

    // stretches that nothing explains; of one character only they say too little
    private List<string> Topics() =>
        [.. _pieces.OfType<Piece.Other>().Where(other => TextOf(other).Count(char.IsLetter) >= MinTopic && !IsFigure(other)).Select(TextOf).Distinct(StringComparer.Ordinal)];

    private bool IsFigure(Piece other) => TextOf(other).All(char.IsAsciiDigit);

    private List<string> Unused()
    {
        // 60%, which nothing is compared with; beside a number it asks about the one
        List<string> said = [.. _beside, .. _pieces.Where(piece => _numbers.All.Count == 0 && piece is Piece.Other && (TextOf(piece).Contains('%') || TextOf(piece).Contains('成')) && TextOf(piece).Any(char.IsAsciiDigit)).Select(TextOf)];
        foreach (var i in _negated.Where(i => !IsLeftOutState(i)))
        {
            said.Add(_folded.Text[_pieces[Math.Max(0, i - 1)].Start.._pieces[Math.Min(i + 1, _pieces.Count - 1)].End]);
        }

        for (var i = 1; i < _pieces.Count; i++)
        {
            if (_pieces[i] is Piece.Number && _pieces[i - 1].Is(Cue.Except))
            {
                said.Add(_folded.Text[_pieces[i - 1].Start.._pieces[i].End]);
            }
        }

        return said;
    }

    private static bool Restricts(MeasureFilter filter) =>
        (filter with { Units = [], ExceptUnits = [], People = [], LedByPeople = false, Ledgers = [], ExceptLedgers = [], Whose = Whose.Anybodys, Words = [] }) != MeasureFilter.None;

    private Asked? AskedFor(MeasureFilter filter, List<string> topics, bool one, DaySpan? period)
    {
        var restricts = Restricts(filter);
        var whom = filter.Units.Count > 0 || filter.ExceptUnits.Count > 0 || filter.People.Count > 0 || filter.Ledgers.Count > 0 || filter.ExceptLedgers.Count > 0 || filter.Whose != Whose.Anybodys;
        var topic = topics.Count > 0;
        var about = one || topic;
        if (HasAny(Cue.Letter) && WhenAhead().IsMatch(_folded.Text) && !TextHas("过") && !TextHas("了几"))
        {
            return Asked.NextLetter;
        }

        if (Has(Cue.NextLetter) && (TextHas("下次") || TextHas("下一次") || TextHas("下回") || HasAny(Cue.Letter, Cue.Letters) || TextHas("催") || TextHas("提醒") || TextHas("信") || TextHas("下一封") || TextHas("下封") || TextHas("函")))
        {
            return Asked.NextLetter;
        }

        if ((Has(Cue.Changes) || Compares().IsMatch(_folded.Text)) && !one)
        {
            return Asked.Changes;
        }

        if ((Has(Cue.Urgent) || FirstWhich().IsMatch(_folded.Text)) && _numbers.All.Count == 0)
        {
            return TextHas("哪本") || TextHas("哪个台账") ? Asked.Figures : WhichUnits() ? Asked.Units : Asked.Urgent;
        }

        if (Has(Cue.Why) && (about || whom || restricts || _last is not null || HasAny(Cue.Letter, Cue.Letters, Cue.Sent)))
        {
            return Asked.Why;
        }

        if (Has(Cue.Letters) || (Has(Cue.Letter) && (HasAny(Cue.Sent, Cue.Count, Cue.List, Cue.History, Cue.WhichUnits) || period is not null)))
        {
            return Asked.Letters;
        }

        if (HasAny(Cue.WhichPeople) && !one)
        {
            return Asked.People;
        }

        if (Has(Cue.Nobody) && !one)
        {
            return Asked.Units;
        }

        if (ListedPeople() && !one)
        {
            return Asked.People;
        }

        if (WhichUnits() && !one)
        {
            return Asked.Units;
        }

        if (AsksWho() && (about || whom || _last is not null || !restricts))
        {
            return Asked.Who;
        }

        if (Has(Cue.History) && (about || _last is not null) && TextHas("报"))
        {
            return Asked.History;
        }

        if (Has(Cue.When) && (about || _last is not null || (!whom && !restricts && !TextHas("全部") && !TextHas("所有"))))
        {
            return Asked.When;
        }

        if (Has(Cue.When) && !about)
        {
            return Asked.List;
        }

        if (Has(Cue.History) && (about || _last is not null))
        {
            return Asked.History;
        }

        if (one && TextHas("谁") && !Has(Cue.Show))
        {
            return Asked.Who;
        }

        if (one && Has(Cue.Letter) && !Has(Cue.Show))
        {
            return Asked.Letters;
        }

        if (one)
        {
            return Has(Cue.Changes) ? Asked.History : Asked.Show;
        }

        // 完成多少 逾期多少, 几条 到什么程度: several figures at once
        var stages = _pieces.OfType<Piece.Word>().Where(word => word.Cue is Cue.Completed or Cue.NotCompleted or Cue.NotStarted or Cue.InProgress or Cue.Overdue or Cue.Closed).Select(word => word.Cue).Distinct().Count();
        var counts = _pieces.Count(piece => piece.Is(Cue.Count));
        var dated = filter.Due is not null || filter.Completed is not null || filter.Closed is not null || filter.Reported is not null || filter.Unreported is not null;
        if (counts > 0 && filter.Entered is not null && (filter.Closed is not null || HasAny(Cue.Closed, Cue.Completed)))
        {
            return Asked.Changes;
        }

        if ((_pieces.Count(piece => piece.Is(Cue.Figures)) > 1 && !dated) || (counts > 1 && stages > 0 && !dated && !(stages == 1 && filter.Units.Count > 1)) || (stages > 1 && HasAny(Cue.Figures)) || (counts > 0 && Has(Cue.Show) && !restricts && whom && !topic))
        {
            return Asked.Figures;
        }

        if (Has(Cue.Figures))
        {
            return restricts && !TextHas("率") && !TextHas("总体") && !TextHas("总的") && !TextHas("整体") ? Asked.Count : Asked.Figures;
        }

        if (topic && Points() && !Lists() && (!Has(Cue.Count) || Has(Cue.Show)) && filter is { Due: null, Completed: null, Reported: null, Unreported: null })
        {
            return Asked.Show;
        }

        if (Has(Cue.Count) && (restricts || whom || topic || HasAny(Cue.Thing)))
        {
            return Asked.Count;
        }

        if (restricts)
        {
            return Asked.List;
        }

        if (filter.People.Count > 0 && (Lists() || Has(Cue.Count)))
        {
            return Has(Cue.Count) ? Asked.Count : Asked.List;
        }

        if (topic && filter.Whose == Whose.Mine && !Has(Cue.Show) && !Points())
        {
            return Asked.List;
        }

        if (topic)
        {
            return (Lists() || Has(Cue.About)) && !Has(Cue.Show) && !Points() ? Asked.List
                : HasAny(Cue.Show, Cue.Pronoun, Cue.List, Cue.About, Cue.Thing) || whom || (_pieces.Count <= 3 && topics.Exists(words => words.Any(c => c > '\u3000'))) ? Asked.Show
                : null;
        }

        if (filter.People.Count > 0 || filter.Whose == Whose.Mine)
        {
            return Asked.List;
        }

        if (whom)
        {
            return Has(Cue.List) && !Has(Cue.Show) && filter.Whose != Whose.MyUnits ? Asked.List : Asked.Figures;
        }

        if (Has(Cue.Show))
        {
            return _last is not null || TextHas("进") || _pieces.Any(piece => piece.Is(Cue.Pronoun) && TextOf(piece) is not ("这" or "那" or "这个" or "那个")) ? Asked.Show : Asked.Figures;
        }

        return null;
    }

    // 红灯那个, 逾期的那条: what stands before it says which one is meant
    private bool IsQualified()
    {
        for (var i = 1; i < _pieces.Count; i++)
        {
            var before = i > 1 && TextOf(_pieces[i - 1]) == "的" ? i - 2 : i - 1;
            if (_pieces[i].Is(Cue.Pronoun) && TextOf(_pieces[i])[0] == '那' && !_negated.Contains(before) && _pieces[before].IsAny(Qualifying))
            {
                return true;
            }
        }

        return false;
    }

    // 采购那个, 那个采购的
    private bool Points()
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i].Is(Cue.Pronoun) && Enumerable.Range(-2, 5).Any(step => step != 0 && i + step >= 0 && i + step < _pieces.Count && _pieces[i + step] is Piece.Other))
            {
                return true;
            }
        }

        return false;
    }

    // 看看 goes with any question
    private bool Lists() => _pieces.Any(piece => piece.Is(Cue.List) && TextOf(piece) is not ("看看" or "看一下" or "看下" or "看" or "看一看" or "给我看" or "给我看看" or "啥" or "什么" or "哪" or "说说" or "查一下" or "查下" or "查查"));

    // 责任人是卫示例的 restricts
    private bool AsksWho()
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i].Is(Cue.Who) && (!IsNamed(i) || TextHas("是否") || TextHas("还是") || TextHas("是不是")))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNamed(int at) =>
        !TextOf(_pieces[at]).AsSpan().ContainsAny('谁', '哪', '由')
        && _pieces.Where((piece, i) => piece is Piece.Person && Math.Abs(i - at) <= 3).Any();

    // 有哪些单位, 没报进度的单位, 单位名单
    private bool WhichUnits()
    {
        if (Has(Cue.WhichUnits) || _pieces.Where((piece, i) => piece.Is(Cue.Who) && TextOf(piece) is "责任单位" or "牵头单位" && i + 1 < _pieces.Count && _pieces[i + 1].Is(Cue.List)).Any())
        {
            return true;
        }

        for (var i = 1; i < _pieces.Count; i++)
        {
            if (_pieces[i].Is(Cue.UnitNoun) && TextOf(_pieces[i]) is "单位" or "部门" or "乡镇" or "街镇" or "单位的"
                && (_pieces[i - 1].IsAny(Cue.List, Cue.Count)
                    || ((TextOf(_pieces[i - 1]).EndsWith('的') || (_pieces[i - 1] is Piece.Word { Cue: var said } && Landings.Contains(said))) && !_pieces[i - 1].IsAny(Cue.Mine, Cue.MyUnits) && _pieces.Skip(i + 1).All(piece => piece is Piece.Mark || piece.IsAny(Cue.Glue, Cue.List, Cue.Soft, Cue.Count)))))
            {
                return true;
            }
        }

        return false;
    }

    // 有哪些同志报过
    private bool ListedPeople()
    {
        for (var i = 1; i < _pieces.Count; i++)
        {
            if (TextOf(_pieces[i - 1]) == "谁" && _pieces.Skip(i).Any(piece => piece.Is(Cue.Reported)))
            {
                return true;
            }

            if (_pieces[i - 1].IsAny(Cue.List) && (_pieces[i].Is(Cue.Title) || TextOf(_pieces[i]) is "人" or "谁" or "几位" or "同志") && Has(Cue.Reported))
            {
                return true;
            }
        }

        return false;
    }

    private bool TextHas(string text) => _folded.Text.Contains(text, StringComparison.Ordinal);

    // what is asked of one goes on about the last one where nothing else is named
    private bool UsesLast(Asked what, MeasureFilter filter, List<string> topics, bool pointed) =>
        _last is not null && topics.Count == 0 && filter.Units.Count == 0 && filter.People.Count == 0 && filter.Ledgers.Count == 0 && filter.ExceptLedgers.Count == 0 && filter.Whose == Whose.Anybodys
        && (pointed || what == Asked.Why || !Restricts(filter))
        && (what is Asked.Show or Asked.Who or Asked.When or Asked.History or Asked.Why
            || (pointed && what is Asked.List or Asked.Count or Asked.Letters or Asked.NextLetter));

    /// <summary>What goes without saying: who lists deadlines to come, or what is in somebody's hands, means what is open.</summary>
    private MeasureFilter Finished(MeasureFilter filter, Asked what)
    {
        if (filter.Due is { } due && filter.Stage is null && !filter.Overdue && !(due.To < _known.Today))
        {
            // 月底前到期的 begins today; with a word on how far it is also what is late already
            filter = filter with { Stage = MeasureStage.Open, Due = due.From is null ? new DaySpan(_known.Today, due.To) : due };
        }
        else if (filter.Due is { From: null, To: { } last } && last >= _known.Today && _pieces.Any(piece => piece.Is(Cue.Due) && TextOf(piece).AsSpan().IndexOfAny("即快临将") >= 0))
        {
            filter = filter with { Due = new DaySpan(_known.Today, last) };
        }

        if (filter is { People.Count: > 0, Stage: null } && !Restricts(filter) && what is Asked.List or Asked.Count && (TextHas("手上") || TextHas("手里") || TextHas("手头")))
        {
            filter = filter with { Stage = MeasureStage.Open };
        }

        if (what is Asked.Who or Asked.When or Asked.Why or Asked.History && filter.Stage == MeasureStage.Open)
        {
            filter = filter with { Stage = null };
        }

        if (what == Asked.List && Has(Cue.When) && !Restricts(filter))
        {
            filter = filter with { Stage = MeasureStage.Open };
        }

        if (what == Asked.Figures)
        {
            filter = filter with { Stage = null, Overdue = false, Lights = [], Quiet = false };
        }

        if (what == Asked.Changes)
        {
            filter = filter with { Entered = null, Due = null, Stage = null };
        }

        if (what == Asked.Show && filter.Words.Count == 0 && Has(Cue.Pronoun))
        {
            filter = filter with { Stage = null, Overdue = false };
        }

        if (what == Asked.Units && Has(Cue.Urgent) && !Restricts(filter))
        {
            filter = filter with { Overdue = true };
        }

        if (filter is { Whose: Whose.Mine, Stage: null } && !Restricts(filter) && what is Asked.List or Asked.Count or Asked.Urgent)
        {
            filter = filter with { Stage = MeasureStage.Open };
        }

        return filter;
    }

    [System.Text.RegularExpressions.GeneratedRegex("^(?:晚上|早上|上午|下午)?(?:到|至|-|~|一直到)(?:了)?$")]
    private static partial System.Text.RegularExpressions.Regex Joint();

    // 比上个礼拜好了没, 这个礼拜跟上个礼拜比一下
    [System.Text.RegularExpressions.GeneratedRegex("(?:比|跟|和|与|较|对比|相比)(?:上周|上个?礼拜|上个?星期|上个?月|昨天|之前|上一周|上次)|(?:上周|上个?礼拜|上个?星期|上个?月|昨天|上一周)(?:比|相比)")]
    private static partial System.Text.RegularExpressions.Regex Compares();

    [System.Text.RegularExpressions.GeneratedRegex("(?:哪天|什么时候|几时|啥时候|几号|何时|预计).{0,6}发|发.{0,4}(?:哪天|什么时候|几时|啥时候|几号|何时)")]
    private static partial System.Text.RegularExpressions.Regex WhenAhead();

    // 给我们发的催办
    [System.Text.RegularExpressions.GeneratedRegex("(?:给|发给|催|提醒)(?:我|咱|俺)")]
    private static partial System.Text.RegularExpressions.Regex ToMe();

    // 不管完成没完成
    [System.Text.RegularExpressions.GeneratedRegex("(?:不管|不论|无论).{0,3}(?:完成|办结|有没有|是不是|是否|弄|搞)|完成没完成都|完成不完成都|完没完成都")]
    private static partial System.Text.RegularExpressions.Regex Whatever();

    // 先办理哪一项, 先做什么
    [System.Text.RegularExpressions.GeneratedRegex("先(?!后).{0,4}(?:哪|什么|啥)")]
    private static partial System.Text.RegularExpressions.Regex FirstWhich();
}
