using System.Globalization;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>What is said of one matter.</summary>
internal sealed partial class UpdateGrammar
{
    private const int MinText = 2;

    /// <summary>The update that some clauses say of a matter; its number is put in by the caller. Null when it is none.</summary>
    private Intent? Part(IReadOnlyList<Clause> clauses, SpokenNumber? spoken, bool several)
    {
        if (clauses.Count == 0)
        {
            return null;
        }

        var percents = Percents(clauses, spoken);
        return percents is null || clauses.Any(IsDenied) ? null
            : percents.Count > 0 ? Percentage(clauses, percents, several)
            : clauses.Any(clause => clause.Has(Concept.Inexact)) ? Inexact(clauses, several)
            : clauses.Any(clause => clause.HasAny(Concept.Promise, Concept.Sign)) ? Promise(clauses)
            : clauses.Any(clause => clause.Has(Concept.Complete) || IsCompletionDay(clause)) ? Complete(clauses, several)
            : Told(clauses);
    }

    // 平均60%, 算完成了
    private bool IsDenied(Clause clause) => (clause.Has(Concept.Complete) || clause.Tokens.Any(token => token is Token.Percent))
        && Lexicon.Shared.NoReport.Any(word => _sentence.Folded.Lower.AsSpan(clause.Start, clause.End - clause.Start).Contains(word, StringComparison.Ordinal));

    /// <summary>The percentages that are said, with their clauses; null when a figure stands there that nobody can place.</summary>
    private List<(int Clause, int Token, int Value)>? Percents(IReadOnlyList<Clause> clauses, SpokenNumber? spoken)
    {
        var found = new List<(int Clause, int Token, int Value)>();
        for (var c = 0; c < clauses.Count; c++)
        {
            var tokens = clauses[c].Tokens;
            for (var t = 0; t < tokens.Count; t++)
            {
                var value = tokens[t] switch
                {
                    Token.Percent percent => percent.Value ?? -1,
                    Token.LedgerNumber { Sure: false } or Token.Other => Bare(clauses[c], t, spoken),
                    _ => null,
                };
                if (value is > 100 or < 0)
                {
                    return null;
                }

                // 从35改为40
                if (tokens[t] is Token.LedgerNumber && value is null && !(t > 0 && t + 1 < tokens.Count && tokens[t - 1].Is(Concept.Span) && tokens[t + 1].IsAny(Concept.Change, Concept.Reach)))
                {
                    return null;
                }

                if (value is { } percentage)
                {
                    found.Add((c, t, percentage));
                }
            }
        }

        // 由40%提高到60%, 追回了75%，请按75%登记
        if (found is [var from, var to] && (from.Value == to.Value
            || (from.Clause == to.Clause && from.Token > 0 && clauses[from.Clause].Tokens[from.Token - 1].Is(Concept.Span) && clauses[from.Clause].Tokens[from.Token + 1].IsAny(Concept.Change, Concept.Reach))))
        {
            found = [to];
        }

        return found.Count > 1 ? null : found;
    }

