using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>Progress and completion, with the text behind them.</summary>
internal sealed partial class WriteGrammar
{
    // 今天, 本周, 截至11月18日
    private bool IsNow(Token token) =>
        token is Token.Date { Moment: { IsStretch: false, Side: DaySide.On, Day: { } day } moment } && (day == known.Today || (moment.From <= known.Today && known.Today <= day));

    private static bool IsHead(Token token) =>
        IsCourtesy(token) || IsNumber(token)
        || token.IsAny(Concept.Progress, Concept.ReportVerb, Concept.Tell, Concept.Change, Concept.Reach, Concept.Already, Concept.Approx, Concept.Complete, Concept.Thing, Concept.And)
        || token.Is(Concept.Want);

    // 我想12号进度60% is a thought, 我要报12号进度60% a report
    private bool WantsToReport(int end) => !Any(end, Concept.Want) || Any(end, Concept.ReportVerb, Concept.Tell, Concept.Change);

    // 12-1 60%: a number that can only be a problem's or a measure's and one that can only be a percentage say enough
    private bool IsShort(int end) => !char.IsAsciiDigit(sentence.Folded.Text[_tokens[end].End - 1]) && _tokens.Take(end).Any(token => token is Token.LedgerNumber { Sure: true } or Token.Ordinal || token.Is(Concept.Pronoun)) && NumbersIn(end).All.Count > 0;

    // 12号进度60% 已修订两项制度
    private Reading? ReadPercent()
    {
        var at = Find<Token.Percent>();
        var head = at;
        if (at > 0 && at + 2 < _tokens.Count && _tokens[at - 1].Is(Concept.Span) && _tokens[at + 1].IsAny(Concept.Change, Concept.Reach) && _tokens[at + 2] is Token.Percent)
        {
            // 由40%提高到60%
            (head, at) = (at - 1, at + 2);
        }

        if (at < 0 || !All(head, token => IsHead(token) || IsNow(token)) || HasStray(at) || !WantsToReport(at)
            || !(IsShort(at) || Any(at, Concept.Progress, Concept.ReportVerb, Concept.Tell, Concept.Change, Concept.Reach, Concept.Complete)))
        {
            return null;
        }

        var end = at + 1;
        while (end < _tokens.Count && _tokens[end].IsAny(Concept.Approx, Concept.Particle) && !sentence.GapBefore(end))
        {
            end++;
        }

        var numbers = NumbersIn(at);
        var percent = ((Token.Percent)_tokens[at]).Value;
        return percent is null && !sentence.HasAny(Concept.Ask, Concept.HowTo)
            ? new Reading(new Intent.Refused(UnderstandingTexts.PercentRange))
            : percent is null ? null : WithTail(numbers, end, (spoken, text) => new Intent.Report(spoken, percent, text));
    }

    // 12号进度过半: how far is asked for
    private Reading? ReadInexact() =>
        sentence.Has(Concept.Inexact) && !HasStray(_tokens.Count) && WantsToReport(_tokens.Count)
        && sentence.HasAny(Concept.Progress, Concept.ReportVerb, Concept.Tell, Concept.Change) && _tokens.Any(IsNumber)
        && All(_tokens.Count, token => IsHead(token) || token is Token.Percent || token.Is(Concept.Inexact))
            ? One(NumbersIn(_tokens.Count), spoken => new Intent.Report(spoken, null, null))
            : null;

    // 12号进展：已修订两项制度; 更新12号 两项制度已印发
    private Reading? ReadText()
    {
        var separated = false;
        var colon = false;
        var named = false;
        var told = false;
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            var ready = named && told;
            if (ready && token is Token.Mark { Sign: ',' or ':' or ';' or '。' or '-' })
            {
                separated = true;
                colon |= token is Token.Mark { Sign: ':' };
                continue;
            }

            named |= IsNumber(token);
            told |= token.IsAny(Concept.Progress, Concept.ReportVerb, Concept.Tell);
            if (IsNumber(token) || token.IsAny(Concept.Progress, Concept.ReportVerb, Concept.Tell) || (!separated && !(ready && sentence.GapBefore(i)) && IsTextHead(token)))
            {
                if (!separated)
                {
                    continue;
                }
            }

            if (!ready || HasStray(i) || !WantsToReport(i))
            {
                return null;
            }

            // 12号进展 已印发 stands between a question and a report: only what reports begin with is taken
            var start = separated ? LastMark(i) : i;
            return WithTail(NumbersIn(i), start, (spoken, text) => text is null ? null : new Intent.Report(spoken, null, text), needsStart: !colon && !Any(i, Concept.ReportVerb));
        }

