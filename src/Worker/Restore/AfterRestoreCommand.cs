using System.CommandLine;

using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Reminders;

namespace CaseReform.Ops.Worker.Restore;

/// <summary><c>reminders after-restore</c>: shows what can still be told, and takes the office's answer. Runs beside the worker, which goes on with its next round.</summary>
internal static class AfterRestoreCommand
{
    private const int Rows = 50;

    private static readonly Option<string?> SentUntil = new("--sent-until") { Description = RestoreTexts.HelpSentUntil, HelpName = "T" };
    private static readonly Option<bool> Proven = new("--proven") { Description = RestoreTexts.HelpProven };
    private static readonly Option<bool> SendAgain = new("--send-again") { Description = RestoreTexts.HelpSendAgain };
    private static readonly Option<bool> Yes = new("--yes") { Description = RestoreTexts.HelpYes };

    public static Command Create() => new Command("after-restore", RestoreTexts.HelpAfterRestore) { SentUntil, Proven, SendAgain, Yes, CommonOptions.AsOf }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CommandContext context)
    {
        var (until, proven, again) = (parse.GetValue(SentUntil), parse.GetValue(Proven), parse.GetValue(SendAgain));
        if ((until is null ? 0 : 1) + (proven ? 1 : 0) + (again ? 1 : 0) > 1)
        {
            throw new InputRefusedException(RestoreTexts.OnlyOne);
        }

        var instant = until is null ? (DateTimeOffset?)null : InstantOf(until, context);
        var work = context.Get<AfterRestore>();
        var noticed = await work.NoticedAsync(context.Token);
        var found = await work.FindAsync(noticed, context.Token);
        context.Output.Line(noticed is null ? RestoreTexts.NotNoticed : Say(RestoreTexts.Noticed, RestoreWords.Reason(noticed.Reason)));
        await ShowAsync(found, context);
        if (instant is null && !proven && !again)
        {
            context.Output.Line(noticed is null ? string.Empty : RestoreTexts.Choose);
            return ExitCode.Done;
        }

        var question = instant is { } at ? Say(RestoreTexts.AskUntil, OfficialDate.Of(Local(at, context)))
            : proven ? RestoreTexts.AskProven : RestoreTexts.AskAgain;
        if (!parse.GetValue(Yes) && !Question.Ask(question, RestoreTexts.Unanswered))
        {
            context.Output.Line(RestoreTexts.Declined);
            return ExitCode.Failed;
        }

        var (letters, notices) = instant is { } end ? await work.SentUntilAsync(end, context.Token)
            : proven ? await work.ProvenAsync(found, context.Token)
            : await work.SendAgainAsync(context.Token);
        context.Output.Line(RestoreTexts.Done, letters, notices);
        return ExitCode.Done;
    }

    private static async Task ShowAsync(RestoreFindings found, CommandContext context)
    {
        var output = context.Output;
        if (found.Known is { } known)
        {
            output.Line(RestoreTexts.Known, OfficialDate.Of(Local(known, context)));
        }

        if (found.Letters.Count > 0)
        {
            output.Line(RestoreTexts.FoundLetters, found.Letters.Count);
            foreach (var letter in found.Letters.Take(Rows))
            {
                output.Line(
                    RestoreTexts.FoundRow, IsoDay.Minute(Local(letter.At, context)), letter.To,
                    string.Join('、', letter.Measures.Select(m => m.Number)));
            }

            if (found.Letters.Count > Rows)
            {
                output.Line(RestoreTexts.FoundMore, found.Letters.Count - Rows);
            }
        }

        if (found.Journal.Count > 0)
        {
            output.Line(RestoreTexts.FoundJournal, found.Journal.Count, found.Journal.Values.Count(isTaken => isTaken));
        }

        if (found.Letters.Count + found.Journal.Count == 0)
        {
            output.Line(RestoreTexts.FoundNone);
        }

        if (found.Digest is { } week)
        {
            output.Line(RestoreTexts.FoundDigest, week);
        }

        var (_, lines, _) = await context.Get<PlanList>().ReadAsync(context.Token);
        output.Line(RestoreTexts.WouldSend, lines.Count, lines.Select(l => (l.Who, l.Email)).Distinct().Count(), found.UnderWay);
    }

    /// <summary>A date means all of that day, up to this moment.</summary>
    private static DateTimeOffset InstantOf(string text, CommandContext context)
    {
        var hours = context.Get<OfficeHours>();
        var now = context.Clock.GetUtcNow();
        if (IsoDay.Find(text) is { } day && day <= hours.DayOf(now))
        {
            return day == hours.DayOf(now) ? now : (hours with { Opens = TimeOnly.MinValue }).OpeningOf(day.AddDays(1)).AddMilliseconds(-1);
        }

        DateTimeOffset instant;
        try
        {
            instant = AsOfText.Read(text, hours);
        }
        catch (InputRefusedException)
        {
            // its sentences name another option
            throw new InputRefusedException(Say(RestoreTexts.Unclear, text));
        }

        return instant <= now ? instant : throw new InputRefusedException(Say(RestoreTexts.Future, text));
    }

    private static DateTimeOffset Local(DateTimeOffset instant, CommandContext context) => TimeZoneInfo.ConvertTime(instant, context.Get<OfficeHours>().Zone);
}
