using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Asking;
using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>Reads one sentence by itself: first the forms that change something, then talk, then questions, then what is nearly one of them.</summary>
internal static partial class SentenceReader
{
    /// <summary>The longest message that is read, in characters.</summary>
    public const int MaxLength = 2000;

    /// <param name="text">As typed.</param>
    /// <param name="known">What it is read against.</param>
    /// <param name="last">What 它 means.</param>
    public static Reading Read(string text, ReadingContext known, SpokenNumber? last)
    {
        if (text.Length > MaxLength)
        {
            return new Reading(new Intent.Refused(Say(UnderstandingTexts.TooLong, MaxLength)));
        }

        if (CloseOutGrammar.Read(text) is { } move)
        {
            return new Reading(move);
        }

        var sentence = Sentence.Of(text, known);
        if (OtherWish.WithClock(sentence) is { } clock)
        {
            return clock;
        }

        var question = new Lazy<Reading?>(() => QuestionReader.Read(sentence.Folded, known, last));
        if (!AsksFor().IsMatch(sentence.Folded.Text) && !Nods().IsMatch(sentence.Folded.Text) && Implied.Last(Update(sentence, known, last), last) is { } write && !(PendingIntent.Missing(write.Intent) == Slot.Number && IsAsked(question.Value)))
        {
            if (OtherWish.In(sentence, write.Intent) is { } parted)
            {
                return parted;
            }

            // 填错了, 12号报错了, 材料传错了咋删: what can be done about it is told, by who asks
            if (write.Intent is Intent.Refused or Intent.DidYouMean && TalkReader.Read(sentence, known, last) is { Intent: Intent.Talk { Subject: TalkSubject.Mistake or TalkSubject.WrongFile } } told)
            {
                return told;
            }

            return Corrected(sentence) is { } corrected && write.Intent is not Intent.Refused ? new Reading(new Intent.DidYouMean([corrected])) : write;
        }

        var talk = TalkReader.Read(sentence, known, last);
        if (talk is { Intent: Intent.Talk { Subject: TalkSubject.WhyMail } } && question.Value is { Intent: Intent.Ask { Question: { Asked: Asked.Why } why } } && ((why.Spoken is { } one && (one != last || Points().IsMatch(sentence.Folded.Text))) || (why.Maybe.Count > 0 && why.Filter.Whose == Whose.Anybodys)))
        {
            // 它为啥老催我: of one matter there is a reason
            return question.Value;
        }

        if (talk is { Intent: Intent.Talk { Subject: TalkSubject.Contact or TalkSubject.NotMine } } && question.Value?.Intent is Intent.Ask { Question: { Asked: Asked.Who or Asked.Units, Maybe.Count: > 0 } } && WhoseIs().IsMatch(sentence.Folded.Text))
        {
            return question.Value;
        }

        return Weak(Rest(), sentence, known, last);

        Reading Rest() => (talk is { Intent: Intent.Talk { Subject: TalkSubject.Leave or TalkSubject.Chase or TalkSubject.Contact or TalkSubject.CloseOut } said } && IsAsked(question.Value) && !HowTo().IsMatch(sentence.Folded.Text) && (said.Subject != TalkSubject.Contact || IsOfState(question.Value)) ? question.Value : talk) ?? new ReadGrammar(sentence, known, last, question).Read() ?? Neither(sentence, known, last);
    }

    // 昨天跟人事开了会 已经开始起草: what asks for nothing in so many words, and tells of work, is a report to be looked at
    private static Reading Weak(Reading reading, Sentence sentence, ReadingContext known, SpokenNumber? last) =>
        reading.Intent is Intent.Unknown or Intent.DidYouMean or Intent.Ask { Question: { Spoken: null, InSoManyWords: false } or { Spoken: null, Maybe.Count: > 0 } } && reading.Numbers.Count < 2
        && new ToldUpdates(sentence, known, last).Work() is { } work
            ? new Reading(work)

            // 11的下周一能更完
            : reading.Intent is Intent.Ask { Question: { Spoken: { } one, Asked: Asked.Show, InSoManyWords: false } } && reading.Numbers.Count < 2 && new ToldUpdates(sentence, known, last).Work(one) is { } ahead ? new Reading(ahead)
            : reading;

    // the ledger may know the words that no form has
    private static Reading Neither(Sentence sentence, ReadingContext known, SpokenNumber? last)
    {
        var cut = SentenceCut.Of(sentence.Folded, known, last);
        return new Reading(Suggestions.Near(sentence) is { } near ? near with { Cut = cut } : new Intent.Unknown { Cut = cut });
    }

