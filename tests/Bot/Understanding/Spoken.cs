using System.Globalization;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Bot.Tests.Understanding;

/// <summary>The office that the sentences are spoken in, and a short notation for what was understood.</summary>
internal static class Spoken
{
    /// <summary>A Wednesday.</summary>
    public static readonly DateOnly Today = new(2026, 11, 18);

    public static readonly KnownNames Names = new(
        [
            new KnownUnit(1, "示例市教育局", ["市教育局"]),
            new KnownUnit(2, "示例市财政局", ["市财政局"]),
            new KnownUnit(3, "甲乙镇人民政府", ["甲乙镇", "甲乙镇政府"]),
            new KnownUnit(4, "丙丁街道办事处", ["丙丁街道"]),
            new KnownUnit(5, "示例市住房和城乡建设局", ["市住建局", "住建局"]),
            new KnownUnit(6, "戊己区财政局", []),
        ],
        ["2026年巡察整改台账", "以案促改台账"],
        ["李示例", "陈示例"]);

    public static readonly ReadingContext Office = new(Today, new WorkingCalendar(ShippedCalendars.All), Names, OwnUnit: 1);

    public static DialogueTurn Say(string text, DialogueState? state = null) => Dialogue.Next(state ?? DialogueState.Empty, text, Office);

    public static string Spell(Step step) => step switch
    {
        Step.Act act => Spell(act.Intent),
        Step.Ask ask => $"Ask {ask.Slot}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Of a turn; an open question is followed by what it waits with.</summary>
    public static string Spell(DialogueTurn turn) => turn.Step is Step.Ask ask && turn.State.Pending is { } pending
        ? $"Ask {ask.Slot}: {Spell(PendingIntent.Of(pending))}"
        : Spell(turn.Step);

    public static string Spell(Intent intent) => intent is Intent.Several several
        ? "Several " + string.Join(" + ", several.Parts.Select(Spell))
        : Plain(intent) + (intent.Named is { } named ? $" «{named}»" : "") + (intent.NamedUnit is { } unit ? $" of {unit}" : "");

    private static string Plain(Intent intent) => intent switch
    {
        Intent.MyTasks or Intent.MyUnits or Intent.OverallFigures or Intent.Help or Intent.More or Intent.Cancel or Intent.TypedConfirmation or Intent.Greeting { IsThanks: false } or Intent.Unknown => intent.GetType().Name,
        Intent.Greeting => "Thanks",
        Intent.Overdue overdue => Join("Overdue", overdue.UnitId),
        Intent.DueBy due => Join("DueBy", due.From is { } from ? $"{Day(from)}..{Day(due.Until)}" : Day(due.Until), due.UnitId),
        Intent.Show show => Join("Show", Number(show.Spoken)),
        Intent.WhoAnswers who => Join("Who", Number(who.Spoken)),
        Intent.UnitFigures unit => Join("Unit", unit.UnitId),
        Intent.Reminders reminders => Join("Reminders", Number(reminders.Spoken)),
        Intent.AddWorkingDays add => Join("Add", Day(add.From), add.Days),
        Intent.CountWorkingDays count => Join("Count", Day(count.From), Day(count.To)),
        Intent.IsWorkingDay day => Join("IsWorkingDay", Day(day.Day)),
        Intent.Report report => Join("Report", Number(report.Spoken), report.Percent is { } percent ? $"{percent}%" : "-", report.Text),
        Intent.Complete complete => Join("Complete", Number(complete.Spoken), complete.On is { } on ? Day(on) : null, complete.Text),
        Intent.Evidence evidence => Join("Evidence", Number(evidence.Spoken), evidence.Note),
        Intent.Promise promise => Join("Promise", Number(promise.Spoken), promise.Until is { } until ? Day(until) : "-"),
        Intent.DropFiles => "DropFiles",
        Intent.Undo undo => Join("Undo", undo.Spoken is null ? null : Number(undo.Spoken)),
        Intent.ChooseNotices notices => notices.On ? "Notices on" : "Notices off",
        Intent.DidYouMean mean => "DidYouMean " + string.Join("/", mean.Sentences),
        Intent.Refused => "Refused",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Join(params object?[] parts) => string.Join(' ', parts.Where(part => part is not null));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(SpokenNumber? spoken) => spoken is null ? "-" : spoken.Ledger is { } ledger ? $"{ledger}/{spoken.Number}" : spoken.Number;
}
