using System.Globalization;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Questions;

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
        [new KnownPerson(1, "李示例"), new KnownPerson(2, "陈示例")]);

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
        Intent.Ask ask => Spell(ask.Question),
        Intent.Help or Intent.More or Intent.Cancel or Intent.TypedConfirmation or Intent.Greeting { IsThanks: false } or Intent.Unknown => intent.GetType().Name,
        Intent.Greeting => "Thanks",
        Intent.Digest digest => Join("Digest", digest.Year, digest.Number),
        Intent.AddWorkingDays add => Join("Add", Day(add.From), add.Days),
        Intent.CountWorkingDays count => Join("Count", Day(count.From), Day(count.To)),
        Intent.IsWorkingDay day => Join("IsWorkingDay", Day(day.Day)),
        Intent.Report report => Join("Report", Number(report.Spoken), report.Percent is { } percent ? $"{percent}%" : "-", report.Text),
        Intent.Complete complete => Join("Complete", Number(complete.Spoken), complete.On is { } on ? Day(on) : null, complete.Text),
        Intent.Evidence evidence => Join("Evidence", Number(evidence.Spoken), evidence.Note),
        Intent.Promise promise => Join("Promise", Number(promise.Spoken), promise.Until is { } until ? Day(until) : "-"),
        Intent.DropFiles => "DropFiles",
        Intent.Undo undo => Join("Undo", undo.Kind?.ToString(), undo.Spoken is null ? null : Number(undo.Spoken)),
        Intent.ChooseNotices notices => notices.On ? "Notices on" : "Notices off",
        Intent.DidYouMean mean => "DidYouMean " + string.Join("/", mean.Sentences),
        Intent.CloseOut move => Join("CloseOut", move.Move is { } named ? $"{named}" : "Review", Number(move.Spoken), move.Text),
        Intent.WaitingForMe => "WaitingForMe",
        Intent.Refused => "Refused",
        Intent.Talk talk => Join("Talk", talk.Subject, talk.Spoken is null ? null : Number(talk.Spoken), talk.Word),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Spell(Question question)
    {
        var f = question.Filter;
        var alone = f with { Units = [], Overdue = false, Due = null, Stage = null, Whose = Whose.Anybodys };
        var unit = f.Units is [var one] ? one : (long?)null;
        if (alone == MeasureFilter.None && f.Units.Count < 2 && (question.Spoken is null ? question.Maybe.Count : 0) + question.Unused.Count + question.Others.Count == 0 && question.Period is null && question.By is null && question.Parts.Count == 0)
        {
            switch (question.Asked, f)
            {
                case (Asked.List, { Whose: Whose.Mine, Stage: MeasureStage.Open, Due: null, Overdue: false }) when unit is null:
                    return "MyTasks";
                case (Asked.Figures, { Whose: Whose.MyUnits, Stage: null, Due: null, Overdue: false }):
                    return "MyUnits";
                case (Asked.List, { Overdue: true, Due: null, Stage: null, Whose: Whose.Anybodys }):
                    return Join("Overdue", unit);
                case (Asked.List, { Due: { To: { } to } due, Overdue: false, Stage: MeasureStage.Open, Whose: Whose.Anybodys }):
                    return Join("DueBy", due.From is { } from && from != Today ? $"{Day(from)}..{Day(to)}" : Day(to), unit);
                case (Asked.Figures, { Stage: null, Due: null, Overdue: false, Whose: Whose.Anybodys }):
                    return unit is null ? "OverallFigures" : Join("Unit", unit);
                case (Asked.Show, { Stage: null, Due: null, Overdue: false, Units.Count: 0 }):
                    return Join("Show", Number(question.Spoken));
                case (Asked.Who, { Stage: null, Due: null, Overdue: false, Units.Count: 0 }):
                    return Join("Who", Number(question.Spoken));
                case (Asked.Letters, { Stage: null, Due: null, Overdue: false, Units.Count: 0 }):
                    return Join("Reminders", Number(question.Spoken));
            }
        }

        return Join(
            question.Asked, question.Spoken is null ? null : Number(question.Spoken), string.Join(',', question.Others.Select(Number)) is { Length: > 0 } others ? others : null,
            f.Units.Count > 0 ? "units=" + string.Join(',', f.Units) : null, f.ExceptUnits.Count > 0 ? "except=" + string.Join(',', f.ExceptUnits) : null,
            f.People.Count > 0 ? "people=" + string.Join(',', f.People) : null, f.Ledgers.Count > 0 ? string.Join(',', f.Ledgers) : null, f.ExceptLedgers.Count > 0 ? "exceptledgers=" + string.Join(',', f.ExceptLedgers) : null, f.Lights.Count > 0 ? string.Join(',', f.Lights) : null,
            f.ExceptLights.Count > 0 ? "exceptlights=" + string.Join(',', f.ExceptLights) : null, f.ExceptQuiet ? "exceptquiet" : null, f.ExceptOverdue ? "exceptoverdue" : null, f.ExceptStage is { } left ? $"exceptstage={left}" : null,
            f.Late is { } late ? $"late={late.From}..{late.To}" : null, f.Percent is { } percent ? $"percent={percent.From}..{percent.To}" : null, f.NoPercent ? "nopercent" : null, question.By is { } by ? $"by={by}" : null,
            question.Parts.Count > 0 ? $"parts={question.Parts.Count}" : null, f.Quiet ? "quiet" : null, f.Overdue ? "overdue" : null,
            f.Stage, Span("due", f.Due), Span("reported", f.Reported), Span("unreported", f.Unreported), Span("completed", f.Completed), Span("closed", f.Closed), Span("entered", f.Entered),
            Span("period", question.Period), f.Promised ? "promised" : null, f.Broken ? "broken" : null, f.Whose == Whose.Anybodys ? null : f.Whose.ToString(),
            question.Maybe.Count > 0 && question.Spoken is null ? "maybe=" + string.Join(',', question.Maybe) : null, question.Unused.Count > 0 ? "unused=" + string.Join(',', question.Unused) : null);
    }

    private static string? Span(string name, DaySpan? span) => span is { } days
        ? $"{name}={(days.From is { } from ? Day(from) : "")}..{(days.To is { } to ? Day(to) : "")}"
        : null;

    private static string Join(params object?[] parts) => string.Join(' ', parts.Where(part => part is not null));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(SpokenNumber? spoken) => spoken is null ? "-" : spoken.Ledger is { } ledger ? $"{ledger}/{spoken.Number}" : spoken.Number;
}