    // 发了多少封催办函, 申请销号中的: a list is asked for in so many words, of what somebody may restrict
    private static bool IsAsked(Reading? reading) => reading?.Intent is Intent.Ask { Question: { Asked: Asked.Letters, Spoken: null, Period: not null } } || reading?.Intent is Intent.Ask { Question: { InSoManyWords: true, Spoken: null, Asked: Asked.List or Asked.Count or Asked.Units or Asked.People or Asked.Letters or Asked.Urgent or Asked.Figures, Filter: var filter } question }
        && (question.Asked is Asked.Units or Asked.People or Asked.Urgent or Asked.Letters || FilterSaid.Restricts(filter) || filter.Units.Count > 0 || filter.People.Count > 0 || filter.Ledgers.Count > 0);

    // 最急的三件，我排一下明天的电话; 李分管电话多少 asks for the telephone
    private static bool IsOfState(Reading? reading) => reading?.Intent is Intent.Ask { Question: { Asked: Asked.Urgent } } || (reading?.Intent is Intent.Ask { Question.Filter: var filter } && FilterSaid.Restricts(filter));

    // 请说明11-1目前的灯色: who asks to be told reports nothing
    [GeneratedRegex("(?:^|[,。;!~ ])(?:(?:请|烦请|麻烦|敬请|劳驾|恳请)(?:您|你|贵办)?(?:说明|告知|告诉|介绍|列出|列示|列明|提供|查询|查一下|查下|问)|请问|告诉我|告知我|帮我查|给我说说)")]
    private static partial Regex AsksFor();

    // ok, 好了: of nothing that is named, it only nods
    [GeneratedRegex("^(?:ok|okay|好|好的|好了|好啦|好咯|嗯+|行|完|√|✓|✔|✅)[!。~,]*$")]
    private static partial Regex Nods();

    [GeneratedRegex("谁负责|归谁|谁家的|我们负责还是|谁在管|谁管|哪家的|哪家管")]
    private static partial Regex WhoseIs();

    [GeneratedRegex("^(?:请问)?(?:我)?(?:该)?(?:怎么|怎样|如何|咋)|(?:销号|销账)(?:还)?(?:得|要|需要|需|应)?(?:准备|交|提供|具备|满足|什么|啥|哪些条件|哪些材料|的?条件|的?材料)")]
    private static partial Regex HowTo();

    [GeneratedRegex("[它他这那][条项个件些]?|该[条项]|此[条项]")]
    private static partial Regex Points();

    // A form whose every word is listed says more than one that passes words over, but for several measures at once.
    internal static Reading? Update(Sentence sentence, ReadingContext known, SpokenNumber? last)
    {
        if (SharesInRow.Read(sentence) is { } row)
        {
            return new Reading(row);
        }

        var listed = new WriteGrammar(sentence, known, last).Read();
        var parted = new Lazy<Reading?>(() => new UpdateGrammar(sentence, known, last).Read());
        var read = listed switch
        {
            null or { Numbers.Count: > 1 } => parted.Value ?? listed,

            // 3-1完成 昨天搞定的, 佐证3-1 现场照片
            { Intent: Intent.Complete { On: null, Text: not null } } when parted.Value is { Intent: Intent.Complete { On: not null, Named: null, Text: null } } dated => dated,
            { Intent: Intent.Evidence { Spoken: not null } } when parted.Value is { Intent: Intent.Evidence { Spoken: not null, Note: not null } } noted => noted,

            // 登记12-1进展：已发文，进度35%: the text says what the slots should
            { Intent: Intent.Report { Percent: null, Text: not null } } when parted.Value is { Intent: Intent.Report { Percent: not null } or Intent.Complete { Named: null } or Intent.Several } more => more,
            _ => listed,
        };
        return Partly(Plainly(Fuller(sentence, read, new Lazy<Reading?>(() => new ToldUpdates(sentence, known, last).Read())), known), sentence);
    }

    // 四季度的搞完了, 第三批发完了: a part is done, and the measure is not
    private static Reading? Partly(Reading? reading, Sentence sentence) => reading is { Intent: Intent.Complete complete } && APart().IsMatch(sentence.Folded.Text)
        ? reading with { Intent = new Intent.Report(complete.Spoken, null, Invisible.Removed(sentence.Folded.Original(0, sentence.Folded.Text.Length)).Trim()) { Named = complete.Named, NamedUnit = complete.NamedUnit, Implied = complete.Implied, Aside = string.Empty } }
        : reading;

