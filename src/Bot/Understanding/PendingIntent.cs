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
            Intent.Show show => With(Goal.Show, show.Matter),
            Intent.WhoAnswers who => With(Goal.WhoAnswers, who.Matter),
            Intent.Reminders reminders => With(Goal.Reminders, reminders.Matter),
            Intent.UnitFigures => With(Goal.UnitFigures, null),
            Intent.Overdue => With(Goal.Overdue, null),
            Intent.DueBy due => With(Goal.DueBy, null) with { Until = due.Until, From = due.From },
            Intent.Report report => With(Goal.Report, report.Matter) with { Percent = report.Percent, Text = report.Text },
            Intent.Complete complete => With(Goal.Complete, complete.Matter) with { Text = complete.Text, Until = complete.On },
            Intent.Evidence evidence => With(Goal.Evidence, evidence.Matter),
            Intent.Promise promise => With(Goal.Promise, promise.Matter) with { Until = promise.Until },
            Intent.Undo undo => With(Goal.Undo, undo.Matter),
            _ => null,
        };

        PendingQuestion With(Goal goal, MatterRef? matter) => new() { Goal = goal, Slot = slot, AskedOn = today, Matter = matter };
    }

    /// <summary>The intent with what is known now.</summary>
    public static Intent Of(PendingQuestion pending, long? unit = null) => pending.Goal switch
    {
        Goal.Show => new Intent.Show(pending.Matter),
        Goal.WhoAnswers => new Intent.WhoAnswers(pending.Matter),
        Goal.Reminders => new Intent.Reminders(pending.Matter),
        Goal.UnitFigures => new Intent.UnitFigures(unit),
        Goal.Overdue => new Intent.Overdue(unit),
        Goal.DueBy => new Intent.DueBy(pending.Until ?? pending.AskedOn, unit, pending.From),
        Goal.Report => new Intent.Report(pending.Matter, pending.Percent, pending.Text),
        Goal.Complete => new Intent.Complete(pending.Matter, pending.Text, pending.Until),
        Goal.Evidence => new Intent.Evidence(pending.Matter),
        Goal.Promise => new Intent.Promise(pending.Matter, pending.Until),
        Goal.Undo => new Intent.Undo(pending.Matter),
        _ => throw new UnreachableException(),
    };

    /// <summary>What an intent still lacks; null when it is complete.</summary>
    public static Slot? Missing(Intent intent) => intent switch
    {
        Intent.Show { Matter: null } or Intent.WhoAnswers { Matter: null } or Intent.Reminders { Matter: null } => Slot.Matter,
        Intent.Report { Matter: null } or Intent.Complete { Matter: null } or Intent.Evidence { Matter: null } or Intent.Promise { Matter: null } => Slot.Matter,
        Intent.Report { Percent: null, Text: null } => Slot.Progress,
        Intent.Promise { Until: null } => Slot.Day,
        Intent.UnitFigures { UnitId: null } => Slot.Unit,
        _ => null,
    };

    /// <summary>The matter an intent speaks of, if any.</summary>
    public static MatterRef? Matter(Intent intent) => intent switch
    {
        Intent.Show show => show.Matter,
        Intent.WhoAnswers who => who.Matter,
        Intent.Reminders reminders => reminders.Matter,
        Intent.Report report => report.Matter,
        Intent.Complete complete => complete.Matter,
        Intent.Evidence evidence => evidence.Matter,
        Intent.Promise promise => promise.Matter,
        Intent.Undo undo => undo.Matter,
        _ => null,
    };
}
