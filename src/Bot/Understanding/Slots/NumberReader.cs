using System.Globalization;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Bot.Understanding.Slots;

/// <summary>Numbers of problems and measures: 12号, 第12项, 问题12, 编号12, 12-1, 十二号, 12号第1条措施, A-3, 示例〔2026〕12号, and a bare 12.</summary>
internal sealed class NumberReader(Folded folded, ReadingContext known)
{
    private const int MaxPrefixLength = 8;
    private const int MaxJoined = 80;
    private const int MaxLetters = 4;
    private static readonly string[] Leads = ["问题编号", "措施编号", "任务编号", "事项编号", "台账编号", "问题序号", "问题", "编号", "序号", "事项", "任务", "台账", "措施", "号码", "no.", "№", "#"];
    private static readonly string[] Joints = ["为", "是", ":", "号", "第"];
    private static readonly string[] Counters = ["号问题", "号事项", "号任务", "项问题", "个问题", "条问题", "项任务", "号", "#", "项", "件", "题"];
    private static readonly string[] OrdinalCounters = ["条整改措施", "项整改措施", "个整改措施", "条措施", "项措施", "个措施", "号措施", "款措施", "条", "项", "个", "号", "款"];
    private readonly string _text = folded.Text;

    /// <summary>A number, an ordinal of a measure, or null.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="follows">Whether a number or a word that stands for one comes right before, so that 第2条 is a measure of it.</param>
    /// <param name="mayHavePrefix">Whether Chinese characters may belong to the number: 巡-12.</param>
    public Token? Read(int start, bool follows, bool mayHavePrefix)
    {
        if (_text[start] == '第')
        {
            return AfterOrdinalWord(start, start + 1, follows);
        }

        foreach (var lead in Leads)
        {
            if (string.Compare(folded.Lower, start, lead, 0, lead.Length, StringComparison.Ordinal) == 0)
            {
                return AfterLead(start, start + lead.Length) ?? (mayHavePrefix ? Prefixed(start) : null);
            }
        }

        return Joined(start) ?? InLedger(start) ?? Lettered(start) ?? Plain(start, start) ?? Spelled(start) ?? (mayHavePrefix ? Prefixed(start) : null);
    }

    // 第12项, 第十二个问题; 第2条措施 is one of a problem's measures
    private Token? AfterOrdinalWord(int start, int at, bool follows)
    {
        if (!Numerals.TryRead(_text, ref at, out var value, out _) || value < 1)
        {
            return null;
        }

        var counter = OrdinalCounters.FirstOrDefault(word => Sees(at, word));
        if (counter is not null && (counter.EndsWith("措施", StringComparison.Ordinal) || follows || (counter == "条" && !Sees(at, "条问题"))))
        {
            return new Token.Ordinal(start, at + counter.Length, value, MayBeProblem: !follows && !counter.EndsWith("措施", StringComparison.Ordinal));
        }

        var digits = char.IsAsciiDigit(_text[start + 1]);
        if (counter is "个" && !Sees(at, "个问题") && !Sees(at, "个事项") && !Sees(at, "个任务"))
        {
            return null;
        }

        if (counter is null && (!digits || Counts(at)))
        {
            return null;
        }

        var number = digits ? _text[(start + 1)..at] : Text(value);
        at += counter?.Length ?? 0;
        at += Sees(at, "问题") || Sees(at, "事项") || Sees(at, "任务") ? 2 : 0;
        return WithMeasure(start, number, at, sure: true);
    }

    private Token? AfterLead(int start, int at)
    {
        while (Joints.FirstOrDefault(word => Sees(at, word)) is { } joint)
        {
            at += joint.Length;
        }

        if (at < _text.Length && Plain(start, at) is Token.LedgerNumber plain)
        {
            return plain with { Sure = true };
        }

        var end = at;
        return Numerals.TryChinese(_text, ref end, out var value) && value > 0 && !Counts(end) && !Sees(end, "成") && !(value == 1 && end < _text.Length && DayReader.AfterOne.Contains(_text[end], StringComparison.Ordinal)) && !(end < _text.Length && _text[end] is '条' or '项' or '个' or '是')
            ? WithMeasure(start, Text(value), end + (Sees(end, "号") ? 1 : 0), sure: true)
            : null;
    }

