using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>
/// What is said of words, of the bot and of the office rather than of the ledger: 黄灯什么意思, 怎么联系办公室, 3-1来不及了怎么办. Which words mean that stands in
/// <c>talk.txt</c>; a question to the ledger that holds some of them (催过几次, 申请销号的有哪些) is none of these.
/// </summary>
internal sealed class TalkReader
{
    private const int MaxWordLength = 12;
    private static readonly char[] Quotes = ['"', '\'', '《', '》', '(', ')', '[', ']'];
    private static readonly char[] Joints = ['和', '跟', '与', '、', '及', '或'];
    private static readonly char[] NoWord = ['你', '您', '我', '他', '她', '它', '这', '那', '没'];
    private static readonly TalkWords Words = TalkWords.Shared;

    private readonly ReadingContext _known;
    private readonly string _text;
    private readonly string _bare;
    private readonly SpokenNumbers _numbers;
    private readonly HashSet<string> _slots;

    private TalkReader(Sentence sentence, ReadingContext known, SpokenNumber? last)
    {
        _known = known;
        _text = sentence.Folded.Lower;
        _bare = Bare(_text);
        _numbers = SpokenNumbers.In(sentence.Tokens, last);
        _slots = [.. sentence.Tokens.Select(SlotOf).OfType<string>()];
        if (known.Names.HasPerson(_text))
        {
            _slots.Add("person");
        }
    }

    /// <summary>What is talked about; null when it is none of this.</summary>
    /// <param name="sentence">As it was cut.</param>
    /// <param name="known">What it is read against.</param>
    /// <param name="last">What 它 means.</param>
    public static Reading? Read(Sentence sentence, ReadingContext known, SpokenNumber? last) =>
        new TalkReader(sentence, known, last).Read() is { } intent ? new Reading(intent) : null;

    private static string? SlotOf(Token token) => token switch
    {
        Token.LedgerNumber => "number",
        Token.Percent => "percent",
        Token.Unit => "unit",
        Token.Date => "date",
        _ => null,
    };

    private Intent? Read() => Meaning() ?? ByRule() ?? (IsThanks() ? new Intent.Greeting(IsThanks: true) : null);

    private Intent? ByRule()
    {
        // 这几条 are those just spoken of; 几条 alone asks how many; 请问谁能看 does not ask whom to ask
        var sentence = new TalkSentence(_text.Replace("请问", "", StringComparison.Ordinal).Replace("这几", "这", StringComparison.Ordinal).Replace("那几", "那", StringComparison.Ordinal), _bare, _slots);
        return Words.Rules.FirstOrDefault(rule => rule.Fits(sentence)) is not { } rule ? null
            : rule.Subject is TalkSubject.PutOff ? new Intent.Cancel()
            : rule.Subject is { } subject ? Of(subject, rule.Word)
            : rule.IsHelp ? new Intent.Help()
            : new Intent.Unknown();
    }

    private Intent.Talk Of(TalkSubject subject, string? word) => subject switch
    {
        TalkSubject.Export => new Intent.Talk(subject, Exported(), _numbers.One),
        _ => new Intent.Talk(subject, word, _numbers.One),
    };

    // 把逾期清单导出: 逾期清单, where that is a list of its own
    private string? Exported()
    {
        var rest = _bare;
        foreach (var phrase in Words.Group("export").OrderByDescending(phrase => phrase.Length))
        {
            rest = rest.Replace(phrase, "", StringComparison.Ordinal);
        }

        var before = "";
        while (rest != before)
        {
            before = rest;
            rest = Words.Group("exportFill").Aggregate(rest.Trim('?', '。', '!', ',', '~', ' '), (left, phrase) => Without(left, phrase));
        }

        return rest.Length > 1 && QuestionReader.Read(Sentence.Of(rest, _known).Folded, _known, null) is { Intent: Intent.Ask { Question: { Spoken: null, Asked: Asked.List or Asked.Count, Filter: var filter } } }
            && filter != MeasureFilter.None with { Ledgers = filter.Ledgers, ExceptLedgers = filter.ExceptLedgers }
            ? rest
            : null;
    }

    private static string Without(string text, string phrase) =>
        text.StartsWith(phrase, StringComparison.Ordinal) ? text[phrase.Length..] : text.EndsWith(phrase, StringComparison.Ordinal) ? text[..^phrase.Length] : text;

    // 黄灯什么意思, 什么叫滞后, 销号是啥, 滞后跟超期怎么区分, 逾期几天亮红灯
    private Intent.Talk? Meaning() =>
        Behind("means") is { } told ? Of(told) ?? Unknown(told)
        : Behind("meansKnown") is { } known && !_numbers.Mentioned && Words.TermsIn(known).Any(found => !IsField(found.Term)) ? Of(known)
        : Before("whatIs") is { } asked ? Of(asked) ?? Unknown(asked)
        : Before("whatIsKnown") is { } what && Exactly(what) ? Of(what)
        : End() is { } end && Exactly(end) ? Of(end)
        : Compared() is { } words ? new Intent.Talk(TalkSubject.Meaning, words)
        : (Threshold() ?? Turning()) is { } lamp ? new Intent.Talk(TalkSubject.Meaning, lamp)
        : null;

    // 红灯跟橙灯哪个严重, 完成了就是销号了吗: several words, and else only how they differ
    private string? Compared()
    {
        var found = Words.TermsIn(_text);
        var said = found.Select(term => _text[term.Start..term.End]).Distinct(StringComparer.Ordinal).ToList();
        return said.Count > 1 && !_numbers.Mentioned && Words.Compared.Covers(_text) ? string.Join('、', said) : null;
    }

