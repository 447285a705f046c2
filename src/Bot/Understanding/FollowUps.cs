using System.Globalization;
using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Asking;
using CaseReform.Ops.Bot.Understanding.Grammar;
using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>
/// Sentences that say nothing by themselves and go on with what the turns before left (<see cref="Trail"/>): a nod, a corrected figure, 谁家的 behind a list, 那上周的呢.
/// Nothing is taken from further back: what has no such ground is read by itself.
/// </summary>
/// <param name="state">What the conversation remembers.</param>
/// <param name="known">What it is read against.</param>
/// <param name="listed">What the list shown last was asked with.</param>
internal sealed partial class FollowUps(DialogueState state, ReadingContext known, Question? listed)
{
    private const int MaxLength = 40;
    private const int MaxPercent = 100;

    /// <summary>The reading; null where the sentence stands by itself.</summary>
    public Reading? Read(string text)
    {
        var folded = Folded.Of(text);
        if (folded.Text.Length is 0 or > MaxLength)
        {
            return null;
        }

        var said = folded.Lower.TrimEnd('?', '。', '!', '~', ',', '.', ';');
        var intent = Nod(said) ?? Corrected(said, text, folded) ?? (state.Trail.List is { } list && listed is not null && !IsOfUpdate(said, list) ? OfList(said, list, listed) : null);
        return intent is null ? null : new Reading(intent);
    }

    /// <summary>The sentence with the row of the list in place of 第二个; the sentence itself where none is meant.</summary>
    public string Named(string text)
    {
        if (listed?.Asked == Asked.Urgent && state.Trail.List is { Age: 1, Rows.Count: > 1 } && Next().IsMatch(text))
        {
            return Suggestions.Name(state.Trail.List.Rows[1]) + UnderstandingTexts.AsksProgress;
        }

        if (state.Trail.List is not { Rows.Count: > 1 } list || text.Contains("措施", StringComparison.Ordinal) || Nth().Match(text) is not { Success: true } nth)
        {
            return text;
        }

        var at = 0;
        var place = nth.Value.StartsWith("最后", StringComparison.Ordinal) || nth.Value.StartsWith('末') || nth.Value.StartsWith("最末", StringComparison.Ordinal) ? list.Rows.Count
            : nth.Groups["n"] is { Success: true } said && Numerals.TryRead(said.Value, ref at, out var value, out _) ? value
            : 1;
        if (place < 1 || place > list.Rows.Count)
        {
            return text;
        }

        var rest = text[(nth.Index + nth.Length)..];
        return text[..nth.Index] + Suggestions.Name(list.Rows[place - 1]) + (Bare().IsMatch(rest) && nth.Index < 3 ? UnderstandingTexts.AsksProgress : rest);
    }

    /// <summary>The only person of a sentence; null where none is named, or several are.</summary>
    public string? PersonIn(string text)
    {
        var lower = Folded.Of(text).Lower;
        var named = Enumerable.Range(0, lower.Length).SelectMany(at => known.Names.People.At(lower, at)).SelectMany(found => found.Value).Select(person => person.Name).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return named is [var one] ? one : null;
    }

    /// <summary>他逾期几条, 她呢: a question about the person named before, read with the name; null where it is none.</summary>
    public Reading? OfPerson(string text)
    {
        if (state.Trail.Person is not { } person || text.Length > MaxLength || !Pronoun().IsMatch(text) || PersonIn(text) is not null || Told().IsMatch(text))
        {
            return null;
        }

        // a matter spoken of since has its own people: 他什么时候报的
        if (state.Last is not null && state.LastAge < person.Age && !OfHands().IsMatch(text))
        {
            return null;
        }

        var named = Pronoun().Replace(text, person.Name, 1);
        var reading = Read(named) ?? SentenceReader.Read(named, known, null);
        return reading.Intent is Intent.Ask { Question.Filter.People.Count: > 0 } ? reading : null;
    }