    // 12, 12-1, A-3, XC2026-012, 12.1, with or without 号
    private Token? Plain(int start, int from)
    {
        var end = RunEnd(from);
        if (end == from)
        {
            return null;
        }

        var number = _text[from..end];
        if (!number.Any(char.IsAsciiDigit) || !ProblemNumber.TryParse(number, out _))
        {
            return null;
        }

        // 12号文, 3天, 60%: it counts something
        if (number.All(c => char.IsAsciiDigit(c) || c is '.' or '-') && Counts(end) && from == start && !IsMonthEnd(number, end) && !IsFalling(number) && !(number.Contains('-', StringComparison.Ordinal) && StandsAlone(end)))
        {
            return null;
        }

        var plain = number.All(char.IsAsciiDigit);
        var counter = Counters.FirstOrDefault(word => Sees(end, word) && (plain || word[0] is '号' or '#'));
        var sure = counter is not null || number.Contains('-', StringComparison.Ordinal) || number.Any(char.IsAsciiLetter);
        var day = plain && counter is "号" && number.Length <= 2 ? new DayReader("", 0, known).DayOfMonth(int.Parse(number, CultureInfo.InvariantCulture)) : DayReader.MonthAndDay(number, known);
        return WithMeasure(start, number, end + (counter?.Length ?? 0), sure, day);
    }

    // 6-1 周调度, 2-1人社局, 4-2:55: nobody counts so
    private bool StandsAlone(int end) => folded.GapAt(end) || IsClock(end) || known.Names.Units.Starts(folded.Lower.AsSpan(end));

    // 6-1周调度, 3-2本周: no stretch goes backwards
    private static bool IsFalling(string number) => number.Split('-') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from > to;

    // 12-1月底前: nobody says from December to January's end that way
    private bool IsMonthEnd(string number, int end) => number.Contains('-', StringComparison.Ordinal) && (Sees(end, "月底") || Sees(end, "月末"));

    // 十二杠一, 12之1, JT零三杠一
    private Token.LedgerNumber? Joined(int start)
    {
        var letters = start;
        while (letters < _text.Length && char.IsAsciiLetter(_text[letters]) && letters - start < MaxLetters && !(letters > start && folded.GapAt(letters)))
        {
            letters++;
        }

        var (at, from) = (letters, letters);
        if (!Numerals.TryRead(_text, ref at, out var problem, out var length) || length > 4 || problem < 1 || at >= _text.Length || _text[at] is not ('杠' or '之' or '横'))
        {
            return null;
        }

        var name = letters == start ? Text(problem) : $"{_text[start..letters].ToUpperInvariant()}-{(_text[from] is '零' or '〇' or '0' ? "0" : "")}{problem}";
        at++;
        var end = MeasureEnd(at);
        return end > at && Numerals.TryRead(_text[..end], ref at, out var measure, out _) && at == end && measure is > 0 and < MaxJoined && (!Counts(at) || problem > measure) && !Sees(at, "分之") && !Sees(at, "成")
            ? new Token.LedgerNumber(start, at, string.Create(CultureInfo.InvariantCulture, $"{name}-{measure}"), true)
            : null;
    }

    // JT一号的第一条, JT零三的第二条
    private Token? Lettered(int start)
    {
        var at = start;
        while (at < _text.Length && char.IsAsciiLetter(_text[at]) && at - start < MaxLetters && !(at > start && folded.GapAt(at)))
        {
            at++;
        }

        return at == start || at == _text.Length || char.IsAsciiDigit(_text[at]) || folded.GapAt(at) ? null : Nth(start, at, _text[start..at].ToUpperInvariant() + "-");
    }

    private Token? Nth(int start, int at, string letters)
    {
        var end = at;
        if (!Numerals.TryChinese(_text, ref end, out var value) || value is < 1 or > 999)
        {
            return null;
        }

        var number = WithMeasure(start, letters + (_text[at] is '零' or '〇' ? "0" : string.Empty) + Text(value), end + (Sees(end, "号") ? 1 : 0), sure: true);
        return number is Token.LedgerNumber { Number: var whole } && whole.Length > letters.Length && whole[letters.Length..].Contains('-', StringComparison.Ordinal) ? number : null;
    }

    // 交通零三杠二, 财务1号的第二条: which ledger is meant stands before the number
    private Token.LedgerNumber? InLedger(int start)
    {
        if (!known.Names.LedgerStarts.TryLongest(_text.AsSpan(start), out var length, out var ledger) || start + length >= _text.Length || folded.GapAt(start + length))
        {
            return null;
        }

        var at = start + length;
        return (Joined(at) ?? Nth(at, at, string.Empty) ?? Plain(at, at) ?? Spelled(at)) is Token.LedgerNumber { Sure: true } number && number.Number.All(c => char.IsAsciiDigit(c) || c == '-')
            ? number with { Start = start, In = ledger, Day = null }
            : null;
    }

    // 三杠一百分之七十, 三杠一六成, 三之一三之二, 八之一三季度: the last figure belongs to what comes behind
    private int MeasureEnd(int at)
    {
        var end = at;
        while (end < _text.Length && end - at < 4 && (Numerals.IsNumeral(_text[end]) || char.IsAsciiDigit(_text[end])) && !folded.GapAt(end) && !(end > at && Sees(end, "百分")))
        {
            end++;
        }

        var several = end - at > 1 && !_text.AsSpan(at, end - at).ContainsAny('十', '百', '廿') && !char.IsAsciiDigit(_text[at]);
        return several && end < _text.Length && (_text[end] is '成' or '杠' or '之' or '横' || Counts(end)) ? end - 1 : end;
    }

