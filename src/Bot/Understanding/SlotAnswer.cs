using CaseReform.Ops.Bot.Understanding.Grammar;
using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>Reads the answer to a question: the slot's value in any form, with nothing but courtesy around it.</summary>
internal abstract record SlotAnswer
{
    private const int MinTextLength = 4;

    private SlotAnswer() { }

    /// <summary>The intent with the value.</summary>
    public sealed record Filled(Intent Intent) : SlotAnswer;

    /// <summary>A value that cannot be.</summary>
    public sealed record Impossible(string Sentence) : SlotAnswer;

    /// <summary>Null when the text is no answer.</summary>
    public static SlotAnswer? Read(PendingQuestion pending, string text, ReadingContext known, SpokenNumber? last)
    {
        if (text.Length > SentenceReader.MaxLength)
        {
            return null;
        }

        var sentence = Sentence.Of(text, known);
        return pending.Slot switch
        {
            Slot.Number => WithNumber(pending, sentence, last),
            Slot.Progress => Progress(pending, sentence),
            _ => Day(pending, sentence, known),
        };
    }

    /// <summary>哪一项 answered with more than the number: 12 60%, 12-1 下周五前. The verb is the question's.</summary>
    public static Intent? ReadMore(PendingQuestion pending, string text, ReadingContext known, SpokenNumber? last)
    {
        var verb = (pending.Slot, pending.Goal) switch
        {
            (Slot.Number, Goal.Report) => UnderstandingTexts.VerbReport,
            (Slot.Number, Goal.Complete) => UnderstandingTexts.VerbComplete,
            (Slot.Number, Goal.Promise) => UnderstandingTexts.VerbPromise,
            _ => null,
        };
        return verb is null ? null : SentenceReader.Read(verb + text, known, last) switch
        {
            { Intent: Intent.Report { Spoken: not null } report } when pending.Goal == Goal.Report && (report.Percent ?? (object?)report.Text) is not null => report with { Percent = report.Percent ?? pending.Percent, Text = report.Text ?? pending.Text },
            { Intent: Intent.Complete { Spoken: not null } complete } when pending.Goal == Goal.Complete && (complete.Text ?? (object?)complete.On) is not null =>
                complete with { Text = complete.Text ?? pending.Text, On = complete.On ?? pending.Until },
            { Intent: Intent.Promise { Spoken: not null, Until: not null } promise } when pending.Goal == Goal.Promise => promise,
            _ => null,
        };
    }

    /// <summary>A report's text in answer to 进度多少: what nothing else understood, tells of something done or under way (已, 正在, 印发 …) and is no question.</summary>
    public static Intent? ReadText(PendingQuestion pending, Intent understood, string text)
    {
        if (pending.Slot != Slot.Progress || understood is Intent.TypedConfirmation or Intent.Greeting)
        {
            return null;
        }

        var sentence = Sentence.Of(text, new ReadingContext(pending.AskedOn, PlainCalendar, KnownNames.None));
        return Tells(sentence.Folded.Lower) && ReportTail.Of(sentence, 0, pending.Spoken, standsAlone: true) is ReportTail.Text { Words.Length: >= MinTextLength } words
            ? new Intent.Report(pending.Spoken, null, words.Words)
            : null;
    }

