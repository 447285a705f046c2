using System.Globalization;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>What some clauses say of one measure.</summary>
internal sealed partial class ToldUpdates
{
    // 一共7个 4个补完 2个在批: some of them are done
    [System.Text.RegularExpressions.GeneratedRegex("^(?:一共|共|其中|还有|已)?(?:[0-9]{1,4}|[一二三四五六七八九十两]{1,3})(?:个|户|件|家|条|项|处|笔|人|份|本)")]
    private static partial System.Text.RegularExpressions.Regex SoMany();

    private const int MinText = 4;
    private const int MaxNamed = 30;
    private const int MaxBesidePromise = 16;
    private const int MaxBesideFiles = 8;

    private sealed record Said(Intent? Intent);

    private static readonly Said Nothing = new((Intent?)null);

    /// <summary>The update that is said; its number is put in by the caller.</summary>
    private Said One(List<ToldClause> clauses)
    {
        if (clauses.Count == 0 || !TryPercent(clauses, out var percent))
        {
            return Nothing;
        }

        return new Said(percent is { } value ? Percentage(clauses, value)
            : IsFiles(clauses) ? new Intent.Evidence(null) { Note = Text(clauses, []) }
            : Promise(clauses) ?? Complete(clauses) ?? Words(clauses));
    }

    private Intent.Report? Percentage(List<ToldClause> clauses, int value) =>
        // 下周能到80%
        clauses.Exists(clause => clause.Has(ToldCue.Percent, ToldCue.Figure) && (clause.Has(ToldCue.Forecast, ToldCue.Demand, ToldCue.Skip) || clause.Pieces.TakeWhile(piece => piece.Cue != ToldCue.Percent).Any(IsAhead)))
        || clauses.Exists(clause => clause.Has(ToldCue.Promise, ToldCue.Sign) && clause.Pieces.Any(IsAhead))
        || (clauses.Exists(clause => clause.Has(ToldCue.Done) && !clause.Has(ToldCue.Percent, ToldCue.Figure) && clause.Residue == 0) && value < 100)
            ? null
            : new Intent.Report(null, value, Text(clauses, []));

    private bool IsAhead(ToldPiece piece) => piece is { Cue: ToldCue.Day, Token: Token.Date { Moment: { Day: { } day } moment } } && (moment.From ?? day) > known.Today;

    /// <summary>The figures that were taken for a percentage.</summary>
    private readonly HashSet<int> _taken = [];

    /// <summary>The percentage that counts; false when nothing says which of several.</summary>
    private bool TryPercent(List<ToldClause> clauses, out int? value)
    {
        value = null;
        var found = new List<(int Value, bool IsLed)>();
        var relative = false;
        foreach (var clause in clauses)
        {
            for (var i = 0; i < clause.Pieces.Count; i++)
            {
                var piece = clause.Pieces[i];
                var before = i > 0 ? clause.Pieces[i - 1] : null;
                var behind = i + 1 < clause.Pieces.Count ? clause.Pieces[i + 1] : null;
                int? said = piece switch
                {
                    { Cue: ToldCue.Percent, Token: Token.Percent percent } => percent.Value ?? -1,
                    { Cue: ToldCue.Figure, Token: Token.LedgerNumber number } when IsBare(clause, i, number) => int.Parse(number.Number, CultureInfo.InvariantCulture),
                    { Cue: ToldCue.Strange } when Spelled(clause, i) is { } spelled => spelled,
                    _ => null,
                };
                if (said is null)
                {
                    continue;
                }

                if (said is < 0 or > 100)
                {
                    return false;
                }

                _taken.Add(piece.Start);
                if (before?.Cue == ToldCue.Relative)
                {
                    relative = true;
                }
                else if (!IsRejected(clause, i, before, behind))
                {
                    found.Add((said.Value, before is { } cue && (cue.Is(ToldCue.Record, ToldCue.Noted, ToldCue.Noun) || Spells(cue, "算", "就算", "写", "就写", "按", "给", "给个", "是", "改成", "改为", "到"))));
                }
            }
        }

        var values = found.Select(figure => figure.Value).Distinct().ToList();
        if (values.Count > 1)
        {
            values = found.Where(figure => figure.IsLed).Select(figure => figure.Value).Distinct().ToList();
        }

        value = values.Count == 1 ? values[0] : null;
        return values.Count == 1 || (found.Count == 0 && !relative);
    }

