using CaseReform.Ops.Bot.Understanding.Grammar;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>A conversation, sentence by sentence: what is missing is asked for, an answer fills the gap, a new sentence drops the old question. Pure; the same in, the same out.</summary>
internal static class Dialogue
{
    private const int MaxMisses = 2;
    private const int MaxChoices = 10;

    /// <summary>Takes one sentence.</summary>
    /// <param name="state">What the conversation remembers.</param>
    /// <param name="text">As typed.</param>
    /// <param name="known">What it is read against.</param>
    /// <param name="listed">What the list shown last was asked with.</param>
    public static DialogueTurn Next(DialogueState state, string text, ReadingContext known, Question? listed = null)
    {
        state = state with { Trail = state.Trail.Aged(), LastAge = state.LastAge + 1 };
        if (state.Pending is { } pending && pending.AskedOn == known.Today)
        {
            return Answer(state, pending, text, known);
        }

        var follows = new FollowUps(state, known, listed);
        var reading = follows.OfPerson(text) ?? follows.Read(text) ?? SentenceReader.Read(follows.Named(text), known, state.Last);
        if (follows.PersonIn(text) is { } person)
        {
            state = state with { Trail = state.Trail with { Person = new NamedPerson(person) } };
        }

        // what was said in between may have been of something else, and was not understood
        if (reading.Intent is Intent.Report { Tentative: true, Implied: true } told && state.LastAge > 1)
        {
            reading = new Reading(told with { Spoken = null, Implied = false, Aside = null });
        }

        reading = NotOfLast(reading, text, known);

        // 3-1弄到150%: what was refused may be put right by its figure alone
        if (reading.Intent is Intent.Refused or Intent.DidYouMean && Sentences.Sentence.Of(text, known) is var said && said.Tokens.Any(token => token is Slots.Token.Percent) && Sentences.SpokenNumbers.In(said.Tokens, state.Last).One is { } refused)
        {
            state = state with { Trail = state.Trail with { Update = new ToldUpdate(refused, null) } };
        }

        return Said(state with { Pending = null }, reading, known);
    }

    /// <summary>
    /// Asks for a slot of an intent that looked complete: 12 has three measures, which one? The answer may be one of the choices, its measure's ordinal (第2条), or any number.
    /// </summary>
    public static DialogueTurn Ask(DialogueState state, Intent intent, Slot slot, string sentence, IReadOnlyList<string> choices, DateOnly today)
    {
        IReadOnlyList<string> offered = [.. choices.Take(MaxChoices)];
        var pending = PendingIntent.Of(intent, slot, today) ?? throw new ArgumentException("this intent never waits for an answer", nameof(intent));
        return new DialogueTurn(
            new Step.Ask(slot, sentence, [.. offered, UnderstandingTexts.SayCancel]),
            state with { Pending = pending with { Choices = offered, Spoken = slot == Slot.Number ? null : pending.Spoken } });
    }

    private static DialogueTurn Answer(DialogueState state, PendingQuestion pending, string text, ReadingContext known)
    {
        var idle = state with { Pending = null };
        var answer = SlotAnswer.Read(pending, text, known, state.Last);
        if (answer is SlotAnswer.Filled filled)
        {
            return Said(idle, new Reading(filled.Intent), known);
        }

        var reading = SentenceReader.Read(text, known, state.Last);
        var isOther = OtherMatter.Begins(text, known);
        if (answer is SlotAnswer.Impossible impossible && reading.Intent is Intent.Refused or Intent.Unknown or Intent.DidYouMean or Intent.Ask { Question.Asked: Asked.Show })
        {
            return Again(state, pending, impossible.Sentence, known);
        }

        if (reading.Intent is Intent.Unknown or Intent.DidYouMean or Intent.Ask { Question.Asked: Asked.Show } && SlotAnswer.ReadMore(pending, text, known, state.Last) is { } more)
        {
            return Said(idle, new Reading(more), known);
        }

        // what was only told answers how far it is
        if (!isOther && reading.Intent is Intent.Report { Tentative: true } && SlotAnswer.ReadText(pending, new Intent.Unknown(), text) is { } work)
        {
            return Said(idle, new Reading(work), known);
        }

        // words without a number may be the text that was asked for
        if (!isOther && reading.Intent is Intent.Ask { Question: { Spoken: null, Maybe.Count: > 0 } } && SlotAnswer.ReadText(pending, reading.Intent, text) is { } told)
        {
            return Said(idle, new Reading(told), known);
        }

        if (reading.Intent is Intent.Unknown or Intent.DidYouMean or Intent.TypedConfirmation or Intent.Greeting or Intent.Talk { Subject: TalkSubject.Elsewhere })
        {
            return !isOther && SlotAnswer.ReadText(pending, reading.Intent, text) is { } report ? Said(idle, new Reading(report), known)
                : pending.Misses + 1 < MaxMisses ? Again(state, pending with { Misses = pending.Misses + 1 }, UnderstandingTexts.AskAgain, known)
                : Said(idle, reading, known);
        }

        reading = NotOfLast(reading, text, known);
        return Said(idle, reading.Intent is Intent.Cancel ? new Reading(new Intent.Cancel(pending.Goal == Goal.Evidence)) : reading, known);
    }

    // 教育局的已经在改了 is not of the number spoken of last
    private static Reading NotOfLast(Reading reading, string text, ReadingContext known) =>
        reading.Intent is Intent.Report { Tentative: true, Implied: true, Named: null } told && OtherMatter.Begins(text, known) ? new Reading(told with { Spoken = null, Implied = false, Aside = null }) : reading;

    private static DialogueTurn Again(DialogueState state, PendingQuestion pending, string reason, ReadingContext known)
    {
        var intent = PendingIntent.Of(pending);
        return new DialogueTurn(
            new Step.Ask(pending.Slot, reason + Questions.Sentence(intent, pending.Slot), [.. Choices(pending, known, state.Last), UnderstandingTexts.SayCancel]),
            state with { Pending = pending });
    }

    private static IReadOnlyList<string> Choices(PendingQuestion pending, ReadingContext known, SpokenNumber? last) =>
        pending.Choices.Count > 0 ? pending.Choices : Questions.Choices(pending.Slot, known, last);

    private static DialogueTurn Said(DialogueState state, Reading reading, ReadingContext known)
    {
        var intent = reading.Intent;
        state = state with { Paging = intent is Intent.More ? state.Paging : null };
        if (reading.Numbers.Count > 1)
        {
            return Ask(state, intent, Slot.Number, UnderstandingTexts.AskWhich, [.. reading.Numbers.Select(Suggestions.Name)], known.Today);
        }

        if (PendingIntent.Missing(intent) is { } slot)
        {
            return Ask(Remember(state, intent), intent, slot, Questions.Sentence(intent, slot), Questions.Choices(slot, known, state.Last), known.Today);
        }

        return new DialogueTurn(new Step.Act(intent), Remember(state, intent));
    }

    private static DialogueState Remember(DialogueState state, Intent intent) =>
        PendingIntent.SpokenIn(intent) is not { } spoken ? state
            : state with { Last = spoken, LastAge = 0, Trail = intent is Intent.Report or Intent.Complete or Intent.Promise ? state.Trail with { Update = new ToldUpdate(spoken, (intent as Intent.Report)?.Text ?? (intent as Intent.Complete)?.Text) } : state.Trail };
}
