using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>
/// Updates that are told with a story around them. Asked behind the forms and the parts: here nothing that was said is passed over. What is no slot stands on the card as the text, as typed;
/// what asks, supposes, tells of others or puts off makes the whole sentence none, and so do two percentages or two days of which nothing says which is meant.
/// </summary>
internal sealed partial class ToldUpdates(Sentence sentence, ReadingContext known, SpokenNumber? last)
{
    private const int MaxLength = 400;
    private static readonly string[] Plans = ["预计", "预期", "计划", "打算"];
    private const int MaxParts = 8;
    private readonly Folded _folded = sentence.Folded;
    private readonly List<ToldPiece> _pieces = sentence.Folded.Text.Length is > 0 and <= MaxLength ? ToldPiece.Of(sentence.Folded, known) : [];
    private bool _isNumbered;
    private SpokenNumber? _offered;

    public Reading? Read()
    {
        if (_pieces.Count == 0)
        {
            return null;
        }

        if (Beside() is { } beside)
        {
            return new Reading(beside);
        }

        // 预计拨付清单制度：九成: a sentence that begins with a plan is one to its end
        if (_pieces.Find(piece => piece.Cue != ToldCue.Courtesy) is { } opening && Plans.Any(_folded.Lower[opening.Start..].StartsWith))
        {
            return null;
        }

        if (_pieces.Exists(piece => piece.Cue == ToldCue.Block) || Clauses(0, _pieces.Count).Exists(IsAgainst))
        {
            return null;
        }

        var groups = Groups();
        _isNumbered = groups.Count > 0;
        var intent = groups.Count switch
        {
            0 => Enumerable.Range(0, _pieces.Count).Any(i => _pieces[i].Cue == ToldCue.Ordinal || (_pieces[i].Cue == ToldCue.Problem && !IsDayOfWork(i))) ? null : Unnumbered(),
            1 => Numbered(groups[0]),
            _ => Several(groups),
        };
        return intent is null ? null : new Reading(intent);
    }

    // 没到60%, 没有 12-1, 计划完成, 等12-1
    private bool IsAgainst(ToldClause clause)
    {
        var first = clause.Pieces.FirstOrDefault(piece => !piece.Is(ToldCue.Matter, ToldCue.Problem, ToldCue.Courtesy, ToldCue.Pointer)) ?? clause.Pieces[0];
        var lower = _folded.Lower.AsSpan(first.Start, clause.End - first.Start);
        var acts = clause.Has(ToldCue.Percent, ToldCue.Done, ToldCue.WeakDone, ToldCue.Sign, ToldCue.Promise);
        return (clause.Has(ToldCue.Not) && (acts || clause.Residue < 3))

            // 预计12-1进度60%; 预计，12-1进度60%
            || (first.Cue == ToldCue.Forecast && (clause.Has(ToldCue.Matter, ToldCue.Problem, ToldCue.Pointer) || clause.Pieces.All(piece => piece.Is(ToldCue.Forecast, ToldCue.Courtesy, ToldCue.Record, ToldCue.Noted, ToldCue.Noun, ToldCue.Lead))))

            // 没有1-1初稿, 已约谈3人没有, 60%的不是1-1, 12-1在吗完成
            || (clause.Find(ToldCue.Not) is >= 0 and var not && not < clause.Find(ToldCue.Matter, ToldCue.Problem)) || clause.Pieces.LastOrDefault(piece => piece.Cue != ToldCue.Courtesy)?.Cue == ToldCue.Not
            || clause.Pieces.Zip(clause.Pieces.Skip(1)).Any(pair => (Spells(pair.First, "不是") && pair.Second.Is(ToldCue.Matter, ToldCue.Problem, ToldCue.Day)) || Spells(pair.Second, "在吗", "在么", "在不在"))
            || (lower.StartsWith("计划") && (acts || clause.Has(ToldCue.Matter, ToldCue.Pointer) || clause.Residue < 3))
            || lower.StartsWith("测试") || (clause.Has(ToldCue.Unsure) && clause.Has(ToldCue.Done) && !clause.Has(ToldCue.Promise))
            || (lower[0] == '等' && !(lower.Length > 1 && ((lower[1] is '回' or '候' or '级' or '次' or '审' || (lower.Length > 2 && lower[1] == '批' && lower[2] is '复' or '示' or '文' or '准')))));
    }