        return null;
    }

    private static bool IsTextHead(Token token) => IsCourtesy(token) || token.IsAny(Concept.Thing, Concept.Want, Concept.And);

    private int LastMark(int before) => _tokens[before - 1] is Token.Mark ? before - 1 : before;

    // 报进度, 更新12号进展
    private Reading? ReadBare() =>
        sentence.Has(Concept.ReportVerb) && !HasStray(_tokens.Count)
        && All(_tokens.Count, token => IsCourtesy(token) || IsNumber(token) || token.IsAny(Concept.ReportVerb, Concept.Progress, Concept.Thing, Concept.Want, Concept.And))
        && (sentence.Has(Concept.Progress) || _tokens.Any(IsNumber) || _tokens.All(token => token.Is(Concept.ReportVerb)))
            ? One(NumbersIn(_tokens.Count), spoken => new Intent.Report(spoken, null, null))
            : null;

    // 完成12-1, 12号第1条措施已完成 制度已印发, 12-1已于11月15日完成
    private Reading? ReadComplete()
    {
        var (day, at) = DayAt(Skip(0, token => IsOpening(token) || token.IsAny(Concept.Mark, Concept.ReportVerb, Concept.Tell)));
        if (at < _tokens.Count && _tokens[at].Is(Concept.Complete))
        {
            var done = at + 1;
            at = Skip(done, token => token.IsAny(Concept.Particle, Concept.Of) || token is Token.Ledger or Token.Unit or Token.Mark { Sign: ':' } || IsQuote(token));
            if (day is null && Skip(at, token => token.Is(Concept.Filler) || token is Token.Mark) == _tokens.Count)
            {
                return new Reading(new Intent.Complete(null, null));
            }

            var end = SkipNumbers(at);
            return end == at ? null : WithCompletion(Skip(end, token => token.IsAny(Concept.Thing, Concept.Of, Concept.Particle) || IsQuote(token)), day, done);
        }

        var behind = SkipNumbers(at);
        if (behind == at)
        {
            return null;
        }

        var marked = Any(at, Concept.Mark);
        behind = Skip(behind, token => IsOpening(token) || token.IsAny(Concept.Thing, Concept.Of) || token is Token.Mark { Sign: ',' or ':' });
        (day, behind) = day is null ? DayAt(behind) : (day, behind);
        var verb = Skip(behind, token => token.IsAny(Concept.Mark, Concept.Change, Concept.ReportVerb) || (marked && token.Is(Concept.Reach)));
        if (verb == _tokens.Count || !_tokens[verb].Is(Concept.Complete))
        {
            return null;
        }

        // 完成于11月15日
        (day, behind) = day is null && verb + 1 < _tokens.Count && _tokens[verb + 1].Is(Concept.Reach) ? DayAt(verb + 1) : (day, verb + 1);
        return WithCompletion(Skip(behind, token => token.IsAny(Concept.Thing, Concept.Particle) && !sentence.Folded.GapAt(token.Start)), day, verb + 1);
    }

    // 11月15日, 于昨天; a month, a week or the time before a day is none
    private (Moment? Day, int End) DayAt(int from)
    {
        var at = Skip(from, token => token.Is(Concept.Reach));
        return at < _tokens.Count && _tokens[at] is Token.Date { Moment: { IsStretch: false, Side: DaySide.On, From: null } day } ? (day, Skip(at + 1, IsOpening)) : (null, from);
    }

    /// <param name="end">Behind the slots.</param>
    /// <param name="day">The day that was said.</param>
    /// <param name="done">Behind the verb, where 了 stands.</param>
    private Reading? WithCompletion(int end, Moment? day, int done)
    {
        if (HasStray(end))
        {
            return null;
        }

        // 完成12-1 11月15日
        var isDone = false;
        if (day is null && DayAt(end) is ({ } last, var after) && last.Done <= known.Today && ReportTail.Of(sentence, after, null) is ReportTail.Empty)
        {
            (day, end, isDone) = (last, after, true);
        }

        if (day is null)
        {
            return WithTail(NumbersIn(end), end, (spoken, text) => new Intent.Complete(spoken, text), mustBeApart: true);
        }

        // 12-1今天完成, 12-1月底完成 may be plans: what is done says 已 or 了, or lies behind
        isDone |= day.Done < known.Today || Any(done, Concept.Already) || (done < _tokens.Count && _tokens[done].Is(Concept.Particle)) || sentence.Folded.Text[_tokens[done - 1].Start] == '已';
        return !isDone ? null
            : day.Refusal is { } refusal ? new Reading(new Intent.Refused(refusal))
            : day.Done > known.Today ? new Reading(new Intent.Refused(UnderstandingTexts.CompletedAhead))
            : WithTail(NumbersIn(end), end, (spoken, text) => new Intent.Complete(spoken, text, day.Done), mustBeApart: true);
    }

    private static bool IsOpening(Token token) =>
        token.IsAny(Concept.Filler, Concept.Greeting, Concept.Self, Concept.OwnUnit, Concept.Ba, Concept.Give, Concept.Already) || token is Token.Ledger or Token.Unit || IsQuote(token)
        || token is Token.Mark { Sign: ',' or ':' };

    private static bool IsQuote(Token token) => token is Token.Mark { Sign: '"' or '《' or '》' or '(' or ')' };

    private int SkipNumbers(int from)
    {
        var at = from;
        while (at < _tokens.Count && (IsNumber(_tokens[at]) || (at > from && at + 1 < _tokens.Count && IsNumber(_tokens[at + 1]) && (_tokens[at].IsAny(Concept.And, Concept.Of) || _tokens[at] is Token.Mark { Sign: '、' or ',' }))))
        {
            at++;
        }

        return at;
    }

    private Reading? WithTail(SpokenNumbers numbers, int end, Func<SpokenNumber?, string?, Intent?> intent, bool needsStart = false, bool mustBeApart = false)
    {
        Reading? Of(string? text) => intent(numbers.One, text) is { } said ? new Reading(said) { Numbers = numbers.All.Count > 1 ? numbers.All : [] } : null;
        return ReportTail.Of(sentence, end, numbers.One, needsStart, mustBeApart) switch
        {
            ReportTail.Empty => Of(null),
            ReportTail.Text text => Of(text.Words),
            ReportTail.OtherNumbers others => new Reading(intent(null, null) as Intent.Complete ?? (Intent)new Intent.Report(null, null, null)) { Numbers = others.Numbers },
            ReportTail.TooLong => new Reading(new Intent.Refused(Say(UnderstandingTexts.TextTooLong, ReportTail.MaxTextLength))),
            _ => null,
        };
    }

    private int Find<T>()
        where T : Token
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i] is T)
            {
                return i;
            }
        }

        return -1;
    }

    private int Skip(int from, Func<Token, bool> skipped)
    {
        while (from < _tokens.Count && skipped(_tokens[from]))
        {
            from++;
        }

        return from;
    }
}
