using System.CommandLine;
using System.Globalization;

using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary><c>reminders plan</c>: what would go out, of which measure, to whom, and when. Changes nothing.</summary>
internal static class PlanCommand
{
    private const int MaxText = 40;

    public static Command Create() => new Command("plan", ReminderTexts.HelpPlan) { CommonOptions.AsOf, CommonOptions.Json }.Does((_, context) => RunAsync(context));

    private static async Task<int> RunAsync(CommandContext context)
    {
        var (plan, lines, aside) = await context.Get<PlanList>().ReadAsync(context.Token);
        foreach (var sentence in aside)
        {
            context.Output.Error(sentence);
        }

        var texts = await context.Get<PlannedTexts>().ReadAsync(lines.Select(l => l.Notice.Measure), context.Token);
        var opening = TimeZoneInfo.ConvertTime(plan.Hours.NextOpening(plan.Now, plan.Day.Calendar), plan.Hours.Zone);
        context.Output.Document(lines.Select(l => Document(l, texts[l.Notice.Measure], opening)));
        var asOf = IsoDay.Minute(TimeZoneInfo.ConvertTime(plan.Now, plan.Hours.Zone));
        var closeOuts = await context.Get<CloseOutCallStore>().CountUntoldAsync(plan.Day.Today, context.Token);
        if (lines.Count == 0)
        {
            context.Output.Line(closeOuts == 0 ? ReminderTexts.PlanNothing : ReminderTexts.PlanNoMeasures, asOf);
            ShowCloseOuts(context.Output, closeOuts);
            return ExitCode.Done;
        }

        context.Output.Line(ReminderTexts.PlanTitle, asOf, lines.Count, lines.Where(l => l.Email is not null).Select(l => l.Email).Distinct().Count());
        if (lines.Count(l => l.Email is null) is > 0 and var unsendable)
        {
            context.Output.Line(ReminderTexts.PlanUnsendable, unsendable);
        }

        Show(context.Output, lines, texts);
        ShowCloseOuts(context.Output, closeOuts);
        ShowWhen(context.Output, plan, opening);
        if (await context.Get<ReleaseStore>().ReleasedAtAsync(context.Token) is null)
        {
            context.Output.Line(ReminderTexts.PlanHeld);
        }

        return ExitCode.Done;
    }

    private static void ShowCloseOuts(Output output, int count)
    {
        if (count > 0)
        {
            output.Line(ReminderTexts.PlanCloseOuts, count);
        }
    }

    private static object Document(PlannedLetterLine l, PlannedText text, DateTimeOffset opening) => new
    {
        measure = l.Notice.Number.ToString(),
        rung = l.Notice.Rung.Name,
        light = LightNames.NameOf(l.Notice.Rung.Light),
        deadline = IsoDay.Text(l.Notice.Deadline),
        workingDaysLeft = l.Notice.WorkingDaysLeft,
        recipient = l.Email,
        kind = l.Notice.Kind == NoticeKind.To ? "to" : "copy",
        reason = l.Remark is null ? l.Notice.Reason : l.Notice.Reason + " " + l.Remark,
        ledger = l.Notice.Ledger,
        firedOn = IsoDay.Text(l.Notice.FiredOn),
        name = l.Who,
        unit = text.Unit,
        text = text.Text,
        earliest = opening,
    };

    /// <summary>A measure once, with its recipients below it while they stand together.</summary>
    private static void Show(Output output, IReadOnlyList<PlannedLetterLine> lines, IReadOnlyDictionary<long, PlannedText> texts)
    {
        var measure = 0L;
        foreach (var l in lines)
        {
            if (l.Notice.Measure != measure)
            {
                measure = l.Notice.Measure;
                output.Line(ReminderTexts.PlanMeasure, l.Notice.Number, Plain.Cut(texts[measure].Text, MaxText), texts[measure].Unit, l.Notice.Ledger);
            }

            output.Line(
                ReminderTexts.PlanNotice,
                l.Notice.Rung.Name, LightNames.NameOf(l.Notice.Rung.Light),
                IsoDay.Text(l.Notice.Deadline) ?? ReminderTexts.NoDeadline,
                ReminderCommands.Left(l.Notice.WorkingDaysLeft),
                l.Remark is null ? l.Who : $"{l.Who}（{l.Remark}）",
                l.Notice.Kind == NoticeKind.Copy ? ReminderTexts.PlanCopy : string.Empty);
        }
    }

    /// <summary>Outside its hours the office sends nothing: says when it will.</summary>
    private static void ShowWhen(Output output, PlanContext plan, DateTimeOffset opening)
    {
        if (opening <= plan.Now)
        {
            return;
        }

        var day = DateOnly.FromDateTime(opening.DateTime);
        var when = string.Create(CultureInfo.InvariantCulture, $"{OfficialDate.WithWeekday(day)}{opening:HH:mm}");
        output.Line(
            plan.Day.Calendar.IsWorkingDay(plan.Day.Today) ? ReminderTexts.PlanClosed : ReminderTexts.PlanDayOff, OfficialDate.WithWeekday(plan.Day.Today), when);
        if (plan.Day.Calendar.TouchesProvisional(plan.Day.Today, day))
        {
            output.Line(ReminderTexts.PlanProvisional);
        }
    }
}
