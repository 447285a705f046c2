using System.CommandLine;
using System.Globalization;

using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Hosting.Start;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Restore;
using CaseReform.Ops.Worker.SignIn;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary><c>reminders …</c>; here <c>release</c> and <c>send</c></summary>
internal static class ReminderCommands
{
    public static Command Create()
    {
        var fromToday = new Option<bool>("--from-today") { Description = ReminderTexts.HelpFromToday };
        var sendNow = new Option<bool>("--send-now") { Description = ReminderTexts.HelpSendNow };
        return new Command("reminders", ReminderTexts.HelpReminders)
        {
            PlanCommand.Create(),
            new Command("release", ReminderTexts.HelpRelease) { fromToday, sendNow, CommonOptions.AsOf }
                .Does((parse, context) => ReleaseAsync(context, parse.GetValue(fromToday), parse.GetValue(sendNow))),
            AfterRestoreCommand.Create(),
            ResendCommand.Create(),
            new Command("send", ReminderTexts.HelpSend) { CommonOptions.AsOf, CommonOptions.Json }.Does((_, context) => SendAsync(context)),
        };
    }

    internal static string Left(int? days) => days switch
    {
        null => string.Empty,
        0 => ReminderTexts.Today,
        > 0 => Say(ReminderTexts.Left, days),
        < 0 => Say(ReminderTexts.Late, -days),
    };

    private static async Task<int> ReleaseAsync(CommandContext context, bool fromToday, bool sendNow)
    {
        if (fromToday && sendNow)
        {
            throw new InputRefusedException(ReminderTexts.ReleaseOneOnly);
        }

        var store = context.Get<ReleaseStore>();
        var hours = context.Get<OfficeHours>();
        if (await store.ReleasedAtAsync(context.Token) is { } since)
        {
            if (fromToday || sendNow)
            {
                throw new InputRefusedException(Say(ReminderTexts.ReleaseTooLate, IsoDay.Text(hours.DayOf(since))));
            }

            context.Output.Line(ReminderTexts.ReleaseAlready, IsoDay.Text(hours.DayOf(since)));
            return ExitCode.Done;
        }

        if ((await context.Get<LedgerStore>().NamesAsync(context.Token)).Count == 0)
        {
            throw new InputRefusedException(ReminderTexts.ReleaseNothing);
        }

        var (plan, lines, _) = await context.Get<PlanList>().ReadAsync(context.Token);
        var late = lines.Where(l => l.Notice.FiredOn < plan.Day.Today).Select(l => (l.Notice.Measure, l.Notice.Rung.Name)).Distinct().Count();
        if (await context.Get<CloseOutCallStore>().CountUntoldAsync(plan.Day.Today, context.Token) is > 0 and var closeOuts)
        {
            context.Output.Line(ReminderTexts.ReleaseCloseOuts, closeOuts);
        }

        if (!fromToday && !sendNow)
        {
            // what is sent cannot be taken back: nobody is taken to have said so
            if (Console.IsInputRedirected)
            {
                throw new InputRefusedException(Say(ReminderTexts.ReleaseNobodyToAsk, late));
            }

            fromToday = late > 0 && !Question.Ask(Say(ReminderTexts.ReleaseAsk, late), ReminderTexts.ReleaseUnanswered);
        }

        await store.ReleaseAsync(fromToday ? plan.Day.Today : null, plan.Now, "office", context.Token);
        if (fromToday)
        {
            context.Output.Line(ReminderTexts.ReleasedFromToday, late);
            return ExitCode.Done;
        }

        if (late > 0)
        {
            context.Output.Line(ReminderTexts.ReleaseSendNow, late);
        }

        context.Output.Line(ReminderTexts.Released);
        return ExitCode.Done;
    }

    private static async Task<int> SendAsync(CommandContext context)
    {
        if (context.AsOf > TimeProvider.System.GetUtcNow() && context.Get<IOptions<MailOptions>>().Value.Transport != MailTransportKind.Folder)
        {
            throw new InputRefusedException(ReminderTexts.FutureNeedsFolder);
        }

        if (!context.Get<WorkerLock>().TryTake())
        {
            throw new SecondProcessException(ReminderTexts.SendBesideWorker);
        }

        await context.Get<WorkerName>().TakeAsync(context.Token);
        var released = await context.Get<ReleaseStore>().ReleasedAtAsync(context.Token) is not null;
        if (await context.Get<RestoreDetector>().HeldAsync(context.Token) is not null)
        {
            // the letter that asks the office goes by the way of those that let somebody in
            await context.Get<AccessMailRun>().RunAsync(context.Token);
        }

        var report = await context.Get<ReminderRound>().RunAsync(context.Token, tellOffice: true);
        context.Output.Document(new
        {
            planned = report.Plan.Planned,
            superseded = report.Plan.Superseded,
            letters = report.Letters,
            sent = report.Sent,
            uncertain = report.Uncertain,
            refused = report.Refused,
            waiting = report.Waiting,
        });
        await TellAsync(context, report, released);
        return RoundWords.Exit(report);
    }

    private static async Task TellAsync(CommandContext context, RoundReport report, bool released)
    {
        var output = context.Output;
        if (!released)
        {
            output.Line(ReminderTexts.NotReleased);
        }
        else if (report.Letters > 0 || report.Waiting > 0)
        {
            output.Line(ReminderTexts.SendTally, report.Plan.Planned, report.Plan.Superseded, report.Letters, report.Sent, report.Uncertain, report.Refused, report.Waiting);
        }
        else if (report.Paused is null)
        {
            output.Line(ReminderTexts.SendNothing);
        }

        RoundWords.Tell(output, report);
        if (report is { Paused: null, ServerAway: false, Declined: null, Waiting: > 0 })
        {
            var plan = await context.Get<PlanContexts>().NowAsync(context.Token);
            if (!plan.Hours.IsOpen(plan.Now, plan.Day.Calendar))
            {
                var opening = TimeZoneInfo.ConvertTime(plan.Hours.NextOpening(plan.Now, plan.Day.Calendar), plan.Hours.Zone);
                output.Line(ReminderTexts.SendWaitsForOffice, opening.ToString("M月d日 HH:mm", CultureInfo.InvariantCulture));
            }
        }
    }
}