    /// <summary>What may be offered of a number although something speaks against it: a plan of a day as a promise, the rest as it is said. Null when it is none, or cannot carry all that was said.</summary>
    public Intent? Offer(SpokenNumber spoken)
    {
        _offered = spoken;
        var groups = Groups();
        if (groups is not [{ Numbers: [var one] } group] || one.Number != spoken.Number)
        {
            return null;
        }

        _isNumbered = true;
        if (_pieces.Exists(IsPlan) || _pieces.Exists(IsSomebodysWish))
        {
            return null;
        }

        var clauses = Clauses(0, group.Start).Concat(Clauses(group.End, _pieces.Count)).ToList();
        var ahead = clauses.SelectMany(clause => clause.Pieces).Where(IsDayAhead).Select(DayOf).OfType<Slots.Moment>().Where(moment => moment.Nearest >= known.Today).Select(moment => moment.Promised(known.Calendar)).Distinct().ToList();
        return ahead switch
        {
            // 下周三能完成, 争取月底前弄完
            [{ } until] when until > known.Today && clauses.Sum(clause => clause.Residue) < 2 && clauses.Exists(clause => clause.Has(ToldCue.Forecast, ToldCue.Done, ToldCue.Demand, ToldCue.Promise, ToldCue.Sign)) && !clauses.Exists(clause => clause.Has(ToldCue.Percent)) => new Intent.Promise(spoken, until),
            [] => One(clauses).Intent is { } said and not Intent.Refused and not Intent.Complete { Named: not null } && PendingIntent.Missing(Of(said, spoken)) is null ? Of(said, spoken) : null,
            _ => null,
        };
    }

    // 原定11月15日完成, 计划进度60%
    private bool IsPlan(ToldPiece piece) => Spells(piece, "原定", "原本", "本来", "原来说", "打算", "计划", "测试");

    // 同意完成, 建议完成
    private bool IsSomebodysWish(ToldPiece piece) => Spells(piece, "同意", "建议");

    /// <summary>Whether nothing is said besides a number and what is to be done.</summary>
    public bool IsBare(SpokenNumber spoken)
    {
        _offered = spoken;
        return Clauses(0, _pieces.Count).Sum(clause => clause.Residue) < 2 && !_pieces.Exists(piece => IsPlan(piece) || IsSomebodysWish(piece)) && !_pieces.Exists(piece => piece.Cue == ToldCue.Day || (piece.Cue == ToldCue.Figure && (piece.Token as Token.LedgerNumber)?.Number != spoken.Number));
    }