    // 十二号
    private Token? Spelled(int start)
    {
        var end = start;
        if (!Numerals.TryChinese(_text, ref end, out var value) || value < 1 || Counts(end))
        {
            return null;
        }

        var counter = Counters.FirstOrDefault(word => word[0] == '号' && Sees(end, word));
        return counter is null
            ? null
            : WithMeasure(start, Text(value), end + counter.Length, sure: true, value <= 31 && counter == "号" ? new DayReader("", 0, known).DayOfMonth(value) : null);
    }

    // 巡-12, 示例〔2026〕12号
    private Token? Prefixed(int start)
    {
        var at = start;
        while (at < _text.Length && at - start < MaxPrefixLength && char.GetUnicodeCategory(_text[at]) == UnicodeCategory.OtherLetter && !(at > start && folded.GapAt(at)))
        {
            at++;
        }

        if (at == start || at >= _text.Length)
        {
            return null;
        }

        if (_text[at] == '-')
        {
            var end = RunEnd(at + 1);
            return end > at + 1 && _text[(at + 1)..end].All(c => char.IsAsciiDigit(c) || c == '-') && !Counts(end) ? Sure(start, end) : null;
        }

        if (_text[at] is '〔' or '[')
        {
            var close = at + 1;
            var digits = Numerals.TryArabic(_text, ref close, out _) && close < _text.Length && _text[close] is '〕' or ']' ? close + 1 : -1;
            var end = digits;
            return digits > 0 && Numerals.TryArabic(_text, ref end, out _) ? Sure(start, end) : null;
        }

        return null;
    }

    private Token? Sure(int start, int end) =>
        ProblemNumber.TryParse(_text[start..end], out var number)
            ? WithMeasure(start, number.Text, end + (Sees(end, "号") ? 1 : 0), sure: true)
            : null;

    // 12号第1条措施, 12号的措施1, 12号-1
    private Token WithMeasure(int start, string number, int end, bool sure, Moment? day = null)
    {
        var at = end + (Sees(end, "的") ? 1 : 0);
        var ordinal = 0;
        if (Sees(at, "第") && (sure || !folded.GapAt(at)))
        {
            at++;
            ordinal = Numerals.TryRead(_text, ref at, out var value, out _) && OrdinalCounters.FirstOrDefault(word => Sees(at, word)) is { } counter && (at += counter.Length) > 0 ? value : 0;
        }
        else if (Sees(at, "措施") && Numerals.TryRead(_text, ref at, 2, out var behind) && !Counts(at))
        {
            ordinal = behind;
            at += Sees(at, "号") ? 1 : 0;
        }
        else if (sure && Sees(at, "-") && at == end && Numerals.TryRead(_text, ref at, 1, out var hyphened) && !Counts(at))
        {
            ordinal = hyphened;
        }
        else if (sure && !Sees(at, "两") && Numerals.TryRead(_text, ref at, 0, out var before) && (Sees(at, "号措施") || Sees(at, "条措施")))
        {
            ordinal = before;
            at += 3;
        }

        return ordinal is > 0 and < 1000
            ? new Token.LedgerNumber(start, at, string.Create(CultureInfo.InvariantCulture, $"{number}-{ordinal}"), true)
            : new Token.LedgerNumber(start, end, number, sure, day);
    }

    // Latin letters and digits, with single hyphens, dots and underscores between them; white space ends it.
    private int RunEnd(int start)
    {
        var at = start;
        while (at < _text.Length && at - start <= ProblemNumber.MaxLength && (at == start || !folded.GapAt(at))
            && (char.IsAsciiLetterOrDigit(_text[at])
                || (at > start && _text[at] is '-' or '.' or '_' && at + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[at + 1]) && !folded.GapAt(at + 1))))
        {
            at++;
        }

        return at;
    }

    // 12-2分别到哪了 is no score
    private bool Counts(int at) => (!Sees(at, "分别") && Lexicon.Shared.MeasureWords.Starts(folded.Lower.AsSpan(at))) || IsClock(at);

    // 9:30 is an hour, 12:60% a problem and how far it is
    private bool IsClock(int at) =>
        at + 2 < _text.Length && _text[at] == ':' && char.IsAsciiDigit(_text[at + 1]) && char.IsAsciiDigit(_text[at + 2]) && !(at + 3 < _text.Length && (_text[at + 3] == '%' || char.IsAsciiDigit(_text[at + 3])));

    private bool Sees(int at, string word) => string.CompareOrdinal(_text, at, word, 0, word.Length) == 0;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