    private static bool Tells(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '已' || (Lexicon.Shared.Starts.TryLongest(text.AsSpan(i), out var length, out _) && length > 1))
            {
                return true;
            }
        }

        return false;
    }

    private static Domain.Calendar.WorkingCalendar PlainCalendar { get; } = new([]);

    private static SlotAnswer? WithNumber(PendingQuestion pending, Sentence sentence, SpokenNumber? last)
    {
        var numbers = SpokenNumbers.In(sentence.Tokens, last);
        var plain = sentence.Tokens.All(token => IsCourtesy(token) || token is Token.LedgerNumber or Token.Ordinal or Token.Ledger || token.IsAny(Concept.Pronoun, Concept.Thing, Concept.Prefix, Concept.Reach));
        if (!plain)
        {
            return Spelled(sentence) is { } spelled ? Choose(pending, new SpokenNumber(spelled)) : null;
        }

        return sentence.Tokens.OfType<Token.Ordinal>().FirstOrDefault() is { } ordinal && Chosen(pending, $"-{ordinal.Value}") is { } nth ? Fill(pending, nth)
            : numbers.One is { } one ? Choose(pending, one)
            : null;
    }

    // 十二 by itself
    private static string? Spelled(Sentence sentence)
    {
        var at = 0;
        return Numerals.TryChinese(sentence.Folded.Text, ref at, out var value) && at == sentence.Folded.Text.Length && value > 0
            ? value.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    // 2 among 12-1, 12-2, 12-3 is the second
    private static Filled Choose(PendingQuestion pending, SpokenNumber said)
    {
        var exact = pending.Choices.Any(choice => choice == said.Number || choice == Suggestions.Name(said));
        return Fill(pending, !exact && !said.Number.Contains('-', StringComparison.Ordinal) && Chosen(pending, "-" + said.Number) is { } nth ? nth : said);
    }

    private static SpokenNumber? Chosen(PendingQuestion pending, string ending) =>
        pending.Choices.Where(choice => choice.EndsWith(ending, StringComparison.Ordinal)).ToList() is [var only] ? new SpokenNumber(only) : null;

    private static Filled Fill(PendingQuestion pending, SpokenNumber spoken) => new(PendingIntent.Of(pending with { Spoken = spoken }));

    private static SlotAnswer? Progress(PendingQuestion pending, Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var at = 0;
        while (at < tokens.Count && (IsCourtesy(tokens[at]) || tokens[at].IsAny(Concept.Progress, Concept.Reach, Concept.Already, Concept.Approx, Concept.Complete, Concept.Change)))
        {
            at++;
        }

        int? percent = at < tokens.Count ? tokens[at] switch
        {
            Token.Percent said => said.Value ?? -1,
            Token.LedgerNumber { Sure: false } bare when int.TryParse(bare.Number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) => value,
            _ => null,
        } : null;
        if (percent is null)
        {
            var spelled = Spelled(sentence);
            return spelled is not null && int.Parse(spelled, System.Globalization.CultureInfo.InvariantCulture) is <= 100 and var value
                ? new Filled(PendingIntent.Of(pending with { Percent = value }))
                : null;
        }

        at++;
        while (at < tokens.Count && tokens[at].IsAny(Concept.Approx, Concept.Particle, Concept.Soft))
        {
            at++;
        }

        return (ReportTail.Of(sentence, at, pending.Spoken), percent) switch
        {
            (ReportTail.Doubtful or ReportTail.OtherNumbers, _) => null,
            (_, < 0 or > 100) => new Impossible(UnderstandingTexts.PercentRange),
            (ReportTail.TooLong, _) => new Impossible(Say(UnderstandingTexts.TextTooLong, ReportTail.MaxTextLength)),
            (ReportTail.Text text, _) => new Filled(PendingIntent.Of(pending with { Percent = percent, Text = text.Words })),
            _ => new Filled(PendingIntent.Of(pending with { Percent = percent })),
        };
    }

    private static SlotAnswer? Day(PendingQuestion pending, Sentence sentence, ReadingContext known)
    {
        if (!sentence.Tokens.All(token => IsCourtesy(token) || token is Token.Date or Token.LedgerNumber { Day: not null }
            || token.IsAny(Concept.Reach, Concept.Complete, Concept.Promise, Concept.Soft, Concept.Thing)))
        {
            return null;
        }

        var moments = sentence.Tokens.Select(token => token switch { Token.Date date => date.Moment, Token.LedgerNumber number => number.Day, _ => null }).OfType<Moment>().ToList();
        return moments switch
        {
            [{ Refusal: { } refusal }] => new Impossible(refusal),
            [{ Side: DaySide.After, IsStretch: false }] => null,
            [var moment] when moment.Promised(known.Calendar) is { } day => new Filled(PendingIntent.Of(pending with { Until = day })),
            _ => null,
        };
    }

    private static bool IsCourtesy(Token token) =>
        token.IsAny(Concept.Filler, Concept.Greeting, Concept.Particle, Concept.Self, Concept.Of, Concept.Soft) || token is Token.Mark;
}