    [GeneratedRegex("(?:第?[一二三四1-4]季度|本季度|这季度|上季度|上半年|下半年|本月|这个月|上个月|第[一二三四五六七八九十0-9]+[批期场轮]|[首头一]批|[一这]场|这[批期次轮])的?[^,。;]{0,3}(?:搞|弄|做|办|发|补)?完")]
    private static partial Regex APart();

    // 还差两成: the words belong to the share
    private static readonly string[] Lacking = ["还差", "只差", "仅差", "就差", "差", "还剩", "只剩", "剩下", "剩", "余下"];

    // 财政局的完成了, JT-03两条都弄好了: neither a unit nor how many there are names a measure
    private static Reading? Plainly(Reading? reading, ReadingContext known) =>
        reading is { Intent: Intent.Report or Intent.Complete } && reading.Intent.Named is { } named
        && (Lacking.Contains(named) || known.Names.Ending(Folded.Of(named).Lower, 1).Count > 0 || (named.Length < 4 && Numerals.IsNumeral(named[0]) && named[^1] is '条' or '项' or '个' or '件'))
            ? reading with { Intent = reading.Intent with { Named = null } }
            : reading;

    /// <summary>The told reading where there is no other, or where the other left something out that was said.</summary>
    private static Reading? Fuller(Sentence sentence, Reading? read, Lazy<Reading?> told) => read switch
    {
        null or { Numbers.Count: > 1 } => told.Value ?? read,

        // 耗材系统那边供应商进场了，进度30%: what stands beside the percentage belongs to the text
        { Intent: Intent.Report { Spoken: null, Percent: { } percent, Named: not null } report } when told.Value?.Intent is Intent.Report { Spoken: null } more && more.Percent == percent && Length(more.Text) > Length(report.Text) + Length(report.Aside) => told.Value,

        // 来访那个报高了 不是60%是50%: the words that name it are not dropped
        { Intent: Intent.Report { Spoken: null, Named: null, Percent: { } figure } } when told.Value?.Intent is Intent.Report { Spoken: null, Named: { } name } named && named.Percent == figure && sentence.Folded.Text.Contains(name, StringComparison.Ordinal) && Points().IsMatch(sentence.Folded.Text[(sentence.Folded.Text.IndexOf(name, StringComparison.Ordinal) + name.Length)..]) => told.Value,

        // 尊敬的老师，食堂办法已印发，已完成; 现予签收
        { Intent: Intent.Complete { Spoken: null, Named: not null } done } when told.Value?.Intent is Intent.Complete { Named: not null } plain && plain.On == done.On && Length(plain.Text) >= Length(done.Text) => told.Value,
        { Intent: Intent.Promise { Spoken: null, Named: not null } promise } when told.Value?.Intent is Intent.Promise same && same.Until == promise.Until => told.Value,
        { Intent: Intent.Evidence { Spoken: null, Named: not null } } when told.Value is { Intent: Intent.Evidence } files => files,

        // 第一项措施已完成80%；第二项措施已完成30%
        { Intent: Intent.Report { Text: not null } or Intent.Complete { Text: not null } } when told.Value is { Intent: Intent.Several } several => several,

        // 目前追缴进度百分之四十五，余款正在走法律程序: the text says what the slots should
        { Intent: Intent.Report { Percent: null, Text: not null } } when told.Value is { Intent: Intent.Report { Percent: not null } or Intent.Complete { On: not null } } slots => slots,

        // 已经全部完成了，上周四发的文
        { Intent: Intent.Complete { On: null, Text: not null, Spoken: var spoken } } when told.Value is { Intent: Intent.Complete { On: not null } dated } && (dated.Spoken == spoken || spoken is null) => told.Value,

        // 派车单的事15号就结了
        { Intent: Intent.Complete { Spoken: { } day } } when day.Number.All(char.IsAsciiDigit) && told.Value is { Intent: Intent.Complete { On: not null } other } && other.Spoken != day => told.Value,

        // 镇里18个村都贴了，照片一会儿传
        { Intent: Intent.Evidence } when told.Value is { Intent: Intent.Report { Text: not null } } words => words,
        _ => read,
    };

    private static int Length(string? text) => text?.Count(char.IsLetterOrDigit) ?? 0;

    // What changes something is not done on a guess: the sentence without its typing error is offered.
    private static string? Corrected(Sentence sentence)
    {
        var wrong = sentence.Tokens.OfType<Token.Of>().FirstOrDefault(word => word.Correction is not null);
        return wrong is null ? null
            : sentence.Folded.Original(0, wrong.Start) + wrong.Correction + sentence.Folded.Original(wrong.End);
    }
}
