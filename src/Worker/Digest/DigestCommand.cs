using System.CommandLine;
using System.Diagnostics;

using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Reminders;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Digest;

/// <summary><c>digest</c>: shows the week's digest, or issues it.</summary>
internal static class DigestCommand
{
    private static readonly Option<string?> Out = new("--out") { Description = DigestRunTexts.HelpOut, HelpName = "DIR" };
    private static readonly Option<bool> Send = new("--send") { Description = DigestRunTexts.HelpSend };

    public static Command Create() => new Command("digest", DigestRunTexts.HelpDigest) { Out, Send, CommonOptions.AsOf }
        .Does((parse, context) => parse.GetValue(Send) ? SendAsync(context) : PreviewAsync(context, parse.GetValue(Out)));

    private static async Task<int> PreviewAsync(CommandContext context, string? folder)
    {
        var paper = context.Get<DigestPaper>();
        var count = await context.Get<DigestCounter>().CountAsync(context.Token);
        var target = Path.GetFullPath(folder ?? Path.Combine(paper.Folder, "preview"));
        await paper.PrintAsync(count, target, context.Token);
        context.Output.Line(DigestRunTexts.Previewed, count.Key, target);
        if (count.Check is DigestCheck.Mismatch mismatch)
        {
            context.Output.Error(DigestIssuer.Sentence(mismatch));
            return ExitCode.Failed;
        }

        return ExitCode.Done;
    }

    private static async Task<int> SendAsync(CommandContext context)
    {
        if (context.AsOf > TimeProvider.System.GetUtcNow() && context.Get<IOptions<MailOptions>>().Value.Transport != MailTransportKind.Folder)
        {
            throw new InputRefusedException(ReminderTexts.FutureNeedsFolder);
        }

        var outcome = await context.Get<DigestRun>().RunAsync(atOnce: true, context.Token);
        Tell(context.Output, outcome);
        if (outcome is not (DigestOutcome.Queued or DigestOutcome.Withheld))
        {
            return outcome is DigestOutcome.Already { IsWithheld: false } ? ExitCode.Done : ExitCode.Failed;
        }

        var exit = await DeliverAsync(context);
        return outcome is DigestOutcome.Queued ? exit : ExitCode.Failed;
    }

    /// <summary>Beside a running worker the letters are its work.</summary>
    private static async Task<int> DeliverAsync(CommandContext context)
    {
        if (!context.Get<WorkerLock>().TryTake())
        {
            context.Output.Line(DigestRunTexts.WorkerDelivers);
            return ExitCode.Done;
        }

        await context.Get<WorkerName>().TakeAsync(context.Token);
        var report = await context.Get<Dispatcher>().RunAsync(context.Token);
        context.Output.Line(DigestRunTexts.Delivered, report.Sent, report.Waiting);
        RoundWords.Tell(context.Output, report);
        return RoundWords.Exit(report);
    }

    private static void Tell(Output output, DigestOutcome outcome)
    {
        switch (outcome)
        {
            case DigestOutcome.NotReleased:
                output.Error(ReminderTexts.NotReleased);
                break;
            case DigestOutcome.Held held:
                output.Error(held.Sentence);
                break;
            case DigestOutcome.Already already:
                output.Line(already.IsWithheld ? DigestRunTexts.AlreadyWithheld : DigestRunTexts.Already, already.Key);
                break;
            case DigestOutcome.NobodyToSend:
                output.Error(DigestRunTexts.NobodyToSend);
                break;
            case DigestOutcome.Busy:
                output.Error(DigestRunTexts.Busy);
                break;
            case DigestOutcome.Queued queued:
                output.Line(DigestRunTexts.Queued, queued.Key, queued.Letters, queued.Workbook);
                break;
            case DigestOutcome.Withheld withheld:
                output.Error(DigestIssuer.Sentence(withheld.Mismatch));
                break;
            default:
                throw new UnreachableException();
        }
    }
}