    /// <summary>The measures that stand together and share what is said of them.</summary>
    private List<(IReadOnlyList<SpokenNumber> Numbers, int Start, int End)> Groups()
    {
        var groups = new List<(IReadOnlyList<SpokenNumber> Numbers, int Start, int End)>();
        string? problem = null;
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i].Cue == ToldCue.Problem && ((Token.LedgerNumber)_pieces[i].Token!) is { Day: null } whole)
            {
                problem = whole.Number;
            }

            if (NumberAt(i, problem) is not { } first)
            {
                continue;
            }

            var (numbers, end) = (new List<SpokenNumber> { first }, i + 1);
            for (var next = end; next < _pieces.Count && !_folded.GapAt(_pieces[next].Start) && (NumberAt(next, problem) is not null || _pieces[next].Cue == ToldCue.And || IsMark(next, '、')); next++)
            {
                if (NumberAt(next, problem) is { } more)
                {
                    numbers.Add(more);
                    end = next + 1;
                }
            }

            groups.Add((numbers, i, end));
            i = end - 1;
        }

        return groups;
    }

    private SpokenNumber? NumberAt(int at, string? problem) => _pieces[at] switch
    {
        { Cue: ToldCue.Matter, Token: Token.LedgerNumber number } => new SpokenNumber(number.Number, number.In),
        { Cue: ToldCue.Problem, Token: Token.LedgerNumber number } when number.Number == _offered?.Number => _offered,
        { Cue: ToldCue.Ordinal, Token: Token.Ordinal ordinal } when problem is not null => new SpokenNumber(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{problem}-{ordinal.Value}")),
        _ => null,
    };

    // 15号就结了, 十六号的事
    private bool IsDayOfWork(int at) => DayOf(_pieces[at]) is { } day && _pieces[at].End < _folded.Text.Length
        && (_pieces.Exists(piece => piece.Cue == ToldCue.Day && DayOf(piece)?.Done == day.Done) || _folded.Text[_pieces[at].End] == '就' || _folded.Text.AsSpan(_pieces[at].End).StartsWith("的事") || (at + 1 < _pieces.Count && _pieces[at + 1].Is(ToldCue.Done, ToldCue.Strange) && _folded.Text.AsSpan(_pieces[at + 1].Start).IndexOf('的') is > 0 and < 4));

    private bool IsMark(int at, char sign) => _pieces[at].Cue == ToldCue.Mark && _folded.Text[_pieces[at].Start] == sign;

    private Intent? Numbered((IReadOnlyList<SpokenNumber> Numbers, int Start, int End) group)
    {
        var clauses = Clauses(0, group.Start).Concat(Clauses(group.End, _pieces.Count)).ToList();
        if (group.Numbers.Distinct().Count() == 1)
        {
            return One(clauses) is { Intent: { } one } ? Of(one, group.Numbers[0]) : null;
        }

        return group.Numbers.Count <= MaxParts && One(clauses) is { Intent: { } said } && PendingIntent.Missing(Of(said, group.Numbers[0])) is null && said is Intent.Report or Intent.Complete
            ? new Intent.Several([.. group.Numbers.Select(number => Of(said, number))])
            : null;
    }

    private Intent? Several(List<(IReadOnlyList<SpokenNumber> Numbers, int Start, int End)> groups)
    {
        var (parts, left) = (new List<Intent>(), new List<LeftPart>());
        var head = Clauses(0, groups[0].Start);

        // 60%的是1-1: the numbers may stand behind what is said of them
        if (head.Exists(clause => clause.Has(ToldCue.Percent, ToldCue.Done, ToldCue.Figure, ToldCue.Not, ToldCue.Forecast) || _folded.Lower.AsSpan(clause.Start).StartsWith("计划")) || groups.SelectMany(group => group.Numbers).Distinct().Count() < groups.Sum(group => group.Numbers.Count))
        {
            return null;
        }

        for (var i = 0; i < groups.Count; i++)
        {
            var (numbers, _, end) = groups[i];
            var until = i + 1 < groups.Count ? groups[i + 1].Start : _pieces.Count;
            var clauses = Clauses(end, until);

            // what stands right before the next number may belong to it
            if (i + 1 < groups.Count && clauses is [.., { Residue: > 1 } lead] && lead.End == _pieces[until].Start && !_folded.GapAt(lead.End) && clauses.Count > 1)
            {
                return null;
            }

            if (i == 0 && head.Sum(clause => clause.Residue) > 0 && !(groups[0].Start > 0 && IsMark(groups[0].Start - 1, ':')))
            {
                clauses = [.. head.Where(clause => clause.Residue > 1), .. clauses];
            }

            if (clauses.Exists(clause => clause.Has(ToldCue.Skip)))
            {
                left.AddRange(numbers.Select(number => new LeftPart(number, null)));
                continue;
            }

            // 12-2进度: nothing was said of it
            var said = clauses.TrueForAll(clause => clause.Residue == 0 && clause.Pieces.All(piece => piece.Is(ToldCue.Noun, ToldCue.Courtesy, ToldCue.Pointer, ToldCue.Record, ToldCue.Conj))) ? new Said(new Intent.Report(null, null, null)) : One(clauses);
            if (said.Intent is not { } intent || intent is Intent.Refused || (numbers.Count > 1 && intent is not (Intent.Report or Intent.Complete)))
            {
                return null;
            }

            foreach (var number in numbers)
            {
                if (PendingIntent.Missing(Of(intent, number)) is { } missing)
                {
                    left.Add(new LeftPart(number, missing));
                }
                else
                {
                    parts.Add(Of(intent, number));
                }
            }
        }

        return parts.Count is 0 or > MaxParts ? null : new Intent.Several(parts) { Left = left };
    }

    private static Intent Of(Intent part, SpokenNumber number) => part switch
    {
        Intent.Report report => report with { Spoken = number },
        Intent.Complete complete => complete with { Spoken = number },
        Intent.Promise promise => promise with { Spoken = number },
        Intent.Evidence evidence => evidence with { Spoken = number },
        _ => part,
    };

    private List<ToldClause> Clauses(int from, int to)
    {
        var clauses = new List<ToldClause>();
        var pieces = new List<ToldPiece>();
        for (var i = from; i <= to; i++)
        {
            var ends = i == to || _pieces[i].Cue == ToldCue.Mark || _pieces[i].Cue == ToldCue.Conj || (pieces.Count > 0 && _folded.GapAt(_pieces[i].Start));
            if (ends && pieces.Count > 0)
            {
                clauses.Add(new ToldClause(_folded, [.. pieces]));
                pieces.Clear();
            }

            if (i < to && _pieces[i].Cue != ToldCue.Mark)
            {
                pieces.Add(_pieces[i]);
            }
        }

        return clauses;
    }

    private bool Spells(ToldPiece piece, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (piece.End - piece.Start == word.Length && string.CompareOrdinal(_folded.Lower, piece.Start, word, 0, word.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
