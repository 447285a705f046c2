using CaseReform.Ops.Bot.Understanding.Asking;
using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;

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
        if (Implied.Last(Update(sentence, known, last), last) is { } write)
        {
            return Corrected(sentence) is { } corrected && write.Intent is not Intent.Refused ? new Reading(new Intent.DidYouMean([corrected])) : write;
        }

        return TalkReader.Read(sentence, known, last) ?? new ReadGrammar(sentence, known, last).Read() ?? Neither(sentence, known, last);
    }

    // the ledger may know the words that no form has
    private static Reading Neither(Sentence sentence, ReadingContext known, SpokenNumber? last)
    {
        var cut = SentenceCut.Of(sentence.Folded, known, last);
        return new Reading(Suggestions.Near(sentence) is { } near ? near with { Cut = cut } : new Intent.Unknown { Cut = cut });
    }

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