    // 不是50是55, 从60到65, 60%→70%, 之前40偏低
    private bool IsRejected(ToldClause clause, int at, ToldPiece? before, ToldPiece? behind)
    {
        var piece = clause.Pieces[at];
        var later = _pieces.SkipWhile(other => other.Start < piece.End).Take(4).ToList();
        return (before is { } not && Spells(not, "不是"))
            || (behind is { } low && Spells(low, "偏高", "偏低", "不对", "有误"))
            || (before is { Cue: ToldCue.Strange } from && _folded.Text[from.End - 1] is '从' or '由' && later.Exists(other => other.Is(ToldCue.Percent, ToldCue.Figure)))
            || (later is [{ Cue: ToldCue.Mark } arrow, ..] && _folded.Text[arrow.Start] is '→' or '-' && later.Exists(other => other.Is(ToldCue.Percent)))
            || (later is [{ Cue: ToldCue.Mark } minus, { Cue: ToldCue.Mark } tip, { Cue: ToldCue.Percent }, ..] && _folded.Text[minus.Start] is '-' or '=' && _folded.Text[tip.Start] is '>');
    }

    // 改成65, 到75, 报70; 60 that stands alone
    private bool IsBare(ToldClause clause, int at, Token.LedgerNumber number)
    {
        var behind = at + 1 < clause.Pieces.Count ? clause.Pieces[at + 1] : null;
        return number.Number.Length <= 3 && number.Number.All(char.IsAsciiDigit) && int.Parse(number.Number, CultureInfo.InvariantCulture) is >= 5 and <= 100 && EndsFigure(behind)
            && (IsLed(clause, at) || (_isNumbered && clause.Residue == 0 && clause.Pieces.Count(piece => piece.Cue is ToldCue.Figure or ToldCue.Percent) == 1 && clause.Pieces.All(piece => piece.Is(ToldCue.Figure, ToldCue.Courtesy, ToldCue.Record, ToldCue.Noted, ToldCue.Strange))));
    }

    // 算六十五, 写十
    private int? Spelled(ToldClause clause, int at)
    {
        var piece = clause.Pieces[at];
        var from = piece.Start;
        return Numerals.TryChinese(_folded.Text, ref from, out var value) && value is >= 10 and <= 100 && from <= piece.End
            && _folded.Text.AsSpan(from, piece.End - from) is "" or "了" or "吧" or "嘛" or "哈" or "呗" && EndsFigure(at + 1 < clause.Pieces.Count ? clause.Pieces[at + 1] : null)
            && (IsLed(clause, at) || (_isNumbered && clause.Pieces.All(other => ReferenceEquals(other, piece) || other.Is(ToldCue.Courtesy))))
                ? value
                : null;
    }

    private bool EndsFigure(ToldPiece? behind) => behind is null || Spells(behind, "了") || behind.Is(ToldCue.Courtesy, ToldCue.Record, ToldCue.Noted, ToldCue.Mistaken, ToldCue.Mark) || (behind.Cue == ToldCue.Strange && _folded.Text[behind.Start] is '了' or '左' or '吧');

    private static bool IsLed(ToldClause clause, int at) =>
        at > 0 && (clause.Pieces[at - 1].Is(ToldCue.Lead, ToldCue.Record, ToldCue.Noted, ToldCue.Noun, ToldCue.Instead, ToldCue.Done, ToldCue.Mistaken) || (at > 1 && clause.Pieces[at - 1].Is(ToldCue.Courtesy) && clause.Pieces[at - 2].Is(ToldCue.Lead, ToldCue.Record, ToldCue.Noted, ToldCue.Noun)));

