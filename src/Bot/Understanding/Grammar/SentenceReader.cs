using CaseReform.Ops.Bot.Understanding.Asking;
using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>Reads one sentence by itself: first the forms that change something, then talk, then questions, then what is nearly one of them.</summary>
internal static class SentenceReader
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

        var sentence = Sentence.Of(text, known);
        var question = new Lazy<Reading?>(() => QuestionReader.Read(sentence.Folded, known, last));
        if (Implied.Last(Update(sentence, known, last), last) is { } write && !(PendingIntent.Missing(write.Intent) == Slot.Number && IsAsked(question.Value)))
        {
            return Corrected(sentence) is { } corrected && write.Intent is not Intent.Refused ? new Reading(new Intent.DidYouMean([corrected])) : write;
        }

        var talk = TalkReader.Read(sentence, known, last);
        if (talk is { Intent: Intent.Talk { Subject: TalkSubject.WhyMail } } && question.Value is { Intent: Intent.Ask { Question: { Asked: Asked.Why } why } } && (why.Spoken is not null || (why.Maybe.Count > 0 && why.Filter.Whose == Whose.Anybodys)))
        {
            // 它为啥老催我: of one matter there is a reason
            return question.Value;
        }

        return (talk is { Intent: Intent.Talk { Subject: TalkSubject.Chase or TalkSubject.Contact or TalkSubject.CloseOut } said } && IsAsked(question.Value) && (said.Subject != TalkSubject.Contact || IsOfState(question.Value)) ? question.Value : talk) ?? new ReadGrammar(sentence, known, last, question).Read() ?? new Reading((Intent?)Suggestions.Near(sentence) ?? new Intent.Unknown());
    }

    // 发了多少封催办函, 申请销号中的: a list is asked for in so many words, of what somebody may restrict
    private static bool IsAsked(Reading? reading) => reading?.Intent is Intent.Ask { Question: { Asked: Asked.Letters, Spoken: null, Period: not null } } || reading?.Intent is Intent.Ask { Question: { InSoManyWords: true, Spoken: null, Asked: Asked.List or Asked.Count or Asked.Units or Asked.People or Asked.Letters or Asked.Urgent or Asked.Figures, Filter: var filter } question }
        && (question.Asked is Asked.Units or Asked.People or Asked.Urgent or Asked.Letters || FilterSaid.Restricts(filter) || filter.Units.Count > 0 || filter.People.Count > 0 || filter.Ledger is not null);

    // 最急的三件，我排一下明天的电话; 李分管电话多少 asks for the telephone
    private static bool IsOfState(Reading? reading) => reading?.Intent is Intent.Ask { Question: { Asked: Asked.Urgent } } || (reading?.Intent is Intent.Ask { Question.Filter: var filter } && FilterSaid.Restricts(filter));

    // A form whose every word is listed says more than one that passes words over, but for several measures at once.
    private static Reading? Update(Sentence sentence, ReadingContext known, SpokenNumber? last)
    {
        var listed = new WriteGrammar(sentence, known, last).Read();
        return listed switch
        {
            null or { Numbers.Count: > 1 } => new UpdateGrammar(sentence, known, last).Read() ?? listed,

            // 3-1完成 昨天搞定的, 佐证3-1 现场照片
            { Intent: Intent.Complete { On: null, Text: not null } } when new UpdateGrammar(sentence, known, last).Read() is { Intent: Intent.Complete { On: not null, Named: null, Text: null } } dated => dated,
            { Intent: Intent.Evidence { Spoken: not null } } when new UpdateGrammar(sentence, known, last).Read() is { Intent: Intent.Evidence { Spoken: not null, Note: not null } } noted => noted,

            // 登记12-1进展：已发文，进度35%: the text says what the slots should
            { Intent: Intent.Report { Percent: null, Text: not null } } when new UpdateGrammar(sentence, known, last).Read() is { Intent: Intent.Report { Percent: not null } or Intent.Complete { Named: null } or Intent.Several } more => more,
            _ => listed,
        };
    }

    // What changes something is not done on a guess: the sentence without its typing error is offered.
    private static string? Corrected(Sentence sentence)
    {
        var wrong = sentence.Tokens.OfType<Token.Of>().FirstOrDefault(word => word.Correction is not null);
        return wrong is null ? null
            : sentence.Folded.Original(0, wrong.Start) + wrong.Correction + sentence.Folded.Original(wrong.End);
    }
}