    // 改成完成 behind an update is of the update, whatever was listed before it
    private bool IsOfUpdate(string said, ShownList list) => state.Trail.Update is { } update && update.Age < list.Age && Changes().IsMatch(said);

    // 好的 behind a card is a yes to it and to nothing else
    private Intent? Nod(string said) => state.Trail.Card switch
    {
        { Age: 1 } card when Yes().IsMatch(said) || Agrees().IsMatch(said) => new Intent.TypedConfirmation(card.Says),
        { } card when Confirms().IsMatch(said) => new Intent.TypedConfirmation(card.Says),
        _ when Confirms().IsMatch(said) => new Intent.TypedConfirmation(),
        _ => null,
    };

    // 写45吧, 就70吧, 不是三成是四成: the figure of the update just told; 哎记错了 是六个补了三个: its text
    private Intent? Corrected(string said, string text, Folded folded)
    {
        if (state.Trail.Update is not { } update)
        {
            return null;
        }

        if (Instead().Match(said) is { Success: true } instead && Percent(instead.Groups["n"].Value) is { } other)
        {
            return Told(update, other);
        }

        if (Again().Match(said) is { Success: true } again && Percent(again.Groups["n"].Value) is { } percent)
        {
            return Told(update, percent);
        }

        if (Other().Match(said) is { Success: true } bare && Percent(bare.Groups["n"].Value) is { } figure)
        {
            return Told(update, figure);
        }

        // 压减还没 先算九成: a figure for now, with what stands before it
        if (ForNow().Match(said) is { Success: true } now && update.Age == 1 && Percent(now.Groups["n"].Value) is { } share && share is >= 0 and <= MaxPercent && (now.Groups["apart"].Length > 0 || folded.GapAt(now.Groups["text"].Length)))
        {
            // 采购还没完，先算九成: words of another measure point away from this one
            var words = folded.Original(0, now.Groups["text"].Length).Trim(' ', ',', '，', '。');
            return OtherMatter.In(words, known) ? null : new Intent.Report(update.Spoken, share, words) { Named = words, Implied = true, Aside = string.Empty, Tentative = true };
        }

        return Wrong().Match(said) is { Success: true } wrong && said[wrong.Length..].Any(c => Numerals.IsNumeral(c) || char.IsAsciiDigit(c) || c == '了') && SentenceReader.Read(text[^(said.Length - wrong.Length)..], known, update.Spoken) is { Intent: not (Intent.Ask { Question.Spoken: not null } or Intent.Talk) } rest
            ? rest.Intent is Intent.Report or Intent.Complete ? rest.Intent : new Intent.Report(update.Spoken, null, text[^(said.Length - wrong.Length)..].Trim(',', '，', ' '))
            : null;
    }

    private static Intent Told(ToldUpdate update, int percent) => percent is < 0 or > MaxPercent ? new Intent.Refused(UnderstandingTexts.PercentRange) : new Intent.Report(update.Spoken, percent, update.Text);