    // 12-1 60, 进度35, 改四十: a figure without its sign
    private int? Bare(Clause clause, int at, SpokenNumber? spoken)
    {
        var token = clause.Tokens[at];
        var led = at > 0 && clause.Tokens[at - 1].IsAny(Concept.Progress, Concept.Change, Concept.Reach, Concept.ReportVerb, Concept.Approx);
        if (token is Token.LedgerNumber number)
        {
            var alone = clause.Tokens.All(other => ReferenceEquals(other, token) || other.IsAny(Concept.Particle, Concept.Filler, Concept.ReportVerb));
            var glued = at > 0 && clause.Tokens[at - 1] is Token.Other glue && Length(Clause.Stripped(_sentence, glue)) == 0;
            if (spoken is null && clause.Tokens.Any(token => token.Is(Concept.Progress)) && !IsLikePercent(clause, number))
            {
                return null;
            }

            var behind = at + 1 == clause.Tokens.Count ? EndsHere(token) : clause.Tokens[at + 1].IsAny(Concept.Particle, Concept.Filler, Concept.ReportVerb) || IsGlue(clause.Tokens[at + 1]);
            var measured = spoken?.Number.Contains('-', StringComparison.Ordinal) == true || (spoken is null && clause.Before == ',');
            return behind && (led || glued || (alone && measured)) && int.TryParse(number.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
        }

        var text = _sentence.Folded.Text;
        var from = token.Start;
        if (!led && Array.Find(Bares, word => string.CompareOrdinal(text, from, word, 0, word.Length) == 0) is { } lead)
        {
            (led, from) = (true, from + lead.Length);
        }

        return led && from < token.End && Numerals.TryChinese(text, ref from, out var spelled) && from == token.End && spelled is >= 2 and <= 100 ? spelled : null;
    }

    private bool EndsHere(Token token) => _tokens.Find(other => other.Start >= token.End) is not { } next || next is Token.Mark || _sentence.Folded.GapAt(next.Start);

    // 进度60 is a percentage, 进展12 and 进度12 ask about a problem
    private bool IsLikePercent(Clause clause, Token.LedgerNumber number) =>
        clause.Tokens.Any(token => token.Is(Concept.Progress) && _sentence.Folded.Text[token.End - 1] == '度') && number.Number is [_, '0' or '5'] && number.Number[0] > '1';

    private static readonly string[] Bares = ["按", "改", "算", "就按", "先按"];

    private bool IsGlue(Token token) => token is Token.Other && Length(Clause.Stripped(_sentence, token)) == 0;

    private Intent.Report? Percentage(IReadOnlyList<Clause> clauses, List<(int Clause, int Token, int Value)> percents, bool several)
    {
        var (at, token, value) = percents[0];
        var clause = clauses[at];
        var next = token + 1 < clause.Tokens.Count ? clause.Tokens[token + 1] : null;

        // 60%的任务, 60%太低了; 上周60% was so then; 就60%
        if ((token > 0 && clause.Tokens[token - 1] is Token.Other just && _sentence.Folded.Text[just.End - 1] == '就') || (next is Token.Other && (!IsGlue(next) || Lexicon.Shared.RefusedStarts.Starts(_sentence.Folded.Lower.AsSpan(next.Start)))) || next?.Is(Concept.Of) == true || clause.Tokens.OfType<Token.Date>().Any(date => !IsNow(date.Moment)) || !AreQuiet(clause, token))
        {
            return null;
        }

        // 退了三分之一
        var strange = Strange(clause, clause.Tokens[token]);
        strange.RemoveAll(stretch => Length(stretch) == 1 && clause.Tokens.Any(other => other.Start == stretch.End && other.Is(Concept.Particle)));
        if (strange.Exists(stretch => Length(stretch) < MinNamed) || Text(clauses, at, [at]) is not { } text)
        {
            return null;
        }

        if (several && strange.Count > 0)
        {
            return null;
        }

        var first = strange.Count > 0 ? strange[0] : default;
        return new Intent.Report(null, value, Empty(text))
        {
            Named = strange.Count > 0 ? Bounded(Words((first.Start, strange[^1].End))) : null,
            Aside = strange.Count > 0 && !Words((first.Start, strange[^1].End)).Contains("计划", StringComparison.Ordinal) ? _sentence.Folded.Original(first.Start, clause.End) : null,
        };
    }

    // nothing but what reports hold around a percentage
    private static bool AreQuiet(Clause clause, int token) => clause.Tokens.Where((_, i) => i != token).All(other => other is Token.Other or Token.Unit or Token.Ledger or Token.Date or Token.LedgerNumber or Token.Mark or Token.Percent
        || other.IsAny(Concept.Filler, Concept.Greeting, Concept.Self, Concept.OwnUnit, Concept.Ba, Concept.Give, Concept.Want, Concept.And, Concept.Already, Concept.Progress, Concept.Thing, Concept.Reach)
        || other.IsAny(Concept.ReportVerb, Concept.Tell, Concept.Change, Concept.Approx, Concept.Complete, Concept.Mark, Concept.Pronoun, Concept.Particle, Concept.Soft, Concept.Just, Concept.Span, Concept.Of, Concept.Upload));

    private bool IsNow(Moment moment) => moment is { IsStretch: false, Side: DaySide.On, Day: { } day } && (day == _known.Today || (moment.From <= _known.Today && _known.Today <= day));

    private static string? Bounded(string words) => words.Length <= MaxNamed ? words : words[..MaxNamed];

    private static string? Empty(string text) => text.Length == 0 ? null : text;

    // 做了大半: how far is asked for, of one measure
    private static Intent.Report? Inexact(IReadOnlyList<Clause> clauses, bool several) =>
        several || clauses.Any(clause => clause.Strange.Count > 0 || clause.HasAny(Concept.Complete, Concept.Of)) ? null : new Intent.Report(null, null, null);

    private Intent.Promise? Promise(IReadOnlyList<Clause> clauses)
    {
        var days = clauses.SelectMany(clause => clause.Tokens).OfType<Token.Date>().Select(token => token.Moment).ToList();
        var until = days is [{ Refusal: null } day] && (day.Side is not DaySide.After || day.IsStretch) ? day.Promised(_known.Calendar) : null;
        var strange = clauses.SelectMany(clause => clause.Strange).Where(stretch => Words(stretch) is not ("按期" or "按时" or "如期" or "签")).ToList();
        return HasAny(Concept.Term, Concept.Attachment) || until < _known.Today || days.Count > 1 || strange.Exists(stretch => Length(stretch) < MinNamed)
            || (until is null && (strange.Count > 0 || Has(Concept.Upload) || days.Count > 0))
            ? null
            : new Intent.Promise(null, until) { Named = strange.Count > 0 ? Bounded(string.Concat(strange.Select(Words))) : null };
    }

    private static bool IsCompletionDay(Clause clause) => clause.Has(Concept.Term) && clause.Tokens.Any(token => token is Token.Date);

    private Intent? Complete(IReadOnlyList<Clause> clauses, bool several)
    {
        var at = Enumerable.Range(0, clauses.Count).OrderBy(i => clauses[i].Strange.Count).FirstOrDefault(i => clauses[i].Has(Concept.Complete) || IsCompletionDay(clauses[i]), -1);
        var clause = clauses[at];
        var verb = Enumerable.Range(0, clause.Tokens.Count).FirstOrDefault(i => clause.Tokens[i].Is(Concept.Complete), clause.Tokens.Count - 1);
        var next = verb + 1 < clause.Tokens.Count ? clause.Tokens[verb + 1] : null;
        var behind = verb + 2 < clause.Tokens.Count ? clause.Tokens[verb + 2] : null;

        // 完成了3项制度, 完成了就好了
        if (clause.Tokens.Skip(verb + 1).Any(token => token is Token.Other && (!IsGlue(token) || Lexicon.Shared.RefusedStarts.Starts(_sentence.Folded.Lower.AsSpan(token.Start)))))
        {
            return null;
        }

        // 完成会议召开 completes something else, 完成的 names what is complete
        if ((next is Token.Other && !IsGlue(next)) || (next?.Is(Concept.Of) == true && (behind is null ? !clauses.Any(c => c.Tokens.Any(token => token is Token.Date)) : !behind.Is(Concept.Particle))) || next is Token.LedgerNumber
            || !AreQuietFor(clause) || clauses.Any(other => other.HasAny(Concept.Term) && (!IsCompletionDay(other) || other.Strange.Count > 0)))
        {
            return null;
        }

        var days = clauses.SelectMany(c => c.Tokens.OfType<Token.Date>().Select(date => (Clause: c, date.Moment))).Where(day => !(day.Clause != clause && IsTold(day.Clause))).ToList();
        if (days.Count > 1 || days.Exists(day => day.Moment is not { IsStretch: false, Side: DaySide.On, From: null, Refusal: null }))
        {
            return null;
        }

        var on = days is [var said] ? said.Moment.Done : null;
        var strange = Strange(clause, null);
        var isDone = on < _known.Today || next?.Is(Concept.Particle) == true || clause.Tokens.Take(verb).Any(token => token.Is(Concept.Already) || IsDoneGlue(token)) || IsResult(clause.Tokens[verb])
            || clauses.Any(c => c.Has(Concept.ReportVerb) || c.Tokens.Any(IsGlueOfRecord)) || (on is null && strange.Count == 0);
        if (!isDone || strange.Exists(stretch => Length(stretch) < MinNamed) || (on is not null && on > _known.Today))
        {
            return isDone && on > _known.Today ? new Intent.Refused(UnderstandingTexts.CompletedAhead) : null;
        }

        var text = Text(clauses, at, [at]);
        return text is null || (several && strange.Count > 0) ? null : new Intent.Complete(null, Empty(text), on)
        {
            Named = strange.Count > 0 ? Bounded(Words((strange[0].Start, strange[^1].End))) : null,
        };
    }

    // 剩余两项下月底前验收 has a day and is a text
    private static bool IsTold(Clause clause) => clause.Tokens.OfType<Token.Date>().All(date => date.Moment.Side != DaySide.On || date.Moment.IsStretch) && clause.Strange.Sum(Length) >= 4;

    private static bool AreQuietFor(Clause clause) => clause.Tokens.All(other => other is Token.Other or Token.Unit or Token.Ledger or Token.Date or Token.Mark
        || other.IsAny(Concept.Filler, Concept.Greeting, Concept.Self, Concept.OwnUnit, Concept.Ba, Concept.Give, Concept.Want, Concept.And, Concept.Already, Concept.Thing, Concept.Reach, Concept.Complete)
        || other.IsAny(Concept.ReportVerb, Concept.Tell, Concept.Change, Concept.Mark, Concept.Pronoun, Concept.Particle, Concept.Soft, Concept.Just, Concept.Of, Concept.Term, Concept.Progress));

    private bool IsDoneGlue(Token token) => token is Token.Other && _sentence.Folded.Text[token.End - 1] is '就' or '全' or '已' && Length(Clause.Stripped(_sentence, token)) < token.End - token.Start;

    private bool IsGlueOfRecord(Token token) => token is Token.Other && Length(Clause.Stripped(_sentence, token)) == 0 && _sentence.Folded.Text.AsSpan(token.Start, token.End - token.Start).ContainsAny("登记录报");

    // 搞定, 办完, 到位 are said of what is done; 完成 and 办结 also of what is to be
    private bool IsResult(Token token) => token.Is(Concept.Complete) && _sentence.Folded.Text.AsSpan(token.Start, token.End - token.Start) is not ("完成" or "办结" or "完工" or "整改完成" or "完成整改" or "办理完成" or "完成办理" or "全部完成" or "完成任务");

    // 补一条：已约谈施工单位
    private Intent.Report? Told(IReadOnlyList<Clause> clauses)
    {
        var led = clauses.ToList().FindIndex(clause => clause.Before == ':');
        var before = clauses.Take(Math.Max(led, 1)).ToList();
        var strange = clauses.Take(Math.Max(led, 0)).SelectMany(clause => clause.Strange).ToList();
        return led > 0 && before.Exists(clause => clause.HasAny(Concept.ReportVerb, Concept.Tell, Concept.Progress) || clause.Tokens.Any(token => token.Is(Concept.Upload) && Spells(token, "补充")))
            && strange.Count <= 1 && strange.TrueForAll(stretch => Length(stretch) >= MinNamed) && Text(clauses, -1, [.. Enumerable.Range(0, led)]) is { Length: >= MinText } text
            ? new Intent.Report(null, null, text) { Named = strange.Count == 1 ? Bounded(Words(strange[0])) : null }
            : null;
    }

    // the words in the clause of the action that nothing explains
    private List<(int Start, int End)> Strange(Clause clause, Token? figure) =>
        [.. clause.Tokens.OfType<Token.Other>().Where(token => !ReferenceEquals(token, figure)).Select(token => Clause.Stripped(_sentence, token)).Where(stretch => Length(stretch) > 0)];

    /// <summary>The text: what stands apart from the action, as typed. Null when it takes the report back or asks.</summary>
    private string? Text(IReadOnlyList<Clause> clauses, int action, IReadOnlyList<int> without)
    {
        var lexicon = Lexicon.Shared;
        var lower = _sentence.Folded.Lower;
        var texts = new List<(int Start, int End)>();
        for (var i = 0; i < clauses.Count; i++)
        {
            if (without.Contains(i) || clauses[i].Strange.Sum(Length) < MinText)
            {
                continue;
            }

            // 同事托我报：
            var clause = clauses[i];
            if (i + 1 < clauses.Count && clauses[i + 1].Before == ':' && clause.HasAny(Concept.ReportVerb, Concept.Tell))
            {
                continue;
            }

            if (lexicon.RefusedStarts.Starts(lower.AsSpan(clause.Start)) || RefusesAtEnd(clause))
            {
                return null;
            }

            var start = Told(clause);
            if (texts.Count > 0 && i > 0 && !without.Contains(i - 1) && action != i - 1 && clauses[i - 1].Strange.Sum(Length) >= MinText)
            {
                texts[^1] = (texts[^1].Start, clause.End);
            }
            else
            {
                texts.Add((start, clause.End));
            }
        }

        return Invisible.Removed(string.Join('，', texts.Select(text => _sentence.Folded.Original(text.Start, text.End)))).Trim().Trim('“', '”', '"', '「', '」');
    }

    // 请 of 请假: beside other words only a whole word is left out
    private int Told(Clause clause)
    {
        var start = clause.Start;
        foreach (var token in clause.Tokens.TakeWhile(token => IsGlue(token) || token.IsAny(Concept.Filler, Concept.Greeting, Concept.And)))
        {
            start = token.End < clause.End && ToldWords.Shared.Longest("@asideBefore", _sentence.Folded.Lower.AsSpan(token.Start, token.End - token.Start)) == token.End - token.Start ? token.End : start;
        }

        return start;
    }

    private bool RefusesAtEnd(Clause clause) => RefusedAt(clause.End, clause.Start);

    private bool RefusedAt(int end, int start)
    {
        var backwards = new char[Math.Min(end - start, 8)];
        for (var i = 0; i < backwards.Length; i++)
        {
            backwards[i] = _sentence.Folded.Lower[end - 1 - i];
        }

        return Lexicon.Shared.RefusedEnds.Starts(backwards);
    }
}