    private static bool IsFiles(List<ToldClause> clauses) =>
        clauses.Exists(clause => clause.Has(ToldCue.Files)) && clauses.Exists(clause => clause.Has(ToldCue.Send)) && !clauses.Exists(clause => clause.Has(ToldCue.Done, ToldCue.Promise, ToldCue.Sign, ToldCue.Mistaken, ToldCue.Skip))
        && clauses.Where(clause => !clause.Has(ToldCue.Files, ToldCue.Send)).Sum(clause => clause.Residue) <= MaxBesideFiles;

    // 签收，十二月十号前追完; 收到了，这个月底交账，说话算话
    private Intent? Promise(List<ToldClause> clauses)
    {
        var ahead = clauses.SelectMany(clause => clause.Pieces).Where(IsDayAhead).Select(DayOf).OfType<Moment>().Select(moment => moment.Promised(known.Calendar)).Distinct().ToList();
        var (signs, promises) = (clauses.Exists(clause => clause.Has(ToldCue.Sign)), clauses.Exists(clause => clause.Has(ToldCue.Promise)));
        var receives = clauses.Exists(clause => clause.Has(ToldCue.Received));
        if (!(signs || (promises && ahead.Count > 0) || (receives && (ahead.Count > 0 || clauses.Exists(clause => clause.Has(ToldCue.Soon)))))
            || clauses.Exists(clause => clause.Has(ToldCue.Skip, ToldCue.Files, ToldCue.Not) || (clause.Has(ToldCue.Demand) && clause.Pieces.Any(IsDayAhead)))
            || clauses.Where(clause => !clause.Has(ToldCue.Sign, ToldCue.Promise) && !clause.Pieces.Any(IsDayAhead)).Sum(clause => clause.Residue) > MaxBesidePromise
            || ahead.Count > 1
            || _pieces.Exists(piece => Spells(piece, "计划完成", "打算完成", "准备完成", "预计", "预期"))
            || (_isNumbered && _pieces.Exists(piece => piece.Cue == ToldCue.Strange && _folded.Lower.AsSpan(piece.Start).StartsWith("计划")))
            || (_isNumbered && Clauses(0, _pieces.Count).Exists(clause => (clause.Has(ToldCue.Sign, ToldCue.Promise, ToldCue.Matter) || clause.Pieces.Any(IsDayAhead)) && (clause.Residue > 0 || clause.Pieces.Any(piece => piece.Cue == ToldCue.Figure && DayOf(piece) is null)))))
        {
            // a promise has no text: what is said beside it would be lost (签收1计划2-1)
            return null;
        }

        return new Intent.Promise(null, ahead is [{ } until] && until >= known.Today ? until : null);
    }

    private bool IsDayAhead(ToldPiece piece) => DayOf(piece) is { Refusal: null } moment && (moment.Side is not DaySide.After || moment.IsStretch) && moment.Promised(known.Calendar) >= known.Today;

    /// <summary>The day that a piece is, also 16号 beside a measure.</summary>
    private static Moment? DayOf(ToldPiece piece) => piece switch
    {
        { Cue: ToldCue.Day, Token: Token.Date date } => date.Moment,
        { Cue: ToldCue.Problem or ToldCue.Figure, Token: Token.LedgerNumber { Day: { } day } } => day,
        _ => null,
    };