    private int? Percent(string figure)
    {
        if (int.TryParse(figure.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        return Sentence.Of(figure, known).Tokens is [Token.Percent { Value: var said }] ? said
            : figure.Length > 1 && Spelled(figure) is { } spelled ? spelled
            : null;
    }

    private static int? Spelled(string figure)
    {
        var at = 0;
        return Numerals.TryChinese(figure, ref at, out var value) && at == figure.Length ? value : null;
    }

    private Intent? OfList(string said, ShownList list, Question question)
    {
        if (Sorted().IsMatch(said))
        {
            return new Intent.Ask(new Question(Asked.List) { Filter = question.Filter, OfList = true });
        }

        // of the most urgent one its own question is asked
        if ((list.Age == 1 && question.Asked != Asked.Urgent) || These().IsMatch(said))
        {
            var bare = These().Replace(said, "");
            var asked = new Question(Asked.List) { Filter = question.Filter, OfList = true };
            if (WhoAnswers().IsMatch(bare))
            {
                return new Intent.Ask(asked with { By = Breakdown.Person });
            }

            if (WhichUnits().IsMatch(bare))
            {
                return new Intent.Ask(asked with { Asked = Asked.Units });
            }

            if (WhyIsIt().IsMatch(bare))
            {
                return new Intent.Ask(asked with { Asked = Asked.Why });
            }

            if (HowMany().IsMatch(bare))
            {
                return new Intent.Ask(asked with { Asked = Asked.Count });
            }

            if (bare.Length < said.Length && WhenDue().IsMatch(bare))
            {
                return new Intent.Ask(asked);
            }
        }

        return Narrower(said, question.Filter) is { } filter ? new Intent.Ask(new Question(question.Asked) { Filter = filter }) : null;
    }

    /// <summary>The filter of the list with what is said now: 那上周的呢, 样例中心呢 in place of what it said of the same kind, 里面示例局占几个 beside it.</summary>
    private MeasureFilter? Narrower(string said, MeasureFilter before)
    {
        // 红灯的去掉, 去掉红灯的
        var (except, away) = (Except().Match(said), Away().Match(said));
        if ((except.Success || away.Success) && !OwnState().IsMatch(said))
        {
            return QuestionReader.Read(Folded.Of(except.Success ? said[except.Length..] : away.Groups["what"].Value), known, null)?.Intent is Intent.Ask { Question: { Spoken: null, Maybe.Count: 0, Unused.Count: 0, Parts.Count: 0 } left } ? Without(before, left.Filter) : null;
        }

        var within = Within().Match(said);
        var narrows = Only().Match(said);
        var instead = Instead2().Match(said);
        var bare = state.Trail.List is { Age: 1 } && !within.Success && !narrows.Success && !instead.Success ? BareState().Match(said) : Match.Empty;
        if (Longer().IsMatch(said) && before.Overdue)
        {
            said = UnderstandingTexts.OverdueWord + said;
        }
        else if (within.Success)
        {
            said = said[within.Length..];
        }
        else if (narrows.Success)
        {
            said = narrows.Groups["what"].Value;
        }
        else if (instead.Success)
        {
            said = instead.Groups["what"].Value;
        }
        else if (bare.Success && (BareDay().IsMatch(said) || IsWhose(before)))
        {
            said = bare.Groups["what"].Value;
        }
        else
        {
            return null;
        }

        var landing = before switch
        {
            { Due: not null } => UnderstandingTexts.DueWord,
            { Completed: not null } => UnderstandingTexts.CompletedWord,
            { Reported: not null } => UnderstandingTexts.ReportedWord,
            { Unreported: not null } => UnderstandingTexts.UnreportedWord,
            { Closed: not null } => UnderstandingTexts.ClosedWord,
            { Entered: not null } => UnderstandingTexts.EnteredWord,
            _ => null,
        };
        var folded = Folded.Of(said);
        var cut = new Said(folded, known, null);
        var dated = cut.Pieces.Any(piece => piece is Piece.Days or Piece.Between) && !cut.HasAny(DaysSaid.Landings);
        if (dated)
        {
            if (landing is null)
            {
                return null;
            }

            folded = Folded.Of(said.TrimEnd('的') + landing);
        }

        // 没动的 behind 我的 is of mine; 示例局的 is another list
        if (bare.Success && !dated && (QuestionReader.Read(folded, known, null)?.Intent as Intent.Ask)?.Question.Filter is not { Units.Count: 0, People.Count: 0, Ledgers.Count: 0, Words.Count: 0, Whose: Whose.Anybodys, Due: null, Completed: null, Closed: null, Entered: null })
        {
            return null;
        }

        if (QuestionReader.Read(folded, known, null)?.Intent is not Intent.Ask { Question: { Spoken: null, Maybe.Count: 0, Unused.Count: 0, Parts.Count: 0, By: null } question }
            || (!within.Success && !narrows.Success && !bare.Success && question.InSoManyWords && !folded.Text.EndsWith('的')) || question.Filter == MeasureFilter.None)
        {
            return null;
        }

        return Joined(before, question.Filter, within.Success || narrows.Success);
    }

    private static bool IsWhose(MeasureFilter filter) => filter.Units.Count + filter.People.Count + filter.Ledgers.Count > 0 || filter.Whose != Whose.Anybodys;

    /// <summary>What is said now stands in place of what was said of the same kind: whose it is, how it stands, its days.</summary>
    private static MeasureFilter Joined(MeasureFilter before, MeasureFilter now, bool within)
    {
        var whose = now.Units.Count + now.ExceptUnits.Count + now.People.Count > 0 || now.Whose != Whose.Anybodys;
        var state = now with { Units = [], ExceptUnits = [], People = [], LedByPeople = false, Whose = Whose.Anybodys, Ledgers = [], ExceptLedgers = [], Words = [], Due = null, Reported = null, Unreported = null, Completed = null, Closed = null, Entered = null };
        var dated = (now.Due ?? now.Reported ?? now.Unreported ?? now.Completed ?? now.Closed ?? now.Entered) is not null;
        var joined = now;
        if (!whose)
        {
            joined = joined with { Units = before.Units, ExceptUnits = before.ExceptUnits, People = before.People, LedByPeople = before.LedByPeople, Whose = before.Whose };
        }
        else if (within)
        {
            joined = joined with { Whose = now.Whose == Whose.Anybodys ? before.Whose : now.Whose, Units = now.Units.Count > 0 ? now.Units : before.Units, People = now.People.Count > 0 ? now.People : before.People };
        }

        if (now.Ledgers.Count + now.ExceptLedgers.Count == 0)
        {
            joined = joined with { Ledgers = before.Ledgers, ExceptLedgers = before.ExceptLedgers };
        }

        if (!dated)
        {
            joined = joined with { Due = before.Due, Reported = before.Reported, Unreported = before.Unreported, Completed = before.Completed, Closed = before.Closed, Entered = before.Entered };
        }

        // a deadline asked for brings 在办 with it, which replaces nothing
        return state == MeasureFilter.None || (dated && state == MeasureFilter.None with { Stage = MeasureStage.Open }) || state == MeasureFilter.None with { Overdue = true, Late = state.Late } && before.Overdue ? State(joined, before, state.Late)
            : within ? State(joined, before, joined.Late) with
            {
                Lights = joined.Lights.Count > 0 ? joined.Lights : before.Lights, Stage = joined.Stage ?? before.Stage, Overdue = joined.Overdue || before.Overdue, Quiet = joined.Quiet || before.Quiet,
            }
            : joined with { Words = before.Words };
    }

    /// <summary>The filter of the list without what is said now; null where that cannot be left out.</summary>
    private static MeasureFilter? Without(MeasureFilter before, MeasureFilter left)
    {
        var joined = before with
        {
            ExceptUnits = left.Units.Count > 0 ? left.Units : before.ExceptUnits,
            ExceptLedgers = left.Ledgers.Count > 0 ? left.Ledgers : before.ExceptLedgers,
            ExceptLights = left.Lights.Count > 0 ? left.Lights : before.ExceptLights,
            ExceptStage = left.Stage is null or MeasureStage.Open ? before.ExceptStage : left.Stage,
            ExceptOverdue = left.Overdue || before.ExceptOverdue,
            ExceptQuiet = left.Quiet || before.ExceptQuiet,
        };
        var used = MeasureFilter.None with { Units = left.Units, Ledgers = left.Ledgers, Lights = left.Lights, Stage = left.Stage, Overdue = left.Overdue, Quiet = left.Quiet };
        return left == used && joined != before ? joined : null;
    }

    private static MeasureFilter State(MeasureFilter joined, MeasureFilter before, DaysLate? late) => joined with
    {
        Lights = before.Lights, ExceptLights = before.ExceptLights, Quiet = before.Quiet, ExceptQuiet = before.ExceptQuiet, Stage = before.Stage, ExceptStage = before.ExceptStage,
        Overdue = before.Overdue, ExceptOverdue = before.ExceptOverdue, Late = late ?? before.Late, Percent = before.Percent, NoPercent = before.NoPercent, Promised = before.Promised, Broken = before.Broken,
        Words = before.Words,
    };

    [GeneratedRegex("^(?:确认|确定|确认提交|是的|对的?|没错|同意|可以|无误|确认无误|就这样|没问题|yes|y)(?:[,。!~ ]|了|吧|啊|哈|的)*$")]
    private static partial Regex Confirms();

    [GeneratedRegex("^(?:好的?|好嘞|好呀|行|行吧|嗯+|哦|ok|okay|是|中|成|要得|√|✓|✔|✅|👌|👍)(?:[,。!~ ]|了|吧|啊|哈|的)*$")]
    private static partial Regex Yes();

    [GeneratedRegex("^(?:好的?|嗯+|行|是的?|对的?|ok)[,。!~ ]*(?:确认|确定|是的|对的?|没错|提交|就这样|可以|没问题|记吧|就这么记|报吧)(?:[,。!~ ]|了|吧|啊|哈|的)*$|^(?:报|记|交|提交)(?:上去|上)?吧$|^提交$")]
    private static partial Regex Agrees();

    private const string Figure = "(?<n>[0-9]{1,3}%?|百分之[0-9一二三四五六七八九十零百]{1,5}|[一二三四五六七八九十两]{1,2}成[半一二三四五六七八九]?|一半|[一二三四五六七八九十]{2,3})";

    [GeneratedRegex("^(?:哎呀?|唉|哦|额|呃|等下|等等|不对|错了|[,。!~ ]|(?:我)?(?:刚才?)?(?:记|打|说|写|报|填|搞|弄)错了?)*不是(?:[0-9]{1,3}%?|百分之[0-9一二三四五六七八九十零百]{1,5}|[一二三四五六七八九十两]{1,3}成?半?)[,。!~ ]*(?:是|而是|应该是|应为|改成)" + Figure + "(?:吧|了|哈|才对|[,。!~ ])*$")]
    private static partial Regex Instead();

    [GeneratedRegex("^(?:哎呀?|唉|哦|额|呃|等下|等等|不对|错了|[,。!~ ]|(?:我)?(?:刚才?)?(?:记|打|说|写|报|填|搞|弄)错了?)*(?:(?:那就|还是|就|先|那|给我|应该|应)?(?:写成|改成|改为|改到|报成|填成|记成|写|改|按|报|算|填|记|录|登|是|为|到)(?:个)?" + Figure + "(?:吧|了|就行|就好|好了|得了|哈|呗|嘛|啊|[,。!~ ])*|(?:那就|还是|就|先)" + Figure + "(?:吧|了|就行|就好|好了|得了|哈|呗|嘛|啊|[,。!~ ])*|" + Figure + "(?:吧|就行|就好|得了|才对)[,。!~ ]*)$")]
    private static partial Regex Again();

    [GeneratedRegex("(?<!其)[他她](?![们人])")]
    private static partial Regex Pronoun();

    // 提醒他, 给他打个电话
    [GeneratedRegex("(?:提醒|催促?|通知|告诉|告知|联系|问问?|找|给|跟|让|叫|请|帮|替|转告)(?:一?下)?(?<!其)[他她]")]
    private static partial Regex Told();

    [GeneratedRegex("几[条个项件]|多少|哪些|哪几|逾期|超期|[红橙黄蓝绿]灯|名下|手[上里头]|清单|任务")]
    private static partial Regex OfHands();

    [GeneratedRegex("^(?:那|那就|还是|就)?(?:改成|改为|换成|改到)")]
    private static partial Regex Changes();

    [GeneratedRegex("^(?<text>[^?？0-9%谁哪啥吗么]{3,24}?)(?<apart>[,。; ]*)(?:那就|还是|就|先|暂)(?:写成|算|按|报|记|写|填|登)(?:个)?" + Figure + "(?:吧|了|哈|[,。!~ ])*$")]
    private static partial Regex ForNow();

    // 哦不对五成; 不是五成 says what it is not, and no more
    [GeneratedRegex("^(?:哎呀?|唉|哦|额|呃|等下|等等|[,。!~ ])*(?:不对|错了|不是(?=[,。!~ ])|(?:我)?(?:刚才?)?(?:记|打|说|写|报|填|搞|弄|看)错了?)+[,。!~ ]*(?:是|应该是|应为)?" + Figure + "(?:吧|了|[,。!~ ])*$")]
    private static partial Regex Other();

    [GeneratedRegex("^(?:哎呀?|唉|哦|额|呃|等下|等等|[,。!~ ])*(?:我)?(?:刚才?)?(?:记|打|说|写|报|填|搞|弄)错了[,。!~ ]*")]
    private static partial Regex Wrong();

    [GeneratedRegex("第(?<n>[一二三四五六七八九十]|[0-9]{1,2})(?:个|条|项|件)|(?:最后|末了|最末|末尾)(?:一|那)?(?:个|条|项|件)|头一?(?:个|条|项|件)|末尾那(?:个|条)")]
    private static partial Regex Nth();

    // 它后面呢: the one behind the first
    [GeneratedRegex("^(?:那)?(?:它|这个|那个|这条|那条)?(?:的)?(?:后面|下面|下一个|下一条|接下来|再往后|往后|再下面|次一个|之后)(?:一个|一条|那个|那条|的)?(?:呢|是啥|是哪个|是什么|是哪条|[?？。 ])*$|^(?:其次|然后|第二急)(?:的|呢|是哪个|[?？ ])*$")]
    private static partial Regex Next();

    [GeneratedRegex("^(?:呢|的|吧|啊|呀|是啥|是什么|说说|看看|详细|情况|[?。!~, ])*$")]
    private static partial Regex Bare();

    [GeneratedRegex("^(?:那|那么)?(?:这|那|上面|以上|上述)(?:几个|几条|几项|几件|些|[两二三四五六七八九俩仨]个?|[两二三四五六七八九]条|[两二三四五六七八九]项)(?:分别|各自|各|都|是|到底|的)*|^(?:它们|他们)(?:分别|各自|都)*")]
    private static partial Regex These();

    [GeneratedRegex("^(?:那|都|分别|各|是|又|到底)*(?:由)?(?:谁(?:在|来)?(?:负责|管|办|盯|牵头|弄|做|的)|归谁管?|(?:责任人|负责人|经办人)(?:是|都是|分别是)?谁?|谁)(?:的|呢|啊|呀|在管|来着)*$")]
    private static partial Regex WhoAnswers();

    [GeneratedRegex("^(?:那|都|分别|各|是|又)*(?:谁家|哪家|哪几家|哪个单位|哪些单位|哪几个单位|哪个局|哪些局)(?:的|呢|啊|呀|管|负责)*$")]
    private static partial Regex WhichUnits();

    [GeneratedRegex("^(?:那|这|都|是|又|到底)*(?:为啥|为什么|为何|咋回事|怎么回事|啥原因|什么原因|咋搞的|怎么搞的)(?:呢|啊|呀|这样|会这样|拖着|老拖着|没办完|没弄完|还没办|还没完|逾期|超期|红|亮红灯)*$")]
    private static partial Regex WhyIsIt();

    [GeneratedRegex("^(?:一共|总共|共|有)*(?:几个|几条|几项|多少个|多少条|多少|几)(?:呢|啊|呀|来着)*$")]
    private static partial Regex HowMany();

    [GeneratedRegex("^(?:什么时候|啥时候|几号|哪天|何时)?(?:到期|截止|要交|要完|完成)?(?:呢|啊|的)*$|^(?:时限|期限|到期日)(?:是|都是)?(?:哪天|几号|什么时候|啥时候)?$|^(?:逾期|超期)?(?:了)?(?:几天|多少天|多久)(?:了)?$")]
    private static partial Regex WhenDue();

    [GeneratedRegex("^(?:那|那么|再)?(?:里面|其中|这里面|这里头|里头|这里边|当中|只要|只看|光看|就看|就要|单看|只留|只列|只说)(?:有|的)?")]
    private static partial Regex Within();

    [GeneratedRegex("^(?:那|再)?(?:把)?(?:去掉|除掉|除去|刨掉|刨去|不算|不要|不含|不看|扣掉|扣除|排除|剔除|去了)(?:那些)?")]
    private static partial Regex Except();

    [GeneratedRegex("^(?:那)?(?:按|照|以)?(?:着)?(?:到期|时限|天数|逾期天数|超期天数|时间|日期|紧急程度|先后|拖的时间|早晚).{0,5}(?:排|列|排序)(?:下|一下|个序|一排|序|列|吧|给我)*$|^(?:排个序|排下序|排一下序|排序)$")]
    private static partial Regex Sorted();

    [GeneratedRegex("^(?:那|那么|还有)?(?:换成|换|改成|改看)?(?<what>.{1,14}?)(?:呢|咧|哩|那边呢)$|^(?:那|那么)(?<what>.{1,14}?的)$|^(?:那|再|给我)?(?:换成|换一下|换|改成|改看)(?<what>.{1,14}?)(?:看看|看下|试试|吧|的话)?$")]
    private static partial Regex Instead2();

    [GeneratedRegex("^(?:那|再)?(?:把)?(?<what>.{1,10}?的?)(?:都|也|全)?(?:去掉|不要了?|别要了?|除掉|刨掉|不算|不看|拿掉|扣掉|剔掉|筛掉)(?:吧|了|哈|先)*$")]
    private static partial Regex Away();

    // 刨掉长期坚持的还有哪些没完: it says how they stand itself
    [GeneratedRegex("还有.{0,4}(?:没|未|在办|逾期|超期|红|黄|橙)")]
    private static partial Regex OwnState();

    // 街道办的就行
    [GeneratedRegex("^(?:我)?(?:只|就)?(?:要|看|留)?(?<what>.{1,10}?的?)(?:就行|就好|就够了|就可以|就可以了|就行了|就好了)$")]
    private static partial Regex Only();

    // 没动的, 有没有超的, 下礼拜: it says how they stand or when, and not whose
    [GeneratedRegex("^(?:那|其中)?(?:还)?(?:有没有|有没得|有|哪些|哪几个|几个|几条|多少)(?<what>.{1,6}?)(?:的|了)?(?:吗|没|没有|不|呀|啊|嘛)?$|^(?<what>.{1,6}?的)$|^(?:那|再)?(?<what>(?:上|下|本|这|这个|上个|下个|再下)(?:周|礼拜|星期|月)|昨天|明天|后天|今天|昨日|明日|月底前|年底前)(?:的)?$")]
    private static partial Regex BareState();

    [GeneratedRegex("(?:周|礼拜|星期|月|天|日|月底前|年底前)(?:的)?$")]
    private static partial Regex BareDay();

    [GeneratedRegex("^(?:那)?(?:超过|超|大于|多于)(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3}|半)(?:个)?(?:天|周|星期|月)(?:以上)?的(?:呢|有哪些|有几个)?$")]
    private static partial Regex Longer();
}