    // 什么时候通报, 逾期几天会通报: of the rule; 通报几天了 asks of a measure
    private string? Threshold()
    {
        var named = Words.TermsIn(_text).Where(term => Words.Thresholds.Contains(_text[term.Start..term.End])).ToList();
        return named is [var one] && !_numbers.Mentioned && Words.Turning.Covers(_text)
            && Words.Group("when").Any(phrase => _text.IndexOf(phrase, StringComparison.Ordinal) is >= 0 and var at && (at < one.Start || _text.EndsWith('发')))
            ? _text[one.Start..one.End]
            : null;
    }

    private Intent.Talk? Of(string stretch)
    {
        var found = Words.TermsIn(stretch);
        var words = found.Select(term => stretch[term.Start..term.End]).Distinct(StringComparer.Ordinal).ToList();
        return words.Count > 0 && (_numbers.All.Count == 0 || found.Any(term => !IsField(term.Term))) ? new Intent.Talk(TalkSubject.Meaning, string.Join('、', words), _numbers.One) : null;
    }

    // a word that the table does not know is a word all the same; not 你这, 3-1
    private Intent.Talk? Unknown(string stretch)
    {
        var word = stretch.Split('"') is [_, { Length: > 0 } quoted, ..] ? quoted : Stripped(stretch);
        return !_numbers.Mentioned && word.Length is > 0 and <= MaxWordLength && !NoWord.Contains(word[0]) ? new Intent.Talk(TalkSubject.Meaning, word) : null;
    }

    private static bool IsField(string term) => Words.Group("fieldTerms").Contains(term);

    // what stands before the phrase in its own part of the sentence; all before it where that part is empty
    private string? Behind(string group)
    {
        foreach (var phrase in Words.Group(group))
        {
            var at = _text.IndexOf(phrase, StringComparison.Ordinal);
            if (at >= 0)
            {
                var before = _text[..at].TrimEnd('?', ',', '是', '具', '体', '到', '底', '究', '竟', ' ');
                var part = before[(before.LastIndexOfAny([',', '。', '?', '!', ';', '~']) + 1)..];
                return part.Length > 0 ? part : null;
            }
        }

        return null;
    }

    // what stands behind it: 什么叫滞后
    private string? Before(string group)
    {
        foreach (var phrase in Words.Group(group))
        {
            var at = _text.IndexOf(phrase, StringComparison.Ordinal);
            if (at >= 0 && !(at > 0 && Words.Group("notWhatIs").Contains(_text[(at - 1)..at])))
            {
                var rest = _text[(at + phrase.Length)..].TrimStart(':', ',', '"');
                var cut = rest.IndexOfAny([',', '。', '?', '!', ';', '~']);
                return Tail(cut < 0 ? rest : rest[..cut]);
            }
        }

        return null;
    }

    // 销号是啥: nothing else stands there
    private string? End()
    {
        var said = Tail(_text);
        return Words.Group("meansEnd").Where(phrase => said.EndsWith(phrase, StringComparison.Ordinal)).Select(phrase => said[..^phrase.Length]).FirstOrDefault();
    }

    private bool Exactly(string stretch)
    {
        var word = Stripped(stretch);
        var found = Words.TermsIn(word);
        return _numbers.All.Count == 0 && found.Count > 0 && !stretch.EndsWith('的') && !found.Any(term => IsField(term.Term)) && found.Sum(term => term.End - term.Start) + word.Count(c => Joints.Contains(c)) == word.Length;
    }

    // 逾期几天亮红灯, 多久不报算滞后: of the rule, not of a measure
    private string? Turning()
    {
        if (_slots.Count > 0 || _numbers.Mentioned || Words.Group("notTurns").Any(phrase => _text.Contains(phrase, StringComparison.Ordinal)))
        {
            return null;
        }

        var said = Tail(_text);
        if (Words.TermsIn(said) is not [.., var last] || last.End != said.Length)
        {
            return null;
        }

        var before = said[..last.Start];
        var asked = Words.Group("when").Where(phrase => before.Contains(phrase, StringComparison.Ordinal)).Select(phrase => before.IndexOf(phrase, StringComparison.Ordinal) + phrase.Length).DefaultIfEmpty(-1).Max();
        var turns = said[last.Start] == '亮' || (asked >= 0 && Words.Group("turns").Any(verb => before.EndsWith(verb, StringComparison.Ordinal) && before.Length - verb.Length >= asked));
        return asked >= 0 && turns ? said[last.Start..] : null;
    }

    // 好的明白了，非常感谢老师; not 您好，谢谢
    private bool IsThanks() => !Words.Group("hello").Any(phrase => _text.StartsWith(phrase, StringComparison.Ordinal)) && Words.Thanks.Covers(_text);

    private static string Bare(string text) => Tail(Head(text));

    private static string Stripped(string stretch) => Tail(Head(stretch.Trim(Quotes))).Trim(Quotes);

    private static string Head(string text)
    {
        var rest = text.AsSpan().TrimStart(",。!?;:~\" ");
        while (Words.Courtesies.TryLongest(rest, out var length, out _) && length < rest.Length)
        {
            rest = rest[length..].TrimStart(",。!?;:~\" ");
        }

        return rest.ToString();
    }

    private static string Tail(string text) => text.TrimEnd('?', '。', '!', '.', ',', '~', ';', '"', '吗', '呢', '呀', '啊', '吧', '了', '的', '嘛', '哈', '呐', ' ');
}