    private Intent? Complete(List<ToldClause> clauses)
    {
        var at = clauses.FindIndex(IsDone);
        if (at < 0 || clauses.Count(clause => SoMany().IsMatch(_folded.Text[clause.Start..])) > 1 || clauses.Exists(clause => clause.Has(ToldCue.Skip) || (clause.Has(ToldCue.Promise) && clause.Has(ToldCue.Done))) || clauses.Exists(clause => clause.Has(ToldCue.Forecast) && clause.Has(ToldCue.Done)))
        {
            return null;
        }

        var days = new List<(DateOnly Day, bool IsMeant)>();
        foreach (var clause in clauses)
        {
            for (var i = 0; i < clause.Pieces.Count; i++)
            {
                if (DayOf(clause.Pieces[i]) is not { } moment || (i + 1 < clause.Pieces.Count && clause.Pieces[i + 1].Is(ToldCue.Pointer)))
                {
                    continue;
                }

                if (moment.IsStretch || moment.From is not null)
                {
                    if (IsDone(clause) && (moment.From ?? moment.Day) > known.Today)
                    {
                        return null;
                    }

                    continue;
                }

                if (moment.Refusal is { } refusal)
                {
                    return new Intent.Refused(refusal);
                }

                if (moment.Side != DaySide.On || moment.Done is not { } day)
                {
                    return null;
                }

                days.Add((day, clause.Has(ToldCue.Done, ToldCue.DayWord)));
            }
        }

        var meant = days.Select(day => day.Day).Distinct().ToList();
        if (meant.Count > 1)
        {
            meant = days.Where(day => day.IsMeant).Select(day => day.Day).Distinct().ToList();
        }

        if (meant.Count > 1 || (meant.Count == 0 && days.Count > 0))
        {
            return null;
        }

        DateOnly? on = meant is [var only] ? only : null;
        // 12-1今天完成 may be a plan
        if ((on >= known.Today && !SaysDone(clauses[at]) && !clauses.Exists(clause => clause.Has(ToldCue.Noted, ToldCue.Record))) || (on is null && IsNamedSo(clauses[at])))
        {
            return null;
        }

        if (on > known.Today)
        {
            return new Intent.Refused(UnderstandingTexts.CompletedAhead);
        }

        return new Intent.Complete(null, Text(clauses, [at], isDated: on is not null), on) { Named = Run(clauses[at]) };
    }

    private bool SaysDone(ToldClause clause)
    {
        var done = clause.Pieces[Math.Max(clause.Find(ToldCue.Done, ToldCue.WeakDone), 0)];
        return !Spells(done, "完成", "办结", "完工", "全部完成", "整改完成", "完") || (done.End < _folded.Text.Length && _folded.Text[done.End] is '了' or '啦' or '咯' or '喽') || clause.Pieces.Any(piece => Spells(piece, "已", "已经", "都", "全"))
            || (done.Start > 0 && _folded.Text[done.Start - 1] is '已' or '就' or '都' or '全' or '经');
    }

    // 采购完成的 names what is complete
    private bool IsNamedSo(ToldClause clause) => clause.Find(ToldCue.Done) is >= 0 and var at && clause.Pieces[at].End < _folded.Text.Length && _folded.Text[clause.Pieces[at].End] == '的' && !_folded.GapAt(clause.Pieces[at].End);

    private bool IsDone(ToldClause clause)
    {
        var at = clause.Find(ToldCue.Done);
        if (at < 0)
        {
            at = clause.Find(ToldCue.WeakDone);
            return at >= 0 && at == clause.Pieces.Count - 1 && clause.Pieces.Take(at).All(piece => piece.Is(ToldCue.Strange, ToldCue.Day, ToldCue.Lead, ToldCue.Pointer, ToldCue.Courtesy) ) && !(Spells(clause.Pieces[at], "完", "好了") && clause.Residue > 0);
        }

        var next = at + 1 < clause.Pieces.Count ? clause.Pieces[at + 1] : null;
        return !clause.Pieces.Take(at).Any(piece => piece.Is(ToldCue.Demand, ToldCue.Forecast, ToldCue.Mistaken)) && !clause.Pieces.Skip(at).Any(piece => piece.Is(ToldCue.Forecast, ToldCue.Figure))
            && next?.Cue != ToldCue.Lead && !(at > 0 && clause.Pieces[at - 1].Cue == ToldCue.Strange && _folded.Text.AsSpan(Math.Max(clause.Pieces[at].Start - 2, 0), 2).ContainsAny('没', '未', '不'))
            && (next is null || next.Cue != ToldCue.Strange || _folded.Text.AsSpan(next.Start, next.End - next.Start).TrimStart("了啦咯喽的啊哈吧过").Length == 0)
            && !(next is null && _folded.Text[clause.End - 1] == '的');
    }

