using System.Diagnostics;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>Intents as questions in waiting, and back.</summary>
internal static class PendingIntent
{
    /// <summary>The question that asks for a slot of an intent; null for intents that never wait.</summary>
    public static PendingQuestion? Of(Intent intent, Slot slot, DateOnly today)
    {
        return intent switch
        {
            Intent.Show show => With(Goal.Show, show.Spoken),
            Intent.WhoAnswers who => With(Goal.WhoAnswers, who.Spoken),
            Intent.Reminders reminders => With(Goal.Reminders, reminders.Spoken),
            Intent.UnitFigures => With(Goal.UnitFigures, null),
            Intent.Overdue => With(Goal.Overdue, null),
            Intent.DueBy due => With(Goal.DueBy, null) with { Until = due.Until, From = due.From },
            Intent.Report report => With(Goal.Report, report.Spoken) with { Percent = report.Percent, Text = report.Text },
            Intent.Complete complete => With(Goal.Complete, complete.Spoken) with { Text = complete.Text, Until = complete.On },
            Intent.Evidence evidence => With(Goal.Evidence, evidence.Spoken) with { Text = evidence.Note },
            Intent.Promise promise => With(Goal.Promise, promise.Spoken) with { Until = promise.Until },
            Intent.Undo undo => With(Goal.Undo, undo.Spoken),
            _ => null,
        };

        PendingQuestion With(Goal goal, SpokenNumber? spoken) => new() { Goal = goal, Slot = slot, AskedOn = today, Spoken = spoken, Named = intent.Named, NamedUnit = intent.NamedUnit };
    }

    /// <summary>The intent with what is known now.</summary>
    /// <remarks>Words that should have named the matter are forgotten once its number is said.</remarks>
    public static Intent Of(PendingQuestion pending, long? unit = null) => pending.Spoken is null
        ? Plain(pending, unit) with { Named = pending.Named, NamedUnit = pending.NamedUnit }
        : Plain(pending, unit);

    private static Intent Plain(PendingQuestion pending, long? unit) => pending.Goal switch
    {
        Goal.Show => new Intent.Show(pending.Spoken),
        Goal.WhoAnswers => new Intent.WhoAnswers(pending.Spoken),
        Goal.Reminders => new Intent.Reminders(pending.Spoken),
        Goal.UnitFigures => new Intent.UnitFigures(unit),
        Goal.Overdue => new Intent.Overdue(unit),
        Goal.DueBy => new Intent.DueBy(pending.Until ?? pending.AskedOn, unit, pending.From),
        Goal.Report => new Intent.Report(pending.Spoken, pending.Percent, pending.Text),
        Goal.Complete => new Intent.Complete(pending.Spoken, pending.Text, pending.Until),
        Goal.Evidence => new Intent.Evidence(pending.Spoken) { Note = pending.Text },
        Goal.Promise => new Intent.Promise(pending.Spoken, pending.Until),
        Goal.Undo => new Intent.Undo(pending.Spoken),
        _ => throw new UnreachableException(),
    };

    /// <summary>What an intent still lacks; null when it is complete.</summary>
    public static Slot? Missing(Intent intent) => intent switch
    {
        Intent.Show { Spoken: null } or Intent.WhoAnswers { Spoken: null } or Intent.Reminders { Spoken: null } => Slot.Number,
        Intent.Report { Spoken: null, Named: null } or Intent.Complete { Spoken: null, Named: null } or Intent.Evidence { Spoken: null, Named: null } or Intent.Promise { Spoken: null, Named: null } => Slot.Number,
        Intent.Report { Percent: null, Text: null } => Slot.Progress,
        Intent.Promise { Until: null } => Slot.Day,
        Intent.UnitFigures { UnitId: null } => Slot.Unit,
        _ => null,
    };

    /// <summary>The number an intent speaks of, if any.</summary>
    public static SpokenNumber? SpokenIn(Intent intent) => intent switch
    {
        Intent.Show show => show.Spoken,
        Intent.WhoAnswers who => who.Spoken,
        Intent.Reminders reminders => reminders.Spoken,
        Intent.Report report => report.Spoken,
        Intent.Complete complete => complete.Spoken,
        Intent.Evidence evidence => evidence.Spoken,
        Intent.Promise promise => promise.Spoken,
        Intent.Undo undo => undo.Spoken,
        _ => null,
    };
}
