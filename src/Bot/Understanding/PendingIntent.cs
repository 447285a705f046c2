using System.Diagnostics;

using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>Intents as questions in waiting, and back.</summary>
internal static class PendingIntent
{
    /// <summary>The question that asks for a slot of an intent; null for intents that never wait.</summary>
    public static PendingQuestion? Of(Intent intent, Slot slot, DateOnly today)
    {
        return intent switch
        {
            Intent.Ask ask => With(GoalOf(ask.Question.Asked), ask.Question.Spoken),
            Intent.Report report => With(Goal.Report, report.Spoken) with { Percent = report.Percent, Text = report.Text },
            Intent.Complete complete => With(Goal.Complete, complete.Spoken) with { Text = complete.Text, Until = complete.On },
            Intent.Evidence evidence => With(Goal.Evidence, evidence.Spoken) with { Text = evidence.Note },
            Intent.Promise promise => With(Goal.Promise, promise.Spoken) with { Until = promise.Until },
            Intent.Undo undo => With(Goal.Undo, undo.Spoken) with { Kind = undo.Kind },
            _ => null,
        };

        PendingQuestion With(Goal goal, SpokenNumber? spoken) => new() { Goal = goal, Slot = slot, AskedOn = today, Spoken = spoken, Named = intent.Named, NamedUnit = intent.NamedUnit };
    }

    /// <summary>The intent with what is known now.</summary>
    /// <remarks>Words that should have named the matter are forgotten once its number is said.</remarks>
    public static Intent Of(PendingQuestion pending) =>
        pending.Spoken is null ? Plain(pending) with { Named = pending.Named, NamedUnit = pending.NamedUnit } : Plain(pending);

    private static Intent Plain(PendingQuestion pending)
    {
        return pending.Goal switch
        {
            Goal.Show => Asks(Asked.Show),
            Goal.WhoAnswers => Asks(Asked.Who),
            Goal.Reminders => Asks(Asked.Letters),
            Goal.When => Asks(Asked.When),
            Goal.Why => Asks(Asked.Why),
            Goal.History => Asks(Asked.History),
            Goal.Cause => Asks(Asked.Cause),
            Goal.Target => Asks(Asked.Target),
            Goal.Assisting => Asks(Asked.Assisting),
            Goal.Overseers => Asks(Asked.Overseers),
            Goal.Source => Asks(Asked.Source),
            Goal.Category => Asks(Asked.Category),
            Goal.Report => new Intent.Report(pending.Spoken, pending.Percent, pending.Text),
            Goal.Complete => new Intent.Complete(pending.Spoken, pending.Text, pending.Until),
            Goal.Evidence => new Intent.Evidence(pending.Spoken) { Note = pending.Text },
            Goal.Promise => new Intent.Promise(pending.Spoken, pending.Until),
            Goal.Undo => new Intent.Undo(pending.Spoken) { Kind = pending.Kind },
            _ => throw new UnreachableException(),
        };

        Intent.Ask Asks(Asked asked) => new(new Question(asked) { Spoken = pending.Spoken });
    }

    /// <summary>What an intent still lacks; null when it is complete.</summary>
    public static Slot? Missing(Intent intent) => intent switch
    {
        Intent.Ask { Question: { Spoken: null, Period: null, Maybe.Count: 0, Asked: Asked.Show or Asked.Who or Asked.When or Asked.Why or Asked.History or Asked.Letters or Asked.Cause or Asked.Target or Asked.Assisting or Asked.Overseers or Asked.Source or Asked.Category, OfList: false } question } when IsBare(question.Filter) => Slot.Number,
        Intent.Report { Spoken: null, Named: null } or Intent.Complete { Spoken: null, Named: null } or Intent.Evidence { Spoken: null, Named: null } or Intent.Promise { Spoken: null, Named: null } => Slot.Number,
        Intent.Report { Percent: null, Text: null } => Slot.Progress,
        Intent.Promise { Until: null } => Slot.Day,
        _ => null,
    };

    /// <summary>The number an intent speaks of, if any.</summary>
    public static SpokenNumber? SpokenIn(Intent intent) => intent switch
    {
        Intent.Ask ask => ask.Question.Spoken,
        Intent.Report report => report.Spoken,
        Intent.Complete complete => complete.Spoken,
        Intent.Evidence evidence => evidence.Spoken,
        Intent.Promise promise => promise.Spoken,
        Intent.Undo undo => undo.Spoken,
        Intent.Talk talk => talk.Spoken,
        Intent.CloseOut move => move.Spoken,
        _ => null,
    };

    // nothing says of which
    private static bool IsBare(MeasureFilter filter) => filter is { Units.Count: 0, ExceptUnits.Count: 0, People.Count: 0, Ledgers.Count: 0, ExceptLedgers.Count: 0, Whose: Whose.Anybodys };

    private static Goal GoalOf(Asked asked) => asked switch
    {
        Asked.Who => Goal.WhoAnswers,
        Asked.Letters => Goal.Reminders,
        Asked.When => Goal.When,
        Asked.Why => Goal.Why,
        Asked.History => Goal.History,
        Asked.Cause => Goal.Cause,
        Asked.Target => Goal.Target,
        Asked.Assisting => Goal.Assisting,
        Asked.Overseers => Goal.Overseers,
        Asked.Source => Goal.Source,
        Asked.Category => Goal.Category,
        _ => Goal.Show,
    };
}