    // the words beside the action, which must name the measure
    private string? Run(ToldClause clause)
    {
        var strange = clause.Pieces.Where(piece => piece.Cue == ToldCue.Strange).Select(piece => new ToldClause(_folded, [piece])).Where(piece => piece.Residue > 1).ToList();
        return strange.Count == 0 ? null : Invisible.Removed(_folded.Original(strange[0].Start, Math.Min(strange[^1].End, strange[0].Start + MaxNamed))).Trim('的');
    }

    // 4-2合同签了, 已催办，对方答应下周报结果
    private Intent.Report? Words(List<ToldClause> clauses)
    {
        var told = Text(clauses, []);
        var records = clauses.Exists(clause => clause.Has(ToldCue.Noted));
        if (told is null || told.Count(char.IsLetterOrDigit) < MinText)
        {
            return _isNumbered && (records || clauses.Exists(clause => clause.Has(ToldCue.Noun) && clause.Has(ToldCue.Courtesy))) && clauses.Exists(clause => clause.Has(ToldCue.Noun, ToldCue.Record, ToldCue.Noted)) && clauses.Sum(clause => clause.Residue) < 3 && !clauses.Exists(clause => clause.Has(ToldCue.Done, ToldCue.Files, ToldCue.Skip))
                ? new Intent.Report(null, null, null)
                : null;
        }

        var tells = told.Contains('已', StringComparison.Ordinal) || told.Contains('了', StringComparison.Ordinal) || told.Contains("正在", StringComparison.Ordinal) || told.Contains('过', StringComparison.Ordinal) || told.Contains('咯', StringComparison.Ordinal);
        return (records || tells) && !told.Contains("分之", StringComparison.Ordinal) && !told.Contains('%', StringComparison.Ordinal) && !clauses.Exists(clause => clause.Has(ToldCue.Done) && !clause.Has(ToldCue.Demand) && IsDone(clause)) && !clauses.Exists(clause => clause.Has(ToldCue.Skip, ToldCue.Mistaken, ToldCue.Sign) || (clause.Has(ToldCue.Promise) && clause.Pieces.Any(IsDayAhead))) && !(clauses[0].Has(ToldCue.Forecast) && !tells)
            && (_isNumbered || (records && tells)) && !Lexicon.Shared.RefusedEnds.Starts(Backwards()) ? new Intent.Report(null, null, told) : null;
    }

    private char[] Backwards() => [.. _folded.Lower.Where(c => char.IsLetterOrDigit(c) || c == '?').Reverse().Take(8)];

    /// <summary>All that is said besides the slots, as typed; null when there is nothing.</summary>
    private string? Text(List<ToldClause> clauses, IReadOnlyList<int> without, bool isDated = false)
    {
        var texts = new List<(int Start, int End)>();
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i];
            if (without.Contains(i) || !Tells(clause, isDated))
            {
                continue;
            }

            var (start, end) = clause.Told;
            if (texts.Count > 0 && i > 0 && !without.Contains(i - 1) && texts[^1].End <= start && clauses[i - 1].Told.End == texts[^1].End && !_pieces.Exists(piece => piece.Cue == ToldCue.Matter && piece.Start >= texts[^1].End && piece.End <= start))
            {
                texts[^1] = (texts[^1].Start, end);
            }
            else
            {
                texts.Add((start, end));
            }
        }

        var text = Invisible.Removed(string.Join('，', texts.Select(text => _folded.Original(text.Start, text.End)))).Trim().Trim('“', '”', '"', '「', '」');
        return text.Length == 0 ? null : text;
    }

    // a day in it is told as well, unless it is the day of the completion
    private bool Tells(ToldClause clause, bool isDated) => clause.Residue > 1
        || clause.Pieces.Any(piece => piece.Is(ToldCue.Figure) && !_taken.Contains(piece.Start))
        || (clause.Residue > 0 && clause.Has(ToldCue.Files, ToldCue.Send))
        || (!isDated && clause.Pieces.Any(piece => DayOf(piece) is { } moment && moment.Day != known.Today) && !clause.Has(ToldCue.Promise, ToldCue.Sign));
}
